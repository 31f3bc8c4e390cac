#include "report/receipt/receipt_json.hpp"

#include <fmt/format.h>

#include "report/receipt/receipt_parts.hpp"

namespace pilotwave {
namespace {

using namespace receipt_parts;

/// A list with one line an entry.
class Lines {
 public:
  void add(const std::string& line) { text_ += (text_.empty() ? "\n" : ",\n") + line; }
  [[nodiscard]] std::string text() const { return text_.empty() ? "[]" : "[" + text_ + "\n]"; }

 private:
  std::string text_;
};

/// The values of the series that outcomes head, by plan.
std::string values_text(const Receipt& r) {
  Lines out;
  for (std::size_t p = 0; p < r.plans.size(); ++p) {
    Json outcomes = Json::array();
    for (std::size_t o = 0; o < r.outcomes.size(); ++o)
      outcomes.push_back(values_json(r.series[o].values[p]));
    out.add(line_of({{"scenario", r.plans[p].slug}, {"outcomes", outcomes}}));
  }
  return out.text();
}

std::string groups_text(const Receipt& r) {
  Lines out;
  for (std::size_t s = r.outcomes.size(); s < r.series.size(); ++s) {
    Json plans = Json::array();
    for (const auto& values : r.series[s].values) plans.push_back(values_json(values));
    out.add(line_of({{"outcome", r.series[s].outcome}, {"group", r.series[s].group}, {"values", plans}}));
  }
  return out.text();
}

}  // namespace

std::string receipt_json(const Receipt& r) {
  std::string out = fmt::format("{{\n\"kind\": \"{}\",\n\"schema_version\": {}", kKind, kVersion);
  const auto add = [&](std::string_view key, std::string_view text) {
    out += fmt::format(",\n\"{}\": {}", key, text);
  };
  Lines scenarios, runs;
  for (const Part& part : plain_parts(r)) {
    if (part.name.starts_with(kScenario))
      scenarios.add(part.text);
    else if (part.name.starts_with(kRuns))
      runs.add(part.text);
    else
      add(part.name, part.text);
  }
  add("scenarios", scenarios.text());
  add("runs", runs.text());
  add("values", values_text(r));
  add("groups", groups_text(r));
  Json sums = Json::object();
  for (const Part& sum : sums_of(r)) sums[sum.name] = sum.text;
  add("sums", line_of(sums));
  add("page_sha256", line_of(r.page_sha256));
  return out + "\n}\n";
}

}  // namespace pilotwave
