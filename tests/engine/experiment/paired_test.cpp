#include "experiment/paired.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {
const double kNaN = std::numeric_limits<double>::quiet_NaN();
const double kNever = std::numeric_limits<double>::infinity();
}  // namespace

TEST_CASE("wins follow what is better, and equal values tie") {
  const std::vector<double> a{1, 2, 3, 4}, b{2, 2, 1, 1};
  CHECK(compare_pairs(a, b, Better::Higher, 1).count == WinCount{2, 1, 1, 0});
  CHECK(compare_pairs(a, b, Better::Lower, 1).count == WinCount{1, 2, 1, 0});
  CHECK(compare_pairs(a, b, Better::Neither, 1).count == WinCount{2, 1, 1, 0});
}

TEST_CASE("a value that is not known makes its pair missing, never a tie") {
  const PairedOutcome out =
      compare_pairs(std::vector<double>{kNaN, kNaN, 1}, std::vector<double>{kNaN, 1, 2}, Better::Lower, 1);
  CHECK(out.count == WinCount{1, 0, 0, 2});
  CHECK(out.typical == -1);
}

TEST_CASE("never reaching a goal loses to reaching it late, and two nevers tie") {
  const PairedOutcome out = compare_pairs(std::vector<double>{10, kNever, kNever},
                                          std::vector<double>{kNever, kNever, 100}, Better::Lower, 1);
  CHECK(out.count == WinCount{1, 1, 1, 0});
  CHECK(std::isnan(out.typical));
  CHECK(std::isinf(out.median_first));
}

TEST_CASE("the typical size is the median difference, with the middle 80 of 100 pairs") {
  std::vector<double> a, b;
  for (int i = 0; i <= 10; ++i) {
    a.push_back(100 + i);
    b.push_back(100);
  }
  const PairedOutcome out = compare_pairs(a, b, Better::Higher, 1);
  CHECK(out.typical == 5);
  CHECK(out.typical_low == 1);
  CHECK(out.typical_high == 9);
  CHECK(out.difference.mean == 5);
  CHECK(out.median_second == 100);
}

TEST_CASE("holding more verdicts together widens the interval and can take a verdict back") {
  PairedOutcome out;
  out.count = {61, 39, 0, 0};
  hold_together(out, 1);
  CHECK(out.verdict == Verdict::LikelyFirst);
  const double low = out.share.low;
  hold_together(out, 3);
  CHECK(out.share.low < low);
  CHECK(out.verdict == Verdict::TooClose);
}
