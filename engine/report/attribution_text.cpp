#include "report/attribution_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "experiment/attribution/shapley.hpp"
#include "report/quantity.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

/// "+12%", "-$14k": a difference with its sign.
std::string signed_text(const OutcomeDef& outcome, double difference) {
  const std::string size = value_text(outcome, std::abs(difference));
  if (!std::isfinite(difference) || difference == 0) return size;
  return (difference > 0 ? "+" : "-") + size;
}

std::string range_text(const OutcomeDef& outcome, const Interval& i) {
  return fmt::format("{} to {}", signed_text(outcome, i.low), signed_text(outcome, i.high));
}

std::string split_text(const WinCount& count) {
  return fmt::format("{} / {} / {}", count.won, count.lost, count.tied);
}

std::string lines_of(const TextTable& table, std::size_t width) {
  std::string out;
  for (const std::string& line : table.lines(width)) out += line;
  return out;
}

std::string shares_text(const Attribution& a, const OutcomeShares& of, std::size_t width) {
  const OutcomeDef& outcome = a.outcomes[of.outcome];
  TextTable table({"what differs", "share", "95% interval", "of 100"}, {true, false, false, false});
  for (const DifferenceShare& share : of.shares) {
    table.add({share.title, signed_text(outcome, share.share.mean), range_text(outcome, share.interval),
               of.difference.mean == 0 || !std::isfinite(of.difference.mean)
                   ? "-"
                   : fmt::format("{:.0f}", 100 * share.share.mean / of.difference.mean)});
  }
  return fmt::format("\n{}: {} in A over B in the mean of {} pairs; it is owed to\n", outcome.label,
                     signed_text(outcome, of.difference.mean), of.difference.n) +
         lines_of(table, width);
}

std::string ablation_text(const Attribution& a, const PlanAblation& plan, std::size_t o, std::size_t width) {
  TextTable table({"taken out", "the plan has", "95% interval", "better / worse / same", "verdict"},
                  {true, false, false, false, true});
  for (const PartTakenOut& part : plan.parts) {
    const PairedOutcome& p = part.outcomes[o];
    const bool same = p.count.tied == p.count.pairs();
    table.add({part.title, signed_text(a.outcomes[o], p.difference.mean),
               range_text(a.outcomes[o], p.mean_difference), split_text(p.count),
               same                        ? "no effect"
               : favours_first(p.verdict)  ? fmt::format("{}: helps", verdict_word(p.verdict))
               : favours_second(p.verdict) ? fmt::format("{}: harms", verdict_word(p.verdict))
                                           : std::string(verdict_word(p.verdict))});
  }
  return fmt::format("\n{}: what {} has more with each part than without it\n", a.outcomes[o].label,
                     plan_letter(plan.plan)) +
         (table.empty() ? "  the plan has no intervention\n" : lines_of(table, width));
}

std::string heading(const AttributionWords& words) {
  std::string out;
  for (std::size_t p = 0; p < words.plans.size(); ++p)
    out += fmt::format("  {}  {}\n", plan_letter(p), words.plans[p]);
  return out;
}

/// Who is ahead: "clear: A (41 / 7 / 2)".
std::string ahead_text(const PairedOutcome& p) {
  if (!p.has_values()) return "-";
  if (p.count.tied == p.count.pairs()) return "the same";
  if (p.verdict == Verdict::TooClose) return fmt::format("too close ({})", split_text(p.count));
  return fmt::format("{}: {} ({})", verdict_word(p.verdict), favours_first(p.verdict) ? "A" : "B",
                     split_text(p.count));
}

}  // namespace

std::vector<std::size_t> outcomes_asked(const std::vector<OutcomeDef>& outcomes,
                                        std::span<const std::string> asked) {
  std::vector<std::size_t> out;
  for (std::size_t o = 0; o < outcomes.size(); ++o) {
    const bool named = std::find(asked.begin(), asked.end(), outcomes[o].key) != asked.end();
    if (asked.empty() ? outcomes[o].is_goal() : named) out.push_back(o);
  }
  if (out.empty() && asked.empty() && !outcomes.empty()) out.push_back(0);
  return out;
}

std::string attribution_text(const Attribution& a, const AttributionWords& words) {
  std::string out = heading(words);
  if (words.plans.size() > 1 && a.shares.empty()) {
    out += wrapped(
        a.differences.empty()
            ? "\nThe plans do not differ."
            : fmt::format("\nThe plans differ in {} things; shares are counted out for at most {}. What "
                          "each part does is below.",
                          a.differences.size(), kMostPlayers),
        words.width, 0, 0);
  }
  for (const std::size_t o : words.outcomes) {
    if (!a.shares.empty()) out += shares_text(a, a.shares[o], words.width);
    for (const PlanAblation& plan : a.plans) out += ablation_text(a, plan, o, words.width);
  }
  return out + "\n" +
         wrapped(
             "Shares are Shapley's: the mean of what a difference adds over all orders in which the "
             "differences may "
             "come. Better / worse / same counts pairs of the same world and luck, with the part against "
             "without it. "
             "Verdicts hold together over the parts of a plan for one outcome. This compares simulated "
             "futures under "
             "stated assumptions. Not a forecast.",
             words.width, 0, 0);
}

std::string stress_text(const StressTest& test, const AttributionWords& words) {
  std::string out = heading(words);
  for (const StressOutcome& stress : test.stresses) {
    out += fmt::format("\nWhen {}\n", stress_label(stress.stress));
    for (std::size_t p = 0; p < stress.what.size(); ++p)
      out += wrapped(fmt::format("{}: {}", plan_letter(p), stress.what[p]), words.width, 2, 5);
    std::vector<std::string> head = {"mean change under stress"};
    std::vector<bool> left = {true};
    for (std::size_t p = 0; p < words.plans.size(); ++p)
      head.push_back(plan_letter(p)), left.push_back(false);
    if (words.plans.size() > 1) {
      for (const char* title : {"ahead without", "ahead then"})
        head.emplace_back(title), left.push_back(true);
    }
    TextTable table(head, left);
    for (const std::size_t o : words.outcomes) {
      std::vector<std::string> row = {test.outcomes[o].label};
      for (const auto& change : stress.change)
        row.push_back(change[o].has_values() ? signed_text(test.outcomes[o], change[o].difference.mean)
                                             : "-");
      if (words.plans.size() > 1)
        row.insert(row.end(), {ahead_text(test.calm[o]), ahead_text(stress.between[o])});
      table.add(row);
    }
    out += lines_of(table, words.width);
  }
  return out + "\n" +
         wrapped(
             "Counts are pairs that A wins, B wins, neither. Principals are no people in the model: the "
             "nearest is a "
             "school whose principal does not back AI, for the whole run.",
             words.width, 0, 0);
}

}  // namespace pilotwave
