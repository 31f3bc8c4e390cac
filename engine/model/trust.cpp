#include "model/trust.hpp"

#include <algorithm>

#include "model/guidelines.hpp"

namespace pilotwave {
namespace {

/// Voice that teachers, students and families have, [0, 1].
double voice_at(const SchoolEffects& e, const Params& p) {
  return std::min(1.0, static_cast<double>(e.council) * p[P::trust_voice_council] +
                           static_cast<double>(e.feedback) * p[P::trust_voice_feedback]);
}

/// Trust settles while school is on; in holidays only news moves it.
double recovery_of(const WeekContext& ctx) { return ctx.in_session() ? ctx.params[P::trust_recovery] : 0; }

double severity_per_size(const WeekContext& ctx, std::uint32_t s, double severity) {
  const double size = ctx.params[P::trust_severity_students];
  return severity * size / (size + ctx.world.schools.n_students(s));
}

}  // namespace

double trust_step(double trust, double level, double loss, double recovery, double most_lost) {
  const double fallen = trust * (1 - std::min(most_lost, loss));
  return std::clamp(fallen + recovery * (level - fallen), 0.0, 1.0);
}

double news_loss(double severity_here, double severity_elsewhere, double surprise, const Params& p) {
  return p[P::trust_loss] * surprise * (severity_here + p[P::trust_news] * severity_elsewhere);
}

void step_trust_of_teachers(const WeekContext& ctx, std::uint32_t s, TeacherColumns& now) {
  const Params& p = ctx.params;
  const SchoolEffects& effects = ctx.effects.schools[s];
  const TeacherColumns& old = ctx.before.teachers;
  const double clock = guideline_clock(ctx.tools, ctx.before.district);
  double clarity = 0;
  for (const GuidelineState& g : ctx.before.district.guidelines)
    clarity += effective_clarity(g, clock, p) / kGuidelineParts;
  // Staff hear of everything found at their school; what happens elsewhere only when it is told or leaks.
  const double loss =
      news_loss(p[P::trust_staff_news] *
                    severity_per_size(ctx, s, static_cast<double>(ctx.before.schools[s].severity_found)),
                static_cast<double>(ctx.before.district.severity_disclosed),
                1 - p[P::trust_openness_softens] * ctx.effects.openness, p);
  const double shared = p[P::trust_level_base] + p[P::trust_w_openness] * ctx.effects.openness +
                        p[P::trust_w_voice] * voice_at(effects, p) +
                        p[P::trust_w_educators] * (educators_lead(ctx.effects) ? 1.0 : 0.0);
  const double school_mean = static_cast<double>(ctx.before.schools[s].trust_mean);
  for (std::uint32_t t = ctx.world.schools.first_teacher[s]; t < ctx.world.schools.first_teacher[s + 1];
       ++t) {
    const double good = std::clamp(static_cast<double>(old.hours_saved[t]) / p[P::trust_good_hours],
                                   -p[P::trust_bad_hours], 1.0);
    const double supported = (old.guidance[t] != 0 ? clarity : 0) +
                             (old.sessions[t] > 0 ? p[P::trust_support_trained] : 0) +
                             p[P::trust_support_coached] * static_cast<double>(old.coached[t]);
    const double level = std::clamp(shared + p[P::trust_w_experience] * good +
                                        p[P::trust_w_support] * std::min(p[P::trust_support_most], supported),
                                    0.0, 1.0);
    const double trust = static_cast<double>(old.trust[t]);
    const double spread = p[P::trust_spread] * (school_mean - trust);
    now.trust[t] = static_cast<float>(std::clamp(
        trust_step(trust, level, loss, recovery_of(ctx), p[P::trust_most_lost]) + spread, 0.0, 1.0));
  }
}

void step_trust_of_students(const WeekContext& ctx, const SchoolWeek& school) {
  const Params& p = ctx.params;
  const std::uint32_t s = school.school;
  const SchoolEffects& effects = ctx.effects.schools[s];
  const double here =
      severity_per_size(ctx, s, static_cast<double>(ctx.before.schools[s].severity_disclosed));
  const double elsewhere = static_cast<double>(ctx.before.district.severity_disclosed);
  const double voice = voice_at(effects, p), lead = educators_lead(ctx.effects) ? 1.0 : 0.0,
               open = ctx.effects.openness;
  const double loss_students = news_loss(here, elsewhere, 1.0, p);
  const double loss_informed = news_loss(here, elsewhere, p[P::trust_surprise_informed], p);
  const double loss_uninformed = news_loss(here, elsewhere, 1.0, p);
  const double base = p[P::trust_level_base];
  const double informed_level = base + p[P::trust_w_openness] * (0.5 + 0.5 * open) +
                                p[P::trust_w_voice] * voice + p[P::trust_w_educators] * lead;
  const double uninformed_level = base - p[P::trust_uninformed_drift] +
                                  0.5 * (p[P::trust_w_openness] * open + p[P::trust_w_educators] * lead);
  const double student_level = base + p[P::trust_w_voice] * voice + 0.5 * p[P::trust_w_openness] * open -
                               p[P::trust_w_detector] * static_cast<double>(effects.detector);
  for (std::uint32_t k = 0; k < school.n_seats; ++k) {
    const std::uint32_t seat = school.first_seat + k;
    const std::uint8_t flags = school.before.flags[k];
    const double good =
        std::clamp(static_cast<double>(school.before.learning[k]) / p[P::trust_good_learning], -1.0, 1.0);
    const double gain =
        p[P::trust_w_experience] * ((flags & kHadGuided) ? std::max(p[P::trust_guided_goodwill], good)
                                                         : p[P::trust_harm_felt] * std::min(0.0, good));
    const double accused = (flags & kFlaggedFalsely) ? p[P::trust_w_enforcement] : 0;
    const double mine =
        trust_step(static_cast<double>(school.before.trust[k]), std::clamp(student_level + gain, 0.0, 1.0),
                   loss_students + accused, recovery_of(ctx), p[P::trust_most_lost]);
    school.now.trust[seat] = static_cast<float>(mine);
    const bool informed = (flags & kInformed) != 0;
    const double level = std::clamp(
        (informed ? informed_level + p[P::trust_family_experience] * gain : uninformed_level), 0.0, 1.0);
    const double family =
        trust_step(static_cast<double>(school.before.family_trust[k]), level,
                   (informed ? loss_informed : loss_uninformed) + p[P::trust_family_enforcement] * accused,
                   recovery_of(ctx), p[P::trust_most_lost]);
    school.now.family_trust[seat] = static_cast<float>(family);
  }
}

}  // namespace pilotwave
