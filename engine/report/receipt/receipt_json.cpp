#include "report/receipt/receipt_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/digest.hpp"

namespace pilotwave {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::size_t kSumDigits = 16;
constexpr std::array<std::string_view, 4> kWhy = {"settled", "out_of_reach", "most", "stopped_early"};
constexpr std::string_view kNever = "never", kNeverBefore = "-never";

/// One line without `<`, `>` and `&`, which can only stand in strings.
std::string line_of(const Json& json) {
  std::string out;
  for (const char c : json.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string sum_of(std::string_view text) { return sha256_hex(text).substr(0, kSumDigits); }

/// JSON has no NaN and no infinity.
Json value_json(double value) {
  if (std::isnan(value)) return nullptr;
  if (std::isinf(value)) return value > 0 ? kNever : kNeverBefore;
  return value;
}

double value_of(const Json& json) {
  if (json.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (json.is_string()) {
    const double never = std::numeric_limits<double>::infinity();
    return json.get<std::string>() == kNever ? never : -never;
  }
  return json.get<double>();
}

std::string letter(std::size_t plan) { return std::string(1, static_cast<char>('A' + plan)); }

Json values_json(const std::vector<double>& values) {
  Json out = Json::array();
  for (const double value : values) out.push_back(value_json(value));
  return out;
}

Json settling_json(const std::optional<Settling>& settling) {
  if (!settling) return nullptr;
  Json open = Json::array();
  for (const OpenVerdict& v : settling->open) open.push_back(Json::array({v.pair, v.outcome}));
  return {{"why", kWhy[static_cast<std::size_t>(settling->why)]},
          {"most", settling->most},
          {"waited_for", settling->waited_for},
          {"open", open}};
}

/// A part of a receipt: its line, and what it is called where it was changed.
struct Part {
  std::string name, text;
};

/// The values of one plan's run in one pair, over all series: with the sums of the series they tell where a
/// changed value stands.
std::string run_text(const Receipt& r, std::size_t plan, std::size_t pair) {
  Json row = Json::array();
  for (const ReceiptSeries& series : r.series)
    row.push_back(pair < series.values[plan].size() ? value_json(series.values[plan][pair]) : Json());
  return line_of(row);
}

std::string series_name(const ReceiptSeries& series, std::size_t plan) {
  return fmt::format("{} of {} under plan {}", series.outcome, series.group, letter(plan));
}

std::string run_name(const Receipt& r, std::size_t plan, std::size_t pair) {
  return fmt::format("plan {} in pair {}", letter(plan), r.replicates[pair]);
}

/// Everything but the values of the series.
std::vector<Part> plain_parts(const Receipt& r) {
  std::vector<Part> out;
  const auto add = [&](std::string name, const Json& json) {
    out.push_back({std::move(name), line_of(json)});
  };
  add("tool",
      {{"version", r.version}, {"compiler", r.compiler}, {"flags", r.flags}, {"generator", r.generator}});
  add("command", r.command);
  add("seed", r.seed);
  add("replicates", r.replicates);
  add("settling", settling_json(r.settling));
  add("together", r.together);
  for (std::size_t p = 0; p < r.plans.size(); ++p) {
    const ReceiptPlan& plan = r.plans[p];
    add("plan " + letter(p), {{"slug", plan.slug},
                              {"name", plan.name},
                              {"sha256", sha256_hex(plan.scenario)},
                              {"scenario", plan.scenario},
                              {"hashes", plan.hashes}});
  }
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

Json sums_json(const std::vector<Part>& sums) {
  Json out = Json::object();
  for (const Part& sum : sums) out[sum.name] = sum.text;
  return out;
}

/// Raised where a part is missing or of another kind; caught in read_receipt().
Receipt receipt_in(const Json& json) {
  Receipt r;
  const Json& tool = json.at("tool");
  tool.at("version").get_to(r.version);
  tool.at("compiler").get_to(r.compiler);
  tool.at("flags").get_to(r.flags);
  tool.at("generator").get_to(r.generator);
  json.at("command").get_to(r.command);
  json.at("seed").get_to(r.seed);
  json.at("replicates").get_to(r.replicates);
  json.at("together").get_to(r.together);
  if (const Json& settling = json.at("settling"); !settling.is_null()) {
    Settling s;
    const auto why = settling.at("why").get<std::string>();
    s.why = static_cast<Settling::Why>(std::find(kWhy.begin(), kWhy.end() - 1, why) - kWhy.begin());
    settling.at("most").get_to(s.most);
    settling.at("waited_for").get_to(s.waited_for);
    for (const Json& open : settling.at("open"))
      s.open.push_back({open.at(0).get<std::size_t>(), open.at(1).get<std::size_t>()});
    r.settling = s;
  }
  for (const Json& plan : json.at("plans")) {
    ReceiptPlan p;
    plan.at("slug").get_to(p.slug);
    plan.at("name").get_to(p.name);
    plan.at("scenario").get_to(p.scenario);
    plan.at("hashes").get_to(p.hashes);
    r.plans.push_back(std::move(p));
  }
  for (const Json& one : json.at("series")) {
    ReceiptSeries series;
    one.at("outcome").get_to(series.outcome);
    one.at("group").get_to(series.group);
    for (const Json& plan : one.at("values")) {
      series.values.emplace_back();
      for (const Json& value : plan) series.values.back().push_back(value_of(value));
    }
    r.series.push_back(std::move(series));
  }
  for (const Json& cell : json.at("cells"))
    r.cells.push_back({cell.at(0).get<std::string>(), cell.at(1).get<std::string>()});
  json.at("lines").get_to(r.lines);
  return r;
}

/// "" where every plan and series has a value for every pair.
std::string mismatch_in(const Receipt& r) {
  if (r.plans.size() < 2) return "it has fewer than two plans";
  for (const ReceiptPlan& plan : r.plans) {
    if (plan.hashes.size() != r.replicates.size())
      return fmt::format("plan {} has {} runs for {} pairs", plan.slug, plan.hashes.size(),
                         r.replicates.size());
  }
  for (const ReceiptSeries& series : r.series) {
    bool fits = series.values.size() == r.plans.size();
    for (const auto& values : series.values) fits = fits && values.size() == r.replicates.size();
    if (!fits) return fmt::format("{} of {} has not one value for every run", series.outcome, series.group);
  }
  return {};
}

}  // namespace

std::string receipt_json(const Receipt& r) {
  std::string out = fmt::format("{{\n\"format\": {}", kFormat);
  const auto add = [&](std::string_view key, std::string_view text) {
    out += fmt::format(",\n\"{}\": {}", key, text);
  };
  std::string plans;
  for (const Part& part : plain_parts(r)) {
    if (part.name.starts_with("plan ")) {
      plans += (plans.empty() ? "[\n" : ",\n") + part.text;
      continue;
    }
    if (!plans.empty() && part.name == "cells") add("plans", plans + "\n]");
    add(part.name, part.text);
  }
  std::string series = "[";
  for (const ReceiptSeries& one : r.series) {
    Json values = Json::array();
    for (const auto& plan : one.values) values.push_back(values_json(plan));
    series += (series.size() > 1 ? ",\n" : "\n") +
              line_of({{"outcome", one.outcome}, {"group", one.group}, {"values", values}});
  }
  add("series", series + "\n]");
  const std::string sums = line_of(sums_json(sums_of(r)));
  add("sums", sums);
  add("digest", fmt::format("\"{}\"", sha256_hex(sums)));
  return out + "\n}\n";
}

Result<Receipt> read_receipt(std::string_view json, const std::string& file, int line) {
  const auto unreadable = [&](std::string what) {
    return Diagnostic{Trouble::BadInput,
                      {file, line, 0},
                      "receipt",
                      std::move(what),
                      "take the report as `pilotwave compare --report` wrote it, or make it again"};
  };
  try {
    const Json parsed = Json::parse(json);
    if (parsed.at("format") != kFormat)
      return unreadable("the receipt is of a format that this version does not read");
    Receipt receipt = receipt_in(parsed);
    if (const std::string mismatch = mismatch_in(receipt); !mismatch.empty())
      return unreadable("the receipt does not fit together: " + mismatch);
    return receipt;
  } catch (const Json::exception& error) {
    return unreadable(fmt::format("the receipt cannot be read: {}", error.what()));
  }
}

std::vector<std::string> changed_parts(std::string_view json, const Receipt& r) {
  std::vector<std::string> out;
  const Json parsed = Json::parse(json, nullptr, false);
  const Json sums = parsed.is_object() && parsed.contains("sums") ? parsed["sums"] : Json::object();
  const auto changed = [&](const std::string& name, const std::string& text) {
    return !sums.contains(name) || sums[name] != sum_of(text);
  };
  for (const Part& part : plain_parts(r)) {
    if (changed(part.name, part.text)) out.push_back(fmt::format("the receipt's {}", part.name));
  }
  std::vector<std::vector<std::size_t>> pairs(r.plans.size());  // whose run has another sum
  for (std::size_t p = 0; p < r.plans.size(); ++p) {
    for (std::size_t i = 0; i < r.replicates.size(); ++i) {
      if (changed(run_name(r, p, i), run_text(r, p, i))) pairs[p].push_back(i);
    }
  }
  for (const ReceiptSeries& series : r.series) {
    for (std::size_t p = 0; p < r.plans.size(); ++p) {
      if (!changed(series_name(series, p), line_of(values_json(series.values[p])))) continue;
      if (pairs[p].empty()) out.push_back(fmt::format("the receipt's sum of {}", series_name(series, p)));
      for (const std::size_t i : pairs[p])
        out.push_back(
            fmt::format("the receipt's value of {} in pair {}", series_name(series, p), r.replicates[i]));
    }
  }
  if (out.empty() && receipt_json(r) != json) {
    // What is read is what was written, but not how: a digit too many, a sum, a blank.
    const std::string whole = receipt_json(r);
    const auto differ = std::mismatch(whole.begin(), whole.end(), json.begin(), json.end());
    const auto line = 1 + std::count(json.begin(), differ.second, '\n');
    out.push_back(fmt::format("line {} of the receipt, a digest or the way a number is written", line));
  }
  return out;
}

}  // namespace pilotwave
