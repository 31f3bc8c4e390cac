#pragma once

#include <cstdint>
#include <vector>

#include "model/state.hpp"
#include "population/world.hpp"

namespace pilotwave::viz {

/// One school at the end of one week: what a timeline or a trail of the map needs, in 24 bytes.
struct SchoolWeekMark {
  std::uint32_t people = 0;     ///< hash of who uses AI how among the teachers
  std::uint32_t incidents = 0;  ///< since the start, whether found or not
  ToolSet open = 0, pilot = 0;
  std::uint16_t found = 0;  ///< serious incidents that came to light this week, as events have them
  float weekly_share = 0;   ///< of teachers, approved tools at least weekly
  friend bool operator==(const SchoolWeekMark&, const SchoolWeekMark&) = default;
};

[[nodiscard]] SchoolWeekMark mark_of(const World& world, const ModelState& state, std::uint32_t school);

/// Every school in every week of a run so far; week 0 is the start, before anything happened.
class SchoolHistory {
 public:
  explicit SchoolHistory(std::uint32_t n_schools) : n_schools_(n_schools) {}

  void add(const World& world, const ModelState& state);
  /// The last week that is known, -1 when none is.
  [[nodiscard]] int last_week() const { return static_cast<int>(marks_.size() / n_schools_) - 1; }
  [[nodiscard]] const SchoolWeekMark& at(int week, std::uint32_t school) const {
    return marks_[static_cast<std::size_t>(week) * n_schools_ + school];
  }
  [[nodiscard]] std::uint32_t n_schools() const { return n_schools_; }

 private:
  std::uint32_t n_schools_;
  std::vector<SchoolWeekMark> marks_;
};

/// For each school the first week by whose end two plans made a difference there: another tool is open,
/// another teacher uses AI, or another number of incidents happened. -1 where none did up to `last_week`.
[[nodiscard]] std::vector<int> parted_weeks(const SchoolHistory& a, const SchoolHistory& b, int last_week);

}  // namespace pilotwave::viz
