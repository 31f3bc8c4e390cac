#include "sweep/store/task_queue.hpp"

#include <atomic>
#include <future>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

SweepTask task_at(std::uint32_t point) { return {0, point, {}}; }

}  // namespace

TEST_CASE("tasks are written in the order in which they came, whatever is still waiting at the end") {
  std::vector<std::uint32_t> written;
  {
    TaskQueue queue([&](std::span<const SweepTask> tasks) {
      for (const SweepTask& task : tasks) written.push_back(task.point);
      return true;
    });
    for (std::uint32_t point = 0; point < 1000; ++point) CHECK(queue.put(task_at(point)));
    queue.drain();
    CHECK(written.size() == 1000);
    CHECK(queue.put(task_at(1000)));
  }
  REQUIRE(written.size() == 1001);
  for (std::uint32_t i = 0; i < 1001; ++i) CHECK(written[i] == i);
}

TEST_CASE("a slow disk holds runs up instead of filling memory") {
  std::promise<void> disk;
  const std::shared_future<void> ready = disk.get_future().share();
  std::atomic<std::uint32_t> taken{0};
  TaskQueue queue([&](std::span<const SweepTask>) {
    ready.wait();
    return true;
  });
  auto maker = std::async(std::launch::async, [&] {
    for (; taken < 500; ++taken) static_cast<void>(queue.put(task_at(taken)));
  });
  CHECK(maker.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
  CHECK(taken < 100);
  disk.set_value();
  maker.wait();
  CHECK(taken == 500);
}

TEST_CASE("a task that comes alone is written without anybody asking") {
  std::promise<std::uint32_t> written;
  TaskQueue queue([&](std::span<const SweepTask> tasks) {
    written.set_value(tasks.front().point);
    return true;
  });
  CHECK(queue.put(task_at(7)));
  CHECK(written.get_future().get() == 7);
}

TEST_CASE("after tasks that could not be written none is") {
  std::atomic<std::uint32_t> tried{0};
  TaskQueue queue([&](std::span<const SweepTask> tasks) {
    ++tried;
    return tasks.back().point < 100;
  });
  std::uint32_t point = 0;
  while (point < 10'000 && queue.put(task_at(point))) ++point;
  queue.drain();
  const std::uint32_t after = tried;
  CHECK(point >= 100);
  CHECK(point < 10'000);
  CHECK_FALSE(queue.put(task_at(0)));
  queue.drain();
  CHECK(tried == after);
}
