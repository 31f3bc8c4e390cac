#include "report/settling_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/quantity.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kMostNamed = 4;

/// "teachers using approved AI weekly and cost": the outcomes of open verdicts, each once.
std::string open_outcomes(const Comparison& c) {
  std::vector<std::string> labels;
  for (const OpenVerdict& open : c.settling->open) {
    const std::string& label = c.outcomes[open.outcome].label;
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  const std::size_t named = std::min(labels.size(), kMostNamed);
  std::string out;
  for (std::size_t i = 0; i < named; ++i) {
    const bool last = i + 1 == labels.size();
    out += (i == 0 ? "" : last ? " and " : ", ") + labels[i];
  }
  if (labels.size() > named) out += fmt::format(" and {} more", labels.size() - named);
  return out;
}

std::string verdicts(std::size_t n) { return fmt::format("{} verdict{}", n, n == 1 ? "" : "s"); }

}  // namespace

std::string_view why_name(Settling::Why why) {
  switch (why) {
    case Settling::Why::Settled:
      return "settled";
    case Settling::Why::OutOfReach:
      return "out_of_reach";
    case Settling::Why::Most:
      return "most";
    case Settling::Why::StoppedEarly:
      break;
  }
  return "stopped_early";
}

std::optional<Settling::Why> why_named(std::string_view name) {
  using enum Settling::Why;
  for (const Settling::Why why : {Settled, OutOfReach, Most, StoppedEarly}) {
    if (why_name(why) == name) return why;
  }
  return std::nullopt;
}

std::string settling_sentence(const Comparison& c) {
  if (!c.settling) return {};
  const Settling& s = *c.settling;
  const std::string at = with_commas(static_cast<std::int64_t>(c.n_pairs())), most = with_commas(s.most);
  const auto waited = static_cast<std::size_t>(s.waited_for);
  switch (s.why) {
    case Settling::Why::Settled:
      return fmt::format("We stopped at {} pairs because more would not have changed the {} waited for.", at,
                         verdicts(waited));
    case Settling::Why::OutOfReach:
      return fmt::format(
          "We stopped at {} pairs: up to the {} allowed, more could not have settled what is open, {} of {} "
          "({}).",
          at, most, s.open.size(), verdicts(waited), open_outcomes(c));
    case Settling::Why::Most:
      return fmt::format("We stopped at {} pairs, the most allowed, with {} of {} open ({}).", at,
                         s.open.size(), verdicts(waited), open_outcomes(c));
    case Settling::Why::StoppedEarly:
      break;
  }
  return fmt::format("Stopped by hand at {} pairs, with {} of {} open.", at, s.open.size(), verdicts(waited));
}

std::string verdict_footnote(const Comparison& c) {
  constexpr std::string_view kWords =
      "Verdicts: clear = the {} of the share of pairs won ({}ties left out) lies wholly above 75 of 100; "
      "likely = "
      "wholly above 50; else too close to call. {} ^ counts pairs in which it is higher: neither way is "
      "better.";
  if (!c.settling) {
    return fmt::format(
        kWords, "95% interval", "exact, Clopper-Pearson, ",
        "Intervals are widened so that all verdicts of the goals hold together, likewise those of the "
        "other outcomes and of the groups.");
  }
  return fmt::format(
      kWords, "interval", "valid at every number of pairs, however often it is looked at; ",
      "Intervals are widened so that all verdicts of this report hold together in 95 of 100 reports, "
      "with half of that error left to the goals.");
}

}  // namespace pilotwave
