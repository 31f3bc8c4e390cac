#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "model/interventions/lever.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kDraws = 4000;

SchoolPick pick_of(PickRule rule, int count) {
  SchoolPick pick;
  pick.rule = rule;
  pick.count = count;
  return pick;
}

int count_of(const std::vector<std::uint8_t>& mask) {
  return static_cast<int>(std::count(mask.begin(), mask.end(), 1));
}

/// 38 schools, as in the worked example of random and stratified choice.
const SmallWeek& district_of_38() {
  static const SmallWeek w(small_district(38, 60));
  return w;
}

std::vector<std::uint8_t> picked(const SmallWeek& w, const SchoolPick& pick, std::uint32_t key = 1) {
  return pick_schools(pick, *w.world, w.state.teachers, Params(), key);
}

double mean_innovativeness(const SmallWeek& w, std::uint32_t s) {
  double sum = 0;
  for (std::uint32_t t = w.world->schools.first_teacher[s]; t < w.world->schools.first_teacher[s + 1]; ++t) {
    sum += static_cast<double>(w.state.teachers.innovativeness[t]);
  }
  return sum / w.world->schools.n_teachers(s);
}

}  // namespace

TEST_CASE("six at random of 38: each school has 6 in 38, and the needy ones are hypergeometric") {
  const SmallWeek& w = district_of_38();
  std::vector<int> times(38, 0);
  double needy = 0;
  for (std::uint32_t key = 0; key < kDraws; ++key) {
    const auto mask = picked(w, pick_of(PickRule::Random, 6), key);
    REQUIRE(count_of(mask) == 6);
    for (std::size_t s = 0; s < 38; ++s) {
      times[s] += mask[s];
      needy += mask[s] && w.world->schools.poverty_tercile[s] == 2;
    }
  }
  const double p = 6.0 / 38, sd = std::sqrt(p * (1 - p) / kDraws);
  for (const int n : times) CHECK(static_cast<double>(n) / kDraws == Approx(p).margin(4.5 * sd));
  const auto n_needy = static_cast<double>(
      std::count(w.world->schools.poverty_tercile.begin(), w.world->schools.poverty_tercile.end(), 2));
  CHECK(needy / kDraws == Approx(6 * n_needy / 38).margin(4 * 1.1 / std::sqrt(kDraws)));
}

TEST_CASE("a stratified six has exactly two of every tercile, in every draw") {
  const SmallWeek& w = district_of_38();
  std::vector<int> times(38, 0);
  for (std::uint32_t key = 0; key < kDraws; ++key) {
    const auto mask = picked(w, pick_of(PickRule::Stratified, 6), key);
    std::array<int, 3> per{};
    for (std::size_t s = 0; s < 38; ++s) {
      per[w.world->schools.poverty_tercile[s]] += mask[s];
      times[s] += mask[s];
    }
    REQUIRE(per == std::array<int, 3>{2, 2, 2});
  }
  for (std::size_t s = 0; s < 38; ++s) {
    const auto tercile = w.world->schools.poverty_tercile[s];
    const double size = static_cast<double>(std::count(w.world->schools.poverty_tercile.begin(),
                                                       w.world->schools.poverty_tercile.end(), tercile));
    CHECK(static_cast<double>(times[s]) / kDraws ==
          Approx(2 / size).margin(4.5 * std::sqrt(0.16 * 0.84 / kDraws)));
  }
}

TEST_CASE("stratified by level takes from each level") {
  const SmallWeek& w = district_of_38();
  SchoolPick pick = pick_of(PickRule::Stratified, 3);
  pick.by = StratifyBy::Level;
  std::array<int, 3> per{};
  const auto mask = picked(w, pick);
  for (std::size_t s = 0; s < 38; ++s) per[static_cast<std::size_t>(w.world->schools.band[s])] += mask[s];
  CHECK(per == std::array<int, 3>{1, 1, 1});
}

TEST_CASE("named schools are those named, all means all, and need first means the poorest") {
  const SmallWeek& w = district_of_38();
  SchoolPick named = pick_of(PickRule::Named, 0);
  named.names = {"school-03", "school-17"};
  const auto mask = picked(w, named);
  CHECK(count_of(mask) == 2);
  CHECK(mask[3] == 1);
  CHECK(mask[17] == 1);
  CHECK(count_of(picked(w, pick_of(PickRule::All, 0))) == 38);
  const auto first = picked(w, pick_of(PickRule::NeedFirst, 5)),
             last = picked(w, pick_of(PickRule::NeedLast, 5));
  const auto& poverty = w.world->schools.poverty_share;
  double least_of_first = 1, most_of_last = 0, most_of_rest = 0;
  for (std::size_t s = 0; s < 38; ++s) {
    if (first[s])
      least_of_first = std::min(least_of_first, poverty[s]);
    else
      most_of_rest = std::max(most_of_rest, poverty[s]);
    if (last[s]) most_of_last = std::max(most_of_last, poverty[s]);
  }
  CHECK(least_of_first >= most_of_rest);
  CHECK(most_of_last < least_of_first);
}

TEST_CASE("a level and a share narrow the choice") {
  const SmallWeek& w = district_of_38();
  SchoolPick pick = pick_of(PickRule::Random, 0);
  pick.level = Level::High;
  pick.share = 0.5;
  const auto mask = picked(w, pick);
  CHECK(count_of(mask) == 6);  // of twelve high schools
  for (std::size_t s = 0; s < 38; ++s) {
    if (mask[s]) CHECK(w.world->schools.level[s] == Level::High);
  }
}

TEST_CASE("volunteers are more innovative than the district they come from") {
  double volunteers = 0, all = 0, random = 0;
  for (std::uint32_t replicate = 0; replicate < 6; ++replicate) {
    const SmallWeek w(small_district(18, 240), small_plan({}, 10), replicate);
    const auto chosen = picked(w, pick_of(PickRule::Volunteers, 4)),
               drawn = picked(w, pick_of(PickRule::Random, 4));
    for (std::uint32_t s = 0; s < 18; ++s) {
      all += mean_innovativeness(w, s) / (6 * 18);
      if (chosen[s]) volunteers += mean_innovativeness(w, s) / (6 * 4);
      if (drawn[s]) random += mean_innovativeness(w, s) / (6 * 4);
    }
  }
  CHECK(volunteers > all + 0.15);
  CHECK(std::abs(random - all) < 0.15);
}

TEST_CASE("the same question gets the same answer") {
  const SmallWeek& w = district_of_38();
  for (const PickRule rule :
       {PickRule::Volunteers, PickRule::Random, PickRule::Stratified, PickRule::MostConnected}) {
    CHECK(picked(w, pick_of(rule, 5)) == picked(w, pick_of(rule, 5)));
    CHECK(count_of(picked(w, pick_of(rule, 5))) == 5);
  }
  CHECK(picked(w, pick_of(PickRule::Random, 5), 1) != picked(w, pick_of(PickRule::Random, 5), 2));
}

}  // namespace pilotwave::test
