#include "model/metrics/student_counts.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "base/lane_sum.hpp"
#include "population/world.hpp"

namespace pilotwave::test {
namespace {

struct Rows {
  std::vector<std::uint8_t> traits, flags;
  std::vector<StudentUse> use;
  std::vector<float> column;
};

Rows random_rows(std::uint32_t n, std::uint32_t seed) {
  std::mt19937 words(seed);
  Rows rows;
  for (std::uint32_t k = 0; k < n; ++k) {
    rows.traits.push_back(static_cast<std::uint8_t>(words() % 8));
    rows.flags.push_back(static_cast<std::uint8_t>(words() % 128));
    rows.use.push_back(static_cast<StudentUse>(words() % 3));
    rows.column.push_back(static_cast<float>(words() % 1000) / 1000 - 0.5F);
  }
  return rows;
}

/// One student after another.
std::array<StudentCounts, kCells> plain_counts(const Rows& rows) {
  std::array<StudentCounts, kCells> counts;
  for (std::size_t k = 0; k < rows.use.size(); ++k) {
    StudentCounts& c = counts[rows.traits[k] & (kLowIncome | kEnglishLearner)];
    const bool alone = rows.use[k] != StudentUse::None, guided = (rows.flags[k] & kHadGuided) != 0;
    c += {1U,
          alone,
          rows.use[k] == StudentUse::Heavy,
          guided,
          alone || guided,
          (rows.flags[k] & kInformed) != 0,
          (rows.flags[k] & kOptedOut) != 0};
  }
  return counts;
}

bool same(const StudentCounts& a, const StudentCounts& b) {
  return a.students == b.students && a.unguided == b.unguided && a.heavy == b.heavy && a.guided == b.guided &&
         a.any == b.any && a.informed == b.informed && a.opted_out == b.opted_out;
}

constexpr std::array<std::uint32_t, 12> kSizes = {0, 1, 15, 16, 17, 63, 64, 65, 559, 4000, 16384, 40001};

}  // namespace

TEST_CASE("students counted side by side are those counted one by one, in schools of every size") {
  for (const std::uint32_t n : kSizes) {
    const Rows rows = random_rows(n, n + 1);
    const auto plain = plain_counts(rows);
    const auto quick = count_students(n, rows.traits.data(), rows.use.data(), rows.flags.data());
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      INFO("cell " << cell << " of " << n);
      REQUIRE(same(quick[cell], plain[cell]));
    }
  }
}

TEST_CASE("sums by cell keep to their lanes, to the bit, and are the sums") {
  constexpr std::size_t kLanes = 16;
  for (const std::uint32_t n : kSizes) {
    const Rows rows = random_rows(n, n + 7);
    std::array<std::vector<float>, kSummed> columns;
    for (std::uint32_t which = 0; which < kSummed; ++which)
      columns[which] = random_rows(n, n + 20 + which).column;
    const auto quick = sums_by_cell(
        n, rows.traits.data(), {columns[0].data(), columns[1].data(), columns[2].data(), columns[3].data()});
    for (std::size_t which = 0; which < kSummed; ++which) {
      std::array<std::array<float, kLanes>, kCells> lanes{};
      std::array<double, kCells> exact{};
      for (std::uint32_t k = 0; k < n; ++k) {
        const std::size_t cell = rows.traits[k] & (kLowIncome | kEnglishLearner);
        lanes[cell][k % kLanes] += columns[which][k];
        exact[cell] += static_cast<double>(columns[which][k]);
      }
      for (std::size_t cell = 0; cell < kCells; ++cell) {
        double sum = 0;
        for (const float lane : lanes[cell]) sum += static_cast<double>(lane);
        REQUIRE(quick[which][cell] == sum);
        REQUIRE(quick[which][cell] == Approx(exact[cell]).margin(1e-6 * (n + 1)));
      }
    }
  }
}

TEST_CASE("a lane sum is the sum of sixteen lanes in order") {
  for (const std::uint32_t n : kSizes) {
    const Rows rows = random_rows(n, n + 3);
    std::array<float, 16> lanes{};
    for (std::uint32_t k = 0; k < n; ++k) lanes[k % 16] += rows.column[k];
    float sum = 0;
    for (const float lane : lanes) sum += lane;
    REQUIRE(lane_sum(rows.column) == sum);
  }
}

}  // namespace pilotwave::test
