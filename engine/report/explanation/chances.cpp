#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/fmath.hpp"
#include "report/explanation/writer.hpp"

namespace pilotwave::explanation {
namespace {

constexpr double kWorthALine = 0.005;  // a term smaller than this is 1.00 times and +0.00

/// A chance as people count: "3.1 of 100".
std::string of_100(double p) {
  const double percent = 100 * p;
  if (percent == 0) return "0 of 100";
  return percent >= 10 ? fmt::format("{:.0f} of 100", percent) : fmt::format("{:.2g} of 100", percent);
}

std::string times(double value) { return fmt::format("x {:.2f}", det_exp(value)); }

std::string adds(double value) { return std::isinf(value) ? "never" : fmt::format("{:+.2f}", value); }

bool same_terms(const Chance& a, const Chance& b) {
  return a.form == b.form && std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(),
                                        [](const Term& x, const Term& y) { return x.name == y.name; });
}

using Sides = std::vector<std::pair<const Side*, const Chance*>>;

void write_terms(Writer& out, const Sides& chances) {
  const std::vector<Term>& first = chances.front().second->terms;
  std::vector<std::size_t> order(first.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(first[a].value) > std::abs(first[b].value);
  });
  TextTable rows =
      out.twins() ? TextTable({"influence", "plan", "times", "adds", "as it stands"},
                              {true, true, false, false, true})
                  : TextTable({"influence", "times", "adds", "as it stands"}, {true, false, false, true});
  const auto add = [&](const std::string& name, const std::string& plan, double value,
                       const std::string& about) {
    std::vector<std::string> row = {name, times(value), adds(value), about};
    if (out.twins()) row.insert(row.begin() + 1, plan);
    rows.add(std::move(row));
  };
  std::string idle;
  for (const std::size_t i : order) {
    const Term& a = first[i];
    if (std::all_of(chances.begin(), chances.end(),
                    [&](const auto& pair) { return std::abs(pair.second->terms[i].value) < kWorthALine; })) {
      idle += (idle.empty() ? "" : ", ") + a.name;
      continue;
    }
    const bool alike = std::all_of(chances.begin(), chances.end(), [&](const auto& pair) {
      const Term& other = pair.second->terms[i];
      return other.value == a.value && other.about == a.about;
    });
    if (alike) {
      add(a.name, chances.size() > 1 ? "A, B" : chances.front().first->letter, a.value, a.about);
      continue;
    }
    for (std::size_t k = 0; k < chances.size(); ++k) {
      const Term& term = chances[k].second->terms[i];
      add(k == 0 ? term.name : "", chances[k].first->letter, term.value, term.about);
    }
  }
  for (std::size_t k = 0; k < chances.size(); ++k) {
    const Chance& c = *chances[k].second;
    add(k == 0 ? "all together" : "", chances[k].first->letter, c.sum(), "");
  }
  out.table(rows);
  if (!idle.empty()) out.inset("without effect: " + idle);
}

/// One move in one plan, or the moves that the same influences decide in both.
void write_chance(Writer& out, const Sides& sides) {
  const Chance& first = *sides.front().second;
  const bool one_move = std::all_of(sides.begin(), sides.end(), [&](const auto& pair) {
    const Chance& c = *pair.second;
    return c.move == first.move && c.rate == first.rate && c.rate_about == first.rate_about;
  });
  std::string sizes;
  for (const auto& [side, c] : sides) {
    const std::string base =
        fmt::format(" to {}{} (base rate {}, {})", c->move, out.under(*side), of_100(c->rate), c->rate_about);
    sizes += (sizes.empty() ? "" : " and ") + of_100(c->probability) + (one_move ? out.under(*side) : base);
  }
  const std::string_view times =
      first.form == ChanceForm::Hazard ? "as a hazard times all of these" : "times all of these";
  out.heading(one_move ? fmt::format("The chance to {} this week is {}: the base rate, {} ({}), {}",
                                     first.move, sizes, of_100(first.rate), first.rate_about, times)
                       : fmt::format("The chance this week is {}: the base rate {}", sizes, times));
  write_terms(out, sides);
}

}  // namespace

void write_chances(Writer& out) {
  for (const LuckSide end : {LuckSide::Low, LuckSide::High}) {
    std::vector<std::pair<const Side*, const Chance*>> here;
    for (const Side& s : out.sides()) {
      for (const Chance& c : s.person->chances) {
        if (c.side == end) here.emplace_back(&s, &c);
      }
    }
    for (const auto& [side, c] : here) {
      if (c->rate <= 0)
        out.heading(fmt::format("They cannot {}{}: {}.", c->move, out.under(*side), c->rate_about));
    }
    std::erase_if(here, [](const auto& pair) { return pair.second->rate <= 0; });
    if (here.empty()) continue;
    const bool alike = std::all_of(here.begin(), here.end(), [&](const auto& pair) {
      return same_terms(*pair.second, *here.front().second);
    });
    if (alike) {
      write_chance(out, here);
    } else {
      for (const auto& one : here) write_chance(out, {one});
    }
  }
}

}  // namespace pilotwave::explanation
