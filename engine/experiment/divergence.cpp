#include "experiment/divergence.hpp"

#include <algorithm>
#include <cstring>

#include "base/assert.hpp"
#include "base/bulk_hash.hpp"
#include "model/interventions/catalogue.hpp"

namespace pilotwave {
namespace {

/// An act that works on next week's state shows in the numbers one week later, or two.
constexpr int kWeeksToShow = 2;

/// First index at which two equally long rows differ in a bit, or `limit`.
int first_unequal(const double* a, const double* b, int limit) {
  if (std::memcmp(a, b, static_cast<std::size_t>(limit) * sizeof(double)) == 0) return limit;
  int week = 0;
  while (std::memcmp(a + week, b + week, sizeof(double)) == 0) ++week;
  return week;
}

int first_unequal_hash(const RunRecord& a, const RunRecord& b, int limit) {
  const std::size_t n =
      std::min({a.week_hash().size(), b.week_hash().size(), static_cast<std::size_t>(limit)});
  for (std::size_t week = 0; week < n; ++week) {
    if (a.week_hash()[week] != b.week_hash()[week]) return static_cast<int>(week);
  }
  return limit;
}

bool same_act(const InterventionDef& a, const InterventionDef& b) {
  return a.kind == b.kind && a.name == b.name && a.fields == b.fields && a.when.program == b.when.program &&
         a.until.program == b.until.program;
}

bool in_week(const std::optional<Date>& day, Date monday) { return day && monday_of(*day) == monday; }

/// Interventions of `mine` that begin (or end) in the week, unless `other` has an equal one that does so too.
void add_departures(std::vector<Departure>& out, std::size_t plan, const Scenario& mine,
                    const Scenario& other, Date monday, std::optional<Date> InterventionDef::*day,
                    bool ends) {
  for (const InterventionDef& act : mine.interventions) {
    if (!in_week(act.*day, monday)) continue;
    const bool shared =
        std::any_of(other.interventions.begin(), other.interventions.end(),
                    [&](const InterventionDef& o) { return in_week(o.*day, monday) && same_act(act, o); });
    if (shared) continue;
    const InterventionKind* kind = find_intervention_kind(act.kind);
    out.push_back({plan, kind != nullptr ? std::string(kind->label) : act.kind, act.name, *(act.*day), ends});
  }
}

std::vector<Departure> departures_in(const Scenario& a, const Scenario& b, int week) {
  const Date monday = monday_of(a.start) + std::chrono::days{7} * week;
  std::vector<Departure> out;
  add_departures(out, 0, a, b, monday, &InterventionDef::start, false);
  add_departures(out, 1, b, a, monday, &InterventionDef::start, false);
  add_departures(out, 0, a, b, monday, &InterventionDef::end, true);
  add_departures(out, 1, b, a, monday, &InterventionDef::end, true);
  return out;
}

}  // namespace

std::optional<int> first_difference(const RunRecord& a, const RunRecord& b) {
  PILOTWAVE_ASSERT(a.raw().size() == b.raw().size() && a.n_weeks() == b.n_weeks(),
                   "records of one world match");
  const auto weeks = static_cast<std::size_t>(a.n_weeks());
  int first = first_unequal_hash(a, b, a.n_weeks());
  for (std::size_t row = 0; row + weeks <= a.raw().size() && first > 0; row += weeks) {
    first = std::min(first, first_unequal(a.raw().data() + row, b.raw().data() + row, first));
  }
  return first < a.n_weeks() ? std::optional(first) : std::nullopt;
}

std::uint64_t result_hash(const RunRecord& run) { return bulk_hash(run.week_hash(), bulk_hash(run.raw())); }

std::vector<Departure> departures(const Scenario& a, const Scenario& b, int week) {
  for (int w = week; w >= std::max(0, week - kWeeksToShow); --w) {
    std::vector<Departure> out = departures_in(a, b, w);
    if (!out.empty()) return out;
  }
  return {};
}

}  // namespace pilotwave
