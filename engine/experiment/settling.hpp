#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "experiment/outcome.hpp"
#include "experiment/replicates.hpp"
#include "experiment/verdict.hpp"

/// Adding pairs of runs until more of them would not change a verdict.
namespace pilotwave {

struct Comparison;
struct KeptReplicate;

/// Neither plan wins more than 60 of 100: close, and known to be.
inline constexpr double kCloseShare = 0.60;

/// What more pairs can still do to a verdict, as far as an always-valid interval tells. A verdict is settled
/// when the interval of the win share lies wholly above 75 of 100, from 50 to 75, or mirrored; or wholly from
/// 40 to 60 (close); or when the share of ties lies wholly above 75 of 100 (the same).
[[nodiscard]] bool is_settled(const WinCount& count, double confidence);
/// Whether any way in which `more` pairs may fall would settle it, all of them decided.
[[nodiscard]] bool can_settle(const WinCount& count, std::uint32_t more, double confidence);

/// Which verdicts are waited for.
enum class SettleWhat : std::uint8_t {
  Goals,         ///< those of the goals that plans set; every outcome where there is none
  EveryOutcome,  ///< those of every outcome for the group of its headline
};

struct SettleDef {
  std::uint32_t most = 1000;  ///< pairs, >= 1
  SettleWhat what = SettleWhat::Goals;
};

/// A verdict that was waited for and is not settled.
struct OpenVerdict {
  std::size_t pair = 0, outcome = 0;  ///< indices into Comparison
  friend bool operator==(const OpenVerdict&, const OpenVerdict&) = default;
};

/// How it ended.
struct Settling {
  enum class Why : std::uint8_t {
    Settled,       ///< every verdict waited for
    OutOfReach,    ///< no open verdict could be settled by what was left of the most
    Most,          ///< as many as were allowed, with verdicts open
    StoppedEarly,  ///< asked to stop, or a run failed
  };
  Why why = Why::Settled;
  std::uint32_t most = 0;
  int waited_for = 0;  ///< verdicts
  std::vector<OpenVerdict> open;
};

/// Watches verdicts while pairs come in, one after the other in their order.
class SettleWatch {
 public:
  SettleWatch(const SettleDef& def, const std::vector<OutcomeDef>& outcomes, std::size_t n_plans);

  /// Takes in one replicate.
  void see(const Comparison& comparison, const KeptReplicate& kept);
  /// Whether to stop with the pairs so far.
  [[nodiscard]] bool enough(const ReplicateTally& tally);
  [[nodiscard]] Settling settling(const ReplicateTally& tally) const;

 private:
  struct Watched {
    OpenVerdict verdict;
    std::size_t first, second;  ///< plans
    bool is_goal;
    WinCount count;
  };
  /// Of each verdict waited for, so that those of its family hold together.
  [[nodiscard]] double confidence_of(const Watched& watched) const;
  [[nodiscard]] bool has_values(const Watched& watched) const { return watched.count.pairs() > 0; }

  SettleDef def_;
  std::vector<OutcomeDef> outcomes_;
  std::vector<Watched> watched_;        ///< every verdict of the families waited for
  std::array<int, 2> n_with_values_{};  ///< goals, others
  Settling::Why why_ = Settling::Why::StoppedEarly;
};

}  // namespace pilotwave
