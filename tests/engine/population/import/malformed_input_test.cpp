#include <cstdint>
#include <random>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"
#include "population/import/district_import.hpp"
#include "population/import/imputation.hpp"
#include "population/import/schools_table.hpp"
#include "population/import/screening.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

/// Whatever the bytes, the answer is a believable district or a Diagnostic with words in it.
void check_import(const std::vector<std::string>& paths, const char* leaid) {
  const auto imported = import_district(paths, {leaid, ""});
  if (!imported.ok()) {
    REQUIRE_FALSE(imported.errors().front().what.empty());
    return;
  }
  for (const SchoolDef& school : imported.value().district.schools) {
    REQUIRE(school.students >= 1);
    REQUIRE(school.students <= int(kMostStudents));
    REQUIRE(school.teachers >= 1);
    REQUIRE(school.teachers <= kMostTeachers);
    REQUIRE(school.poverty_share >= 0);
    REQUIRE(school.poverty_share <= 1);
    REQUIRE(school.grade_low <= school.grade_high);
  }
}

struct Table {
  const char* file;
  const char* leaid;
};
const std::vector<Table> kTables{{"composite_schools.csv", "5308940"},
                                 {"elsi_excel_quoted_bom.csv", "5308940"},
                                 {"school_search_2223.csv", "5303960"},
                                 {"hifld_public_schools.csv", "1200480"}};

}  // namespace

TEST_CASE("a table cut at any byte is read or refused, never more") {
  const TempFolder folder;
  const std::string whole = read_file(fixture("composite_schools.csv"));
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    check_import({folder.write("cut.csv", whole.substr(0, size))}, "5308940");
  }
}

TEST_CASE("an ELSI export cut at any byte is read or refused, never more") {
  const TempFolder folder;
  const std::string whole = read_file(fixture("elsi_excel_quoted_bom.csv"));
  for (std::size_t size = 0; size <= whole.size(); size += 3) {
    check_import({folder.write("cut.csv", whole.substr(0, size))}, "5308940");
  }
}

TEST_CASE("flipped bytes are read or refused, never more") {
  const TempFolder folder;
  for (const Table& table : kTables) {
    const std::string whole = read_file(fixture(table.file));
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
      std::mt19937 random(seed);  // its sequence is fixed by the standard
      std::string flipped = whole;
      for (std::uint32_t n = 0; n <= seed % 8; ++n) {
        flipped[random() % flipped.size()] = static_cast<char>(random() & 0xff);
      }
      check_import({folder.write("flipped.csv", flipped)}, table.leaid);
    }
  }
}

TEST_CASE("a flipped byte in one of the CCD files is read or refused, never more") {
  const std::vector<const char*> names{"ccd_sch_029_2223.csv", "ccd_sch_052_2223.csv", "ccd_sch_059_2223.csv",
                                       "ccd_sch_033_2223.csv"};
  const TempFolder folder;
  for (std::size_t damaged = 0; damaged < names.size(); ++damaged) {
    std::vector<std::string> paths;
    for (const char* name : names) paths.push_back(fixture(name));
    const std::string whole = read_file(paths[damaged]);
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
      std::mt19937 random(seed);
      std::string flipped = whole;
      flipped[random() % flipped.size()] = static_cast<char>(random() & 0x7f);
      paths[damaged] = folder.write("flipped.csv", flipped);
      check_import(paths, "5308940");
    }
  }
}

TEST_CASE("printable noise in every cell is read or refused, never more") {
  constexpr std::string_view kNoise = "\",\n=;0-9.eE+ ";
  const TempFolder folder;
  for (const Table& table : kTables) {
    const std::string whole = read_file(fixture(table.file));
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
      std::mt19937 random(seed);
      std::string noisy = whole;
      for (int n = 0; n < 12; ++n) noisy[random() % noisy.size()] = kNoise[random() % kNoise.size()];
      check_import({folder.write("noisy.csv", noisy)}, table.leaid);
    }
  }
}

TEST_CASE("a schools table cut at any byte or with flipped bytes is read or refused, never more") {
  const TempFolder folder;
  const std::vector<std::string> paths{fixture("composite_schools.csv")};
  const auto imported = import_district(paths, {"5308940", ""});
  REQUIRE(imported.ok());
  const std::string whole = schools_table_text(imported.value().district.schools);
  const auto check = [&folder](const std::string& content) {
    const auto schools = read_schools_table(folder.write("s.csv", content));
    if (!schools.ok()) {
      REQUIRE_FALSE(schools.errors().front().what.empty());
      return;
    }
    for (const SchoolDef& school : schools.value()) {
      REQUIRE(school.students >= 1);
      REQUIRE(school.teachers >= 1);
    }
  };
  for (std::size_t size = 0; size < whole.size(); ++size) check(whole.substr(0, size));
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    std::string flipped = whole;
    flipped[random() % flipped.size()] = static_cast<char>(random() & 0xff);
    check(flipped);
  }
}
