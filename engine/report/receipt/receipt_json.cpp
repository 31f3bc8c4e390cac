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

}  // namespace

std::string receipt_json(const Receipt& r) {
  std::string out = fmt::format("{{\n\"kind\": \"{}\",\n\"schema_version\": {}", kKind, kVersion);
  const auto add = [&](std::string_view key, std::string_view text) {
    out += fmt::format(",\n\"{}\": {}", key, text);
  };
  Lines scenarios, runs, values, groups;
  for (const Part& part : plain_parts(r)) {
    if (part.name.starts_with(kScenario))
      scenarios.add(part.text);
    else if (part.name.starts_with(kRuns))
      runs.add(part.text);
    else
      add(part.name, part.text);
  }
  for (std::size_t p = 0; p < r.plans.size(); ++p) values.add(values_line(r, p));
  for (std::size_t i = r.outcomes.size(); i < r.series.size(); ++i) groups.add(group_line(r.series[i]));
  add("scenarios", scenarios.text());
  add("runs", runs.text());
  add("values", values.text());
  add("groups", groups.text());
  add("sums", sums_line(r));
  add("page_sha256", fmt::format("\"{}\"", r.page_sha256));
  return out + "\n}\n";
}

}  // namespace pilotwave
