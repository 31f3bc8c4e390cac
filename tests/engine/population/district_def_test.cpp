#include "population/district_def.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("every level reads back from its own name, in any case, and nothing else is a level") {
  for (const Level level : {Level::Elementary, Level::Middle, Level::High, Level::Other}) {
    REQUIRE(parse_level(level_name(level)) == level);
  }
  CHECK(level_name(Level::High) == "high");
  CHECK(parse_level("HIGH") == Level::High);
  CHECK(parse_level("") == std::nullopt);
  CHECK(parse_level("secondary") == std::nullopt);
}

TEST_CASE("grades read back from their names from PK to 12") {
  CHECK(grade_name(-1) == "PK");
  CHECK(grade_name(0) == "KG");
  CHECK(grade_name(7) == "07");
  CHECK(grade_name(12) == "12");
  for (int grade = kGradePK; grade <= kGradeMax; ++grade) REQUIRE(parse_grade(grade_name(grade)) == grade);
  CHECK(parse_grade("k") == 0);
  CHECK(parse_grade("7") == 7);
  for (const char* text : {"", "13", "00", "0", "-1", "7th", "012", "UG", "1.0", " 7"}) {
    INFO(text);
    CHECK(parse_grade(text) == std::nullopt);
  }
}

TEST_CASE("a district's people are the sums over its schools") {
  DistrictDef district;
  CHECK(district.n_students() == 0);
  for (const auto& [students, teachers] : {std::pair{410, 27}, std::pair{60000, 6000}}) {
    SchoolDef school;
    school.students = students;
    school.teachers = teachers;
    district.schools.push_back(school);
  }
  CHECK(district.n_students() == 60410);
  CHECK(district.n_teachers() == 6027);
}
