#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "spread/influence.hpp"

namespace pilotwave {

/// One influence on a chance.
struct Term {
  std::string name;   ///< "peers"
  double value = 0;   ///< its term in the sum, log units; -infinity where nothing can happen
  std::string about;  ///< what it stands at, in words: "3 of 5 colleagues they ask use AI monthly or more"
};

/// How a base rate and a sum of terms become a chance a week.
enum class ChanceForm : std::uint8_t {
  Hazard,   ///< 1 - exp(-rate * exp(sum)), as Decision has it
  Product,  ///< min(1, rate * exp(sum))
};

/// Which end of the luck of the week a chance takes: u < p, or u > 1 - p.
enum class LuckSide : std::uint8_t { Low, High };

/// The chance that somebody moves one way this week, as a base rate and a sum of named terms.
struct Chance {
  std::string move;  ///< what would happen, as a verb: "move on to monthly use"
  LuckSide side = LuckSide::Low;
  ChanceForm form = ChanceForm::Hazard;
  double rate = 0;         ///< a week, before any influence
  std::string rate_about;  ///< where the rate comes from: "starting in high school"
  std::vector<Term> terms;
  /// As the rule used it. `from_terms()` but for a rare chance of falling back that is cut to what moving on
  /// leaves.
  double probability = 0;

  [[nodiscard]] double sum() const;
  /// The probability again, from the rate and the terms alone.
  [[nodiscard]] double from_terms() const;
};

/// A rule's decision for people.
/// @param about  what each influence stands at, in the decision's order
template <std::size_t N>
[[nodiscard]] Chance chance_of(std::string move, LuckSide side, const Decision<N>& decision,
                               const std::array<std::string, N>& about) {
  Chance c;
  c.move = std::move(move);
  c.side = side;
  c.rate = decision.rate;
  for (std::size_t i = 0; i < N; ++i)
    c.terms.push_back({std::string(decision.influences[i].name), decision.influences[i].value, about[i]});
  c.probability = decision.probability();
  return c;
}

}  // namespace pilotwave
