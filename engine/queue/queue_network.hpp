#pragma once

#include <cstdint>
#include <vector>

#include "queue/station.hpp"
#include "queue/time_law.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// One station of a network of queues. Time is in weeks.
struct NetworkStation {
  StationDef desk;
  TimeLaw service;               ///< weeks that one reviewer needs for one visit
  std::vector<double> arrivals;  ///< jobs a week from outside, by priority from 0; Poisson
  std::vector<double> next;      ///< chance to go on to each station afterwards; the rest leaves the network
};

/// What was counted of jobs at a station, or in the whole network.
struct QueueTotals {
  std::uint64_t arrived = 0;      ///< wanted to come in
  std::uint64_t turned_away = 0;  ///< of those, found the room full
  std::uint64_t finished = 0;
  std::uint64_t left = 0;       ///< finished, and left the network from here
  std::uint64_t made_wait = 0;  ///< of those finished, were not taken up at once
  double wait = 0;              ///< weeks until taken up, summed over those finished
  double sojourn = 0;           ///< weeks from arrival to finish, summed over those finished
  double presence = 0;          ///< number here summed over time: the integral of N(t)
};

/// Jobs that travel between stations: arrivals from outside, work, routing, loss where a room is full. Every
/// draw is keyed on the job, so that networks under the same luck can be compared job by job.
class QueueNetwork {
 public:
  /// @param key  the network's place in draw counters
  QueueNetwork(std::vector<NetworkStation> stations, const Luck& luck, std::uint32_t key = 0);

  /// Moves on to the next event, but not beyond `limit`; returns the weeks that passed.
  double advance(double limit);
  void run_to(double instant) {
    while (now_ < instant) advance(instant);
  }
  /// Forgets what was counted, not who is where: after a warm-up, or from one batch to the next.
  void clear_totals();

  [[nodiscard]] double now() const { return now_; }
  [[nodiscard]] std::size_t size() const { return stations_.size(); }
  [[nodiscard]] std::size_t n_priorities() const { return n_priorities_; }
  [[nodiscard]] const Station& station(std::size_t s) const { return stations_[s].desk; }
  [[nodiscard]] std::size_t n_present() const;
  /// Jobs that finished at any station in the last step.
  [[nodiscard]] const std::vector<StationJob>& finished() const { return finished_; }

  /// Of one station: of one priority, or of all together.
  [[nodiscard]] const QueueTotals& totals(std::size_t s, std::size_t priority) const {
    return stations_[s].lanes[priority].totals;
  }
  [[nodiscard]] QueueTotals totals(std::size_t s) const;
  /// Reviewers at work summed over time.
  [[nodiscard]] double busy(std::size_t s) const { return stations_[s].busy; }
  /// Of whole journeys, from the first station to the last; who is turned away on the way ends there.
  [[nodiscard]] const QueueTotals& journeys() const { return journeys_; }

 private:
  /// Jobs of one priority at one station.
  struct Lane {
    double next_arrival = 0;     ///< instant of the next job from outside
    std::uint32_t n_let_in = 0;  ///< from outside so far
    std::uint32_t n_here = 0;
    QueueTotals totals;
  };
  struct Place {
    Station desk;
    std::vector<Lane> lanes;
    double busy = 0;
  };
  void draw_next_arrival(std::size_t s, std::size_t priority);
  void arrive(std::size_t s, StationJob job);
  void finish(std::size_t s, const StationJob& job);
  void end_journey(const StationJob& job, double instant);

  std::vector<NetworkStation> defs_;
  Luck luck_;
  std::uint32_t key_;
  std::size_t n_priorities_ = 1;
  std::vector<Place> stations_;
  QueueTotals journeys_;
  double now_ = 0;
  std::uint32_t next_id_ = 0;
  std::vector<StationJob> finished_;        ///< in this step, by station
  std::vector<std::size_t> n_finished_by_;  ///< of those, at this station and the ones before it
};

}  // namespace pilotwave
