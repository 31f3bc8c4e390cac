#include "model/budget.hpp"

#include <catch2/catch.hpp>

#include <numeric>

#include "model/training.hpp"
#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr std::int64_t kSeat = 1500;  ///< cents: 15 USD, at the price of the first week

SmallWeek capped(std::int64_t cents) {
  SmallWeek w(small_district(3, 300));
  w.effects.budget_cap_cents = cents;
  return w;
}

SeatPurchase buy(std::uint32_t student_seats) {
  SeatPurchase p;
  p.tool = 0;
  p.student_seats = student_seats;
  return p;
}

template <std::size_t N>
std::int64_t sum(const std::array<std::int64_t, N>& lines) {
  return std::accumulate(lines.begin(), lines.end(), std::int64_t{0});
}

}  // namespace

TEST_CASE("the cap is the smaller of the district's and the plan's, plus extras, and never below nothing") {
  DistrictDef district;
  Effects e;
  CHECK(annual_cap_cents(district, e) == -1);
  e.extra_budget_cents = 500;
  CHECK(annual_cap_cents(district, e) == -1);
  district.annual_budget_cents = 10000;
  CHECK(annual_cap_cents(district, e) == 10500);
  e.budget_cap_cents = 4000;
  CHECK(annual_cap_cents(district, e) == 4500);
  e.extra_budget_cents = -9000;
  CHECK(annual_cap_cents(district, e) == 0);
}

TEST_CASE("seats are cut to exactly what can be paid, and the plan says so") {
  SmallWeek w = capped(100 * kSeat + kSeat - 1);
  w.effects.purchases = {buy(250)};
  std::vector<Happening> story;
  CHECK(fit_to_budget(w.context(), w.effects, story) == 1);
  CHECK(w.effects.purchases.at(0).student_seats == 100);
  CHECK(story.at(0).kind == "unfunded");
  CHECK(story.at(0).detail.find("100 of 250") != std::string::npos);
}

TEST_CASE("what fits the cap to the cent is not cut, and one cent less cuts one seat") {
  std::vector<Happening> story;
  SmallWeek fits = capped(250 * kSeat), short_of = capped(250 * kSeat - 1);
  fits.effects.purchases = short_of.effects.purchases = {buy(250)};
  CHECK(fit_to_budget(fits.context(), fits.effects, story) == 0);
  CHECK(fits.effects.purchases.at(0).student_seats == 250);
  CHECK(fit_to_budget(short_of.context(), short_of.effects, story) == 1);
  CHECK(short_of.effects.purchases.at(0).student_seats == 249);
}

TEST_CASE("what was spent in the fiscal year counts against its cap") {
  SmallWeek w = capped(250 * kSeat);
  w.state.district.ledger.spent_cents = 200 * kSeat;
  w.settle();
  w.effects.purchases = {buy(250)};
  std::vector<Happening> story;
  (void)fit_to_budget(w.context(), w.effects, story);
  CHECK(w.effects.purchases.at(0).student_seats == 50);
  w.state.district.ledger.spent_cents = 250 * kSeat + 77;  // incidents may overdraw
  w.settle();
  w.effects.purchases = {buy(250)};
  (void)fit_to_budget(w.context(), w.effects, story);
  CHECK(w.effects.purchases.empty());
}

TEST_CASE("training is paid before seats, and its places are cut to the money") {
  SmallWeek w = capped(100000);
  TrainingSession s;
  s.practical_hours = 4;
  s.release_time = false;
  s.trainer_cents = 60000;
  s.stipend_cents_per_hour = 1000;
  s.schools.assign(3, 1);
  w.effects.sessions = {s};
  w.effects.purchases = {buy(10)};
  std::vector<Happening> story;
  CHECK(fit_to_budget(w.context(), w.effects, story) == 2);
  // 60,000 for the trainer; at most 4,002 for each of the others: nine places, and nothing left for a seat of
  // 1,500.
  CHECK(w.effects.sessions[0].capacity == 9);
  CHECK(w.effects.purchases.size() <= 1);
  const std::int64_t left = 100000 - 60000 - 9 * 4002;
  CHECK((w.effects.purchases.empty() ? 0 : w.effects.purchases[0].student_seats) == left / kSeat);
}

TEST_CASE("a course that nobody can pay for brings nobody the guidelines either") {
  for (const std::int64_t cap : {0, 1'000'000}) {
    SmallWeek w = capped(cap);
    TrainingSession session;
    session.practical_hours = 1;
    session.ethics_hours = 1;
    session.schools = {1, 1, 1};
    session.trainer_cents = 60000;
    w.effects.sessions = {session};
    w.effects.channel[kTrainingChannel] = 1;
    std::vector<Happening> story;
    (void)fit_to_budget(w.context(), w.effects, story);
    CHECK(w.effects.channel[kTrainingChannel] == (cap > 0 ? 1 : 0));
  }
}

TEST_CASE("standing costs are paid whole or not at all") {
  SmallWeek w = capped(1000);
  w.effects.schools[0].coach_fte = 1;
  w.effects.schools[1].monitoring = 0.1F;
  w.effects.work_of(Activity::Monitoring).cents = 900;
  w.effects.work_of(Activity::Monitoring).of(HourRole::IT) = 3;
  w.effects.work_of(Activity::Outreach).cents = 101;
  w.effects.work_of(Activity::Outreach).of(HourRole::Teachers) = 8;
  w.effects.schools[2].notice = {0.2F, 0.1F};
  std::vector<Happening> story;
  CHECK(fit_to_budget(w.context(), w.effects, story) == 2);
  CHECK(w.effects.schools[0].coach_fte == 0);         // 1,635 USD a week
  CHECK(w.effects.schools[2].notice.fluent == 0.2F);  // 101 cents are there
  CHECK(w.effects.schools[1].monitoring == 0);        // 899 cents are left
  CHECK(w.effects.work_of(Activity::Monitoring).cents == 0);
  CHECK(w.effects.work_of(Activity::Monitoring).of(HourRole::IT) == 0);  // nor are its hours worked
  CHECK(w.effects.work_of(Activity::Outreach).of(HourRole::Teachers) == 8);
}

TEST_CASE("hours: standing work first, review with what is left under the cap") {
  SmallWeek w = capped(-1);
  w.effects.arrangement = Arrangement::Distributed;
  w.effects.review_hours = {10, 10, 10};
  w.effects.work_of(Activity::PilotSupport).of(HourRole::Educators) = 4;
  w.effects.work_of(Activity::Monitoring).of(HourRole::IT) = 12;
  w.effects.hour_cap = {6, 6, -1, -1, -1};
  w.effects.schools[0].monitoring = 0.1F;
  w.effects.schools[0].pilot_support = 0.5F;
  std::vector<Happening> story;
  CHECK(fit_to_budget(w.context(), w.effects, story) == 3);
  CHECK(w.effects.review_hours == std::array<double, 3>{2, 6, 10});
  CHECK(w.effects.schools[0].monitoring == 0);
  CHECK(w.effects.schools[0].pilot_support == 0.5F);
  CHECK(w.effects.work_of(Activity::Monitoring).of(HourRole::IT) == 0);
}

TEST_CASE("hours: the last in the order of priority is dropped first, and only as much as must be") {
  SmallWeek w = capped(-1);
  const auto admin = HourRole::Administrators;
  w.effects.work_of(Activity::Outreach).of(admin) = 5;
  w.effects.work_of(Activity::Feedback).of(admin) = 2;
  w.effects.schools[0].meeting = w.effects.schools[0].notice = {0.1F, 0.1F};
  w.effects.schools[0].feedback = 1;
  w.effects.hour_cap[static_cast<std::size_t>(admin)] = 6;
  std::vector<Happening> story;
  CHECK(fit_to_budget(w.context(), w.effects, story) == 1);
  CHECK(w.effects.schools[0].feedback == 0);
  CHECK(w.effects.schools[0].meeting.fluent == 0.1F);
  CHECK(story.at(0).detail.find("feedback channel") != std::string::npos);
}

TEST_CASE("hours: a principals' cap drops what they would do, but never the opening of schools") {
  SmallWeek w = capped(-1);
  w.effects.work_of(Activity::Opening).of(HourRole::Principals) = 18;
  w.effects.work_of(Activity::Outreach).of(HourRole::Principals) = 3;
  w.effects.hour_cap[static_cast<std::size_t>(HourRole::Principals)] = 6;
  std::vector<Happening> story;
  CHECK(fit_to_budget(w.context(), w.effects, story) == 1);
  CHECK(w.effects.work_of(Activity::Opening).of(HourRole::Principals) == 18);
  CHECK(w.effects.work_of(Activity::Outreach).of(HourRole::Principals) == 0);
}

TEST_CASE("a review without stated hours has the district's own") {
  SmallWeek w = capped(-1);
  w.effects.arrangement = Arrangement::Central;
  std::vector<Happening> story;
  (void)fit_to_budget(w.context(), w.effects, story);
  CHECK(w.effects.review_hours == std::array<double, 3>{2, 4, 2});
}

TEST_CASE("bookings are whole cents and whole minutes") {
  Ledger ledger;
  book(ledger, Line::Seats, 12345);
  book(ledger, Line::Coaches, 1);
  book_hours(ledger, HourRole::IT, 1.0 / 3);
  book_hours(ledger, HourRole::IT, 0.5);
  CHECK(ledger.spent_cents == 12346);
  CHECK(ledger.total_cents == 12346);
  CHECK(ledger.week_minutes[static_cast<std::size_t>(HourRole::IT)] == 50);
}

TEST_CASE("a worked week is booked line by line") {
  SmallWeek w = capped(-1);
  WeekActivity& a = w.state.district.activity;
  a.seat_cents = 250 * kSeat;
  a.training_substitute_hours = 40;  // at 25 USD
  a.training_trainer_cents = 60000;
  a.training_stipend_cents = 12000;
  a.coach_fte = 2;  // at 85,000 USD a year
  a.incident_cents = 240000;
  a.review_hours = {2, 3, 4};
  w.effects.work_of(Activity::Champions).cents = 961;
  w.effects.work_of(Activity::Outreach).cents = 5000;
  w.effects.work_of(Activity::Outreach).of(HourRole::Principals) = 1.5;
  step_budget(w.context(), 3, w.state.district);
  const Ledger& l = w.state.district.ledger;
  const auto line = [&](Line which) { return l.week_by_line[static_cast<std::size_t>(which)]; };
  CHECK(line(Line::Seats) == 375000);
  CHECK(line(Line::Training) == 100000 + 60000 + 12000);
  CHECK(line(Line::Coaches) == 326923 + 961);  // 2 * 8,500,000 / 52 = 326,923.08
  CHECK(line(Line::Engagement) == 5000);
  CHECK(line(Line::IncidentResponse) == 240000);
  CHECK(line(Line::Review) == 0);  // staff hours are hours, not money, by default
  CHECK(sum(l.week_by_line) == l.total_cents);
  CHECK(l.week_minutes[static_cast<std::size_t>(HourRole::Administrators)] == 240);
  CHECK(l.week_minutes[static_cast<std::size_t>(HourRole::Principals)] == 90);
  CHECK(l.unfunded_total == 3);
}

TEST_CASE("the ledger balances to the cent in every week, and the cap holds but for incidents") {
  const Plan plan = small_plan({act("budget", {{"annual_usd", 30000.0}}),
                                act("expand", {{"tools", tools({"tutor", "feedback"})}, {"waves", 3.0}}),
                                act("training", {{"repeat_yearly", 1.0}, {"stipend_usd_per_hour", 20.0}}),
                                act("coaching", {{"coaches", 0.1}}), act("engagement"), act("monitor"),
                                act("governance", {{"arrangement", std::string("central")}})},
                               156);
  const auto executor = make_serial_executor();
  Simulation simulation(build_world(small_district(6, 300), plan, 0, *executor), plan, *executor);
  std::int64_t booked = 0, year = 0, overdraft = 0;
  int fiscal_year = 0;
  bool ever_cut = false;
  const Calendar calendar(plan.start, plan.n_weeks, CalendarDef{});
  while (!simulation.finished()) {
    const int week = simulation.week();
    simulation.step();
    const Ledger& l = simulation.state().district.ledger;
    if (calendar.fiscal_year(week) != fiscal_year)
      fiscal_year = calendar.fiscal_year(week), year = overdraft = 0;
    booked += sum(l.week_by_line);
    year += sum(l.week_by_line);
    overdraft += l.week_by_line[static_cast<std::size_t>(Line::IncidentResponse)] +
                 l.week_by_line[static_cast<std::size_t>(Line::VendorLoss)];
    REQUIRE(l.total_cents == booked);
    REQUIRE(l.spent_cents == year);
    REQUIRE(sum(l.total_by_line) == booked);
    REQUIRE(l.opening_cents == 3000000);
    REQUIRE(l.spent_cents <= 3000000 + overdraft);
    ever_cut = ever_cut || l.unfunded_total > 0;
  }
  CHECK(ever_cut);
  CHECK(booked > 3000000);
}

TEST_CASE("an onboarding session sets money aside for those it invites, not for the whole staff") {
  SmallWeek w = capped(2000000);
  for (std::size_t t = 0; t < w.state.teachers.sessions.size(); ++t)
    w.state.teachers.sessions[t] = t % 10 ? 4 : 0;
  TrainingSession s;
  s.practical_hours = 4;
  s.release_time = false;
  s.onboarding = true;
  s.trainer_cents = 60000;
  s.stipend_cents_per_hour = 1000;
  s.schools.assign(3, 1);
  w.effects.sessions = {s};
  w.effects.purchases = {buy(1000)};
  w.settle();
  CHECK(n_invited(s, w.context()) == 6);  // of 60
  std::vector<Happening> story;
  (void)fit_to_budget(w.context(), w.effects, story);
  CHECK(w.effects.purchases.at(0).student_seats == 1000);
}

TEST_CASE("coaches with more places than teachers visit no more than there are") {
  SmallWeek w = capped(-1);
  w.effects.schools[0].coach_places = 1e6F;
  step_budget(w.context(), 0, w.state.district);
  const double hours =
      20 * w.plan.params[P::training_coach_visit_hours] / w.plan.params[P::training_coach_cycle];
  CHECK(w.state.district.ledger.week_minutes[static_cast<std::size_t>(HourRole::Teachers)] ==
        Approx(60 * hours));
}

}  // namespace pilotwave::test
