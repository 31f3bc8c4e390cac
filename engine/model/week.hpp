#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/fmath.hpp"
#include "base/hash.hpp"
#include "model/effects.hpp"
#include "model/param_keys.hpp"
#include "model/state.hpp"
#include "model/tool.hpp"
#include "population/world.hpp"

namespace pilotwave {

/// Everything a process may read in one week: the world, the assumptions, what levers do, and last week's state.
struct WeekContext {
  const World& world;
  const Params& params;
  std::span<const ToolDef> tools;
  const Effects& effects;
  const Before& before;
  int week = 0;

  [[nodiscard]] const Luck& luck() const { return world.luck; }
  [[nodiscard]] std::uint32_t week_word() const { return static_cast<std::uint32_t>(week); }
  [[nodiscard]] bool in_session() const { return world.calendar.in_session(week); }
};

/// What a process reports for the story of a run.
struct Happening {
  std::string kind, detail;
  std::uint32_t school = kNewcomer;  ///< index, or kNewcomer for the district
};

/// One school's share of a week: students are read from a copy of last week's rows and written in place.
struct SchoolWeek {
  std::uint32_t school = 0;
  std::uint32_t first_seat = 0, n_seats = 0;
  const StudentColumns& before;  ///< rows of this school only, index = seat - first_seat
  StudentColumns& now;           ///< the whole district, index = seat
};

/// Key of a tool for its own luck.
[[nodiscard]] inline std::uint32_t tool_key(const ToolDef& tool) { return fold32(stable_hash(tool.id)); }

/// One 32-bit word for each seat 0..n-1 of a place: four seats share a call.
inline void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week, std::uint32_t n,
                            std::vector<std::uint32_t>& out) {
  out.resize((n + 3U) / 4U * 4U);
  for (std::uint32_t block = 0; block * 4 < n; ++block) {
    const PhiloxCounter w = luck.words(stream, place, week, block);
    for (std::uint32_t k = 0; k < 4; ++k) out[block * 4 + k] = w[k];
  }
}

/// Weekly chance of losing something with the given half-life in weeks.
[[nodiscard]] inline double fade_chance(double half_life_weeks) {
  constexpr double kLn2 = 0.69314718055994530942;
  return -det_expm1(-kLn2 / half_life_weeks);
}

}  // namespace pilotwave
