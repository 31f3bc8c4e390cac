#pragma once

#include <map>
#include <string>

#include "sweep/file/sweep_def.hpp"
#include "sweep/run/sweep_runner.hpp"

namespace pilotwave {

/// Everything about a sweep that its runs depend on, by name, as texts: two files belong together when all
/// are equal. Not in it: how many points and replicates are wanted.
[[nodiscard]] std::map<std::string, std::string> sweep_fingerprint(const SweepDef& def,
                                                                   const SweepRunner& runner);

/// Which lines of two texts differ, for people: at most a few, "- old" and "+ new".
[[nodiscard]] std::string differing_lines(const std::string& before, const std::string& after);

/// Why a file with one fingerprint does not take runs of another; "" when it does.
[[nodiscard]] std::string why_not_the_same(const std::map<std::string, std::string>& before,
                                           const std::map<std::string, std::string>& after);

}  // namespace pilotwave
