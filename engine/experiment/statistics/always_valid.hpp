#pragma once

#include "experiment/statistics/interval.hpp"

/// Intervals for a share that may be looked at after every trial, and at which one may stop for any reason.
/// The likelihood of a row of wins and losses, averaged over Jeffreys' prior Beta(1/2, 1/2), divided by its
/// likelihood under a share p, is a martingale if p is the truth: it starts at 1 and ever exceeds 1 / alpha
/// with a chance of at most alpha (Ville 1939). The shares under which it has not are the interval: they hold
/// the truth at all numbers of trials at once with confidence 1 - alpha. Nothing is assumed of what was won
/// or lost, only that trials are independent and alike. Sources: Robbins (Annals of Mathematical Statistics
/// 41:1397, 1970); Howard, Ramdas, McAuliffe and Sekhon (Annals of Statistics 49:1055, 2021).
namespace pilotwave {

/// log of that ratio: evidence against the share p. 0 without trials; infinite where p is impossible.
/// @param p  in [0, 1]
[[nodiscard]] double log_evidence_against(int won, int lost, double p);

/// The shares against which the evidence is below 1 / (1 - confidence). [0, 1] without trials.
[[nodiscard]] Interval always_valid_share(int won, int n, double confidence);

/// Chance of at most this size that two equal sides ever give such evidence: min(1, 1 / evidence against one
/// half). May be read after every trial.
[[nodiscard]] double always_valid_p(int won, int n);

}  // namespace pilotwave
