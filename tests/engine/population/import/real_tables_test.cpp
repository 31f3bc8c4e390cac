#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"
#include "population/import/district_import.hpp"
#include "population/import/public_table.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

/// The folder with the real tables, or nothing where the machine has none.
std::optional<std::string> real_tables() {
  const char* folder = std::getenv("PILOTWAVE_SHARED_DATA");
  if (folder != nullptr && std::filesystem::is_directory(folder)) return std::string(folder) + "/";
  WARN("skipped: PILOTWAVE_SHARED_DATA names no folder with the real tables");
  return std::nullopt;
}

ImportedDistrict import_real(const std::vector<std::string>& paths, const std::string& leaid) {
  auto imported = import_district(paths, {leaid, ""});
  INFO(texts(imported.errors()));
  REQUIRE(imported.ok());
  return std::move(imported).value();
}

std::vector<std::string> real_ccd(const std::string& folder) {
  std::vector<std::string> paths;
  for (const char* number : {"029", "033", "052", "059", "129"}) {
    paths.push_back(folder + "recon_ccd_sch_" + number + "_2223.csv");
  }
  return paths;
}

PublicTable table(const std::string& path) {
  auto read = read_public_table(path);
  INFO(texts(read.errors()));
  REQUIRE(read.ok());
  return std::move(read).value();
}

void check_same_people(const DistrictDef& a, const DistrictDef& b) {
  REQUIRE(a.schools.size() == b.schools.size());
  for (std::size_t i = 0; i < a.schools.size(); ++i) {
    INFO(a.schools[i].id << " " << a.schools[i].name);
    CHECK(a.schools[i].id == b.schools[i].id);
    CHECK(a.schools[i].students == b.schools[i].students);
    CHECK(a.schools[i].teachers == b.schools[i].teachers);
    CHECK(a.schools[i].level == b.schools[i].level);
    CHECK(a.schools[i].poverty_share == b.schools[i].poverty_share);
    CHECK(a.schools[i].charter == b.schools[i].charter);
  }
}

/// The composite's staff counts, where School Search gave them, with the enrolment of that year.
void check_same_facts(const PublicTable& composite, const PublicTable& search) {
  std::size_t compared = 0;
  for (const auto& [id, facts] : composite.schools) {
    INFO(id);
    REQUIRE(search.schools.contains(id));
    if (facts.fte_origin != "S23") continue;
    CHECK(facts.teachers_fte == search.schools.at(id).teachers_fte);
    CHECK(facts.fte_students == search.schools.at(id).students);
    ++compared;
  }
  CHECK(compared > composite.schools.size() / 2);
}

}  // namespace

TEST_CASE(
    "Kent reads the same from CCD, ELSI, its Excel form and School Search, and agrees with the composite") {
  const auto data = real_tables();
  if (!data) return;
  const std::string kent = *data + "excerpts/wa_kent/";
  const ImportedDistrict reference = import_real(real_ccd(kent), "5303960");
  CHECK(reference.district.name == "Kent School District");
  CHECK(reference.report.before.schools == 46);
  CHECK(reference.district.schools.size() == 43);
  CHECK(reference.district.n_students() == 25586);
  CHECK(reference.report.before.teachers == Approx(1458.32));
  for (const char* file : {"recon_elsi_export.csv", "synthetic_variant_elsi_bom_excelquoted.csv",
                           "nces_schoolsearch_2223.csv"}) {
    INFO(file);
    check_same_people(reference.district, import_real({kent + file}, "5303960").district);
  }
  const PublicTable composite = table(kent + "canonical_schools.csv");
  const PublicTable search = table(kent + "nces_schoolsearch_2223.csv");
  CHECK(composite.schools.size() == search.schools.size());
  check_same_facts(composite, search);
  const ImportedDistrict now = import_real({kent + "canonical_schools.csv"}, "5303960");
  CHECK(now.district.schools.size() == 44);
  CHECK(now.district.n_students() == 25700);
  CHECK(now.district.n_teachers() == Approx(1442).epsilon(0.005));
}

TEST_CASE("Duval reads from CCD, ELSI, School Search, the composite and HIFLD, charters included") {
  const auto data = real_tables();
  if (!data) return;
  const std::string duval = *data + "excerpts/fl_duval/";
  const ImportedDistrict reference = import_real(real_ccd(duval), "1200480");
  CHECK(reference.report.before.schools == 210);
  CHECK(reference.district.schools.size() == 201);
  CHECK(std::count_if(reference.district.schools.begin(), reference.district.schools.end(),
                      [](const SchoolDef& school) { return school.charter; }) == 41);
  check_same_people(reference.district, import_real({duval + "recon_elsi_export.csv"}, "1200480").district);
  check_same_facts(table(duval + "canonical_schools.csv"), table(duval + "nces_schoolsearch_2223.csv"));
  const ImportedDistrict now = import_real({duval + "canonical_schools.csv"}, "1200480");
  CHECK(now.report.before.students == 128987);
  CHECK(now.district.schools.size() == 202);  // 204 with students, two of them in detention

  const ImportedDistrict hifld = import_real({duval + "hifld_public_schools.csv"}, "1200480");
  CHECK(hifld.report.before.schools == 214);
  CHECK(hifld.district.schools.size() == 204);
  std::set<std::string> ids;
  for (const SchoolDef& school : hifld.district.schools) ids.insert(school.id);
  for (const SchoolDef& school : reference.district.schools) {
    INFO(school.id << " " << school.name);
    CHECK(ids.contains(school.id));
  }
}

TEST_CASE("Hoover reads from ELSI of 2019-20 and the composite, which agree on that year") {
  const auto data = real_tables();
  if (!data) return;
  const std::string hoover = *data + "excerpts/al_hoover_city/";
  const ImportedDistrict then = import_real({hoover + "recon_elsi_export.csv"}, "100007");
  CHECK(then.district.schools.size() == 16);
  CHECK(then.district.n_students() == 14061);
  CHECK(then.report.before.teachers == Approx(970.33));
  const PublicTable elsi = table(hoover + "recon_elsi_export.csv");
  for (const auto& [id, facts] : table(hoover + "canonical_schools.csv").schools) {
    INFO(id);
    REQUIRE(elsi.schools.contains(id));
    if (!facts.teachers_fte) continue;
    CHECK(facts.teachers_fte == elsi.schools.at(id).teachers_fte);
    CHECK(facts.fte_students == elsi.schools.at(id).students);
  }
  const ImportedDistrict mixed =
      import_real({hoover + "elsi_derived_2324.csv", hoover + "recon_elsi_export.csv",
                   hoover + "ccd_sch_059_2223_w_marshall_albertville.csv",
                   hoover + "ccd_sch_129_2223_w_marshall_albertville.csv"},
                  "0100007");
  CHECK(mixed.district.n_students() == 13524);
  CHECK(mixed.district.n_teachers() == Approx(933).epsilon(0.005));
}

TEST_CASE("Tonasket reads the same from every table of its year") {
  const auto data = real_tables();
  if (!data) return;
  const std::string tonasket = *data + "excerpts/wa_tonasket/";
  const ImportedDistrict reference = import_real(real_ccd(tonasket), "5308940");
  CHECK(reference.district.schools.size() == 5);
  CHECK(reference.district.n_students() == 1166);
  check_same_people(reference.district,
                    import_real({tonasket + "recon_elsi_export.csv"}, "5308940").district);
  check_same_people(reference.district,
                    import_real({tonasket + "nces_schoolsearch_2223.csv"}, "5308940").district);
  check_same_people(reference.district,
                    import_real({*data + "originals/nces_schoolsearch_wa_2223.csv"}, "5308940").district);
  const ImportedDistrict now = import_real({tonasket + "canonical_schools.csv"}, "5308940");
  CHECK(now.district.n_students() == 1155);
  check_same_people(now.district, import_real({*data + "ccd_schools_wa.csv"}, "5308940").district);
}

TEST_CASE("the national table is read compressed and a name borne by several districts is not guessed") {
  const auto data = real_tables();
  if (!data) return;
  const std::vector<std::string> nation{*data + "ccd_schools_us.csv.gz"};
  const auto several = import_district(nation, {"", "Marshall County"});
  REQUIRE_FALSE(several.ok());
  CHECK_THAT(texts(several.errors()),
             Contains("0100006 Marshall County (AL)") && Contains("2103810 Marshall County (KY)"));
  check_same_people(import_real(nation, "1200480").district,
                    import_real({*data + "excerpts/fl_duval/canonical_schools.csv"}, "1200480").district);
}

TEST_CASE("district-level originals are refused by name") {
  const auto data = real_tables();
  if (!data) return;
  for (const char* file :
       {"originals/ccd_lea_029_1819_w_1a_091019.csv.gz", "originals/elsi_district_export_body_1920.csv",
        "ccd_districts_us.csv", "excerpts/fl_duval/ccd_lea_052_1516_w_1a_011717.csv",
        "excerpts/fl_duval/CCD_LEA_059_1516_W_1a_011717.csv"}) {
    INFO(file);
    const auto read = read_public_table(*data + file);
    REQUIRE_FALSE(read.ok());
    CHECK_THAT(texts(read.errors()), Contains("one row per district"));
  }
}
