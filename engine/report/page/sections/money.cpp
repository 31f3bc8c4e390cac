#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/plan_bars.hpp"
#include "draw/symbol.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric_id.hpp"
#include "report/page/caps.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"
#include "report/quantity.hpp"

namespace pilotwave::page {
namespace {

struct RoleHours {
  std::string_view label;
  Metric metric;
};
constexpr std::array<RoleHours, 5> kRoles = {{{"Educators' department", Metric::HoursEducators},
                                              {"IT department", Metric::HoursIT},
                                              {"Administrators", Metric::HoursAdministrators},
                                              {"Principals, all schools", Metric::HoursPrincipals},
                                              {"Teachers in training and follow-up", Metric::HoursTeachers}}};

/// Sum of a metric over weeks [from, to) in the middle run.
double middle_sum(const Comparison& c, std::size_t plan, Metric metric, int from, int to) {
  const std::size_t row = static_cast<std::size_t>(metric) * static_cast<std::size_t>(c.n_weeks);
  std::vector<double> sums;
  for (const std::vector<float>& run : c.plans[plan].weekly) {
    double sum = 0;
    for (int w = from; w < to; ++w) {
      const float v = run[row + static_cast<std::size_t>(w)];
      if (!std::isnan(v)) sum += static_cast<double>(v);
    }
    sums.push_back(sum);
  }
  return quantile(sums, 0.5);
}

/// The busiest month of a run, in the middle run.
double busiest_month(const Comparison& c, std::size_t plan, Metric metric) {
  std::vector<double> most;
  const std::size_t months = c.months.size(), row = static_cast<std::size_t>(metric) * months;
  for (const std::vector<float>& run : c.plans[plan].monthly) {
    double top = 0;
    for (std::size_t m = 0; m < months; ++m) {
      if (!std::isnan(run[row + m])) top = std::max(top, static_cast<double>(run[row + m]));
    }
    most.push_back(top);
  }
  return quantile(most, 0.5);
}

/// Weeks of the run that belong to one fiscal year.
struct FiscalYear {
  int from = 0, to = 0;
  std::string label;
};
std::vector<FiscalYear> fiscal_years(const Comparison& c, const Facts& facts) {
  const Calendar calendar(c.start, c.n_weeks, facts.plans.front().district.calendar);
  std::vector<FiscalYear> out;
  for (int w = 0; w < c.n_weeks; ++w) {
    if (w == 0 || calendar.fiscal_year(w) != calendar.fiscal_year(w - 1)) out.push_back({w, w, {}});
    out.back().to = w + 1;
  }
  for (FiscalYear& year : out) {
    year.label = fmt::format("{} to {}", long_date(c.monday(year.from)),
                             long_date(c.monday(year.to) - std::chrono::days{1}));
  }
  return out;
}

chart::PlanBars money(const Comparison& c, const Facts& facts) {
  chart::PlanBars data;
  data.what = "Money spent in the middle run, by fiscal year (July to June)";
  data.plans = plan_labels(c);
  double largest = 0;
  for (const FiscalYear& year : fiscal_years(c, facts)) {
    chart::PlanBarRow row{year.label, {}, {}};
    for (std::size_t p = 0; p < c.plans.size(); ++p) {
      row.values.push_back(middle_sum(c, p, Metric::CostUsd, year.from, year.to));
      row.caps.push_back(caps_on(facts.plans[p], c.monday(year.to - 1)).annual_usd);
      largest = std::max(largest, row.values.back());
    }
    data.rows.push_back(std::move(row));
  }
  data.measure = measure_of("USD", largest);
  std::vector<std::string> totals;
  for (std::size_t p = 0; p < c.plans.size(); ++p)
    totals.push_back(fmt::format("{} under {}", dollars(middle_sum(c, p, Metric::CostUsd, 0, c.n_weeks)),
                                 c.plans[p].name));
  data.title = fmt::format("Over the whole time the middle run costs {}", joined_words(totals));
  return data;
}

std::optional<double> monthly_cap(const Caps& caps, Metric metric, int n_schools) {
  const auto per_month = [](std::optional<double> weekly) {
    return weekly ? std::optional(*weekly * kWeeksPerMonth) : std::nullopt;
  };
  switch (metric) {
    case Metric::HoursEducators:
      return per_month(caps.weekly_hours[0]);
    case Metric::HoursIT:
      return per_month(caps.weekly_hours[1]);
    case Metric::HoursAdministrators:
      return per_month(caps.weekly_hours[2]);
    case Metric::HoursPrincipals:
      return caps.principal_hours ? per_month(*caps.principal_hours * n_schools) : std::nullopt;
    default:
      return std::nullopt;
  }
}

chart::PlanBars hours(const Comparison& c, const Facts& facts) {
  chart::PlanBars data;
  data.what = "Staff hours on AI work, average month of the middle run";
  data.plans = plan_labels(c);
  const double months = c.n_weeks / kWeeksPerMonth;
  std::vector<double> all(c.plans.size(), 0);
  for (const RoleHours& role : kRoles) {
    chart::PlanBarRow row{std::string(role.label), {}, {}};
    for (std::size_t p = 0; p < c.plans.size(); ++p) {
      row.values.push_back(middle_sum(c, p, role.metric, 0, c.n_weeks) / months);
      row.caps.push_back(
          monthly_cap(caps_on(facts.plans[p], c.monday(c.n_weeks - 1)), role.metric, c.n_schools));
      all[p] += row.values.back();
    }
    data.rows.push_back(std::move(row));
  }
  std::vector<std::string> words;
  for (std::size_t p = 0; p < c.plans.size(); ++p)
    words.push_back(fmt::format("{} under {}", with_commas(std::llround(all[p])), c.plans[p].name));
  data.title = fmt::format("Staff hours a month, all roles: {}", joined_words(words));
  return data;
}

Table busiest(const Comparison& c) {
  Table table{"Hours in the busiest month of the middle run", {"Role"}, {}, "The busiest month, by role"};
  for (std::size_t p = 0; p < c.plans.size(); ++p) table.columns.push_back(chart::lettered(plan_label(c, p)));
  for (const RoleHours& role : kRoles) {
    std::vector<Cell> row = {{std::string(role.label), {}}};
    for (std::size_t p = 0; p < c.plans.size(); ++p)
      row.push_back({with_commas(std::llround(busiest_month(c, p, role.metric))), {}});
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// What could not be paid or staffed, plan by plan.
std::string unfunded_sentence(const Comparison& c) {
  std::vector<std::string> words;
  for (std::size_t p = 0; p < c.plans.size(); ++p) {
    const std::vector<double> totals = run_totals(c, p, static_cast<int>(Metric::Unfunded));
    const auto runs = std::count_if(totals.begin(), totals.end(), [](double n) { return n > 0; });
    words.push_back(fmt::format("{} of {} runs under {}", runs, totals.size(), c.plans[p].name));
  }
  return fmt::format("Something that was planned could not be paid or staffed in {}.", joined_words(words));
}

}  // namespace

Section money_section(const Comparison& c, const Facts& facts) {
  Section section{"money", "Money and people's time", {}};
  const chart::PlanBars costs = money(c, facts), time = hours(c, facts);
  const auto has_caps = [](const chart::PlanBars& data) {
    return std::any_of(data.rows.begin(), data.rows.end(), [](const chart::PlanBarRow& row) {
      return std::any_of(row.caps.begin(), row.caps.end(), [](const auto& cap) { return cap.has_value(); });
    });
  };
  section.blocks.push_back(
      figure(costs, chart::plan_bars, chart::plan_bars_table,
             has_caps(costs) ? "The upright mark is the cap of that year." : "No plan has a cap on money."));
  section.blocks.push_back(figure(
      time, chart::plan_bars, chart::plan_bars_table,
      has_caps(time) ? "The upright mark is the cap at the end of the run." : "No plan has a cap on hours."));
  section.blocks.push_back(busiest(c));
  section.blocks.push_back(Paragraph{Paragraph::Kind::Plain, unfunded_sentence(c)});
  for (std::size_t p = 0; p < facts.plans.size(); ++p) {
    if (has_conditional_caps(facts.plans[p]))
      section.blocks.push_back(
          Paragraph{Paragraph::Kind::Note, fmt::format("{}: a cap that waits for a condition is not drawn.",
                                                       chart::lettered(plan_label(c, p)))});
  }
  return section;
}

}  // namespace pilotwave::page
