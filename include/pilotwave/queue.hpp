#pragma once

/// Queues of reviews: a line of jobs before a desk, a network of such desks, and the cases with a known
/// answer. The desk is the one that a district's review departments work at.
///
///     pilotwave::QueueNetwork office({{{.reviewers = 2}, {.mean = 0.5}, {3.0}, {}}}, pilotwave::Luck(1, 0));
///     office.run_to(5200);                     // weeks
///     office.totals(0).wait / office.totals(0).finished;   // near shared_line(3, 2, 2).wait
#include "queue/closed_forms.hpp"   // IWYU pragma: export
#include "queue/queue_network.hpp"  // IWYU pragma: export
#include "queue/station.hpp"        // IWYU pragma: export
#include "queue/time_law.hpp"       // IWYU pragma: export
