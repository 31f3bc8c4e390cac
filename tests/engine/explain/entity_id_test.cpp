#include "explain/entity_id.hpp"

#include <catch2/catch.hpp>

#include "support/small_world.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

std::string wrong(std::string_view text, const DistrictDef& district) {
  const Result<EntityId> id = parse_entity(text, district);
  REQUIRE_FALSE(id.ok());
  REQUIRE(id.errors().size() == 1);
  CHECK(id.errors().front().trouble == Trouble::Usage);
  return id.errors().front().text();
}

}  // namespace

TEST_CASE("every teacher, student and school has an id that reads back as the same") {
  const DistrictDef district = small_district(4, 45);
  const Plan plan = small_plan({}, 4);
  const auto world = build_world(district, plan, 0, *make_serial_executor());
  for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
    const Result<EntityId> id = parse_entity(teacher_id(t, *world), district);
    REQUIRE(id.ok());
    REQUIRE(id.value().kind == EntityKind::Teacher);
    REQUIRE(post_of(id.value(), *world) == t);
  }
  for (std::uint32_t k = 0; k < world->n_students(); ++k) {
    const Result<EntityId> id = parse_entity(student_id(k, *world), district);
    REQUIRE(id.ok());
    REQUIRE(id.value().kind == EntityKind::Student);
    REQUIRE(seat_of(id.value(), *world) == k);
  }
  CHECK(parse_entity("school:school-02", district).value() == EntityId{EntityKind::School, 2, 0});
  CHECK(teacher_id(world->schools.first_teacher[1], *world) == "teacher:school-01/1");
}

TEST_CASE("a school whose id holds a slash or a colon is still found") {
  DistrictDef district = small_district(2, 45);
  district.schools[1].id = "west/side:two";
  CHECK(parse_entity("teacher:west/side:two/3", district).value() == EntityId{EntityKind::Teacher, 1, 3});
  CHECK(parse_entity("school:west/side:two", district).value() == EntityId{EntityKind::School, 1, 0});
}

TEST_CASE("a wrong id is one error that names near ids, the numbers there are, and how to find more") {
  DistrictDef district = small_district(3, 45);
  district.schools[0].id = "alder-elementary";
  district.schools[1].id = "birch-middle";
  district.schools[2].id = "cedar-high";
  CHECK_THAT(wrong("teacher:bich-middle/1", district), Contains("birch-middle") && Contains("--list"));
  CHECK_THAT(wrong("teacher:cedar/1", district), Contains("cedar-high"));
  CHECK_THAT(wrong("teacher:zzz/1", district), Contains("alder-elementary"));
  CHECK_THAT(wrong("school:", district), Contains("alder-elementary"));
  CHECK_THAT(wrong("techer:cedar-high/1", district), Contains("teacher:SCHOOL/POST"));
  CHECK_THAT(wrong("17", district), Contains("teacher:SCHOOL/POST"));
  for (const char* number :
       {"teacher:cedar-high", "teacher:cedar-high/", "teacher:cedar-high/0", "teacher:cedar-high/4",
        "teacher:cedar-high/1x", "teacher:cedar-high/-1", "teacher:cedar-high/99999999999"})
    CHECK_THAT(wrong(number, district), Contains("posts 1 to 3"));
  CHECK_THAT(wrong("student:cedar-high/46", district), Contains("seats 1 to 45"));
  CHECK(parse_entity("student:cedar-high/45", district).ok());
}
