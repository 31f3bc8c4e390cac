#include "model/adoption_order.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/param_keys.hpp"
#include "model/teacher_use.hpp"
#include "rng/samplers.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kPeople = 40000;

/// A staff drawn as the world draws it, without its schools.
struct Staff {
  WorldDef world;
  TeacherPosts posts;
  Params params;
  std::vector<TeacherPerson> people;
  std::vector<Subject> subjects;
  std::vector<double> school, luck;

  Staff() {
    world.refuser_share = 0.37;
    posts.subject_share = {0.4, 0.2, 0.15, 0.1, 0.15};
    const Luck all(11, 0);
    for (std::uint32_t i = 0; i < kPeople; ++i) {
      people.push_back(teacher_person(i * 2654435761U, true, world, all));
      const double u = all.uniform(Stream::TeacherUse, 1, 0, i);
      subjects.push_back(u < 0.4    ? Subject::Elementary
                         : u < 0.6  ? Subject::Humanities
                         : u < 0.75 ? Subject::Mathematics
                         : u < 0.85 ? Subject::Science
                                    : Subject::Other);
      school.push_back(normal_quantile(all.uniform(Stream::TeacherUse, 2, 0, i)));
      luck.push_back(all.uniform(Stream::TeacherUse, 3, 0, i));
    }
  }
  [[nodiscard]] double score(const AdoptionOrder& order, std::size_t i) const {
    return order.score(people[i], subjects[i], school[i], luck[i]);
  }
};

}  // namespace

TEST_CASE("a share of teachers turns into the score that it exceeds") {
  const Staff staff;
  const AdoptionOrder order(staff.world, staff.posts, staff.params);
  for (const double share : {0.01, 0.05, 0.3, 0.6, 0.9, 0.99}) {
    const double cut = order.exceeded_by(share);
    double above = 0;
    for (std::size_t i = 0; i < kPeople; ++i) above += staff.score(order, i) > cut;
    INFO(share);
    CHECK(above / kPeople == Approx(share).margin(0.005 + 4 * std::sqrt(share * (1 - share) / kPeople)));
  }
  CHECK(order.exceeded_by(0) > 50);
  CHECK(order.exceeded_by(1) < -50);
}

TEST_CASE("a share that refuses turns into the score below which the disposed do") {
  const Staff staff;
  const AdoptionOrder order(staff.world, staff.posts, staff.params);
  for (const double share : {0.02, 0.18, 0.35}) {
    const double cut = order.refusing_below(share);
    double refuse = 0;
    for (std::size_t i = 0; i < kPeople; ++i)
      refuse += staff.people[i].refuser && staff.score(order, i) < cut;
    CHECK(refuse / kPeople == Approx(share).margin(0.012));
  }
  CHECK(order.refusing_below(0) < -50);
  CHECK(order.refusing_below(0.5) > 50);  // more than are disposed to it: all of them
}

TEST_CASE("scores are standardised over all teachers") {
  const Staff staff;
  const AdoptionOrder order(staff.world, staff.posts, staff.params);
  double sum = 0, square = 0;
  for (std::size_t i = 0; i < kPeople; ++i) {
    const double z = order.standardised(staff.score(order, i));
    sum += z / kPeople, square += z * z / kPeople;
  }
  CHECK(sum == Approx(0).margin(0.025));
  CHECK(square == Approx(1).margin(0.03));
}

TEST_CASE("people are placed in the order in which the weekly rule would have moved them") {
  // A history in which the common rate rises a hundredfold: whoever tries it first must be, on average, as
  // innovative as whoever has the highest score, whatever that course was.
  Staff staff;
  staff.params.set(P::today_school_spread, 0);
  staff.params.set(P::today_refuser_lag, 0);
  const AdoptionOrder order(staff.world, staff.posts, staff.params);
  const Luck week_luck(12, 0);
  std::vector<std::uint8_t> uses(kPeople, 0);
  double users = 0;
  for (std::uint32_t week = 0; users < 0.4 * kPeople; ++week) {
    const double common = 0.001 * std::pow(1.05, week);
    for (std::uint32_t i = 0; i < kPeople; ++i) {
      if (uses[i]) continue;
      TeacherSituation x;
      x.level = UseLevel::Aware;
      x.access = true;
      x.innovativeness = static_cast<double>(staff.people[i].innovativeness);
      x.experience = static_cast<double>(staff.people[i].experience);
      x.subject = staff.subjects[i];
      Decision<kUpTerms> d = further(x, staff.params);
      d.rate *= common;
      uses[i] = week_luck.uniform(Stream::TeacherUse, 4, week, i) < d.probability();
      users += uses[i];
    }
  }
  const double cut = order.exceeded_by(users / kPeople);
  double lived = 0, placed = 0, n_placed = 0;
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    const double z = static_cast<double>(staff.people[i].innovativeness);
    if (uses[i]) lived += z / users;
    if (staff.score(order, i) > cut) placed += z, ++n_placed;
  }
  CHECK(n_placed / kPeople == Approx(users / kPeople).margin(0.012));
  CHECK(lived > 0.2);
  CHECK(placed / n_placed == Approx(lived).margin(0.03));
}

}  // namespace pilotwave::test
