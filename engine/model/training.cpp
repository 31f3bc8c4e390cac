#include "model/training.hpp"

#include <algorithm>
#include <numeric>

#include "base/fmath.hpp"

namespace pilotwave {
namespace {

/// dose_response with what does not depend on the hours worked out.
class DoseResponse {
 public:
  DoseResponse(double middle, double width)
      : middle_(middle), width_(width), floor_(det_logistic(-middle / width)) {}
  [[nodiscard]] double at(double hours) const {
    return std::max(0.0, (det_logistic((hours - middle_) / width_) - floor_) / (1 - floor_));
  }

 private:
  double middle_, width_, floor_;
};

/// Adds the hours and the skill of one session to one teacher.
void teach(const WeekContext& ctx, const TrainingSession& session, double n_together, std::uint32_t t,
           TeacherColumns& now) {
  const Params& p = ctx.params;
  const double share = transfer(session.format, n_together, p);
  now.practical_hours[t] += session.practical_hours;
  now.ethics_hours[t] += session.ethics_hours;
  const double offered = dose_response(static_cast<double>(now.practical_hours[t]),
                                       p[P::training_dose_middle], p[P::training_dose_width]);
  const double ethics = dose_response(static_cast<double>(now.ethics_hours[t]), p[P::training_ethics_middle],
                                      p[P::training_ethics_width]);
  const double skill = static_cast<double>(now.skill[t]), e = static_cast<double>(now.ethics[t]);
  now.skill[t] = static_cast<float>(skill + share * std::max(0.0, offered - skill));
  now.ethics[t] =
      static_cast<float>(e + std::max(share, p[P::training_transfer_cohort]) * std::max(0.0, ethics - e));
  if (now.sessions[t] < 255) ++now.sessions[t];
}

void name_champions(const WeekContext& ctx, ModelState& now) {
  const SchoolColumns& schools = ctx.world.schools;
  const YearFrame& year = ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))];
  for (std::uint32_t s = 0; s < schools.size(); ++s) {
    const auto first = schools.first_teacher[s], last = schools.first_teacher[s + 1];
    std::fill(now.teachers.is_champion.begin() + first, now.teachers.is_champion.begin() + last,
              std::uint8_t{0});
    const auto n =
        std::min(static_cast<std::uint32_t>(ctx.effects.schools[s].champions + 0.5F), last - first);
    if (n == 0) continue;
    std::vector<std::uint32_t> order(last - first);
    std::iota(order.begin(), order.end(), first);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return year.prominence[a] != year.prominence[b] ? year.prominence[a] > year.prominence[b] : a < b;
    });
    for (std::uint32_t i = 0; i < n; ++i) now.teachers.is_champion[order[i]] = 1;
  }
}

}  // namespace

bool invited(const TrainingSession& session, const WeekContext& ctx, std::uint32_t t) {
  return session.schools[ctx.world.posts.school[t]] &&
         !(session.onboarding && ctx.before.teachers.sessions[t] > session.index);
}

std::uint32_t n_invited(const TrainingSession& session, const WeekContext& ctx) {
  std::uint32_t n = 0;
  for (std::uint32_t t = 0; t < ctx.world.n_teachers(); ++t) n += invited(session, ctx, t) ? 1U : 0U;
  return n;
}

double dose_response(double hours, double middle, double width) {
  return DoseResponse(middle, width).at(hours);
}

double transfer(TrainingFormat format, double n_together, const Params& p) {
  const double share = format == TrainingFormat::OneOff   ? p[P::training_transfer_one_off]
                       : format == TrainingFormat::Cohort ? p[P::training_transfer_cohort]
                                                          : p[P::training_transfer_coaching];
  // Falls from 1 to the penalty as the group grows; half of the way at `scale_teachers`.
  const double large = n_together / (n_together + p[P::training_scale_teachers]);
  return share * (1 - (1 - p[P::training_scale_penalty]) * large);
}

double attendance_chance(const TrainingSession& session, const TeacherColumns& teachers, std::uint32_t t,
                         bool pd_week, const Params& p) {
  if (session.required) return p[P::training_required_attendance];
  const UseLevel level = teachers.level[t];
  const double interest = uses_weekly(level)           ? 1.0
                          : uses_monthly(level)        ? p[P::training_interest_monthly]
                          : level == UseLevel::Refuses ? p[P::training_interest_refuser]
                                                       : p[P::training_interest_none];
  const double wish =
      p[P::training_base_attendance] +
      p[P::training_interest] *
          (interest + p[P::training_interest_innovative] * static_cast<double>(teachers.innovativeness[t])) +
      static_cast<double>(session.attendance_pull) +
      p[P::training_trust_pull] * (static_cast<double>(teachers.trust[t]) - 0.5) -
      (pd_week ? 0 : p[P::training_workload]);
  return det_logistic(wish);
}

std::vector<std::vector<std::uint32_t>> attendance(const WeekContext& ctx) {
  std::vector<std::vector<std::uint32_t>> all;
  const bool pd_week = ctx.world.calendar.is_pd_week(ctx.week) || !ctx.in_session();
  for (const TrainingSession& session : ctx.effects.sessions) {
    std::vector<std::pair<double, std::uint32_t>> wish;
    for (std::uint32_t t = 0; t < ctx.world.n_teachers(); ++t) {
      if (!invited(session, ctx, t)) continue;
      const std::uint32_t s = ctx.world.posts.school[t], ordinal = t - ctx.world.schools.first_teacher[s];
      // The luck of a person's attendance does not depend on which course asks, so that a larger plan never
      // loses anyone.
      const double u = Luck::to_unit32(ctx.luck().words(Stream::TrainingAttendance, ctx.world.schools.key[s],
                                                        ctx.week_word(), ordinal)[0]);
      if (u < attendance_chance(session, ctx.before.teachers, t, pd_week, ctx.params))
        wish.emplace_back(u, t);
    }
    std::sort(wish.begin(), wish.end());
    if (session.capacity > 0 && wish.size() > session.capacity) wish.resize(session.capacity);
    std::vector<std::uint32_t> posts(wish.size());
    std::transform(wish.begin(), wish.end(), posts.begin(), [](const auto& pair) { return pair.second; });
    std::sort(posts.begin(), posts.end());
    all.push_back(std::move(posts));
  }
  return all;
}

void step_training(const WeekContext& ctx, ModelState& now) {
  WeekActivity& activity = now.district.activity;
  activity.training_teacher_hours = activity.training_substitute_hours = 0;
  activity.training_trainer_cents = activity.training_stipend_cents = 0;
  const auto attending = attendance(ctx);
  for (std::size_t i = 0; i < attending.size(); ++i) {
    const TrainingSession& session = ctx.effects.sessions[i];
    const auto n = static_cast<double>(attending[i].size());
    for (const std::uint32_t t : attending[i]) teach(ctx, session, n, t, now.teachers);
    const double hours = n * static_cast<double>(session.practical_hours + session.ethics_hours);
    const auto group = static_cast<std::size_t>(ctx.params[P::training_teachers_per_trainer]);
    activity.training_teacher_hours += hours;
    if (session.release_time && ctx.in_session()) activity.training_substitute_hours += hours;
    activity.training_stipend_cents +=
        static_cast<std::int64_t>(hours * static_cast<double>(session.stipend_cents_per_hour) + 0.5);
    activity.training_trainer_cents +=
        static_cast<std::int64_t>((attending[i].size() + group - 1) / group) * session.trainer_cents;
  }
  name_champions(ctx, now);
  double coaches = 0;
  for (const SchoolEffects& s : ctx.effects.schools) coaches += static_cast<double>(s.coach_fte);
  activity.coach_fte = coaches;
  activity.coached_teachers = coached_teachers(ctx);
}

double coached_teachers(const WeekContext& ctx) {
  double sum = 0;
  for (std::uint32_t s = 0; s < ctx.world.schools.size(); ++s)
    sum += std::min<double>(ctx.world.schools.n_teachers(s), ctx.effects.schools[s].coach_places);
  return sum;
}

void step_teacher_growth(const WeekContext& ctx, std::uint32_t school, double n_coached,
                         TeacherColumns& now) {
  const Params& p = ctx.params;
  const SchoolColumns& schools = ctx.world.schools;
  const TeacherColumns& old = ctx.before.teachers;
  const YearFrame& year = ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))];
  const SchoolEffects& effects = ctx.effects.schools[school];
  const std::uint32_t n = schools.n_teachers(school);
  // A full-time coach serves a caseload; each on it is visited once a cycle.
  const double served = std::min(1.0, static_cast<double>(effects.coach_places) / n);
  const double visit = ctx.in_session() ? served / p[P::training_coach_cycle] : 0;
  const double in_practice = transfer(TrainingFormat::Coaching, n_coached, p);
  const double uncoached_fade = fade_chance(p[P::training_skill_half_life]),
               coached_fade = fade_chance(p[P::training_coached_half_life]);
  const double recent = 1 - fade_chance(p[P::training_hours_half_life]);
  const DoseResponse dose(p[P::training_dose_middle], p[P::training_dose_width]);
  std::vector<std::uint32_t>& words = seat_scratch().words;
  if (visit > 0) {
    fill_call_words(ctx.luck(), Stream::CoachVisit, schools.key[school], ctx.week_word(), n, words);
  }
  for (std::uint32_t t = schools.first_teacher[school]; t < schools.first_teacher[school + 1]; ++t) {
    const std::uint32_t ordinal = t - schools.first_teacher[school];
    double coached = static_cast<double>(old.coached[t]);
    const bool visited = visit > 0 && Luck::to_unit32(words[kCallWords * ordinal]) < visit;
    coached = visited ? std::min(1.0, coached + p[P::training_coach_contact])
                      : coached * (1 - p[P::training_coach_fade]);
    const double support = static_cast<double>(effects.pilot_support);
    double hours = static_cast<double>(now.practical_hours[t]);
    if (visited) hours += p[P::training_coach_visit_hours];
    const double degree = std::max(1U, year.advice.degree(t));
    const double peers = std::min(1.0, static_cast<double>(old.peers_skilled[t]) / degree);
    const double skill = static_cast<double>(old.skill[t]);
    const double helped = std::max(coached, p[P::training_pilot_help] * support);
    double gain = 0;
    if (helped > 0) {
      const double offered = dose.at(hours);
      gain = p[P::training_coach_rate] * helped *
             std::max(0.0, in_practice * std::max(offered, p[P::training_help_offer] * helped) - skill);
    }
    if (uses_weekly(old.level[t]))
      gain += p[P::training_practice_rate] * std::max(0.0, p[P::training_practice_ceiling] - skill);
    gain += p[P::training_peer_rate] * peers * std::max(0.0, p[P::training_peer_ceiling] - skill);
    const bool practises = uses_weekly(old.level[t]) || old.level[t] == UseLevel::Monthly;
    const double fade = (uncoached_fade + (coached_fade - uncoached_fade) * coached) *
                        (practises ? p[P::training_practice_keeps] : 1.0);
    // `now` holds what this week's sessions taught on top of last week's value; growth and decay act on last
    // week's.
    now.skill[t] =
        static_cast<float>(std::clamp(static_cast<double>(now.skill[t]) + gain - fade * skill, 0.0, 1.0));
    const double ethics = static_cast<double>(old.ethics[t]);
    const double ethics_gain =
        p[P::training_coach_rate] * helped * std::max(0.0, p[P::training_help_offer] * helped - ethics);
    now.ethics[t] = static_cast<float>(
        std::clamp(static_cast<double>(now.ethics[t]) + ethics_gain - fade * ethics, 0.0, 1.0));
    now.coached[t] = static_cast<float>(coached);
    now.practical_hours[t] = static_cast<float>(hours * recent);
    now.ethics_hours[t] = static_cast<float>(static_cast<double>(now.ethics_hours[t]) * recent);
  }
}

}  // namespace pilotwave
