#include "model/learning.hpp"

#include <algorithm>
#include <array>

#include "base/lane_choice.hpp"
#include "base/vector_clones.hpp"
#include "model/guidelines.hpp"
#include "model/technology.hpp"

namespace pilotwave {
namespace {

/// How far guardrails are from where answers neither help nor harm, 1 = typical ones.
double guarded_share(double guardrails, const Params& p) {
  return (guardrails - p[P::learning_guardrails_zero]) /
         (p[P::learning_guardrails_typical] - p[P::learning_guardrails_zero]);
}

double chat_guardrails(const WeekContext& ctx) {
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if (ctx.tools[t].kind == ToolKind::GeneralChat)
      return guardrails(ctx.tools[t], ctx.before.district.tools[t]);
  }
  return 0;
}

// Straight passes over columns, in single precision: people differ by far more than a float's rounding.

PILOTWAVE_VECTOR_CLONES
void forget(std::size_t n, const float* __restrict before, float rate, float* __restrict now) {
  for (std::size_t i = 0; i < n; ++i) now[i] = before[i] - rate * before[i];
}

/// unguided_loss for everybody at once: what a week of light or of heavy use costs, less what literacy turns.
PILOTWAVE_VECTOR_CLONES
void substitute(std::size_t n, const float* __restrict before, const std::uint8_t* __restrict use,
                const float* __restrict literacy, float light, float heavy, float turn,
                float* __restrict now) {
  for (std::size_t i = 0; i < n; ++i) {
    const float harm = use[i] == 0 ? 0.0F : use[i] == 1 ? light : heavy;
    now[i] = before[i] - harm * (1 - turn * literacy[i]);
  }
}

/// What guided minutes are worth in one section: guided_gain with all that its students share worked out.
struct GainOfClass {
  float per_minute;        ///< of a student of mean ability
  float ability_gradient;  ///< per 32nd of an SD
  float learner;           ///< share that English learners keep
  float supervised;        ///< at the intensive dose
  float per_intensive;     ///< intensive doses in a minute
};

PILOTWAVE_VECTOR_CLONES
void gains_of(std::size_t n, const GainOfClass& c, const float* __restrict minutes,
              const std::int8_t* __restrict ability, const std::uint8_t* __restrict traits,
              float* __restrict gains) {
  for (std::size_t i = 0; i < n; ++i) {
    const float able = 1 + c.ability_gradient * static_cast<float>(ability[i]);
    const float kept = lane_choice(lane_mask(traits[i], kEnglishLearner), c.learner, 1.0F);
    const float part = minutes[i] * c.per_intensive, dose = part < 1 ? part : 1.0F;
    gains[i] = minutes[i] * c.per_minute * (able > 0 ? able : 0.0F) * kept * (1 + c.supervised * dose);
  }
}

PILOTWAVE_VECTOR_CLONES
void add(std::size_t n, const float* __restrict gains, float* __restrict now) {
  for (std::size_t i = 0; i < n; ++i) now[i] += gains[i];
}

double hours_saved_at(UseLevel level, const Params& p) {
  if (level == UseLevel::Monthly) return p[P::learning_saved_monthly];
  if (level == UseLevel::Weekly) return p[P::learning_saved_weekly];
  if (level == UseLevel::Integrated) return p[P::learning_saved_integrated];
  return 0;
}

/// hours_saved with all that a staff shares worked out, less the checking of students' work.
struct SavedHours {
  std::array<double, kUseLevels> at_level{};
  std::array<double, std::size_t{1} << kGuidelineParts> guided{};  ///< by the parts that have reached one
  double skill_span = 0, policy = 0, novice = 0, novice_years = 1, checking = 0;
};

PILOTWAVE_VECTOR_CLONES
void save_hours(std::size_t n, const SavedHours& saved, const std::uint8_t* __restrict level,
                const std::uint8_t* __restrict guidance, const float* __restrict skill,
                const float* __restrict experience, float* __restrict hours) {
  const SavedHours x = saved;
  const double *at_level = x.at_level.data(), *guided = x.guided.data();
  for (std::size_t t = 0; t < n; ++t) {
    const std::uint32_t mine = level[t], reached = guidance[t];
    const double young = 1 - static_cast<double>(experience[t]) / x.novice_years;
    const double novice = young > 0 ? young : 0.0;
    const double worth = at_level[mine] * (1 + x.skill_span * (static_cast<double>(skill[t]) - 0.5)) *
                         (1 + x.policy * guided[reached]) * (1 + x.novice * novice);
    hours[t] = static_cast<float>(worth - x.checking);
  }
}

GainOfClass gain_of(const ClassOffer& offer, const Params& p) {
  constexpr double kAbilityUnits = 32;  // a column's units in one SD
  const double guarded = guarded_share(offer.guardrails, p);
  if (guarded <= 0) return {static_cast<float>(p[P::learning_slope] * guarded / 60), 0, 1, 0, 1};
  const double shared = p[P::learning_slope] * (offer.quality / p[P::learning_typical_quality]) *
                        (1 + p[P::learning_skill_span] * (offer.skill - 0.5)) * guarded;
  return {static_cast<float>(shared / 60),
          static_cast<float>(p[P::learning_ability_gradient] / kAbilityUnits),
          static_cast<float>(1 - offer.bias), static_cast<float>(p[P::learning_supervised] * offer.support),
          static_cast<float>(1 / p[P::learning_intensive_minutes])};
}

}  // namespace

double guided_gain(const LearningSituation& x, const Params& p) {
  if (x.guided_minutes <= 0) return 0;
  const double hours = x.guided_minutes / 60;
  // Guardrails decide the sign: finished answers harm, hints help (5.1). Harm is practice that does not
  // happen: better answers, skill or support do not make it worse, and what helps is theirs alone.
  const double guarded = guarded_share(x.guardrails, p);
  if (guarded <= 0) return hours * p[P::learning_slope] * guarded;
  const double supervised = p[P::learning_supervised] * x.support *
                            std::min(1.0, x.guided_minutes / p[P::learning_intensive_minutes]);
  const double gain = hours * p[P::learning_slope] * (x.quality / p[P::learning_typical_quality]) *
                      (1 + p[P::learning_skill_span] * (x.skill - 0.5)) *
                      std::max(0.0, 1 + p[P::learning_ability_gradient] * x.ability) *
                      (x.english_learner ? 1 - x.bias : 1.0);
  return gain * guarded * (1 + supervised);
}

double unguided_loss(const LearningSituation& x, const Params& p) {
  return x.unguided_minutes / 60 * p[P::learning_harm] * (1 - x.chat_guardrails) *
         (1 - p[P::learning_literacy_turn] * x.literacy);
}

double learning_step(const LearningSituation& x, const Params& p) {
  if (!x.in_session) return -p[P::learning_forgetting] * x.so_far;
  return guided_gain(x, p) - unguided_loss(x, p);
}

double hours_saved(UseLevel level, double skill, double experience, double guided, const Params& p) {
  const double novice = std::max(0.0, 1 - experience / p[P::learning_novice_years]);
  return hours_saved_at(level, p) * (1 + p[P::learning_saved_skill_span] * (skill - 0.5)) *
         (1 + p[P::learning_saved_policy] * guided) * (1 + p[P::learning_saved_novice] * novice);
}

void step_learning(const WeekContext& ctx, const SchoolWeek& school) {
  const Params& p = ctx.params;
  const std::uint32_t s = school.school;
  const float* before = school.before.learning.data();
  float* now = school.now.learning.data() + school.first_seat;
  if (!ctx.in_session()) {
    forget(school.n_seats, before, static_cast<float>(p[P::learning_forgetting]), now);
    return;
  }
  const double per_minute = p[P::learning_harm] * (1 - chat_guardrails(ctx));
  substitute(school.n_seats, before, reinterpret_cast<const std::uint8_t*>(school.before.use.data()),
             school.before.literacy.data(),
             static_cast<float>(p[P::learning_light_minutes] / 60 * per_minute),
             static_cast<float>(p[P::learning_heavy_minutes] / 60 * per_minute),
             static_cast<float>(p[P::learning_literacy_turn]), now);
  if (school.guided_minutes.empty()) return;
  const auto& first_student = ctx.world.sections.first_student;
  thread_local std::vector<float> gains;
  gains.resize(school.n_seats);
  for (std::uint32_t i = 0; i < school.offers.size(); ++i) {
    const std::uint32_t section = ctx.world.schools.first_section[s] + i;
    const std::uint32_t first = first_student[section] - school.first_seat,
                        n = first_student[section + 1] - first_student[section];
    if (school.offers[i].minutes > 0) {
      gains_of(run_on(n, school.n_seats - first), gain_of(school.offers[i], p),
               school.guided_minutes.data() + first, school.before.ability.data() + first,
               school.before.traits.data() + first, gains.data() + first);
    } else {
      std::fill_n(gains.begin() + first, n, 0.0F);
    }
  }
  add(school.n_seats, gains.data(), now);
}

void step_workload(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now) {
  const Params& p = ctx.params;
  const TeacherColumns& old = ctx.before.teachers;
  const double checking =
      p[P::learning_checking_hours] * static_cast<double>(ctx.before.schools[school].unguided_share);
  const std::uint32_t first = ctx.world.schools.first_teacher[school],
                      last = ctx.world.schools.first_teacher[school + 1];
  if (!ctx.in_session()) {
    std::fill(now.hours_saved.begin() + first, now.hours_saved.begin() + last, 0.0F);
    return;
  }
  SavedHours saved;
  for (std::size_t level = 0; level < kUseLevels; ++level)
    saved.at_level[level] = hours_saved_at(static_cast<UseLevel>(level), p);
  for (std::size_t reached = 0; reached < saved.guided.size(); ++reached) {
    for (std::size_t part = 0; part < kGuidelineParts; ++part) {
      saved.guided[reached] =
          std::max(saved.guided[reached], guidance_on(static_cast<std::uint8_t>(reached),
                                                      static_cast<GuidelinePart>(part), ctx.clarity[part]));
    }
  }
  saved.skill_span = p[P::learning_saved_skill_span];
  saved.policy = p[P::learning_saved_policy];
  saved.novice = p[P::learning_saved_novice];
  saved.novice_years = p[P::learning_novice_years];
  saved.checking = checking;
  save_hours(last - first, saved, reinterpret_cast<const std::uint8_t*>(old.level.data()) + first,
             old.guidance.data() + first, old.skill.data() + first, old.experience.data() + first,
             now.hours_saved.data() + first);
}

}  // namespace pilotwave
