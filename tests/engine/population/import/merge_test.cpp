#include "population/import/merge.hpp"

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

std::vector<PublicTable> read_all(std::initializer_list<const char*> names) {
  std::vector<PublicTable> tables;
  for (const char* name : names) {
    auto table = read_public_table(fixture(name));
    REQUIRE(table.ok());
    tables.push_back(std::move(table).value());
  }
  return tables;
}

}  // namespace

TEST_CASE("the five CCD files join on the school id, in any order") {
  ImportReport report;
  const auto tables = read_all({"ccd_sch_059_2223.csv", "ccd_sch_033_2223.csv", "ccd_sch_129_2223.csv",
                                "ccd_sch_052_2223.csv", "ccd_sch_029_2223.csv"});
  const auto schools = merge_tables(tables, "5308940", report);
  REQUIRE(schools.size() == 5);
  const SchoolFacts& high = schools.at("530894001530");
  CHECK(high.name == "Tonasket High School");
  CHECK(high.students == 342.0);
  CHECK(high.teachers_fte == 25.81);
  CHECK(high.free_reduced == 288.0);
  CHECK(high.lunch_programme == "NSLPCEO");
  CHECK(high.grade_high == 12);
  CHECK(report.of(Statement::Kind::Read).size() == 5);
  CHECK_THAT(texts(report, Statement::Kind::Origin),
             Contains("students of 5 schools from ccd_sch_052_2223.csv (2022-23)"));
}

TEST_CASE(
    "the first table with a value wins, later ones fill the gaps, and counts travel with their enrolment") {
  ImportReport report;
  const auto tables = read_all({"elsi_cleaned_2324.csv", "school_search_2223.csv", "composite_schools.csv"});
  const auto schools = merge_tables(tables, "5308940", report);
  const SchoolFacts& high = schools.at("530894001530");
  CHECK(high.students == 321.0);      // the cleaned export of 2023-24
  CHECK(high.teachers_fte == 25.81);  // School Search, a year earlier ...
  CHECK(high.fte_students == 342.0);  // ... with that year's enrolment
  CHECK(high.free_reduced == 259.0);
  CHECK(high.lunch_students == 321.0);
  CHECK(high.latitude == 48.701741);  // only the composite knows it
}

TEST_CASE("the first list of schools decides which there are; others are stated, not added") {
  ImportReport report;
  auto tables = read_all({"composite_schools.csv", "ccd_sch_059_2223.csv"});
  tables[0].schools.erase("530894003709");
  const auto schools = merge_tables(tables, "5308940", report);
  CHECK(schools.size() == 4);
  CHECK_THAT(texts(report, Statement::Kind::Dropped),
             Contains("530894003709") && Contains("only ccd_sch_059_2223.csv knows it"));
  CHECK_THAT(texts(report, Statement::Kind::Note), Contains("different years: 2022-23, 2023-24"));
}
