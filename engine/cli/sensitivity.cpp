#include <array>
#include <cmath>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/sweep_progress.hpp"
#include "cli/verbs.hpp"
#include "report/text_table.hpp"
#include "sweep/analysis/flip_search.hpp"
#include "sweep/analysis/sweep_sensitivity.hpp"
#include "sweep/store/stored_sweep.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidth = 110;

struct SensitivityArguments {
  CommonOptions common;
  std::string file;
  ResponseQuery query;
  std::vector<std::string> difference;
  SensitivityOptions options;
  bool flip = false;
  std::uint32_t pairs = 50;
};

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.4g}", value) : "-"; }
std::string interval(const Interval& i) { return fmt::format("{} to {}", number(i.low), number(i.high)); }
Json json_interval(const Interval& i) { return Json::array({i.low, i.high}); }

std::string outcome_words(const Responses& r) {
  std::string out = r.metric;
  if (r.group != "all") out += fmt::format(" of {}", r.group);
  if (!r.unit.empty()) out += fmt::format(" ({})", r.unit);
  out += fmt::format(", {}", r.date);
  if (!r.other.empty()) return out + fmt::format(", {} minus {}", r.scenario, r.other);
  return r.scenario.empty() ? out : out + fmt::format(", {}", r.scenario);
}

std::string head_text(const Sensitivity& s, const Responses& r) {
  const bool walks = s.kind == SensitivityKind::Morris, base = s.kind == SensitivityKind::Sobol;
  return fmt::format("{}\n{} of {} {}, {} replicate{} each; mean {}, standard deviation over points {}\n\n",
                     outcome_words(r), s.used, s.of,
                     walks  ? "walks"
                     : base ? "base points"
                            : "points",
                     s.replicates, s.replicates == 1 ? "" : "s", number(s.mean), number(s.sd));
}

std::string table_text(const SweepDef& def, const Sensitivity& s, const Responses& r, double confidence) {
  const std::string spread = fmt::format("{:.0f}% interval", 100 * confidence);
  TextTable table = [&]() -> TextTable {
    switch (s.kind) {
      case SensitivityKind::Morris:
        return {{"parameter", "mu*", spread, "mu", "sigma"}, {true, false, false, false, false}};
      case SensitivityKind::Sobol:
        return {{"parameter", "first", spread, "total", spread}, {true, false, false, false, false}};
      case SensitivityKind::Tornado:
        break;
    }
    return {{"parameter", "at least", "at most", "outcome low", "outcome high", "change", spread},
            {true, false, false, false, false, false, false}};
  }();
  for (const FactorSensitivity& f : s.factors) {
    const std::string& key = def.factors[f.factor].key;
    switch (s.kind) {
      case SensitivityKind::Morris:
        table.add({key, number(f.mu_star), interval(f.mu_star_interval), number(f.mu), number(f.sigma)});
        break;
      case SensitivityKind::Sobol:
        table.add(
            {key, number(f.first), interval(f.first_interval), number(f.total), interval(f.total_interval)});
        break;
      case SensitivityKind::Tornado:
        table.add({key, f.low_text, f.high_text, number(f.low), number(f.high), number(f.swing()),
                   interval(f.swing_interval)});
        break;
    }
  }
  std::string out = head_text(s, r);
  for (const std::string& line : table.lines(kWidth)) out += line;
  return out;
}

std::string table_json(const SweepDef& def, const Sensitivity& s, const Responses& r) {
  constexpr std::array<const char*, 3> kKinds = {"morris", "sobol", "tornado"};
  Json json = {{"estimate", kKinds[static_cast<std::size_t>(s.kind)]},
               {"metric", r.metric},
               {"group", r.group},
               {"date", r.date},
               {"scenario", r.scenario},
               {"minus", r.other},
               {"used", s.used},
               {"of", s.of},
               {"replicates", s.replicates},
               {"mean", s.mean},
               {"sd", s.sd}};
  for (const FactorSensitivity& f : s.factors) {
    Json one = {{"parameter", def.factors[f.factor].key}};
    switch (s.kind) {
      case SensitivityKind::Morris:
        one["mu_star"] = f.mu_star, one["mu_star_interval"] = json_interval(f.mu_star_interval);
        one["mu"] = f.mu, one["sigma"] = f.sigma;
        break;
      case SensitivityKind::Sobol:
        one["first"] = f.first, one["first_interval"] = json_interval(f.first_interval);
        one["total"] = f.total, one["total_interval"] = json_interval(f.total_interval);
        break;
      case SensitivityKind::Tornado:
        one["low"] = f.low, one["high"] = f.high, one["change"] = f.swing();
        one["change_interval"] = json_interval(f.swing_interval);
        one["at_least"] = f.low_text, one["at_most"] = f.high_text;
        break;
    }
    json["parameters"].push_back(one);
  }
  return json.dump(2) + "\n";
}

/// "clear for b (3 to 47 of 50)".
std::string verdict_words(const FlipVerdict& v, const std::string& first, const std::string& second) {
  if (v.verdict == Verdict::TooClose)
    return fmt::format("too close to call ({} to {})", v.count.won, v.count.lost);
  return fmt::format("{} for {} ({} to {})", verdict_word(v.verdict),
                     favours_first(v.verdict) ? first : second, v.count.won, v.count.lost);
}

std::string flip_text(const FlipResult& result, const FlipQuestion& question, const std::string& first,
                      const std::string& second, const std::string& metric) {
  std::string out = fmt::format("{}, {} against {}: {} in {} pairs\n\n", metric, first, second,
                                verdict_words(result.base, first, second), question.pairs);
  TextTable table({"parameter", "in force", "turns at", "% of range", "then"},
                  {true, false, false, false, true});
  for (const FactorFlip& f : result.factors) {
    table.add({f.key, number(f.in_force), f.flips_at ? number(*f.flips_at) : "never",
               f.flips_at ? fmt::format("{:.0f}", 100 * f.share_of_range) : "-",
               verdict_words(f.then, first, second)});
  }
  for (const std::string& line : table.lines(kWidth)) out += line;
  if (result.factors.size() < 2) return out;
  if (result.together)
    out +=
        fmt::format("\nAll together, each towards the end that hurts more, turn it {:.0f}% of the way: {}.\n",
                    100 * *result.together, verdict_words(result.together_then, first, second));
  else
    out += "\nNor do all together turn it, each at the end that hurts more.\n";
  return out;
}

Json verdict_json(const FlipVerdict& v) {
  return {{"verdict", verdict_word(v.verdict)},
          {"won", v.count.won},
          {"lost", v.count.lost},
          {"tied", v.count.tied}};
}

std::string flip_json(const FlipResult& result, const FlipQuestion& question, const std::string& first,
                      const std::string& second, const std::string& metric) {
  Json json = {{"metric", metric},           {"first", first},      {"second", second},
               {"pairs", question.pairs},    {"runs", result.runs}, {"base", verdict_json(result.base)},
               {"parameters", Json::array()}};
  for (const FactorFlip& f : result.factors) {
    Json one = {{"parameter", f.key}, {"in_force", f.in_force}, {"then", verdict_json(f.then)}};
    if (f.flips_at) one["turns_at"] = *f.flips_at, one["share_of_range"] = f.share_of_range;
    json["parameters"].push_back(one);
  }
  if (result.together) json["together"] = *result.together;
  return json.dump(2) + "\n";
}

int flip(const SensitivityArguments& o, const SweepDef& def) {
  FlipQuestion question;
  question.pairs = o.pairs;
  question.group = o.query.group;
  question.metric = find_metric(o.query.metric);
  if (question.metric < 0)
    return report_errors({{Trouble::Usage,
                           {},
                           "--metric",
                           fmt::format("there is no metric `{}`", o.query.metric),
                           "they are listed by `pilotwave list metrics`"}});
  const auto index = [&](const std::string& slug) {
    std::size_t i = 0;
    while (i < def.scenarios.size() && def.scenarios[i].slug != slug) ++i;
    return i;
  };
  const std::string first = o.query.scenario, second = o.query.other;
  question.first = index(first), question.second = index(second);
  const std::unique_ptr<Executor> executor = make_executor(o.common);
  drain_on_interrupt(o.common.quiet);
  const Result<FlipResult> found = search_flips(def, question, *executor, &stop_requested());
  if (!found) return report_errors(found.errors());
  const FlipResult& result = found.value();
  note(o.common, fmt::format("{} runs", count_words(result.runs)));
  const std::string text = o.common.json ? flip_json(result, question, first, second, o.query.metric)
                                         : flip_text(result, question, first, second, o.query.metric);
  if (!print(text)) return kInputOutput;
  return result.stopped_early ? kStoppedEarly : kSuccess;
}

int sensitivity(const SensitivityArguments& asked) {
  SensitivityArguments o = asked;
  if (o.difference.size() == 2) o.query.scenario = o.difference[0], o.query.other = o.difference[1];
  const Result<SweepDef> def = stored_sweep(o.file);
  if (!def) return report_errors(def.errors());
  if (o.flip) {
    if (o.difference.empty() && def.value().scenarios.size() == 2)
      o.query.scenario = def.value().scenarios[0].slug, o.query.other = def.value().scenarios[1].slug;
    return flip(o, def.value());
  }
  const Result<SweepDesign> design = sweep_design(def.value());
  if (!design) return report_errors(design.errors());
  const Result<Responses> responses =
      read_responses(o.file, o.query, design.value().points(), def.value().replicates);
  if (!responses) return report_errors(responses.errors());
  const Result<Sensitivity> result =
      sweep_sensitivity(def.value(), design.value(), responses.value(), o.options);
  if (!result) return report_errors(result.errors());
  const std::string text =
      o.common.json ? table_json(def.value(), result.value(), responses.value())
                    : table_text(def.value(), result.value(), responses.value(), o.options.confidence);
  return print(text) ? kSuccess : kInputOutput;
}

}  // namespace

void add_sensitivity(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<SensitivityArguments>();
  CLI::App* verb =
      app.add_subcommand("sensitivity", "Which assumption of a sweep matters, and what turns a verdict");
  verb->footer(
      "Example: pilotwave sensitivity dose.sqlite --metric teacher_weekly_use --difference staged-pilot "
      "launch-everywhere");
  verb->add_option("FILE", o->file, "SQLite file of a sweep")->required();
  verb->add_option("--metric", o->query.metric, "outcome that is looked at")->required();
  verb->add_option("--group", o->query.group, "group (default all)");
  verb->add_option("--date", o->query.date, "day of the tables (default the last)");
  verb->add_option("--scenario", o->query.scenario, "plan");
  verb->add_option("--difference", o->difference, "two plans: the first minus the second, pair by pair")
      ->expected(2);
  verb->add_option("--confidence", o->options.confidence, "of the intervals (default 0.95)")
      ->check(CLI::Range(0.5, 0.999));
  verb->add_option("--resamples", o->options.resamples, "of the bootstrap (default 2000)")
      ->check(CLI::Range(100U, 1'000'000U));
  verb->add_flag("--flip", o->flip, "search for the smallest change of assumptions that turns the verdict");
  verb->add_option("--pairs", o->pairs, "with --flip: pairs behind each verdict (default 50)")
      ->check(CLI::Range(5U, 100'000U));
  add_run_options(*verb, o->common);
  verb->callback([o, &exit_code] { exit_code = sensitivity(*o); });
}

}  // namespace pilotwave
