#include "model/turnover.hpp"

#include <algorithm>
#include <functional>

#include "model/start.hpp"
#include "spread/kept_exposure.hpp"

namespace pilotwave {
namespace {

/// Does something with every column, each a task.
template <class Columns, class Act>
void with_each_column(Columns& columns, Executor& executor, const Act& act) {
  std::vector<std::function<void()>> tasks;
  columns.for_each_column([&](auto& column) { tasks.emplace_back([&] { act(column); }); });
  executor.for_each(tasks.size(), [&](std::size_t i) { tasks[i](); });
}

/// Rearranges every column: row k comes from source[k], rows of newcomers are filled afterwards.
template <class Columns>
void rearrange(Columns& columns, const std::vector<std::uint32_t>& source, Executor& executor) {
  with_each_column(columns, executor, [&](auto& column) {
    const auto old = column;
    for (std::size_t k = 0; k < column.size(); ++k) {
      if (source[k] != kNewcomer) column[k] = old[source[k]];
    }
  });
}

/// Students who newly come, in parts of a size worth a task.
void enter_all(const WeekContext& ctx, std::span<const std::uint32_t> seats,
               std::span<const std::uint32_t> ids, const StudentStart& start, StudentColumns& columns,
               Executor& executor) {
  constexpr std::size_t kAtOnce = 512;
  executor.for_each((seats.size() + kAtOnce - 1) / kAtOnce, [&](std::size_t part) {
    const std::size_t first = part * kAtOnce, n = std::min(kAtOnce, seats.size() - first);
    enter_students(ctx, seats.subspan(first, n), ids.subspan(first, n), start, columns);
  });
}

void new_year(const WeekContext& ctx, int year, const TeacherStart& newcomers, ModelState& now,
              Executor& executor) {
  ctx.world.years.reach(ctx.world, static_cast<std::size_t>(year), executor);
  const YearFrame& frame = ctx.world.years[static_cast<std::size_t>(year)];
  rearrange(now.teachers, frame.teacher_source, executor);
  for (std::uint32_t t = 0; t < frame.teachers.size(); ++t) {
    if (frame.teacher_source[t] == kNewcomer)
      enter_teacher(ctx, t, frame.teachers[t], newcomers, now.teachers);
    now.teachers.experience[t] = frame.teachers[t].experience;
  }
  rearrange(now.students, frame.student_source, executor);
  std::vector<std::uint32_t> seats, ids;
  for (std::uint32_t k = 0; k < frame.student_source.size(); ++k) {
    if (frame.student_source[k] != kNewcomer) continue;
    seats.push_back(k);
    ids.push_back(frame.student_id[k]);
  }
  enter_all(ctx, seats, ids, StudentStart(newcomers.record, ctx.params), now.students, executor);
  recount_exposure(ctx.world, ctx.params, year, now, executor);
}

/// One column of those who move, lifted out so that a ring of movers can change places.
template <class T>
void move_rows(const std::vector<SeatMove>& moves, std::vector<T>& column) {
  std::vector<T> incoming(moves.size());
  for (std::size_t i = 0; i < moves.size(); ++i)
    incoming[i] = column[moves[i].source == kNewcomer ? moves[i].seat : moves[i].source];
  for (std::size_t i = 0; i < moves.size(); ++i) column[moves[i].seat] = incoming[i];
}

void move_students(const WeekContext& ctx, const std::vector<SeatMove>& moves,
                   const NationalRecord& newcomers, ModelState& now, Executor& executor) {
  StudentColumns& s = now.students;
  const YearFrame& year = ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))];
  std::vector<StudentUse> was(moves.size());
  for (std::size_t i = 0; i < moves.size(); ++i) was[i] = s.use[moves[i].seat];
  const auto kept_counts = [&] {  // exposure belongs to the seat's ties, not to the person who arrives
    std::vector<std::uint8_t> counts(moves.size());
    for (std::size_t i = 0; i < moves.size(); ++i) counts[i] = s.friends_using[moves[i].seat];
    return counts;
  }();
  constexpr std::size_t kFewMoves = 128;  // done before the tasks would be handed out
  const auto move_column = [&](auto& column) { move_rows(moves, column); };
  if (moves.size() <= kFewMoves)
    s.for_each_column(move_column);
  else
    with_each_column(s, executor, move_column);
  std::vector<std::uint32_t> seats, ids;
  for (const SeatMove& move : moves) {
    if (move.source != kNewcomer) continue;
    seats.push_back(move.seat);
    ids.push_back(newcomer_student_id(ctx.world, move.seat, ctx.week));
  }
  enter_all(ctx, seats, ids, StudentStart(newcomers, ctx.params), s, executor);
  for (std::size_t i = 0; i < moves.size(); ++i) s.friends_using[moves[i].seat] = kept_counts[i];
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const bool used = was[i] != StudentUse::None, uses = s.use[moves[i].seat] != StudentUse::None;
    if (used == uses) continue;
    const auto& first = ctx.world.schools.first_student;
    const std::uint32_t start = *(std::upper_bound(first.begin(), first.end(), moves[i].seat) - 1);
    pass_on(year.friends.watchers_of(moves[i].seat), uses ? 1 : -1,
            std::span(s.friends_using).subspan(start));
  }
}

/// A teacher uses, or can help, where they did not before (1), or no longer (-1).
template <Writers W = Writers::One>
void pass_on_change(const YearFrame& year, std::uint32_t teacher, int use, int help,
                    TeacherColumns& teachers) {
  const auto watchers = year.advice_watchers.neighbours(teacher);
  if (use != 0) pass_on<W>(watchers, use, std::span(teachers.peers_using));
  if (help != 0) pass_on<W>(watchers, help, std::span(teachers.peers_skilled));
}

}  // namespace

void recount_exposure(const World& world, const Params& params, int school_year, ModelState& state,
                      Executor& executor) {
  const YearFrame& year = world.years[static_cast<std::size_t>(school_year)];
  StudentColumns& students = state.students;
  TeacherColumns& teachers = state.teachers;
  executor.for_each(world.schools.size(), [&](std::size_t s) {
    const std::uint32_t first = world.schools.first_student[s], last = world.schools.first_student[s + 1];
    std::fill(students.friends_using.begin() + first, students.friends_using.begin() + last, std::uint8_t{0});
    for (std::uint32_t seat = first; seat < last; ++seat) {
      if (students.use[seat] == StudentUse::None) continue;
      pass_on(year.friends.watchers_of(seat), 1, std::span(students.friends_using).subspan(first));
    }
    for (std::uint32_t t = world.schools.first_teacher[s]; t < world.schools.first_teacher[s + 1]; ++t) {
      std::uint32_t using_ai = 0, helpful = 0;
      for (const std::uint32_t j : year.advice.neighbours(t)) {
        using_ai += uses_monthly(teachers.level[j]);
        helpful += is_helpful(teachers, j, params);
      }
      teachers.peers_using[t] = static_cast<std::uint8_t>(std::min(255U, using_ai));
      teachers.peers_skilled[t] = static_cast<std::uint8_t>(std::min(255U, helpful));
    }
  });
}

void commit_teacher_exposure(const WeekContext& ctx, std::uint32_t school, TeacherColumns& now) {
  const YearFrame& year = ctx.world.years[static_cast<std::size_t>(ctx.world.calendar.school_year(ctx.week))];
  const TeacherColumns& old = ctx.before.teachers;
  const SchoolColumns& schools = ctx.world.schools;
  for (std::uint32_t t = schools.first_teacher[school]; t < schools.first_teacher[school + 1]; ++t) {
    const int use = int{uses_monthly(now.level[t])} - int{uses_monthly(old.level[t])};
    const int help = int{is_helpful(now, t, ctx.params)} - int{is_helpful(old, t, ctx.params)};
    if ((use | help) != 0) pass_on_change<Writers::Many>(year, t, use, help, now);
  }
}

void step_turnover(const WeekContext& ctx, ModelState& now, Executor& executor) {
  const WeekOfMoves& moves = ctx.world.moves(ctx.week);
  now.district.students_entered += moves.students_entered;
  now.district.students_left += moves.students_left;
  now.district.teachers_left += moves.teachers_left;
  now.district.teachers_moved += moves.teachers_moved;
  const int year = ctx.world.calendar.school_year(ctx.week);
  // People sit in their new seats from the first week of the new school year on.
  const bool last_week =
      ctx.week + 1 < ctx.world.calendar.n_weeks() && ctx.world.calendar.school_year(ctx.week + 1) != year;
  if (!last_week && moves.students.empty() && moves.teachers.empty()) return;
  const NationalRecord record = newcomers_record(ctx, now, executor);
  if (!moves.students.empty()) move_students(ctx, moves.students, record, now, executor);
  if (!last_week && moves.teachers.empty()) return;
  const TeacherStart newcomers(ctx.world, record, ctx.params);
  for (const SeatMove& m : moves.teachers) {
    const TeacherPerson person =
        teacher_person(newcomer_teacher_id(ctx.world, m.seat, ctx.week), false, ctx.world.def, ctx.luck());
    const bool used = uses_monthly(now.teachers.level[m.seat]),
               helped = is_helpful(now.teachers, m.seat, ctx.params);
    const std::uint8_t peers = now.teachers.peers_using[m.seat], skilled = now.teachers.peers_skilled[m.seat];
    enter_teacher(ctx, m.seat, person, newcomers, now.teachers);
    now.teachers.peers_using[m.seat] = peers;
    now.teachers.peers_skilled[m.seat] = skilled;
    const int use = int{uses_monthly(now.teachers.level[m.seat])} - int{used},
              help = int{is_helpful(now.teachers, m.seat, ctx.params)} - int{helped};
    pass_on_change(ctx.world.years[static_cast<std::size_t>(year)], m.seat, use, help, now.teachers);
  }
  if (last_week) new_year(ctx, year + 1, newcomers, now, executor);
}

}  // namespace pilotwave
