#include "population/movement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "rng/seat_words.hpp"

namespace pilotwave {
namespace {

/// Weeks of one school year in which classes are held.
std::vector<int> session_weeks(const Calendar& calendar, int school_year) {
  std::vector<int> weeks;
  for (int w = 0; w < calendar.n_weeks(); ++w) {
    if (calendar.school_year(w) == school_year && calendar.in_session(w)) weeks.push_back(w);
  }
  return weeks;
}

WeekOfMoves& week_of(YearFrame& frame, int week) {
  return frame.weeks[static_cast<std::size_t>(week - frame.first_week)];
}

/// Session weeks that a whole school year has; a run that starts or ends inside a year sees only part of
/// them.
constexpr double kSessionWeeksOfAYear = 36;

/// Turnover of teachers in percent a year by their experience, and what it is on average.
struct TurnoverPattern {
  double up_to_3_years, below_10, below_15, from_15, mean;

  [[nodiscard]] double chance(double experience, double mean_rate) const {
    const double here = experience <= 3   ? up_to_3_years
                        : experience < 10 ? below_10
                        : experience < 15 ? below_15
                                          : from_15;
    return std::min(1.0, mean_rate * here / mean);
  }
};
constexpr TurnoverPattern kLeaving{7.1, 7.7, 6.3, 8.8, 7.8};   // 11.8
constexpr TurnoverPattern kMoving{13.0, 10.1, 7.7, 5.6, 8.2};  // 11.8

struct Mover {
  std::uint32_t order;  ///< luck, so that rings mix schools
  std::uint32_t seat;
};

}  // namespace

double leave_chance(double experience, double mean_rate) { return kLeaving.chance(experience, mean_rate); }

double move_chance(double experience, double mean_rate) { return kMoving.chance(experience, mean_rate); }

void draw_student_moves(const World& world, const WorldDef& def, int school_year, YearFrame& frame) {
  const std::vector<int> weeks = session_weeks(world.calendar, school_year);
  if (weeks.empty()) return;
  const double seen = std::min(1.0, static_cast<double>(weeks.size()) / kSessionWeeksOfAYear);
  std::vector<std::map<int, std::vector<Mover>>> staying(weeks.size());  // by week and grade
  std::vector<std::uint32_t> words;                                      // of the school that was last drawn
  std::uint32_t drawn = kNewcomer;
  for (std::size_t b = 0; b < world.grades.size(); ++b) {
    const GradeBlock& block = world.grades[b];
    const std::uint32_t s = block.school;
    const double poverty = world.schools.poverty_share[s];
    const double chance = std::clamp(
        def.student_mobility * (1 + def.student_mobility_poverty_slope * (poverty - 0.5) * 2) * seen, 0.0,
        1.0);
    if (chance <= 0) continue;
    if (s != drawn) {
      fill_seat_words(world.luck, Stream::StudentMobility, world.schools.key[s],
                      static_cast<std::uint32_t>(school_year), world.schools.n_students(s), words);
      drawn = s;
    }
    const std::uint32_t first_ordinal = block.first_seat - world.schools.first_student[s];
    for (std::uint32_t k = 0; k < block.n_seats; ++k) {
      const std::uint32_t seat = block.first_seat + k;
      const double u = Luck::to_unit32(words[first_ordinal + k]);
      if (u >= chance) continue;
      // The remainder of the one uniform says when, and whether the mover stays in the district.
      const double when = u / chance * static_cast<double>(weeks.size());
      const auto w = std::min(static_cast<std::size_t>(when), weeks.size() - 1);
      const double rest = when - static_cast<double>(w);
      if (rest < def.student_move_within) {
        staying[w][world.grade_of_block[b]].push_back({static_cast<std::uint32_t>(rest * 0x1p31), seat});
      } else {
        week_of(frame, weeks[w]).students.push_back({seat, kNewcomer});
      }
    }
  }
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    WeekOfMoves& week = week_of(frame, weeks[w]);
    std::vector<SeatMove>& moves = week.students;
    for (auto& [grade, movers] : staying[w]) {
      std::sort(movers.begin(), movers.end(), [](const Mover& a, const Mover& b) {
        return a.order != b.order ? a.order < b.order : a.seat < b.seat;
      });
      if (movers.size() == 1) {  // nobody to change places with: leaves instead
        moves.push_back({movers[0].seat, kNewcomer});
        continue;
      }
      for (std::size_t i = 0; i < movers.size(); ++i) {
        moves.push_back({movers[i].seat, movers[(i + 1) % movers.size()].seat});
      }
    }
    std::sort(moves.begin(), moves.end(),
              [](const SeatMove& a, const SeatMove& b) { return a.seat < b.seat; });
    moves.shrink_to_fit();  // they stay for a year
    const auto gone = static_cast<std::uint32_t>(
        std::count_if(moves.begin(), moves.end(), [](const SeatMove& m) { return m.source == kNewcomer; }));
    week.students_left += gone;
    week.students_entered += gone;
  }
}

void draw_teacher_exits(const World& world, const WorldDef& def, int school_year, YearFrame& frame) {
  const std::vector<int> weeks = session_weeks(world.calendar, school_year);
  if (weeks.empty() || def.teacher_midyear_exit <= 0) return;
  const double chance =
      def.teacher_midyear_exit * std::min(1.0, static_cast<double>(weeks.size()) / kSessionWeeksOfAYear);
  for (std::uint32_t t = 0; t < world.n_teachers(); ++t) {
    const std::uint32_t s = world.posts.school[t], ordinal = t - world.schools.first_teacher[s];
    // Words of odd "weeks" belong to exits in the year, those of even ones to the year boundary.
    const double u = world.luck.seat_uniform(Stream::TeacherTurnover, world.schools.key[s],
                                             static_cast<std::uint32_t>(2 * school_year + 1), ordinal);
    if (u >= chance) continue;
    const auto w =
        std::min(static_cast<std::size_t>(u / chance * static_cast<double>(weeks.size())), weeks.size() - 1);
    WeekOfMoves& week = week_of(frame, weeks[w]);
    week.teachers.push_back({t, kNewcomer});
    ++week.teachers_left;
  }
}

std::vector<std::uint32_t> move_teachers(const World& world, std::span<const TeacherPerson> teachers,
                                         const WorldDef& def, int new_year) {
  const std::uint32_t n = world.n_teachers();
  std::vector<std::uint32_t> source(n);
  std::array<std::vector<Mover>, kSubjects> movers;
  for (std::uint32_t t = 0; t < n; ++t) {
    source[t] = t;
    const std::uint32_t s = world.posts.school[t], ordinal = t - world.schools.first_teacher[s];
    const PhiloxCounter w = world.luck.words(Stream::TeacherTurnover, world.schools.key[s],
                                             static_cast<std::uint32_t>(2 * new_year), ordinal);
    const double u = Luck::to_unit32(w[0]), years = static_cast<double>(teachers[t].experience);
    const double leave = leave_chance(years, def.teacher_leave), move = move_chance(years, def.teacher_move);
    if (u < leave)
      source[t] = kNewcomer;
    else if (u > 1 - move)
      movers[static_cast<std::size_t>(world.posts.subject[t])].push_back({w[1], t});
  }
  for (auto& ring : movers) {
    std::sort(ring.begin(), ring.end(), [](const Mover& a, const Mover& b) {
      return a.order != b.order ? a.order < b.order : a.seat < b.seat;
    });
    for (std::size_t i = 0; i < ring.size(); ++i) source[ring[i].seat] = ring[(i + 1) % ring.size()].seat;
  }
  return source;
}

}  // namespace pilotwave
