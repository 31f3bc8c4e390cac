#include "queue/queue_network.hpp"

#include <algorithm>
#include <limits>

#include "base/assert.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

QueueTotals& operator+=(QueueTotals& sum, const QueueTotals& part) {
  sum.arrived += part.arrived;
  sum.turned_away += part.turned_away;
  sum.finished += part.finished;
  sum.left += part.left;
  sum.made_wait += part.made_wait;
  sum.wait += part.wait;
  sum.sojourn += part.sojourn;
  sum.presence += part.presence;
  return sum;
}

}  // namespace

QueueNetwork::QueueNetwork(std::vector<NetworkStation> stations, const Luck& luck, std::uint32_t key)
    : defs_(std::move(stations)), luck_(luck), key_(key) {
  for (const NetworkStation& def : defs_) {
    n_priorities_ = std::max(n_priorities_, def.arrivals.size());
    PILOTWAVE_ASSERT(def.next.size() <= defs_.size(), "a job goes on to a station that is there");
  }
  for (std::size_t s = 0; s < defs_.size(); ++s) {
    stations_.push_back({Station(defs_[s].desk), std::vector<Lane>(n_priorities_), 0});
    for (std::size_t priority = 0; priority < n_priorities_; ++priority) draw_next_arrival(s, priority);
  }
  n_finished_by_.resize(stations_.size());
}

void QueueNetwork::draw_next_arrival(std::size_t s, std::size_t priority) {
  const std::vector<double>& rates = defs_[s].arrivals;
  Lane& lane = stations_[s].lanes[priority];
  if (priority >= rates.size() || rates[priority] <= 0) {
    lane.next_arrival = kNever;
    return;
  }
  const auto origin = static_cast<std::uint32_t>(s * n_priorities_ + priority);
  lane.next_arrival += exponential_quantile(
      luck_.uniform(Stream::QueueArrival, key_, origin, lane.n_let_in++), 1 / rates[priority]);
}

void QueueNetwork::arrive(std::size_t s, StationJob job) {
  job.hours = defs_[s].service.at(luck_.uniform(Stream::QueueService, key_, job.visit, job.id));
  job.arrived = now_;
  job.done = 0;
  job.started = job.finished = std::numeric_limits<double>::quiet_NaN();
  Lane& lane = stations_[s].lanes[job.priority];
  ++lane.totals.arrived;
  if (stations_[s].desk.arrive(job)) {
    ++lane.n_here;
  } else {
    ++lane.totals.turned_away;
    ++journeys_.turned_away;
    end_journey(job, now_);
  }
}

void QueueNetwork::end_journey(const StationJob& job, double instant) {
  ++journeys_.finished;
  journeys_.sojourn += instant - job.entered;
}

void QueueNetwork::finish(std::size_t s, const StationJob& job) {
  Lane& lane = stations_[s].lanes[job.priority];
  --lane.n_here;
  ++lane.totals.finished;
  lane.totals.made_wait += job.started > job.arrived ? 1 : 0;
  lane.totals.wait += job.started - job.arrived;
  lane.totals.sojourn += job.finished - job.arrived;
  double u = luck_.uniform(Stream::QueueRoute, key_, job.visit, job.id);
  const std::vector<double>& chances = defs_[s].next;
  for (std::size_t to = 0; to < chances.size(); ++to) {
    if (u < chances[to]) {
      StationJob onward = job;
      ++onward.visit;
      arrive(to, onward);
      return;
    }
    u -= chances[to];
  }
  ++lane.totals.left;
  ++journeys_.left;
  end_journey(job, job.finished);
}

double QueueNetwork::advance(double limit) {
  double until = limit;
  std::size_t from_s = 0, from_priority = 0;
  bool lets_in = false;
  for (std::size_t s = 0; s < stations_.size(); ++s) {
    for (std::size_t priority = 0; priority < n_priorities_; ++priority) {
      const double instant = stations_[s].lanes[priority].next_arrival;
      if (instant <= until) until = instant, from_s = s, from_priority = priority, lets_in = true;
    }
  }
  for (const Place& place : stations_) {
    const double instant = now_ + place.desk.until_next_finish();
    if (instant < until) until = instant, lets_in = false;
  }
  const double before = now_, weeks = until - before;
  journeys_.presence += static_cast<double>(n_present()) * weeks;
  for (Place& place : stations_) {
    place.busy += static_cast<double>(place.desk.n_in_service()) * weeks;
    for (Lane& lane : place.lanes) lane.totals.presence += lane.n_here * weeks;
  }
  now_ = until;
  // All desks first: who goes on to another has not been there before now.
  finished_.clear();
  for (std::size_t s = 0; s < stations_.size(); ++s) {
    stations_[s].desk.work(before, weeks, finished_);
    n_finished_by_[s] = finished_.size();
  }
  for (std::size_t s = 0, i = 0; s < stations_.size(); ++s) {
    for (; i < n_finished_by_[s]; ++i) finish(s, finished_[i]);
  }
  if (lets_in) {
    StationJob job;
    job.id = next_id_++;
    job.priority = static_cast<std::uint8_t>(from_priority);
    job.entered = now_;
    ++journeys_.arrived;
    draw_next_arrival(from_s, from_priority);
    arrive(from_s, job);
  }
  return weeks;
}

void QueueNetwork::clear_totals() {
  journeys_ = {};
  for (Place& place : stations_) {
    place.busy = 0;
    for (Lane& lane : place.lanes) lane.totals = {};
  }
}

std::size_t QueueNetwork::n_present() const {
  std::size_t n = 0;
  for (const Place& place : stations_) n += place.desk.jobs().size();
  return n;
}

QueueTotals QueueNetwork::totals(std::size_t s) const {
  QueueTotals sum;
  for (const Lane& lane : stations_[s].lanes) sum += lane.totals;
  return sum;
}

}  // namespace pilotwave
