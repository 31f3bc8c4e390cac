#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// One row of the week: what a process is called, what it reads and writes, and the work it does. A row works
/// for the whole district, for each school (in parallel), or for the students of each school (in parallel,
/// school by school).
struct ProcessRow {
  int number;  ///< as in the model's description
  std::string_view name;
  std::string_view reads;   ///< all of last week
  std::string_view writes;  ///< each column has one writer, so the order of rows 1 to 11 cannot matter
  void (*district)(const WeekContext&, ModelState&, std::vector<Happening>&) = nullptr;
  void (*school)(const WeekContext&, std::uint32_t school, ModelState&, std::vector<Happening>&) = nullptr;
  void (*students)(const WeekContext&, const SchoolWeek&, ModelState&, std::vector<Happening>&) = nullptr;
};

/// The whole order of a week as data.
[[nodiscard]] std::span<const ProcessRow> week_schedule();

/// Runs one week in the given order: all district rows, then every school's rows, then the commits (exposure,
/// gathered incidents, budget, turnover). `unfunded` is what the budget cut before the week began.
void run_week(std::span<const ProcessRow> schedule, const WeekContext& ctx, std::uint32_t unfunded,
              ModelState& now, std::vector<Happening>& story, Executor& executor);

}  // namespace pilotwave
