#include "base/nearest_name.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pilotwave {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

constexpr std::size_t kLongestComparedName = 80;  // longer input is no misspelling of ours
constexpr std::size_t kMostListedNames = 12;

}  // namespace

std::string nearest_name(std::string_view wanted, std::span<const std::string> candidates) {
  if (wanted.size() > kLongestComparedName) return {};
  std::string best;
  std::size_t best_distance = 0;
  for (const std::string& name : candidates) {
    const std::size_t distance = edit_distance(wanted, name);
    const std::size_t allowed = std::max<std::size_t>(2, std::max(wanted.size(), name.size()) / 3);
    if (distance <= allowed && (best.empty() || distance < best_distance)) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggest_name(std::string_view wanted, std::span<const std::string> candidates) {
  if (const std::string near = nearest_name(wanted, candidates); !near.empty()) {
    return fmt::format("did you mean `{}`?", near);
  }
  if (candidates.empty()) return {};
  const auto shown = candidates.first(std::min(candidates.size(), kMostListedNames));
  return fmt::format("valid: {}{}", fmt::join(shown, ", "), shown.size() < candidates.size() ? ", ..." : "");
}

}  // namespace pilotwave
