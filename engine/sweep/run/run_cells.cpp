#include "sweep/run/run_cells.hpp"

#include <algorithm>
#include <limits>

#include "base/assert.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kScopes = 3;

const MetricSpec& spec_of(int metric) { return metric_catalogue()[static_cast<std::size_t>(metric)]; }

int last_school_week(const Scenario& scenario) {
  const Calendar calendar(scenario.start, scenario.n_weeks, scenario.district.calendar);
  int week = scenario.n_weeks - 1;
  while (week > 0 && !calendar.in_session(week)) --week;
  return calendar.in_session(week) ? week : scenario.n_weeks - 1;
}

std::vector<Period> periods_of(const SweepDef& def) {
  const Scenario& first = def.scenarios.front().in_district.front();
  return periods(first.start, first.n_weeks, def.outputs.every);
}

SeriesDef series_of(const std::string& group, const MetricSpec& spec, std::size_t periods) {
  return {group,
          std::string(spec.key),
          std::string(spec.label),
          std::string(spec.unit),
          std::string(spec.text),
          spec.better,
          periods};
}

}  // namespace

RunCells::RunCells(const SweepDef& def)
    : periods_(periods_of(def)),
      groups_(def.outputs.groups),
      goals_(def),
      at_end_(def.outputs.every == Every::End) {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    for (const int metric : def.outputs.metrics) {
      if (spec_of(metric).scope == MetricScope::District && groups_[group] != "all") continue;
      sources_.push_back({group, metric});
      series_.push_back(series_of(groups_[group], spec_of(metric), periods_.size()));
    }
  }
  series_.insert(series_.end(), goals_.series().begin(), goals_.series().end());
  lay_out();
  std::vector<GroupDef> named;
  for (const std::string& group : groups_) named.push_back({group, {}});
  for (const SweepScenario& scenario : def.scenarios) {
    places_.emplace_back();
    for (const Scenario& in : scenario.in_district) {
      Place place{last_school_week(in), {}};
      for (const GroupSize& size : group_sizes(in.district, named)) {
        for (const MetricScope scope : {MetricScope::District, MetricScope::Schools, MetricScope::Students})
          place.shown.push_back(may_show(size, scope));
      }
      places_.back().push_back(std::move(place));
    }
  }
}

/// One line a group; goals, which have few, share one.
void RunCells::lay_out() {
  std::size_t line = 0, place = 0;
  for (std::size_t s = 0; s < series_.size(); ++s) {
    const bool same =
        s < sources_.size() ? s > 0 && sources_[s].group == sources_[s - 1].group : s > sources_.size();
    place = same ? place + 1 : 0;
    line += s > 0 && !same;
    series_[s].line = line, series_[s].place = place;
    size_ += series_[s].periods;
  }
}

std::vector<Date> RunCells::dates(std::size_t periods) const {
  if (periods != periods_.size()) return {periods_.back().date};
  std::vector<Date> out;
  for (const Period& period : periods_) out.push_back(period.date);
  return out;
}

std::vector<double> RunCells::read(const RunRecord& run, std::size_t scenario, std::size_t district) const {
  const Place& place = places_[scenario][district];
  std::vector<std::size_t> column;
  for (const std::string& group : groups_) {
    const auto found = std::find_if(run.groups().begin(), run.groups().end(),
                                    [&](const GroupDef& g) { return g.key == group; });
    PILOTWAVE_ASSERT(found != run.groups().end(), "every group of the sweep is recorded");
    column.push_back(static_cast<std::size_t>(found - run.groups().begin()));
  }
  std::vector<double> values;
  values.reserve(size_);
  for (const auto& [group, metric] : sources_) {
    const MetricSpec& spec = spec_of(metric);
    if (!place.shown[group * kScopes + static_cast<std::size_t>(spec.scope)]) {
      values.insert(values.end(), periods_.size(), std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    for (Period weeks : periods_) {
      if (at_end_ && spec.time == MetricTime::Level) weeks.last_week = place.last_school_week;
      const double value = period_value(run, metric, column[group], weeks);
      values.push_back(value == 0 ? 0.0 : value);  // -0.0 is 0
    }
  }
  const std::vector<double> of_goals = goals_.read(run, scenario, district);
  values.insert(values.end(), of_goals.begin(), of_goals.end());
  return values;
}

bool RunCells::needs_schools() const {
  return goals_.needs_schools() ||
         std::any_of(groups_.begin(), groups_.end(), [](const std::string& g) { return is_school_group(g); });
}

}  // namespace pilotwave
