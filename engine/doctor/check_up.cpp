#include "doctor/check_up.hpp"

#include <algorithm>
#include <array>

namespace pilotwave {

std::span<const Promise> promises() {
  static constexpr std::array kPromises = {
      Promise{"thread_invariance", "Threads change nothing",
              "The same scenario and seed give the same bytes on any number of threads.",
              check_thread_invariance},
      Promise{"idle_levers", "What does nothing changes nothing",
              "An intervention at zero strength leaves every byte as it was.", check_idle_levers},
      Promise{"relabelling", "Names and order do not matter",
              "A school's future depends neither on its name nor on its place in the list.",
              check_relabelling},
      Promise{"monotone_levers", "More never gives less",
              "Turning something up takes nothing from anybody it is for, under the same luck.",
              check_monotone_levers},
      Promise{"conservation", "Nobody and nothing is lost",
              "Every person, cent, minute and review is where it must be, every week.", check_conservation},
      Promise{"extreme_values", "Extremes hold",
              "Interventions and assumptions at their bounds give finite numbers and even balances.",
              check_extreme_values},
      Promise{"pairing", "Plans share their luck",
              "Two plans have the same people and luck, so that only what differs between them differs.",
              check_pairing}};
  return kPromises;
}

int CheckUp::n_runs() const {
  int n = 0;
  for (const Line& line : lines) n += line.finding.n_runs;
  return n;
}

int CheckUp::n_of(FindingKind kind) const {
  return static_cast<int>(
      std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return line.finding.kind == kind; }));
}

CheckUp check_up(const Trial& trial, const std::function<void(std::size_t, const Promise&)>& progress) {
  CheckUp result;
  for (const Promise& promise : promises()) {
    if (progress) progress(result.lines.size(), promise);
    result.lines.push_back({&promise, promise.check(trial)});
  }
  return result;
}

}  // namespace pilotwave
