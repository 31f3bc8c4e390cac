#include "model/technology.hpp"

#include <catch2/catch.hpp>

#include <numbers>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

/// Runs technology alone for some weeks.
void pass(SmallWeek& w, int weeks) {
  std::vector<Happening> story;
  for (int i = 0; i < weeks; ++i) {
    step_technology(w.context(), w.state.district, story);
    w.settle();
    ++w.week;
  }
}

ToolDef plain_tool() {
  ToolDef tool;
  tool.id = "plain";
  tool.half_capability = 4;
  return tool;
}

}  // namespace

TEST_CASE("quality is one half at the half capability, once unreliability is paid for") {
  const Params p;
  ToolState state;
  state.capability = 4 + p[P::technology_reliability_discount];
  CHECK(classroom_quality(plain_tool(), state, p) == Approx(0.5));
  state.capability += 2;
  CHECK(classroom_quality(plain_tool(), state, p) ==
        Approx(0.8320183851).epsilon(1e-9));  // logistic(0.8 * 2)
}

TEST_CASE("quality saturates: a capable tool that does not fit stays worse than a middling one that does") {
  const Params p;
  ToolState fits, misfit;
  fits.capability = 9;
  misfit.capability = 60;
  misfit.flaws_introduced[static_cast<std::size_t>(FlawKind::Fit)] = 4;
  CHECK(classroom_quality(plain_tool(), misfit, p) == Approx(1 - 4 * 0.12).epsilon(1e-6));
  CHECK(classroom_quality(plain_tool(), misfit, p) < classroom_quality(plain_tool(), fits, p));
  misfit.flaws_introduced[static_cast<std::size_t>(FlawKind::Fit)] = 100;
  CHECK(classroom_quality(plain_tool(), misfit, p) == Approx(0.2).epsilon(1e-6));  // never less than a fifth
  fits.vendor_alive = false;
  CHECK(classroom_quality(plain_tool(), fits, p) == 0);
}

TEST_CASE("only flaws of fit cost quality, and mended flaws are gone") {
  const Params p;
  ToolState state;
  state.capability = 8;
  const double clean = classroom_quality(plain_tool(), state, p);
  state.flaws_introduced = {0, 5, 5};
  CHECK(classroom_quality(plain_tool(), state, p) == clean);
  state.flaws_introduced[0] = 3;
  state.mended_by_review[0] = 2;
  state.mended_by_pilots[0] = 2;
  CHECK(state.flaws(FlawKind::Fit) == 0);
  CHECK(classroom_quality(plain_tool(), state, p) == clean);
}

TEST_CASE("capability and prices follow their own paths") {
  Plan plan = small_plan();
  plan.params.set(P::technology_doubling_time, 26);
  plan.params.set(P::technology_price_growth, -0.3);
  SmallWeek w(small_district(3, 60), plan);
  const double before = w.state.district.tools[0].capability;
  const auto factor = [&] {
    return det_exp(std::numbers::ln2 * (w.state.district.tools[0].capability - before));
  };
  w.week = 0;
  pass(w, 13);
  CHECK(factor() == Approx(1.41421356237).epsilon(1e-9));
  pass(w, 13);
  CHECK(factor() == Approx(2).epsilon(1e-9));
  CHECK(w.state.district.tools[0].price_factor == Approx(0.836660026534).epsilon(1e-9));
  pass(w, 52);
  CHECK(factor() == Approx(8).epsilon(1e-9));
  CHECK(w.state.district.tools[0].price_factor == Approx(0.585662018574).epsilon(1e-9));
}

TEST_CASE("technology is the same news for every district") {
  SmallWeek here(small_district(3, 60)), there(small_district(5, 90));
  here.week = there.week = 0;
  pass(here, 104);
  pass(there, 104);
  for (std::size_t t = 0; t < here.plan.tools.size(); ++t) {
    CHECK(here.state.district.tools[t].flaws_introduced == there.state.district.tools[t].flaws_introduced);
    CHECK(here.state.district.tools[t].releases == there.state.district.tools[t].releases);
    CHECK(here.state.district.tools[t].vendor_failed_week ==
          there.state.district.tools[t].vendor_failed_week);
  }
}

TEST_CASE("a tool is released about twice a year") {
  const Params p;
  const Luck luck(7, 0);
  std::uint32_t releases = 0;
  ToolDef tool;
  for (int k = 0; k < 200; ++k) {
    tool.id = "tool-" + std::to_string(k);
    for (int week = 0; week < 156; ++week) releases += releases_in_week(tool, week, p, luck);
  }
  CHECK(releases == Approx(1200).margin(4 * 35));  // Poisson: SD 34.6
}

TEST_CASE("without releases and contract changes no flaw is added") {
  Plan plan = small_plan();
  plan.params.set(P::technology_releases_per_year, 0);
  plan.params.set(P::technology_contract_changes_per_year, 0);
  SmallWeek w(small_district(3, 60), plan);
  const auto before = w.state.district.tools[1].flaws_introduced;
  pass(w, 52);
  CHECK(w.state.district.tools[1].flaws_introduced == before);
}

TEST_CASE("a scripted failure darkens the tool for good, and a breach lasts one week") {
  SmallWeek w(small_district(3, 60));
  ToolShock fails, leaks;
  fails.tool = 0;
  fails.vendor_fails = true;
  leaks.tool = 1;
  leaks.breach = true;
  leaks.price_factor = 1.5;
  w.effects.shocks = {fails, leaks};
  const double price = w.state.district.tools[1].price_factor;
  pass(w, 1);
  CHECK_FALSE(w.state.district.tools[0].vendor_alive);
  CHECK(w.state.district.tools[0].vendor_failed_week == 9);
  CHECK(w.state.district.tools[1].breach_this_week);
  CHECK(w.state.district.tools[1].price_factor == Approx(1.5 * price).epsilon(0.01));
  w.effects.shocks.clear();
  pass(w, 1);
  CHECK_FALSE(w.state.district.tools[0].vendor_alive);
  CHECK_FALSE(w.state.district.tools[1].breach_this_week);
}

}  // namespace pilotwave::test
