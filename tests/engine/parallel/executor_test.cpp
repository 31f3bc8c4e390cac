#include "parallel/executor.hpp"

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include "every_executor.hpp"

using namespace pilotwave;

TEST_CASE("Executors name themselves and their workers") {
  CHECK(make_serial_executor()->name() == "serial");
  CHECK(make_serial_executor()->n_workers() == 1);
  CHECK(make_thread_executor(3)->name() == "threads");
  CHECK(make_thread_executor(3)->n_workers() == 3);
  CHECK(make_tbb_executor(2)->name() == "tbb");
  CHECK(make_tbb_executor(2)->n_workers() == 2);
}

TEST_CASE("Every task runs exactly once, whatever their number") {
  for (const auto& executor : every_executor()) {
    for (const std::size_t n : {0U, 1U, 2U, 3U, 7U, 8U, 1000U}) {
      INFO(executor->name() << " x " << executor->n_workers() << ", " << n << " tasks");
      std::vector<std::atomic<int>> n_runs(n);
      executor->for_each(n, [&](std::size_t i) { ++n_runs[i]; });
      CHECK(std::all_of(n_runs.begin(), n_runs.end(), [](const auto& c) { return c == 1; }));
    }
  }
}

TEST_CASE("All work is visible to the caller when for_each returns, thousands of times over") {
  for (const auto& executor : every_executor()) {
    INFO(executor->name() << " x " << executor->n_workers());
    std::vector<int> cells(5, 0);
    for (int round = 1; round <= 2000; ++round) {
      executor->for_each(cells.size(), [&](std::size_t i) { cells[i] += 1; });
      if (std::accumulate(cells.begin(), cells.end(), 0) != round * 5) FAIL("round " << round);
    }
    CHECK(cells == std::vector<int>(5, 2000));
  }
}

TEST_CASE("A task may call for_each itself, three floors deep") {
  for (const auto& executor : every_executor()) {
    INFO(executor->name() << " x " << executor->n_workers());
    std::atomic<int> n_leaves = 0;
    executor->for_each(4, [&](std::size_t) {
      executor->for_each(5, [&](std::size_t) { executor->for_each(6, [&](std::size_t) { ++n_leaves; }); });
    });
    CHECK(n_leaves == 120);
  }
}

TEST_CASE("Several threads may use one executor at once") {
  for (const auto& executor : every_executor()) {
    INFO(executor->name() << " x " << executor->n_workers());
    std::vector<int> sums(3, 0);
    std::vector<std::thread> callers;
    for (std::size_t c = 0; c < sums.size(); ++c) {
      callers.emplace_back([&, c] {
        for (int round = 0; round < 50; ++round) {
          std::vector<int> cells(20, 0);
          executor->for_each(cells.size(), [&](std::size_t i) { cells[i] = 1; });
          sums[c] += std::accumulate(cells.begin(), cells.end(), 0);
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
    CHECK(sums == std::vector<int>(3, 1000));
  }
}

TEST_CASE(
    "An exception reaches the caller after all other tasks have run; of several, the lowest index wins") {
  for (const auto& executor : every_executor()) {
    INFO(executor->name() << " x " << executor->n_workers());
    std::atomic<int> n_done = 0;
    const auto task = [&](std::size_t i) {
      if (i == 60 || i == 17 || i == 99) throw std::runtime_error("task " + std::to_string(i));
      ++n_done;
    };
    CHECK_THROWS_WITH(executor->for_each(100, task), "task 17");
    CHECK(n_done == 97);
    executor->for_each(10, [&](std::size_t) { ++n_done; });
    CHECK(n_done == 107);
  }
}

TEST_CASE("An exception thrown in a nested call passes through the outer one") {
  for (const auto& executor : every_executor()) {
    INFO(executor->name() << " x " << executor->n_workers());
    std::atomic<int> n_done = 0;
    const auto outer = [&](std::size_t i) {
      executor->for_each(3, [&](std::size_t j) {
        if (i == 1 && j == 2) throw std::logic_error("inner");
        ++n_done;
      });
    };
    CHECK_THROWS_WITH(executor->for_each(4, outer), "inner");
    CHECK(n_done == 11);
  }
}

TEST_CASE("Threads really work side by side") {
  // Each task waits for the other: one worker alone would never finish.
  const auto executor = make_thread_executor(2);
  std::atomic<int> n_arrived = 0;
  executor->for_each(2, [&](std::size_t) {
    ++n_arrived;
    while (n_arrived < 2) std::this_thread::yield();
  });
  CHECK(n_arrived == 2);
}

TEST_CASE("An executor that never worked goes away quietly") {
  for (int i = 0; i < 50; ++i) CHECK(make_thread_executor(4)->n_workers() == 4);
}
