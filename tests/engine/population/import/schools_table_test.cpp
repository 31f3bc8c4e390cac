#include "population/import/schools_table.hpp"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

const std::string kHeader =
    "id,name,level,grade_low,grade_high,students,teachers,poverty_share,english_learner_share,home_access_"
    "share,"
    "devices_per_student,locale,latitude,longitude,charter,principal_support\n";
const std::string kGood = "a,Alpha,elementary,PK,05,410,27,0.5,,,,,,,,\n";

Result<std::vector<SchoolDef>> read_text(const std::string& content) {
  const TempFolder folder;
  return read_schools_table(folder.write("schools.csv", content));
}

Diagnostics errors_of(const std::string& content) {
  const auto schools = read_text(content);
  REQUIRE_FALSE(schools.ok());
  return schools.errors();
}

std::string error_of_cell(const std::string& row) {
  const Diagnostics errors = errors_of(kHeader + row);
  INFO(texts(errors));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].place.line == 2);
  CHECK(errors[0].place.column > 0);
  CHECK_FALSE(errors[0].key.empty());
  return errors[0].text();
}

}  // namespace

TEST_CASE("empty optional cells, and absent optional columns, keep the defaults") {
  const SchoolDef usual;
  const auto same_as_usual = [&usual](const SchoolDef& school) {
    CHECK(school.english_learner_share == usual.english_learner_share);
    CHECK(school.home_access_share == usual.home_access_share);
    CHECK(school.devices_per_student == usual.devices_per_student);
    CHECK(school.principal_support == usual.principal_support);
    CHECK(school.locale == 0);
    CHECK(std::isnan(school.latitude));
    CHECK_FALSE(school.charter);
  };
  const auto full = read_text(kHeader + kGood);
  REQUIRE(full.ok());
  REQUIRE(full.value().size() == 1);
  CHECK(full.value()[0].id == "a");
  CHECK(full.value()[0].grade_low == kGradePK);
  CHECK(full.value()[0].grade_high == 5);
  CHECK(full.value()[0].students == 410);
  CHECK(full.value()[0].teachers == 27);
  CHECK(full.value()[0].poverty_share == 0.5);
  same_as_usual(full.value()[0]);
  const auto narrow = read_text(
      "teachers,id,name,level,grade_low,grade_high,students,poverty_share\n27,a,Alpha,high,09,12,410,0.5\n");
  REQUIRE(narrow.ok());
  CHECK(narrow.value()[0].teachers == 27);
  same_as_usual(narrow.value()[0]);
}

TEST_CASE("a written table reads back as the same schools, sorted by id") {
  SchoolDef plain, rich;
  plain.id = "b";
  plain.name = "Comma, \"Quote\" and Ca\u00f1on";
  plain.level = Level::High;
  plain.grade_low = 9;
  plain.students = 60000;
  plain.teachers = 6000;
  plain.poverty_share = 0.839662;
  rich = plain;
  rich.id = "a";
  rich.level = Level::Other;
  rich.grade_low = kGradePK;
  rich.english_learner_share = 0.25;
  rich.home_access_share = 1;
  rich.devices_per_student = 1.5;
  rich.locale = 43;
  rich.latitude = 48.702281;
  rich.longitude = -119.432486;
  rich.charter = true;
  rich.principal_support = 0;
  const std::string text = schools_table_text(std::vector{plain, rich});
  CHECK(text.starts_with(kHeader));
  const auto back = read_text(text);
  INFO(texts(back.errors()));
  REQUIRE(back.ok());
  REQUIRE(back.value().size() == 2);
  const SchoolDef& first = back.value()[0];
  CHECK(first.id == "a");
  CHECK(first.english_learner_share == 0.25);
  CHECK(first.home_access_share == 1);
  CHECK(first.devices_per_student == 1.5);
  CHECK(first.locale == 43);
  CHECK(first.latitude == 48.702281);
  CHECK(first.longitude == -119.432486);
  CHECK(first.charter);
  CHECK(first.principal_support == 0);
  CHECK(back.value()[1].name == plain.name);
  CHECK(back.value()[1].poverty_share == 0.839662);
  CHECK(schools_table_text(std::vector{back.value()[1], back.value()[0]}) == text);
}

TEST_CASE("each impossible cell is named with its place, its column and the bounds") {
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,0,27,0.5,,,,,,,,\n"),
             Contains(":2:22:") && Contains("students: 0 is out of bounds") && Contains("from 1 to 60000"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,-4,27,0.5,,,,,,,,\n"), Contains("out of bounds"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,60001,27,0.5,,,,,,,,\n"), Contains("out of bounds"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,99999999999999999999,27,0.5,,,,,,,,\n"),
             Contains("out of bounds"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410.5,27,0.5,,,,,,,,\n"), Contains("no whole number"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,nan,27,0.5,,,,,,,,\n"), Contains("`nan` is no number"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,1e999,27,0.5,,,,,,,,\n"), Contains("is no number"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,0,0.5,,,,,,,,\n"), Contains("teachers"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,6001,0.5,,,,,,,,\n"), Contains("from 1 to 6000"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,1.01,,,,,,,,\n"),
             Contains("poverty_share") && Contains("from 0 to 1"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,,,,,,,,,\n"), Contains("poverty_share: is empty"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,0.5,,,2.1,,,,,\n"), Contains("devices_per_student"));
  CHECK_THAT(error_of_cell("a,A,primary,PK,05,410,27,0.5,,,,,,,,\n"), Contains("`primary` is no level"));
  CHECK_THAT(error_of_cell("a,A,elementary,05,PK,410,27,0.5,,,,,,,,\n"),
             Contains("impossible grades: 05 to PK"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,13,410,27,0.5,,,,,,,,\n"), Contains("`13` is no grade"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,0.5,,,,14,,,,\n"), Contains("no NCES locale"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,0.5,,,,,91,0,,\n"), Contains("latitude"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,0.5,,,,,48,,,\n"),
             Contains("one coordinate without the other"));
  CHECK_THAT(error_of_cell("a,A,elementary,PK,05,410,27,0.5,,,,,,,maybe,\n"),
             Contains("neither true nor false"));
  CHECK_THAT(error_of_cell(",A,elementary,PK,05,410,27,0.5,,,,,,,,\n"), Contains("id: is empty"));
}

TEST_CASE("all errors of a table come in one pass") {
  const Diagnostics errors = errors_of(kHeader + "a,A,elementary,PK,05,0,0,2,,,,,,,,\n" + kGood +
                                       "b,B,high,09,12,9,9\n" + "c,C,nowhere,09,12,9,9,x,,,,,,,,\n");
  INFO(texts(errors));
  REQUIRE(errors.size() == 7);
  CHECK(errors[0].key == "students");
  CHECK(errors[1].key == "teachers");
  CHECK(errors[2].key == "poverty_share");
  CHECK_THAT(errors[3].text(), Contains("school `a` stands already in line 2"));
  CHECK_THAT(errors[4].text(), Contains(":4:") && Contains("7 cells where the first line has 16"));
  CHECK(errors[5].place.line == 5);
  CHECK(errors[6].place.line == 5);
}

TEST_CASE("unknown, missing and repeated columns are named, with the nearest known name") {
  const std::string found =
      texts(errors_of("id,name,levl,grade_low,grade_high,students,students,poverty_share\n"));
  CHECK_THAT(found,
             Contains(":1:9:") && Contains("unknown column `levl`") && Contains("did you mean `level`?"));
  CHECK_THAT(found, Contains("column `students` stands here twice"));
  CHECK_THAT(found, Contains("column `level` is missing") && Contains("column `teachers` is missing"));
}

TEST_CASE("a table that is empty, has no schools, or is not there is an error") {
  CHECK_THAT(texts(errors_of("")), Contains("the table is empty"));
  CHECK_THAT(texts(errors_of(kHeader)), Contains("no schools"));
  const auto missing = read_schools_table("/nonexistent/schools.csv");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.errors().back().trouble == Trouble::MissingInput);
}
