#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "model/state.hpp"

/// The one list of everything in a state, for hashing and for snapshots: add a field to a state, add it here.
/// A visitor is called with each leaf: numbers, enums, arrays of them, and vectors.
namespace pilotwave {

template <class V>
void visit_fields(ToolState& t, V& v) {
  v(t.capability), v(t.price_factor), v(t.vendor_alive), v(t.vendor_failed_week), v(t.flaws_introduced);
  v(t.mended_by_review), v(t.mended_by_pilots), v(t.mended_by_feedback), v(t.guardrail_bonus),
      v(t.condition_cost);
  v(t.approval), v(t.approved_week), v(t.requested_week), v(t.releases), v(t.contract_changes),
      v(t.new_releases);
  v(t.breach_this_week);
}

template <class V>
void visit_fields(ReviewJob& j, V& v) {
  v(j.tool), v(j.kind), v(j.fast), v(j.arrived), v(j.ordinal), v(j.needed), v(j.done);
}

template <class V>
void visit_fields(GuidelineState& g, V& v) {
  v(g.clarity), v(g.capability_at_date), v(g.published_week);
}

template <class V>
void visit_fields(SeatBlock& b, V& v) {
  v(b.tool), v(b.student_seats), v(b.teacher_seats), v(b.until), v(b.paid_cents);
}

template <class V>
void visit_fields(Ledger& l, V& v) {
  v(l.opening_cents), v(l.spent_cents), v(l.total_by_line), v(l.week_by_line), v(l.total_minutes),
      v(l.week_minutes);
  v(l.total_cents), v(l.unfunded_week), v(l.unfunded_total);
}

template <class V>
void visit_fields(WeekActivity& a, V& v) {
  v(a.review_hours), v(a.guideline_hours), v(a.training_teacher_hours), v(a.training_substitute_hours);
  v(a.training_trainer_cents), v(a.training_stipend_cents), v(a.coach_fte), v(a.coached_teachers),
      v(a.incident_hours);
  v(a.incident_principal_hours), v(a.incident_teacher_hours), v(a.incident_cents), v(a.seat_cents),
      v(a.vendor_loss_cents);
}

template <class V>
void visit_fields(SchoolState& s, V& v) {
  v(s.open), v(s.pilot), v(s.open_week), v(s.student_seats), v(s.teacher_seats), v(s.seats_used);
  v(s.approved_share), v(s.unapproved_share), v(s.teacher_use_share), v(s.unguided_share), v(s.trained_share),
      v(s.informed_share), v(s.guidance_share);
  v(s.learning), v(s.trust_mean), v(s.family_trust), v(s.out_of_sight), v(s.guided_minutes), v(s.demand),
      v(s.occurred), v(s.found), v(s.disclosed);
  v(s.hidden), v(s.severity_found), v(s.severity_disclosed), v(s.enforcement), v(s.incidents_total);
}

template <class V>
void visit_fields(LeverState& l, V& v) {
  v(l.started), v(l.ended), v(l.phase_week), v(l.phase), v(l.extensions), v(l.selected), v(l.opened);
}

template <class V>
void visit_fields(DistrictState& d, V& v) {
  v.items(d.tools), v.items(d.queue);
  v(d.jobs_arrived), v(d.jobs_finished), v(d.sojourn_weeks), v(d.queue_week_sum);
  for (GuidelineState& g : d.guidelines) visit_fields(g, v);
  v.items(d.seats);
  v(d.found_by_week), v(d.privacy_found_by_week), v(d.pilot_found_by_week), v(d.severity_disclosed);
  visit_fields(d.ledger, v);
  visit_fields(d.activity, v);
  v(d.students_entered), v(d.students_left), v(d.teachers_left), v(d.teachers_moved);
}

/// Everything that people and places are; levers' own progress is apart, because an intervention that does
/// nothing must leave the same world behind.
template <class V>
void visit_world_state(ModelState& s, V& v) {
  v(s.week);
  visit_fields(s.district, v);
  v.items(s.schools);
  s.teachers.for_each_column([&v](auto& column) { v(column); });
  s.students.for_each_column([&v](auto& column) { v(column); });
}

}  // namespace pilotwave
