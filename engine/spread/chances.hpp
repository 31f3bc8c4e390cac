#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "spread/influence.hpp"
#include "spread/situation.hpp"
#include "spread/step_chance.hpp"
#include "spread/threshold.hpp"

/// The ready-made chances of adopting and of stopping within one step. A chance of your own is any function
/// of a Situation.
namespace pilotwave {

/// Bass: hazard (alone + by_share * share of adopters) * campaign.
struct PeerHazard {
  double alone = 0;     ///< p, innovation: per unit of time
  double by_share = 0;  ///< q, imitation: per unit of time, when all whom one watches adopt
  double dt = 1;        ///< length of a step
  StepMode mode = StepMode::Exponential;
  std::span<const double> campaign{};  ///< factor of each step, step 1 first; 1 after the last; not owned

  [[nodiscard]] double operator()(const Situation& x) const {
    const auto at = static_cast<std::size_t>(x.step) - 1;
    const double factor = at < campaign.size() ? campaign[at] : 1.0;
    return chance_in_step(factor * (alone + by_share * x.share()), dt, mode);
  }
  [[nodiscard]] double most(std::uint32_t) const {
    double factor = 1.0;
    for (const double f : campaign) factor = std::max(factor, f);
    return chance_in_step(factor * (alone + std::max(0.0, by_share)), dt, mode);
  }
};

/// Two independent chances: one's own, and one in proportion to the share of adopters.
struct OwnOrPeers {
  double alone = 0;
  double by_share = 0;

  [[nodiscard]] double operator()(const Situation& x) const { return either(alone, by_share * x.share()); }
  [[nodiscard]] double most(std::uint32_t) const { return either(alone, std::max(0.0, by_share)); }
};

/// Every adopter whom one watches passes adoption on with this chance, independently: 1 - (1 - chance)^k.
class PerContact {
 public:
  /// @param chance  in [0, 1]
  explicit PerContact(double chance)
      : certain_(chance >= 1), log_failure_(chance < 1 ? det_log1p(-chance) : 0.0) {
    PILOTWAVE_ASSERT(chance >= 0 && chance <= 1, "a chance lies between 0 and 1");
  }
  [[nodiscard]] double operator()(const Situation& x) const {
    if (certain_) return x.adopting > 0 ? 1.0 : 0.0;
    return x.adopting > 0 ? hazard_to_probability(-log_failure_ * x.adopting) : 0.0;
  }
  [[nodiscard]] double most(std::uint32_t most_watched) const {
    return certain_ ? 1.0 : hazard_to_probability(-log_failure_ * most_watched);
  }

 private:
  bool certain_;
  double log_failure_;
};

/// Adopt when at least so many whom one watches do. Who watches nobody never does.
struct CountThreshold {
  double least = 1;
  std::span<const double> own{};  ///< one's own threshold instead, one a person; not owned

  static constexpr bool kCertain = true;
  [[nodiscard]] double operator()(const Situation& x) const {
    return x.watched > 0 && x.adopting >= (own.empty() ? least : own[x.person]) ? 1.0 : 0.0;
  }
};

/// Adopt when at least this share of those whom one watches do (ties adopt). Who watches nobody never does.
struct ShareThreshold {
  double share = 0;
  std::span<const double> own{};  ///< one's own threshold instead, one a person; not owned

  static constexpr bool kCertain = true;
  [[nodiscard]] double operator()(const Situation& x) const {
    return x.watched > 0 && reaches(x.adopting, x.watched, own.empty() ? share : own[x.person]) ? 1.0 : 0.0;
  }
};

/// A lasting trait of everyone and its weight in a decision's log hazard.
struct TraitInfluence {
  std::string_view name;
  double weight = 0;
  double typical = 0;                ///< the trait of somebody whose hazard is the base rate
  std::span<const double> values{};  ///< one a person; not owned
};

/// The district's kind of decision: a base rate times e to the sum of named influences, of peers and of N
/// traits, each centred on a typical person.
template <std::size_t N>
struct InfluencedChance {
  double rate = 0;           ///< hazard per step of a typical person
  double peers = 0;          ///< weight of the share of adopters
  double typical_peers = 0;  ///< the share at which it is the base rate
  std::array<TraitInfluence, N> traits{};

  /// What the decision is made of, to be printed or explained.
  [[nodiscard]] Decision<N + 1> decision(const Situation& x) const {
    Decision<N + 1> d;
    d.rate = rate;
    d.influences[0] = {"peers", peers * (x.share() - typical_peers)};
    for (std::size_t i = 0; i < N; ++i) {
      const TraitInfluence& t = traits[i];
      d.influences[i + 1] = {t.name, t.weight * (t.values[x.person] - t.typical)};
    }
    return d;
  }
  [[nodiscard]] double operator()(const Situation& x) const { return decision(x).probability(); }
  [[nodiscard]] double most(std::uint32_t) const {
    Decision<N + 1> d;
    d.rate = rate;
    d.influences[0] = {"peers", std::max(peers * (0 - typical_peers), peers * (1 - typical_peers))};
    for (std::size_t i = 0; i < N; ++i) {
      const TraitInfluence& t = traits[i];
      double largest = t.values.empty() ? 0.0 : t.weight * (t.values[0] - t.typical);
      for (const double v : t.values) largest = std::max(largest, t.weight * (v - t.typical));
      d.influences[i + 1] = {t.name, largest};
    }
    return d.probability();
  }
};

/// The same for everyone in every step; of an adopter's end, a geometric time of at least one step.
struct SteadyChance {
  double chance = 0;
  [[nodiscard]] double operator()(const Situation&) const { return chance; }
  [[nodiscard]] double most(std::uint32_t) const { return chance; }
};

struct Never {
  static constexpr bool kCertain = true;
  [[nodiscard]] double operator()(const Situation&) const { return 0.0; }
  [[nodiscard]] double most(std::uint32_t) const { return 0.0; }
};

/// Stop when one has adopted for so many steps.
struct AfterSteps {
  int steps = 1;
  static constexpr bool kCertain = true;
  [[nodiscard]] double operator()(const Situation& x) const {
    return x.step - x.adopted_at >= steps ? 1.0 : 0.0;
  }
};

}  // namespace pilotwave
