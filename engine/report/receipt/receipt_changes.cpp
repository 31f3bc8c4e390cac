#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/receipt/receipt_json.hpp"
#include "report/receipt/receipt_parts.hpp"

namespace pilotwave {
namespace {

using namespace receipt_parts;
using Json = nlohmann::ordered_json;

/// Names of the parts whose digest is another than the text's own list of them says.
std::set<std::string> changed_names(std::string_view json, const Receipt& r) {
  std::map<std::string, Json> written;
  const Json parsed = Json::parse(json, nullptr, false);
  if (parsed.is_object() && parsed.contains("sums") && parsed["sums"].is_object()) {
    for (const auto& [name, sum] : parsed["sums"].items()) written[name] = sum;
  }
  std::set<std::string> out;
  for (const Part& sum : sums_of(r)) {
    if (written[sum.name] != sum.text) out.insert(sum.name);
  }
  return out;
}

}  // namespace

std::vector<std::string> changed_parts(std::string_view json, const Receipt& r) {
  const std::set<std::string> changed = changed_names(json, r);
  std::vector<std::string> out;
  for (const Part& part : plain_parts(r)) {
    if (changed.contains(part.name)) out.push_back(fmt::format("the receipt's {}", part.name));
  }
  for (const ReceiptSeries& series : r.series) {
    for (std::size_t p = 0; p < r.plans.size(); ++p) {
      if (!changed.contains(series_name(series, p))) continue;
      const std::size_t before = out.size();
      for (std::size_t i = 0; i < r.replicates.size(); ++i) {
        if (changed.contains(run_name(r, p, i)))
          out.push_back(
              fmt::format("the receipt's value of {} in pair {}", series_name(series, p), r.replicates[i]));
      }
      if (out.size() == before) out.push_back("the receipt's digest of " + series_name(series, p));
    }
  }
  const std::string again = receipt_json(r);
  if (out.empty() && again != json) {
    // What is read is what was written, but not how: a digit too many, a digest, a blank.
    const auto differ = std::mismatch(again.begin(), again.end(), json.begin(), json.end());
    out.push_back(fmt::format("line {} of the receipt: a digest, or how a number is written",
                              1 + std::count(json.begin(), differ.second, '\n')));
  }
  return out;
}

}  // namespace pilotwave
