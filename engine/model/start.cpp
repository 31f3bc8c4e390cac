#include "model/start.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "model/guidelines.hpp"
#include "model/student_use.hpp"
#include "model/teacher_use.hpp"
#include "model/technology.hpp"
#include "model/turnover.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

/// One dated figure of a national series.
struct Figure {
  int year, month;
  double value;
};

constexpr Date month_start(int year, int month) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                               1};
}

template <std::size_t N>
double at_day(const std::array<Figure, N>& series, Date day) {
  if (day <= month_start(series[0].year, series[0].month)) return series[0].value;
  for (std::size_t i = 1; i < N; ++i) {
    const Date a = month_start(series[i - 1].year, series[i - 1].month),
               b = month_start(series[i].year, series[i].month);
    if (day < b) {
      const double share = static_cast<double>((day - a).count()) / static_cast<double>((b - a).count());
      return series[i - 1].value + share * (series[i].value - series[i - 1].value);
    }
  }
  return series[N - 1].value;
}

// Evidence rows in brackets. No survey is later than winter 2026: where a series ends in August 2026, that is
// where the fitted run of the nation since 2022 stands by then (docs/model/validation.md), so that a run from
// today goes on as that one would. The last entry is held after its date.
constexpr std::array<Figure, 7> kTeacherAny = {{{2022, 12, 0},
                                                {2023, 10, 0.25},
                                                {2024, 4, 0.27},
                                                {2024, 10, 0.33},
                                                {2025, 4, 0.56},
                                                {2025, 7, 0.60},
                                                {2026, 8, 0.75}}};  // 1.2, 1.4, 1.6, 1.7, 1.10
constexpr std::array<Figure, 4> kTeacherWeekly = {
    {{2022, 12, 0}, {2024, 4, 0.05}, {2025, 4, 0.31}, {2026, 8, 0.58}}};  // 1.5, 1.10
constexpr std::array<Figure, 4> kRefuse = {
    {{2022, 12, 0.37}, {2023, 12, 0.37}, {2025, 7, 0.21}, {2026, 8, 0.16}}};  // 1.8, 1.9
constexpr std::array<Figure, 7> kTrained = {{{2022, 12, 0},
                                             {2023, 7, 0.13},
                                             {2024, 4, 0.29},
                                             {2024, 10, 0.43},
                                             {2025, 10, 0.50},
                                             {2026, 1, 0.58},
                                             {2026, 8, 0.63}}};                                  // 3.5
constexpr std::array<Figure, 3> kGuidance = {{{2023, 1, 0}, {2025, 4, 0.18}, {2026, 3, 0.18}}};  // 1.12, 3.12
constexpr std::array<Figure, 4> kStudentHigh = {
    {{2022, 12, 0}, {2024, 10, 0.31}, {2025, 3, 0.61}, {2026, 8, 0.71}}};  // 2.1, 2.4
constexpr std::array<Figure, 4> kStudentMiddle = {
    {{2022, 12, 0}, {2024, 10, 0.20}, {2025, 3, 0.41}, {2026, 8, 0.44}}};  // 2.1, 2.4
constexpr std::array<Figure, 2> kStudentElementary = {{{2022, 12, 0}, {2026, 8, 0.03}}};
constexpr std::array<Figure, 4> kTrustFamilies = {
    {{2022, 12, 0.62}, {2024, 7, 0.62}, {2025, 7, 0.49}, {2026, 8, 0.46}}};  // 9.1
constexpr std::array<Figure, 2> kTrustStudents = {{{2022, 12, 0.5}, {2026, 8, 0.41}}};
constexpr double kInformedShare = 0.10;  // 9.3, 9.4: 4 to 17%

constexpr double kTalkOfTheDay =
    0.02;  // share of using teachers from which every teacher has heard of AI (assumption)
constexpr std::int16_t kLongAgo = -1000;  // week: what is old is no news
constexpr int kLastElementary = 5;        // grade

double normal_threshold(double share) {
  return share <= 0 ? 40.0 : share >= 1 ? -40.0 : -normal_quantile(share);
}

}  // namespace

TeacherStart::TeacherStart(const World& world, const NationalRecord& r, const Params& p)
    : record(r), order(world.def, world.posts, p) {
  weekly = order.exceeded_by(r.teacher_weekly);
  monthly =
      order.exceeded_by(r.teacher_weekly + p[P::today_monthly_share] * (r.teacher_any - r.teacher_weekly));
  tried = order.exceeded_by(r.teacher_any);
  refusing = order.refusing_below(r.teacher_refuse);
}

UseLevel TeacherStart::level(double score, bool refuser) const {
  if (score > weekly) return UseLevel::Weekly;  // integrated once a student tool is open
  if (score > monthly) return UseLevel::Monthly;
  if (score > tried) return UseLevel::Tried;
  // Of those disposed to refuse only the last still do.
  if (refuser && score < refusing) return UseLevel::Refuses;
  return record.teacher_any > kTalkOfTheDay ? UseLevel::Aware : UseLevel::Unaware;
}

namespace {

void place_teacher(const World& world, const Params& p, std::uint32_t t, const TeacherPerson& person,
                   const TeacherStart& start, std::uint32_t week, TeacherColumns& c) {
  const NationalRecord& r = start.record;
  const std::uint32_t s = world.posts.school[t], key = world.schools.key[s];
  const PhiloxCounter w = world.luck.words(Stream::TeacherStart, person.id, week, 0);
  const double school_luck =
      normal_quantile(Luck::to_unit32(world.luck.words(Stream::TeacherStart, key, 0, 1)[0]));
  const double score = start.order.score(person, world.posts.subject[t], school_luck, Luck::to_unit32(w[0]));
  c.person[t] = person.id;
  c.innovativeness[t] = person.innovativeness;
  c.experience[t] = person.experience;
  c.refuser[t] = person.refuser;
  c.channel_lean[t] = channel_lean(person.id, world.luck);
  const UseLevel level = start.level(score, person.refuser);
  c.level[t] = level;
  const bool uses = uses_any(level);
  c.channel[t] = uses ? kUnapproved : 0;
  // The further along, the likelier trained.
  const double alike = p[P::today_trained_correlation];
  const bool had = alike * start.order.standardised(score) +
                       std::sqrt(1 - alike * alike) * normal_quantile(Luck::to_unit32(w[2])) >
                   normal_threshold(r.trained);
  c.sessions[t] = had ? 1 : 0;
  const double hours = had ? p[P::today_hours_trained] : 0;
  c.practical_hours[t] = static_cast<float>(hours * (1 - p[P::today_trained_ethics_share]));
  c.ethics_hours[t] = static_cast<float>(hours * p[P::today_trained_ethics_share]);
  const double experience = level == UseLevel::Weekly    ? p[P::today_skill_weekly]
                            : level == UseLevel::Monthly ? p[P::today_skill_monthly]
                            : level == UseLevel::Tried   ? p[P::today_skill_tried]
                                                         : 0;
  c.skill[t] = static_cast<float>(std::min(1.0, experience + (had ? p[P::today_skill_trained] : 0)));
  c.ethics[t] = static_cast<float>(had ? p[P::today_ethics_trained] : p[P::today_ethics_untrained]);
  c.coached[t] = 0;
  c.bad_weeks[t] = c.unsupported[t] = c.is_champion[t] = c.peers_using[t] = c.peers_skilled[t] = 0;
  c.hours_saved[t] = 0;
  const PhiloxCounter v = world.luck.words(Stream::TeacherStart, person.id, week, 2);
  c.guidance[t] = 0;
  if (Luck::to_unit32(v[0]) < r.guidance)
    c.guidance[t] = static_cast<std::uint8_t>(1U << (v[1] % kGuidelineParts));
  c.trust[t] = static_cast<float>(
      std::clamp(r.trust_teachers + p[P::today_trust_spread] * normal_quantile(Luck::to_unit32(v[2])) +
                     p[P::today_trust_innovative] * static_cast<double>(person.innovativeness),
                 0.0, 1.0));
}

/// Students on their way to seats, as columns of the same length.
struct Arrivals {
  std::span<const std::uint32_t> seat, id;
  std::vector<std::uint32_t> school;
  std::vector<std::int8_t> grade;
};

void place_students(const World& world, const Params& p, const Arrivals& arrivals, const StudentStart& start,
                    std::uint32_t week, StudentColumns& c) {
  const NationalRecord& r = start.record;
  const std::vector<StudentPerson> people =
      student_people(arrivals.id, arrivals.school, world.schools, world.def, world.luck);
  const std::vector<float> engagement = engagement_traits(arrivals.id, p[P::learning_skew], world.luck);
  std::vector<std::uint32_t> words;
  fill_entity_words(world.luck, Stream::StudentStart, arrivals.id, week, 0, words);
  for (std::uint32_t i = 0; i < people.size(); ++i) {
    const std::uint32_t seat = arrivals.seat[i], *w = words.data() + kCallWords * i;
    const int grade = arrivals.grade[i];
    c.person[seat] = people[i].id;
    c.traits[seat] = people[i].traits;
    c.ability[seat] = people[i].ability;
    c.leaning[seat] = people[i].leaning;
    // Those who lean towards it are further along: the score is half leaning, half luck.
    const double leaning = people[i].leaning / 255.0, score = 0.5 * leaning + 0.5 * Luck::to_unit32(w[0]);
    const bool uses = score > start.cut(grade);
    const bool heavy =
        uses && leaning > p[P::today_heavy_leaning] && Luck::to_unit32(w[1]) < p[P::today_heavy_share];
    c.use[seat] = heavy ? StudentUse::Heavy : uses ? StudentUse::Light : StudentUse::None;
    c.habit[seat] = static_cast<float>(heavy ? p[P::today_habit_heavy] : uses ? p[P::today_habit_light] : 0);
    c.engagement[seat] = engagement[i];
    c.friends_using[seat] = 0;
    c.flags[seat] =
        Luck::to_unit32(w[2]) < r.informed ? static_cast<std::uint8_t>(kInformed) : std::uint8_t{0};
    c.literacy[seat] = static_cast<float>(grade > kLastElementary ? p[P::today_literacy_older]
                                                                  : p[P::today_literacy_younger]);
    c.learning[seat] = 0;
    const double spread = p[P::today_trust_spread] * normal_quantile(Luck::to_unit32(w[3]));
    c.trust[seat] = static_cast<float>(std::clamp(r.trust_students + spread, 0.0, 1.0));
    c.family_trust[seat] = static_cast<float>(std::clamp(r.trust_families + spread, 0.0, 1.0));
  }
}

/// The district's own shares, in the record's terms. Counted school by school.
NationalRecord record_of(const World& world, const ModelState& state, Executor& executor) {
  struct Counts {
    std::uint32_t any = 0, weekly = 0, refuse = 0;  // teachers
    std::array<std::uint32_t, 3> use{}, seats{};    // students by band
    double family_trust = 0;
  };
  std::vector<Counts> by_school(world.schools.size());
  executor.for_each(by_school.size(), [&](std::size_t s) {
    Counts n;
    for (std::uint32_t t = world.schools.first_teacher[s]; t < world.schools.first_teacher[s + 1]; ++t) {
      const UseLevel level = state.teachers.level[t];
      n.any += uses_any(level);
      n.weekly += uses_weekly(level);
      n.refuse += level == UseLevel::Refuses;
    }
    for (std::uint32_t c = world.schools.first_section[s]; c < world.schools.first_section[s + 1]; ++c) {
      const auto band = static_cast<std::size_t>(band_of_grade(world.sections.grade[c]));
      const std::uint32_t first = world.sections.first_student[c], last = world.sections.first_student[c + 1];
      n.seats[band] += last - first;
      for (std::uint32_t k = first; k < last; ++k) n.use[band] += state.students.use[k] != StudentUse::None;
    }
    for (std::uint32_t k = world.schools.first_student[s]; k < world.schools.first_student[s + 1]; ++k)
      n.family_trust += static_cast<double>(state.students.family_trust[k]);
    by_school[s] = n;
  });
  Counts all;
  for (const Counts& n : by_school) {
    all.any += n.any, all.weekly += n.weekly, all.refuse += n.refuse;
    for (std::size_t band = 0; band < all.use.size(); ++band)
      all.use[band] += n.use[band], all.seats[band] += n.seats[band];
    all.family_trust += n.family_trust;
  }
  const double teachers = std::max(1U, world.n_teachers());
  const auto share = [&](Band band) {
    const auto b = static_cast<std::size_t>(band);
    return all.use[b] / std::max(1.0, static_cast<double>(all.seats[b]));
  };
  NationalRecord r;
  r.teacher_any = all.any / teachers;
  r.teacher_weekly = all.weekly / teachers;
  r.teacher_refuse = all.refuse / teachers;
  r.student_elementary = share(Band::Elementary);
  r.student_middle = share(Band::Middle);
  r.student_high = share(Band::High);
  r.trust_families = all.family_trust / std::max(1U, world.n_students());
  return r;
}

}  // namespace

StudentStart::StudentStart(const NationalRecord& r, const Params& p) : record(r) {
  // The record's elementary share is of all grades up to 5; it falls on those old enough to use AI alone.
  const int first = static_cast<int>(p[P::student_use_first_grade]);
  for (int grade = kGradePK; grade <= kGradeMax; ++grade) {
    const double share =
        grade < first ? 0
        : grade <= kLastElementary
            ? std::min(1.0, r.student_elementary * (kLastElementary + 1) / (kLastElementary + 1 - first))
        : grade <= 8 ? r.student_middle
                     : r.student_high;
    // The mean of two uniforms is triangular: its quantile at 1 - share.
    const double cut = share <= 0.5 ? 1 - std::sqrt(share / 2) : std::sqrt((1 - share) / 2);
    by_grade[static_cast<std::size_t>(grade - kGradePK)] =
        share > 0 ? cut : std::numeric_limits<double>::infinity();
  }
}

NationalRecord national_record(Date day) {
  NationalRecord r;
  r.teacher_any = at_day(kTeacherAny, day);
  r.teacher_weekly = at_day(kTeacherWeekly, day);
  r.teacher_refuse = at_day(kRefuse, day);
  r.trained = at_day(kTrained, day);
  r.guidance = at_day(kGuidance, day);
  r.student_high = at_day(kStudentHigh, day);
  r.student_middle = at_day(kStudentMiddle, day);
  r.student_elementary = at_day(kStudentElementary, day);
  r.trust_families = at_day(kTrustFamilies, day);
  r.trust_students = at_day(kTrustStudents, day);
  r.informed = kInformedShare;
  return r;
}

NationalRecord starting_record(const DistrictDef& district, Date day) {
  NationalRecord r = national_record(day);
  const TodayDef& t = district.today;
  r.teacher_any = t.teacher_use_any.value_or(r.teacher_any);
  r.teacher_weekly =
      std::min(r.teacher_any, t.teacher_use_weekly.value_or(std::min(r.teacher_weekly, r.teacher_any)));
  r.teacher_refuse = t.teacher_refuse_share.value_or(r.teacher_refuse);
  r.trained = t.teacher_trained_share.value_or(r.trained);
  r.guidance = t.guidance_reach.value_or(r.guidance);
  r.student_high = t.student_use_high.value_or(r.student_high);
  r.student_middle = t.student_use_middle.value_or(r.student_middle);
  r.student_elementary = t.student_use_elementary.value_or(r.student_elementary);
  r.trust_teachers = t.trust_teachers.value_or(r.trust_teachers);
  r.trust_students = t.trust_students.value_or(r.trust_students);
  r.trust_families = t.trust_families.value_or(r.trust_families);
  r.informed = t.family_informed_share.value_or(r.informed);
  return r;
}

ModelState starting_state(const World& world, std::span<const ToolDef> tools, const Params& params,
                          Date start, Executor& executor) {
  ModelState state;
  const NationalRecord r = starting_record(world.district, start);
  for (const ToolDef& tool : tools) state.district.tools.push_back(arriving_tool(tool, start, world.luck));
  state.schools.resize(world.schools.size());
  state.teachers.resize(world.n_teachers());
  state.students.resize(world.n_students());
  world.years.reach(world, 0, executor);
  const YearFrame& year = world.years.front();
  const TeacherStart today(world, r, params);
  executor.for_each(world.schools.size(), [&](std::size_t s) {
    for (std::uint32_t t = world.schools.first_teacher[s]; t < world.schools.first_teacher[s + 1]; ++t)
      place_teacher(world, params, t, year.teachers[t], today, 0, state.teachers);
  });
  const StudentStart students_today(r, params);
  executor.for_each(world.grades.size(), [&](std::size_t b) {
    const GradeBlock& block = world.grades[b];
    std::vector<std::uint32_t> seats(block.n_seats);
    std::iota(seats.begin(), seats.end(), block.first_seat);
    const Arrivals arrivals{seats, std::span(year.student_id).subspan(block.first_seat, block.n_seats),
                            std::vector<std::uint32_t>(block.n_seats, block.school),
                            std::vector<std::int8_t>(block.n_seats, world.grade_of_block[b])};
    place_students(world, params, arrivals, students_today, 0, state.students);
  });
  // Guidance that people know of at the start is some older text of middling clarity.
  if (r.guidance > 0) {
    for (GuidelineState& g : state.district.guidelines) {
      g = {params[P::today_guideline_clarity], guideline_clock(tools, state.district), kLongAgo};
    }
  }
  recount_exposure(world, params, 0, state, executor);
  return state;
}

NationalRecord newcomers_record(const WeekContext& ctx, const ModelState& now, Executor& executor) {
  NationalRecord r = national_record(ctx.world.calendar.monday(ctx.week));
  const double recorded = ctx.params[P::turnover_newcomers_recorded];
  if (recorded < 1) {
    const NationalRecord here = record_of(ctx.world, now, executor);
    for (double NationalRecord::*share :
         {&NationalRecord::teacher_any, &NationalRecord::teacher_weekly, &NationalRecord::teacher_refuse,
          &NationalRecord::student_high, &NationalRecord::student_middle, &NationalRecord::student_elementary,
          &NationalRecord::trust_families})
      r.*share = recorded * r.*share + (1 - recorded) * here.*share;
  }
  r.trained = 0;  // trained here means trained by this district's plan
  r.guidance = 0;
  r.informed = 0;
  return r;
}

void enter_teacher(const WeekContext& ctx, std::uint32_t post, const TeacherPerson& person,
                   const TeacherStart& start, TeacherColumns& columns) {
  place_teacher(ctx.world, ctx.params, post, person, start, ctx.week_word() + 1, columns);
}

void enter_students(const WeekContext& ctx, std::span<const std::uint32_t> seats,
                    std::span<const std::uint32_t> ids, const StudentStart& start, StudentColumns& columns) {
  Arrivals arrivals{seats, ids, {}, {}};
  for (const std::uint32_t seat : seats) {
    const std::uint32_t section = section_of(ctx.world, seat);
    arrivals.school.push_back(ctx.world.sections.school[section]);
    arrivals.grade.push_back(static_cast<std::int8_t>(ctx.world.sections.grade[section]));
  }
  place_students(ctx.world, ctx.params, arrivals, start, ctx.week_word() + 1, columns);
}

}  // namespace pilotwave
