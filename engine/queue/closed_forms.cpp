#include "queue/closed_forms.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/fmath.hpp"

namespace pilotwave {
namespace {

/// Chances of 0, ..., n jobs relative to that of none.
std::vector<double> relative_shares(double offered, std::size_t reviewers, std::size_t n) {
  std::vector<double> share{1.0};
  for (std::size_t k = 1; k <= n; ++k)
    share.push_back(share.back() * offered / static_cast<double>(std::min(k, reviewers)));
  return share;
}

}  // namespace

double erlang_b(std::size_t n_places, double offered) {
  PILOTWAVE_ASSERT(offered >= 0, "a load is not negative");
  double blocked = 1;
  for (std::size_t n = 1; n <= n_places; ++n)
    blocked = offered * blocked / (static_cast<double>(n) + offered * blocked);
  return blocked;
}

double erlang_c(std::size_t reviewers, double offered) {
  const auto c = static_cast<double>(reviewers);
  PILOTWAVE_ASSERT(offered >= 0 && offered < c,
                   "a line that lasts is offered less than its reviewers can do");
  const double blocked = erlang_b(reviewers, offered);
  return c * blocked / (c - offered * (1 - blocked));
}

SteadyLine shared_line(double arrivals, double served, std::size_t reviewers) {
  const double offered = arrivals / served;
  SteadyLine line;
  line.load = offered / static_cast<double>(reviewers);
  line.must_wait = erlang_c(reviewers, offered);
  line.in_line = line.must_wait * line.load / (1 - line.load);
  line.present = line.in_line + offered;
  line.wait = line.must_wait / (static_cast<double>(reviewers) * served - arrivals);
  line.sojourn = line.wait + 1 / served;
  line.empty = number_shares(arrivals, served, reviewers, 0).front();
  return line;
}

SteadyLine line_with_room(double arrivals, double served, std::size_t reviewers, std::size_t room) {
  PILOTWAVE_ASSERT(reviewers > 0 && room >= reviewers, "the room holds at least those in service");
  const std::vector<double> share = relative_shares(arrivals / served, reviewers, room);
  double total = 0;
  for (const double x : share) total += x;
  SteadyLine line;
  line.empty = 1 / total;
  line.turned_away = share.back() / total;
  double waiting_seen = 0;
  for (std::size_t n = 0; n <= room; ++n) {
    const double chance = share[n] / total;
    line.present += static_cast<double>(n) * chance;
    if (n < reviewers) continue;
    line.in_line += static_cast<double>(n - reviewers) * chance;
    if (n < room) waiting_seen += chance;
  }
  const double let_in = arrivals * (1 - line.turned_away);
  line.load = let_in / (static_cast<double>(reviewers) * served);
  line.must_wait = waiting_seen / (1 - line.turned_away);
  line.wait = line.in_line / let_in;
  line.sojourn = line.present / let_in;
  return line;
}

SteadyLine any_work(double arrivals, double mean, double cv2) {
  SteadyLine line;
  line.load = arrivals * mean;
  PILOTWAVE_ASSERT(line.load >= 0 && line.load < 1, "a line that lasts is offered less than can be done");
  line.empty = 1 - line.load;
  line.must_wait = line.load;
  line.in_line = line.load * line.load * (1 + cv2) / (2 * (1 - line.load));
  line.present = line.in_line + line.load;
  line.wait = line.load * mean * (1 + cv2) / (2 * (1 - line.load));
  line.sojourn = line.wait + mean;
  return line;
}

std::vector<double> number_shares(double arrivals, double served, std::size_t reviewers, std::size_t n) {
  const double offered = arrivals / served, load = offered / static_cast<double>(reviewers);
  PILOTWAVE_ASSERT(load >= 0 && load < 1, "a line that lasts is offered less than can be done");
  const std::vector<double> below = relative_shares(offered, reviewers, reviewers);
  double total = below.back() / (1 - load);  // c jobs and more: a geometric tail
  for (std::size_t k = 0; k < reviewers; ++k) total += below[k];
  std::vector<double> share = relative_shares(offered, reviewers, n);
  for (double& x : share) x /= total;
  return share;
}

double waits_longer(double arrivals, double served, std::size_t reviewers, double t) {
  return erlang_c(reviewers, arrivals / served) *
         det_exp(-(static_cast<double>(reviewers) * served - arrivals) * t);
}

double averaging_variance(double arrivals, double served) {
  const double load = arrivals / served, free = 1 - load;
  PILOTWAVE_ASSERT(free > 0, "a line that lasts is offered less than can be done");
  return 2 * load * (1 + load) / (free * free * free * free * served);
}

std::vector<double> waits_by_priority(std::span<const double> arrivals, double mean, double cv2,
                                      bool preemptive) {
  double all = 0;
  for (const double rate : arrivals) all += rate;
  const double half_square = mean * mean * (1 + cv2) / 2;
  std::vector<double> waits;
  double above = 0, rates = 0;  // load of more urgent classes; rate up to and with this one
  for (const double rate : arrivals) {
    rates += rate;
    const double with = above + rate * mean;
    PILOTWAVE_ASSERT(with < 1, "a line that lasts is offered less than can be done");
    const double met = (preemptive ? rates : all) * half_square;  // work met in service
    double wait = met / ((1 - above) * (1 - with));
    if (preemptive) wait += mean / (1 - above) - mean;
    waits.push_back(wait);
    above = with;
  }
  return waits;
}

std::vector<double> station_flows(std::span<const double> arrivals,
                                  const std::vector<std::vector<double>>& next) {
  // Sums what is sent on, visit by visit, until nothing is: jobs leave, so this shrinks geometrically.
  std::vector<double> flow(arrivals.begin(), arrivals.end()), moving = flow;
  for (bool moved = true; moved;) {
    std::vector<double> arriving(flow.size(), 0.0);
    for (std::size_t i = 0; i < flow.size(); ++i) {
      for (std::size_t j = 0; j < next[i].size(); ++j) arriving[j] += moving[i] * next[i][j];
    }
    moved = false;
    for (std::size_t j = 0; j < flow.size(); ++j) {
      moved = moved || flow[j] + arriving[j] != flow[j];
      flow[j] += arriving[j];
    }
    moving = std::move(arriving);
  }
  return flow;
}

double mean_until_all(std::span<const double> rates) {
  // The maximum by inclusion and exclusion: minima of subsets are exponential with the sum of their rates.
  double mean = 0;
  for (std::size_t subset = 1; subset < (std::size_t{1} << rates.size()); ++subset) {
    double rate = 0, sign = -1;
    for (std::size_t i = 0; i < rates.size(); ++i) {
      if ((subset >> i & 1U) != 0) rate += rates[i], sign = -sign;
    }
    mean += sign / rate;
  }
  return mean;
}

double all_done_by(std::span<const double> rates, double t) {
  double chance = 1;
  for (const double rate : rates) chance *= hazard_to_probability(rate * t);
  return chance;
}

double mean_until_both(double arrivals, double served) {
  PILOTWAVE_ASSERT(arrivals < served, "a line that lasts is offered less than can be done");
  return (12 - arrivals / served) / 8 / (served - arrivals);
}

double found_by_at_least(std::size_t k, std::span<const double> chances) {
  std::vector<double> found{1.0};  // chance of 0, 1, ... findings among those asked so far
  for (const double chance : chances) {
    found.push_back(0);
    for (std::size_t n = found.size(); n-- > 0;)
      found[n] = found[n] * (1 - chance) + (n > 0 ? found[n - 1] * chance : 0);
  }
  double at_least = 0;
  for (std::size_t n = k; n < found.size(); ++n) at_least += found[n];
  return at_least;
}

}  // namespace pilotwave
