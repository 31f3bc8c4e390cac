#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/icon_array.hpp"
#include "chart/plan_bars.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric_id.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"

namespace pilotwave::page {
namespace {

/// From best to worst: how many goals a run missed, three or more together.
constexpr std::size_t kKinds = 4;

std::vector<std::size_t> goals_of(const Comparison& c) {
  std::vector<std::size_t> out;
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    if (c.outcomes[o].is_goal()) out.push_back(o);
  }
  return out;
}

std::vector<int> runs_by_goals_missed(const Comparison& c, std::size_t plan,
                                      const std::vector<std::size_t>& goals) {
  std::vector<int> out(kKinds, 0);
  for (std::size_t run = 0; run < c.n_pairs(); ++run) {
    std::size_t missed = 0;
    for (const std::size_t goal : goals) missed += c.plans[plan].goals[goal][run].met ? 0U : 1U;
    ++out[std::min(missed, kKinds - 1)];
  }
  return out;
}

/// Runs in which a vendor's leak reached a school, for plans without goals.
std::vector<int> runs_by_vendor_leak(const Comparison& c, std::size_t plan) {
  std::vector<int> out(2, 0);
  for (const double n : run_totals(c, plan, static_cast<int>(Metric::VendorPrivacyIncidents)))
    ++out[n > 0 ? 1 : 0];
  return out;
}

chart::IconArray icons(const Comparison& c) {
  using draw::Hue;
  using draw::Symbol;
  const std::vector<std::size_t> goals = goals_of(c);
  chart::IconArray data;
  if (goals.empty()) {
    data.kinds = {{"without a leak through a vendor", Hue::Green, Symbol::Disc},
                  {"with a leak through a vendor", Hue::Vermillion, Symbol::Cross}};
  } else {
    data.kinds = {{goals.size() == 1 ? "meet the goal" : "meet every goal", Hue::Green, Symbol::Disc},
                  {goals.size() == 1 ? "miss the goal" : "miss one goal", Hue::Orange, Symbol::Triangle}};
    if (goals.size() > 1) data.kinds.push_back({"miss two goals", Hue::Vermillion, Symbol::Square});
    if (goals.size() > 2) data.kinds.push_back({"miss three or more", Hue::Purple, Symbol::Cross});
  }
  std::vector<std::string> best;
  for (std::size_t p = 0; p < c.plans.size(); ++p) {
    std::vector<int> runs = goals.empty() ? runs_by_vendor_leak(c, p) : runs_by_goals_missed(c, p, goals);
    runs.resize(data.kinds.size());
    best.push_back(fmt::format("{} under {}", runs.front(), c.plans[p].name));
    data.plans.push_back({plan_label(c, p), std::move(runs)});
  }
  data.title = fmt::format("Runs that {}, of {}: {}",
                           goals.empty() ? "see no leak through a vendor" : data.kinds.front().label,
                           c.n_pairs(), joined_words(best));
  return data;
}

/// An incident kind, its middle number of a run's total by plan.
struct Cause {
  std::string_view label;
  Metric metric;
  bool without_vendors = false;
};
constexpr std::array<Cause, 7> kCauses = {
    {{"Privacy, slips by staff and students", Metric::PrivacyIncidents, true},
     {"Privacy, leaks through vendors", Metric::VendorPrivacyIncidents},
     {"Integrity: undisclosed substitution of own work", Metric::IntegrityIncidents},
     {"Bias: unfair outcomes", Metric::BiasIncidents},
     {"Safety: serious misuse", Metric::SafetyIncidents},
     {"Came to light, all kinds", Metric::IncidentsFound},
     {"Told to families, all kinds", Metric::IncidentsDisclosed}}};

double middle_total(const Comparison& c, std::size_t plan, const Cause& cause) {
  std::vector<double> totals = run_totals(c, plan, static_cast<int>(cause.metric));
  if (cause.without_vendors) {
    const std::vector<double> vendors = run_totals(c, plan, static_cast<int>(Metric::VendorPrivacyIncidents));
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] -= vendors[i];
  }
  return quantile(totals, 0.5);
}

chart::PlanBars incidents(const Comparison& c) {
  chart::PlanBars data;
  data.what = "Incidents in the middle run over the whole time; each row has its own scale";
  data.plans = plan_labels(c);
  data.own_scales = true;
  const Cause* widest = nullptr;
  double ratio = 0;
  for (const Cause& cause : kCauses) {
    chart::PlanBarRow row{std::string(cause.label), {}, {}};
    for (std::size_t p = 0; p < c.plans.size(); ++p) row.values.push_back(middle_total(c, p, cause));
    const auto [low, high] = std::minmax_element(row.values.begin(), row.values.end());
    if (cause.metric != Metric::IncidentsFound && cause.metric != Metric::IncidentsDisclosed && *low > 0 &&
        *high / *low > ratio) {
      ratio = *high / *low;
      widest = &cause;
    }
    data.rows.push_back(std::move(row));
  }
  constexpr double kWide = 1.1;
  data.title = widest == nullptr || ratio < kWide
                   ? "Incidents by kind: the plans are close to each other"
                   : fmt::format("Incidents by kind: the plans differ most in \"{}\", {:.1f} to 1",
                                 widest->label, ratio);
  return data;
}

}  // namespace

Section risk_section(const Comparison& c, const Facts& facts) {
  Section section{"risk", "What can go wrong", {}};
  const chart::IconArray runs = icons(c);
  section.blocks.push_back(
      figure(runs, chart::icon_array, chart::icon_array_table,
             c.n_pairs() > 100 ? "Each mark stands for a hundredth of the runs." : "Each mark is one run."));
  section.blocks.push_back(
      figure(incidents(c), chart::plan_bars, chart::plan_bars_table,
             "Incidents of the simulated people; rates of rare harms are among the weakest assumptions."));
  for (const Stress& stress : facts.analysis.stress) {
    section.blocks.push_back(Heading{stress.name});
    section.blocks.push_back(Paragraph{Paragraph::Kind::Plain, stress.sentence});
    if (stress.rows.empty()) continue;
    Table table{stress.name + ": middle runs and verdicts", {"Outcome"}, {}, "The numbers"};
    for (std::size_t p = 0; p < c.plans.size(); ++p)
      table.columns.push_back(chart::lettered(plan_label(c, p)));
    table.columns.insert(table.columns.end(), {"verdict", "without it"});
    for (const std::vector<std::string>& row : stress.rows) {
      std::vector<Cell> cells;
      for (const std::string& text : row) cells.push_back({text, {}});
      table.rows.push_back(std::move(cells));
    }
    section.blocks.push_back(std::move(table));
  }
  return section;
}

}  // namespace pilotwave::page
