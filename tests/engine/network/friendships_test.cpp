#include "network/friendships.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>
#include <set>

#include "engine/parallel/every_executor.hpp"
#include "network/cohort_order.hpp"
#include "network/friendship_law.hpp"
#include "network/measures.hpp"
#include "network/mixing.hpp"

using namespace pilotwave;

namespace {

const std::unique_ptr<Executor> kSerial = make_serial_executor();

struct Pupils {
  std::vector<std::uint32_t> person;
  std::vector<GradeBlock> blocks;

  void add_grade(std::uint32_t school, const std::vector<std::uint32_t>& members) {
    blocks.push_back(
        {school, static_cast<std::uint32_t>(person.size()), static_cast<std::uint32_t>(members.size())});
    person.insert(person.end(), members.begin(), members.end());
  }
};

std::vector<std::uint32_t> consecutive(std::uint32_t first, std::uint32_t n) {
  std::vector<std::uint32_t> out(n);
  for (std::uint32_t i = 0; i < n; ++i) out[i] = first + i;
  return out;
}

Pupils schools_of(std::uint32_t n_schools, std::uint32_t n_grades, std::uint32_t n_seats) {
  Pupils pupils;
  std::uint32_t id = 5000;
  for (std::uint32_t s = 0; s < n_schools; ++s) {
    for (std::uint32_t g = 0; g < n_grades; ++g, id += n_seats) pupils.add_grade(s, consecutive(id, n_seats));
  }
  return pupils;
}

ContactGraph draw(const Pupils& pupils, const Luck& luck, int year = 0, const FriendshipDef& def = {}) {
  return as_contact_graph(draw_friendships(pupils.person, pupils.blocks, def, year, luck, *kSerial),
                          pupils.blocks);
}

std::set<Arc> friends_by_person(const ContactGraph& graph, const Pupils& pupils) {
  std::set<Arc> out;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) out.insert({pupils.person[i], pupils.person[j]});
  }
  return out;
}

/// The same pupils a year on, every grade in next year's order.
Pupils next_year(const Pupils& pupils, double width, const Luck& luck) {
  Pupils later;
  for (const GradeBlock& block : pupils.blocks) {
    const std::span<const std::uint32_t> old(pupils.person.data() + block.first_seat, block.n_seats);
    std::vector<std::uint32_t> members;
    for (const std::uint32_t place : reshuffled_order(old, width, 1, luck)) members.push_back(old[place]);
    later.add_grade(block.school, members);
  }
  return later;
}

std::vector<std::uint32_t> grade_of(const Pupils& pupils) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t b = 0; b < pupils.blocks.size(); ++b) out.insert(out.end(), pupils.blocks[b].n_seats, b);
  return out;
}

}  // namespace

TEST_CASE("grades of 60, 150 and 400 have the published nominations, returns, triads and grade mixing") {
  for (const std::uint32_t n_seats : {60U, 150U, 400U}) {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
      INFO(n_seats << " seats, seed " << seed);
      const Pupils pupils = schools_of(2400 / (4 * n_seats), 4, n_seats);
      const ContactGraph graph = draw(pupils, Luck(seed, 0));
      const NetworkMeasures m = measure(graph);
      // 2400 or 1600 students with SD 2.7: standard error of the mean below 0.07; of the shares below 0.012.
      CHECK(m.mean_out_degree == Approx(7.9).margin(0.25));
      CHECK(m.reciprocity == Approx(0.55).margin(0.03));
      CHECK(m.transitivity == Approx(0.37).margin(0.025));
      CHECK(m.clustering > 0.34);  // the shadow's transitivity lies in the published band, too
      CHECK(m.clustering < 0.46);
      CHECK(crossing_share(graph, grade_of(pupils)) == Approx(0.06).margin(0.012));
      CHECK(m.n_components == pupils.blocks.back().school + 1);  // each school hangs together
    }
  }
}

TEST_CASE("grades of 20 have fewer friends each and otherwise look alike") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const Pupils pupils = schools_of(25, 4, 20);
    const NetworkMeasures m = measure(draw(pupils, Luck(seed, 0)));
    CHECK(m.mean_out_degree == Approx(5.6).margin(0.3));
    CHECK(m.reciprocity == Approx(0.46).margin(0.04));
    CHECK(m.transitivity == Approx(0.29).margin(0.04));
  }
}

TEST_CASE("every target moves its own measure") {
  const Pupils pupils = schools_of(4, 4, 150);
  const auto with = [&](auto change) {
    FriendshipDef def;
    change(def);
    return measure(draw(pupils, Luck(9, 0), 0, def));
  };
  CHECK(with([](FriendshipDef& d) { d.mean_nominations = 7.3; }).mean_out_degree == Approx(7.3).margin(0.25));
  CHECK(with([](FriendshipDef& d) { d.mean_nominations = 8.6; }).mean_out_degree == Approx(8.6).margin(0.25));
  CHECK(with([](FriendshipDef& d) { d.reciprocity = 0.47; }).reciprocity == Approx(0.47).margin(0.03));
  CHECK(with([](FriendshipDef& d) { d.reciprocity = 0.62; }).reciprocity == Approx(0.62).margin(0.03));
  CHECK(with([](FriendshipDef& d) { d.clustering = 0.34; }).transitivity == Approx(0.34).margin(0.03));
  CHECK(with([](FriendshipDef& d) { d.clustering = 0.43; }).transitivity == Approx(0.43).margin(0.03));
}

TEST_CASE("nobody names themselves, nobody twice, and both counts of ties agree") {
  for (const std::uint32_t n_seats : {1U, 2U, 3U, 4U, 5U, 8U, 10U, 15U, 16U, 17U, 18U, 19U, 33U, 130U}) {
    INFO(n_seats << " seats");
    const Pupils pupils = schools_of(3, 3, n_seats);
    const Friendships friends = draw_friendships(pupils.person, pupils.blocks, {}, 0, Luck(4, 0), *kSerial);
    const ContactGraph graph = as_contact_graph(friends, pupils.blocks);
    REQUIRE(graph.n_nodes() == pupils.person.size());
    for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
      CHECK(graph.degree(i) == friends.n_friends[i]);
      CHECK(friends.n_friends[i] <= FriendshipLaw::kMaxTies);
      const auto row = graph.neighbours(i);
      CHECK(std::ranges::adjacent_find(row, std::greater_equal<>{}) == row.end());
      CHECK_FALSE(graph.has_arc(i, i));
      const auto watchers = friends.watchers_of(i);
      CHECK(std::set(watchers.begin(), watchers.end()).size() == watchers.size());
      for (const std::uint16_t local : watchers) CHECK(local < 3 * n_seats);
    }
  }
}

TEST_CASE("two pupils can only name each other, and one names nobody") {
  Pupils pupils;
  pupils.add_grade(0, {7});
  pupils.add_grade(1, {20, 30});
  pupils.add_grade(2, {});
  std::uint32_t n_arcs = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const ContactGraph graph = draw(pupils, Luck(seed, 0));
    CHECK(graph.degree(0) == 0);
    n_arcs += graph.degree(1) + graph.degree(2);
  }
  // Mean nominations in a grade of two: see docs/model/networks.md; SD of a sum of 300 is about 15.
  CHECK(n_arcs / 600.0 == Approx(0.66).margin(0.12));
}

TEST_CASE("no pupils, no friendships") {
  const Friendships none = draw_friendships({}, {}, {}, 0, Luck(1, 0), *kSerial);
  CHECK(none.watchers.empty());
  CHECK(none.watcher_offsets == std::vector<std::uint32_t>{0});
  CHECK(as_contact_graph(none, {}).n_nodes() == 0);
}

TEST_CASE("the order of schools changes no friendship") {
  Pupils pupils, swapped;
  pupils.add_grade(0, consecutive(100, 40));
  pupils.add_grade(0, consecutive(200, 55));
  pupils.add_grade(1, consecutive(300, 120));
  swapped.add_grade(0, consecutive(300, 120));
  swapped.add_grade(1, consecutive(100, 40));
  swapped.add_grade(1, consecutive(200, 55));
  const Luck luck(11, 2);
  CHECK(friends_by_person(draw(pupils, luck), pupils) == friends_by_person(draw(swapped, luck), swapped));
}

TEST_CASE("a school of 60,000 seats in one grade fits its 16-bit seats") {
  const Pupils pupils = schools_of(1, 1, 60000);
  const ContactGraph graph = draw(pupils, Luck(3, 0));
  CHECK(static_cast<double>(graph.targets.size()) / 60000 == Approx(7.9 * 0.94).margin(0.05));
  CHECK(std::ranges::max(graph.targets) == 59999);
}

TEST_CASE("a newcomer changes only ties of pairs they come between") {
  const Luck luck(5, 0);
  Pupils before;
  before.add_grade(0, consecutive(1000, 120));
  before.add_grade(0, consecutive(2000, 110));
  std::vector<std::uint32_t> members = consecutive(1000, 120);
  const std::uint32_t place = 60, newcomer = 9999;
  members.insert(members.begin() + place, newcomer);
  Pupils after;
  after.add_grade(0, members);
  after.add_grade(0, consecutive(2000, 110));

  std::vector<Arc> changed;
  std::ranges::set_symmetric_difference(friends_by_person(draw(before, luck), before),
                                        friends_by_person(draw(after, luck), after),
                                        std::back_inserter(changed));
  std::size_t n_far = 0, n_own = 0;
  for (const Arc& arc : changed) {
    if (arc.from == newcomer || arc.to == newcomer) {
      ++n_own;
      continue;
    }
    const auto apart = [&](std::uint32_t person) {
      return person >= 2000          ? 1000U
             : person - 1000 < place ? place - (person - 1000)
                                     : person - 1000 - place + 1;
    };
    if (apart(arc.from) + apart(arc.to) > FriendshipLaw::kWindow + 1) ++n_far;
  }
  CHECK(n_own > 2);
  CHECK(n_own <= 2 * FriendshipLaw::kMaxTies);
  // Three circle pairs are pushed apart and two cross-grade pairs at most come or go: at most two arcs each.
  CHECK(n_far <= 12);
  CHECK(changed.size() < 60);  // of some 1,800 ties
}

TEST_CASE("unreturned friendships look up: the often named are named by those who are not") {
  const Pupils pupils = schools_of(2, 4, 150);
  const ContactGraph graph = draw(pupils, Luck(8, 0));
  const ContactGraph back = reversed(graph);
  double climbs = 0, n_one_way = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (graph.has_arc(j, i)) continue;
      n_one_way += 1;
      climbs += back.degree(j) > back.degree(i) ? 1 : 0;
    }
  }
  CHECK(climbs / n_one_way > 0.75);
}

TEST_CASE("the ties of three classmates are independent draws of their distances' chances") {
  Pupils pupils;
  pupils.add_grade(0, consecutive(1, 60));
  const auto near = FriendshipLaw{FriendshipDef{}}.near(60);
  const auto chance = [&](std::size_t distance) {
    return static_cast<double>(near[distance - 1].tie) * 0x1p-32;
  };
  constexpr int kRuns = 2000, kTriples = 10;  // seats 6 t, 6 t + 3 and 6 t + 6: distances 3, 3 and 6
  double first = 0, wide = 0, all = 0;
  for (std::uint32_t seed = 0; seed < kRuns; ++seed) {
    const ContactGraph graph = undirected_shadow(draw(pupils, Luck(seed, 0)));
    for (std::uint32_t t = 0; t < kTriples; ++t) {
      const std::uint32_t a = 6 * t, b = a + 3, c = (a + 6) % 60;
      const bool ab = graph.has_arc(a, b), bc = graph.has_arc(b, c), ac = graph.has_arc(a, c);
      first += ab ? 1 : 0;
      wide += ac ? 1 : 0;
      all += ab && bc && ac ? 1 : 0;
    }
  }
  const double n = kRuns * kTriples, expected = chance(3) * chance(3) * chance(6);
  const auto margin = [&](double p) { return 4.5 * std::sqrt(p * (1 - p) / n); };
  CHECK(first / n == Approx(chance(3)).margin(margin(chance(3))));
  CHECK(wide / n == Approx(chance(6)).margin(margin(chance(6))));
  CHECK(all / n == Approx(expected).margin(margin(expected)));
}

TEST_CASE("same luck, same friends; other luck, others") {
  const Pupils pupils = schools_of(2, 2, 80);
  const auto one = draw_friendships(pupils.person, pupils.blocks, {}, 3, Luck(1, 1), *kSerial);
  CHECK(one == draw_friendships(pupils.person, pupils.blocks, {}, 3, Luck(1, 1), *kSerial));
  CHECK_FALSE(one == draw_friendships(pupils.person, pupils.blocks, {}, 3, Luck(1, 2), *kSerial));
  CHECK_FALSE(one == draw_friendships(pupils.person, pupils.blocks, {}, 4, Luck(1, 1), *kSerial));
}

TEST_CASE("whole schools are drawn side by side to the same network, and each as if it were alone") {
  const Pupils pupils = schools_of(40, 4, 500);  // more parts than one thread draws at once
  const auto one = draw_friendships(pupils.person, pupils.blocks, {}, 1, Luck(1, 1), *kSerial);
  for (const auto& executor : every_executor())
    CHECK(one == draw_friendships(pupils.person, pupils.blocks, {}, 1, Luck(1, 1), *executor));
  constexpr std::uint32_t kSeats = 4 * 500, kSchool = 38;
  Pupils alone;
  for (std::uint32_t g = 0; g < 4; ++g)
    alone.add_grade(0, consecutive(5000 + kSchool * kSeats + g * 500, 500));
  const auto few = draw_friendships(alone.person, alone.blocks, {}, 1, Luck(1, 1), *kSerial);
  for (std::uint32_t seat = 0; seat < kSeats; ++seat)
    REQUIRE(std::ranges::equal(few.watchers_of(seat), one.watchers_of(kSchool * kSeats + seat)));
}

TEST_CASE("between two school years friendships last as long as published") {
  for (const double wanted : {0.42, 0.48, 0.54}) {
    FriendshipDef def;
    def.yearly_stability = wanted;
    const double width = reshuffle_width(def);
    for (const std::uint32_t n_seats : {60U, 150U, 400U}) {
      const Pupils pupils = schools_of(2400 / (4 * n_seats), 4, n_seats);
      const Luck luck(21, n_seats);
      const Pupils later = next_year(pupils, width, luck);
      const double kept = tie_stability(draw(pupils, luck, 0, def), pupils.person,  //
                                        draw(later, luck, 1, def), later.person);
      INFO(n_seats << " seats, wanted " << wanted);
      CHECK(kept == Approx(wanted).margin(0.03));
    }
  }
}

TEST_CASE("where nobody moves seats, only circles change, and those of a third of the students") {
  const Pupils pupils = schools_of(4, 4, 150);
  const Luck luck(2, 0);
  const ContactGraph first = draw(pupils, luck, 0);
  // Near ties stay. Of the far ones, an eighth of all, half go in a year: 0.94 of each year's ties are
  // common.
  const double after_one = tie_stability(first, pupils.person, draw(pupils, luck, 1), pupils.person);
  const double after_three = tie_stability(first, pupils.person, draw(pupils, luck, 3), pupils.person);
  CHECK(after_one == Approx(0.94 / 1.06).margin(0.02));
  CHECK(after_three < after_one - 0.02);
}

TEST_CASE("friendships of those who stay survive others coming and going") {
  const FriendshipDef def;
  const Luck luck(33, 0);
  const Pupils pupils = schools_of(4, 4, 120);
  Pupils later;
  std::uint32_t newcomer = 900000;
  for (const GradeBlock& block : next_year(pupils, reshuffle_width(def), luck).blocks) {
    const Pupils shuffled = next_year(pupils, reshuffle_width(def), luck);
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < block.n_seats; ++i) {
      // One in eight is replaced (student mobility, evidence 11.9).
      members.push_back(i % 8 == 5 ? newcomer++ : shuffled.person[block.first_seat + i]);
    }
    later.add_grade(block.school, members);
  }
  const double kept = tie_stability(draw(pupils, luck, 0), pupils.person, draw(later, luck, 1), later.person);
  CHECK(kept > 0.40);
  CHECK(kept < 0.56);
}
