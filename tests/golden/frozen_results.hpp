#pragma once

#include <map>
#include <string>
#include <vector>

namespace pilotwave::test {

/// Results to be kept: digests of tables, and numbers for people, one row a metric and one column a plan.
struct FrozenResults {
  std::map<std::string, std::string> digests;               ///< by table
  std::vector<std::string> plans;                           ///< columns
  std::map<std::string, std::vector<std::string>> numbers;  ///< by metric, one a plan

  friend bool operator==(const FrozenResults&, const FrozenResults&) = default;
};

/// As text that people read and git compares, and back.
[[nodiscard]] std::string frozen_text(const FrozenResults& results);
[[nodiscard]] FrozenResults parse_frozen(const std::string& text);

/// What moved, one line each; empty when nothing did.
[[nodiscard]] std::vector<std::string> what_moved(const FrozenResults& was, const FrozenResults& is);

}  // namespace pilotwave::test
