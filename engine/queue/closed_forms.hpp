#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// Queues with a known answer. Rates are a week, times in weeks; jobs arrive as a Poisson process unless a
/// formula says otherwise. A rate or a load outside the range stated breaks a promise between programmers.
namespace pilotwave {

/// A line in its long run.
struct SteadyLine {
  double load = 0;         ///< share of the reviewers' time that is asked for
  double empty = 0;        ///< chance that nobody is here; NaN where the formula does not say
  double turned_away = 0;  ///< chance that a job finds the room full
  double must_wait = 0;    ///< chance that a job that is let in is not taken up at once
  double in_line = 0;      ///< mean number waiting
  double present = 0;      ///< mean number here, those in service included
  double wait = 0;         ///< mean weeks until taken up
  double sojourn = 0;      ///< mean weeks from arrival to finish
};

/// Erlang's loss formula: share turned away when `offered` = arrivals times holding time is offered to n
/// places, whatever the distribution of the holding time. @param offered  >= 0
[[nodiscard]] double erlang_b(std::size_t n_places, double offered);
/// Erlang's delay formula: chance to wait for one of c reviewers. @param offered  in [0, c)
[[nodiscard]] double erlang_c(std::size_t reviewers, double offered);

/// M/M/c: exponential work at rate `served` a reviewer, c reviewers, endless room. arrivals < c * served.
[[nodiscard]] SteadyLine shared_line(double arrivals, double served, std::size_t reviewers);
/// M/M/c/K: as above with room for `room` >= c jobs, those in service included; any load.
[[nodiscard]] SteadyLine line_with_room(double arrivals, double served, std::size_t reviewers,
                                        std::size_t room);
/// M/G/1: one reviewer, work of any distribution with the given mean and squared coefficient of variation.
/// Source: Pollaczek (1930), Khinchine (1932). arrivals * mean < 1.
[[nodiscard]] SteadyLine any_work(double arrivals, double mean, double cv2);

/// Chances of 0, 1, ..., n jobs in a shared line.
[[nodiscard]] std::vector<double> number_shares(double arrivals, double served, std::size_t reviewers,
                                                std::size_t n);
/// Chance to wait longer than t weeks in a shared line, first come first served.
[[nodiscard]] double waits_longer(double arrivals, double served, std::size_t reviewers, double t);
/// Variance of the number in M/M/1 averaged over a long time T, times T. Source: Whitt (1989).
[[nodiscard]] double averaging_variance(double arrivals, double served);

/// Mean wait of each priority class, the most urgent first, one reviewer, work of one distribution for all.
/// Without pre-emption: until taken up (Cobham 1954). With it: sojourn less the work itself, interruptions
/// included (pre-emptive resume).
[[nodiscard]] std::vector<double> waits_by_priority(std::span<const double> arrivals, double mean, double cv2,
                                                    bool preemptive);

/// Jobs a week that pass each station of a network: arrivals from outside, and `next[i][j]` of those finished
/// at i go on to j. Every job must leave in the end. Where work is exponential each station then is a shared
/// line with this arrival rate, independent of the others (Jackson 1957).
[[nodiscard]] std::vector<double> station_flows(std::span<const double> arrivals,
                                                const std::vector<std::vector<double>>& next);

/// Parallel reviews without a queue, exponential with the rates given: mean weeks until all have finished,
/// and the chance that they have by t.
[[nodiscard]] double mean_until_all(std::span<const double> rates);
[[nodiscard]] double all_done_by(std::span<const double> rates, double t);
/// Two equal parallel queues fed by the same jobs: mean weeks until both parts are done. Source: Nelson and
/// Tantawi (1988). arrivals < served.
[[nodiscard]] double mean_until_both(double arrivals, double served);
/// Chance that at least k of independent reviewers find what each finds with a chance of his own.
[[nodiscard]] double found_by_at_least(std::size_t k, std::span<const double> chances);

}  // namespace pilotwave
