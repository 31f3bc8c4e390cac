#include "report/tables.hpp"

#include <limits>

#include <fmt/format.h>

#include "experiment/bands.hpp"
#include "model/metrics/metric.hpp"
#include "report/build_facts.hpp"
#include "report/csv_line.hpp"
#include "report/digest.hpp"

namespace pilotwave {
namespace {

constexpr double kNotShown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRunIdDigits = 16;

void append_band(std::string& out, std::string_view scenario, Date date, std::string_view metric,
                 std::string_view group, const QuantileBand& band) {
  CsvLine(out)
      .text(scenario)
      .day(date)
      .text(metric)
      .text(group)
      .number(static_cast<float>(band.median))
      .number(static_cast<float>(band.q05))
      .number(static_cast<float>(band.q25))
      .number(static_cast<float>(band.q75))
      .number(static_cast<float>(band.q95));
}

void append_weekly(std::string& out, const Comparison& comparison, std::size_t plan, int metric) {
  const std::string_view key = metric_catalogue()[static_cast<std::size_t>(metric)].key;
  int week = 0;
  for (const QuantileBand& band : weekly_bands(comparison, plan, metric)) {
    append_band(out, comparison.plans[plan].slug, comparison.monday(week++), key,
                comparison.groups.front().key, band);
  }
}

void append_monthly(std::string& out, const Comparison& comparison, std::size_t plan, int metric,
                    std::size_t group) {
  const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(metric)];
  if (spec.scope == MetricScope::District || !may_show(comparison.sizes[group], spec.scope)) return;
  const std::vector<QuantileBand> bands = monthly_bands(comparison, plan, metric, group);
  for (std::size_t month = 0; month < bands.size(); ++month) {
    append_band(out, comparison.plans[plan].slug, comparison.months[month].date, spec.key,
                comparison.groups[group].key, bands[month]);
  }
}

void append_outcome_pairs(std::string& out, const Comparison& comparison, const PlanPair& pair,
                          std::size_t outcome, std::size_t group) {
  const OutcomeDef& def = comparison.outcomes[outcome];
  const PlanRuns &first = comparison.plans[pair.first], &second = comparison.plans[pair.second];
  const bool shown = may_show(comparison.sizes[group], def.scope);
  const std::size_t slot = comparison.slot(outcome, group);
  for (std::size_t i = 0; i < comparison.n_pairs(); ++i) {
    const double a = shown ? first.values[slot][i] : kNotShown,
                 b = shown ? second.values[slot][i] : kNotShown;
    CsvLine(out)
        .integer(comparison.replicates.done[i])
        .text(first.slug)
        .text(second.slug)
        .text(def.key)
        .day(comparison.read_on[outcome])
        .text(comparison.groups[group].key)
        .number(a)
        .number(b)
        .number(a - b);
  }
}

}  // namespace

ScenarioKey scenario_key(const Scenario& scenario, std::string_view effective_text) {
  return {scenario.slug,
          scenario.name,
          fmt::format("{}\n{}\n{}\n", build_facts().version, effective_text, scenario.seed),
          scenario.start,
          scenario.n_weeks,
          scenario.seed,
          {},
          {}};
}

std::string run_id(const ScenarioKey& scenario, std::uint32_t replicate) {
  if (!scenario.known_id.empty()) return scenario.known_id;
  return sha256_hex(fmt::format("{}{}", scenario.text_hash_base, replicate)).substr(0, kRunIdDigits);
}

std::string replay_command(const ScenarioKey& scenario, std::uint32_t replicate) {
  if (!scenario.known_replay.empty()) return scenario.known_replay;
  return fmt::format("pilotwave run {}.toml --seed {} --replicate {}", scenario.slug, scenario.seed,
                     replicate);
}

void append_run(std::string& out, const ScenarioKey& scenario, std::uint32_t replicate,
                std::uint64_t result_hash) {
  CsvLine(out)
      .text(run_id(scenario, replicate))
      .text(scenario.slug)
      .text(scenario.name)
      .integer(replicate)
      .integer(scenario.seed)
      .text("done")
      .integer(scenario.n_weeks)
      .text(fmt::format("{:016x}", result_hash))
      .text(replay_command(scenario, replicate));
}

void append_failed_run(std::string& runs, std::string& failed, const ScenarioKey& scenario,
                       std::uint32_t replicate, std::string_view error) {
  const std::string id = run_id(scenario, replicate), replay = replay_command(scenario, replicate);
  CsvLine(runs)
      .text(id)
      .text(scenario.slug)
      .text(scenario.name)
      .integer(replicate)
      .integer(scenario.seed)
      .text("failed")
      .integer(scenario.n_weeks)
      .text("")
      .text(replay);
  CsvLine(failed).text(id).text(scenario.slug).integer(replicate).text(error).text(replay);
}

void append_metrics(std::string& out, const ScenarioKey& scenario, std::uint32_t replicate,
                    const RunRecord& run, std::span<const Period> periods, std::span<const GroupSize> sizes) {
  const std::string id = run_id(scenario, replicate);
  const std::size_t before = out.size();
  for (const Period& period : periods) {
    for (std::size_t group = 0; group < run.groups().size(); ++group) {
      std::string common;
      CsvLine(common)
          .text(id)
          .text(scenario.slug)
          .integer(replicate)
          .day(period.date)
          .text(run.groups()[group].key);
      common.pop_back();  // the rows go on where this one ends
      for (int metric = 0; metric < run.n_metrics(); ++metric) {
        const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(metric)];
        if (group > 0 && spec.scope == MetricScope::District) continue;
        const bool shown = may_show(sizes[group], spec.scope);
        CsvLine(out).cells(common).text(spec.key).number(shown ? period_value(run, metric, group, period)
                                                               : kNotShown);
      }
    }
    // The other periods are about as long as the first: a text that grows by itself is copied again and
    // again.
    if (&period == &periods.front())
      out.reserve(before + (out.size() - before) * (periods.size() + periods.size() / 8 + 1));
  }
}

void append_events(std::string& out, const ScenarioKey& scenario, std::uint32_t replicate,
                   const RunRecord& run) {
  const std::string id = run_id(scenario, replicate);
  const Date first = monday_of(scenario.start);
  for (const EventRecord& event : run.events) {
    CsvLine(out)
        .text(id)
        .day(first + std::chrono::days{7} * event.week)
        .text(event.school)
        .text(event.kind)
        .text(event.detail);
  }
}

void append_pairs(std::string& out, const Comparison& comparison) {
  if (comparison.n_pairs() == 0) return;
  for (const PlanPair& pair : comparison.pairs) {
    for (std::size_t outcome = 0; outcome < comparison.outcomes.size(); ++outcome) {
      for (std::size_t group = 0; group < comparison.n_groups(); ++group) {
        const bool main = group == comparison.main_group(outcome);
        if (!main && comparison.outcomes[outcome].scope == MetricScope::District) continue;
        append_outcome_pairs(out, comparison, pair, outcome, group);
      }
    }
  }
}

void append_summary(std::string& out, const Comparison& comparison) {
  if (comparison.n_pairs() == 0) return;
  const auto n_metrics = static_cast<int>(metric_catalogue().size());
  for (std::size_t plan = 0; plan < comparison.plans.size(); ++plan) {
    for (int metric = 0; metric < n_metrics; ++metric) {
      append_weekly(out, comparison, plan, metric);
      for (std::size_t group = 1; group < comparison.n_groups(); ++group) {
        append_monthly(out, comparison, plan, metric, group);
      }
    }
  }
}

}  // namespace pilotwave
