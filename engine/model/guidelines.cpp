#include "model/guidelines.hpp"

#include <algorithm>

#include "base/fmath.hpp"
#include "model/flag_turn.hpp"
#include "rng/flag_scan.hpp"

namespace pilotwave {

double effective_clarity(const GuidelineState& guideline, double capability, const Params& params) {
  if (guideline.clarity <= 0) return 0;
  const double aged = std::max(0.0, capability - guideline.capability_at_date);
  return guideline.clarity * det_exp(-aged / params[P::guidelines_tau]);
}

double guideline_clock(std::span<const ToolDef> tools, const DistrictState& district) {
  double best = 0;
  for (std::size_t t = 0; t < tools.size(); ++t) {
    if (tools[t].kind == ToolKind::GeneralChat) return district.tools[t].capability;
    best = std::max(best, district.tools[t].capability);
  }
  return best;
}

void step_guidelines(const WeekContext& ctx, DistrictState& now, std::vector<Happening>& story) {
  now.activity.guideline_hours = 0;
  std::array<double, kGuidelineParts> best{};
  const double written_by = educators_lead(ctx.effects) ? 1 + ctx.params[P::guidelines_educators_gain] : 1;
  const double clock = guideline_clock(ctx.tools, ctx.before.district);
  for (const GuidelineRelease& release : ctx.effects.guidelines) {
    const auto part = static_cast<std::size_t>(release.part);
    now.activity.guideline_hours += static_cast<double>(release.author_hours);
    best[part] = std::max(best[part], std::min(1.0, static_cast<double>(release.clarity) * written_by));
  }
  bool any = false;
  for (std::size_t part = 0; part < kGuidelineParts; ++part) {
    if (best[part] <= 0) continue;
    GuidelineState& text = now.guidelines[part];
    text.published_week = static_cast<std::int16_t>(ctx.week);
    // Of two texts the clearer one of the day stands, whichever lever wrote it; the other is news all the
    // same.
    if (best[part] > ctx.clarity[part]) {
      text.clarity = best[part];
      text.capability_at_date = clock;
    }
    any = true;
  }
  if (any) story.push_back({"guidelines", "guidelines are published", kNewcomer});
}

void step_guidance_of_teachers(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now) {
  const Params& p = ctx.params;
  const SchoolColumns& schools = ctx.world.schools;
  const TeacherColumns& old = ctx.before.teachers;
  const double fade = fade_chance(p[P::guidelines_fade_half_life]);
  std::array<bool, kGuidelineParts> news{};
  bool published = false;
  for (std::size_t part = 0; part < kGuidelineParts; ++part) {
    const GuidelineState& g = ctx.before.district.guidelines[part];
    news[part] = g.clarity > 0 && ctx.week - g.published_week <= p[P::guidelines_memo_weeks];
    published = published || g.clarity > 0;
  }
  const double staff_reached = static_cast<double>(ctx.before.schools[school].guidance_share);
  const bool session = ctx.in_session();
  // Channels that reach everybody alike: the chance that all of them miss one.
  std::array<double, kGuidelineParts> missed_by_all{};
  for (std::size_t part = 0; part < kGuidelineParts; ++part) {
    missed_by_all[part] = (1 - (news[part] ? ctx.effects.channel[kMemo] : 0)) *
                          (1 - ctx.effects.channel[kStaffMeeting]) *
                          (1 - staff_reached * p[P::guidelines_reach_peers]);
  }
  static_assert(kGuidelineParts <= kCallWords, "one word a part");
  std::vector<std::uint32_t>& words = seat_scratch().words;
  fill_call_words(ctx.luck(), Stream::GuidelineReach, schools.key[school], ctx.week_word(),
                  schools.n_teachers(school), words);
  for (std::uint32_t t = schools.first_teacher[school]; t < schools.first_teacher[school + 1]; ++t) {
    std::uint8_t reached = old.guidance[t];
    if (!published && reached == 0) continue;
    const std::uint32_t* w = words.data() + kCallWords * (t - schools.first_teacher[school]);
    const double trained =
        std::min(1.0, static_cast<double>(old.ethics_hours[t]) / p[P::guidelines_training_hours]);
    const double missed_by_one =
        (1 - trained * ctx.effects.channel[kTrainingChannel] * p[P::guidelines_reach_training]) *
        (1 - static_cast<double>(old.coached[t]) * p[P::guidelines_reach_coach]);
    for (std::size_t part = 0; part < kGuidelineParts; ++part) {
      const auto bit = static_cast<std::uint8_t>(1U << part);
      const double u = Luck::to_unit32(w[part]);
      if (reached & bit) {
        if (u > 1 - fade) reached = static_cast<std::uint8_t>(reached & ~bit);
      } else if (ctx.clarity[part] > 0 && session) {
        const double miss = missed_by_all[part] * missed_by_one;
        if (u < 1 - miss) reached = static_cast<std::uint8_t>(reached | bit);
      }
    }
    now.guidance[t] = reached;
  }
}

namespace {

/// Chance that a part reaches a student this week, by whether the family speaks another language.
using ReachChance = std::array<double, 2>;

/// How many teachers of a section each part has reached: a byte a part.
constexpr std::uint32_t kCountBits = 8;
constexpr std::array<std::uint32_t, std::size_t{1} << kGuidelineParts> kCountOfBits = [] {
  std::array<std::uint32_t, std::size_t{1} << kGuidelineParts> counts{};
  for (std::size_t reached = 0; reached < counts.size(); ++reached) {
    for (std::size_t part = 0; part < kGuidelineParts; ++part)
      counts[reached] |= static_cast<std::uint32_t>(reached >> part & 1U) << (kCountBits * part);
  }
  return counts;
}();

/// Students hear of a part from teachers who are reached, and where their family was met in its own language.
/// @param chance  by section and part   @return the largest of each part
std::array<double, kGuidelineParts> reach_of_sections(
    const WeekContext& ctx, std::uint32_t school, const std::array<bool, kGuidelineParts>& alive,
    std::vector<std::array<ReachChance, kGuidelineParts>>& chance) {
  const Params& p = ctx.params;
  const SchoolEffects& effects = ctx.effects.schools[school];
  const double lessons = static_cast<double>(effects.lessons);
  const ReachChance met = {static_cast<double>(effects.meeting.fluent) * p[P::guidelines_reach_family],
                           static_cast<double>(effects.meeting.learner) * p[P::guidelines_reach_family]};
  const std::uint32_t first = ctx.world.schools.first_section[school],
                      n_sections = ctx.world.schools.first_section[school + 1] - first;
  chance.resize(n_sections);
  std::array<double, kGuidelineParts> most_taught{};
  for (std::uint32_t c = 0; c < n_sections; ++c) {
    const auto teachers = ctx.world.sections.teachers_of(first + c);
    std::uint32_t reached = 0;
    if (lessons > 0) {
      for (const std::uint32_t t : teachers) reached += kCountOfBits[ctx.before.teachers.guidance[t]];
    }
    for (std::size_t part = 0; part < kGuidelineParts; ++part) {
      const std::uint32_t n = reached >> (kCountBits * part) & ((1U << kCountBits) - 1);
      const double taught =
          alive[part] ? n / static_cast<double>(teachers.size()) * lessons * p[P::guidelines_reach_lesson]
                      : 0;
      chance[c][part] =
          alive[part] ? ReachChance{noisy_or(taught, met[0]), noisy_or(taught, met[1])} : ReachChance{};
      most_taught[part] = std::max(most_taught[part], taught);
    }
  }
  std::array<double, kGuidelineParts> most{};
  for (std::size_t part = 0; part < kGuidelineParts; ++part)
    if (alive[part]) most[part] = noisy_or(most_taught[part], std::max(met[0], met[1]));
  return most;
}

}  // namespace

void step_guidance_of_students(const WeekContext& ctx, const SchoolWeek& school) {
  if (ctx.clarity[0] <= 0 && ctx.clarity[1] <= 0 && ctx.clarity[2] <= 0)
    return;  // nobody can have been reached yet
  const double fade = fade_chance(ctx.params[P::guidelines_fade_half_life]);
  const auto& sections = ctx.world.sections;
  const std::uint32_t first = ctx.world.schools.first_section[school.school];
  std::array<bool, kGuidelineParts> alive{};
  for (std::size_t part = 0; part < kGuidelineParts; ++part)
    alive[part] = ctx.clarity[part] > 0 && ctx.in_session();
  thread_local std::vector<std::array<ReachChance, kGuidelineParts>> chance;  // by section
  const std::array<double, kGuidelineParts> most = reach_of_sections(ctx, school.school, alive, chance);
  auto& [words, seats] = seat_scratch();
  fill_seat_words(ctx.luck(), Stream::StudentGuidance, ctx.world.schools.key[school.school], ctx.week_word(),
                  school.n_seats, words);
  for (std::size_t part = 0; part < kGuidelineParts; ++part) {
    const auto bit = static_cast<std::uint8_t>(1U << part);
    // One word serves the three parts: a rotation by a third keeps each uniform.
    const auto rotation = static_cast<std::uint32_t>(part) * 0x55555555U;
    std::uint32_t c = 0;
    for (const std::uint32_t k : seats_to_turn(words, school.before.flags.first(school.n_seats),
                                               {most[part], fade, bit, rotation}, seats)) {
      const std::uint32_t seat = school.first_seat + k;
      while (sections.first_student[first + c + 1] <= seat) ++c;
      const double u = Luck::to_unit32(words[k] + rotation);
      const unsigned knows =
          has_after((school.before.flags[k] & bit) != 0, u,
                    chance[c][part][(school.before.traits[k] & kEnglishLearner) != 0], fade);
      std::uint8_t& flags = school.now.flags[seat];
      flags = static_cast<std::uint8_t>((flags & ~bit) | (knows << part));
    }
  }
}

}  // namespace pilotwave
