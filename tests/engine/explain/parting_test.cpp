#include "explain/parting.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "explain/inquiry.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

/// Changes row 0 of every column in turn and returns how many of the changes were noticed.
template <class Columns, class Differ>
std::pair<int, int> noticed(Differ differ) {
  Columns plain;
  plain.resize(1);
  int n_columns = 0;
  plain.for_each_column([&](auto&) { ++n_columns; });
  int seen = 0;
  std::set<std::string> names;
  for (int i = 0; i < n_columns; ++i) {
    Columns changed = plain;
    int at = 0;
    changed.for_each_column([&](auto& column) {
      using T = typename std::remove_reference_t<decltype(column)>::value_type;
      if (at++ == i) column[0] = static_cast<T>(1);
    });
    const std::vector<Difference> found = differ(plain, changed);
    seen += found.size() == 1 ? 1 : 0;
    if (found.size() == 1) names.insert(found.front().what);
  }
  CHECK(names.size() == static_cast<std::size_t>(seen));
  return {seen, n_columns};
}

}  // namespace

TEST_CASE("twins are compared by every column of their state, each under its own name") {
  const auto teachers = noticed<TeacherColumns>(
      [](const TeacherColumns& a, const TeacherColumns& b) { return teacher_differences(a, 0, b, 0); });
  CHECK(teachers.first == teachers.second);
  const auto students = noticed<StudentColumns>(
      [](const StudentColumns& a, const StudentColumns& b) { return student_differences(a, 0, b, 0); });
  CHECK(students.first == students.second);
}

TEST_CASE("twins part in the week in which a plan first touches them, and never under the same plan") {
  const DistrictDef district = small_district(3, 120);
  const Plan same = small_plan({}, 40);
  Plan trained = same;
  InterventionDef course = act("training", {{"attendance", std::string("required")}}, "2026-10-05");
  course.schools = {PickRule::Named, StratifyBy::Poverty, 0, 0, {}, {"school-01"}};
  trained.interventions.push_back(course);
  const auto executor = make_serial_executor();
  const auto world = build_world(district, same, 0, *executor);
  const Inquiry inquiry{{EntityKind::Teacher, 1, 2}, 24};  // in session
  const TwinAnswer alike = explain_twins({world, same}, {world, same}, inquiry, *executor);
  CHECK_FALSE(alike.parting.week.has_value());
  CHECK(alike.parting.followed_to == 39);
  const TwinAnswer twins = explain_twins({world, same}, {world, trained}, inquiry, *executor);
  REQUIRE(twins.parting.week == 9);  // the week of 5 October 2026
  REQUIRE_FALSE(twins.parting.differences.empty());
  std::set<std::string> what;
  for (const Difference& d : twins.parting.differences) what.insert(d.what);
  CHECK(what.count("training sessions") == 1);
  const auto& a = std::get<PersonExplanation>(twins.first.explanation);
  const auto& b = std::get<PersonExplanation>(twins.second.explanation);
  CHECK(a.person == b.person);
  CHECK(a.luck == b.luck);
  REQUIRE((a.chances.size() == 2 && b.chances.size() == 2));
  CHECK(a.chances[0].probability != b.chances[0].probability);
  // Somebody at a school without the course is touched by colleagues, or later, or never.
  const TwinAnswer far =
      explain_twins({world, same}, {world, trained}, {{EntityKind::Teacher, 0, 1}, 5}, *executor);
  CHECK((!far.parting.week || *far.parting.week >= 9));
  const TwinAnswer schools =
      explain_twins({world, same}, {world, trained}, {{EntityKind::School, 1, 0}, 5}, *executor);
  CHECK(schools.parting.week == 9);
}

TEST_CASE("twins know whether their plans assume the same world") {
  const DistrictDef district = small_district(2, 90);
  const Plan a = small_plan({}, 12);
  const auto executor = make_serial_executor();
  const auto twins = [&](const Plan& b, const EntityId& who) {
    return explain_twins({build_world(district, a, 0, *executor), a},
                         {build_world(district, b, 0, *executor), b}, {who, 8}, *executor);
  };
  CHECK(twins(small_plan({act("training")}, 12), {EntityKind::Teacher, 0, 1}).same_world);

  Plan reserved = a;  // the same people ask fewer colleagues
  reserved.params.set(P::network_advice_ties, 1);
  const TwinAnswer asked = twins(reserved, {EntityKind::Teacher, 0, 1});
  CHECK_FALSE(asked.same_world);
  CHECK(std::get<PersonExplanation>(asked.first.explanation).person ==
        std::get<PersonExplanation>(asked.second.explanation).person);

  Plan restless = a;  // everybody is replaced within weeks
  restless.params.set(P::turnover_student_mobility, 0.8);
  restless.params.set(P::turnover_student_within, 0);
  bool other_person = false;
  for (std::uint32_t seat = 1; seat <= 60 && !other_person; ++seat) {
    const TwinAnswer pair = twins(restless, {EntityKind::Student, 0, seat});
    CHECK_FALSE(pair.same_world);
    other_person = std::get<PersonExplanation>(pair.first.explanation).person !=
                   std::get<PersonExplanation>(pair.second.explanation).person;
  }
  CHECK(other_person);
}

TEST_CASE("plans that assume another today part before the first week") {
  const DistrictDef district = small_district(2, 60);
  const Plan a = small_plan({}, 6);
  Plan b = a;
  b.params.set(P::today_trust_spread, b.params[P::today_trust_spread] / 2);
  const auto executor = make_serial_executor();
  const auto world = build_world(district, a, 0, *executor);
  const TwinAnswer twins = explain_twins({world, a}, {world, b}, {{EntityKind::Teacher, 0, 1}, 3}, *executor);
  CHECK(twins.parting.week == -1);
}

}  // namespace pilotwave::test
