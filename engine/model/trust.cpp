#include "model/trust.hpp"

#include <algorithm>

#include "base/vector_clones.hpp"
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

/// What a school's week means for the trust of its students and their families.
struct TrustOfSchool {
  double recovery, most_lost, good_learning, w_experience, guided_goodwill, harm_felt, accused,
      family_accused, family_experience;
  double student_level, informed_level, uninformed_level;
  double loss, loss_informed;
};

double unit(double x) {
  const double floor = x < 0 ? 0 : x;
  return floor > 1 ? 1 : floor;
}

/// trust_step for everybody of a school at once. Selections instead of branches, so that the pass runs in
/// vector lanes.
PILOTWAVE_VECTOR_CLONES
void move_trust(std::size_t n, const TrustOfSchool& x, const std::uint8_t* __restrict flags,
                const float* __restrict learning, const float* __restrict trust,
                const float* __restrict family, float* __restrict new_trust, float* __restrict new_family) {
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint32_t f = flags[k];
    const double guided = (f & kHadGuided) != 0 ? 1.0 : 0.0, flagged = (f & kFlaggedFalsely) != 0 ? 1.0 : 0.0;
    const double informed = (f & kInformed) != 0 ? 1.0 : 0.0;
    const double raw = static_cast<double>(learning[k]) / x.good_learning;
    const double capped = raw > 1 ? 1.0 : raw;
    const double good = capped < -1 ? -1.0 : capped;
    const double served = good > x.guided_goodwill ? good : x.guided_goodwill;
    const double alone = x.harm_felt * (good < 0 ? good : 0.0);
    const double gain = x.w_experience * (guided != 0 ? served : alone);
    const double mine_lost = x.loss + flagged * x.accused;
    const double mine =
        static_cast<double>(trust[k]) * (1 - (mine_lost < x.most_lost ? mine_lost : x.most_lost));
    new_trust[k] = static_cast<float>(unit(mine + x.recovery * (unit(x.student_level + gain) - mine)));
    const double level =
        unit(informed != 0 ? x.informed_level + x.family_experience * gain : x.uninformed_level);
    const double theirs_lost =
        (informed != 0 ? x.loss_informed : x.loss) + x.family_accused * (flagged * x.accused);
    const double theirs =
        static_cast<double>(family[k]) * (1 - (theirs_lost < x.most_lost ? theirs_lost : x.most_lost));
    new_family[k] = static_cast<float>(unit(theirs + x.recovery * (level - theirs)));
  }
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
  double clarity = 0;
  for (const double part : ctx.clarity) clarity += part / kGuidelineParts;
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
  const double loss_informed = news_loss(here, elsewhere, p[P::trust_surprise_informed], p);
  const double loss_uninformed = news_loss(here, elsewhere, 1.0, p);
  const double base = p[P::trust_level_base];
  // What nobody tells them of, families notice as far as it is in use.
  const double noticed =
      p[P::trust_uninformed_drift] * static_cast<double>(ctx.before.schools[s].teacher_use_share);
  const double informed_level =
      p[P::trust_level_families] +
      p[P::trust_w_openness] * (p[P::trust_openness_informed] + (1 - p[P::trust_openness_informed]) * open) +
      p[P::trust_w_voice] * voice + p[P::trust_w_educators] * lead;
  const double uninformed_level =
      p[P::trust_level_families] - noticed +
      p[P::trust_openness_uninformed] * (p[P::trust_w_openness] * open + p[P::trust_w_educators] * lead);
  const double student_level = base + p[P::trust_w_voice] * voice +
                               p[P::trust_openness_students] * p[P::trust_w_openness] * open -
                               p[P::trust_w_detector] * static_cast<double>(effects.detector);
  TrustOfSchool x;
  x.recovery = recovery_of(ctx);
  x.most_lost = p[P::trust_most_lost];
  x.good_learning = p[P::trust_good_learning];
  x.w_experience = p[P::trust_w_experience];
  x.guided_goodwill = p[P::trust_guided_goodwill];
  x.harm_felt = p[P::trust_harm_felt];
  x.accused = p[P::trust_w_enforcement];
  x.family_accused = p[P::trust_family_enforcement];
  x.family_experience = p[P::trust_family_experience];
  x.student_level = student_level;
  x.informed_level = informed_level;
  x.uninformed_level = uninformed_level;
  x.loss = loss_uninformed;
  x.loss_informed = loss_informed;
  move_trust(school.n_seats, x, school.before.flags.data(), school.before.learning.data(),
             school.before.trust.data(), school.before.family_trust.data(),
             school.now.trust.data() + school.first_seat, school.now.family_trust.data() + school.first_seat);
}

}  // namespace pilotwave
