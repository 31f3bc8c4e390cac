#include "calibration/measure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/assert.hpp"
#include "model/metrics/metric.hpp"
#include "population/import/cell.hpp"

namespace pilotwave {
namespace {

/// Shares of districts, told by what their own record shows.
struct ReachedMeasure {
  std::string_view key, label, metric;
  Counted counted;
  double reached;
};
constexpr std::array kReached = {
    ReachedMeasure{"districts_trained", "districts that have trained teachers", "trained_share",
                   Counted::Districts, 0.02},
    ReachedMeasure{"students_under_guidelines", "students in districts with written guidelines",
                   "guideline_freshness", Counted::Students, 0.001},
};

constexpr std::array<std::string_view, 11> kRecordGroups = {
    "all",  "high_poverty", "mid_poverty",    "low_poverty",     "elementary",         "middle",
    "high", "low_income",   "not_low_income", "english_learner", "not_english_learner"};
constexpr std::string_view kSecondary = "secondary";
constexpr std::array<std::string_view, 3> kDistrictThirds = {"low_poverty_districts", "mid_poverty_districts",
                                                             "high_poverty_districts"};
constexpr double kThird = 0.430727299295457;  ///< standard normal quantile of 2/3

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Which third of districts a name means, or -1.
int third_of(std::string_view group) {
  const auto it = std::find(kDistrictThirds.begin(), kDistrictThirds.end(), group);
  return it == kDistrictThirds.end() ? -1 : static_cast<int>(it - kDistrictThirds.begin());
}

int third_of_score(double score) { return score < -kThird ? 0 : score < kThird ? 1 : 2; }

/// Groups of the record that make up a group of the survey.
std::vector<std::string_view> parts_of(std::string_view group) {
  if (group == kSecondary) return {"middle", "high"};
  if (third_of(group) >= 0) return {"all"};
  return {group};
}

/// A level in the week, or a flow over the weeks up to it.
double value_of(const SurveyMeasure& measure, const RunRecord& record, std::size_t group, int week,
                int flow_weeks) {
  if (metric_catalogue()[static_cast<std::size_t>(measure.metric)].time == MetricTime::Level)
    return record.value(measure.metric, group, week);
  double sum = 0;
  for (int w = std::max(0, week - flow_weeks + 1); w <= week; ++w)
    sum += record.value(measure.metric, group, w);
  return sum;
}

double mean_of(const SurveyMeasure& measure, std::string_view group, std::span<const MemberRun> runs,
               int week, int flow_weeks) {
  const int third = third_of(group);
  double sum = 0, people = 0;
  for (const MemberRun& run : runs) {
    if (third >= 0 && third_of_score(run.poverty_score) != third) continue;
    const auto& groups = run.record->groups();
    for (const std::string_view part : parts_of(group)) {
      const auto it =
          std::find_if(groups.begin(), groups.end(), [&](const GroupDef& g) { return g.key == part; });
      if (it == groups.end()) continue;
      const auto g = static_cast<std::size_t>(it - groups.begin());
      const double value = value_of(measure, *run.record, g, week, flow_weeks);
      if (std::isnan(value)) continue;
      const double n = run.weight * (measure.counted == Counted::Districts  ? 1.0
                                     : measure.counted == Counted::Teachers ? run.teachers[g]
                                                                            : run.students[g]);
      sum += n * (measure.reached ? (value >= *measure.reached ? 1.0 : 0.0) : value);
      people += n;
    }
  }
  return people > 0 ? sum / people : kNone;
}

/// "a - b" in two, or the name alone.
std::pair<std::string_view, std::string_view> split_gap(std::string_view group) {
  constexpr std::string_view kMinus = " - ";
  const std::size_t at = group.find(kMinus);
  if (at == std::string_view::npos) return {trimmed(group), {}};
  return {trimmed(group.substr(0, at)), trimmed(group.substr(at + kMinus.size()))};
}

}  // namespace

std::optional<SurveyMeasure> find_measure(std::string_view key) {
  for (const ReachedMeasure& m : kReached) {
    if (m.key == key)
      return SurveyMeasure{std::string(key), std::string(m.label), "share", find_metric(m.metric), m.counted,
                           m.reached};
  }
  const int metric = find_metric(key);
  if (metric < 0) return std::nullopt;
  const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(metric)];
  const Counted counted = spec.time == MetricTime::Flow         ? Counted::Districts
                          : spec.scope == MetricScope::Students ? Counted::Students
                          : spec.scope == MetricScope::Schools  ? Counted::Teachers
                                                                : Counted::Districts;
  return SurveyMeasure{
      std::string(key), std::string(spec.label), std::string(spec.unit), metric, counted, {}};
}

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (const ReachedMeasure& m : kReached) names.emplace_back(m.key);
  for (const MetricSpec& spec : metric_catalogue()) names.emplace_back(spec.key);
  return names;
}

std::vector<std::string> survey_groups() {
  std::vector<std::string> names(kRecordGroups.begin(), kRecordGroups.end());
  names.emplace_back(kSecondary);
  names.insert(names.end(), kDistrictThirds.begin(), kDistrictThirds.end());
  return names;
}

std::string unknown_group(std::string_view group) {
  const std::vector<std::string> known = survey_groups();
  const auto [first, second] = split_gap(group);
  const auto is_known = [&](std::string_view name) {
    return std::find(known.begin(), known.end(), name) != known.end();
  };
  if (!is_known(first)) return std::string(first);
  return second.empty() || is_known(second) ? "" : std::string(second);
}

double measured(const SurveyRow& row, std::span<const MemberRun> runs, int week) {
  const auto measure = find_measure(row.measure);
  PILOTWAVE_ASSERT(measure.has_value(), "a survey's measures were checked when it was read");
  const auto [first, second] = split_gap(row.group);
  const double value = mean_of(*measure, first, runs, week, row.flow_weeks);
  return row.wording *
         (second.empty() ? value : value - mean_of(*measure, second, runs, week, row.flow_weeks));
}

}  // namespace pilotwave
