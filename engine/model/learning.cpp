#include "model/learning.hpp"

#include <algorithm>

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

}  // namespace

double guided_gain(const LearningSituation& x, const Params& p) {
  if (x.guided_minutes <= 0) return 0;
  const double hours = x.guided_minutes / 60;
  const double supervised = p[P::learning_supervised] * x.support *
                            std::min(1.0, x.guided_minutes / p[P::learning_intensive_minutes]);
  const double gain = hours * p[P::learning_slope] * (x.quality / p[P::learning_typical_quality]) *
                      (1 + p[P::learning_skill_span] * (x.skill - 0.5)) *
                      std::max(0.0, 1 + p[P::learning_ability_gradient] * x.ability) *
                      (x.english_learner ? 1 - x.bias : 1.0);
  // Guardrails decide the sign: finished answers harm, hints help (5.1). Supervision adds to what helps.
  const double guarded = (x.guardrails - p[P::learning_guardrails_zero]) /
                         (p[P::learning_guardrails_typical] - p[P::learning_guardrails_zero]);
  return gain * guarded * (guarded > 0 ? 1 + supervised : 1.0);
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
  const std::vector<ClassOffer> offers = class_offers(ctx, s);
  const auto& sections = ctx.world.sections;
  const double alone = chat_guardrails(ctx);
  const double devices = std::min(1.0, ctx.world.schools.devices_per_student[s]);
  const std::uint32_t first_section = ctx.world.schools.first_section[s];
  const bool in_session = ctx.in_session();
  for (std::uint32_t k_section = 0; k_section < offers.size(); ++k_section) {
    const ClassOffer& offer = offers[k_section];
    const std::uint32_t section = first_section + k_section;
    const std::uint32_t seats = offer.tool < kMaxTools ? ctx.before.schools[s].student_seats[offer.tool] : 0;
    for (std::uint32_t seat = sections.first_student[section]; seat < sections.first_student[section + 1];
         ++seat) {
      const std::uint32_t k = seat - school.first_seat;
      LearningSituation x;
      x.so_far = static_cast<double>(school.before.learning[k]);
      x.in_session = in_session;
      if (in_session) {
        if (offer.minutes > 0 && k < seats) {
          const double trait = static_cast<double>(school.before.engagement[k]);
          x.guided_minutes =
              guided_minutes(offer, trait, true, (school.before.flags[k] & kOptedOut) != 0, devices, p);
        }
        const StudentUse use = school.before.use[k];
        x.unguided_minutes = use == StudentUse::None    ? 0
                             : use == StudentUse::Light ? p[P::learning_light_minutes]
                                                        : p[P::learning_heavy_minutes];
        x.quality = offer.quality;
        x.guardrails = offer.guardrails;
        x.skill = offer.skill;
        x.support = offer.support;
        x.bias = offer.bias;
        x.ability = school.before.ability[k] / 32.0;
        x.english_learner = (school.before.traits[k] & kEnglishLearner) != 0;
        x.chat_guardrails = alone;
        x.literacy = static_cast<double>(school.before.literacy[k]);
      }
      school.now.learning[seat] = static_cast<float>(x.so_far + learning_step(x, p));
    }
  }
}

void step_workload(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now) {
  const Params& p = ctx.params;
  const TeacherColumns& old = ctx.before.teachers;
  const double clock = guideline_clock(ctx.tools, ctx.before.district);
  const double checking =
      p[P::learning_checking_hours] * static_cast<double>(ctx.before.schools[school].unguided_share);
  std::array<double, kGuidelineParts> clarity{};
  for (std::size_t part = 0; part < kGuidelineParts; ++part)
    clarity[part] = effective_clarity(ctx.before.district.guidelines[part], clock, p);
  for (std::uint32_t t = ctx.world.schools.first_teacher[school];
       t < ctx.world.schools.first_teacher[school + 1]; ++t) {
    double guided = 0;
    for (std::size_t part = 0; part < kGuidelineParts; ++part)
      guided =
          std::max(guided, guidance_on(old.guidance[t], static_cast<GuidelinePart>(part), clarity[part]));
    const double saved = ctx.in_session() ? hours_saved(old.level[t], static_cast<double>(old.skill[t]),
                                                        static_cast<double>(old.experience[t]), guided, p) -
                                                checking
                                          : 0;
    now.hours_saved[t] = static_cast<float>(saved);
  }
}

}  // namespace pilotwave
