#include <algorithm>
#include <cmath>

#include "model/interventions/lever.hpp"
#include "model/param_keys.hpp"
#include "network/school_links.hpp"

namespace pilotwave {
namespace {

/// Equal shares of every stratum, random within; what does not divide goes to the first strata (low poverty,
/// or elementary schools).
std::vector<std::uint32_t> stratified(const std::vector<std::uint32_t>& eligible, std::size_t count,
                                      StratifyBy by, const SchoolColumns& schools,
                                      const std::vector<double>& luck) {
  const auto stratum = [&](std::uint32_t s) {
    return by == StratifyBy::Poverty ? static_cast<std::size_t>(schools.poverty_tercile[s])
                                     : static_cast<std::size_t>(schools.band[s]);
  };
  std::array<std::vector<std::uint32_t>, 3> strata;
  for (const std::uint32_t s : eligible) strata[stratum(s)].push_back(s);
  for (auto& members : strata) {
    std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
      return luck[a] != luck[b] ? luck[a] < luck[b] : schools.key[a] < schools.key[b];
    });
  }
  std::vector<std::uint32_t> picked;
  for (std::size_t round = 0; picked.size() < count; ++round) {
    const std::size_t before = picked.size();
    for (const auto& members : strata) {
      if (round < members.size() && picked.size() < count) picked.push_back(members[round]);
    }
    if (picked.size() == before) break;
  }
  return picked;
}

/// How ready a school's staff is to step forward: mean innovativeness plus the school's own luck.
double readiness(std::uint32_t s, const World& world, const TeacherColumns& teachers, double luck,
                 double noise) {
  double sum = 0;
  for (std::uint32_t t = world.schools.first_teacher[s]; t < world.schools.first_teacher[s + 1]; ++t) {
    sum += static_cast<double>(teachers.innovativeness[t]);
  }
  const double n = world.schools.n_teachers(s);
  return sum / std::sqrt(n) + noise * (luck - 0.5) + world.schools.principal_support[s];
}

}  // namespace

std::vector<std::uint8_t> pick_schools(const SchoolPick& pick, const World& world,
                                       const TeacherColumns& teachers, const Params& params,
                                       std::uint32_t key) {
  const SchoolColumns& schools = world.schools;
  const std::uint32_t n = schools.size();
  std::vector<std::uint8_t> mask(n, 0);
  std::vector<std::uint32_t> eligible;
  for (std::uint32_t s = 0; s < n; ++s) {
    if (!pick.level || schools.level[s] == *pick.level) eligible.push_back(s);
  }
  if (pick.rule == PickRule::Named) {
    for (std::uint32_t s = 0; s < n; ++s) {
      mask[s] = std::find(pick.names.begin(), pick.names.end(), schools.id[s]) != pick.names.end();
    }
    return mask;
  }
  std::size_t count = eligible.size();
  if (pick.count > 0) count = std::min<std::size_t>(count, static_cast<std::size_t>(pick.count));
  if (pick.share > 0) {
    const double wanted = pick.share * static_cast<double>(eligible.size());
    count = std::min<std::size_t>(count, static_cast<std::size_t>(wanted + 0.5));
  }
  std::vector<double> luck(n), rank(n, 0);
  for (std::uint32_t s = 0; s < n; ++s)
    luck[s] = world.luck.uniform(Stream::PilotSelection, schools.key[s], key, 0);
  if (pick.rule == PickRule::Stratified) {
    for (const std::uint32_t s : stratified(eligible, count, pick.by, schools, luck)) mask[s] = 1;
    return mask;
  }
  if (pick.rule == PickRule::MostConnected) {
    const std::vector<std::uint32_t> order = most_connected(world.school_links, schools.key, n);
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
  }
  for (const std::uint32_t s : eligible) {
    if (pick.rule == PickRule::Volunteers)
      rank[s] = -readiness(s, world, teachers, luck[s], params[P::rollout_volunteer_noise]);
    if (pick.rule == PickRule::Random) rank[s] = luck[s];
    if (pick.rule == PickRule::NeedFirst) rank[s] = -schools.poverty_share[s];
    if (pick.rule == PickRule::NeedLast) rank[s] = schools.poverty_share[s];
  }
  std::sort(eligible.begin(), eligible.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (rank[a] != rank[b]) return rank[a] < rank[b];
    return luck[a] != luck[b] ? luck[a] < luck[b] : schools.key[a] < schools.key[b];
  });
  for (std::size_t i = 0; i < count; ++i) mask[eligible[i]] = 1;
  return mask;
}

}  // namespace pilotwave
