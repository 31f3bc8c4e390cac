#include "model/student_use.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/vector_clones.hpp"
#include "model/guidelines.hpp"
#include "model/technology.hpp"
#include "spread/kept_exposure.hpp"
#include "spread/moves.hpp"

namespace pilotwave {
namespace {

constexpr double kTiny = 1e-12;  // keeps a share of nothing from dividing by nothing

/// The tool a class works with: of the open ones with student seats here, the best (general chat if opened).
std::size_t class_tool(const WeekContext& ctx, std::uint32_t school) {
  const SchoolState& s = ctx.before.schools[school];
  std::size_t best = kMaxTools;
  double best_quality = -1;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if (!(s.open & tool_bit(t)) || s.student_seats[t] == 0 || ctx.tools[t].kind == ToolKind::Planning)
      continue;
    const double q = ctx.quality[t];
    if (q > best_quality) best = t, best_quality = q;
  }
  return best;
}

double start_rate(Band band, const Params& p) {
  switch (band) {
    case Band::Elementary:
      return p[P::student_use_base_elementary];
    case Band::Middle:
      return p[P::student_use_base_middle];
    case Band::High:
      return p[P::student_use_base_high];
  }
  return 0;
}

/// The largest chances that anyone in a school can have to change use, whatever else is true of them. A
/// probability 1 - exp(-h) never exceeds h, and h never exceeds its rate times e to the sum of the largest
/// terms: most students need no exponential at all, and the outcome is the same to the bit.
struct UseBounds {
  double low = 0;   ///< of starting, or of becoming dependent
  double high = 0;  ///< of stopping, or of leaving dependence
};

/// One school's constants of the week, so that the pass over its students does little.
struct SchoolConstants {
  double rules_clarity = 0, devices = 1, detector = 0, ban = 0, filter = 0;
  bool exams = false, in_session = true;
  std::size_t tool = kMaxTools;
  std::uint32_t seats = 0;
};

SchoolConstants constants_of(const WeekContext& ctx, std::uint32_t s) {
  SchoolConstants c;
  c.rules_clarity = ctx.clarity[static_cast<std::size_t>(GuidelinePart::EthicalUse)];
  c.devices = std::min(1.0, ctx.world.schools.devices_per_student[s]);
  const SchoolEffects& e = ctx.effects.schools[s];
  c.detector = static_cast<double>(e.detector);
  c.ban = static_cast<double>(e.ban_students);
  c.filter = static_cast<double>(e.home_filter);
  c.exams = ctx.world.calendar.is_exam_time(ctx.week);
  c.in_session = ctx.in_session();
  c.tool = class_tool(ctx, s);
  c.seats = c.tool < kMaxTools ? ctx.before.schools[s].student_seats[c.tool] : 0;
  return c;
}

/// @param has_band  bands of grades that the school has students of
UseBounds bounds_of(const SchoolConstants& c, const std::array<bool, 3>& has_band, const Params& p) {
  // Largest values of the centred terms of start_unguided and stop_unguided this week.
  const double start = (1 - p[P::student_use_typical_friends]) * p[P::student_use_w_friends] +
                       0.5 * p[P::student_use_w_leaning] +
                       (1 - p[P::student_use_typical_home]) * p[P::student_use_w_home] +
                       (c.exams ? p[P::student_use_w_workload] : 0) +
                       std::max(0.0, p[P::student_use_w_low_income]) + 0.5 * p[P::student_use_w_trust];
  const double stop =
      p[P::student_use_w_literacy] + p[P::student_use_w_rules] + p[P::student_use_w_detector] * c.detector +
      p[P::student_use_w_ban] * c.ban * (1 - moved_out_of_sight(c.filter, p)) +
      0.5 * p[P::student_use_w_trust] +
      p[P::student_use_hold] * p[P::student_use_typical_friends] * p[P::student_use_w_friends];
  double rate = 0;
  for (const Band band : {Band::Elementary, Band::Middle, Band::High}) {
    if (has_band[static_cast<std::size_t>(band)]) rate = std::max(rate, start_rate(band, p));
  }
  const double starts = rate * ban_factor(c.ban, c.filter, p) *
                        (c.in_session ? 1.0 : p[P::student_use_summer]) * det_exp(start);
  const double recovers = p[P::student_use_recover_rate] * (1 + p[P::student_use_recover_literacy] / 2) *
                          (c.in_session ? 1.0 : p[P::student_use_recover_break]);
  return {std::max(starts, c.in_session ? p[P::student_use_heavy_rate] : 0),
          std::max(p[P::student_use_stop_rate] * det_exp(stop), recovers)};
}

/// One student's situation; `row` is the place in last week's rows.
StudentSituation situation_of(const WeekContext& ctx, const SchoolConstants& c, const StudentColumns& before,
                              std::uint32_t row, std::uint32_t seat, int grade) {
  const YearFrame& year = ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))];
  const std::uint8_t flags = before.flags[row];
  StudentSituation x;
  x.band = band_of_grade(grade);
  x.friends = before.friends_using[row] /
              static_cast<double>(std::max<std::uint8_t>(1, year.friends.n_friends[seat]));
  x.leaning = before.leaning[row] / 255.0;
  x.home = (before.traits[row] & kHomeAccess) != 0;
  x.low_income = (before.traits[row] & kLowIncome) != 0;
  x.rules = guidance_on(flags, GuidelinePart::EthicalUse, c.rules_clarity);
  x.literacy = static_cast<double>(before.literacy[row]);
  x.detector = c.detector;
  x.ban = c.ban;
  x.home_filter = c.filter;
  x.guided = (flags & kHadGuided) ? 1.0 : 0.0;
  x.exams = c.exams;
  x.in_session = c.in_session;
  x.habit = static_cast<double>(before.habit[row]);
  x.trust = static_cast<double>(before.trust[row]);
  return x;
}

/// Habit and literacy of the students of one section: a straight pass over columns.
PILOTWAVE_VECTOR_CLONES
void grow_habits(std::size_t n, const std::uint8_t* __restrict use, const float* __restrict habit,
                 const float* __restrict literacy, double habit_rate, double taught, double forget,
                 float* __restrict new_habit, float* __restrict new_literacy) {
  for (std::size_t i = 0; i < n; ++i) {
    const double h = static_cast<double>(habit[i]), l = static_cast<double>(literacy[i]);
    const double unused = h * (1 - habit_rate), used = h + habit_rate * (1 - h);
    new_habit[i] = static_cast<float>(use[i] == 0 ? unused : used);
    new_literacy[i] = static_cast<float>(l + taught * (1 - l) - forget * l);
  }
}

}  // namespace

std::vector<ClassOffer> class_offers(const WeekContext& ctx, std::uint32_t school) {
  const Params& p = ctx.params;
  const auto& sections = ctx.world.sections;
  const std::uint32_t first = ctx.world.schools.first_section[school],
                      last = ctx.world.schools.first_section[school + 1];
  std::vector<ClassOffer> offers(last - first);
  const SchoolEffects& effects = ctx.effects.schools[school];
  const std::size_t tool = class_tool(ctx, school);
  for (std::uint32_t c = first; c < last; ++c) {
    ClassOffer& o = offers[c - first];
    const auto teachers = sections.teachers_of(c);
    const double homeroom = teachers.size() == 1 ? p[P::student_use_homeroom_factor] : 1.0;
    double skilled = 0, ethics = 0;
    for (const std::uint32_t t : teachers) {
      const UseLevel level = ctx.before.teachers.level[t];
      ethics += static_cast<double>(ctx.before.teachers.ethics[t]);
      const double each = level == UseLevel::Integrated ? p[P::student_use_minutes_integrated]
                          : level == UseLevel::Weekly   ? p[P::student_use_minutes_weekly]
                                                        : 0;
      if (each <= 0 || !(ctx.before.teachers.channel[t] & kApproved)) continue;
      const double support = std::max(static_cast<double>(ctx.before.teachers.coached[t]),
                                      static_cast<double>(effects.pilot_support));
      const double minutes = each * homeroom * (1 + p[P::student_use_support_boost] * support);
      o.minutes += minutes;
      o.skill += minutes * static_cast<double>(ctx.before.teachers.skill[t]);
      o.support += minutes * support;
      skilled += minutes;
    }
    if (skilled > 0) o.skill /= skilled, o.support /= skilled;
    o.literacy_lesson = static_cast<double>(effects.lessons) * ethics / static_cast<double>(teachers.size());
    o.tool = tool;
    if (tool == kMaxTools || !ctx.in_session()) {
      o.minutes = 0;
      if (!ctx.in_session()) o.literacy_lesson = 0;
      continue;
    }
    o.quality = ctx.quality[tool];
    o.guardrails = guardrails(ctx.tools[tool], ctx.before.district.tools[tool]);
    o.bias = ctx.tools[tool].bias;
  }
  return offers;
}

double engagement_trait(std::uint32_t person, double skew, const Luck& luck) {
  // Exponential with mean 1 raised to `skew`, scaled back to mean 1 by an interpolated Gamma(1 + skew).
  const double e = -det_log(Luck::to_unit32(luck.words(Stream::StudentTraits, person, 0, 2)[0]));
  constexpr std::array<double, 7> kGamma = {1.0, 1.32934, 2.0, 3.32335,
                                            6.0, 11.6317, 24.0};  // at 1, 1.5, .. 4
  const double at = (skew - 1) * 2;
  const auto i = std::min<std::size_t>(static_cast<std::size_t>(at), kGamma.size() - 2);
  const double mean = kGamma[i] + (kGamma[i + 1] - kGamma[i]) * (at - static_cast<double>(i));
  return det_pow(std::max(e, 1e-12), skew) / mean;
}

double guided_minutes(const ClassOffer& offer, double trait, bool has_seat, bool opted_out, double devices,
                      const Params& p) {
  if (!has_seat || opted_out) return 0;
  return std::min(p[P::student_use_most_minutes], offer.minutes * trait * devices);
}

Decision<kStartTerms> start_unguided(const StudentSituation& x, const Params& p) {
  Decision<kStartTerms> d;
  d.rate = start_rate(x.band, p) * ban_factor(x.ban, x.home_filter, p) *
           (x.in_session ? 1.0 : p[P::student_use_summer]);
  d.influences = {
      {{"friends", p[P::student_use_w_friends] * (x.friends - p[P::student_use_typical_friends])},
       {"leaning", p[P::student_use_w_leaning] * (x.leaning - 0.5)},
       {"home access", p[P::student_use_w_home] * ((x.home ? 1.0 : 0.0) - p[P::student_use_typical_home])},
       {"workload", x.exams ? p[P::student_use_w_workload] : 0},
       {"rules", -p[P::student_use_w_rules] * x.rules},
       {"low income", x.low_income ? p[P::student_use_w_low_income] : 0},
       {"served in class", -p[P::student_use_guided_substitution] * x.guided},
       {"literacy", -p[P::student_use_w_literacy_start] * x.literacy},
       {"trust", -p[P::student_use_w_trust] * (x.trust - 0.5)}}};
  return d;
}

Decision<kStopTerms> stop_unguided(const StudentSituation& x, const Params& p) {
  Decision<kStopTerms> d;
  d.rate = p[P::student_use_stop_rate];
  d.influences = {{{"literacy and rules",
                    p[P::student_use_w_literacy] * x.literacy + p[P::student_use_w_rules] * x.rules},
                   {"detectors", p[P::student_use_w_detector] * x.detector},
                   {"ban", p[P::student_use_w_ban] * x.ban * (1 - moved_out_of_sight(x.home_filter, p))},
                   {"friends", -p[P::student_use_hold] * p[P::student_use_w_friends] *
                                   (x.friends - p[P::student_use_typical_friends])},
                   {"trust", p[P::student_use_w_trust] * (x.trust - 0.5)}}};
  return d;
}

double deepen_chance(const StudentSituation& x, const Params& p) {
  return x.in_session ? p[P::student_use_heavy_rate] * x.habit * x.leaning * x.leaning : 0;
}

double recover_chance(const StudentSituation& x, const Params& p) {
  return std::min(1.0, p[P::student_use_recover_rate] *
                           std::max(0.0, 1 + p[P::student_use_recover_literacy] * (x.literacy - 0.5)) *
                           (x.in_session ? 1.0 : p[P::student_use_recover_break]));
}

StudentUse next_use(StudentUse use, double u, const StudentSituation& x, const Params& p) {
  using To = Move<StudentUse>;
  switch (use) {
    case StudentUse::None:
      return moved(u, use, To{StudentUse::Light, start_unguided(x, p).probability()}, {});
    case StudentUse::Light:
      return moved(u, use, To{StudentUse::Heavy, deepen_chance(x, p)},
                   To{StudentUse::None, stop_unguided(x, p).probability()});
    case StudentUse::Heavy:
      return moved(u, use, {}, To{StudentUse::Light, recover_chance(x, p)});
  }
  return use;
}

std::uint32_t section_of(const World& world, std::uint32_t seat) {
  const auto& first = world.sections.first_student;
  return static_cast<std::uint32_t>(std::upper_bound(first.begin(), first.end(), seat) - first.begin()) - 1;
}

StudentSituation student_situation(const WeekContext& ctx, const StudentColumns& before,
                                   std::uint32_t first_seat, std::uint32_t seat) {
  const std::uint32_t section = section_of(ctx.world, seat);
  return situation_of(ctx, constants_of(ctx, ctx.world.sections.school[section]), before, seat - first_seat,
                      seat, ctx.world.sections.grade[section]);
}

double student_use_luck(const WeekContext& ctx, std::uint32_t seat) {
  const std::uint32_t s = ctx.world.sections.school[section_of(ctx.world, seat)];
  return ctx.luck().seat_uniform(Stream::StudentUse, ctx.world.schools.key[s], ctx.week_word(),
                                 seat - ctx.world.schools.first_student[s]);
}

double moved_out_of_sight(double home_filter, const Params& p) {
  return p[P::student_use_ban_displacement] * (1 - home_filter);
}

double ban_factor(double enforcement, double home_filter, const Params& p) {
  return 1 - p[P::student_use_ban_compliance] * enforcement * (1 - moved_out_of_sight(home_filter, p));
}

double out_of_sight(double enforcement, double home_filter, const Params& p) {
  const double moved = p[P::student_use_ban_compliance] * enforcement * moved_out_of_sight(home_filter, p);
  return moved / (1 - p[P::student_use_ban_compliance] * enforcement + moved + kTiny);
}

void step_student_use(const WeekContext& ctx, const SchoolWeek& school, SchoolState& now_school) {
  const Params& p = ctx.params;
  const std::uint32_t s = school.school;
  const SchoolConstants c = constants_of(ctx, s);
  const std::vector<ClassOffer> offers = class_offers(ctx, s);
  const auto& sections = ctx.world.sections;
  const std::uint32_t first_section = ctx.world.schools.first_section[s];
  const double forget = fade_chance(p[P::student_use_literacy_half_life]);
  std::uint32_t seats_used = 0;
  double all_minutes = 0;
  for (std::uint32_t k = 0; k < school.n_seats; ++k) {
    std::uint8_t& flags = school.now.flags[school.first_seat + k];
    flags = static_cast<std::uint8_t>(flags & ~kHadGuided);
  }
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    const ClassOffer& offer = offers[i];
    const std::uint32_t section = first_section + i;
    const std::uint32_t first = sections.first_student[section] - school.first_seat,
                        last = sections.first_student[section + 1] - school.first_seat;
    grow_habits(last - first, reinterpret_cast<const std::uint8_t*>(school.before.use.data()) + first,
                school.before.habit.data() + first, school.before.literacy.data() + first,
                p[P::student_use_habit_rate], p[P::student_use_lesson_rate] * offer.literacy_lesson, forget,
                school.now.habit.data() + school.first_seat + first,
                school.now.literacy.data() + school.first_seat + first);
    if (offer.minutes <= 0) continue;
    for (std::uint32_t k = first; k < std::min(last, c.seats); ++k) {
      const double minutes = guided_minutes(offer, static_cast<double>(school.before.engagement[k]), true,
                                            (school.before.flags[k] & kOptedOut) != 0, c.devices, p);
      all_minutes += minutes;
      if (minutes <= 0 || minutes < p[P::student_use_counts_as_use]) continue;
      ++seats_used;
      std::uint8_t& flags = school.now.flags[school.first_seat + k];
      flags = static_cast<std::uint8_t>(flags | kHadGuided);
    }
  }
  auto& [words, seats] = seat_scratch();
  fill_seat_words(ctx.luck(), Stream::StudentUse, ctx.world.schools.key[s], ctx.week_word(), school.n_seats,
                  words);
  std::array<bool, 3> has_band{};
  for (std::uint32_t i = 0; i < offers.size(); ++i)
    has_band[static_cast<std::size_t>(band_of_grade(sections.grade[first_section + i]))] = true;
  const UseBounds bounds = bounds_of(c, has_band, p);
  seats_in_tails(words, school.n_seats, bounds.low, bounds.high, 0, seats);
  std::uint32_t section = first_section;
  for (const std::uint32_t k : seats) {
    const std::uint32_t seat = school.first_seat + k;
    while (sections.first_student[section + 1] <= seat) ++section;
    const int grade = sections.grade[section];
    if (!may_use_alone(grade, p)) continue;
    const StudentSituation x = situation_of(ctx, c, school.before, k, seat, grade);
    school.now.use[seat] = next_use(school.before.use[k], Luck::to_unit32(words[k]), x, p);
  }
  // Whoever is too young has not begun, wherever the row came from.
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    if (may_use_alone(sections.grade[first_section + i], p)) continue;
    std::fill(school.now.use.begin() + sections.first_student[first_section + i],
              school.now.use.begin() + sections.first_student[first_section + i + 1], StudentUse::None);
  }
  now_school.guided_minutes = static_cast<float>(all_minutes);
  now_school.out_of_sight = static_cast<float>(out_of_sight(c.ban, c.filter, p));
  now_school.seats_used = {};
  if (c.tool < kMaxTools) now_school.seats_used[c.tool] = seats_used;
}

void commit_exposure(const WeekContext& ctx, const SchoolWeek& school) {
  const YearFrame& year = ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))];
  const auto settle = [&](std::uint32_t k) {
    const std::uint32_t seat = school.first_seat + k;
    const bool was = school.before.use[k] != StudentUse::None, is = school.now.use[seat] != StudentUse::None;
    if (was == is) return;
    pass_on(year.friends.watchers_of(seat), is ? 1 : -1,
            std::span(school.now.friends_using).subspan(school.first_seat));
  };
  // Few change in a week: eight seats are compared at once.
  using Eight = std::uint64_t;
  std::uint32_t k = 0;
  for (; k + sizeof(Eight) <= school.n_seats; k += sizeof(Eight)) {
    Eight was = 0, is = 0;
    std::memcpy(&was, school.before.use.data() + k, sizeof was);
    std::memcpy(&is, school.now.use.data() + school.first_seat + k, sizeof is);
    if (was == is) continue;
    for (std::uint32_t i = k; i < k + sizeof(Eight); ++i) settle(i);
  }
  for (; k < school.n_seats; ++k) settle(k);
}

}  // namespace pilotwave
