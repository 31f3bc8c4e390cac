#include "nation/district_sums.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/assert.hpp"
#include "experiment/group_size.hpp"
#include "model/metrics/metric_id.hpp"

namespace pilotwave {
namespace {

const MetricSpec& spec_of(std::size_t metric) { return metric_catalogue()[metric]; }

/// Metrics that teachers' schools are split by, but that count students.
bool is_per_student(int metric) {
  return metric == static_cast<int>(Metric::GuidedMinutes) ||
         metric == static_cast<int>(Metric::StudentHiddenUse);
}

/// Units of things that are counted: twice as many districts have twice as many.
bool is_count(std::string_view unit) { return unit == "seats" || unit == "jobs" || unit == "flaws"; }

double weight_of(Combine combine, const Heads& heads) {
  switch (combine) {
    case Combine::AddUp:
      return 1;
    case Combine::TeacherMean:
      return static_cast<double>(heads.teachers);
    case Combine::StudentMean:
      return static_cast<double>(heads.students);
  }
  return 1;
}

Heads heads_of(const SchoolDef& school) { return {1, 1, school.teachers, school.students}; }

double value_in(const RunRecord& run, std::size_t metric, std::size_t group, const ReadPeriod& period) {
  if (spec_of(metric).time == MetricTime::Level)
    return run.value(static_cast<int>(metric), group, period.level_week);
  return period_value(run, static_cast<int>(metric), group, period.weeks);
}

/// Groups of a record as the sums need them.
struct Groups {
  std::size_t all = 0, low_income = 0, not_low_income = 0, first_school = 0;
};

Groups find_groups(const RunRecord& run, [[maybe_unused]] const DistrictDef& district) {
  const auto place = [&](auto wanted) {
    const auto at = std::find_if(run.groups().begin(), run.groups().end(), wanted);
    PILOTWAVE_ASSERT(at != run.groups().end(), "a record of schools has every group");
    return static_cast<std::size_t>(at - run.groups().begin());
  };
  const auto named = [&](std::string_view key) {
    return place([key](const GroupDef& g) { return g.key == key; });
  };
  const Groups out{named("all"), named("low_income"), named("not_low_income"),
                   place([](const GroupDef& g) { return is_school_group(g.key); })};
  PILOTWAVE_ASSERT(run.groups().size() == out.first_school + district.schools.size(), "one group a school");
  return out;
}

}  // namespace

Combine combine_of(int metric) {
  const MetricSpec& spec = spec_of(static_cast<std::size_t>(metric));
  const bool is_rate = spec.unit.find(" per 1000 ") != std::string_view::npos;
  if ((spec.time == MetricTime::Flow && !is_rate) || is_count(spec.unit)) return Combine::AddUp;
  return spec.scope == MetricScope::Schools && !is_per_student(metric) ? Combine::TeacherMean
                                                                       : Combine::StudentMean;
}

void Heads::add(const Heads& other) {
  districts += other.districts;
  schools += other.schools;
  teachers += other.teachers;
  students += other.students;
}

std::vector<ReadPeriod> read_periods(Date start, int n_weeks, const CalendarDef& calendar, Every every) {
  std::vector<ReadPeriod> out;
  for (const Period& weeks : periods(start, n_weeks, every)) out.push_back({weeks, weeks.last_week});
  if (every != Every::End) return out;
  const Calendar weeks(start, n_weeks, calendar);
  int week = n_weeks - 1;
  while (week > 0 && !weeks.in_session(week)) --week;
  if (weeks.in_session(week)) out.front().level_week = week;
  return out;
}

DistrictSums district_sums(const DistrictDef& district, const RunRecord& run,
                           std::span<const ReadPeriod> periods, const ReadPeriod& end) {
  const std::size_t n_metrics = metric_catalogue().size();
  const Groups groups = find_groups(run, district);
  DistrictSums out;
  out.sums.resize(kSplits * n_metrics * periods.size());
  const auto add = [&](Split split, std::size_t group, const Heads& heads) {
    out.heads.at(static_cast<std::size_t>(split)).add(heads);
    for (std::size_t m = 0; m < n_metrics; ++m) {
      if (spec_of(m).scope == MetricScope::District && split != Split::All) continue;
      const double weight = weight_of(combine_of(static_cast<int>(m)), heads);
      for (std::size_t p = 0; p < periods.size(); ++p) {
        const double value = value_in(run, m, group, periods[p]);
        if (std::isnan(value)) continue;
        out.sums[(static_cast<std::size_t>(split) * n_metrics + m) * periods.size() + p].add(value, weight);
      }
    }
  };
  Heads all{1, static_cast<std::int64_t>(district.schools.size()), district.n_teachers(),
            district.n_students()};
  add(Split::All, groups.all, all);
  double eligible = 0;
  for (std::size_t s = 0; s < district.schools.size(); ++s) {
    const SchoolDef& school = district.schools[s];
    add(band_of(school.poverty_share), groups.first_school + s, heads_of(school));
    eligible += school.students * school.poverty_share;
  }
  for (Heads& heads : out.heads) heads.districts = heads.schools > 0 ? 1 : 0;
  // Students of a kind are in all schools, which have their teachers.
  const auto low_income = static_cast<std::int64_t>(std::llround(eligible));
  add(Split::LowIncome, groups.low_income, {1, all.schools, 0, low_income});
  add(Split::NotLowIncome, groups.not_low_income, {1, all.schools, 0, all.students - low_income});
  for (std::size_t m = 0; m < n_metrics; ++m) out.at_end.push_back(value_in(run, m, groups.all, end));
  return out;
}

}  // namespace pilotwave
