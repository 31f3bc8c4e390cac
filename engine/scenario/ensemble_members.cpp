#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "rng/samplers.hpp"
#include "scenario/canonical_order.hpp"
#include "scenario/ensemble.hpp"

namespace pilotwave {
namespace {

/// The first day on which the curve has reached `rank`; nothing when it never does.
std::optional<Date> day_reached(const std::vector<AdoptedShare>& curve, double rank) {
  if (rank <= curve.front().share) return curve.front().by;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    const AdoptedShare &a = curve[i - 1], &b = curve[i];
    if (rank > b.share) continue;
    const double part = (rank - a.share) / (b.share - a.share);
    return a.by + std::chrono::days{static_cast<int>(part * static_cast<double>((b.by - a.by).count()))};
  }
  return std::nullopt;
}

/// Where each district stands in the row of those that begin: 0 first, 1 last. Stratified within each band of
/// enrolment, so that few districts follow the curve closely, counted by districts or by people.
std::vector<double> ranks_of(const PracticeDef& practice, const DistrictMix& mix,
                             const std::vector<MixMember>& members, const Luck& luck) {
  const std::uint32_t key = fold32(stable_hash(practice.name));
  const double own = std::sqrt(1 - practice.capacity * practice.capacity);
  std::vector<double> ranks;
  for (std::uint32_t b = 0; b < mix.bands.size(); ++b) {
    for (const double u : stratified(mix.bands[b].members, Stream::PracticeDraw, key, b, luck)) {
      const double score = practice.capacity * members[ranks.size()].poverty_score + own * normal_quantile(u);
      ranks.push_back(normal_cdf(score));
    }
  }
  return ranks;
}

void begin(const PracticeDef& practice, Date day, Scenario& scenario) {
  const Date run_end = scenario.start + std::chrono::days{7 * scenario.n_weeks};
  const Date first = std::max(day, scenario.start);
  if (first >= run_end) return;
  for (InterventionDef def : practice.interventions) {
    def.start = first;
    if (practice.lasts_weeks > 0)
      def.end = day + std::chrono::days{static_cast<int>(7 * practice.lasts_weeks)};
    if (def.end && monday_of(*def.end) <= monday_of(first)) continue;  // over before the run began
    def.name = practice.name;
    scenario.interventions.push_back(std::move(def));
  }
}

}  // namespace

std::vector<EnsembleMember> draw_members(const EnsembleDef& ensemble, std::uint32_t replicate) {
  const Luck luck(ensemble.plan.seed, replicate);
  std::vector<MixMember> drawn = draw_districts(ensemble.mix, luck);
  std::vector<EnsembleMember> members;
  for (const MixMember& district : drawn)
    members.push_back({ensemble.plan, district.weight, district.poverty_score});
  for (const PracticeDef& practice : ensemble.practices) {
    const std::vector<double> ranks = ranks_of(practice, ensemble.mix, drawn, luck);
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (const auto day = day_reached(practice.adopted, ranks[i]))
        begin(practice, *day, members[i].scenario);
    }
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    Scenario& scenario = members[i].scenario;
    sort_canonically(scenario.interventions);
    scenario.slug = fmt::format("{}/{}", ensemble.slug, drawn[i].district.id);
    scenario.district = std::move(drawn[i].district);
  }
  return members;
}

}  // namespace pilotwave
