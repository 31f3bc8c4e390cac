#include "population/import/district_import.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

using Paths = std::vector<std::string>;

Paths ccd() {
  return {fixture("ccd_sch_029_2223.csv"), fixture("ccd_sch_052_2223.csv"), fixture("ccd_sch_059_2223.csv"),
          fixture("ccd_sch_033_2223.csv"), fixture("ccd_sch_129_2223.csv")};
}

ImportedDistrict import_ok(const Paths& paths, const DistrictChoice& choice) {
  auto imported = import_district(paths, choice);
  INFO(texts(imported.errors()));
  REQUIRE(imported.ok());
  return std::move(imported).value();
}

std::string import_error(const Paths& paths, const DistrictChoice& choice) {
  const auto imported = import_district(paths, choice);
  REQUIRE_FALSE(imported.ok());
  return texts(imported.errors());
}

}  // namespace

TEST_CASE("Tonasket from the CCD files has its five schools with their published numbers") {
  const ImportedDistrict imported = import_ok(ccd(), {"5308940", ""});
  const DistrictDef& district = imported.district;
  CHECK(district.id == "5308940");
  CHECK(district.name == "Tonasket School District");
  CHECK(district.state == "WA");
  REQUIRE(district.schools.size() == 5);
  CHECK(district.n_students() == 474 + 342 + 232 + 96 + 22);
  const SchoolDef& elementary = school(district, "530894001529");
  CHECK(elementary.name == "Tonasket Elementary School");
  CHECK(elementary.level == Level::Elementary);
  CHECK(elementary.grade_low == kGradePK);
  CHECK(elementary.grade_high == 5);
  CHECK(elementary.students == 474);
  CHECK(elementary.teachers == 31);
  CHECK(elementary.poverty_share == 0.839662);  // 398 of 474
  CHECK(elementary.devices_per_student == SchoolDef{}.devices_per_student);
  CHECK(school(district, "530894003709").teachers == 2);  // 22 / 13.25, the other high school's ratio
  CHECK(school(district, "530894003673").teachers == 6);  // 96 / 15.9, the national ratio
  CHECK(imported.report.before.schools == 5);
  CHECK(imported.report.before.students == 1166);
  CHECK(imported.report.after.students == 1166);
  CHECK(imported.report.before.teachers == Approx(72.04));
  CHECK(imported.report.after.teachers == 80);
}

TEST_CASE(
    "CCD, ELSI, its Excel form and School Search of one year give the same people in the same schools") {
  for (const char* leaid : {"5308940", "5303960"}) {
    const DistrictDef reference = import_ok(ccd(), {leaid, ""}).district;
    for (const char* file :
         {"elsi_public_school_2223.csv", "elsi_excel_quoted_bom.csv", "school_search_2223.csv"}) {
      INFO(file);
      const DistrictDef other = import_ok({fixture(file)}, {leaid, ""}).district;
      REQUIRE(other.schools.size() == reference.schools.size());
      for (std::size_t i = 0; i < other.schools.size(); ++i) {
        CHECK(other.schools[i].id == reference.schools[i].id);
        CHECK(other.schools[i].students == reference.schools[i].students);
        CHECK(other.schools[i].teachers == reference.schools[i].teachers);
        CHECK(other.schools[i].poverty_share == reference.schools[i].poverty_share);
        CHECK(other.schools[i].level == reference.schools[i].level);
        CHECK(other.schools[i].grade_low == reference.schools[i].grade_low);
        CHECK(other.schools[i].grade_high == reference.schools[i].grade_high);
      }
    }
  }
}

TEST_CASE("every school the tables list is either imported or stated as dropped") {
  const ImportedDistrict imported = import_ok(ccd(), {"5303960", ""});
  CHECK(imported.district.schools.size() == 2);
  const std::string dropped = texts(imported.report, Statement::Kind::Dropped);
  CHECK_THAT(dropped, Contains("530396003244 Birth to Age 2 (0 students): no students"));
  CHECK_THAT(dropped,
             Contains("530396003907 Canyon Ridge Middle School (students unknown): students not reported"));
  CHECK(imported.report.before.schools == 4);
  CHECK(imported.report.of(Statement::Kind::Dropped).size() == 2);
}

TEST_CASE("the order of tables with one year's different facts does not matter, nor does the order of rows") {
  Paths reversed = ccd();
  std::reverse(reversed.begin(), reversed.end());
  const DistrictDef a = import_ok(ccd(), {"5308940", ""}).district;
  const DistrictDef b = import_ok(reversed, {"5308940", ""}).district;
  REQUIRE(a.schools.size() == b.schools.size());
  for (std::size_t i = 0; i < a.schools.size(); ++i) {
    CHECK(a.schools[i].id == b.schools[i].id);
    CHECK(a.schools[i].teachers == b.schools[i].teachers);
    CHECK(a.schools[i].poverty_share == b.schools[i].poverty_share);
  }
}

TEST_CASE("the composite table scales staff to this year and tells what its maker imputed") {
  const ImportedDistrict imported =
      import_ok({fixture("composite_schools.csv")}, {"", "TONASKET school district"});
  const DistrictDef& district = imported.district;
  CHECK(district.n_students() == 1155);
  CHECK(school(district, "530894001530").teachers == 24);  // 321 students at 342 / 25.81
  CHECK(school(district, "530894001530").latitude == 48.701741);
  CHECK(school(district, "530894001530").locale == 43);
  CHECK(school(district, "530894003709").teachers == 1);
  CHECK_THAT(texts(imported.report, Statement::Kind::Imputed),
             Contains("teachers of 2 schools: already imputed by the table's maker") &&
                 Contains("coordinates of 2 schools: already imputed by the table's maker"));
}

TEST_CASE(
    "HIFLD alone is enough: closed schools and a jail are dropped, poverty is national, places are kept") {
  const ImportedDistrict imported = import_ok({fixture("hifld_public_schools.csv")}, {"1200480", ""});
  CHECK(imported.district.name == "District 1200480");
  REQUIRE(imported.district.schools.size() == 3);
  CHECK(school(imported.district, "120048000633").students == 289);
  CHECK(school(imported.district, "120048000633").teachers == 22);
  CHECK(school(imported.district, "120048000633").poverty_share == 0.56);
  CHECK(school(imported.district, "120048000633").longitude == -81.695936);
  const std::string dropped = texts(imported.report, Statement::Kind::Dropped);
  CHECK_THAT(dropped, Contains("PRETRIAL DETENTION FACILITY (55 students): inside a correctional facility"));
  CHECK_THAT(dropped, Contains("120048008798") && Contains("closed in the year of the table"));
  CHECK_THAT(dropped, Contains("120048010662") && Contains("not yet open"));
  CHECK_THAT(texts(imported.report, Statement::Kind::Note), Contains("no table names the district"));
}

TEST_CASE("a cleaned export without grades or staff still gives a district, every guess stated") {
  const ImportedDistrict imported = import_ok({fixture("elsi_cleaned_2324.csv")}, {"5308940", ""});
  CHECK(imported.district.n_students() == 1155);
  CHECK(school(imported.district, "530894001647").level == Level::Middle);
  CHECK(school(imported.district, "530894001647").teachers == 14);  // 225 / 15.8
  CHECK_THAT(texts(imported.report, Statement::Kind::Imputed),
             Contains("from the words of the name") && Contains("the usual span of the level") &&
                 Contains("the national ratio of middle schools"));
}

TEST_CASE("tables that cannot make a district say which file is lacking") {
  CHECK_THAT(import_error({fixture("ccd_sch_059_2223.csv")}, {"5308940", ""}),
             Contains("no table lists a district's schools") && Contains("ccd_sch_029"));
  CHECK_THAT(import_error({fixture("ccd_sch_029_2223.csv")}, {"5308940", ""}),
             Contains("enrolment") && Contains("ccd_sch_052"));
  CHECK_THAT(import_error({fixture("ccd_sch_1314_texas.csv")}, {"4800001", ""}),
             Contains("CCD school file before 2014-15") && Contains("enrolment"));
  CHECK_THAT(import_error({}, {"5308940", ""}), Contains("no table is named"));
}

TEST_CASE("every refused table is told in one pass") {
  const std::string errors =
      import_error({fixture("ccd_lea_029_1819.csv"), "/nonexistent.csv", fixture("ccd_lea_059_1516.csv")},
                   {"5308940", ""});
  CHECK_THAT(errors, Contains("LEA 029") && Contains("no such file") && Contains("LEA 059"));
}

TEST_CASE("a damaged row stops the import of its own district only") {
  const TempFolder folder;
  std::string split = read_file(fixture("ccd_sch_029_2223.csv"));
  split.replace(split.find("Tonasket High"), 8, "Tona,ket");
  Paths paths = ccd();
  paths[0] = folder.write("029.csv", split);
  CHECK_THAT(import_error(paths, {"5308940", ""}),
             Contains("66 cells where the header has 65") && Contains("district 5308940"));
  const ImportedDistrict other = import_ok(paths, {"5303960", ""});
  CHECK(other.district.schools.size() == 2);
  CHECK_THAT(texts(other.report, Statement::Kind::Note), Contains("none mentions this district"));
}

TEST_CASE("rows that run into one another because of a stray quotation mark are not lost in silence") {
  const TempFolder folder;
  std::string stray = read_file(fixture("ccd_sch_029_2223.csv"));
  stray.replace(stray.find("Tonasket High"), 8, "\"Tona\" ");
  stray.replace(stray.find("Tonasket Choice"), 15, "\"Tonasket Choice\"");
  Paths paths = ccd();
  paths[0] = folder.write("029.csv", stray);
  CHECK_THAT(import_error(paths, {"5308940", ""}), Contains("029.csv:"));
}

TEST_CASE("a district whose every school is dropped is an error that names the reasons") {
  const TempFolder folder;
  const std::string path =
      folder.write("s.csv",
                   "st,sch_name,ncessch,lea_name,leaid,total_students,frl_eligible\n"
                   "WI,Stanley Correctional Institution,550000100001,Corrections,5500001,30,\n"
                   "WI,Waupun Correctional Institution,550000100002,Corrections,5500001,0,\n");
  CHECK_THAT(import_error({path}, {"5500001", ""}), Contains("no school to simulate: all 2") &&
                                                        Contains("correctional facility") &&
                                                        Contains("no students"));
}

TEST_CASE("cells that make no sense are taken as missing and told with file and line") {
  const TempFolder folder;
  const std::string path =
      folder.write("s.csv",
                   "st,sch_name,ncessch,lea_name,leaid,total_students,frl_eligible\n"
                   "AL,Berry Middle School,10000700337,Hoover City,100007,1111,lots\n"
                   "AL,Hoover High School,10000700251,Hoover City,100007,\"2,884\",910\n");
  const ImportedDistrict imported = import_ok({path}, {"100007", ""});
  CHECK(school(imported.district, "010000700251").students == 2884);
  CHECK(school(imported.district, "010000700337").poverty_share ==
        school(imported.district, "010000700251").poverty_share);
  CHECK_THAT(texts(imported.report, Statement::Kind::Note),
             Contains("s.csv: school 010000700337: line 2: lunch eligibility `lots` not understood"));
}
