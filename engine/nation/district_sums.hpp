#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "experiment/period.hpp"
#include "model/metrics/metric.hpp"
#include "nation/split.hpp"
#include "population/district_def.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// How the numbers of districts and schools become one number of a nation.
enum class Combine : std::uint8_t {
  AddUp,        ///< events, money, hours, seats
  TeacherMean,  ///< a mean in which every teacher counts once
  StudentMean,  ///< ... every student
};
/// @param metric  index into metric_catalogue()
[[nodiscard]] Combine combine_of(int metric);

/// A sum that is still to be divided.
struct WeightedSum {
  double sum = 0, weight = 0;

  void add(double value, double of_weight) { sum += value * of_weight, weight += of_weight; }
  void add(const WeightedSum& other) { sum += other.sum, weight += other.weight; }
};

/// Who is counted.
struct Heads {
  std::int64_t districts = 0, schools = 0, teachers = 0, students = 0;

  void add(const Heads& other);
};

/// What one district adds to the sums of its nation.
struct DistrictSums {
  std::vector<WeightedSum> sums;  ///< [(split * metrics + metric) * periods + period]
  std::array<Heads, kSplits> heads{};
  std::vector<double> at_end;  ///< of the district, by metric: levels at the end, flows of the whole run
};

/// Weeks that share one row of a table. Many levels rest while school is out, so of a whole run they are read
/// in its last week of school.
struct ReadPeriod {
  Period weeks;
  int level_week = 0;
};
/// The rows of a run's tables, in order. @param calendar  of the districts
[[nodiscard]] std::vector<ReadPeriod> read_periods(Date start, int n_weeks, const CalendarDef& calendar,
                                                   Every every);

/// Reads them from a record that has a group for each school. Groups of schools are means and sums over
/// schools, with the numbers of teachers and students that the nation's table gives.
/// @param periods  of the tables   @param end  the whole run
[[nodiscard]] DistrictSums district_sums(const DistrictDef& district, const RunRecord& run,
                                         std::span<const ReadPeriod> periods, const ReadPeriod& end);

}  // namespace pilotwave
