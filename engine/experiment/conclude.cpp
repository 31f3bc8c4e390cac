#include "experiment/conclude.hpp"

#include "experiment/statistics/always_valid.hpp"
#include "experiment/statistics/multiple_testing.hpp"

namespace pilotwave {
namespace {

/// Chance of any false verdict in one report, and how it is shared out where all families are held together.
constexpr double kError = 0.05;
constexpr std::array<double, kFamilies> kErrorShare = {0.5, 0.25, 0.25};

struct FamilyMembers {
  std::array<std::vector<PairedOutcome*>, kFamilies> of;
};

FamilyMembers members_of(Comparison& c) {
  FamilyMembers members;
  for (PlanPair& pair : c.pairs) {
    for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
      for (std::size_t g = 0; g < c.n_groups(); ++g) {
        PairedOutcome& paired = pair.outcomes[c.slot(o, g)];
        if (paired.has_values()) members.of[static_cast<std::size_t>(c.family_of(o, g))].push_back(&paired);
      }
    }
  }
  return members;
}

void hold_family(const std::vector<PairedOutcome*>& members, const HeldFamily& family) {
  std::vector<double> p_values;
  for (PairedOutcome* paired : members) {
    hold_together(*paired, family.together, family.rule);
    if (family.rule.kind == IntervalKind::AlwaysValid)
      paired->sign_p = always_valid_p(paired->count.won, paired->count.decided());
    p_values.push_back(paired->sign_p);
  }
  const std::vector<double> holm = holm_adjusted(p_values);
  for (std::size_t i = 0; i < members.size(); ++i) members[i]->sign_p_holm = holm[i];
}

}  // namespace

Comparison comparison_to_fill(std::span<const Scenario> plans) {
  const Scenario& first = plans.front();
  Comparison out;
  out.district_name = first.district.name;
  out.n_schools = static_cast<int>(first.district.schools.size());
  out.n_teachers = first.district.n_teachers();
  out.n_students = first.district.n_students();
  out.start = first.start;
  out.n_weeks = first.n_weeks;
  out.seed = first.seed;
  OutcomeList list = outcomes_of(plans);
  const Calendar calendar(first.start, first.n_weeks, first.district.calendar);
  const OutcomeReader reader(calendar, first.district, {});
  for (const OutcomeDef& outcome : list.outcomes)
    out.read_on.push_back(calendar.monday(reader.week_read(outcome)));
  out.outcomes = std::move(list.outcomes);
  out.notes = std::move(list.notes);
  for (const Scenario& plan : plans) out.plans.push_back({plan.slug, plan.name, {}, {}, {}, {}, {}});
  for (std::size_t a = 0; a < plans.size(); ++a) {
    for (std::size_t b = a + 1; b < plans.size(); ++b) out.pairs.push_back({a, b, {}, {}, {}});
  }
  return out;
}

VerdictRule family_rule(Family family, int together, bool looking) {
  if (!looking) return {joint_confidence(together), IntervalKind::Exact};
  return {1 - kError * kErrorShare[static_cast<std::size_t>(family)] / together, IntervalKind::AlwaysValid};
}

void conclude(Comparison& out, std::span<const Scenario> plans,
              const std::optional<std::array<int, kFamilies>>& sizes) {
  if (out.n_pairs() == 0) return;  // the first could not be written, say: there are no values to read
  for (PlanPair& pair : out.pairs) {
    const PlanRuns &first = out.plans[pair.first], &second = out.plans[pair.second];
    for (std::size_t i = 0; i < first.values.size(); ++i) {
      const Better better = out.outcomes[i / out.n_groups()].better;
      pair.outcomes.push_back(compare_pairs(first.values[i], second.values[i], better, 1));
    }
    if (const auto week = pair.first_parted_week()) {
      pair.departures = departures(plans[pair.first], plans[pair.second], *week);
    }
  }
  const FamilyMembers members = members_of(out);
  for (std::size_t f = 0; f < kFamilies; ++f) {
    out.families[f].together = sizes ? (*sizes)[f] : static_cast<int>(members.of[f].size());
    if (out.families[f].together == 0) continue;
    out.families[f].rule =
        family_rule(static_cast<Family>(f), out.families[f].together, out.settling.has_value());
    hold_family(members.of[f], out.families[f]);
  }
}

}  // namespace pilotwave
