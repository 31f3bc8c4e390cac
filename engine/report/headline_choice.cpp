#include "report/headline_choice.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <vector>

namespace pilotwave {
namespace {

constexpr std::size_t kHeadlineSentences = 3;

/// Outcomes in which one way is better, in the order in which a reader should hear of them: verdicts before
/// none, goals before others, clearer before less clear, then as listed.
std::vector<std::size_t> ranked(const Comparison& comparison, const PlanPair& pair) {
  std::vector<std::size_t> order;
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
    if (comparison.outcomes[o].better != Better::Neither && comparison.paired(pair, o).has_values())
      order.push_back(o);
  }
  const auto key = [&](std::size_t o) {
    const PairedOutcome& paired = comparison.paired(pair, o);
    const bool clear = paired.verdict == Verdict::ClearlyFirst || paired.verdict == Verdict::ClearlySecond;
    const int margin = std::abs(paired.count.won - paired.count.lost);
    return std::tuple(paired.verdict == Verdict::TooClose, !comparison.outcomes[o].is_goal(), !clear, -margin,
                      o);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

std::optional<std::size_t> widest_goal(const Comparison& comparison, const PlanPair& pair) {
  std::optional<std::size_t> best;
  int widest = -1;
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
    if (!comparison.outcomes[o].is_goal()) continue;
    const int split = std::abs(comparison.n_met(pair.first, o) - comparison.n_met(pair.second, o));
    if (split > widest) {
      widest = split;
      best = o;
    }
  }
  return best;
}

}  // namespace

HeadlineChoice choose_headline(const Comparison& comparison, const PlanPair& pair) {
  HeadlineChoice choice;
  choice.goal = widest_goal(comparison, pair);
  const std::vector<std::size_t> order = ranked(comparison, pair);
  if (order.empty()) return choice;
  choice.difference = order.front();
  const Verdict ahead = comparison.paired(pair, order.front()).verdict;
  for (const std::size_t o : order) {
    const Verdict verdict = comparison.paired(pair, o).verdict;
    const bool against =
        favours_first(ahead) ? favours_second(verdict) : favours_second(ahead) && favours_first(verdict);
    if (against && !choice.price) choice.price = o;
  }
  const std::size_t said = 1U + (choice.goal ? 1U : 0U) + (choice.price ? 1U : 0U);
  if (said < kHeadlineSentences && order.size() > 1) {
    choice.second = choice.price == order[1] && order.size() > 2 ? order[2] : order[1];
    if (choice.second == choice.price) choice.second.reset();
  }
  return choice;
}

}  // namespace pilotwave
