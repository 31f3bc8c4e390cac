#include "parallel/ordered_reduce.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include <catch2/catch.hpp>

#include "every_executor.hpp"

using namespace pilotwave;

namespace {

/// Terms of mixed size and sign, so that any change of order changes the rounding.
double term(std::size_t i) {
  const auto x = static_cast<double>((i * 2654435761U) % 1000003);
  return (i % 2 == 0 ? 1.0 : -1.0) * x * (i % 7 == 0 ? 1e12 : 1e-5) / 3.0;
}

}  // namespace

TEST_CASE("An ordered sum has the same bits on every executor at 1, 2, 3 and 7 workers") {
  for (const std::size_t n : {1U, 1023U, 1024U, 1025U, 5000U, 100000U}) {
    const auto serial = make_serial_executor();
    const double expected = ordered_reduce(*serial, n, 0.0, term);
    for (const auto& executor : every_executor()) {
      for (int repeat = 0; repeat < 5; ++repeat) {
        INFO(executor->name() << " x " << executor->n_workers() << ", n " << n);
        const double sum = ordered_reduce(*executor, n, 0.0, term);
        CHECK(std::bit_cast<std::uint64_t>(sum) == std::bit_cast<std::uint64_t>(expected));
      }
    }
  }
}

TEST_CASE("The terms are such that another order would show") {
  constexpr std::size_t kTerms = 100000;
  double backwards = 0;
  for (std::size_t i = kTerms; i-- > 0;) backwards += term(i);
  CHECK(backwards != ordered_reduce(*make_serial_executor(), kTerms, 0.0, term));
}

TEST_CASE("An ordered sum is the sum") {
  const auto executor = make_thread_executor(3);
  CHECK(ordered_reduce(*executor, 0, std::int64_t{0}, [](std::size_t) { return std::int64_t{1}; }) == 0);
  const auto index = [](std::size_t i) { return static_cast<std::int64_t>(i); };
  CHECK(ordered_reduce(*executor, 100001, std::int64_t{0}, index) == 5000050000);
}
