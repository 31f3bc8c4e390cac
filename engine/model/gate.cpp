#include "model/gate.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "model/condition.hpp"
#include "model/param_keys.hpp"
#include "rng/samplers.hpp"
#include "spread/threshold.hpp"

namespace pilotwave {
namespace {

/// Teachers of the schools in the order in which the survey would reach them.
std::vector<std::uint32_t> survey_order(const LeverView& view, const std::vector<std::uint8_t>& schools) {
  const SchoolColumns& columns = view.world.schools;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> drawn;
  for (std::uint32_t s = 0; s < columns.size(); ++s) {
    if (!schools[s]) continue;
    for (std::uint32_t t = columns.first_teacher[s]; t < columns.first_teacher[s + 1]; ++t) {
      const std::uint32_t ordinal = t - columns.first_teacher[s];
      drawn.emplace_back(view.luck().seat_word(Stream::GateSurvey, columns.key[s],
                                               static_cast<std::uint32_t>(view.week), ordinal),
                         t);
    }
  }
  std::sort(drawn.begin(), drawn.end());
  std::vector<std::uint32_t> order(drawn.size());
  std::transform(drawn.begin(), drawn.end(), order.begin(), [](const auto& pair) { return pair.second; });
  return order;
}

}  // namespace

bool passes(const GateDef& gate, const GateReading& r) {
  return r.n_using >= least_count(gate.min_use, r.n_asked) && r.trust >= gate.min_trust &&
         r.incidents <= gate.max_incidents && r.learning >= gate.min_learning;
}

GateOutcome gate_outcome(bool passed, int extensions_used, int extensions_allowed) {
  if (passed) return GateOutcome::Go;
  return extensions_used < extensions_allowed ? GateOutcome::Extend : GateOutcome::Stop;
}

GateReading read_gate(const GateDef& gate, const LeverView& view, const std::vector<std::uint8_t>& schools) {
  GateReading r;
  const std::vector<std::uint32_t> order = survey_order(view, schools);
  r.n_asked = std::min<std::uint32_t>(gate.n_survey, static_cast<std::uint32_t>(order.size()));
  double trust = 0;
  for (std::uint32_t i = 0; i < r.n_asked; ++i) {
    const std::uint32_t t = order[i];
    const bool approved = (view.before.teachers.channel[t] & kApproved) != 0;
    r.n_using += approved && uses_weekly(view.before.teachers.level[t]) ? 1U : 0U;
    trust += static_cast<double>(view.before.teachers.trust[t]);
  }
  if (r.n_asked > 0) {
    r.use = static_cast<double>(r.n_using) / r.n_asked;
    r.trust = trust / r.n_asked;
  }
  r.incidents = view.signals[static_cast<std::size_t>(Signal::PilotIncidents90d)];
  double learning = 0, students = 0;
  for (std::uint32_t s = 0; s < view.world.schools.size(); ++s) {
    if (!schools[s]) continue;
    const double n = view.world.schools.n_students(s);
    learning += static_cast<double>(view.before.schools[s].learning) * n;
    students += n;
  }
  const double noise = normal_quantile(std::max(
      0x1p-53,
      view.luck().uniform(Stream::GateSurvey, view.key, static_cast<std::uint32_t>(view.week), 0x80000000U)));
  r.learning = (students > 0 ? learning / students : 0) + noise * view.params[P::rollout_gate_test_noise];
  r.passed = passes(gate, r);
  r.text = fmt::format(
      "{} teachers asked, {:.0f}% using weekly, trust {:.2f}; {:.0f} incidents found in 13 weeks; learning "
      "test {:+.2f} SD",
      r.n_asked, 100 * r.use, r.trust, r.incidents, r.learning);
  return r;
}

}  // namespace pilotwave
