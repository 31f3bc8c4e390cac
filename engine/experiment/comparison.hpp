#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "experiment/divergence.hpp"
#include "experiment/group_size.hpp"
#include "experiment/outcome.hpp"
#include "experiment/paired.hpp"
#include "experiment/period.hpp"
#include "experiment/replicates.hpp"
#include "experiment/settling.hpp"

namespace pilotwave {

/// What is kept of one plan's runs; `pair` counts completed replicates.
struct PlanRuns {
  std::string slug, name;
  std::vector<std::vector<double>> values;      ///< [outcome * n_groups + group][pair]
  std::vector<std::vector<GoalOutcome>> goals;  ///< [outcome][pair], empty for outcomes without a goal
  std::vector<std::uint64_t> result_hash;       ///< [pair]
  std::vector<std::vector<float>> weekly;       ///< [pair][metric * n_weeks + week], the whole district
  std::vector<std::vector<float>> monthly;      ///< [pair][(group * n_metrics + metric) * n_months + month]
};

/// Two plans against each other.
struct PlanPair {
  std::size_t first = 0, second = 1;       ///< indices of plans
  std::vector<std::optional<int>> parted;  ///< [pair] first week that differs
  std::vector<PairedOutcome> outcomes;     ///< [outcome * n_groups + group]
  std::vector<Departure> departures;       ///< why they part in `first_parted_week()`, as far as dates tell

  [[nodiscard]] std::optional<int> first_parted_week() const;
  [[nodiscard]] std::size_t n_identical() const;
  [[nodiscard]] bool identical() const { return !parted.empty() && n_identical() == parted.size(); }
};

/// Verdicts that stand in one table are held together: goals, other outcomes, and subgroups.
enum class Family : std::uint8_t { Goals, Others, Subgroups };
inline constexpr std::size_t kFamilies = 3;

/// The verdicts of one family: how many, and how sure each must be so that all hold at once.
struct HeldFamily {
  int together = 0;  ///< 0 where nothing of it has values
  VerdictRule rule;
};

/// Everything that a comparison's tables, sentences and pictures read.
struct Comparison {
  std::string district_name;
  int n_schools = 0, n_teachers = 0, n_students = 0;
  Date start{};
  int n_weeks = 0;
  std::uint32_t seed = 0;
  std::vector<OutcomeDef> outcomes;
  std::vector<Date> read_on;     ///< [outcome] Monday of the week that is read, or of the last that counts
  std::vector<GroupDef> groups;  ///< single schools only where a goal names one
  std::vector<GroupSize> sizes;  ///< of groups
  std::vector<Period> months;
  std::vector<PlanRuns> plans;
  std::vector<PlanPair> pairs;  ///< (0,1), (0,2), ..., (1,2), ...
  ReplicateTally replicates;
  std::array<HeldFamily, kFamilies> families;  ///< by Family
  std::optional<Settling> settling;            ///< where pairs were added until verdicts settled
  std::vector<std::string> notes;              ///< what a reader should know, for people

  [[nodiscard]] std::size_t n_groups() const { return groups.size(); }
  [[nodiscard]] std::size_t n_pairs() const { return replicates.done.size(); }
  [[nodiscard]] std::size_t slot(std::size_t outcome, std::size_t group) const {
    return outcome * n_groups() + group;
  }
  /// Index of the group that an outcome's headline is about.
  [[nodiscard]] std::size_t main_group(std::size_t outcome) const;
  [[nodiscard]] const PairedOutcome& paired(const PlanPair& pair, std::size_t outcome) const {
    return pair.outcomes[slot(outcome, main_group(outcome))];
  }
  [[nodiscard]] Family family_of(std::size_t outcome, std::size_t group) const;
  [[nodiscard]] const HeldFamily& family(Family which) const {
    return families[static_cast<std::size_t>(which)];
  }
  /// How many of a plan's runs met the goal of an outcome.
  [[nodiscard]] int n_met(std::size_t plan, std::size_t outcome) const;
  [[nodiscard]] Date monday(int week) const { return monday_of(start) + std::chrono::days{7} * week; }
};

}  // namespace pilotwave
