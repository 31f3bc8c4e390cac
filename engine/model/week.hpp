#pragma once

#include <array>
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
#include "rng/seat_words.hpp"

namespace pilotwave {

/// Everything a process may read in one week: the world, the assumptions, what levers do, and last week's
/// state.
struct WeekContext {
  WeekContext(const World& world, const Params& params, std::span<const ToolDef> tools,
              const Effects& effects, const Before& before, int week);

  const World& world;
  const Params& params;
  std::span<const ToolDef> tools;
  const Effects& effects;
  const Before& before;
  int week = 0;
  // Read off last week's tools and guidelines once, because everybody asks.
  std::array<double, kMaxTools> quality{};        ///< classroom quality of each tool
  std::array<double, kGuidelineParts> clarity{};  ///< effective clarity of each part of the guidelines

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

/// Weekly chance of losing something with the given half-life in weeks.
[[nodiscard]] inline double fade_chance(double half_life_weeks) {
  constexpr double kLn2 = 0.69314718055994530942;
  return hazard_to_probability(kLn2 / half_life_weeks);
}

}  // namespace pilotwave
