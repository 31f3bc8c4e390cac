#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "queue/shift.hpp"

namespace pilotwave {

inline constexpr std::size_t kEndlessRoom = std::numeric_limits<std::size_t>::max();

struct StationDef {
  std::size_t reviewers = 1;
  std::size_t room = kEndlessRoom;  ///< most jobs at once, those in service included; others are turned away
  bool preemptive = false;          ///< whether an urgent job interrupts one in service
};

/// A job at a station. Instants are in the same unit as hours.
struct StationJob {
  std::uint32_t id = 0;
  std::uint32_t visit = 0;    ///< how many stations it has been to before
  std::uint8_t priority = 0;  ///< the lower, the earlier served; first come first served among equals
  double hours = 0;           ///< of work needed
  double entered = 0;         ///< instant at which it came to its first station
  double arrived = 0;         ///< instant at which it came here
  double started = std::numeric_limits<double>::quiet_NaN();   ///< first taken up; NaN while it waits
  double finished = std::numeric_limits<double>::quiet_NaN();  ///< NaN while it is here
  double done = 0;                                             ///< hours worked
};

/// A line of jobs before a desk of several reviewers. Time only passes in `work`.
class Station {
 public:
  explicit Station(const StationDef& def);

  /// A job comes, at the instant it carries. False: the room is full and it is turned away.
  [[nodiscard]] bool arrive(StationJob job);

  /// Every reviewer works for `hours` from `now` on, on who is first in line. Finished jobs are appended, in
  /// the order of their instants.
  void work(double now, double hours, std::vector<StationJob>& finished);

  /// Hours until the next job is finished if nobody comes; infinite when nobody is here.
  [[nodiscard]] double until_next_finish() const;

  /// In the order of service: the first `n_in_service()` are on a desk.
  [[nodiscard]] std::span<const StationJob> jobs() const { return jobs_; }
  [[nodiscard]] std::size_t n_in_service() const;

 private:
  void take_up(std::size_t place, double instant);

  StationDef def_;
  Shift shift_;
  std::vector<StationJob> jobs_;
};

}  // namespace pilotwave
