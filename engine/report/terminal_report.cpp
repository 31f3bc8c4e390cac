#include "report/terminal_report.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "report/assumptions.hpp"
#include "report/headline_choice.hpp"
#include "report/quantity.hpp"
#include "report/sentences.hpp"
#include "report/settling_text.hpp"
#include "report/text_table.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kNarrowest = 60;
constexpr std::size_t kMostSubgroupTables = 4;
constexpr std::string_view kBold = "\x1b[1m", kGreen = "\x1b[32m", kPlain = "\x1b[0m";

/// Writes the report from top to bottom.
class Writer {
 public:
  Writer(const Comparison& comparison, const TerminalStyle& style)
      : c_(comparison), width_(std::max(kNarrowest, style.width)), colour_(style.colour) {}

  std::string text() {
    title();
    for (std::size_t i = 0; i < c_.pairs.size(); ++i) {
      // Every plan against the first in full; the rest in one line each.
      if (c_.pairs[i].first == 0) pair_section(c_.pairs[i]);
    }
    other_pairs();
    if (c_.n_pairs() > 0) {
      weakest();
      footnotes();
    }
    return std::move(out_);
  }

 private:
  void heading(std::string_view text) {
    out_ += '\n';
    out_ += colour_ ? fmt::format("{}{}{}\n", kBold, text, kPlain) : fmt::format("{}\n", text);
  }

  void paragraph(std::string_view text, std::size_t indent = 0) {
    out_ += wrapped(text, width_, indent, indent);
  }

  void title() {
    std::string names = c_.plans.front().name;
    for (std::size_t p = 1; p < c_.plans.size(); ++p) {
      names += p == 1 ? " compared with " : p + 1 == c_.plans.size() ? " and " : ", ";
      names += c_.plans[p].name;
    }
    out_ += colour_ ? fmt::format("{}{}{}\n", kBold, names, kPlain) : names + '\n';
    const Date last = c_.monday(c_.n_weeks) - std::chrono::days{1};
    paragraph(fmt::format("{}: {} schools, {} teachers, {} students. {} to {}, {} paired runs, seed {}.",
                          c_.district_name, with_commas(c_.n_schools), with_commas(c_.n_teachers),
                          with_commas(c_.n_students), long_date(c_.monday(0)), long_date(last), c_.n_pairs(),
                          c_.seed));
    for (std::size_t p = 0; p < c_.plans.size(); ++p)
      out_ += fmt::format("  {}  {}\n", plan_letter(p), c_.plans[p].name);
  }

  void sentences(const std::vector<std::string>& lines) {
    int number = 0;
    for (const std::string& line : lines) {
      std::string text = wrapped(line, width_, 3, 3);
      text.replace(1, 1, std::to_string(++number));
      out_ += text;
    }
  }

  void pair_section(const PlanPair& pair) {
    const bool several = c_.plans.size() > 2;
    heading(several ? fmt::format("{} against {}, in these simulated runs", plan_letter(pair.first),
                                  plan_letter(pair.second))
                    : std::string("In these simulated runs"));
    sentences(headline(c_, pair));
    if (c_.n_pairs() == 0 || pair.identical()) return;
    if (const std::string parting = parting_sentence(c_, pair); !parting.empty()) {
      out_ += '\n';
      paragraph(parting);
    }
    for (const std::string& line : reversal_sentences(c_, pair)) paragraph(line);
    outcome_table(pair, "Goals you set", true);
    outcome_table(pair, "Other outcomes", false);
    subgroup_tables(pair);
    out_ += '\n';
    paragraph(cost_line(pair));
  }

  /// "likely A"; for an outcome without a better side "likely higher in A".
  [[nodiscard]] std::string verdict_text(const PlanPair& pair, const PairedOutcome& paired,
                                         Better better) const {
    if (paired.count.tied == paired.count.pairs()) return "the same";
    if (paired.verdict == Verdict::TooClose) return "too close to call";
    const std::size_t ahead = favours_first(paired.verdict) ? pair.first : pair.second;
    return fmt::format("{}{} {}", verdict_word(paired.verdict),
                       better == Better::Neither ? ", higher in" : ":", plan_letter(ahead));
  }

  [[nodiscard]] TextTable table_for(const PlanPair& pair, std::string_view first_column) const {
    const std::string a = plan_letter(pair.first), b = plan_letter(pair.second);
    return TextTable({std::string(first_column), a, b, fmt::format("{} better", a),
                      fmt::format("{} better", b), "same", "verdict"},
                     {true, false, false, false, false, false, true});
  }

  [[nodiscard]] std::vector<std::string> row(const PlanPair& pair, const std::string& label,
                                             const OutcomeDef& def, const PairedOutcome& paired) const {
    const bool neither = def.better == Better::Neither;
    const std::string mark = neither ? "^" : "";
    return {label,
            value_text(def, paired.median_first),
            value_text(def, paired.median_second),
            fmt::format("{}{}", paired.count.won, mark),
            fmt::format("{}{}", paired.count.lost, mark),
            std::to_string(paired.count.tied),
            verdict_text(pair, paired, def.better)};
  }

  void print(const TextTable& table) {
    const std::vector<std::string> lines = table.lines(width_);
    for (const std::string& line : lines) {
      const bool settled =
          line.find("  clear") != std::string::npos || line.find("  likely") != std::string::npos;
      const std::size_t end = line.find('\n');
      out_ += colour_ && settled
                  ? fmt::format("{}{}{}{}", kGreen, line.substr(0, end), kPlain, line.substr(end))
                  : line;
    }
  }

  void outcome_table(const PlanPair& pair, std::string_view title_text, bool goals) {
    TextTable table = table_for(pair, "medians; pairs in which it is better");
    std::vector<std::string> met;
    for (std::size_t o = 0; o < c_.outcomes.size(); ++o) {
      const OutcomeDef& def = c_.outcomes[o];
      const PairedOutcome& paired = c_.paired(pair, o);
      if (def.is_goal() != goals || !paired.has_values()) continue;
      table.add(row(pair, def.label, def, paired));
      if (goals) {
        met.push_back(fmt::format("{} met {} in {} of {} runs, {} in {}.", plan_letter(pair.first),
                                  goal_text(def), c_.n_met(pair.first, o), c_.n_pairs(),
                                  plan_letter(pair.second), c_.n_met(pair.second, o)));
      }
    }
    if (table.empty()) return;
    heading(title_text);
    print(table);
    for (const std::string& line : met) paragraph(line, 2);
  }

  /// Outcomes that are split by subgroup: goals first, then the ones whose gaps districts ask about.
  [[nodiscard]] std::vector<std::size_t> split_outcomes() const {
    static constexpr std::string_view kAsked[] = {"teacher_weekly_use", "learning", "integrity_incidents",
                                                  "trust_families"};
    std::vector<std::size_t> out;
    const auto add = [&](std::size_t o) {
      const bool known = std::any_of(out.begin(), out.end(), [&](std::size_t k) {
        return c_.outcomes[k].metrics == c_.outcomes[o].metrics;
      });
      if (!known && c_.outcomes[o].scope != MetricScope::District && out.size() < kMostSubgroupTables)
        out.push_back(o);
    };
    for (std::size_t o = 0; o < c_.outcomes.size(); ++o) {
      if (c_.outcomes[o].is_goal()) add(o);
    }
    for (const std::string_view key : kAsked) {
      for (std::size_t o = 0; o < c_.outcomes.size(); ++o) {
        if (c_.outcomes[o].key == key) add(o);
      }
    }
    return out;
  }

  void subgroup_tables(const PlanPair& pair) {
    for (const std::size_t o : split_outcomes()) {
      const OutcomeDef& def = c_.outcomes[o];
      TextTable table = table_for(pair, "by group");
      for (std::size_t g = 0; g < c_.n_groups(); ++g) {
        const PairedOutcome& paired = pair.outcomes[c_.slot(o, g)];
        if (g == c_.main_group(o) || !paired.has_values() || !may_show(c_.sizes[g], def.scope)) continue;
        table.add(row(pair, c_.groups[g].label, def, paired));
      }
      if (table.empty()) continue;
      heading("Who benefits: " + def.label);
      print(table);
    }
  }

  [[nodiscard]] std::string cost_line(const PlanPair& pair) const {
    std::string text;
    for (std::size_t o = 0; o < c_.outcomes.size(); ++o) {
      const OutcomeDef& def = c_.outcomes[o];
      if (def.reading != Reading::Total || (def.unit != "USD" && def.key != "staff_hours")) continue;
      const PairedOutcome& paired = c_.paired(pair, o);
      if (!paired.has_values()) continue;
      if (!text.empty()) text += "; ";
      text += def.unit == "USD" ? "Cost: " : "staff time: ";
      const std::string unit = def.unit == "USD" ? "" : " hours";
      text += fmt::format("{} {}{}, {} {}{}", plan_letter(pair.first), value_text(def, paired.median_first),
                          unit, plan_letter(pair.second), value_text(def, paired.median_second), unit);
    }
    return text.empty() ? text : text + " in the middle run, over the whole time.";
  }

  void other_pairs() {
    if (c_.n_pairs() == 0 || c_.plans.size() < 3) return;
    heading("The other plans against each other");
    for (const PlanPair& pair : c_.pairs) {
      if (pair.first == 0) continue;
      const std::vector<std::string> lines = headline(c_, pair);
      paragraph(fmt::format("{}, {}: {}", plan_letter(pair.first), plan_letter(pair.second),
                            lines.empty() ? "" : lines.front()),
                2);
    }
  }

  void weakest() {
    heading("Before you rely on this");
    const PlanPair& pair = c_.pairs.front();
    const HeadlineChoice choice = choose_headline(c_, pair);
    if (!pair.identical() && choice.difference)
      paragraph(weakest_assumption(c_.outcomes[*choice.difference]), 2);
    if (const std::string line = settling_sentence(c_); !line.empty()) paragraph(line, 2);
    for (const std::string& line : caution_sentences(c_)) paragraph(line, 2);
    if (const std::string line = pairing_line(pair); !line.empty()) paragraph(line, 2);
    paragraph(
        "The model does not know union agreements, changes of state law, or what is special about your "
        "schools.",
        2);
  }

  [[nodiscard]] std::string pairing_line(const PlanPair& pair) const {
    const HeadlineChoice choice = choose_headline(c_, pair);
    if (!choice.difference) return {};
    const double factor = c_.paired(pair, *choice.difference).variance_reduction;
    if (!std::isfinite(factor)) return {};
    constexpr double kIneffective = 1.2;
    const std::string& label = c_.outcomes[*choice.difference].label;
    if (factor < kIneffective)
      return fmt::format("Sharing luck between the plans made little difference for {}.", label);
    return fmt::format(
        "Unpaired runs would have needed about {} times as many for the same certainty about {}.",
        std::llround(factor) < 2 ? fmt::format("{:.1f}", factor) : with_commas(std::llround(factor)), label);
  }

  void footnotes() {
    out_ += '\n';
    paragraph(verdict_footnote(c_));
    paragraph("This compares simulated futures under stated assumptions. Not a forecast.");
  }

  const Comparison& c_;
  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string terminal_report(const Comparison& comparison, const TerminalStyle& style) {
  return Writer(comparison, style).text();
}

}  // namespace pilotwave
