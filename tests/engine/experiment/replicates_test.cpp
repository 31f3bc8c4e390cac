#include "experiment/replicates.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

std::vector<std::uint32_t> first_n(std::uint32_t n) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < n; ++i) out.push_back(i);
  return out;
}

}  // namespace

TEST_CASE("replicates are taken in order whatever order they finish in") {
  const auto executor = make_thread_executor(4);
  std::vector<std::uint32_t> taken;
  ReplicatesDef def;
  def.count = 40;
  const ReplicateTally tally = run_replicates(*executor, def, [&](std::uint32_t r) -> Commit {
    // Every third one dawdles, so that later ones finish first.
    if (r % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return [&taken, r] {
      taken.push_back(r);
      return true;
    };
  });
  CHECK(taken == first_n(40));
  CHECK(tally.done == first_n(40));
  CHECK_FALSE(tally.stopped_early);
}

TEST_CASE("a stop lets runs in flight finish and leaves an unbroken row") {
  const auto executor = make_thread_executor(3);
  std::atomic<bool> stop{false};
  std::atomic<int> started{0};
  ReplicatesDef def;
  def.first = 100;
  def.count = 1000;
  def.stop = &stop;
  const ReplicateTally tally = run_replicates(*executor, def, [&](std::uint32_t) -> Commit {
    if (++started == 10) stop = true;
    return [] { return true; };
  });
  CHECK(tally.stopped_early);
  CHECK(tally.done.size() == static_cast<std::size_t>(started.load()));
  CHECK(tally.done.size() >= 10);
  CHECK(tally.done.size() <= 13);
  for (std::size_t i = 0; i < tally.done.size(); ++i) CHECK(tally.done[i] == 100 + i);
}

TEST_CASE("a replicate that fails is named and the others go on") {
  const auto executor = make_serial_executor();
  ReplicatesDef def;
  def.count = 5;
  const ReplicateTally tally = run_replicates(*executor, def, [](std::uint32_t r) -> Commit {
    if (r == 2) throw std::runtime_error("no room for the world");
    return [] { return true; };
  });
  CHECK(tally.done == std::vector<std::uint32_t>{0, 1, 3, 4});
  REQUIRE(tally.failed.size() == 1);
  CHECK(tally.failed[0].replicate == 2);
  CHECK(tally.failed[0].error == "no room for the world");
  CHECK_FALSE(tally.stopped_early);
}

TEST_CASE("a commit that can go no further ends the series") {
  const auto executor = make_thread_executor(2);
  ReplicatesDef def;
  def.count = 50;
  const ReplicateTally tally =
      run_replicates(*executor, def, [](std::uint32_t r) -> Commit { return [r] { return r < 7; }; });
  CHECK(tally.done == first_n(7));
  CHECK(tally.stopped_early);
}

TEST_CASE("progress is told once for each replicate, in order") {
  const auto executor = make_thread_executor(4);
  std::vector<std::size_t> told;
  ReplicatesDef def;
  def.count = 20;
  def.progress = [&](const ReplicateTally& tally) { told.push_back(tally.done.size()); };
  const ReplicateTally tally =
      run_replicates(*executor, def, [](std::uint32_t) -> Commit { return [] { return true; }; });
  REQUIRE(told.size() == 20);
  for (std::size_t i = 0; i < told.size(); ++i) CHECK(told[i] == i + 1);
  CHECK(tally.planned == 20);
}
