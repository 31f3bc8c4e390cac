#include "population/world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

std::shared_ptr<const World> world_of(const DistrictDef& district, std::uint32_t replicate = 0,
                                      int n_weeks = 110) {
  return build_world(district, parse_date("2026-08-03").value(), n_weeks, WorldDef{}, Luck(7, replicate),
                     *make_serial_executor());
}

}  // namespace

TEST_CASE("a world has the district's people, school by school and section by section") {
  const DistrictDef district = small_district(7, 130);
  const auto world = world_of(district);
  CHECK(world->n_students() == 7 * 130);
  CHECK(world->n_teachers() == 7 * 8);
  CHECK(world->years.size() == 3);
  std::uint32_t seats = 0;
  for (std::uint32_t c = 0; c < world->sections.size(); ++c) {
    const std::uint32_t first = world->sections.first_student[c], last = world->sections.first_student[c + 1];
    const std::uint32_t s = world->sections.school[c];
    seats += last - first;
    REQUIRE(first >= world->schools.first_student[s]);
    REQUIRE(last <= world->schools.first_student[s + 1]);
    REQUIRE(world->sections.grade[c] >= world->schools.grade_low[s]);
    REQUIRE(world->sections.grade[c] <= world->schools.grade_high[s]);
    REQUIRE_FALSE(world->sections.teachers_of(c).empty());
    for (const std::uint32_t t : world->sections.teachers_of(c)) REQUIRE(world->posts.school[t] == s);
  }
  CHECK(seats == world->n_students());
}

TEST_CASE("the order in which a district lists its schools changes nothing") {
  DistrictDef district = small_district(5, 90);
  const auto world = world_of(district);
  std::reverse(district.schools.begin(), district.schools.end());
  const auto turned = world_of(district);
  CHECK(turned->schools.id == world->schools.id);
  CHECK(turned->schools.poverty_tercile == world->schools.poverty_tercile);
  CHECK(turned->years[1].student_id == world->years[1].student_id);
  CHECK(turned->years[1].friends == world->years[1].friends);
}

TEST_CASE("everybody is one person in one place, in every school year") {
  const auto world = world_of(small_district(6, 300));
  for (const YearFrame& year : world->years) {
    const std::set<std::uint32_t> students(year.student_id.begin(), year.student_id.end());
    CHECK(students.size() == year.student_id.size());
    std::set<std::uint32_t> teachers;
    for (const TeacherPerson& t : year.teachers) teachers.insert(t.id);
    CHECK(teachers.size() == year.teachers.size());
  }
}

TEST_CASE("friends are named within a school, and advice watchers are advice turned round") {
  const auto world = world_of(small_district(5, 200));
  for (const YearFrame& year : world->years) {
    std::uint64_t named = 0, watched = year.friends.watchers.size();
    for (const std::uint8_t n : year.friends.n_friends) named += n;
    CHECK(named == watched);
    for (std::uint32_t s = 0; s < world->schools.size(); ++s) {
      for (std::uint32_t seat = world->schools.first_student[s]; seat < world->schools.first_student[s + 1];
           ++seat) {
        for (const std::uint16_t who : year.friends.watchers_of(seat))
          REQUIRE(who < world->schools.n_students(s));
      }
    }
    CHECK(year.advice_watchers == reversed(year.advice));
    double total = 0;
    for (const double p : year.prominence) total += p;
    CHECK(total == Approx(1).epsilon(1e-6));
  }
}

TEST_CASE("traits follow the school's shares within sampling error") {
  DistrictDef district = small_district(1, 8000);
  district.schools[0].poverty_share = 0.6;
  district.schools[0].english_learner_share = 0.2;
  const auto world = world_of(district, 0, 10);
  double low = 0, learners = 0, learners_low = 0, home = 0, home_low = 0, ability = 0, leaning = 0;
  const std::vector<std::uint32_t>& ids = world->years[0].student_id;
  SchoolColumns schools = world->schools;
  schools.home_access_share.assign(1, 0.93);
  const std::vector<std::uint32_t> first_school(ids.size(), 0);
  for (const StudentPerson& p : student_people(ids, first_school, schools, world->def, world->luck)) {
    low += (p.traits & kLowIncome) != 0;
    learners += (p.traits & kEnglishLearner) != 0;
    learners_low += (p.traits & kEnglishLearner) && (p.traits & kLowIncome);
    home += (p.traits & kHomeAccess) != 0;
    home_low += (p.traits & kHomeAccess) && (p.traits & kLowIncome);
    ability += p.ability / 32.0;
    leaning += p.leaning / 255.0;
  }
  CHECK(low / 8000 == Approx(0.6).margin(4 * 0.0055));
  CHECK(learners / 8000 == Approx(0.2).margin(4 * 0.0045));
  CHECK(learners_low / low > (learners - learners_low) / (8000 - low));
  CHECK(home / 8000 == Approx(0.93).margin(4 * 0.0029));
  CHECK(home_low / low < (home - home_low) / (8000 - low));
  CHECK(ability / 8000 == Approx(0).margin(4 * 1.05 / std::sqrt(8000)));
  CHECK(leaning / 8000 == Approx(0.5).margin(4 * 0.29 / std::sqrt(8000)));
}

TEST_CASE(
    "teachers: innovativeness is standard normal, refusal goes against it, founders are the more "
    "experienced") {
  const Luck luck(7, 0);
  const WorldDef def;
  double z = 0, squares = 0, refusers = 0, z_of_refusers = 0, founding = 0, hired = 0;
  constexpr std::uint32_t kPeople = 8000;
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    const TeacherPerson p = teacher_person(i * 2654435761U, true, def, luck);
    const double x = static_cast<double>(p.innovativeness);
    z += x / kPeople;
    squares += x * x / kPeople;
    refusers += p.refuser;
    if (p.refuser) z_of_refusers += x;
    founding += static_cast<double>(p.experience) / kPeople;
    hired += static_cast<double>(teacher_person(i * 2654435761U, false, def, luck).experience) / kPeople;
  }
  CHECK(z == Approx(0).margin(0.045));
  CHECK(squares == Approx(1).margin(0.07));
  CHECK(refusers / kPeople == Approx(0.21).margin(0.02));
  CHECK(z_of_refusers / refusers < -0.6);
  CHECK(founding == Approx(12.5).margin(0.6));
  CHECK(hired == Approx(4).margin(0.2));
}

TEST_CASE("a world does not depend on the executor, and each replicate is another") {
  const DistrictDef district = small_district(5, 200);
  const Date start = parse_date("2026-08-03").value();
  const auto one = world_of(district);
  const auto two = build_world(district, start, 110, WorldDef{}, Luck(7, 0), *make_thread_executor(3));
  for (std::size_t y = 0; y < one->years.size(); ++y) {
    CHECK(one->years[y].student_id == two->years[y].student_id);
    CHECK(one->years[y].friends == two->years[y].friends);
    CHECK(one->years[y].advice == two->years[y].advice);
  }
  CHECK_FALSE(one->years[0].friends == world_of(district, 1)->years[0].friends);
}

TEST_CASE("a school's people do not depend on which other schools there are") {
  DistrictDef one = small_district(5, 200), two = one;
  two.schools.erase(two.schools.begin() + 1);
  const auto a = world_of(one, 0, 10), b = world_of(two, 0, 10);
  for (const char* id : {"school-00", "school-04"}) {
    const auto at = [&](const World& w) {
      return static_cast<std::uint32_t>(std::find(w.schools.id.begin(), w.schools.id.end(), id) -
                                        w.schools.id.begin());
    };
    const std::uint32_t s = at(*a), t = at(*b);
    for (std::uint32_t k = 0; k < 200; ++k) {
      REQUIRE(a->years[0].student_id[a->schools.first_student[s] + k] ==
              b->years[0].student_id[b->schools.first_student[t] + k]);
    }
  }
}

TEST_CASE("a district in which everybody or nobody is disposed to refuse can be drawn") {
  const Luck luck(1, 0);
  WorldDef all, none;
  all.refuser_share = 1;
  none.refuser_share = 0;
  for (std::uint32_t id = 0; id < 2000; ++id) {
    REQUIRE(teacher_person(id, true, all, luck).refuser);
    REQUIRE_FALSE(teacher_person(id, true, none, luck).refuser);
  }
}

}  // namespace pilotwave::test
