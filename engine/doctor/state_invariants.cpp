#include "doctor/state_invariants.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "explain/entity_id.hpp"
#include "model/budget.hpp"
#include "model/metrics/metric.hpp"
#include "model/rollout.hpp"
#include "model/turnover.hpp"

namespace pilotwave {
namespace {

struct NamedShare {
  std::string_view name;
  float value;
};

bool in_range(float share) { return share >= 0 && share <= 1; }  // NaN is in no range

std::string out_of_range(const std::string& who, const NamedShare& share) {
  return fmt::format("{}: {} is {}, not within 0 and 1", who, share.name, share.value);
}

std::string no_such(const std::string& who, std::string_view what) {
  return fmt::format("{}: no such {}", who, what);
}

std::optional<Breach> teacher_out_of_range(const World& world, const TeacherColumns& c, int week) {
  for (std::uint32_t t = 0; t < c.level.size(); ++t) {
    const std::string& school = world.schools.id[world.posts.school[t]];
    for (const NamedShare share :
         {NamedShare{"skill", c.skill[t]}, NamedShare{"ethics literacy", c.ethics[t]},
          NamedShare{"contact with a coach", c.coached[t]}, NamedShare{"trust", c.trust[t]}}) {
      if (!in_range(share.value)) return Breach{week, school, out_of_range(teacher_id(t, world), share)};
    }
    if (!(c.practical_hours[t] >= 0 && c.ethics_hours[t] >= 0))
      return Breach{week, school, teacher_id(t, world) + ": hours of training below 0"};
  }
  return std::nullopt;
}

std::optional<Breach> student_out_of_range(const World& world, const StudentColumns& c, int week) {
  for (std::uint32_t k = 0; k < c.use.size(); ++k) {
    const auto breach = [&](std::string what) {
      return Breach{week, world.schools.id[student_at(k, world).school], std::move(what)};
    };
    for (const NamedShare share :
         {NamedShare{"habit", c.habit[k]}, NamedShare{"AI literacy", c.literacy[k]},
          NamedShare{"trust", c.trust[k]}, NamedShare{"family's trust", c.family_trust[k]}}) {
      if (!in_range(share.value)) return breach(out_of_range(student_id(k, world), share));
    }
    if (!std::isfinite(c.learning[k])) return breach(student_id(k, world) + ": learning is no number");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Breach> broken_standing(const World& world, const ModelState& s, int week) {
  const std::size_t n_posts = s.teachers.level.size(), n_seats = s.students.use.size();
  if (n_posts != world.n_teachers())
    return Breach{week, {}, fmt::format("{} posts instead of {}", n_posts, world.n_teachers())};
  if (n_seats != world.n_students())
    return Breach{week, {}, fmt::format("{} seats instead of {}", n_seats, world.n_students())};
  for (std::uint32_t t = 0; t < n_posts; ++t) {
    if (static_cast<std::size_t>(s.teachers.level[t]) >= kUseLevels)
      return Breach{week, world.schools.id[world.posts.school[t]],
                    no_such(teacher_id(t, world), "use level")};
  }
  for (std::uint32_t k = 0; k < n_seats; ++k) {
    if (static_cast<unsigned>(s.students.use[k]) > static_cast<unsigned>(StudentUse::Heavy))
      return Breach{week, world.schools.id[student_at(k, world).school],
                    no_such(student_id(k, world), "use")};
  }
  return std::nullopt;
}

std::optional<Breach> broken_ranges(const World& world, const ModelState& s, int week) {
  if (auto b = teacher_out_of_range(world, s.teachers, week)) return b;
  return student_out_of_range(world, s.students, week);
}

std::optional<Breach> broken_kept_counts(const World& world, const Params& params, const ModelState& s,
                                         int week) {
  const int sits_in = world.calendar.school_year(std::min(week + 1, world.calendar.n_weeks() - 1));
  ModelState fresh = s;
  recount_exposure(world, params, sits_in, fresh, *make_serial_executor());
  for (std::uint32_t t = 0; t < world.n_teachers(); ++t) {
    if (fresh.teachers.peers_using[t] == s.teachers.peers_using[t] &&
        fresh.teachers.peers_skilled[t] == s.teachers.peers_skilled[t])
      continue;
    return Breach{week, world.schools.id[world.posts.school[t]],
                  fmt::format("{}: {} using and {} helpful colleagues are kept, {} and {} counted",
                              teacher_id(t, world), s.teachers.peers_using[t], s.teachers.peers_skilled[t],
                              fresh.teachers.peers_using[t], fresh.teachers.peers_skilled[t])};
  }
  for (std::uint32_t k = 0; k < world.n_students(); ++k) {
    if (fresh.students.friends_using[k] == s.students.friends_using[k]) continue;
    return Breach{week, world.schools.id[student_at(k, world).school],
                  fmt::format("{}: {} using friends are kept, {} counted", student_id(k, world),
                              s.students.friends_using[k], fresh.students.friends_using[k])};
  }
  return std::nullopt;
}

std::optional<Breach> broken_access(const World& world, const Plan& plan, const ModelState& s, int week) {
  for (std::size_t t = 0; t < plan.tools.size(); ++t) {
    const ToolDef& tool = plan.tools[t];
    const auto [paid_students, paid_teachers] = seats_paid(s.district, t);
    std::uint64_t students = 0, teachers = 0;
    for (std::uint32_t k = 0; k < s.schools.size(); ++k) {
      const SchoolState& school = s.schools[k];
      const auto breach = [&](std::string_view what) {
        return Breach{week, world.schools.id[k], fmt::format("{}: {}", tool.id, what)};
      };
      students += school.student_seats[t];
      teachers += school.teacher_seats[t];
      if (std::max(school.student_seats[t], school.seats_used[t]) > world.schools.n_students(k))
        return breach("more seats than students");
      if (school.teacher_seats[t] > world.schools.n_teachers(k)) return breach("more seats than teachers");
      const bool open = (school.open & tool_bit(t)) != 0;
      if (!open && school.student_seats[t] + school.teacher_seats[t] > 0)
        return breach("seats, but the tool is closed");
      if (!open && (school.pilot & tool_bit(t)) != 0) return breach("a pilot, but the tool is closed");
    }
    if (tool.seat_price_usd <= 0) continue;
    // Teachers use their students' tools by the students' seats.
    const bool too_many_teachers = !is_for_students(tool.kind) && teachers > paid_teachers;
    if (students > paid_students || too_many_teachers)
      return Breach{week,
                    {},
                    fmt::format("{}: {} student and {} teacher seats granted, {} and {} paid for", tool.id,
                                students, teachers, paid_students, paid_teachers)};
  }
  return std::nullopt;
}

std::optional<Breach> broken_ledger(const Ledger& before, const Ledger& after, int week) {
  std::int64_t booked = 0;
  for (std::size_t i = 0; i < kLines; ++i) {
    const std::string_view line = line_name(static_cast<Line>(i));
    if (after.week_by_line[i] < 0)
      return Breach{week, {}, fmt::format("{}: {} cents booked", line, after.week_by_line[i])};
    if (after.total_by_line[i] != before.total_by_line[i] + after.week_by_line[i])
      return Breach{week,
                    {},
                    fmt::format("{}: {} cents in all, but {} before and {} this week", line,
                                after.total_by_line[i], before.total_by_line[i], after.week_by_line[i])};
    booked += after.week_by_line[i];
  }
  if (after.total_cents != before.total_cents + booked)
    return Breach{week,
                  {},
                  fmt::format("{} cents in all, but {} before and {} booked this week", after.total_cents,
                              before.total_cents, booked)};
  for (std::size_t i = 0; i < kHourRoles; ++i) {
    if (after.week_minutes[i] < 0 ||
        after.total_minutes[i] != before.total_minutes[i] + after.week_minutes[i])
      return Breach{week,
                    {},
                    fmt::format("{} minutes in all, but {} before and {} this week", after.total_minutes[i],
                                before.total_minutes[i], after.week_minutes[i])};
  }
  return std::nullopt;
}

std::optional<Breach> broken_reviews(const DistrictState& d, const Plan& plan, int week) {
  if (d.jobs_arrived != d.jobs_finished + d.queue.size())
    return Breach{week,
                  {},
                  fmt::format("{} review jobs arrived, {} are finished and {} wait", d.jobs_arrived,
                              d.jobs_finished, d.queue.size())};
  for (std::size_t t = 0; t < d.tools.size(); ++t) {
    const ToolState& tool = d.tools[t];
    for (std::size_t k = 0; k < kFlawKinds; ++k) {
      const double mended = tool.mended_by_review[k] + tool.mended_by_pilots[k] + tool.mended_by_feedback[k];
      constexpr double kRounding = 1e-9;
      if (!(mended <= tool.flaws_introduced[k] + kRounding))
        return Breach{
            week,
            {},
            fmt::format("{}: {} flaws mended of {}", plan.tools[t].id, mended, tool.flaws_introduced[k])};
    }
  }
  return std::nullopt;
}

std::optional<Breach> broken_invariant(const World& world, const Plan& plan, const Ledger& ledger_before,
                                       const ModelState& state, int week) {
  if (auto b = broken_standing(world, state, week)) return b;
  if (auto b = broken_ranges(world, state, week)) return b;
  if (auto b = broken_kept_counts(world, plan.params, state, week)) return b;
  if (auto b = broken_access(world, plan, state, week)) return b;
  if (auto b = broken_ledger(ledger_before, state.district.ledger, week)) return b;
  return broken_reviews(state.district, plan, week);
}

std::optional<Breach> broken_comings_and_goings(const World& world, const DistrictState& last) {
  std::uint64_t entered = 0, left = 0;
  for (int week = 0; week < world.calendar.n_weeks(); ++week) {
    entered += world.moves(week).students_entered;
    left += world.moves(week).students_left;
  }
  if (last.students_entered == entered && last.students_left == left && entered == left) return std::nullopt;
  return Breach{-1,
                {},
                fmt::format("{} students entered and {} left, but {} and {} are on the books", entered, left,
                            last.students_entered, last.students_left)};
}

std::optional<Breach> unmeasured(const RunRecord& record) {
  constexpr std::size_t kWholeDistrict = 0;
  for (int week = 0; week < record.n_weeks(); ++week) {
    for (std::size_t g = 0; g < record.groups().size(); ++g) {
      for (int m = 0; m < record.n_metrics(); ++m) {
        const double x = record.value(m, g, week);
        const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(m)];
        if (std::isinf(x))
          return Breach{week, {}, fmt::format("{} of {} is infinite", spec.key, record.groups()[g].key)};
        if (std::isnan(x) && g == kWholeDistrict && spec.scope != MetricScope::District)
          return Breach{week, {}, fmt::format("{} is no number", spec.key)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace pilotwave
