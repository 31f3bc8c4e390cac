#include "sweep/run/recently_made.hpp"

#include <atomic>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "parallel/executor.hpp"

using namespace pilotwave;

TEST_CASE("what several threads want at once is made once") {
  RecentlyMade<int, int> made(4);
  std::atomic<int> makings{0}, wrong{0};  // checks themselves belong to one thread
  const auto threads = make_thread_executor(4);
  threads->for_each(400, [&](std::size_t i) {
    const int key = static_cast<int>(i / 100);
    const auto value = made.get(key, [&] {
      ++makings;
      return std::make_shared<const int>(key * 10);
    });
    if (*value != key * 10) ++wrong;
  });
  CHECK(wrong == 0);
  CHECK(makings == 4);
}

TEST_CASE("only the last few are kept, by when they were last asked for") {
  RecentlyMade<int, int> made(2);
  int makings = 0;
  const auto ask = [&](int key) {
    return *made.get(key, [&] {
      ++makings;
      return std::make_shared<const int>(key);
    });
  };
  for (const int key : {1, 2, 1, 3, 1}) CHECK(ask(key) == key);
  CHECK(makings == 3);
  CHECK(ask(2) == 2);
  CHECK(makings == 4);
}

TEST_CASE("a making that fails is forgotten, and tried again when it is asked for again") {
  RecentlyMade<int, int> made(2);
  const auto fail = []() -> std::shared_ptr<const int> { throw std::runtime_error("no"); };
  CHECK_THROWS_WITH(made.get(1, fail), "no");
  CHECK(*made.get(1, [] { return std::make_shared<const int>(7); }) == 7);
}
