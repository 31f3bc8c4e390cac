#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/simulation.hpp"

namespace pilotwave {

/// The engine that promises are tried on. Tests of the promises put a broken one in its place.
struct Engine {
  /// What build_world() does.
  using BuildWorld = std::function<std::shared_ptr<const World>(const DistrictDef&, const Plan&,
                                                                std::uint32_t replicate, Executor&)>;
  std::span<const ProcessRow> schedule;  ///< must outlive this
  BuildWorld world;
};
[[nodiscard]] Engine sound_engine();

/// The first thing that broke a promise.
struct Breach {
  int week = -1;       ///< of the run; -1: before the first, or in no one week
  std::string school;  ///< its id; empty: the district, or no one school
  std::string what;    ///< what was found, with its numbers

  /// "week of 2026-11-02, oak: ..."
  [[nodiscard]] std::string text(const Calendar& calendar) const;
};

/// What promises are tried on, and with how much effort. Copies may be changed freely.
struct Trial {
  const Engine& engine;
  DistrictDef district;
  Plan plan;
  std::optional<Plan> against;  ///< a second plan for the gain of pairing; else the first and a course
  Executor& executor;           ///< for several runs at a time
  bool quick = false;           ///< fewer and shorter runs

  [[nodiscard]] Calendar calendar() const { return {plan.start, plan.n_weeks, district.calendar}; }
  /// The plan, with no more weeks than these.
  [[nodiscard]] Plan shortened(int n_weeks) const;
  [[nodiscard]] std::shared_ptr<const World> world(const Plan& of, std::uint32_t replicate = 0) const;
  /// First day of the first week of school from `week` on; of `week` itself when there is none.
  [[nodiscard]] Date school_day_from(int week) const;
};
constexpr int kQuickWeeks = 60;  ///< of a quick run that crosses the end of a school year

/// What was found about one promise.
enum class FindingKind : std::uint8_t { Kept, Flagged, Broken };
struct Finding {
  FindingKind kind = FindingKind::Kept;
  int n_runs = 0;
  std::string measured;          ///< what was tried and seen, in a sentence
  std::optional<Breach> breach;  ///< when broken
};
[[nodiscard]] Finding kept(int n_runs, std::string measured);
[[nodiscard]] Finding broken(int n_runs, std::string measured, Breach breach);

/// Hash of the whole state after each week of one run of the trial's engine, by which two runs are compared.
[[nodiscard]] std::vector<std::uint64_t> week_hashes(const Trial& trial,
                                                     const std::shared_ptr<const World>& world,
                                                     const Plan& plan, Executor& inside);
/// The first week in which two runs differ, if any.
[[nodiscard]] std::optional<int> first_unequal(std::span<const std::uint64_t> a,
                                               std::span<const std::uint64_t> b);

}  // namespace pilotwave
