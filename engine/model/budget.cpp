#include "model/budget.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "model/standing_work.hpp"
#include "model/training.hpp"

namespace pilotwave {
namespace {

constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::int64_t kWeeksPerYear = 52;

/// Money still free this fiscal year, as far as it was spent by last week.
struct Purse {
  std::int64_t left = kUnlimited;
  bool take(std::int64_t cents) {
    if (cents > left) return false;
    left -= cents;
    return true;
  }
};

std::int64_t cents_of(double usd) { return static_cast<std::int64_t>(usd * 100 + 0.5); }

/// Cents for one more attending teacher of a session, and for the first of each 25.
std::int64_t seat_cost(const TrainingSession& s, const WeekContext& ctx) {
  const double hours = static_cast<double>(s.practical_hours + s.ethics_hours);
  const double substitutes =
      s.release_time && ctx.in_session() ? hours * ctx.params[P::training_substitute_usd_per_hour] : 0;
  return cents_of(substitutes) +
         static_cast<std::int64_t>(hours * static_cast<double>(s.stipend_cents_per_hour) + 1.0) + 1;
}

std::uint32_t fit_training(const WeekContext& ctx, Effects& e, Purse& purse, std::vector<Happening>& story) {
  std::uint32_t cut = 0;
  const auto group = static_cast<std::int64_t>(ctx.params[P::training_teachers_per_trainer]);
  for (TrainingSession& session : e.sessions) {
    std::int64_t invited = n_invited(session, ctx);
    if (session.capacity > 0) invited = std::min<std::int64_t>(invited, session.capacity);
    const std::int64_t each = seat_cost(session, ctx);
    const auto total = [&](std::int64_t n) {
      return n * each + (n + group - 1) / group * session.trainer_cents;
    };
    if (purse.take(total(invited))) continue;
    std::int64_t places = 0;
    while (places < invited && total(places + 1) <= purse.left) ++places;
    if (places > 0) {
      purse.left -= total(places);
      session.capacity = static_cast<std::uint32_t>(places);
    } else {
      std::fill(session.schools.begin(), session.schools.end(), std::uint8_t{0});
    }
    ++cut;
    story.push_back(
        {"unfunded", fmt::format("training: money for {} of {} places", places, invited), kNewcomer});
  }
  // A course that nobody has brings nobody the guidelines either.
  const auto is_held = [](const TrainingSession& s) {
    return s.ethics_hours > 0 && std::count(s.schools.begin(), s.schools.end(), std::uint8_t{0}) !=
                                     static_cast<std::ptrdiff_t>(s.schools.size());
  };
  if (cut > 0 && std::none_of(e.sessions.begin(), e.sessions.end(), is_held)) e.channel[kTrainingChannel] = 0;
  return cut;
}

std::uint32_t fit_standing_costs(const WeekContext& ctx, Effects& e, Purse& purse,
                                 std::vector<Happening>& story) {
  std::uint32_t cut = 0;
  const auto refuse = [&](std::string_view what) {
    ++cut;
    story.push_back({"unfunded", fmt::format("{}: no money this week", what), kNewcomer});
  };
  double coaches = 0;
  for (const SchoolEffects& s : e.schools) coaches += static_cast<double>(s.coach_fte);
  if (coaches > 0 &&
      !purse.take(cents_of(coaches * ctx.params[P::training_coach_usd_per_year] / kWeeksPerYear))) {
    for (SchoolEffects& s : e.schools) s.coach_fte = s.coach_places = 0;
    refuse("coaches");
  }
  for (std::size_t i = 0; i < kActivities; ++i) {
    const auto activity = static_cast<Activity>(i);
    const std::int64_t cents = e.work_of(activity).cents;
    if (cents <= 0 || purse.take(cents)) continue;
    drop(activity, e);
    refuse(activity_name(activity));
  }
  return cut;
}

/// Seats that open schools lack, over all levers together: what is paid for already is not bought twice.
void add_missing_seats(const WeekContext& ctx, Effects& e) {
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if (ctx.tools[t].seat_price_usd <= 0 || !ctx.before.district.tools[t].vendor_alive) continue;
    const bool students = is_for_students(ctx.tools[t].kind) || ctx.tools[t].kind == ToolKind::GeneralChat;
    std::uint64_t wanted = 0, paid = 0;
    for (std::uint32_t s = 0; s < e.schools.size(); ++s) {
      if (!(e.schools[s].seats & ctx.before.schools[s].open & tool_bit(t))) continue;
      wanted += students ? ctx.world.schools.n_students(s) : ctx.world.schools.n_teachers(s);
    }
    for (const SeatBlock& block : ctx.before.district.seats) {
      if (block.tool == t && block.until > ctx.week)
        paid += students ? block.student_seats : block.teacher_seats;
    }
    for (const SeatPurchase& buy : e.purchases) {
      if (buy.tool == t) paid += students ? buy.student_seats : buy.teacher_seats;
    }
    if (wanted <= paid) continue;
    const auto lack = static_cast<std::uint32_t>(wanted - paid);
    e.purchases.push_back({t, students ? lack : 0, students ? 0 : lack, 1.0, 0});
  }
  std::erase_if(e.purchases,
                [&](const SeatPurchase& buy) { return !ctx.before.district.tools[buy.tool].vendor_alive; });
}

std::uint32_t fit_seats(const WeekContext& ctx, Effects& e, Purse& purse, std::vector<Happening>& story) {
  std::uint32_t cut = 0;
  add_missing_seats(ctx, e);
  std::sort(e.purchases.begin(), e.purchases.end(), [](const SeatPurchase& a, const SeatPurchase& b) {
    return a.tool != b.tool ? a.tool < b.tool : a.key < b.key;
  });
  for (SeatPurchase& buy : e.purchases) {
    const ToolState& tool = ctx.before.district.tools[buy.tool];
    const std::int64_t price = cents_of(ctx.tools[buy.tool].seat_price_usd * tool.price_factor *
                                        (1 + tool.condition_cost) * buy.price_factor);
    const std::int64_t wanted = static_cast<std::int64_t>(buy.student_seats) + buy.teacher_seats;
    if (price <= 0 || purse.take(wanted * price)) continue;
    const std::int64_t affordable = std::max<std::int64_t>(0, purse.left / price);
    const auto students = static_cast<std::uint32_t>(std::min<std::int64_t>(affordable, buy.student_seats));
    const auto teachers =
        static_cast<std::uint32_t>(std::min<std::int64_t>(affordable - students, buy.teacher_seats));
    buy.student_seats = students;
    buy.teacher_seats = teachers;
    purse.left -= (static_cast<std::int64_t>(students) + teachers) * price;
    ++cut;
    story.push_back(
        {"unfunded",
         fmt::format("seats of {}: money for {} of {}", ctx.tools[buy.tool].id, students + teachers, wanted),
         kNewcomer});
  }
  std::erase_if(e.purchases, [](const SeatPurchase& b) { return b.student_seats + b.teacher_seats == 0; });
  return cut;
}

std::uint32_t fit_hours(const WeekContext& ctx, Effects& e, std::vector<Happening>& story) {
  std::uint32_t cut = 0;
  const bool none_given = e.review_hours[0] + e.review_hours[1] + e.review_hours[2] <= 0;
  if (e.arrangement != Arrangement::None && none_given) {
    const DepartmentHours& own = ctx.world.district.department_hours;
    e.review_hours = {own.educators, own.it, own.administrators};
  }
  for (std::size_t r = 0; r < kHourRoles; ++r) {
    if (e.hour_cap[r] < 0) continue;
    double standing = 0;
    for (const StandingWork& work : e.work) standing += work.hours[r];
    // What stands last in the order goes first; opening a school is a matter of days and always happens.
    for (std::size_t i = kActivities; i-- > 1 && standing > e.hour_cap[r];) {
      const auto activity = static_cast<Activity>(i);
      const double hours = e.work_of(activity).hours[r];
      if (hours <= 0) continue;
      drop(activity, e);
      standing -= hours;
      ++cut;
      story.push_back({"unfunded",
                       fmt::format("{}: no hours of {} this week", activity_name(activity),
                                   hour_role_name(static_cast<HourRole>(r))),
                       kNewcomer});
    }
    if (r >= kDepartments) continue;
    const double left = std::max(0.0, e.hour_cap[r] - standing);
    if (e.review_hours[r] > left) {
      e.review_hours[r] = left;
      ++cut;
    }
  }
  return cut;
}

}  // namespace

std::int64_t annual_cap_cents(const DistrictDef& district, const Effects& e) {
  std::int64_t cap = district.annual_budget_cents;
  if (e.budget_cap_cents >= 0) cap = cap < 0 ? e.budget_cap_cents : std::min(cap, e.budget_cap_cents);
  return cap < 0 ? -1 : std::max<std::int64_t>(0, cap + e.extra_budget_cents);
}

std::uint32_t fit_to_budget(const WeekContext& ctx, Effects& e, std::vector<Happening>& story) {
  const std::int64_t cap = annual_cap_cents(ctx.world.district, e);
  const Ledger& ledger = ctx.before.district.ledger;
  const bool new_year = ctx.week > 0 && ctx.world.calendar.fiscal_year(ctx.week) !=
                                            ctx.world.calendar.fiscal_year(ctx.week - 1);
  Purse purse;
  if (cap >= 0) purse.left = std::max<std::int64_t>(0, cap - (new_year ? 0 : ledger.spent_cents));
  std::uint32_t cut = fit_hours(ctx, e, story);  // first: what nobody has time for sets no money aside
  cut += fit_training(ctx, e, purse, story);
  cut += fit_standing_costs(ctx, e, purse, story);
  cut += fit_seats(ctx, e, purse, story);
  return cut;
}

void book(Ledger& ledger, Line line, std::int64_t cents) {
  const auto i = static_cast<std::size_t>(line);
  ledger.week_by_line[i] += cents;
  ledger.total_by_line[i] += cents;
  ledger.spent_cents += cents;
  ledger.total_cents += cents;
}

void book_hours(Ledger& ledger, HourRole role, double hours) {
  const auto minutes = static_cast<std::int64_t>(hours * 60 + 0.5);
  ledger.week_minutes[static_cast<std::size_t>(role)] += minutes;
  ledger.total_minutes[static_cast<std::size_t>(role)] += minutes;
}

void step_budget(const WeekContext& ctx, std::uint32_t unfunded, DistrictState& now) {
  const Params& p = ctx.params;
  const Effects& e = ctx.effects;
  Ledger& ledger = now.ledger;
  const WeekActivity& a = now.activity;
  ledger.week_by_line = {};
  ledger.week_minutes = {};
  if (ctx.week > 0 &&
      ctx.world.calendar.fiscal_year(ctx.week) != ctx.world.calendar.fiscal_year(ctx.week - 1))
    ledger.spent_cents = 0;
  ledger.opening_cents = std::max<std::int64_t>(0, annual_cap_cents(ctx.world.district, e));
  ledger.unfunded_week = unfunded;
  ledger.unfunded_total += unfunded;
  book(ledger, Line::Seats, a.seat_cents);
  book(ledger, Line::Platforms, e.work_of(Activity::Platform).cents);
  book(ledger, Line::Training,
       cents_of(a.training_substitute_hours * p[P::training_substitute_usd_per_hour]) +
           a.training_trainer_cents + a.training_stipend_cents);
  book(ledger, Line::Coaches,
       cents_of(a.coach_fte * p[P::training_coach_usd_per_year] / kWeeksPerYear) +
           e.work_of(Activity::Champions).cents);
  const double counted = p[P::budget_hour_cost_counted] * p[P::review_wage];
  book(ledger, Line::Review, cents_of((a.review_hours[0] + a.review_hours[1] + a.review_hours[2]) * counted));
  book(ledger, Line::Guidelines, cents_of(a.guideline_hours * counted));
  book(ledger, Line::Engagement, e.work_of(Activity::Outreach).cents);
  book(ledger, Line::Monitoring, e.work_of(Activity::Monitoring).cents);
  book(ledger, Line::IncidentResponse, a.incident_cents);
  book(ledger, Line::VendorLoss, a.vendor_loss_cents);
  const double coaching =
      ctx.in_session() ? coached_teachers(ctx) * p[P::training_coach_visit_hours] / p[P::training_coach_cycle]
                       : 0;
  std::array<double, kHourRoles> hours{};
  for (std::size_t d = 0; d < kDepartments; ++d) hours[d] = a.review_hours[d] + a.incident_hours[d];
  hours[static_cast<std::size_t>(HourRole::Administrators)] += a.guideline_hours;
  hours[static_cast<std::size_t>(HourRole::Teachers)] =
      a.training_teacher_hours + a.incident_teacher_hours + coaching;
  hours[static_cast<std::size_t>(HourRole::Principals)] = a.incident_principal_hours;
  for (std::size_t r = 0; r < kHourRoles; ++r) {
    for (const StandingWork& work : e.work) hours[r] += work.hours[r];
    book_hours(ledger, static_cast<HourRole>(r), hours[r]);
  }
}

}  // namespace pilotwave
