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

CellDef cell_of(const Period& period, const std::string& group, const MetricSpec& spec) {
  return {period.date,
          group,
          std::string(spec.key),
          std::string(spec.label),
          std::string(spec.unit),
          std::string(spec.text),
          spec.better};
}

}  // namespace

RunCells::RunCells(const SweepDef& def)
    : periods_(periods_of(def)),
      groups_(def.outputs.groups),
      goals_(def, periods_.back().date),
      at_end_(def.outputs.every == Every::End) {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    for (const int metric : def.outputs.metrics) {
      if (spec_of(metric).scope == MetricScope::District && groups_[group] != "all") continue;
      series_.push_back({group, metric});
      for (const Period& period : periods_)
        cells_.push_back(cell_of(period, groups_[group], spec_of(metric)));
    }
  }
  cells_.insert(cells_.end(), goals_.cells().begin(), goals_.cells().end());
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
  std::size_t c = 0, line = 0, place = 0;
  for (std::size_t s = 0; s < series_.size(); ++s) {
    const bool same = s > 0 && series_[s].group == series_[s - 1].group;
    place = same ? place + 1 : 0;
    line += s > 0 && !same;
    for (std::size_t period = 0; period < periods_.size(); ++period, ++c) {
      cells_[c].line = line, cells_[c].place = place;
      cells_[c].period = period, cells_[c].periods = periods_.size();
    }
  }
  line += c > 0;
  for (place = 0; c < cells_.size(); ++c) cells_[c].line = line, cells_[c].place = place++;
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
  values.reserve(cells_.size());
  for (const auto& [group, metric] : series_) {
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
