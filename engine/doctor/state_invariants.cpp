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

std::optional<Breach> teachers(const World& world, const TeacherColumns& c, int week) {
  if (c.level.size() != world.n_teachers())
    return Breach{week, {}, fmt::format("{} posts instead of {}", c.level.size(), world.n_teachers())};
  for (std::uint32_t t = 0; t < c.level.size(); ++t) {
    const std::string& school = world.schools.id[world.posts.school[t]];
    if (static_cast<std::size_t>(c.level[t]) >= kUseLevels)
      return Breach{week, school, teacher_id(t, world) + ": no such use level"};
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

std::optional<Breach> students(const World& world, const StudentColumns& c, int week) {
  if (c.use.size() != world.n_students())
    return Breach{week, {}, fmt::format("{} seats instead of {}", c.use.size(), world.n_students())};
  for (std::uint32_t k = 0; k < c.use.size(); ++k) {
    const auto breach = [&](std::string what) {
      return Breach{week, world.schools.id[student_at(k, world).school], std::move(what)};
    };
    if (static_cast<unsigned>(c.use[k]) > static_cast<unsigned>(StudentUse::Heavy))
      return breach(student_id(k, world) + ": no such use");
    for (const NamedShare share :
         {NamedShare{"habit", c.habit[k]}, NamedShare{"AI literacy", c.literacy[k]},
          NamedShare{"trust", c.trust[k]}, NamedShare{"family's trust", c.family_trust[k]}}) {
      if (!in_range(share.value)) return breach(out_of_range(student_id(k, world), share));
    }
    if (!std::isfinite(c.learning[k])) return breach(student_id(k, world) + ": learning is no number");
  }
  return std::nullopt;
}

/// Counts of using friends and colleagues move by what changes; counted afresh they must be the same.
std::optional<Breach> kept_counts(const World& world, const Params& params, const ModelState& s, int week) {
  const int sits_in = world.calendar.school_year(std::min(week + 1, world.calendar.n_weeks() - 1));
  ModelState fresh = s;
  recount_exposure(world, params, sits_in, fresh);
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

std::optional<Breach> access(const World& world, const Plan& plan, const ModelState& s, int week) {
  for (std::size_t t = 0; t < plan.tools.size(); ++t) {
    const auto [paid_students, paid_teachers] = seats_paid(s.district, t);
    std::uint64_t granted = 0;
    for (std::uint32_t k = 0; k < s.schools.size(); ++k) {
      const SchoolState& school = s.schools[k];
      granted += school.student_seats[t];
      const bool too_many = school.student_seats[t] > world.schools.n_students(k) ||
                            school.seats_used[t] > world.schools.n_students(k);
      if (too_many) return Breach{week, world.schools.id[k], plan.tools[t].id + ": more seats than students"};
      if (!(school.open & tool_bit(t)) && school.student_seats[t] + school.teacher_seats[t] > 0)
        return Breach{week, world.schools.id[k], plan.tools[t].id + ": seats, but the tool is closed"};
    }
    if (plan.tools[t].seat_price_usd > 0 && granted > paid_students)
      return Breach{
          week,
          {},
          fmt::format("{}: {} seats granted, {} paid for", plan.tools[t].id, granted, paid_students)};
  }
  for (std::uint32_t k = 0; k < s.schools.size(); ++k) {
    if (s.schools[k].open == 0 && s.schools[k].pilot != 0)
      return Breach{week, world.schools.id[k], "a pilot of tools that are closed"};
  }
  return std::nullopt;
}

std::optional<Breach> ledger(const Ledger& before, const Ledger& after, int week) {
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

std::optional<Breach> reviews(const DistrictState& d, const Plan& plan, int week) {
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

}  // namespace

std::optional<Breach> broken_invariant(const World& world, const Plan& plan, const Ledger& ledger_before,
                                       const ModelState& state, int week) {
  if (auto b = teachers(world, state.teachers, week)) return b;
  if (auto b = students(world, state.students, week)) return b;
  if (auto b = kept_counts(world, plan.params, state, week)) return b;
  if (auto b = access(world, plan, state, week)) return b;
  if (auto b = ledger(ledger_before, state.district.ledger, week)) return b;
  return reviews(state.district, plan, week);
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
