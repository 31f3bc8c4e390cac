#pragma once

#include <span>

#include "experiment/attribution/attribution.hpp"
#include "experiment/comparison.hpp"
#include "experiment/flip/assumption_flips.hpp"
#include "experiment/stress/stress.hpp"
#include "report/page/analysis.hpp"
#include "scenario/scenario.hpp"

/// What the analyses of two plans say, as a report takes it.
namespace pilotwave::page {

/// Shares of the difference in the outcomes that head the page; of the first plan's parts where the plans
/// differ in too many things.
void add_attribution(Analysis& out, const Comparison& comparison, const Attribution& found);
/// A row an outcome that heads the page, for every stress that struck a plan.
void add_stresses(Analysis& out, const Comparison& comparison, const StressTest& found);
/// Assumptions that turn the verdict, and the weakest one.
void add_flips(Analysis& out, const AssumptionFlips& found, const AssumptionQuestion& question,
               std::span<const Scenario> plans);

}  // namespace pilotwave::page
