#include "model/engagement.hpp"

#include <algorithm>
#include <array>

#include "base/fmath.hpp"

namespace pilotwave {

double channel_heard(double informed_share, double family_trust, const Params& p) {
  const double open_ears =
      p[P::engagement_heard_uninformed] + (1 - p[P::engagement_heard_uninformed]) * informed_share;
  return std::clamp(open_ears * (1 + p[P::engagement_trust_reporting] * (family_trust - 0.5)), 0.0, 1.0);
}

double informing_chance(const SchoolEffects& effects, bool learner, double section_informed_share,
                        bool in_session, const Params& p) {
  double miss = 1 - p[P::engagement_background];
  if (in_session) {
    miss *= 1 - static_cast<double>(learner ? effects.meeting.learner : effects.meeting.fluent);
    miss *= 1 - static_cast<double>(learner ? effects.notice.learner : effects.notice.fluent);
    miss *= 1 - p[P::engagement_word_of_mouth] * section_informed_share;
  }
  return 1 - miss;
}

void step_engagement_of_households(const WeekContext& ctx, const SchoolWeek& school) {
  const Params& p = ctx.params;
  const SchoolEffects& effects = ctx.effects.schools[school.school];
  const auto& sections = ctx.world.sections;
  const double fade = fade_chance(p[P::engagement_fade_half_life]);
  const std::uint32_t key = ctx.world.schools.key[school.school];
  std::vector<std::uint32_t> informed_words, consent_words;
  fill_seat_words(ctx.luck(), Stream::HouseholdInformed, key, ctx.week_word(), school.n_seats,
                  informed_words);
  if (effects.opt_out_form)
    fill_seat_words(ctx.luck(), Stream::HouseholdConsent, key, ctx.week_word(), school.n_seats,
                    consent_words);
  for (std::uint32_t c = ctx.world.schools.first_section[school.school];
       c < ctx.world.schools.first_section[school.school + 1]; ++c) {
    const std::uint32_t first = sections.first_student[c], last = sections.first_student[c + 1];
    std::uint32_t informed = 0;
    for (std::uint32_t seat = first; seat < last; ++seat)
      informed += (school.before.flags[seat - school.first_seat] & kInformed) != 0;
    const double section_share = last > first ? static_cast<double>(informed) / (last - first) : 0;
    const std::array<double, 2> chance = {
        informing_chance(effects, false, section_share, ctx.in_session(), p),
        informing_chance(effects, true, section_share, ctx.in_session(), p)};
    for (std::uint32_t seat = first; seat < last; ++seat) {
      const std::uint32_t k = seat - school.first_seat;
      const std::uint8_t old = school.before.flags[k];
      std::uint8_t flags = school.now.flags[seat];
      const double u = Luck::to_unit32(informed_words[k]);
      if (old & kInformed) {
        if (u > 1 - fade) flags = static_cast<std::uint8_t>(flags & ~kInformed);
      } else if (u < chance[(school.before.traits[k] & kEnglishLearner) != 0]) {
        flags = static_cast<std::uint8_t>(flags | kInformed);
      }
      if (effects.opt_out_form) {
        const double v = Luck::to_unit32(consent_words[k]),
                     trust = static_cast<double>(school.before.family_trust[k]);
        if (old & kOptedOut) {
          if (v > 1 - p[P::engagement_opt_in_rate] * trust)
            flags = static_cast<std::uint8_t>(flags & ~kOptedOut);
        } else if ((old & kInformed) && v < p[P::engagement_opt_out_rate] * (1 - trust) * (1 - trust)) {
          flags = static_cast<std::uint8_t>(flags | kOptedOut);
        }
      }
      school.now.flags[seat] = flags;
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
