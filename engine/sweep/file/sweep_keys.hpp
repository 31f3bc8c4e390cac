#pragma once

#include <span>

#include "scenario/language.hpp"

namespace pilotwave {

// The language of sweep files, table by table: reading and the published schema know it from here.
[[nodiscard]] std::span<const KeySpec> sweep_keys();
[[nodiscard]] std::span<const KeySpec> factor_keys();  ///< one entry of [parameters]
[[nodiscard]] std::span<const KeySpec> output_keys();

inline constexpr double kMostReplicates = 1'000'000, kMostSamples = 10'000'000;
/// More scenarios than this are plans to be varied, not to be paired.
inline constexpr std::size_t kMostPairedScenarios = 64;

}  // namespace pilotwave
