#pragma once

#include "model/state.hpp"

/// Everything in a state, for hashing and for snapshots, out of the lists in sim/state/: one list an entity,
/// from which `pilotwave list state` is written too. Add a field to a state, add it to its list; the program
/// does not compile before. A visitor is called with each leaf: numbers, enums, arrays of them, and vectors.
namespace pilotwave {

#define FIXED(owner, member, range, meaning)
#define FRAMED(owner, member, range, meaning)
#define FIELD(member, range, changes, meaning) v(x.member);
#define LIST(member, range, changes, meaning) v.items(x.member);
#define PART(member, range, changes, meaning) visit_fields(x.member, v);
#define PARTS(member, range, changes, meaning) \
  for (auto& part : x.member) visit_fields(part, v);
#define APART(member, range, changes, meaning)

template <class V>
void visit_fields(ToolState& x, V& v) {
#include "sim/state/tool.def"
}

template <class V>
void visit_fields(ReviewJob& x, V& v) {
#include "sim/state/review_job.def"
}

template <class V>
void visit_fields(GuidelineState& x, V& v) {
#include "sim/state/guideline.def"
}

template <class V>
void visit_fields(SeatBlock& x, V& v) {
#include "sim/state/seat_block.def"
}

template <class V>
void visit_fields(Ledger& x, V& v) {
#include "sim/state/ledger.def"
}

template <class V>
void visit_fields(WeekActivity& x, V& v) {
#include "sim/state/week_activity.def"
}

template <class V>
void visit_fields(DistrictState& x, V& v) {
#include "sim/state/district.def"
}

template <class V>
void visit_fields(SchoolState& x, V& v) {
#include "sim/state/school.def"
}

template <class V>
void visit_fields(TeacherColumns& x, V& v) {
#include "sim/state/teacher.def"
}

template <class V>
void visit_fields(StudentColumns& x, V& v) {
#include "sim/state/student.def"
}

template <class V>
void visit_fields(LeverState& x, V& v) {
#include "sim/state/lever.def"
}

/// Everything that people and places are; levers' own progress is apart, because an intervention that does
/// nothing must leave the same world behind.
template <class V>
void visit_world_state(ModelState& x, V& v) {
#include "sim/state/run.def"
}

#undef FIXED
#undef FRAMED
#undef FIELD
#undef LIST
#undef PART
#undef PARTS
#undef APART

}  // namespace pilotwave
