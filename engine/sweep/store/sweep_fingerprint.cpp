#include "sweep/store/sweep_fingerprint.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/build_facts.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kMostLines = 6;

std::string factor_lines(const SweepDef& def) {
  std::string out;
  for (const FactorDef& f : def.factors) {
    out += f.key + ":";
    // The values of a list stand in its points, which may become more.
    if (def.method == Method::List && f.varies()) {
      out += " from the table\n";
      continue;
    }
    for (const std::string& level : f.level_texts) out += " " + level;
    if (!f.is_list())
      out += fmt::format(" {} to {} steps {} whole {} by_factor {} spread {} {} {} {}", f.min, f.max, f.steps,
                         f.whole, f.by_factor, static_cast<int>(f.spread), f.mean, f.sd, f.mode);
    out += "\n";
  }
  return out;
}

std::string output_lines(const SweepDef& def, const RunCells& cells) {
  std::string out = fmt::format("events {}\n", def.outputs.events);
  for (const SeriesDef& series : cells.series()) out += fmt::format("{} {}\n", series.group, series.key);
  const std::size_t most = cells.series().empty() ? 1 : cells.series().front().periods;
  for (const Date date : cells.dates(most)) out += date_text(date) + "\n";
  return out;
}

/// Lines that say something; comments do not.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (text[begin] != '#') lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Lines of one text that the other has not, in order.
std::vector<std::string> only_in(std::vector<std::string> lines, std::vector<std::string> others) {
  std::sort(others.begin(), others.end());
  std::erase_if(
      lines, [&](const std::string& line) { return std::binary_search(others.begin(), others.end(), line); });
  return lines;
}

}  // namespace

std::map<std::string, std::string> sweep_fingerprint(const SweepDef& def, const SweepRunner& runner) {
  std::map<std::string, std::string> out;
  out["version"] = fmt::format("pilotwave {}\n", build_facts().version);
  out["design"] =
      fmt::format("method {}\nseed {}\nlevels {}\n", method_name(def.method), def.seed, def.levels);
  out["parameters"] = factor_lines(def);
  out["outputs"] = output_lines(def, runner.cells());
  for (std::size_t s = 0; s < def.scenarios.size(); ++s) {
    for (std::size_t d = 0; d < def.scenarios[s].in_district.size(); ++d)
      out[fmt::format("scenario {}{}", def.scenarios[s].slug,
                      def.district_factor ? " in " + def.factors[*def.district_factor].level_texts[d] : "")] =
          runner.identity().effective(s, d);
  }
  return out;
}

std::string differing_lines(const std::string& before, const std::string& after) {
  const std::vector<std::string> old_lines = lines_of(before), new_lines = lines_of(after);
  std::string out;
  std::size_t shown = 0;
  const auto show = [&](const std::vector<std::string>& lines, char sign) {
    for (const std::string& line : lines) {
      if (++shown > kMostLines) return;
      out += fmt::format("\n    {} {}", sign, line);
    }
  };
  const auto gone = only_in(old_lines, new_lines), come = only_in(new_lines, old_lines);
  show(gone, '-');
  show(come, '+');
  if (shown == 0) out += "\n    the order of its lines";
  if (gone.size() + come.size() > kMostLines) out += "\n    ...";
  return out;
}

std::string why_not_the_same(const std::map<std::string, std::string>& before,
                             const std::map<std::string, std::string>& after) {
  std::string out;
  for (const auto& [key, text] : before) {
    const auto now = after.find(key);
    if (now == after.end())
      out += fmt::format("\n  {} is no part of it any more", key);
    else if (now->second != text)
      out += fmt::format("\n  {} has changed:{}", key, differing_lines(text, now->second));
  }
  for (const auto& [key, text] : after) {
    if (!before.contains(key)) out += fmt::format("\n  {} is new", key);
  }
  return out;
}

}  // namespace pilotwave
