#include "explain/parting.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "explain/words.hpp"

namespace pilotwave {
namespace {

template <class Row>
struct NamedNumber {
  std::string_view what;
  double (*of)(const Row&);
  std::string_view (*words)(double) = nullptr;  ///< of a number that stands for something
};

std::string_view level_of(double level) { return use_level_words(static_cast<UseLevel>(level)); }
std::string_view student_use_of(double use) { return student_use_words(static_cast<StudentUse>(use)); }
std::string_view channel_of(double channel) { return channel_words(static_cast<std::uint8_t>(channel)); }

struct TeacherRow {
  const TeacherColumns& all;
  std::uint32_t post;
};
struct StudentRow {
  const StudentColumns& all;
  std::uint32_t seat;
};

template <auto Column>
double teacher(const TeacherRow& r) {
  return static_cast<double>((r.all.*Column)[r.post]);
}
template <auto Column>
double student(const StudentRow& r) {
  return static_cast<double>((r.all.*Column)[r.seat]);
}
template <auto Field>
double school(const SchoolState& s) {
  return static_cast<double>(s.*Field);
}
template <auto Field>
double school_total(const SchoolState& s) {
  double sum = 0;
  for (const auto n : s.*Field) sum += n;
  return sum;
}

constexpr std::array kTeacher = {
    NamedNumber<TeacherRow>{"person", teacher<&TeacherColumns::person>},
    NamedNumber<TeacherRow>{"innovativeness", teacher<&TeacherColumns::innovativeness>},
    NamedNumber<TeacherRow>{"experience", teacher<&TeacherColumns::experience>},
    NamedNumber<TeacherRow>{"lean toward unapproved tools", teacher<&TeacherColumns::channel_lean>},
    NamedNumber<TeacherRow>{"disposed to refuse", teacher<&TeacherColumns::refuser>},
    NamedNumber<TeacherRow>{"use level", teacher<&TeacherColumns::level>, level_of},
    NamedNumber<TeacherRow>{"tools turned to", teacher<&TeacherColumns::channel>, channel_of},
    NamedNumber<TeacherRow>{"guidance reached", teacher<&TeacherColumns::guidance>},
    NamedNumber<TeacherRow>{"training sessions", teacher<&TeacherColumns::sessions>},
    NamedNumber<TeacherRow>{"weeks a bad experience stings", teacher<&TeacherColumns::bad_weeks>},
    NamedNumber<TeacherRow>{"weeks without support", teacher<&TeacherColumns::unsupported>},
    NamedNumber<TeacherRow>{"champion", teacher<&TeacherColumns::is_champion>},
    NamedNumber<TeacherRow>{"colleagues asked who use AI", teacher<&TeacherColumns::peers_using>},
    NamedNumber<TeacherRow>{"colleagues asked who can help", teacher<&TeacherColumns::peers_skilled>},
    NamedNumber<TeacherRow>{"skill", teacher<&TeacherColumns::skill>},
    NamedNumber<TeacherRow>{"ethics literacy", teacher<&TeacherColumns::ethics>},
    NamedNumber<TeacherRow>{"practical training hours", teacher<&TeacherColumns::practical_hours>},
    NamedNumber<TeacherRow>{"ethics training hours", teacher<&TeacherColumns::ethics_hours>},
    NamedNumber<TeacherRow>{"contact with a coach", teacher<&TeacherColumns::coached>},
    NamedNumber<TeacherRow>{"trust", teacher<&TeacherColumns::trust>},
    NamedNumber<TeacherRow>{"hours saved", teacher<&TeacherColumns::hours_saved>}};

constexpr std::array kStudent = {
    NamedNumber<StudentRow>{"person", student<&StudentColumns::person>},
    NamedNumber<StudentRow>{"traits", student<&StudentColumns::traits>},
    NamedNumber<StudentRow>{"prior achievement", student<&StudentColumns::ability>},
    NamedNumber<StudentRow>{"leaning", student<&StudentColumns::leaning>},
    NamedNumber<StudentRow>{"use alone", student<&StudentColumns::use>, student_use_of},
    NamedNumber<StudentRow>{"friends who use AI alone", student<&StudentColumns::friends_using>},
    NamedNumber<StudentRow>{"standing (rules known, informed, consent, guided, accused)",
                            student<&StudentColumns::flags>},
    NamedNumber<StudentRow>{"engagement", student<&StudentColumns::engagement>},
    NamedNumber<StudentRow>{"habit", student<&StudentColumns::habit>},
    NamedNumber<StudentRow>{"AI literacy", student<&StudentColumns::literacy>},
    NamedNumber<StudentRow>{"learning difference", student<&StudentColumns::learning>},
    NamedNumber<StudentRow>{"trust", student<&StudentColumns::trust>},
    NamedNumber<StudentRow>{"family's trust", student<&StudentColumns::family_trust>}};

constexpr std::array kSchool = {
    NamedNumber<SchoolState>{"open tools", school<&SchoolState::open>},
    NamedNumber<SchoolState>{"tools in a pilot", school<&SchoolState::pilot>},
    NamedNumber<SchoolState>{"first week open", school<&SchoolState::open_week>},
    NamedNumber<SchoolState>{"student seats", school_total<&SchoolState::student_seats>},
    NamedNumber<SchoolState>{"teacher seats", school_total<&SchoolState::teacher_seats>},
    NamedNumber<SchoolState>{"seats used", school_total<&SchoolState::seats_used>},
    NamedNumber<SchoolState>{"teachers with approved tools", school<&SchoolState::approved_share>},
    NamedNumber<SchoolState>{"teachers with unapproved tools", school<&SchoolState::unapproved_share>},
    NamedNumber<SchoolState>{"teachers using AI", school<&SchoolState::teacher_use_share>},
    NamedNumber<SchoolState>{"students using AI alone", school<&SchoolState::unguided_share>},
    NamedNumber<SchoolState>{"teachers trained", school<&SchoolState::trained_share>},
    NamedNumber<SchoolState>{"families informed", school<&SchoolState::informed_share>},
    NamedNumber<SchoolState>{"teachers reached by guidance", school<&SchoolState::guidance_share>},
    NamedNumber<SchoolState>{"learning difference", school<&SchoolState::learning>},
    NamedNumber<SchoolState>{"trust of teachers", school<&SchoolState::trust_mean>},
    NamedNumber<SchoolState>{"trust of families", school<&SchoolState::family_trust>},
    NamedNumber<SchoolState>{"guided minutes", school<&SchoolState::guided_minutes>},
    NamedNumber<SchoolState>{"use out of sight", school<&SchoolState::out_of_sight>},
    NamedNumber<SchoolState>{"wish for tools that wait", school<&SchoolState::demand>},
    NamedNumber<SchoolState>{"incidents", school_total<&SchoolState::occurred>},
    NamedNumber<SchoolState>{"incidents found", school_total<&SchoolState::found>},
    NamedNumber<SchoolState>{"incidents disclosed", school_total<&SchoolState::disclosed>},
    NamedNumber<SchoolState>{"incidents hidden", school_total<&SchoolState::hidden>},
    NamedNumber<SchoolState>{"severity found", school<&SchoolState::severity_found>},
    NamedNumber<SchoolState>{"severity disclosed", school<&SchoolState::severity_disclosed>},
    NamedNumber<SchoolState>{"false accusations", school<&SchoolState::enforcement>},
    NamedNumber<SchoolState>{"incidents so far", school<&SchoolState::incidents_total>}};

template <class Row, class Table>
std::vector<Difference> differences(const Table& table, const Row& a, const Row& b) {
  std::vector<Difference> out;
  for (const auto& number : table) {
    const double x = number.of(a), y = number.of(b);
    const auto text = [&](double z) {
      return number.words ? std::string(number.words(z)) : fmt::format("{:.5g}", z);
    };
    if (x != y) out.push_back({std::string(number.what), x, y, text(x), text(y)});
  }
  return out;
}

/// Where a person sits, if anywhere.
std::optional<std::uint32_t> find(const std::vector<std::uint32_t>& people, std::uint32_t person) {
  const auto it = std::find(people.begin(), people.end(), person);
  if (it == people.end()) return std::nullopt;
  return static_cast<std::uint32_t>(it - people.begin());
}

/// What differs of one entity, or nothing when it is not there in both.
std::optional<std::vector<Difference>> compare(const ModelState& a, const ModelState& b, const EntityId& id,
                                               std::uint32_t person) {
  if (id.kind == EntityKind::School) return school_differences(a.schools[id.school], b.schools[id.school]);
  const bool teacher = id.kind == EntityKind::Teacher;
  const auto at_a = find(teacher ? a.teachers.person : a.students.person, person),
             at_b = find(teacher ? b.teachers.person : b.students.person, person);
  if (!at_a || !at_b) return std::nullopt;
  return teacher ? teacher_differences(a.teachers, *at_a, b.teachers, *at_b)
                 : student_differences(a.students, *at_a, b.students, *at_b);
}

}  // namespace

std::vector<Difference> teacher_differences(const TeacherColumns& a, std::uint32_t post_a,
                                            const TeacherColumns& b, std::uint32_t post_b) {
  return differences(kTeacher, TeacherRow{a, post_a}, TeacherRow{b, post_b});
}

std::vector<Difference> student_differences(const StudentColumns& a, std::uint32_t seat_a,
                                            const StudentColumns& b, std::uint32_t seat_b) {
  return differences(kStudent, StudentRow{a, seat_a}, StudentRow{b, seat_b});
}

std::vector<Difference> school_differences(const SchoolState& a, const SchoolState& b) {
  return differences(kSchool, a, b);
}

Parting first_parting(const Twin& first, const Twin& second, const EntityId& id, std::uint32_t person,
                      Executor& executor) {
  Simulation a(first.world, first.plan, executor), b(second.world, second.plan, executor);
  Parting parting;
  const auto look = [&](int week) {
    const auto found = compare(a.state(), b.state(), id, person);
    if (!found) return !parting.followed;  // not here yet, or no longer
    if (!parting.followed) parting.followed_from = week;
    parting.followed = true;
    parting.followed_to = week;
    if (found->empty()) return true;
    parting.week = week;
    parting.differences = *found;
    return false;
  };
  for (bool go_on = look(-1); go_on && !a.finished();) {
    a.step();
    b.step();
    go_on = look(a.week() - 1);
  }
  return parting;
}

}  // namespace pilotwave
