#include "sim/schedule.hpp"

#include <algorithm>
#include <array>

#include "model/budget.hpp"
#include "model/engagement.hpp"
#include "model/guidelines.hpp"
#include "model/incidents.hpp"
#include "model/learning.hpp"
#include "model/review.hpp"
#include "model/rollout.hpp"
#include "model/student_use.hpp"
#include "model/teacher_use.hpp"
#include "model/technology.hpp"
#include "model/training.hpp"
#include "model/trust.hpp"
#include "model/turnover.hpp"
#include "sim/coming_school.hpp"

namespace pilotwave {
namespace {

using Story = std::vector<Happening>;

constexpr std::array kSchedule = {
    ProcessRow{1, "technology", "tools, shocks", "capability, prices, flaws introduced, vendors",
               [](const WeekContext& c, ModelState& n, Story& s) { step_technology(c, n.district, s); }},
    ProcessRow{2, "review", "tools, releases, found incidents, hours",
               "queue, approvals, flaws mended by review",
               [](const WeekContext& c, ModelState& n, Story& s) { step_review(c, n.district, s); }},
    ProcessRow{3, "guidelines", "capability, reach, training, coaching", "guidelines, guidance reached",
               [](const WeekContext& c, ModelState& n, Story& s) { step_guidelines(c, n.district, s); },
               [](const WeekContext& c, std::uint32_t s, ModelState& n, Story&) {
                 step_guidance_of_teachers(c, s, n.teachers);
               },
               [](const WeekContext& c, const SchoolWeek& s, ModelState&, Story&) {
                 step_guidance_of_students(c, s);
               }},
    ProcessRow{4, "rollout", "approvals, vendors, seats used",
               "open tools, seats, flaws mended by pilots, demand",
               [](const WeekContext& c, ModelState& n, Story& s) { step_rollout(c, n, s); }},
    ProcessRow{5, "training", "use, trust, advice ties, coaches",
               "hours, skill, ethics, coached, sessions, champions",
               [](const WeekContext& c, ModelState& n, Story&) { step_training(c, n); },
               [](const WeekContext& c, std::uint32_t s, ModelState& n, Story&) {
                 step_teacher_growth(c, s, n.district.activity.coached_teachers, n.teachers);
               }},
    ProcessRow{6, "engagement", "informed families, family trust",
               "informed, opted out, flaws mended by feedback",
               [](const WeekContext& c, ModelState& n, Story&) { step_feedback(c, n.district); }, nullptr,
               [](const WeekContext& c, const SchoolWeek& s, ModelState&, Story&) {
                 step_engagement_of_households(c, s);
               }},
    ProcessRow{7, "teacher use", "tools, skill, peers, guidance, trust, incidents",
               "use level, channel, bad weeks, weeks without support", nullptr,
               [](const WeekContext& c, std::uint32_t s, ModelState& n, Story&) {
                 step_teacher_use(c, s, n.teachers);
               }},
    ProcessRow{8, "student use", "class offers, friends, rules, habit, trust",
               "use, habit, literacy, guided, guided minutes, seats used, own use out of sight", nullptr,
               nullptr,
               [](const WeekContext& c, const SchoolWeek& s, ModelState& n, Story&) {
                 step_student_use(c, s, n.schools[s.school]);
               }},
    ProcessRow{
        9, "learning and workload", "class offers, use, literacy", "learning, hours saved", nullptr,
        [](const WeekContext& c, std::uint32_t s, ModelState& n, Story&) { step_workload(c, s, n.teachers); },
        [](const WeekContext& c, const SchoolWeek& s, ModelState&, Story&) { step_learning(c, s); }},
    ProcessRow{10, "incidents", "use, flaws, literacy, guidance, family trust",
               "occurred, found, disclosed, hidden, severities, accused", nullptr, nullptr,
               [](const WeekContext& c, const SchoolWeek& s, ModelState& n, Story& h) {
                 step_incidents(c, s, n.schools[s.school], h);
               }},
    ProcessRow{
        11, "trust", "news, informed, voice, experience", "trust of teachers, students, families", nullptr,
        [](const WeekContext& c, std::uint32_t s, ModelState& n, Story&) {
          step_trust_of_teachers(c, s, n.teachers);
        },
        [](const WeekContext& c, const SchoolWeek& s, ModelState&, Story&) { step_trust_of_students(c, s); }},
    ProcessRow{12, "budget and hours", "this week's activity", "ledger"},
    ProcessRow{13, "turnover and cohorts", "who moves (exogenous)", "who sits where, kept exposure"},
};

/// Last week's rows of one school's students: copies of the columns that processes write, whose memory a
/// thread uses again for its next school.
StudentRows rows_of(const StudentColumns& all, std::uint32_t first, std::uint32_t n) {
  thread_local StudentColumns copied;
  const auto copy = [&](const auto& column, auto& part) {
    part.assign(column.begin() + first, column.begin() + first + n);
  };
  copy(all.use, copied.use);
  copy(all.flags, copied.flags);
  copy(all.habit, copied.habit);
  copy(all.literacy, copied.literacy);
  copy(all.learning, copied.learning);
  copy(all.trust, copied.trust);
  copy(all.family_trust, copied.family_trust);
  return {all, copied, first, n};
}

}  // namespace

std::span<const ProcessRow> week_schedule() { return kSchedule; }

void run_week(std::span<const ProcessRow> schedule, const WeekContext& ctx, std::uint32_t unfunded,
              ModelState& now, Story& story, Executor& executor) {
  for (const ProcessRow& row : schedule) {
    if (row.district) row.district(ctx, now, story);
  }
  const SchoolColumns& schools = ctx.world.schools;
  std::vector<Story> by_school(schools.size());
  executor.for_each(schools.size(), [&](std::size_t i) {
    const auto s = static_cast<std::uint32_t>(i);
    const StudentRows before = rows_of(now.students, schools.first_student[s], schools.n_students(s));
    const SchoolWeek school(ctx, s, before, now.students);
    ComingSchool coming(schools, s);
    coming.needs_all(now.students);
    for (const ProcessRow& row : schedule) {
      if (row.school) row.school(ctx, s, now, by_school[i]);
      if (row.students) row.students(ctx, school, now, by_school[i]);
      coming.fetch();
    }
    commit_exposure(ctx, school);  // friendships stay within a school
    commit_teacher_exposure(ctx, s, now.teachers);
  });
  for (Story& part : by_school)
    story.insert(story.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  settle_flaws(now.district);
  gather_incidents(ctx, now);
  step_budget(ctx, unfunded, now.district);
  step_turnover(ctx, now, executor);
}

}  // namespace pilotwave
