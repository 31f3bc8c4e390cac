#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace pilotwave {

/// One of several equal parts of a sweep's work, each for a machine of its own.
struct Shard {
  std::uint32_t index = 0, count = 1;  ///< index below count

  [[nodiscard]] bool is_whole() const { return count == 1; }
  /// For people and files: 1 to count. What is counted from 0 calls its part 0 the last.
  [[nodiscard]] std::uint32_t number() const { return index == 0 ? count : index; }
  /// Whether a point in a replicate belongs to this part. Every part gets points of every kind, a few
  /// replicates of few points as well, and adding points or replicates moves none.
  [[nodiscard]] bool holds(std::uint32_t replicate, std::uint32_t point) const {
    return (std::uint64_t{replicate} + point) % count == index;
  }
};

/// Reads "3/10". Schedulers count from 0 or from 1: both `0/10` to `9/10` and `1/10` to `10/10` are all the
/// parts. Errors: Usage.
[[nodiscard]] Result<Shard> parse_shard(const std::string& text);

/// The shard that a task of a Slurm array is, by its environment: the array's first task is part 1. Nothing
/// outside an array.
/// @param variable  gives the value of an environment variable, or ""
/// Errors: Usage when the array's numbers do not make equal parts.
[[nodiscard]] Result<std::optional<Shard>> slurm_shard(
    const std::function<std::string(const std::string&)>& variable);

/// The file of one shard: "out.shard-03-of-10.sqlite" for "out.sqlite"; the same file for a whole sweep.
[[nodiscard]] std::string shard_file(const std::string& file, const Shard& shard);

}  // namespace pilotwave
