#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/calendar.hpp"
#include "network/contact_graph.hpp"
#include "network/friendships.hpp"
#include "parallel/executor.hpp"

namespace pilotwave {

struct World;

/// A teacher as a person.
struct TeacherPerson {
  std::uint32_t id = 0;
  float innovativeness = 0;  ///< standard normal (Rogers' categories cut it, evidence 10.2)
  float experience = 0;      ///< years
  bool refuser = false;      ///< disposed to refuse: low innovativeness plus own luck

  friend bool operator==(const TeacherPerson&, const TeacherPerson&) = default;
};

/// A person who takes a seat: from another seat of the same frame, or new to the district.
inline constexpr std::uint32_t kNewcomer = std::numeric_limits<std::uint32_t>::max();
struct SeatMove {
  std::uint32_t seat = 0;
  std::uint32_t source = kNewcomer;  ///< seat left, as of just before the move

  friend bool operator==(const SeatMove&, const SeatMove&) = default;
};

/// Who comes and goes in one week.
struct WeekOfMoves {
  std::vector<SeatMove> students;  ///< in-year mobility
  std::vector<SeatMove> teachers;  ///< in-year exits (always newcomers)
  /// People; in the first week of a school year those who come and go at its turn are among them.
  std::uint32_t students_left = 0, students_entered = 0, teachers_left = 0, teachers_moved = 0;

  friend bool operator==(const WeekOfMoves&, const WeekOfMoves&) = default;
};

/// One school year of a replicate: who sits where at its start, who moves within it, and the networks among
/// them.
struct YearFrame {
  int first_week = 0;                         ///< of the run
  std::vector<WeekOfMoves> weeks;             ///< from the first week on
  std::vector<TeacherPerson> teachers;        ///< by post
  std::vector<std::uint32_t> teacher_source;  ///< where they were last year, or kNewcomer; empty for year 0
  std::vector<std::uint32_t> student_id;      ///< by seat
  std::vector<std::uint32_t> student_source;  ///< empty for year 0
  ContactGraph advice;                        ///< arc i -> j: i asks j
  ContactGraph advice_watchers;               ///< reversed
  std::vector<double> prominence;             ///< PageRank of each post in the advice network
  Friendships friends;

  [[nodiscard]] bool is_there() const { return !weeks.empty(); }
  friend bool operator==(const YearFrame&, const YearFrame&) = default;
};

/// How many of its school years a world holds at a time.
enum class YearsKept : std::uint8_t {
  All,    ///< from the start on: plans share the world, observers look at any year
  Latest  ///< the one that a run has come to: its networks are drawn then, those of the year before given
          ///< back
};

/// The school years of a world. They are the same people, moves and ties whichever are kept.
class SchoolYears {
 public:
  SchoolYears(const Calendar& calendar, YearsKept kept);

  [[nodiscard]] std::size_t size() const { return frames_.size(); }
  /// A year that is there: where only the latest is kept, the one reached last.
  [[nodiscard]] const YearFrame& operator[](std::size_t year) const;
  [[nodiscard]] const YearFrame& front() const { return (*this)[0]; }
  [[nodiscard]] auto begin() const { return frames_.cbegin(); }
  [[nodiscard]] auto end() const { return frames_.cend(); }

  /// Draws what a new world begins with: all years, their networks side by side, or the first.
  void begin_with(const World& world, Executor& executor) const;
  /// Makes a school year be there, for a run that comes to it. Does nothing where all are kept. Otherwise the
  /// year before is given up, so that one run at a time may live in such a world; any order is allowed, the
  /// calendar's is the cheapest.
  /// @param world  whose school years these are
  void reach(const World& world, std::size_t year, Executor& executor) const;

 private:
  /// Makes the people of a year be there, without ties.
  void people_of(const World& world, std::size_t year) const;

  YearsKept kept_;
  // What a year holds follows from the world: whether it has been worked out yet is nobody's business.
  mutable std::vector<YearFrame> frames_;
  std::vector<int> first_week_;  ///< by year, and the end
};

}  // namespace pilotwave
