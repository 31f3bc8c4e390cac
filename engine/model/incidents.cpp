#include "model/incidents.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/fmath.hpp"
#include "model/engagement.hpp"
#include "model/guidelines.hpp"
#include "model/technology.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr double kWeeksPerYear = 52;

double exposure_of(const WeekContext& ctx, const SchoolState& school, bool approved, double& flaws) {
  double worst = 0;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const bool open = (school.open & tool_bit(t)) != 0;
    const bool counts = approved ? open : !open && ctx.tools[t].kind == ToolKind::GeneralChat;
    if (counts && ctx.tools[t].privacy_exposure > worst) {
      worst = ctx.tools[t].privacy_exposure;
      flaws = ctx.before.district.tools[t].flaws(FlawKind::Privacy);
    }
  }
  return worst;
}

void teachers_slip(const WeekContext& ctx, std::uint32_t s, SchoolState& now) {
  if (!ctx.in_session()) return;
  const SchoolState& school = ctx.before.schools[s];
  const TeacherColumns& old = ctx.before.teachers;
  PrivacySituation x;
  x.exposure_approved = exposure_of(ctx, school, true, x.flaws_approved);
  x.exposure_unapproved = exposure_of(ctx, school, false, x.flaws_unapproved);
  x.season = season_factor(ctx.world.calendar, ctx.week, ctx.params);
  const double clarity = ctx.clarity[static_cast<std::size_t>(GuidelinePart::Privacy)];
  auto& count = now.occurred[static_cast<std::size_t>(IncidentKind::PrivacyHuman)];
  std::vector<std::uint32_t>& words = seat_scratch().words;
  fill_seat_words(ctx.luck(), Stream::IncidentTeacher, ctx.world.schools.key[s], ctx.week_word(),
                  ctx.world.schools.n_teachers(s), words);
  for (std::uint32_t t = ctx.world.schools.first_teacher[s]; t < ctx.world.schools.first_teacher[s + 1];
       ++t) {
    if (!uses_monthly(old.level[t])) continue;
    x.approved = (old.channel[t] & kApproved) != 0;
    x.unapproved = (old.channel[t] & kUnapproved) != 0;
    x.ethics = static_cast<double>(old.ethics[t]);
    x.guidance = guidance_on(old.guidance[t], GuidelinePart::Privacy, clarity);
    const double often = uses_weekly(old.level[t]) ? 1.0 : ctx.params[P::incidents_monthly_factor];
    const double u = Luck::to_unit32(words[t - ctx.world.schools.first_teacher[s]]);
    const double hazard = often * privacy_hazard(x, ctx.params);
    // A probability never exceeds its hazard: nearly always no exponential is needed.
    if (u < hazard && u < hazard_to_probability(hazard)) ++count;
  }
}

/// Students: one uniform a student and week; integrity lowest, then safety, then unfair outcomes.
void students_slip(const WeekContext& ctx, const SchoolWeek& school, SchoolState& now) {
  const Params& p = ctx.params;
  clear_flag(school.n_seats, kFlaggedFalsely, school.now.flags.data() + school.first_seat);
  if (!ctx.in_session()) return;
  const std::uint32_t s = school.school;
  const double ethics = ctx.clarity[static_cast<std::size_t>(GuidelinePart::EthicalUse)];
  const double safety = ctx.clarity[static_cast<std::size_t>(GuidelinePart::Safety)];
  const double season = season_factor(ctx.world.calendar, ctx.week, p);
  const double detector = static_cast<double>(ctx.effects.schools[s].detector);
  double bias = 0, policy_flaws = 0;
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    if ((ctx.before.schools[s].open & tool_bit(t)) && ctx.tools[t].bias > bias &&
        ctx.tools[t].kind != ToolKind::Planning) {
      bias = ctx.tools[t].bias;
      policy_flaws = ctx.before.district.tools[t].flaws(FlawKind::Policy);
    }
  }
  const double unfair_most =
      p[P::incidents_bias_base] * bias * (1 + p[P::incidents_flaw_factor] * policy_flaws);
  const double heavy = p[P::incidents_heavy_factor];
  const double most =
      (p[P::incidents_integrity_base] * season + p[P::incidents_safety_base]) * std::max(1.0, heavy) +
      unfair_most;
  const double flagged_most =
      detector * std::max(p[P::incidents_detector_false], p[P::incidents_detector_false_other]);
  auto& [words, seats] = seat_scratch();
  fill_seat_words(ctx.luck(), Stream::IncidentStudent, ctx.world.schools.key[s], ctx.week_word(),
                  school.n_seats, words);
  std::array<std::uint32_t, kIncidentKinds> counts{};
  std::uint32_t accused = 0;
  for (const std::uint32_t k : seats_in_tails(words, school.n_seats, {most, flagged_most}, seats)) {
    const StudentUse use = school.before.use[k];
    const std::uint8_t flags = school.before.flags[k];
    const bool guided = (flags & kHadGuided) != 0;
    if (use == StudentUse::None && !guided && flagged_most <= 0) continue;  // nothing can happen to them
    const double literacy = static_cast<double>(school.before.literacy[k]);
    const bool learner = (school.before.traits[k] & kEnglishLearner) != 0;
    double integrity = 0, safe = 0;
    if (use != StudentUse::None) {
      const double much = use == StudentUse::Heavy ? heavy : 1.0;
      integrity =
          p[P::incidents_integrity_base] * much * (1 - literacy) *
          (1 - p[P::incidents_guidance_effect] * guidance_on(flags, GuidelinePart::EthicalUse, ethics)) *
          season;
      safe = p[P::incidents_safety_base] * much * (1 - p[P::incidents_safety_literacy] * literacy) *
             (1 - p[P::incidents_guidance_effect] * guidance_on(flags, GuidelinePart::Safety, safety));
    }
    const double unfair = guided && learner ? unfair_most : 0;
    const double flagged =
        detector * (learner ? p[P::incidents_detector_false] : p[P::incidents_detector_false_other]);
    const double u = Luck::to_unit32(words[k]);
    if (u < integrity)
      ++counts[static_cast<std::size_t>(IncidentKind::Integrity)];
    else if (u < integrity + safe)
      ++counts[static_cast<std::size_t>(IncidentKind::Safety)];
    else if (u < integrity + safe + unfair)
      ++counts[static_cast<std::size_t>(IncidentKind::Bias)];
    else if (u > 1 - flagged) {
      ++counts[static_cast<std::size_t>(IncidentKind::Bias)];
      ++accused;
      std::uint8_t& now_flags = school.now.flags[school.first_seat + k];
      now_flags = static_cast<std::uint8_t>(now_flags | kFlaggedFalsely);
    }
  }
  for (std::size_t kind = 0; kind < kIncidentKinds; ++kind)
    now.occurred[kind] = static_cast<std::uint16_t>(now.occurred[kind] + counts[kind]);
  now.enforcement = static_cast<float>(accused) / static_cast<float>(std::max(1U, school.n_seats));
}

/// A vendor's incident strikes every school that uses the tool at once: one draw a tool and week.
void vendors_slip(const WeekContext& ctx, std::uint32_t s, SchoolState& now) {
  auto& count = now.occurred[static_cast<std::size_t>(IncidentKind::PrivacyVendor)];
  for (std::size_t t = 0; t < ctx.tools.size(); ++t) {
    const ToolState& tool = ctx.before.district.tools[t];
    const bool open = (ctx.before.schools[s].open & tool_bit(t)) != 0;
    if (tool.breach_this_week && open) {
      ++count;
      continue;
    }
    // A general chat that nobody approved leaks as well, as far as staff use it.
    const bool used = ctx.tools[t].kind == ToolKind::GeneralChat;
    if (!open && !used) continue;
    const double share = open ? 1.0 : static_cast<double>(ctx.before.schools[s].unapproved_share);
    const double u = ctx.luck().uniform(Stream::IncidentVendor, tool_key(ctx.tools[t]), ctx.week_word(), 0);
    if (u < hazard_to_probability(share * vendor_hazard(ctx.tools[t], tool, ctx.params))) ++count;
  }
}

/// Incidents of students' own use, which a ban can move out of sight.
bool is_students_own(IncidentKind kind) {
  return kind == IncidentKind::Integrity || kind == IncidentKind::Safety;
}

void discover(const WeekContext& ctx, std::uint32_t s, SchoolState& now, std::vector<Happening>& story) {
  const Params& p = ctx.params;
  const SchoolEffects& effects = ctx.effects.schools[s];
  const std::uint32_t key = ctx.world.schools.key[s];
  const double find = discovery_chance(effects, static_cast<double>(ctx.before.schools[s].informed_share),
                                       static_cast<double>(ctx.before.schools[s].family_trust), p);
  // What a ban has moved out of sight is as much harder to find.
  const double in_sight = 1 - static_cast<double>(ctx.before.schools[s].out_of_sight);
  const double tell = noisy_or(p[P::incidents_disclose_base], ctx.effects.openness);
  now.severity_found = now.severity_disclosed = 0;
  for (std::uint32_t kind = 0; kind < kIncidentKinds; ++kind) {
    const auto hidden = static_cast<std::uint32_t>(now.hidden[kind]) + now.occurred[kind];
    now.found[kind] = now.disclosed[kind] = 0;
    if (hidden == 0) continue;  // nothing to find: no luck is asked
    const std::uint32_t found =
        binomial_quantile(ctx.luck().uniform(Stream::IncidentDiscovery, key, ctx.week_word(), kind), hidden,
                          is_students_own(static_cast<IncidentKind>(kind)) ? find * in_sight : find);
    now.hidden[kind] = static_cast<std::uint16_t>(std::min(65535U, hidden - found));
    if (found == 0) continue;  // nothing to tell: no luck is asked
    const std::uint32_t told = binomial_quantile(
        ctx.luck().uniform(Stream::IncidentDisclosure, key, ctx.week_word(), kind), found, tell);
    const std::uint32_t leaked =
        binomial_quantile(ctx.luck().uniform(Stream::IncidentDisclosure, key, ctx.week_word(), 16 + kind),
                          found - told, p[P::incidents_press]);
    now.found[kind] = static_cast<std::uint16_t>(found);
    now.disclosed[kind] = static_cast<std::uint16_t>(told);
    const double weight = severity(static_cast<IncidentKind>(kind), p);
    now.severity_found += static_cast<float>(weight * found);
    now.severity_disclosed += static_cast<float>(weight * (told * p[P::trust_openness_cost] + leaked));
    const bool serious = static_cast<IncidentKind>(kind) != IncidentKind::Integrity;
    if (serious) {
      story.push_back(
          {"incident",
           fmt::format("{} found: {}{}", found, incident_kind_name(static_cast<IncidentKind>(kind)),
                       leaked > 0 ? ", and in the press"
                       : told > 0 ? ", told to families"
                                  : ""),
           s});
    }
  }
}

}  // namespace

double season_factor(const Calendar& calendar, int week, const Params& p) {
  return calendar.is_term_start(week) || calendar.is_exam_time(week) ? 1 + p[P::incidents_season] : 1.0;
}

double privacy_hazard(const PrivacySituation& x, const Params& p) {
  double h = 0;
  if (x.approved)
    h += p[P::incidents_approved_factor] * x.exposure_approved *
         (1 + p[P::incidents_flaw_factor] * x.flaws_approved);
  if (x.unapproved) h += x.exposure_unapproved * (1 + p[P::incidents_flaw_factor] * x.flaws_unapproved);
  return p[P::incidents_privacy_base] * h * (1 - x.ethics) * (1 - x.guidance) * x.season;
}

double vendor_hazard(const ToolDef& tool, const ToolState& state, const Params& p) {
  return p[P::incidents_vendor_base] / kWeeksPerYear * tool.privacy_exposure *
         (p[P::incidents_vendor_floor] + p[P::incidents_flaw_factor] * state.flaws(FlawKind::Privacy));
}

double discovery_chance(const SchoolEffects& effects, double informed_share, double family_trust,
                        const Params& p) {
  const double feedback = p[P::incidents_find_feedback] * static_cast<double>(effects.feedback) *
                          channel_heard(informed_share, family_trust, p);
  return noisy_or(noisy_or(p[P::incidents_find_base], feedback), static_cast<double>(effects.monitoring));
}

double severity(IncidentKind kind, const Params& p) {
  switch (kind) {
    case IncidentKind::PrivacyHuman:
      return p[P::incidents_severity_privacy];
    case IncidentKind::PrivacyVendor:
      return p[P::incidents_severity_vendor];
    case IncidentKind::Integrity:
      return p[P::incidents_severity_integrity];
    case IncidentKind::Bias:
      return p[P::incidents_severity_bias];
    case IncidentKind::Safety:
      return p[P::incidents_severity_safety];
  }
  return 0;
}

void step_incidents(const WeekContext& ctx, const SchoolWeek& school, SchoolState& now,
                    std::vector<Happening>& story) {
  now.occurred = {};
  now.enforcement = 0;
  teachers_slip(ctx, school.school, now);
  students_slip(ctx, school, now);
  vendors_slip(ctx, school.school, now);
  discover(ctx, school.school, now, story);
  for (std::size_t kind = 0; kind < kIncidentKinds; ++kind) now.incidents_total += now.occurred[kind];
}

void gather_incidents(const WeekContext& ctx, ModelState& now) {
  const Params& p = ctx.params;
  DistrictState& d = now.district;
  const auto slot = static_cast<std::size_t>(ctx.week) % d.found_by_week.size();
  std::uint32_t found = 0, privacy = 0, pilots = 0;
  double told = 0;
  WeekActivity& activity = d.activity;
  activity.incident_hours = {};
  activity.incident_principal_hours = activity.incident_teacher_hours = 0;
  activity.incident_cents = 0;
  for (std::size_t s = 0; s < now.schools.size(); ++s) {
    const SchoolState& school = now.schools[s];
    std::uint32_t here = 0;
    for (std::size_t kind = 0; kind < kIncidentKinds; ++kind) {
      const std::uint32_t n = school.found[kind];
      const auto what = static_cast<IncidentKind>(kind);
      if (what == IncidentKind::Integrity) {
        const double hours = n * p[P::incidents_hours_integrity],
                     teachers = p[P::incidents_integrity_teacher_share];
        activity.incident_teacher_hours += teachers * hours;
        activity.incident_principal_hours += (1 - teachers) * hours;
        continue;  // counted, but not news for a gate or the board
      }
      here += n;
      if (what == IncidentKind::PrivacyHuman || what == IncidentKind::PrivacyVendor) privacy += n;
      for (double& hours : activity.incident_hours) hours += n * p[P::incidents_hours_serious];
      activity.incident_principal_hours +=
          n * p[P::incidents_hours_serious] * p[P::incidents_principal_share];
      const double usd =
          what == IncidentKind::PrivacyVendor ? p[P::incidents_usd_vendor] : p[P::incidents_usd_serious];
      activity.incident_cents += static_cast<std::int64_t>(n) * static_cast<std::int64_t>(usd * 100 + 0.5);
    }
    found += here;
    if (ctx.before.schools[s].pilot != 0) pilots += here;
    told += static_cast<double>(school.severity_disclosed);
  }
  d.found_by_week[slot] = found;
  d.privacy_found_by_week[slot] = privacy;
  d.pilot_found_by_week[slot] = pilots;
  d.severity_disclosed = static_cast<float>(told / static_cast<double>(now.schools.size()));
}

}  // namespace pilotwave
