#pragma once

#include <cstdint>
#include <span>

namespace pilotwave {

/// 64-bit XXH3 (Collet, xxHash 0.8) of numbers as 64-bit words, low byte first, on any machine: for megabytes
/// of results, which a hash that goes byte by byte would take longer to digest than the model to make. Not
/// for secrets.
/// @param seed  the hash of what goes before
[[nodiscard]] std::uint64_t bulk_hash(std::span<const double> numbers, std::uint64_t seed = 0);
[[nodiscard]] std::uint64_t bulk_hash(std::span<const std::uint64_t> words, std::uint64_t seed = 0);

}  // namespace pilotwave
