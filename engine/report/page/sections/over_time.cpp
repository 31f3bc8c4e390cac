#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/over_time.hpp"
#include "report/page/course.hpp"
#include "report/page/plan_acts.hpp"
#include "report/page/reading.hpp"
#include "report/page/sections.hpp"
#include "report/quantity.hpp"
#include "report/sentences.hpp"

namespace pilotwave::page {
namespace {

constexpr std::size_t kMostCourses = 6;
constexpr std::size_t kMostFlags = 6;  // a plan

/// Acts of one plan alone that begin in the course of the run, with short names for the charts.
struct Flags {
  std::vector<chart::TimeFlag> marks;
  std::vector<std::string> legend;
};

Flags flags_of(const Comparison& c, const Facts& facts) {
  Flags out;
  for (std::size_t p = 0; p < facts.plans.size(); ++p) {
    std::size_t number = 0;
    for (const PlanAct& act : acts_of(facts.plans, p)) {
      if (act.shared || act.from < c.monday(1) || act.from >= c.monday(c.n_weeks) || number == kMostFlags)
        continue;
      const std::string label = fmt::format("{}{}", plan_letter(p), ++number);
      out.marks.push_back({p, act.from, label});
      out.legend.push_back(fmt::format("{}: {} {} {}", label, act.label, act.waits ? "may begin" : "begins",
                                       long_date(act.from)));
    }
  }
  std::stable_sort(out.marks.begin(), out.marks.end(),
                   [](const chart::TimeFlag& a, const chart::TimeFlag& b) { return a.day < b.day; });
  return out;
}

/// The finding: of two plans the goal or the outcome's own sentence, of more where their middle runs end.
std::string title_of(const Comparison& c, std::size_t outcome) {
  const OutcomeDef& def = c.outcomes[outcome];
  if (c.plans.size() == 2)
    return def.is_goal() ? goal_sentence(c, c.pairs.front(), outcome)
                         : outcome_sentence(c, c.pairs.front(), outcome);
  std::vector<std::string> ends;
  for (std::size_t p = 0; p < c.plans.size(); ++p)
    ends.push_back(fmt::format("{} under {}", plan_cell(c, p, outcome, c.main_group(outcome), "median").text,
                               plan_letter(p)));
  return fmt::format("{}: the middle run comes to {}", capitalised(def.label), joined_words(ends));
}

chart::OverTime chart_of(const Comparison& c, const Calendar& calendar, std::size_t outcome,
                         const Flags& flags) {
  const OutcomeDef& def = c.outcomes[outcome];
  chart::OverTime data;
  data.title = title_of(c, outcome);
  data.outcome = capitalised(course_label(def));
  data.flags = flags.marks;
  double largest = 0;
  std::vector<Course> courses;
  for (std::size_t p = 0; p < c.plans.size(); ++p) {
    courses.push_back(course_of(c, calendar, p, outcome));
    chart::TimeSeries series{plan_label(c, p), spreads(courses.back().runs), samples(courses.back().runs)};
    for (const chart::Spread& s : series.spread)
      largest = std::max(largest, std::isnan(s.q95) ? 0 : std::abs(s.q95));
    data.plans.push_back(std::move(series));
  }
  data.days = courses.front().days;
  data.measure = measure_of(def.unit, largest);
  if (def.goal) data.goal = course_goal(c, def);
  if (c.plans.size() == 2) data.difference = spreads(run_differences(courses[0].runs, courses[1].runs));
  return data;
}

}  // namespace

Section over_time_section(const Comparison& c, const Facts& facts) {
  Section section{"over-time", "Over time", {}};
  section.blocks.push_back(Paragraph{
      Paragraph::Kind::Plain,
      fmt::format(
          "The thick line is the middle run of each plan. The darker band holds 50 of 100 runs, the lighter "
          "one 90 of 100; thin lines are single runs. Holidays, in which nobody uses or learns anything, are "
          "left out of levels.{}",
          c.plans.size() == 2 ? " Beneath, the difference between the plans in the same run of luck." : "")});
  const Flags flags = flags_of(c, facts);
  const Calendar calendar(c.start, c.n_weeks, facts.plans.front().district.calendar);
  if (!flags.legend.empty())
    section.blocks.push_back(Bullets{false, "Flags on the charts:", flags.legend, true});
  for (const std::size_t outcome : leading_outcomes(c, kMostCourses, false)) {
    const bool known = std::any_of(c.plans.begin(), c.plans.end(), [&](const PlanRuns& plan) {
      const auto& values = plan.values[c.slot(outcome, c.main_group(outcome))];
      return std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
    });
    if (known)
      section.blocks.push_back(
          figure(chart_of(c, calendar, outcome, flags), chart::over_time, chart::over_time_table));
  }
  return section;
}

}  // namespace pilotwave::page
