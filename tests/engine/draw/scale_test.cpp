#include "draw/scale.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace pilotwave;
using namespace pilotwave::draw;

namespace {

Date day(const char* text) { return *parse_date(text); }

std::string joined(const std::vector<DateTick>& ticks) {
  std::string out;
  for (const DateTick& t : ticks) out += t.text + ";";
  return out;
}

}  // namespace

TEST_CASE("a scale is a straight line both ways up; one value lies in the middle") {
  const Scale down{0, 10, 100, 0};
  CHECK(down(0) == 100);
  CHECK(down(10) == 0);
  CHECK(down(2.5) == 75);
  CHECK(Scale{4, 4, 0, 50}(4) == 25);
}

TEST_CASE("ticks are round, cover the range and are no more than asked for") {
  CHECK(nice_ticks(0, 100, 6).at == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(nice_ticks(-3, 9, 5).at == std::vector<double>{-5, 0, 5, 10});
  CHECK(nice_ticks(0.31, 0.58, 8).step == Approx(0.05));
  for (const double low : {-1234.5, -1.0, 0.0, 0.001, 3.0, 99'999.0}) {
    for (const double width : {1e-4, 0.7, 1.0, 13.0, 1e6}) {
      for (int most = 3; most <= 10; ++most) {
        const Ticks t = nice_ticks(low, low + width, most);
        INFO(low << " + " << width << ", " << most);
        REQUIRE(t.at.size() >= 2);
        CHECK(t.at.size() <= static_cast<std::size_t>(most));
        CHECK(t.low() <= low + 1e-6 * t.step);
        CHECK(t.high() >= low + width - 1e-6 * t.step);
      }
    }
  }
}

TEST_CASE("a range of one value, an infinite one and one upside down get ticks all the same") {
  CHECK(nice_ticks(0, 0, 5).at.size() >= 2);
  CHECK(nice_ticks(7, 7, 5).low() < 7);
  CHECK(nice_ticks(7, 7, 5).high() > 7);
  CHECK(nice_ticks(9, -3, 5).at == nice_ticks(-3, 9, 5).at);
  CHECK(nice_ticks(0, std::numeric_limits<double>::infinity(), 5).high() == Approx(1));
  CHECK(nice_ticks(std::numeric_limits<double>::quiet_NaN(), 1, 5).high() == Approx(1));
}

TEST_CASE("ticks are said with the decimals of their step and commas in thousands") {
  CHECK(tick_text(12'500, 500) == "12,500");
  CHECK(tick_text(1'234'567, 1) == "1,234,567");
  CHECK(tick_text(0.25, 0.05) == "0.25");
  CHECK(tick_text(0.3, 0.1) == "0.3");
  CHECK(tick_text(-1'000, 1'000) == "-1,000");
  CHECK(tick_text(-0.0, 0.5) == "0.0");
  CHECK(tick_text(2, 0.002) == "2.000");
}

TEST_CASE("dates are first days of months; the first and every January carry the year") {
  CHECK(joined(date_ticks(day("2026-08-03"), day("2027-06-30"), 12)) ==
        "Sep 2026;Oct;Nov;Dec;Jan 2027;Feb;Mar;Apr;May;Jun;");
  CHECK(joined(date_ticks(day("2026-08-03"), day("2029-07-29"), 8)) ==
        "Jan 2027;Jul;Jan 2028;Jul;Jan 2029;Jul;");
  CHECK(joined(date_ticks(day("2026-08-03"), day("2029-07-29"), 4)) == "Jan 2027;Jan 2028;Jan 2029;");
  CHECK(date_ticks(day("2026-08-03"), day("2029-07-29"), 2).size() == 2);
  CHECK(date_ticks(day("2026-08-03"), day("2026-08-20"), 5).empty());
}
