// The runs of the golden plans, through the engine alone: what a second compiler is held to without building
// the program around it. Tables are frozen in tests/golden.
#include <catch2/catch.hpp>

#include <cmath>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "parallel/executor.hpp"
#include "scenario/plan_of.hpp"
#include "scenario/scenario.hpp"
#include "sim/simulation.hpp"
#include "support/golden_text.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

constexpr std::size_t kWeeksBetween = 13;
constexpr std::uint32_t kReplicates = 2;

/// Every value that was recorded, of all groups and weeks. "Nothing to measure" is one value, whatever bits a
/// compiler gives it.
std::uint64_t recorded(const RunRecord& record) {
  Fnv1a hash;
  for (const double value : record.raw()) {
    const double plain = std::isnan(value) ? HUGE_VAL : value;
    hash.bytes(&plain, sizeof plain);
  }
  return hash.value();
}

std::string frozen_run(const std::string& name, std::uint32_t replicate, Executor& executor) {
  const auto scenario = load_scenario(std::string(PILOTWAVE_SOURCE_DIR) + "/tests/golden/" + name + ".toml");
  REQUIRE(scenario.ok());
  const Plan plan = plan_of(scenario.value());
  const auto world = build_world(scenario.value().district, plan, replicate, executor);
  const RunRecord record = run_plan(world, plan, executor, {true, true});
  std::string text;
  const std::vector<std::uint64_t>& weeks = record.week_hash();
  for (std::size_t week = 0; week < weeks.size(); ++week) {
    if (week % kWeeksBetween == 0 || week + 1 == weeks.size())
      text += fmt::format("{:<10} {} week {:>3} {:016x}\n", name, replicate, week, weeks[week]);
  }
  text += fmt::format("{:<10} {} recorded {:016x}\n", name, replicate, recorded(record));
  return text;
}

}  // namespace

TEST_CASE("the golden plans go through the same states and record the same numbers") {
  const auto executor = make_thread_executor(2);
  std::string text =
      "# States and recorded numbers of the plans in tests/golden; `./dev golden` rewrites this file.\n";
  for (const char* plan : {"everywhere", "staged", "ban"}) {
    for (std::uint32_t replicate = 0; replicate < kReplicates; ++replicate)
      text += frozen_run(plan, replicate, *executor);
  }
  check_golden("determinism/frozen_runs.txt", text);
}
