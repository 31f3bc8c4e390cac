#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/fmath.hpp"
#include "base/hash.hpp"
#include "model/class_offer.hpp"
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

/// Last week's rows of one school's students, index = seat - first seat.
struct StudentRows {
  StudentRows() = default;
  /// @param rows  of this school only
  StudentRows(const StudentColumns& rows)  // NOLINT(google-explicit-constructor): rows are rows
      : StudentRows(rows, rows, 0, static_cast<std::uint32_t>(rows.use.size())) {}
  /// @param all  the district: what no process of the week writes is read there, seats first .. first + n - 1
  /// @param copied  of this school only: columns that processes write, as they were
  StudentRows(const StudentColumns& all, const StudentColumns& copied, std::uint32_t first, std::uint32_t n);

  std::span<const std::uint8_t> traits;
  std::span<const std::int8_t> ability;
  std::span<const std::uint8_t> leaning, friends_using;
  std::span<const float> engagement;
  std::span<const StudentUse> use;
  std::span<const std::uint8_t> flags;
  std::span<const float> habit, literacy, learning, trust, family_trust;
};

/// One school's share of a week: students are read from last week's rows and written in place.
struct SchoolWeek {
  /// Works out what classes offer. Good until the same thread begins another school.
  SchoolWeek(const WeekContext& ctx, std::uint32_t school, const StudentRows& before, StudentColumns& now);

  std::uint32_t school = 0;
  std::uint32_t first_seat = 0, n_seats = 0;
  StudentRows before;
  StudentColumns& now;                 ///< the whole district, index = seat
  std::span<const ClassOffer> offers;  ///< one a section
  /// Minutes that each student spends with guided AI this week; empty where no class offers any.
  std::span<const float> guided_minutes;
};

/// Key of a tool for its own luck.
[[nodiscard]] inline std::uint32_t tool_key(const ToolDef& tool) { return fold32(stable_hash(tool.id)); }

/// Weekly chance of losing something with the given half-life in weeks.
[[nodiscard]] inline double fade_chance(double half_life_weeks) {
  constexpr double kLn2 = 0.69314718055994530942;
  return hazard_to_probability(kLn2 / half_life_weeks);
}

}  // namespace pilotwave
