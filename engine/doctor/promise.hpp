#pragma once

#include <span>
#include <string_view>

#include "doctor/trial.hpp"

namespace pilotwave {

/// Something that the engine promises of every scenario.
struct Promise {
  std::string_view key;       ///< "thread_invariance"
  std::string_view name;      ///< "Threads change nothing"
  std::string_view sentence;  ///< what is promised
  Finding (*check)(const Trial&);
};

/// Every promise, in the order in which a certificate lists them.
[[nodiscard]] std::span<const Promise> promises();

// One file each in promises/.
[[nodiscard]] Finding check_thread_invariance(const Trial& trial);
[[nodiscard]] Finding check_idle_levers(const Trial& trial);
[[nodiscard]] Finding check_relabelling(const Trial& trial);
[[nodiscard]] Finding check_monotone_levers(const Trial& trial);
[[nodiscard]] Finding check_conservation(const Trial& trial);
[[nodiscard]] Finding check_extreme_values(const Trial& trial);
[[nodiscard]] Finding check_pairing(const Trial& trial);

}  // namespace pilotwave
