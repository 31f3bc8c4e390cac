#include "golden/frozen_results.hpp"

#include <cmath>
#include <cstdlib>
#include <sstream>

#include <fmt/format.h>

namespace pilotwave::test {
namespace {

constexpr const char* kDigest = "digest";
constexpr const char* kMetric = "metric";

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string moved(const std::string& what, const std::string& was, const std::string& is) {
  std::string text = fmt::format("{}: was {}, is {}", what, was, is);
  const double before = std::atof(was.c_str()), after = std::atof(is.c_str());
  if (before != 0 && std::isfinite(before) && std::isfinite(after))
    text += fmt::format(" ({:+.2f}%)", 100 * (after - before) / std::abs(before));
  return text;
}

std::string number_of(const FrozenResults& results, const std::string& metric, std::size_t plan) {
  const auto row = results.numbers.find(metric);
  if (row == results.numbers.end() || plan >= row->second.size()) return "absent";
  return row->second[plan];
}

template <class Value>
std::map<std::string, bool> keys_of(const std::map<std::string, Value>& a,
                                    const std::map<std::string, Value>& b) {
  std::map<std::string, bool> keys;
  for (const auto& [key, value] : a) keys[key] = true;
  for (const auto& [key, value] : b) keys[key] = true;
  return keys;
}

std::string digest_of(const FrozenResults& results, const std::string& table) {
  const auto found = results.digests.find(table);
  return found == results.digests.end() ? "absent" : found->second;
}

}  // namespace

std::string frozen_text(const FrozenResults& results) {
  std::string out =
      "# Frozen results of the plans in this folder. `./dev golden` rewrites this file; a change of it goes\n"
      "# into CHANGELOG.md. Numbers: median over the runs, whole district, at the end (flows: totals).\n\n";
  for (const auto& [table, digest] : results.digests)
    out += fmt::format("{} {:<22} {}\n", kDigest, table, digest);
  out += fmt::format("\n{:<30}", kMetric);
  for (const std::string& plan : results.plans) out += fmt::format(" {:>14}", plan);
  out += '\n';
  for (const auto& [metric, values] : results.numbers) {
    out += fmt::format("{:<30}", metric);
    for (const std::string& value : values) out += fmt::format(" {:>14}", value);
    out += '\n';
  }
  return out;
}

FrozenResults parse_frozen(const std::string& text) {
  FrozenResults results;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> words = words_of(line);
    if (words.empty() || words[0].front() == '#') continue;
    if (words[0] == kDigest && words.size() == 3)
      results.digests[words[1]] = words[2];
    else if (words[0] == kMetric)
      results.plans.assign(words.begin() + 1, words.end());
    else
      results.numbers[words[0]].assign(words.begin() + 1, words.end());
  }
  return results;
}

std::vector<std::string> what_moved(const FrozenResults& was, const FrozenResults& is) {
  std::vector<std::string> lines;
  if (was.plans != is.plans) lines.emplace_back("the plans are others");
  for (const auto& [metric, ignored] : keys_of(was.numbers, is.numbers)) {
    for (std::size_t plan = 0; plan < is.plans.size(); ++plan) {
      const std::string before = number_of(was, metric, plan), after = number_of(is, metric, plan);
      if (before != after) lines.push_back(moved(metric + " of " + is.plans[plan], before, after));
    }
  }
  for (const auto& [table, ignored] : keys_of(was.digests, is.digests)) {
    const std::string before = digest_of(was, table), after = digest_of(is, table);
    if (before != after) lines.push_back(fmt::format("digest of {}: was {}, is {}", table, before, after));
  }
  return lines;
}

}  // namespace pilotwave::test
