#include "report/receipt/receipt_parts.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/words.hpp"
#include "report/digest.hpp"
#include "report/json_text.hpp"
#include "report/settling_text.hpp"

namespace pilotwave::receipt_parts {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kSumDigits = 16;

std::string sum_of(std::string_view text) { return sha256_hex(text).substr(0, kSumDigits); }

/// The only outcome that is infinite counts weeks until something that never comes.
Json value_json(double value) {
  if (std::isnan(value)) return nullptr;
  if (std::isinf(value)) return kNever;
  return value;
}

/// One line without `<`, `>` and `&`, which can only stand in strings.
std::string line_of(const Json& json) {
  std::string out;
  for (const char c : json_line(json)) {
    if (c == '<' || c == '>' || c == '&')
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out;
}

/// null where missing, "never" where infinite: JSON has neither.
Json values_json(const std::vector<double>& values) {
  Json out = Json::array();
  for (const double value : values) out.push_back(value_json(value));
  return out;
}

std::string digest_of_results(const Receipt& r) {
  Sha256 hash;
  for (std::size_t i = 0; i < r.replicates.size(); ++i) {
    for (const ReceiptPlan& plan : r.plans)
      hash.add(fmt::format("{} {} {}\n", r.replicates[i], plan.slug, plan.hashes[i]));
  }
  return hash.hex();
}

Json settling_json(const std::optional<Settling>& settling) {
  if (!settling) return nullptr;
  Json open = Json::array();
  for (const OpenVerdict& v : settling->open) open.push_back(Json::array({v.pair, v.outcome}));
  return {{"why", why_name(settling->why)},
          {"most", settling->most},
          {"waited_for", settling->waited_for},
          {"open", open}};
}

Json outcomes_json(const Receipt& r) {
  Json out = Json::array();
  for (const ReceiptOutcome& o : r.outcomes)
    out.push_back(
        {{"key", o.key}, {"label", o.label}, {"unit", o.unit}, {"better", o.better}, {"group", o.group}});
  return out;
}

/// The values of one plan's run in one pair, over all series.
std::string run_text(const Receipt& r, std::size_t plan, std::size_t pair) {
  Json row = Json::array();
  for (const ReceiptSeries& series : r.series) row.push_back(value_json(series.values[plan][pair]));
  return line_of(row);
}

}  // namespace

std::string values_line(const Receipt& r, std::size_t plan) {
  Json outcomes = Json::array();
  for (std::size_t o = 0; o < r.outcomes.size(); ++o)
    outcomes.push_back(values_json(r.series[o].values[plan]));
  return line_of({{"scenario", r.plans[plan].slug}, {"outcomes", outcomes}});
}

std::string group_line(const ReceiptSeries& series) {
  Json plans = Json::array();
  for (const auto& values : series.values) plans.push_back(values_json(values));
  return line_of({{"outcome", series.outcome}, {"group", series.group}, {"values", plans}});
}

std::string sums_line(const Receipt& receipt) {
  Json sums = Json::object();
  for (const Part& sum : sums_of(receipt)) sums[sum.name] = sum.text;
  return line_of(sums);
}

std::vector<Part> plain_parts(const Receipt& r) {
  std::vector<Part> out;
  const auto add = [&](std::string name, const Json& json) {
    out.push_back({std::move(name), line_of(json)});
  };
  add("tool", {{"name", "pilotwave"},
               {"version", r.version},
               {"compiler", r.compiler},
               {"flags", r.flags},
               {"generator", r.generator}});
  add("command", r.command);
  add("seed", r.seed);
  add("seed_origin", r.seed_origin);
  add("counts", {{"planned", r.planned},
                 {"done", r.replicates.size()},
                 {"failed", r.failed},
                 {"stopped_early", r.stopped_early}});
  add("settling", settling_json(r.settling));
  add("together", r.together);
  add("outcomes", outcomes_json(r));
  add("replicates", r.replicates);
  for (std::size_t p = 0; p < r.plans.size(); ++p) {
    const ReceiptPlan& plan = r.plans[p];
    add(std::string(kScenario) + plan_letter(p), {{"scenario", plan.slug},
                                                  {"name", plan.name},
                                                  {"sha256", sha256_hex(plan.scenario)},
                                                  {"text", plan.scenario}});
  }
  for (std::size_t p = 0; p < r.plans.size(); ++p)
    add(std::string(kRuns) + plan_letter(p),
        {{"scenario", r.plans[p].slug}, {"result_hash", r.plans[p].hashes}});
  add("result_digest", digest_of_results(r));
  Json cells = Json::array();
  for (const ReceiptCell& cell : r.cells) cells.push_back(Json::array({cell.key, cell.text}));
  add("cells", cells);
  add("lines", r.lines);
  return out;
}

std::vector<Part> sums_of(const Receipt& r) {
  std::vector<Part> sums;
  for (const Part& part : plain_parts(r)) sums.push_back({part.name, sum_of(part.text)});
  for (const ReceiptSeries& series : r.series) {
    for (std::size_t p = 0; p < series.values.size(); ++p)
      sums.push_back({series_name(series, p), sum_of(line_of(values_json(series.values[p])))});
  }
  for (std::size_t p = 0; p < r.plans.size(); ++p) {
    for (std::size_t i = 0; i < r.replicates.size(); ++i)
      sums.push_back({run_name(r, p, i), sum_of(run_text(r, p, i))});
  }
  return sums;
}

std::string series_name(const ReceiptSeries& series, std::size_t plan) {
  return fmt::format("{} of {} under plan {}", series.outcome, series.group, plan_letter(plan));
}

std::string run_name(const Receipt& r, std::size_t plan, std::size_t pair) {
  return fmt::format("plan {} in pair {}", plan_letter(plan), r.replicates[pair]);
}

}  // namespace pilotwave::receipt_parts
