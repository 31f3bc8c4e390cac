#include "model/student_use.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>

#include "base/lane_sum.hpp"
#include "base/vector_clones.hpp"
#include "model/guidelines.hpp"
#include "model/technology.hpp"
#include "spread/kept_exposure.hpp"
#include "spread/moves.hpp"

namespace pilotwave {
namespace {

constexpr double kRounding = 1 + 1e-9;  // far more than products of bounds lose
constexpr double kTiny = 1e-12;         // keeps a share of nothing from dividing by nothing

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
  double deepens = 0;
  static constexpr std::size_t kLeanings = 32, kLeaningStep = 256 / kLeanings;
  std::array<double, kLeanings> starts{};  ///< of starting, by leaning in steps
};

/// One school's constants of the week, so that the pass over its students does little.
struct SchoolConstants {
  double rules_clarity = 0, detector = 0, ban = 0, filter = 0;
  bool exams = false, in_session = true;
};

SchoolConstants constants_of(const WeekContext& ctx, std::uint32_t s) {
  SchoolConstants c;
  c.rules_clarity = ctx.clarity[static_cast<std::size_t>(GuidelinePart::EthicalUse)];
  const SchoolEffects& e = ctx.effects.schools[s];
  c.detector = static_cast<double>(e.detector);
  c.ban = static_cast<double>(e.ban_students);
  c.filter = static_cast<double>(e.home_filter);
  c.exams = ctx.world.calendar.is_exam_time(ctx.week);
  c.in_session = ctx.in_session();
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
  UseBounds b;
  b.deepens = c.in_session ? p[P::student_use_heavy_rate] : 0;
  b.low = std::max(starts, b.deepens);
  b.high = std::max(p[P::student_use_stop_rate] * det_exp(stop), recovers);
  // The larger a leaning, the larger its term: a step is bounded by its upper end.
  const double step = det_exp(-p[P::student_use_w_leaning] / UseBounds::kLeanings);
  b.starts.back() = starts * kRounding;
  for (std::size_t i = UseBounds::kLeanings - 1; i > 0; --i) b.starts[i - 1] = b.starts[i] * step;
  return b;
}

/// One student's situation; `row` is the place in last week's rows.
StudentSituation situation_of(const WeekContext& ctx, const SchoolConstants& c, const StudentRows& before,
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

// Straight passes over columns, in single precision: people differ by far more than a float's rounding.

/// A habit grows toward 1 in a week of use, and fades in any other.
PILOTWAVE_VECTOR_CLONES
void grow_habits(std::size_t n, const StudentUse* __restrict use, float rate, const float* __restrict habit,
                 float* __restrict new_habit) {
  for (std::size_t i = 0; i < n; ++i) {
    const float toward = use[i] == StudentUse::None ? 0.0F : 1.0F;
    new_habit[i] = habit[i] + rate * (toward - habit[i]);
  }
}

/// Literacy is taught and forgotten.
PILOTWAVE_VECTOR_CLONES
void teach_literacy(std::size_t n, float taught, float forget, const float* __restrict literacy,
                    float* __restrict new_literacy) {
  for (std::size_t i = 0; i < n; ++i)
    new_literacy[i] = literacy[i] + taught * (1 - literacy[i]) - forget * literacy[i];
}

/// Whether a student's minutes count as use of guided AI, for a whole school.
PILOTWAVE_VECTOR_CLONES
void mark_guided(std::size_t n, const float* __restrict minutes, float least,
                 std::uint8_t* __restrict flags) {
  for (std::size_t i = 0; i < n; ++i) {
    const bool counts = minutes[i] > 0 && minutes[i] >= least;
    flags[i] = static_cast<std::uint8_t>((flags[i] & ~kHadGuided) | (counts ? kHadGuided : 0));
  }
}

/// Exponentials with mean 1 raised to `skew`, over their mean. One word of each call.
PILOTWAVE_VECTOR_CLONES
void draw_traits(std::size_t n, const std::uint32_t* __restrict words, double skew, double mean,
                 float* __restrict traits) {
  constexpr double kLeast = 1e-12;
  for (std::size_t i = 0; i < n; ++i) {
    const double e = -det_log(Luck::to_unit32(words[kCallWords * i]));
    traits[i] = static_cast<float>(det_pow(e > kLeast ? e : kLeast, skew) / mean);
  }
}

}  // namespace

std::vector<float> engagement_traits(std::span<const std::uint32_t> people, double skew, const Luck& luck) {
  // Mean of an exponential raised to `skew`: Gamma(1 + skew), interpolated between 1, 1.5, .. 4.
  constexpr std::array<double, 7> kGamma = {1.0, 1.32934, 2.0, 3.32335, 6.0, 11.6317, 24.0};
  const double at = (skew - 1) * 2;
  const auto i = std::min<std::size_t>(static_cast<std::size_t>(at), kGamma.size() - 2);
  const double mean = kGamma[i] + (kGamma[i + 1] - kGamma[i]) * (at - static_cast<double>(i));
  std::vector<std::uint32_t> words;
  fill_entity_words(luck, Stream::StudentTraits, people, 0, 2, words);
  std::vector<float> traits(people.size());
  draw_traits(people.size(), words.data(), skew, mean, traits.data());
  return traits;
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
  // Luck is mostly so far from what can happen that no exponential is needed to know.
  switch (use) {
    case StudentUse::None: {
      const Decision<kStartTerms> start = start_unguided(x, p);
      return u < start.at_most() ? moved(u, use, To{StudentUse::Light, start.probability()}, {}) : use;
    }
    case StudentUse::Light: {
      const double deepen = deepen_chance(x, p);
      if (u < deepen) return StudentUse::Heavy;
      const Decision<kStopTerms> stop = stop_unguided(x, p);
      if (u <= 1 - stop.at_most()) return use;
      return moved(u, use, To{StudentUse::Heavy, deepen}, To{StudentUse::None, stop.probability()});
    }
    case StudentUse::Heavy:
      return moved(u, use, {}, To{StudentUse::Light, recover_chance(x, p)});
  }
  return use;
}

std::uint32_t section_of(const World& world, std::uint32_t seat) {
  const auto& first = world.sections.first_student;
  return static_cast<std::uint32_t>(std::upper_bound(first.begin(), first.end(), seat) - first.begin()) - 1;
}

StudentSituation student_situation(const WeekContext& ctx, const StudentRows& before,
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
  const std::span<const ClassOffer> offers = school.offers;
  const auto& sections = ctx.world.sections;
  const std::uint32_t first_section = ctx.world.schools.first_section[s];
  const auto forget = static_cast<float>(fade_chance(p[P::student_use_literacy_half_life]));
  grow_habits(school.n_seats, school.before.use.data(), static_cast<float>(p[P::student_use_habit_rate]),
              school.before.habit.data(), school.now.habit.data() + school.first_seat);
  // Neighbouring sections that are taught alike, most often not at all, go in one pass.
  for (std::uint32_t i = 0; i < offers.size();) {
    std::uint32_t end = i + 1;
    while (end < offers.size() && offers[end].literacy_lesson == offers[i].literacy_lesson) ++end;
    const std::uint32_t first = sections.first_student[first_section + i],
                        last = sections.first_student[first_section + end];
    teach_literacy(
        last - first, static_cast<float>(p[P::student_use_lesson_rate] * offers[i].literacy_lesson), forget,
        school.before.literacy.data() + (first - school.first_seat), school.now.literacy.data() + first);
    i = end;
  }
  std::uint8_t* now_flags = school.now.flags.data() + school.first_seat;
  std::uint32_t seats_used = 0;
  if (school.guided_minutes.empty()) {
    clear_flag(school.n_seats, kHadGuided, now_flags);
  } else {
    mark_guided(school.n_seats, school.guided_minutes.data(),
                static_cast<float>(p[P::student_use_counts_as_use]), now_flags);
    seats_used = count_flag(school.n_seats, kHadGuided, now_flags);
  }
  auto& [words, seats] = seat_scratch();
  fill_seat_words(ctx.luck(), Stream::StudentUse, ctx.world.schools.key[s], ctx.week_word(), school.n_seats,
                  words);
  std::array<bool, 3> has_band{};
  for (std::uint32_t i = 0; i < offers.size(); ++i)
    has_band[static_cast<std::size_t>(band_of_grade(sections.grade[first_section + i]))] = true;
  const UseBounds bounds = bounds_of(c, has_band, p);
  std::uint32_t section = first_section;
  for (const std::uint32_t k : seats_in_tails(words, school.n_seats, {bounds.low, bounds.high}, seats)) {
    const std::uint32_t seat = school.first_seat + k;
    while (sections.first_student[section + 1] <= seat) ++section;
    const StudentUse use = school.before.use[k];
    const double u = Luck::to_unit32(words[k]);
    // Most of those whose luck could move somebody are not the ones whom it could move.
    const double low = use == StudentUse::None
                           ? bounds.starts[school.before.leaning[k] / UseBounds::kLeaningStep]
                       : use == StudentUse::Light ? bounds.deepens
                                                  : 0;
    if (u >= low && (use == StudentUse::None || u <= 1 - bounds.high)) continue;
    const int grade = sections.grade[section];
    if (!may_use_alone(grade, p)) continue;
    const StudentSituation x = situation_of(ctx, c, school.before, k, seat, grade);
    school.now.use[seat] = next_use(use, u, x, p);
  }
  // Whoever is too young has not begun, wherever the row came from.
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    if (may_use_alone(sections.grade[first_section + i], p)) continue;
    std::fill(school.now.use.begin() + sections.first_student[first_section + i],
              school.now.use.begin() + sections.first_student[first_section + i + 1], StudentUse::None);
  }
  now_school.guided_minutes = lane_sum(school.guided_minutes);
  now_school.out_of_sight = static_cast<float>(out_of_sight(c.ban, c.filter, p));
  now_school.seats_used = {};
  const std::size_t tool = offers.empty() ? kMaxTools : offers.front().tool;  // one for the whole school
  if (tool < kMaxTools) now_school.seats_used[tool] = seats_used;
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
  // Few change in a week: a line of memory is compared at once, then its words, then what differs in a word.
  constexpr std::uint32_t kLine = 64, kWord = sizeof(std::uint64_t);
  const StudentUse *was = school.before.use.data(), *is = school.now.use.data() + school.first_seat;
  std::uint32_t k = 0;
  for (; k + kLine <= school.n_seats; k += kLine) {
    std::array<std::uint64_t, kLine / kWord> old{}, now{};
    std::memcpy(old.data(), was + k, kLine);
    std::memcpy(now.data(), is + k, kLine);
    std::uint64_t any = 0;
    for (std::size_t w = 0; w < old.size(); ++w) any |= old[w] ^ now[w];
    if (any == 0) continue;
    for (std::uint32_t w = 0; w < old.size(); ++w) {
      constexpr std::uint64_t kByte = 0xff;
      for (std::uint64_t differ = old[w] ^ now[w]; differ != 0;) {
        const auto byte = static_cast<std::uint32_t>(std::countr_zero(differ)) / 8;
        const std::uint32_t within = std::endian::native == std::endian::little ? byte : kWord - 1 - byte;
        settle(k + w * kWord + within);
        differ &= ~(kByte << (8 * byte));
      }
    }
  }
  for (; k < school.n_seats; ++k) settle(k);
}

}  // namespace pilotwave
