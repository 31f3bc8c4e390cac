#include "model/learning.hpp"

#include <algorithm>

#include "base/vector_clones.hpp"
#include "model/guidelines.hpp"
#include "model/technology.hpp"

namespace pilotwave {
namespace {

double chat_guardrails(const WeekContext& ctx) {
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if (ctx.tools[t].kind == ToolKind::GeneralChat)
      return guardrails(ctx.tools[t], ctx.before.district.tools[t]);
  }
  return 0;
}

PILOTWAVE_VECTOR_CLONES
void forget(std::size_t n, const float* __restrict before, double rate, float* __restrict now) {
  for (std::size_t i = 0; i < n; ++i)
    now[i] = static_cast<float>(static_cast<double>(before[i]) - rate * static_cast<double>(before[i]));
}

/// unguided_loss for everybody at once: what a week of light or of heavy use costs, less what literacy turns.
PILOTWAVE_VECTOR_CLONES
void substitute(std::size_t n, const float* __restrict before, const std::uint8_t* __restrict use,
                const float* __restrict literacy, double light, double heavy, double turn,
                float* __restrict now) {
  for (std::size_t i = 0; i < n; ++i) {
    const double harm = use[i] == 0 ? 0.0 : use[i] == 1 ? light : heavy;
    now[i] = static_cast<float>(static_cast<double>(before[i]) -
                                harm * (1 - turn * static_cast<double>(literacy[i])));
  }
}

}  // namespace

double guided_gain(const LearningSituation& x, const Params& p) {
  if (x.guided_minutes <= 0) return 0;
  const double hours = x.guided_minutes / 60;
  // Guardrails decide the sign: finished answers harm, hints help (5.1). Harm is practice that does not
  // happen: better answers, skill or support do not make it worse, and what helps is theirs alone.
  const double guarded = (x.guardrails - p[P::learning_guardrails_zero]) /
                         (p[P::learning_guardrails_typical] - p[P::learning_guardrails_zero]);
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
  double base = 0;
  if (level == UseLevel::Monthly) base = p[P::learning_saved_monthly];
  if (level == UseLevel::Weekly) base = p[P::learning_saved_weekly];
  if (level == UseLevel::Integrated) base = p[P::learning_saved_integrated];
  const double novice = std::max(0.0, 1 - experience / p[P::learning_novice_years]);
  return base * (1 + p[P::learning_saved_skill_span] * (skill - 0.5)) *
         (1 + p[P::learning_saved_policy] * guided) * (1 + p[P::learning_saved_novice] * novice);
}

void step_learning(const WeekContext& ctx, const SchoolWeek& school) {
  const Params& p = ctx.params;
  const std::uint32_t s = school.school;
  const float* before = school.before.learning.data();
  float* now = school.now.learning.data() + school.first_seat;
  if (!ctx.in_session()) {
    forget(school.n_seats, before, p[P::learning_forgetting], now);
    return;
  }
  const std::vector<ClassOffer> offers = class_offers(ctx, s);
  const auto& sections = ctx.world.sections;
  const double devices = std::min(1.0, ctx.world.schools.devices_per_student[s]);
  const double per_minute = p[P::learning_harm] * (1 - chat_guardrails(ctx));
  substitute(school.n_seats, before, reinterpret_cast<const std::uint8_t*>(school.before.use.data()),
             school.before.literacy.data(), p[P::learning_light_minutes] / 60 * per_minute,
             p[P::learning_heavy_minutes] / 60 * per_minute, p[P::learning_literacy_turn], now);
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    const ClassOffer& offer = offers[i];
    if (offer.minutes <= 0 || offer.tool >= kMaxTools) continue;
    const std::uint32_t section = ctx.world.schools.first_section[s] + i;
    const std::uint32_t last = std::min(sections.first_student[section + 1] - school.first_seat,
                                        ctx.before.schools[s].student_seats[offer.tool]);
    LearningSituation x;
    x.quality = offer.quality;
    x.guardrails = offer.guardrails;
    x.skill = offer.skill;
    x.support = offer.support;
    x.bias = offer.bias;
    for (std::uint32_t k = sections.first_student[section] - school.first_seat; k < last; ++k) {
      x.guided_minutes = guided_minutes(offer, static_cast<double>(school.before.engagement[k]), true,
                                        (school.before.flags[k] & kOptedOut) != 0, devices, p);
      x.ability = school.before.ability[k] / 32.0;
      x.english_learner = (school.before.traits[k] & kEnglishLearner) != 0;
      now[k] = static_cast<float>(static_cast<double>(now[k]) + guided_gain(x, p));
    }
  }
}

void step_workload(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now) {
  const Params& p = ctx.params;
  const TeacherColumns& old = ctx.before.teachers;
  const double checking =
      p[P::learning_checking_hours] * static_cast<double>(ctx.before.schools[school].unguided_share);
  for (std::uint32_t t = ctx.world.schools.first_teacher[school];
       t < ctx.world.schools.first_teacher[school + 1]; ++t) {
    double guided = 0;
    for (std::size_t part = 0; part < kGuidelineParts; ++part)
      guided =
          std::max(guided, guidance_on(old.guidance[t], static_cast<GuidelinePart>(part), ctx.clarity[part]));
    const double saved = ctx.in_session() ? hours_saved(old.level[t], static_cast<double>(old.skill[t]),
                                                        static_cast<double>(old.experience[t]), guided, p) -
                                                checking
                                          : 0;
    now.hours_saved[t] = static_cast<float>(saved);
  }
}

}  // namespace pilotwave
