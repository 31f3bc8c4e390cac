#include "model/engagement.hpp"

#include <algorithm>
#include <array>

#include "base/fmath.hpp"
#include "model/flag_turn.hpp"
#include "rng/flag_scan.hpp"

namespace pilotwave {

double channel_heard(double informed_share, double family_trust, const Params& p) {
  const double open_ears =
      p[P::engagement_heard_uninformed] + (1 - p[P::engagement_heard_uninformed]) * informed_share;
  return std::clamp(open_ears * (1 + p[P::engagement_trust_reporting] * (family_trust - 0.5)), 0.0, 1.0);
}

Informing::Informing(const SchoolEffects& effects, bool learner, bool in_session, const Params& p)
    : missed_(1 - p[P::engagement_background]), word_of_mouth_(0) {
  if (!in_session) return;
  missed_ *= 1 - static_cast<double>(learner ? effects.meeting.learner : effects.meeting.fluent);
  missed_ *= 1 - static_cast<double>(learner ? effects.notice.learner : effects.notice.fluent);
  word_of_mouth_ = p[P::engagement_word_of_mouth];
}

void step_engagement_of_households(const WeekContext& ctx, const SchoolWeek& school) {
  const Params& p = ctx.params;
  const SchoolEffects& effects = ctx.effects.schools[school.school];
  const auto& sections = ctx.world.sections;
  const double fade = fade_chance(p[P::engagement_fade_half_life]);
  const std::uint32_t key = ctx.world.schools.key[school.school];
  const std::uint32_t first = ctx.world.schools.first_section[school.school],
                      n_sections = ctx.world.schools.first_section[school.school + 1] - first;
  const bool in_session = ctx.in_session();
  const Informing fluent(effects, false, in_session, p), learner(effects, true, in_session, p);
  thread_local std::vector<std::array<double, 2>> chance;  // by section, and whether the family speaks
  chance.resize(n_sections);                               // another language
  double most = 0;
  for (std::uint32_t c = 0; c < n_sections; ++c) {
    const std::uint32_t from = sections.first_student[first + c] - school.first_seat,
                        to = sections.first_student[first + c + 1] - school.first_seat;
    const std::uint32_t informed = count_flag(to - from, kInformed, school.before.flags.data() + from);
    const double share = to > from ? static_cast<double>(informed) / (to - from) : 0;
    chance[c] = {fluent.chance(share), learner.chance(share)};
    most = std::max({most, chance[c][0], chance[c][1]});
  }
  auto& [words, seats] = seat_scratch();
  fill_seat_words(ctx.luck(), Stream::HouseholdInformed, key, ctx.week_word(), school.n_seats, words);
  std::uint32_t c = 0;
  for (const std::uint32_t k :
       seats_to_turn(words, school.before.flags.first(school.n_seats), {most, fade, kInformed}, seats)) {
    const std::uint32_t seat = school.first_seat + k;
    while (sections.first_student[first + c + 1] <= seat) ++c;
    const unsigned knows = has_after((school.before.flags[k] & kInformed) != 0, Luck::to_unit32(words[k]),
                                     chance[c][(school.before.traits[k] & kEnglishLearner) != 0], fade);
    std::uint8_t& flags = school.now.flags[seat];
    flags = static_cast<std::uint8_t>((flags & ~unsigned{kInformed}) | knows * kInformed);
  }
  if (!effects.opt_out_form) return;
  fill_seat_words(ctx.luck(), Stream::HouseholdConsent, key, ctx.week_word(), school.n_seats, words);
  const LuckTails tails(p[P::engagement_opt_out_rate], p[P::engagement_opt_in_rate]);
  for (const std::uint32_t k : seats_in_tails(words, school.n_seats, tails, seats)) {
    std::uint8_t& flags = school.now.flags[school.first_seat + k];
    const double v = Luck::to_unit32(words[k]), trust = static_cast<double>(school.before.family_trust[k]);
    const std::uint8_t old = school.before.flags[k];
    if (old & kOptedOut) {
      if (v > 1 - p[P::engagement_opt_in_rate] * trust) flags = static_cast<std::uint8_t>(flags & ~kOptedOut);
    } else if ((old & kInformed) && v < p[P::engagement_opt_out_rate] * (1 - trust) * (1 - trust)) {
      flags = static_cast<std::uint8_t>(flags | kOptedOut);
    }
  }
}

void step_feedback(const WeekContext& ctx, DistrictState& now) {
  double channel = 0, students = 0;
  for (std::uint32_t s = 0; s < ctx.before.schools.size(); ++s) {
    const double n = ctx.world.schools.n_students(s);
    const double heard = channel_heard(static_cast<double>(ctx.before.schools[s].informed_share),
                                       static_cast<double>(ctx.before.schools[s].family_trust), ctx.params);
    channel += n * static_cast<double>(ctx.effects.schools[s].feedback) * heard;
    students += n;
  }
  const double rate = ctx.in_session() ? ctx.params[P::engagement_feedback_mending] * channel / students : 0;
  if (rate <= 0) return;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const ToolState& old = ctx.before.district.tools[t];
    if (old.approval != Approval::Approved && old.approval != Approval::Conditional) continue;
    for (std::size_t k = 0; k < kFlawKinds; ++k)
      now.tools[t].mended_by_feedback[k] += rate * old.flaws(static_cast<FlawKind>(k));
  }
}

}  // namespace pilotwave
