#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/receipt/receipt_json.hpp"
#include "report/receipt/receipt_parts.hpp"
#include "report/settling_text.hpp"

namespace pilotwave {
namespace {

using namespace receipt_parts;
using Json = nlohmann::ordered_json;

// Every function here raises Json::exception where a part is missing or of another kind.

std::vector<double> values_in(const Json& json) {
  std::vector<double> out;
  for (const Json& value : json) {
    if (value.is_null())
      out.push_back(std::numeric_limits<double>::quiet_NaN());
    else if (value == kNever)
      out.push_back(std::numeric_limits<double>::infinity());
    else
      out.push_back(value.get<double>());
  }
  return out;
}

void read_settling(const Json& json, Receipt& r) {
  if (json.is_null()) return;
  Settling s;
  s.why = why_named(json.at("why").get<std::string>()).value_or(Settling::Why::StoppedEarly);
  json.at("most").get_to(s.most);
  json.at("waited_for").get_to(s.waited_for);
  for (const Json& open : json.at("open"))
    s.open.push_back({open.at(0).get<std::size_t>(), open.at(1).get<std::size_t>()});
  r.settling = s;
}

void read_head(const Json& json, Receipt& r) {
  const Json &tool = json.at("tool"), &counts = json.at("counts");
  tool.at("version").get_to(r.version);
  tool.at("compiler").get_to(r.compiler);
  tool.at("flags").get_to(r.flags);
  tool.at("generator").get_to(r.generator);
  json.at("command").get_to(r.command);
  json.at("seed").get_to(r.seed);
  json.at("seed_origin").get_to(r.seed_origin);
  counts.at("planned").get_to(r.planned);
  counts.at("failed").get_to(r.failed);
  counts.at("stopped_early").get_to(r.stopped_early);
  read_settling(json.at("settling"), r);
  json.at("together").get_to(r.together);
  json.at("replicates").get_to(r.replicates);
}

void read_series(const Json& json, Receipt& r) {
  for (const Json& o : json.at("outcomes")) {
    r.outcomes.push_back({o.at("key").get<std::string>(), o.at("label").get<std::string>(),
                          o.at("unit").get<std::string>(), o.at("better").get<std::string>(),
                          o.at("group").get<std::string>()});
    r.series.push_back({r.outcomes.back().key, r.outcomes.back().group, {}});
  }
  for (const Json& plan : json.at("values")) {
    for (std::size_t o = 0; o < r.outcomes.size(); ++o)
      r.series[o].values.push_back(values_in(plan.at("outcomes").at(o)));
  }
  for (const Json& group : json.at("groups")) {
    ReceiptSeries series{group.at("outcome").get<std::string>(), group.at("group").get<std::string>(), {}};
    for (const Json& values : group.at("values")) series.values.push_back(values_in(values));
    r.series.push_back(std::move(series));
  }
}

Receipt receipt_in(const Json& json) {
  Receipt r;
  read_head(json, r);
  for (const Json& plan : json.at("scenarios"))
    r.plans.push_back({plan.at("scenario").get<std::string>(),
                       plan.at("name").get<std::string>(),
                       plan.at("text").get<std::string>(),
                       {}});
  for (std::size_t p = 0; p < r.plans.size(); ++p)
    json.at("runs").at(p).at("result_hash").get_to(r.plans[p].hashes);
  read_series(json, r);
  for (const Json& cell : json.at("cells"))
    r.cells.push_back({cell.at(0).get<std::string>(), cell.at(1).get<std::string>()});
  json.at("lines").get_to(r.lines);
  json.at("page_sha256").get_to(r.page_sha256);
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
    if (parsed.at("kind") != kKind || parsed.at("schema_version") != kVersion)
      return unreadable("the receipt is of a kind or version that this program does not read");
    Receipt receipt = receipt_in(parsed);
    if (const std::string mismatch = mismatch_in(receipt); !mismatch.empty())
      return unreadable("the receipt does not fit together: " + mismatch);
    return receipt;
  } catch (const Json::exception& error) {
    return unreadable(fmt::format("the receipt cannot be read: {}", error.what()));
  }
}

}  // namespace pilotwave
