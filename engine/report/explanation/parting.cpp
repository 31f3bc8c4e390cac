#include <algorithm>

#include <fmt/format.h>

#include "report/explanation/writer.hpp"

namespace pilotwave::explanation {

namespace {

constexpr std::size_t kMostDifferences = 8;

}  // namespace

void write_parting(Writer& out, const Parting& p) {
  if (!p.week && !p.followed) {
    out.heading("Whoever is here under A is never anywhere under B: there is nothing to follow.");
    return;
  }
  if (!p.week) {
    out.heading(fmt::format("From {} to {} nothing of theirs differs between A and B.",
                            p.followed_from < 0 ? std::string("the start") : out.day(p.followed_from),
                            out.day(std::max(0, p.followed_to))));
    return;
  }
  out.heading(*p.week < 0 ? std::string("A and B differ from the start of the run:")
                          : fmt::format("A and B first part in the week of {}:", out.day(*p.week)));
  const std::size_t n = std::min(p.differences.size(), kMostDifferences);
  for (std::size_t i = 0; i < n; ++i) {
    const Difference& d = p.differences[i];
    out.raw(fmt::format("  {}: {} under A, {} under B\n", d.what, d.first_words, d.second_words));
  }
  if (p.differences.size() > n) out.raw(fmt::format("  and {} more\n", p.differences.size() - n));
}

}  // namespace pilotwave::explanation
