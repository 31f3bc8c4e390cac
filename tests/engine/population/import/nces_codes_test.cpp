#include "population/import/nces_codes.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

std::optional<Level> level(std::string_view text) {
  const auto parsed = parse_nces_level(text);
  return parsed ? std::optional(parsed->level) : std::nullopt;
}

}  // namespace

TEST_CASE("levels read from names, upper case and the old numbers") {
  CHECK(level("Prekindergarten") == Level::Elementary);
  CHECK(level("Elementary") == Level::Elementary);
  CHECK(level("MIDDLE") == Level::Middle);
  CHECK(level("Secondary") == Level::High);
  CHECK(level("Ungraded") == Level::Other);
  CHECK(level("3") == Level::High);
  CHECK(level("1-Primary") == Level::Elementary);
  CHECK(parse_nces_level("Adult Education")->adult_education);
  CHECK_FALSE(parse_nces_level("Not applicable").has_value());
  CHECK_FALSE(parse_nces_level("Not reported").has_value());
  CHECK_FALSE(parse_nces_level("5").has_value());
}

TEST_CASE("grades read from codes and from words") {
  CHECK(parse_nces_grade("PK") == -1);
  CHECK(parse_nces_grade("Prekindergarten") == -1);
  CHECK(parse_nces_grade("Kindergarten") == 0);
  CHECK(parse_nces_grade("KG") == 0);
  CHECK(parse_nces_grade("1st Grade") == 1);
  CHECK(parse_nces_grade("2nd Grade") == 2);
  CHECK(parse_nces_grade("3rd Grade") == 3);
  CHECK(parse_nces_grade("12th Grade") == 12);
  CHECK(parse_nces_grade("06") == 6);
  CHECK(parse_nces_grade("13") == kGrade13);
  CHECK(parse_nces_grade("UG") == kGradeUngraded);
  CHECK(parse_nces_grade("Adult Education") == kGradeAdult);
  for (const char* text : {"", "M", "N", "14", "0", "-1", "6x", "\u2013"})
    CHECK(parse_nces_grade(text) == std::nullopt);
}

TEST_CASE("locales read from codes, coded texts and every wording") {
  CHECK(parse_nces_locale("13-City: Small") == 13);
  CHECK(parse_nces_locale("43") == 43);
  CHECK(parse_nces_locale("Suburb: Midsize") == 22);
  CHECK(parse_nces_locale("Suburb: Mid-size") == 22);
  CHECK(parse_nces_locale("City, Small") == 13);
  CHECK(parse_nces_locale("Town: Distant") == 32);
  CHECK(parse_nces_locale("Rural: Fringe") == 41);
  for (const char* text : {"", "N", "44", "14", "99", "City", "1", "133"})
    CHECK(parse_nces_locale(text) == std::nullopt);
}

TEST_CASE("closed, inactive and future schools are told from those that run") {
  for (const char* text :
       {"1", "3", "4", "5", "8", "Open", "New", "Added", "Changed Boundary", "Reopened", "1-Open"}) {
    CHECK(parse_operation(text) == Operation::Running);
  }
  CHECK(parse_operation("2") == Operation::Closed);
  CHECK(parse_operation("Inactive") == Operation::Inactive);
  CHECK(parse_operation("7") == Operation::Future);
  CHECK(parse_operation("9") == std::nullopt);
}

TEST_CASE("charter schools read from words and numbers") {
  CHECK(parse_charter("1-Yes") == true);
  CHECK(parse_charter("Yes") == true);
  CHECK(parse_charter("2-No") == false);
  CHECK(parse_charter("2") == false);
  CHECK(parse_charter("Not applicable") == false);
  CHECK(parse_charter("\u2020") == std::nullopt);
}

TEST_CASE("the level of a grade span is the one NCES publishes for it") {
  CHECK(level_of_grades(-1, -1) == Level::Elementary);
  CHECK(level_of_grades(-1, 5) == Level::Elementary);
  CHECK(level_of_grades(0, 8) == Level::Elementary);
  CHECK(level_of_grades(4, 5) == Level::Elementary);
  CHECK(level_of_grades(4, 6) == Level::Middle);
  CHECK(level_of_grades(3, 8) == Level::Middle);
  CHECK(level_of_grades(5, 5) == Level::Middle);
  CHECK(level_of_grades(6, 8) == Level::Middle);
  CHECK(level_of_grades(7, 9) == Level::Middle);
  CHECK(level_of_grades(8, 9) == Level::High);
  CHECK(level_of_grades(6, 12) == Level::High);
  CHECK(level_of_grades(9, 12) == Level::High);
  CHECK(level_of_grades(4, 12) == Level::Other);
  CHECK(level_of_grades(-1, 12) == Level::Other);
}

TEST_CASE("a name tells the level where its words do") {
  CHECK(level_of_name("Cedar Valley Elementary School") == Level::Elementary);
  CHECK(level_of_name("LINCOLN JUNIOR HIGH SCHOOL") == Level::Middle);
  CHECK(level_of_name("Hoover High") == Level::High);
  CHECK(level_of_name("Highland Academy") == std::nullopt);
}

TEST_CASE("the usual grades of a level have that level") {
  for (const Level of : {Level::Elementary, Level::Middle, Level::High, Level::Other}) {
    const GradeSpan span = usual_grades(of);
    CHECK(level_of_grades(span.low, span.high) == of);
  }
}
