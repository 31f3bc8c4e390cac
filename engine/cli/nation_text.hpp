#pragma once

#include <cstdint>
#include <string>

#include "nation/nation_tables.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// How fast it went, with a hash of the sums: a fast wrong answer shows.
struct NationSpeed {
  double agent_weeks = 0, seconds = 0;
  int threads = 1;
  std::uint64_t sums = 0;

  [[nodiscard]] std::string text() const;
};

/// What a nation came to at the end, for people and for programs.
[[nodiscard]] std::string nation_text(const Scenario& plan, const NationResult& result);
[[nodiscard]] std::string nation_json(const Scenario& plan, const NationResult& result,
                                      const NationSpeed& speed);

}  // namespace pilotwave
