#include "population/import/public_table.hpp"

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

PublicTable read_ok(const std::string& path) {
  auto table = read_public_table(path);
  INFO(texts(table.errors()));
  REQUIRE(table.ok());
  return std::move(table).value();
}

std::string refusal(const std::string& path) {
  const auto table = read_public_table(path);
  REQUIRE_FALSE(table.ok());
  return texts(table.errors());
}

constexpr std::string_view kHigh = "530894001530";      // Tonasket High School
constexpr std::string_view kOutreach = "530894003673";  // no staff of its own
constexpr std::string_view kNew = "530396003907";       // Canyon Ridge, not reported yet

}  // namespace

TEST_CASE("each published layout is recognised by its header alone") {
  const std::vector<std::pair<const char*, std::string_view>> expected{
      {"ccd_sch_029_2223.csv", "CCD school directory (029)"},
      {"ccd_sch_052_2223.csv", "CCD school membership (052)"},
      {"ccd_sch_033_2223.csv", "CCD school lunch eligibility (033)"},
      {"ccd_sch_059_2223.csv", "CCD school staff (059)"},
      {"ccd_sch_129_2223.csv", "CCD school characteristics (129)"},
      {"elsi_public_school_2223.csv", "ELSI public school export"},
      {"elsi_excel_quoted_bom.csv", "ELSI public school export"},
      {"elsi_cleaned_2324.csv", "cleaned ELSI public school export"},
      {"school_search_2223.csv", "NCES School Search download"},
      {"hifld_public_schools.csv", "HIFLD public schools"},
      {"composite_schools.csv", "composite school table"},
      {"ccd_sch_1314_texas.csv", "CCD school file before 2014-15"}};
  for (const auto& [file, name] : expected) {
    INFO(file);
    CHECK(read_ok(fixture(file)).layout->name == name);
  }
}

TEST_CASE("the year of a table comes from its rows, its column names or its layout") {
  CHECK(read_ok(fixture("ccd_sch_052_2223.csv")).year_text() == "2022-23");
  CHECK(read_ok(fixture("elsi_public_school_2223.csv")).year_text() == "2022-23");
  CHECK(read_ok(fixture("composite_schools.csv")).year_text() == "2023-24");
  CHECK(read_ok(fixture("school_search_2223.csv")).year_text() == "no year stated");
}

TEST_CASE("the directory gives names, grades, level, charter and status") {
  const PublicTable table = read_ok(fixture("ccd_sch_029_2223.csv"));
  REQUIRE(table.schools.size() == 9);
  const SchoolFacts& high = table.schools.find(std::string(kHigh))->second;
  CHECK(high.name == "Tonasket High School");
  CHECK(high.leaid == "5308940");
  CHECK(high.lea_name == "Tonasket School District");
  CHECK(high.state == "WA");
  CHECK(high.grade_low == 9);
  CHECK(high.grade_high == 12);
  CHECK(high.level->level == Level::High);
  CHECK(high.charter == false);
  CHECK(high.status == Operation::Running);
}

TEST_CASE("membership counts each student once and without adult education") {
  const PublicTable real = read_ok(fixture("ccd_sch_052_2223.csv"));
  CHECK(real.schools.find(std::string(kHigh))->second.students == 342.0);
  CHECK_FALSE(real.schools.find(std::string(kNew))->second.students.has_value());

  const TempFolder folder;
  const std::string head =
      "SCHOOL_YEAR,NCESSCH,LEAID,SCH_NAME,GRADE,RACE_ETHNICITY,SEX,STUDENT_COUNT,TOTAL_INDICATOR,DMS_FLAG\n";
  const auto row = [](const char* id, const char* grade, const char* count, const char* total,
                      const char* flag) {
    return std::string("2022-2023,") + id + ",5308940,A," + grade + ",No Category Codes,No Category Codes," +
           count + "," + total + "," + flag + "\n";
  };
  const PublicTable detail = read_ok(folder.write(
      "052.csv",
      head +
          row("530894000001", "Grade 1", "60", "Category Set A - By Race/Ethnicity; Sex; Grade", "Reported") +
          row("530894000001", "No Category Codes", "125", "Education Unit Total", "Reported") +
          row("530894000001", "No Category Codes", "110",
              "Derived - Education Unit Total minus Adult Education Count", "Derived") +
          row("530894000002", "No Category Codes", "40", "Education Unit Total", "Reported") +
          row("530894000003", "No Category Codes", "7",
              "Derived - Education Unit Total minus Adult Education Count", "Suppressed")));
  CHECK(detail.schools.at("530894000001").students == 110.0);
  CHECK(detail.schools.at("530894000002").students == 40.0);
  REQUIRE(detail.schools.at("530894000002").remarks.size() == 1);
  CHECK_THAT(detail.schools.at("530894000002").remarks.front(), Contains("include adult education"));
  CHECK_FALSE(detail.schools.at("530894000003").students.has_value());
}

TEST_CASE("lunch eligibility is the row of free and reduced together, never added to its parts") {
  const PublicTable real = read_ok(fixture("ccd_sch_033_2223.csv"));
  CHECK(real.schools.find(std::string(kHigh))->second.free_reduced == 288.0);

  const TempFolder folder;
  const PublicTable parts = read_ok(folder.write(
      "033.csv",
      "NCESSCH,LEAID,SCH_NAME,DATA_GROUP,LUNCH_PROGRAM,STUDENT_COUNT,TOTAL_INDICATOR,DMS_FLAG\n"
      "530894000001,5308940,A,Direct Certification,Not Applicable,90,Education Unit Total,Reported\n"
      "530894000001,5308940,A,Free and Reduced-price Lunch Table,No Category Codes,,Education Unit "
      "Total,Missing\n"
      "530894000001,5308940,A,Free and Reduced-price Lunch Table,Free lunch qualified,50,Category Set "
      "A,Reported\n"
      "530894000001,5308940,A,Free and Reduced-price Lunch Table,Reduced-price lunch qualified,8,Category "
      "Set A,Reported\n"
      "530894000002,5308940,B,Direct Certification,Not Applicable,90,Education Unit Total,Reported\n"));
  CHECK(parts.schools.at("530894000001").free_reduced == 58.0);
  CHECK_FALSE(parts.schools.at("530894000002").free_reduced.has_value());
}

TEST_CASE("an empty staff count with its flag is missing, a zero is zero") {
  const PublicTable alabama = read_ok(fixture("ccd_sch_059_2223_alabama.csv"));
  CHECK(alabama.schools.at("010000600193").teachers_fte == 22.03);
  CHECK_FALSE(alabama.schools.at("010000702359").teachers_fte.has_value());
  CHECK(alabama.schools.at("010000702359").leaid == "0100007");
  CHECK(read_ok(fixture("ccd_sch_059_2223.csv")).schools.find(std::string(kOutreach))->second.teachers_fte ==
        0.0);
}

TEST_CASE("an ELSI export reads the same with and without Excel's wrapping, preamble and footer set aside") {
  const PublicTable plain = read_ok(fixture("elsi_public_school_2223.csv"));
  const PublicTable wrapped = read_ok(fixture("elsi_excel_quoted_bom.csv"));
  REQUIRE(plain.schools.size() == 9);
  REQUIRE(wrapped.schools.size() == 9);
  CHECK(plain.damaged.empty());
  CHECK(wrapped.damaged.empty());
  for (const auto& [id, facts] : plain.schools) {
    const SchoolFacts& twin = wrapped.schools.at(id);
    CHECK(facts.name == twin.name);
    CHECK(facts.leaid == twin.leaid);
    CHECK(facts.state == twin.state);
    CHECK(facts.students == twin.students);
    CHECK(facts.teachers_fte == twin.teachers_fte);
    CHECK(facts.free_reduced == twin.free_reduced);
    CHECK(facts.locale == twin.locale);
    CHECK(facts.remarks.empty());
  }
  const SchoolFacts& high = plain.schools.find(std::string(kHigh))->second;
  CHECK(high.state == "WA");
  CHECK(high.grade_low == 9);
  CHECK(high.locale == 43);
  CHECK(high.free_reduced == 288.0);
  CHECK(high.teachers_fte == 25.81);
  CHECK_FALSE(plain.schools.find(std::string(kNew))->second.students.has_value());
}

TEST_CASE("School Search and HIFLD read with their own words for missing values") {
  const PublicTable search = read_ok(fixture("school_search_2223.csv"));
  const SchoolFacts& high = search.schools.find(std::string(kHigh))->second;
  CHECK(high.students == 342.0);
  CHECK(high.teachers_fte == 25.81);
  CHECK(high.free_reduced == 288.0);
  CHECK(high.locale == 43);
  CHECK_FALSE(search.schools.find(std::string(kNew))->second.free_reduced.has_value());

  const PublicTable hifld = read_ok(fixture("hifld_public_schools.csv"));
  CHECK(hifld.schools.at("120048008798").status == Operation::Closed);
  CHECK_FALSE(hifld.schools.at("120048008798").students.has_value());
  CHECK_FALSE(hifld.schools.at("120048008798").level.has_value());
  CHECK(hifld.schools.at("120048000633").students == 289.0);
  CHECK(hifld.schools.at("120048000633").latitude == 30.3082925);
  CHECK(hifld.schools.at("120048000633").longitude == -81.6959362);
  for (const auto& [id, facts] : hifld.schools) CHECK(facts.remarks.empty());
}

TEST_CASE("wide files before 2016-17 read with their negative codes") {
  const TempFolder folder;
  const PublicTable staff = read_ok(folder.write("059.csv",
                                                 "SURVYEAR,LEAID,NCESSCH,SCH_NAME,FTE\n"
                                                 "2014-2015,100007,10000700091,Trace Crossings,53.1\n"
                                                 "2014-2015,100007,10000700248,Greystone,-2\n"
                                                 "2014-2015,100007,10000700251,Hoover High,-5\n"));
  CHECK(staff.layout->codes == CodeFamily::Wide);
  CHECK(staff.schools.at("010000700091").teachers_fte == 53.1);
  CHECK_FALSE(staff.schools.at("010000700248").teachers_fte.has_value());
  CHECK(staff.schools.at("010000700248").remarks.empty());
  REQUIRE(staff.schools.at("010000700251").remarks.size() == 1);
  CHECK_THAT(staff.schools.at("010000700251").remarks.front(), Contains("line 4: teachers `-5`"));

  const PublicTable old = read_ok(folder.write(
      "sc.txt",
      "SURVYEAR\tNCESSCH\tLEAID\tLEANM\tSCHNAM\tLSTATE\tSTATUS\tLEVEL\tGSLO\tGSHI\tMEMBER\tFTE\tTOTFRL\n"
      "2011\t480000101145\t4800001\tCROSBYTON CISD\tCROSBYTON EL\tTX\t1\t1\tPK\t05\t190\t14.5\t-9\n"));
  const SchoolFacts& school = old.schools.at("480000101145");
  CHECK(school.students == 190.0);
  CHECK(school.level->level == Level::Elementary);
  CHECK_FALSE(school.free_reduced.has_value());
}

TEST_CASE("EDGE geocodes give places in the bar-separated form they come in") {
  const TempFolder folder;
  const PublicTable table =
      read_ok(folder.write("edge.txt",
                           "NCESSCH|LEAID|NAME|STATE|LOCALE|LAT|LON|SCHOOLYEAR\n"
                           "010000700091|0100007|Trace Crossings|AL|13|33.340886|-86.844733|2022-2023\n"));
  CHECK_FALSE(table.layout->lists_schools);
  CHECK(table.schools.at("010000700091").longitude == -86.844733);
  CHECK(table.schools.at("010000700091").locale == 13);
}

TEST_CASE("district-level tables are refused, each saying which school file is needed instead") {
  CHECK_THAT(refusal(fixture("ccd_lea_029_1819.csv")),
             Contains("LEA 029") && Contains("one row per district") && Contains("ccd_sch_029"));
  CHECK_THAT(refusal(fixture("ccd_lea_052_1516.csv")), Contains("LEA 052") && Contains("ccd_sch_052"));
  CHECK_THAT(refusal(fixture("ccd_lea_059_1516.csv")), Contains("LEA 059") && Contains("ccd_sch_059"));
  CHECK_THAT(refusal(fixture("elsi_district_body_1920.csv")),
             Contains("ELSI district export") && Contains("\"Public School\""));
  CHECK_THAT(refusal(fixture("composite_district.csv")),
             Contains("composite district table") && Contains("ccd_schools_us.csv.gz"));
  const TempFolder folder;
  CHECK_THAT(refusal(folder.write("e.csv",
                                  "Agency Name,State Name [District] Latest available year,Agency ID - NCES "
                                  "Assigned [District] Latest available year\nX,WA,5303960\n")),
             Contains("ELSI district export"));
  CHECK_THAT(refusal(folder.write("s.csv", "School Name,Agency Name [Public School] 2022-23\nX,Y\n")),
             Contains("School ID (12-digit)"));
  CHECK_THAT(refusal(folder.write("own.csv",
                                  "id,name,level,grade_low,grade_high,students,teachers,poverty_share\n")),
             Contains("outcome of an import"));
}

TEST_CASE("a foreign table is refused with the list of known ones") {
  const TempFolder folder;
  CHECK_THAT(refusal(folder.write("x.csv", "a,b,c\n1,2,3\n")),
             Contains("no known school table") && Contains("School Search"));
  CHECK_THAT(refusal(folder.write("empty.csv", "")), Contains("no known school table"));
  const std::string header = read_file(fixture("composite_schools.csv"));
  CHECK_THAT(refusal(folder.write("header.csv", header.substr(0, header.find('\n') + 1))),
             Contains("holds no schools"));
}

TEST_CASE("ids that a spreadsheet rounded stop the import at their line") {
  const TempFolder folder;
  CHECK_THAT(refusal(folder.write("059.csv",
                                  "NCESSCH,LEAID,SCH_NAME,TEACHERS,TOTAL_INDICATOR,DMS_FLAG\n"
                                  "5.30894E+11,5308940,A,3,Education Unit Total,Reported\n")),
             Contains(":2:") && Contains("rounded by a spreadsheet"));
}

TEST_CASE("a file that stops in the middle of a row is refused, a damaged row elsewhere is kept in mind") {
  const TempFolder folder;
  const std::string whole = read_file(fixture("ccd_sch_059_2223.csv"));
  CHECK_THAT(refusal(folder.write("cut.csv", whole.substr(0, whole.size() - 40))),
             Contains("stops in the middle of a row"));

  std::string split = whole;  // a comma in an unquoted name
  split.replace(split.find("Tonasket High"), 8, "Tona,ket");
  const PublicTable table = read_ok(folder.write("split.csv", split));
  REQUIRE(table.damaged.size() == 1);
  CHECK(table.damaged[0].n_fields == table.n_columns + 1);
  CHECK(table.damaged[0].ids.contains("5308940"));
}

TEST_CASE("a row without a school id is passed over and remarked") {
  const TempFolder folder;
  const PublicTable table = read_ok(folder.write("059.csv",
                                                 "NCESSCH,LEAID,SCH_NAME,TEACHERS,TOTAL_INDICATOR,DMS_FLAG\n"
                                                 "total,5308940,A,3,Education Unit Total,Reported\n"
                                                 "530894000001,5308940,A,3,Education Unit Total,Reported\n"));
  CHECK(table.schools.size() == 1);
  REQUIRE(table.remarks.size() == 1);
  CHECK_THAT(table.remarks[0], Contains("line 2") && Contains("`total`"));
}

TEST_CASE("a school listed twice keeps its first row and is remarked") {
  const TempFolder folder;
  const std::string once = read_file(fixture("composite_schools.csv"));
  const std::string last = once.substr(once.rfind('\n', once.size() - 2) + 1);
  std::string changed = last;
  changed.replace(changed.find(",22,"), 4, ",99,");
  const PublicTable table = read_ok(folder.write("twice.csv", once + changed));
  CHECK(table.schools.at("530894003709").students == 22.0);
  REQUIRE(table.schools.at("530894003709").remarks.size() == 1);
  CHECK_THAT(table.schools.at("530894003709").remarks[0], Contains("listed again"));
}
