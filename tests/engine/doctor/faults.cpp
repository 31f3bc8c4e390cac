#include "engine/doctor/faults.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <thread>

#include "model/training.hpp"

namespace pilotwave::test {
namespace {

/// Nudges the trust of a school's first teacher by a number in [0, 1).
void nudge(const WeekContext& ctx, std::uint32_t school, double u, ModelState& now) {
  float& trust = now.teachers.trust[ctx.world.schools.first_teacher[school]];
  trust = std::clamp(trust + static_cast<float>(1e-3 * (u - 0.5)), 0.0F, 1.0F);
}

// Each fault is one more process at the end of the week.

void draws_by_thread(const WeekContext& ctx, std::uint32_t school, ModelState& now, std::vector<Happening>&) {
  const auto thread = static_cast<std::uint32_t>(std::hash<std::thread::id>{}(std::this_thread::get_id()));
  nudge(ctx, school, ctx.luck().uniform(Stream::UserStream, thread, ctx.week_word(), 0), now);
}

void counts_idle_levers(const WeekContext&, ModelState& now, std::vector<Happening>&) {
  now.district.queue_week_sum += now.levers.size();
}

/// A course that is large sends home whoever came first.
void large_courses_lose_somebody(const WeekContext& ctx, ModelState& now, std::vector<Happening>&) {
  for (const std::vector<std::uint32_t>& attending : attendance(ctx)) {
    constexpr std::size_t kLarge = 5;
    if (attending.size() > kLarge) now.teachers.sessions[attending.front()] = 0;
  }
}

/// Rates that are turned up turn some people down: everybody's luck is read the other way round.
void bans_start_use(const WeekContext& ctx, const SchoolWeek& school, ModelState& now,
                    std::vector<Happening>&) {
  const float ban = ctx.effects.schools[school.school].ban_students;
  constexpr float kStrict = 0.9F;
  if (ban > kStrict) now.students.use[school.first_seat + school.n_seats - 1] = StudentUse::Heavy;
}

void forgets_a_student(const WeekContext& ctx, ModelState& now, std::vector<Happening>&) {
  constexpr int kWeek = 20;
  if (ctx.week == kWeek) now.students.person[3] = now.students.person[4];
}

void books_a_cent_twice(const WeekContext& ctx, ModelState& now, std::vector<Happening>&) {
  constexpr int kWeek = 11;
  if (ctx.week == kWeek) ++now.district.ledger.total_cents;
}

void loses_count_of_friends(const WeekContext& ctx, const SchoolWeek& school, ModelState& now,
                            std::vector<Happening>&) {
  constexpr int kWeek = 7;
  if (ctx.week == kWeek && school.school == 1) ++now.students.friends_using[school.first_seat];
}

/// 0 / 0 where a ban is complete.
void divides_by_what_a_ban_leaves(const WeekContext& ctx, std::uint32_t school, ModelState& now,
                                  std::vector<Happening>&) {
  const float left = 1 - ctx.effects.schools[school].ban_students;
  if (left <= 0)
    now.teachers.trust[ctx.world.schools.first_teacher[school]] = std::numeric_limits<float>::quiet_NaN();
}

/// The week's own processes and one more.
std::span<const ProcessRow> schedule_with(const ProcessRow& fault) {
  static std::vector<std::unique_ptr<std::vector<ProcessRow>>> kept;  // schedules outlive their engines
  const auto sound = week_schedule();
  kept.push_back(std::make_unique<std::vector<ProcessRow>>(sound.begin(), sound.end()));
  kept.back()->push_back(fault);
  return *kept.back();
}

Engine with(const ProcessRow& fault) {
  Engine engine = sound_engine();
  engine.schedule = schedule_with(fault);
  return engine;
}

/// A seed of its own for every plan: no two plans share their luck.
Engine salted_by_plan() {
  Engine engine = sound_engine();
  engine.world = [](const DistrictDef& district, const Plan& plan, std::uint32_t replicate,
                    Executor& executor) {
    Plan salted = plan;
    salted.seed += static_cast<std::uint32_t>(plan.interventions.size());
    return build_world(district, salted, replicate, executor);
  };
  return engine;
}

/// People who depend on the order of the list of schools.
Engine world_by_place_in_the_list() {
  Engine engine = sound_engine();
  engine.world = [](const DistrictDef& district, const Plan& plan, std::uint32_t replicate,
                    Executor& executor) {
    DistrictDef favoured = district;
    favoured.schools.front().principal_support = 1;
    return build_world(favoured, plan, replicate, executor);
  };
  return engine;
}

constexpr int kNumber = 99;

}  // namespace

std::vector<Fault> seeded_faults() {
  constexpr std::string_view kName = "fault";
  return {
      // Where it shows differs from run to run: threads share the schools out anew each time.
      {"a draw keyed by the thread", "thread_invariance", "",
       with({kNumber, kName, "", "", nullptr, draws_by_thread})},
      {"a count of interventions, idle ones too", "idle_levers", "at zero strength",
       with({kNumber, kName, "", "", counts_idle_levers})},
      {"a world that favours the first school in the list", "relabelling", "", world_by_place_in_the_list()},
      {"large courses lose somebody", "monotone_levers", "places in training",
       with({kNumber, kName, "", "", large_courses_lose_somebody})},
      {"a strict ban that starts use", "monotone_levers", "a ban on students",
       with({kNumber, kName, "", "", nullptr, nullptr, bans_start_use})},
      {"a student who is forgotten", "conservation", "missing",
       with({kNumber, kName, "", "", forgets_a_student})},
      {"a cent booked twice", "conservation", "cents", with({kNumber, kName, "", "", books_a_cent_twice})},
      {"a count of friends that drifts", "conservation", "friends",
       with({kNumber, kName, "", "", nullptr, nullptr, loses_count_of_friends})},
      {"a division by nothing at a bound", "extreme_values", "`ban` at its upper bounds",
       with({kNumber, kName, "", "", nullptr, divides_by_what_a_ban_leaves})},
      {"a seed salted by the plan", "pairing", "have parted", salted_by_plan()}};
}

}  // namespace pilotwave::test
