#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/interventions/catalogue.hpp"
#include "sim/plan.hpp"
#include "sim/signals.hpp"

namespace pilotwave {

/// One intervention as it stands at one school, for people.
struct LeverStanding {
  std::string kind, label, name;  ///< "expand", "Opening of tools", the planner's name (may be empty)
  int started = -1, ended = -1;   ///< weeks, -1 not yet
  bool here = false;              ///< whether it is about this school
  std::string text;               ///< more about this school; may be empty
};

/// A plan's interventions at work, in canonical order (kind, name, dates, content), whatever order they came
/// in.
class LeverDeck {
 public:
  LeverDeck(const Plan& plan, std::uint32_t n_schools);

  [[nodiscard]] std::vector<LeverState> fresh_states() const;
  /// Starts and ends levers by date and condition, lets each advance, and folds what the active ones
  /// contribute.
  void play(const World& world, const Params& params, std::span<const ToolDef> tools, const Before& before,
            const Signals& signals, int week, std::vector<LeverState>& states, Effects& effects,
            std::vector<LeverEvent>& events) const;

  /// How every intervention stands at one school, in canonical order. Reads only.
  [[nodiscard]] std::vector<LeverStanding> standings(const World& world, const Params& params,
                                                     std::span<const ToolDef> tools, const Before& before,
                                                     const Signals& signals, int week,
                                                     const std::vector<LeverState>& states,
                                                     std::uint32_t school) const;

  /// Phases of started pilots, weeks since the first opened, and the mask of pilot schools, for signals.
  void pilots(const std::vector<LeverState>& states, int week, std::vector<std::uint8_t>& phases, int& weeks,
              std::vector<std::uint8_t>& schools) const;

 private:
  struct Card {
    InterventionDef def;
    const InterventionKind* kind;
    std::unique_ptr<Lever> lever;
    std::uint32_t key;
  };
  void start_and_end(const Card& card, const World& world, const Before& before, const Params& params,
                     const Signals& signals, int week, LeverState& state) const;
  std::vector<Card> cards_;
  std::uint32_t n_schools_;
};

/// Neutral effects for a district.
[[nodiscard]] Effects neutral_effects(std::uint32_t n_schools);

/// A text that orders interventions: kind, name, dates, conditions, schools, fields.
[[nodiscard]] std::string canonical_text(const InterventionDef& def);

}  // namespace pilotwave
