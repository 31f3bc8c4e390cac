#include "queue/station.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"

namespace pilotwave {

Station::Station(const StationDef& def) : def_(def), shift_(def.reviewers) {
  PILOTWAVE_ASSERT(def.reviewers > 0, "a station has at least one reviewer");
}

std::size_t Station::n_in_service() const { return std::min(jobs_.size(), def_.reviewers); }

void Station::take_up(std::size_t place, double instant) {
  if (std::isnan(jobs_[place].started)) jobs_[place].started = instant;
}

bool Station::arrive(StationJob job) {
  if (jobs_.size() >= def_.room) return false;
  const auto stands_before = [&](const StationJob& earlier) {
    return !overtakes({job.priority, false}, {earlier.priority, !std::isnan(earlier.started)},
                      def_.preemptive);
  };
  const auto at = std::partition_point(jobs_.begin(), jobs_.end(), stands_before);
  const auto place = static_cast<std::size_t>(at - jobs_.begin());
  const double instant = job.arrived;
  jobs_.insert(at, job);
  if (place < def_.reviewers) take_up(place, instant);
  return true;
}

void Station::work(double now, double hours, std::vector<StationJob>& finished) {
  shift_.open(hours);
  const std::size_t first_finished = finished.size();
  std::size_t waiting = 0;  // those kept move up
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    // What is on a desk and needs no more is finished even in a step of no length.
    const bool is_ready = waiting < def_.reviewers && is_done(jobs_[i].hours, jobs_[i].done);
    if (shift_.is_over() && !is_ready) {
      std::move(jobs_.begin() + static_cast<std::ptrdiff_t>(i), jobs_.end(),
                jobs_.begin() + static_cast<std::ptrdiff_t>(waiting));
      waiting += jobs_.size() - i;
      break;
    }
    StationJob& job = jobs_[i];
    const Spell spell = shift_.work(job.hours, job.done);
    take_up(i, now + spell.begin);
    if (is_done(job.hours, job.done)) {
      job.finished = now + spell.end;
      finished.push_back(job);
    } else {
      jobs_[waiting++] = job;
    }
  }
  jobs_.resize(waiting);
  for (std::size_t i = 0; i < n_in_service(); ++i) take_up(i, now + hours);
  std::stable_sort(finished.begin() + static_cast<std::ptrdiff_t>(first_finished), finished.end(),
                   [](const StationJob& a, const StationJob& b) { return a.finished < b.finished; });
}

double Station::until_next_finish() const {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < n_in_service(); ++i) least = std::min(least, jobs_[i].hours - jobs_[i].done);
  return least;
}

}  // namespace pilotwave
