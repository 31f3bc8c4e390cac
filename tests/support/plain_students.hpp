#pragma once

#include <algorithm>

#include "model/guidelines.hpp"
#include "model/student_use.hpp"
#include "support/small_world.hpp"

/// The students' weekly decision written out in full, without any shortcut: what the quick pass must equal.
namespace pilotwave::test {

inline StudentUse decide(StudentUse use, double u, const StudentSituation& x, const Params& p) {
  if (use == StudentUse::None) return u < start_unguided(x, p).probability() ? StudentUse::Light : use;
  if (use == StudentUse::Light) {
    const bool deeper = x.in_session && u < p[P::student_use_heavy_rate] * x.habit * x.leaning * x.leaning;
    if (deeper) return StudentUse::Heavy;
    return u > 1 - stop_unguided(x, p).probability() ? StudentUse::None : use;
  }
  const double recover = p[P::student_use_recover_rate] * (0.5 + x.literacy) * (x.in_session ? 1 : 2);
  return u > 1 - std::min(1.0, recover) ? StudentUse::Light : use;
}

/// @param friends_using  of this seat, last week
inline StudentSituation situation_of(const SmallWeek& w, const StudentColumns& c, std::uint32_t section,
                                     std::uint32_t seat, std::uint32_t s, double friends_using) {
  const int grade = w.world->sections.grade[section];
  const SchoolEffects& e = w.effects.schools[s];
  StudentSituation x;
  x.band = grade <= 5 ? Band::Elementary : grade <= 8 ? Band::Middle : Band::High;
  x.friends = friends_using / std::max(1.0, static_cast<double>(w.world->years[0].friends.n_friends[seat]));
  x.leaning = c.leaning[seat] / 255.0;
  x.home = (c.traits[seat] & kHomeAccess) != 0;
  x.low_income = (c.traits[seat] & kLowIncome) != 0;
  const double clarity = effective_clarity(w.before.district.guidelines[1],
                                           guideline_clock(w.plan.tools, w.before.district), w.plan.params);
  x.rules = guidance_on(c.flags[seat], GuidelinePart::EthicalUse, clarity);
  x.literacy = static_cast<double>(c.literacy[seat]);
  x.detector = static_cast<double>(e.detector);
  x.ban = static_cast<double>(e.ban_students);
  x.home_filter = static_cast<double>(e.home_filter);
  x.guided = (c.flags[seat] & kHadGuided) ? 1 : 0;
  x.exams = w.world->calendar.is_exam_time(w.week);
  x.in_session = w.world->calendar.in_session(w.week);
  x.habit = static_cast<double>(c.habit[seat]);
  x.trust = static_cast<double>(c.trust[seat]);
  return x;
}

/// The use that one student has after the week, decided the plain way.
inline StudentUse plain_next_use(const SmallWeek& w, const StudentColumns& all, std::uint32_t section,
                                 std::uint32_t seat, std::uint32_t s, double friends_using) {
  if (w.world->sections.grade[section] < w.plan.params[P::student_use_first_grade]) return StudentUse::None;
  const double u = w.world->luck.seat_uniform(Stream::StudentUse, w.world->schools.key[s],
                                              static_cast<std::uint32_t>(w.week),
                                              seat - w.world->schools.first_student[s]);
  return decide(all.use[seat], u, situation_of(w, all, section, seat, s, friends_using), w.plan.params);
}

/// One school's rows of last week, as processes read them.
inline StudentColumns school_rows(const StudentColumns& all, std::uint32_t first, std::uint32_t n) {
  StudentColumns rows = all;
  rows.for_each_column([&](auto& column) {
    column.erase(column.begin() + first + n, column.end());
    column.erase(column.begin(), column.begin() + first);
  });
  return rows;
}

}  // namespace pilotwave::test
