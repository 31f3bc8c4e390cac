#include "model/teacher_decision.hpp"

#include "spread/moves.hpp"

namespace pilotwave {
namespace {

constexpr double kDecade = 10;  // years: the unit of the experience term

/// One step further, as far as there is one.
UseLevel level_above(UseLevel level) {
  switch (level) {
    case UseLevel::Refuses:
    case UseLevel::Unaware:
      return UseLevel::Aware;
    case UseLevel::Aware:
    case UseLevel::Lapsed:
      return UseLevel::Tried;
    case UseLevel::Tried:
      return UseLevel::Monthly;
    case UseLevel::Monthly:
      return UseLevel::Weekly;
    case UseLevel::Weekly:
    case UseLevel::Integrated:
      return UseLevel::Integrated;
  }
  return level;
}

/// One step back, as far as there is one.
UseLevel level_below(UseLevel level) {
  switch (level) {
    case UseLevel::Integrated:
      return UseLevel::Weekly;
    case UseLevel::Weekly:
      return UseLevel::Monthly;
    case UseLevel::Monthly:
    case UseLevel::Tried:
      return UseLevel::Lapsed;
    case UseLevel::Aware:
    case UseLevel::Lapsed:
    case UseLevel::Refuses:
      return UseLevel::Refuses;
    case UseLevel::Unaware:
      return UseLevel::Unaware;
  }
  return level;
}

}  // namespace

double subject_term(Subject subject, const Params& p) {
  switch (subject) {
    case Subject::Elementary:
      return p[P::teacher_use_subject_elementary];
    case Subject::Humanities:
      return p[P::teacher_use_subject_humanities];
    case Subject::Mathematics:
      return p[P::teacher_use_subject_mathematics];
    case Subject::Science:
      return p[P::teacher_use_subject_science];
    case Subject::Other:
      return 0;
  }
  return 0;
}

double experience_term(double years, const Params& p) {
  return p[P::teacher_use_w_experience] * (years - p[P::teacher_use_typical_experience]) / kDecade;
}

double rate_up(const TeacherSituation& x, const Params& p) {
  switch (x.level) {
    case UseLevel::Refuses:
      return p[P::teacher_use_soften_rate];
    case UseLevel::Unaware:
      return p[P::teacher_use_aware_rate];
    case UseLevel::Aware:
      return x.access ? p[P::teacher_use_try_rate] : 0;
    case UseLevel::Tried:
      return x.access ? p[P::teacher_use_monthly_rate] : 0;
    case UseLevel::Monthly:
      return x.access ? p[P::teacher_use_weekly_rate] : 0;
    case UseLevel::Weekly:
      return x.can_integrate ? p[P::teacher_use_integrate_rate] : 0;
    case UseLevel::Integrated:
      return 0;
    case UseLevel::Lapsed:
      return x.access ? p[P::teacher_use_return_rate] : 0;
  }
  return 0;
}

double rate_down(const TeacherSituation& x, const Params& p) {
  if (x.refuser && (x.level == UseLevel::Aware || x.level == UseLevel::Lapsed))
    return p[P::teacher_use_harden_rate];
  // Lessons with students are given up far more easily than planning with AI.
  if (x.level == UseLevel::Integrated) return p[P::teacher_use_integrated_down_rate];
  return uses_any(x.level) ? p[P::teacher_use_down_rate] : 0;
}

double access_lost_term(const TeacherSituation& x, const Params& p) {
  return uses_any(x.level) && !x.access ? p[P::teacher_use_w_access_lost] : 0;
}

Decision<kUpTerms> further(const TeacherSituation& x, const Params& p) {
  Decision<kUpTerms> d;
  d.rate = rate_up(x, p);
  // Each quantity is centred on a middling teacher, so that a base rate is what such a teacher has.
  d.influences = {
      {{"usefulness", p[P::teacher_use_w_usefulness] * (x.usefulness - p[P::teacher_use_typical_usefulness])},
       {"ease", p[P::teacher_use_w_ease] * (x.ease - p[P::teacher_use_typical_ease])},
       {"peers", p[P::teacher_use_w_peers] * (x.peers - p[P::teacher_use_typical_peers])},
       {"help", p[P::teacher_use_w_help] * x.help},
       {"conditions", p[P::teacher_use_w_conditions] * (x.conditions - p[P::teacher_use_typical_conditions])},
       {"trust", p[P::teacher_use_w_trust] * (x.trust - p[P::teacher_use_typical_trust])},
       {"innovativeness", p[P::teacher_use_w_innovativeness] * x.innovativeness},
       {"experience", experience_term(x.experience, p)},
       {"subject", subject_term(x.subject, p)},
       {"impatience", p[P::teacher_use_w_demand] * x.demand}}};
  return d;
}

Decision<kDownTerms> back(const TeacherSituation& x, const Params& p) {
  Decision<kDownTerms> d;
  d.rate = rate_down(x, p);
  d.influences = {{{"usefulness", -p[P::teacher_use_hold] * p[P::teacher_use_w_usefulness] *
                                      (x.usefulness - p[P::teacher_use_typical_usefulness])},
                   {"peers", -p[P::teacher_use_hold] * p[P::teacher_use_w_peers] *
                                 (x.peers - p[P::teacher_use_typical_peers])},
                   {"bad experience", x.bad_experience ? p[P::teacher_use_w_bad] : 0},
                   {"no support", p[P::teacher_use_w_unsupported] * x.unsupported},
                   {"incident", p[P::teacher_use_w_incident] * x.incident},
                   {"overload", p[P::teacher_use_w_overload] * x.overload},
                   {"access lost", access_lost_term(x, p)}}};
  return d;
}

UseLevel within_reach(UseLevel level, bool can_integrate) {
  return level == UseLevel::Integrated && !can_integrate ? UseLevel::Weekly : level;
}

UseLevel next_level(const TeacherSituation& x, double u, const Params& p) {
  const Decision<kUpTerms> up = further(x, p);
  const Decision<kDownTerms> down = back(x, p);
  // In most weeks luck is so far from either end that no exponential is needed to know.
  if (u >= up.at_most() && u <= 1 - down.at_most()) return x.level;
  return moved(u, x.level, Move<UseLevel>{level_above(x.level), up.probability()},
               Move<UseLevel>{level_below(x.level), down.probability()});
}

UseLevel level_after(const TeacherSituation& x, double u, const Params& p) {
  return within_reach(next_level(x, u, p), x.can_integrate);
}

}  // namespace pilotwave
