#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

/// How hours become finished work: the one rule by which a district's review and every other queue here is
/// served.
namespace pilotwave {

/// Hours below which work counts as finished: what sums of single-precision hours may leave over.
inline constexpr double kHoursLeftOver = 1e-6;

/// Whether a job's part is finished. @param needed, done  hours
template <class Hours>
[[nodiscard]] bool is_done(Hours needed, Hours done) {
  return static_cast<double>(needed - done) <= kHoursLeftOver;
}

/// Where a job stands in its line.
struct Standing {
  std::uint8_t priority = 0;  ///< the lower, the earlier served
  bool begun = false;         ///< some of its work is done, or somebody has it on the desk
};

/// Whether a job goes before one that came earlier. Without pre-emption what is begun is finished first; with
/// it an urgent job takes a reviewer away, and the interrupted work goes on later where it stopped.
[[nodiscard]] constexpr bool overtakes(Standing later, Standing earlier, bool preemptive) {
  return later.priority < earlier.priority && (preemptive || !earlier.begun);
}

/// One uninterrupted piece of work, in hours since the shift began.
struct Spell {
  double begin = 0, end = 0;
  double hours = 0;  ///< worked; 0 when nothing was left to do or nobody had time
};

/// Reviewers at one desk during one step of time, each with the same hours. Work is taken in the order in
/// which it is offered, each piece by whoever is free first, so no hour is idle while work waits. With hours
/// equal to the time between two events this is the queue of c servers; with a week's hours it is a
/// department's week.
class Shift {
 public:
  /// @param reviewers  at least 1   @param hours  of each of them, >= 0
  explicit Shift(std::size_t reviewers, double hours = 0) : given_(hours), left_(reviewers, hours) {}

  /// Begins a new step with the same reviewers.
  void open(double hours) {
    given_ = hours;
    std::fill(left_.begin(), left_.end(), hours);
  }

  /// Works on one job until it is finished or the hours are used up.
  template <class Hours>
  Spell work(Hours needed, Hours& done) {
    double& left = *std::max_element(left_.begin(), left_.end());
    Spell spell;
    spell.begin = given_ - left;
    spell.hours = std::max(0.0, std::min(left, static_cast<double>(needed - done)));
    if (spell.hours > 0) {
      done += static_cast<Hours>(spell.hours);
      left -= spell.hours;
    }
    spell.end = given_ - left;
    return spell;
  }

  /// Nobody has an hour left.
  [[nodiscard]] bool is_over() const {
    return std::all_of(left_.begin(), left_.end(), [](double left) { return left <= 0; });
  }
  [[nodiscard]] std::size_t reviewers() const { return left_.size(); }

 private:
  double given_;
  std::vector<double> left_;
};

}  // namespace pilotwave
