#include "model/rollout.hpp"

#include <catch2/catch.hpp>

#include <numeric>

#include "support/small_world.hpp"

namespace pilotwave::test {

TEST_CASE("a tool is open where it is asked for, approved, not paused, and its vendor lives") {
  std::vector<ToolState> states(4);
  states[0].approval = Approval::Approved;
  states[1].approval = Approval::Conditional;
  states[2].approval = Approval::InReview;
  states[3].approval = Approval::Approved;
  states[3].vendor_alive = false;
  SchoolEffects effects;
  CHECK(open_tools(effects, states) == 0);
  effects.open = 0b1111;
  CHECK(open_tools(effects, states) == 0b0011);
  effects.paused = 0b0001;
  CHECK(open_tools(effects, states) == 0b0010);
}

TEST_CASE("grants never exceed what is there or wanted, and those first in order are served first") {
  const Luck luck(5, 0);
  for (std::uint32_t round = 0; round < 300; ++round) {
    const auto draw = [&](std::uint32_t i, std::uint32_t below) {
      return luck.words(Stream::UserStream, round, i, 0)[0] % below;
    };
    std::vector<std::uint32_t> wanted(7), order(7);
    for (std::uint32_t i = 0; i < 7; ++i) wanted[i] = draw(i, 100);
    std::iota(order.begin(), order.end(), 0U);
    std::rotate(order.begin(), order.begin() + draw(8, 7), order.end());
    const std::uint64_t available = draw(9, 500);
    const auto granted = grant_seats(available, wanted, order);
    const std::uint64_t all = std::accumulate(granted.begin(), granted.end(), std::uint64_t{0});
    const std::uint64_t asked = std::accumulate(wanted.begin(), wanted.end(), std::uint64_t{0});
    CHECK(all == std::min(available, asked));
    bool exhausted = false;
    for (const std::uint32_t s : order) {
      CHECK(granted[s] <= wanted[s]);
      if (exhausted) CHECK(granted[s] == 0);
      exhausted = exhausted || granted[s] < wanted[s];
    }
  }
}

TEST_CASE("in every week of a run, seats in use are granted seats, and granted seats are paid for") {
  const Plan plan =
      small_plan({act("expand", {{"tools", tools({"tutor"})}, {"with_seats", 0.0}, {"waves", 3.0}}),
                  act("license", {{"tools", tools({"tutor"})}, {"student_seats", 250.0}}),
                  act("license", {{"tools", tools({"feedback"})}, {"student_seats", 40.0}})},
                 80);
  const auto executor = make_serial_executor();
  Simulation simulation(build_world(small_district(6, 100), plan, 0, *executor), plan, *executor);
  std::uint64_t most = 0;
  while (!simulation.finished()) {
    simulation.step();
    for (std::size_t t = 0; t < plan.tools.size(); ++t) {
      if (plan.tools[t].seat_price_usd <= 0) continue;
      std::uint64_t granted = 0;
      for (const SchoolState& school : simulation.state().schools) {
        granted += school.student_seats[t];
        REQUIRE(school.seats_used[t] <= 100);
      }
      REQUIRE(granted <= seats_paid(simulation.state().district, t).first);
      most = std::max(most, granted);
    }
  }
  CHECK(most == 250);
}

TEST_CASE("schools that wait for a tool grow impatient, and calm down once it is open") {
  SmallWeek w(small_district(3, 60));
  std::vector<Happening> story;
  const auto step = [&] {
    step_rollout(w.context(), w.state, story);
    w.settle();
    ++w.week;
  };
  w.effects.schools[0].open = tool_bit(0);
  for (int i = 0; i < 10; ++i) step();
  CHECK(static_cast<double>(w.state.schools[0].demand) == Approx(1 - std::pow(1 - 0.06, 10)).epsilon(1e-4));
  CHECK(w.state.schools[1].demand == 0);
  w.state.district.tools[0].approval = Approval::Approved;
  w.settle();
  step();
  CHECK(w.state.schools[0].open == tool_bit(0));
  CHECK(w.state.schools[0].open_week == 19);
  const float highest = w.state.schools[0].demand;
  step();
  CHECK(w.state.schools[0].demand < highest);
}

TEST_CASE("use in a pilot mends misfit, and more with a feedback channel") {
  double left[2];
  for (const int channel : {0, 1}) {
    SmallWeek w(small_district(3, 60));
    w.state.district.tools[0].flaws_introduced = {4, 4, 4};
    w.state.schools[0].pilot = tool_bit(0);
    w.state.schools[0].seats_used[0] = 60;
    w.settle();
    w.effects.schools[0].feedback = static_cast<float>(channel);
    std::vector<Happening> story;
    step_rollout(w.context(), w.state, story);
    left[channel] = w.state.district.tools[0].flaws(FlawKind::Fit);
    CHECK(w.state.district.tools[0].flaws(FlawKind::Privacy) == 4);
  }
  CHECK(left[0] < 4);
  CHECK(left[1] < left[0]);
}

}  // namespace pilotwave::test
