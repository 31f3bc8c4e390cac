#include "determinism/weekly_invariants.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "doctor/state_invariants.hpp"
#include "model/metrics/metric.hpp"
#include "model/metrics/metric_id.hpp"
#include "model/param_keys.hpp"
#include "model/review.hpp"
#include "network/measures.hpp"

namespace pilotwave::test {
namespace {

template <class Column>
bool all_finite(const Column& column) {
  return std::all_of(column.begin(), column.end(),
                     [](auto x) { return std::isfinite(static_cast<double>(x)); });
}

/// Rows sorted, nobody named twice, nobody names themself; the reversed graph has every arc once.
bool is_sound(const ContactGraph& graph) {
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    const auto row = graph.neighbours(i);
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (row[k] == i || row[k] >= graph.n_nodes() || (k > 0 && row[k] <= row[k - 1])) return false;
    }
  }
  return true;
}

std::size_t sum_of_degrees(const ContactGraph& graph) {
  std::size_t sum = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) sum += graph.degree(i);
  return sum;
}

bool is_symmetric(const ContactGraph& graph) {
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (!graph.has_arc(j, i)) return false;
    }
  }
  return true;
}

std::size_t index_of_group(const RunRecord& record, std::string_view key) {
  for (std::size_t g = 0; g < record.groups().size(); ++g) {
    if (record.groups()[g].key == key) return g;
  }
  return record.groups().size();
}

double or_nothing(double x) { return std::isnan(x) ? 0 : x; }

bool is_close(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max({1.0, std::abs(a), std::abs(b)});
}

}  // namespace

WeeklyInvariants::WeeklyInvariants(const World& world, const Plan& plan, const ModelState& start)
    : world_(world),
      plan_(plan),
      roll_(world),
      before_(start),
      open_incidents_(start.schools.size() * kIncidentKinds, 0) {
  for (std::size_t k = 0; k < start.students.use.size(); ++k) {
    if (start.students.use[k] != StudentUse::None) exposed_.insert(start.students.person[k]);
  }
  check_networks();
}

void WeeklyInvariants::hold(std::string_view id, bool held, std::string_view what) {
  Count& count = counts_[id];
  ++count.checked;
  if (held) return;
  if (count.broken++ == 0) count.first = fmt::format("{} after week {}", what, week_);
}

void WeeklyInvariants::after_week(int week, const ModelState& now, const RunRecord& record) {
  week_ = week;
  check_promised(now);
  check_cumulative(now);
  check_money(now, record);
  check_seats(now);
  check_time(now, record);
  check_numbers(now, record);
  check_queue(now);
  check_incidents(now);
  check_learning(now);
  check_groups(now, record);
  before_ = now;
}

void WeeklyInvariants::check_networks() {
  for (const YearFrame& year : world_.years) {
    hold("O9", is_sound(year.advice), "an advice tie is repeated or to oneself");
    hold("O9", year.advice_watchers == reversed(year.advice), "who is watched does not know who watches");
    const ContactGraph friends = as_contact_graph(year.friends, world_.grades);
    hold("O9", is_sound(friends), "a friendship is repeated or with oneself");
    bool counted = true;
    for (std::uint32_t seat = 0; seat < friends.n_nodes(); ++seat)
      counted = counted && friends.degree(seat) == year.friends.n_friends[seat];
    hold("O9", counted, "friends named are not friends counted");
    const ContactGraph shadow = undirected_shadow(friends);
    hold("O9", is_symmetric(shadow) && sum_of_degrees(shadow) % 2 == 0,
         "degrees do not sum to twice the ties");
  }
  const SchoolLinks& links = world_.school_links;
  hold("O9", is_sound(links.graph) && is_symmetric(links.graph), "schools are linked one way");
  hold("O9",
       std::all_of(links.strength.begin(), links.strength.end(), [](std::uint32_t w) { return w >= 1; }),
       "a link of no strength");
}

void WeeklyInvariants::hold(std::string_view id, const std::optional<Breach>& breach) {
  hold(id, !breach, breach ? breach->what : "");
}

void WeeklyInvariants::check_promised(const ModelState& now) {
  roll_.advance(week_);
  hold("O1", roll_.missing(now, week_));
  hold("O1", broken_standing(world_, now, week_));
  hold("O3", broken_ledger(before_.district.ledger, now.district.ledger, week_));
  hold("O4", broken_access(world_, plan_, now, week_));
  hold("O8", broken_ranges(world_, now, week_));
  hold("O10", broken_reviews(now.district, plan_, week_));
  hold("Q12", broken_kept_counts(world_, plan_.params, now, week_));
}

void WeeklyInvariants::check_cumulative(const ModelState& now) {
  const auto never_falls = [&](auto before, auto after, std::string_view what) {
    hold("O2", after >= before, what);
  };
  std::size_t using_now = 0;
  bool sessions_kept = true;
  for (std::size_t t = 0; t < now.teachers.level.size(); ++t) {
    if (uses_monthly(now.teachers.level[t])) ++using_now, ever_using_.insert(now.teachers.person[t]);
    if (now.teachers.person[t] == before_.teachers.person[t])
      sessions_kept = sessions_kept && now.teachers.sessions[t] >= before_.teachers.sessions[t];
  }
  hold("O2", sessions_kept, "a teacher forgot having been at a session");
  hold("O2", using_now <= ever_using_.size(), "more use than ever used");
  const DistrictState &was = before_.district, &is = now.district;
  never_falls(was.jobs_arrived, is.jobs_arrived, "jobs arrived");
  never_falls(was.jobs_finished, is.jobs_finished, "jobs finished");
  never_falls(was.sojourn_weeks, is.sojourn_weeks, "weeks in review");
  never_falls(was.students_entered, is.students_entered, "students entered");
  never_falls(was.teachers_left, is.teachers_left, "teachers left");
  never_falls(was.ledger.unfunded_total, is.ledger.unfunded_total, "requests cut");
  for (std::size_t t = 0; t < is.tools.size(); ++t) {
    never_falls(was.tools[t].releases, is.tools[t].releases, "releases");
    hold("O2", was.tools[t].vendor_alive || !is.tools[t].vendor_alive, "a vendor came back");
  }
  for (std::size_t s = 0; s < now.schools.size(); ++s) {
    never_falls(before_.schools[s].incidents_total, now.schools[s].incidents_total, "incidents of a school");
    const std::int16_t opened = before_.schools[s].open_week;
    hold("O2", opened < 0 || now.schools[s].open_week == opened, "a school forgot when it was opened");
  }
}

void WeeklyInvariants::check_money(const ModelState& now, const RunRecord& record) {
  const Ledger &before = before_.district.ledger, &after = now.district.ledger;
  const auto line = [&](Line l) { return after.week_by_line[static_cast<std::size_t>(l)]; };
  const std::int64_t week =
      std::accumulate(after.week_by_line.begin(), after.week_by_line.end(), std::int64_t{0});
  const bool new_year =
      week_ > 0 && world_.calendar.fiscal_year(week_) != world_.calendar.fiscal_year(week_ - 1);
  const std::int64_t spent_before = new_year ? 0 : before.spent_cents;
  hold("O3", after.spent_cents == spent_before + week, "spent in the fiscal year");
  // What can be refused must fit; reviews and guidelines are staff at work, incidents and lost vendors are
  // owed.
  const std::int64_t refusable = week - line(Line::IncidentResponse) - line(Line::VendorLoss) -
                                 line(Line::Review) - line(Line::Guidelines);
  if (after.opening_cents > 0)
    hold("O5", refusable <= std::max<std::int64_t>(0, after.opening_cents - spent_before),
         "a purchase that does not fit");
  std::uint32_t told = 0;
  for (const EventRecord& e : record.events) told += e.week == week_ && e.kind == "unfunded" ? 1U : 0U;
  hold("O5", told <= after.unfunded_week, "a cut told but not counted");
  hold("O5", after.unfunded_total == before.unfunded_total + after.unfunded_week, "cuts of the week");
  const WeekActivity& a = now.district.activity;
  hold("O14", a.training_teacher_hours >= a.training_substitute_hours && a.training_substitute_hours >= 0,
       "substitutes without training");
  hold("O14", a.training_teacher_hours > 0 || a.training_stipend_cents + a.training_trainer_cents == 0,
       "training paid that nobody had");
}

void WeeklyInvariants::check_seats(const ModelState& now) {
  for (std::size_t t = 0; t < plan_.tools.size(); ++t) {
    const ToolState& tool = before_.district.tools[t];
    for (std::size_t s = 0; s < now.schools.size(); ++s) {
      const SchoolState& school = now.schools[s];
      hold("O4", school.seats_used[t] <= before_.schools[s].student_seats[t],
           "a seat used that was not granted");
      hold("O6", (school.open & tool_bit(t)) == 0 || (tool.approved_week >= 0 && tool.approved_week < week_),
           "open before it was approved");
    }
  }
}

void WeeklyInvariants::check_time(const ModelState& now, const RunRecord& record) {
  hold("O6", now.week == week_ + 1, "weeks");
  hold("O6",
       std::is_sorted(record.events.begin(), record.events.end(),
                      [](const EventRecord& a, const EventRecord& b) { return a.week < b.week; }) &&
           (record.events.empty() || record.events.back().week <= week_),
       "events out of order");
  for (const ReviewJob& job : now.district.queue) hold("O6", job.arrived <= week_, "a job of a later week");
  for (const ToolState& tool : now.district.tools)
    hold("O6", tool.approved_week <= week_ && tool.vendor_failed_week <= week_, "a tool's date lies ahead");
  for (const GuidelineState& text : now.district.guidelines)
    hold("O6", text.published_week <= week_, "a guideline's date lies ahead");
  for (const SeatBlock& block : now.district.seats) hold("O6", block.until > week_, "seats that have lapsed");
  for (const LeverState& lever : now.levers) {
    hold("O6", lever.ended < 0 || (lever.started >= 0 && lever.ended >= lever.started),
         "a lever ended before it began");
    hold("O6",
         std::all_of(lever.opened.begin(), lever.opened.end(),
                     [&](std::int16_t opened) { return opened < 0 || opened >= lever.started; }),
         "a lever opened a school before it began");
  }
  for (std::size_t i = 0; i < now.levers.size(); ++i)
    hold("O12", before_.levers[i].phase == 0 || now.levers[i].phase >= before_.levers[i].phase,
         "a gate decided twice");
}

void WeeklyInvariants::check_numbers(const ModelState& now, const RunRecord& record) {
  bool finite = true;
  const TeacherColumns& t = now.teachers;
  for (const auto* column : {&t.innovativeness, &t.experience, &t.skill, &t.ethics, &t.practical_hours,
                             &t.ethics_hours, &t.coached, &t.trust, &t.hours_saved})
    finite = finite && all_finite(*column);
  const StudentColumns& k = now.students;
  for (const auto* column : {&k.engagement, &k.habit, &k.literacy, &k.learning, &k.trust, &k.family_trust})
    finite = finite && all_finite(*column);
  hold("O7", finite, "a person's number is none");
  for (const ToolState& tool : now.district.tools) {
    hold("O7", std::isfinite(tool.capability) && std::isfinite(tool.price_factor) && tool.price_factor >= 0,
         "a tool's number is none");
    for (std::size_t kind = 0; kind < kFlawKinds; ++kind)
      hold("O7", std::isfinite(tool.flaws_introduced[kind]) && tool.flaws(static_cast<FlawKind>(kind)) >= 0,
           "flaws below none");
  }
  const auto metrics = metric_catalogue();
  bool in_range = true;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const bool share = metrics[m].unit == "share" && !metrics[m].key.starts_with("gap_");
    const bool count = metrics[m].time == MetricTime::Flow && !metrics[m].key.starts_with("gap_");
    for (std::size_t g = 0; g < record.groups().size(); ++g) {
      const double v = record.value(static_cast<int>(m), g, week_);
      in_range = in_range && !std::isinf(v) && !(share && (v < 0 || v > 1)) && !(count && v < 0);
    }
  }
  hold("O7", in_range, "a metric out of its range");
}

void WeeklyInvariants::check_queue(const ModelState& now) {
  const DistrictState& d = now.district;
  std::uint64_t ages = 0;
  for (const ReviewJob& job : d.queue) {
    ages += static_cast<std::uint64_t>(week_ + 1 - job.arrived);
    bool sane = true;
    for (std::size_t desk = 0; desk < kDepartments; ++desk)
      sane = sane && job.done[desk] >= 0 && job.done[desk] <= job.needed[desk] * 1.000001F;
    hold("O10", sane, "a part worked beyond its need");
  }
  hold("O11", d.queue_week_sum == d.sojourn_weeks + ages, "Little's law");
}

void WeeklyInvariants::check_incidents(const ModelState& now) {
  bool balanced = true, ordered = true;
  for (std::size_t s = 0; s < now.schools.size(); ++s) {
    for (std::size_t kind = 0; kind < kIncidentKinds; ++kind) {
      const SchoolState& school = now.schools[s];
      std::int64_t& open = open_incidents_[s * kIncidentKinds + kind];
      open += school.occurred[kind] - school.found[kind];
      balanced = balanced && open == school.hidden[kind];
      ordered = ordered && school.disclosed[kind] <= school.found[kind];
    }
  }
  hold("O13", balanced, "open incidents are not those opened less those closed");
  hold("O13", ordered, "more told than found");
}

void WeeklyInvariants::check_learning(const ModelState& now) {
  // A week's learning follows last week's own use and this week's guided minutes.
  const bool every_minute_counts = plan_.params[P::student_use_counts_as_use] <= 0;
  bool untouched = true;
  for (std::size_t k = 0; k < now.students.use.size(); ++k) {
    const std::uint32_t who = now.students.person[k];
    if ((now.students.flags[k] & kHadGuided) != 0) exposed_.insert(who);
    if (now.students.learning[k] != 0) untouched = untouched && exposed_.count(who) > 0;
    if (now.students.use[k] != StudentUse::None) exposed_.insert(who);
  }
  if (every_minute_counts) hold("O15", untouched, "somebody who was never exposed has learnt otherwise");
}

void WeeklyInvariants::check_groups(const ModelState& now, const RunRecord& record) {
  const auto value = [&](Metric m, std::string_view group) {
    return record.value(static_cast<int>(m), index_of_group(record, group), week_);
  };
  constexpr std::array<std::array<std::string_view, 3>, 2> kPartitions = {
      {{"high_poverty", "mid_poverty", "low_poverty"}, {"elementary", "middle", "high"}}};
  constexpr std::array kCounts = {Metric::PrivacyIncidents, Metric::IntegrityIncidents,
                                  Metric::BiasIncidents,    Metric::SafetyIncidents,
                                  Metric::IncidentsFound,   Metric::IncidentsDisclosed};
  for (const auto& groups : kPartitions) {
    for (const Metric m : kCounts) {
      double sum = 0;
      for (const std::string_view g : groups) sum += or_nothing(value(m, g));
      hold("O16", sum == value(m, "all"), "incidents of groups do not add up");
    }
  }
  // Students by trait: shares and means weighed by heads are those of all.
  constexpr std::array kBits = {kLowIncome, kEnglishLearner};
  constexpr std::array<std::array<std::string_view, 2>, 2> kSplits = {
      {{"low_income", "not_low_income"}, {"english_learner", "not_english_learner"}}};
  for (std::size_t split = 0; split < kSplits.size(); ++split) {
    double with = 0;
    for (const std::uint8_t traits : now.students.traits) with += (traits & kBits[split]) != 0;
    const double all = world_.n_students();
    for (const Metric m :
         {Metric::StudentUnguidedUse, Metric::StudentGuidedUse, Metric::Learning, Metric::FamilyInformed}) {
      const double together = or_nothing(value(m, kSplits[split][0])) * with +
                              or_nothing(value(m, kSplits[split][1])) * (all - with);
      hold("O16", is_close(together / all, value(m, "all")), "means of subgroups are not the mean of all");
    }
  }
  bool recorded = true;
  for (int m = 0; m < record.n_metrics(); ++m) {
    const MetricSpec& spec = metric_catalogue()[static_cast<std::size_t>(m)];
    // What nobody has yet measured may be missing: no finished review, no group to compare.
    if (spec.scope == MetricScope::District) continue;
    recorded = recorded && !std::isnan(record.value(m, 0, week_));
  }
  hold("O17", recorded, "a week without its numbers");
  hold("O17",
       record.raw().size() == record.groups().size() * static_cast<std::size_t>(record.n_weeks()) *
                                  metric_catalogue().size() &&
           record.n_weeks() == world_.calendar.n_weeks(),
       "rows missing or doubled");
}

}  // namespace pilotwave::test
