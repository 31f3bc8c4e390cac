#include "network/advice.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "network/measures.hpp"
#include "network/mixing.hpp"

using namespace pilotwave;

namespace {

struct School {
  std::uint32_t first_person;
  std::uint32_t n_teachers;
  bool elementary = false;
};

std::vector<AdviceSeat> staff(const std::vector<School>& schools) {
  std::vector<AdviceSeat> seats;
  for (std::uint32_t s = 0; s < schools.size(); ++s) {
    for (std::uint32_t i = 0; i < schools[s].n_teachers; ++i) {
      AdviceSeat seat{.person = schools[s].first_person + i, .school = s};
      if (schools[s].elementary) {
        seat.grade = static_cast<std::int8_t>(i % 6);
      } else {
        seat.grade = static_cast<std::int8_t>(9 + (i / 4) % 4);
        seat.subject = static_cast<std::uint8_t>(1 + i % 4);
      }
      seat.lead = i % 15 == 7;
      seat.standing = seat.lead ? 2.5F : 1.0F;
      seats.push_back(seat);
    }
  }
  return seats;
}

std::vector<AdviceSeat> ordinary_district() {
  std::vector<School> schools;
  for (std::uint32_t s = 0; s < 30; ++s)
    schools.push_back({1000 * (s + 1), s % 3 == 0 ? 80U : 30U, s % 3 != 0});
  return staff(schools);
}

std::vector<std::uint32_t> school_of(const std::vector<AdviceSeat>& seats) {
  std::vector<std::uint32_t> out;
  for (const AdviceSeat& seat : seats) out.push_back(seat.school);
  return out;
}

std::set<Arc> advice_by_person(const std::vector<AdviceSeat>& seats, const Luck& luck) {
  const ContactGraph graph = draw_advice(seats, {}, luck);
  std::set<Arc> out;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) out.insert({seats[i].person, seats[j].person});
  }
  return out;
}

bool same_group(const AdviceSeat& a, const AdviceSeat& b) {
  return a.grade == b.grade || (a.subject == b.subject && a.subject != 0);
}

}  // namespace

TEST_CASE("a district's advice ties have the wanted number, returns and share across schools") {
  const auto seats = ordinary_district();  // 1,400 teachers
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const ContactGraph graph = draw_advice(seats, {}, Luck(seed, 0));
    const NetworkMeasures m = measure(graph);
    CHECK(m.mean_out_degree == Approx(4.0).margin(0.25));
    CHECK(m.reciprocity == Approx(0.40).margin(0.03));
    CHECK(crossing_share(graph, school_of(seats)) == Approx(0.07).margin(0.012));
    CHECK(m.largest_component_share > 0.95);
  }
}

TEST_CASE("colleagues of one grade or subject are three times as likely tied") {
  const auto seats = ordinary_district();
  struct Count {
    double tied = 0, pairs = 0;
    [[nodiscard]] double odds() const { return tied / (pairs - tied); }
  };
  Count small[2], large[2];  // schools of 30 and of 80; element 1: something in common
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const ContactGraph graph = undirected_shadow(draw_advice(seats, {}, Luck(seed, 0)));
    for (std::uint32_t i = 0; i < seats.size(); ++i) {
      for (std::uint32_t j = i + 1; j < seats.size() && seats[j].school == seats[i].school; ++j) {
        if (seats[i].lead || seats[j].lead) continue;
        Count& count = (seats[i].school % 3 == 0 ? large : small)[same_group(seats[i], seats[j]) ? 1 : 0];
        count.pairs += 1;
        count.tied += graph.has_arc(i, j) ? 1 : 0;
      }
    }
  }
  CHECK(small[1].odds() / small[0].odds() == Approx(3.0).margin(0.25));
  // In a large school some pairs are out of each other's reach, which dilutes the odds a little.
  CHECK(large[1].odds() / large[0].odds() == Approx(2.75).margin(0.25));
}

TEST_CASE("ties across schools have a lead on at least one side, and leads are the bridges") {
  const auto seats = ordinary_district();
  const ContactGraph graph = draw_advice(seats, {}, Luck(4, 0));
  const ContactGraph back = reversed(graph);
  const std::vector<double> between = betweenness(graph);
  double n_leads = 0, between_leads = 0, between_others = 0, asked_leads = 0, asked_others = 0;
  for (std::uint32_t i = 0; i < seats.size(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (seats[i].school != seats[j].school) CHECK((seats[i].lead || seats[j].lead));
    }
    n_leads += seats[i].lead ? 1 : 0;
    (seats[i].lead ? between_leads : between_others) += between[i];
    (seats[i].lead ? asked_leads : asked_others) += back.degree(i);
  }
  const double n_others = static_cast<double>(seats.size()) - n_leads;
  CHECK(between_leads / n_leads > 4 * between_others / n_others);
  CHECK(asked_leads / n_leads > 1.5 * asked_others / n_others);
}

TEST_CASE("unreturned ties point to the colleague who stands higher, in proportion to standing") {
  const auto seats = ordinary_district();
  double to_lead = 0, from_lead = 0;
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const ContactGraph graph = draw_advice(seats, {}, Luck(seed, 0));
    for (std::uint32_t i = 0; i < seats.size(); ++i) {
      for (const std::uint32_t j : graph.neighbours(i)) {
        if (seats[i].lead == seats[j].lead || graph.has_arc(j, i)) continue;
        (seats[j].lead ? to_lead : from_lead) += 1;
      }
    }
  }
  const double n = to_lead + from_lead, share = 2.5 / 3.5;
  CHECK(to_lead / n == Approx(share).margin(4.5 * std::sqrt(share * (1 - share) / n)));
}

TEST_CASE("two leads who look to each other have one luck between them") {
  const auto seats = staff({{100, 10}, {200, 10}});  // one lead each, the eighth teacher
  AdviceDef def;
  def.cross_school_share = 0.02;
  // Both begin 60% of 0.02 * 3.2 ties a teacher with the only lead there is to look to.
  const double expected = 0.6 * 0.02 * 3.2 * 10;
  double tied = 0;
  constexpr int kRuns = 3000;
  for (std::uint32_t seed = 0; seed < kRuns; ++seed) {
    const ContactGraph graph = draw_advice(seats, def, Luck(seed, 0));
    tied += graph.has_arc(7, 17) || graph.has_arc(17, 7) ? 1 : 0;
  }
  CHECK(tied / kRuns == Approx(expected).margin(4.5 * std::sqrt(expected * (1 - expected) / kRuns)));
}

TEST_CASE("the order of schools changes no advice") {
  const auto forwards = staff({{100, 20}, {200, 40}, {300, 9, true}});
  auto backwards = staff({{300, 9, true}, {200, 40}, {100, 20}});
  CHECK(advice_by_person(forwards, Luck(6, 0)) == advice_by_person(backwards, Luck(6, 0)));
}

TEST_CASE("another school's size changes nobody's advice while its leads stay the same") {
  auto small = staff({{100, 20}, {200, 40}, {300, 15}});
  auto large = small;
  for (std::uint32_t i = 0; i < 60; ++i)
    large.push_back({.person = 400 + i, .school = 2, .subject = 1, .grade = 3});
  const auto within_others = [](const std::set<Arc>& arcs) {
    std::set<Arc> out;
    for (const Arc& arc : arcs) {
      if (arc.from < 300 && arc.to < 300) out.insert(arc);
    }
    return out;
  };
  CHECK(within_others(advice_by_person(small, Luck(2, 0))) ==
        within_others(advice_by_person(large, Luck(2, 0))));
}

TEST_CASE("a new teacher changes few ties but their own") {
  const auto before = staff({{100, 80}, {1000, 40}});
  auto after = before;
  after.insert(after.begin() + 80, {.person = 5000, .school = 0, .subject = 2, .grade = 10});
  const std::set<Arc> a = advice_by_person(before, Luck(7, 0)), b = advice_by_person(after, Luck(7, 0));
  std::vector<Arc> changed;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(changed));
  std::size_t n_others = 0;
  for (const Arc& arc : changed) n_others += arc.from != 5000 && arc.to != 5000 ? 1 : 0;
  CHECK(changed.size() > n_others);
  CHECK(n_others <= 48);  // the 24 pairs pushed out of reach, at most two arcs each
}

TEST_CASE("very large staffs keep their number of ties") {
  const auto seats = staff({{10000, 6000}, {90000, 500}});
  const NetworkMeasures m = measure(draw_advice(seats, {}, Luck(1, 0)));
  CHECK(m.mean_out_degree == Approx(4.0).margin(0.25));
  CHECK(m.max_in_degree <= 60);
}

TEST_CASE("tiny staffs ask whom there is") {
  CHECK(draw_advice({}, {}, Luck(1, 0)).n_nodes() == 0);
  CHECK(draw_advice(staff({{5, 1}}), {}, Luck(1, 0)).targets.empty());
  double arcs_of_two = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const ContactGraph two = draw_advice(staff({{5, 2}}), {}, Luck(seed, 0));
    CHECK(two.n_nodes() == 2);
    arcs_of_two += static_cast<double>(two.targets.size());
  }
  CHECK(arcs_of_two / 400 == Approx(0.56).margin(0.08));  // at most 0.9 tied, 1.25 arcs a tie, two teachers
  const ContactGraph singles = draw_advice(staff({{1, 1}, {2, 1}, {3, 1}}), {}, Luck(1, 0));
  CHECK(singles.n_nodes() == 3);
}

TEST_CASE("a district without leads has no ties across schools") {
  auto seats = staff({{100, 20}, {200, 40}});
  for (AdviceSeat& seat : seats) seat.lead = false;
  CHECK(crossing_share(draw_advice(seats, {}, Luck(1, 0)), school_of(seats)) == 0);
}
