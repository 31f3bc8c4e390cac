#include "model/trust.hpp"

#include <algorithm>

#include "base/lane_choice.hpp"
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
  float recovery, most_lost, per_learning, w_experience, guided_goodwill, harm_felt, accused, family_accused,
      family_experience;
  float student_level, informed_level, uninformed_level;
  float loss, loss_informed;
};

float unit(float x) {
  const float floor = x < 0 ? 0 : x;
  return floor > 1 ? 1 : floor;
}

/// trust_step for everybody of a school at once, in single precision: people differ by far more than a
/// float's rounding. Choices instead of branches, so that the pass runs in vector lanes.
PILOTWAVE_VECTOR_CLONES
void move_trust(std::size_t n, const TrustOfSchool& school, const std::uint8_t* __restrict flags,
                const float* __restrict learning, const float* __restrict trust,
                const float* __restrict family, float* __restrict new_trust, float* __restrict new_family) {
  const TrustOfSchool x = school;
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint32_t guided = lane_mask(flags[k], kHadGuided), informed = lane_mask(flags[k], kInformed);
    const float accused = lane_choice(lane_mask(flags[k], kFlaggedFalsely), x.accused, 0.0F);
    const float raw = learning[k] * x.per_learning;
    const float capped = raw > 1 ? 1.0F : raw;
    const float good = capped < -1 ? -1.0F : capped;
    const float served = good > x.guided_goodwill ? good : x.guided_goodwill;
    const float alone = x.harm_felt * (good < 0 ? good : 0.0F);
    const float gain = x.w_experience * lane_choice(guided, served, alone);
    const float mine_lost = x.loss + accused;
    const float mine = trust[k] * (1 - (mine_lost < x.most_lost ? mine_lost : x.most_lost));
    new_trust[k] = unit(mine + x.recovery * (unit(x.student_level + gain) - mine));
    const float told = x.informed_level + x.family_experience * gain;
    const float level = unit(lane_choice(informed, told, x.uninformed_level));
    const float theirs_lost = lane_choice(informed, x.loss_informed, x.loss) + x.family_accused * accused;
    const float theirs = family[k] * (1 - (theirs_lost < x.most_lost ? theirs_lost : x.most_lost));
    new_family[k] = unit(theirs + x.recovery * (level - theirs));
  }
}

/// What a school's week means for the trust of its staff.
struct TrustOfStaff {
  double kept = 1, recovery = 0;  ///< after the week's news
  double shared = 0, clarity = 0, good_hours = 1, bad_hours = 0, trained = 0, coached = 0, most_support = 0,
         w_experience = 0, w_support = 0, spread = 0, school_mean = 0;
};

double between(double x, double least, double most) {
  const double floor = x < least ? least : x;
  return floor > most ? most : floor;
}

/// trust_step for the whole staff at once, toward a level of each one's own; colleagues pull toward their
/// mean.
PILOTWAVE_VECTOR_CLONES
void move_trust_of_staff(std::size_t n, const TrustOfStaff& staff, const std::uint8_t* __restrict guidance,
                         const std::uint8_t* __restrict sessions, const float* __restrict hours_saved,
                         const float* __restrict coached, const float* __restrict trust,
                         float* __restrict new_trust) {
  const TrustOfStaff x = staff;
  for (std::size_t t = 0; t < n; ++t) {
    const double good = between(static_cast<double>(hours_saved[t]) / x.good_hours, -x.bad_hours, 1.0);
    const double clarity = guidance[t] != 0 ? x.clarity : 0.0, trained = sessions[t] != 0 ? x.trained : 0.0;
    const double supported = clarity + trained + x.coached * static_cast<double>(coached[t]);
    const double level = between(x.shared + x.w_experience * good +
                                     x.w_support * (supported < x.most_support ? supported : x.most_support),
                                 0.0, 1.0);
    const double was = static_cast<double>(trust[t]), fallen = was * x.kept;
    const double settled = between(fallen + x.recovery * (level - fallen), 0.0, 1.0);
    new_trust[t] = static_cast<float>(between(settled + x.spread * (x.school_mean - was), 0.0, 1.0));
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
  TrustOfStaff staff;
  staff.kept = 1 - std::min(p[P::trust_most_lost], loss);
  staff.recovery = recovery_of(ctx);
  staff.shared = shared;
  staff.clarity = clarity;
  staff.good_hours = p[P::trust_good_hours], staff.bad_hours = p[P::trust_bad_hours];
  staff.trained = p[P::trust_support_trained], staff.coached = p[P::trust_support_coached];
  staff.most_support = p[P::trust_support_most];
  staff.w_experience = p[P::trust_w_experience], staff.w_support = p[P::trust_w_support];
  staff.spread = p[P::trust_spread];
  staff.school_mean = static_cast<double>(ctx.before.schools[s].trust_mean);
  const std::uint32_t first = ctx.world.schools.first_teacher[s];
  move_trust_of_staff(ctx.world.schools.n_teachers(s), staff, old.guidance.data() + first,
                      old.sessions.data() + first, old.hours_saved.data() + first, old.coached.data() + first,
                      old.trust.data() + first, now.trust.data() + first);
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
  const auto single = [](double value) { return static_cast<float>(value); };
  TrustOfSchool x;
  x.recovery = single(recovery_of(ctx));
  x.most_lost = single(p[P::trust_most_lost]);
  x.per_learning = single(1 / p[P::trust_good_learning]);
  x.w_experience = single(p[P::trust_w_experience]);
  x.guided_goodwill = single(p[P::trust_guided_goodwill]);
  x.harm_felt = single(p[P::trust_harm_felt]);
  x.accused = single(p[P::trust_w_enforcement]);
  x.family_accused = single(p[P::trust_family_enforcement]);
  x.family_experience = single(p[P::trust_family_experience]);
  x.student_level = single(student_level);
  x.informed_level = single(informed_level);
  x.uninformed_level = single(uninformed_level);
  x.loss = single(loss_uninformed);
  x.loss_informed = single(loss_informed);
  move_trust(school.n_seats, x, school.before.flags.data(), school.before.learning.data(),
             school.before.trust.data(), school.before.family_trust.data(),
             school.now.trust.data() + school.first_seat, school.now.family_trust.data() + school.first_seat);
}

}  // namespace pilotwave
