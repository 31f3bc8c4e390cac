// Cases J8 and J9: how unequally something is spread.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "base/fmath.hpp"
#include "pilotwave/statistics.hpp"
#include "rng/samplers.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

using Values = std::vector<double>;
struct Measure {
  const char* name;
  std::function<double(const Values&)> of;
};
const std::vector<Measure>& measures() {
  static const std::vector<Measure> all{{"Gini", [](const Values& v) { return gini(v); }},
                                        {"Theil T", [](const Values& v) { return theil_t(v); }},
                                        {"Theil L", [](const Values& v) { return theil_l(v); }},
                                        {"Atkinson 0.5", [](const Values& v) { return atkinson(v, 0.5); }},
                                        {"Atkinson 1", [](const Values& v) { return atkinson(v, 1); }},
                                        {"Atkinson 2", [](const Values& v) { return atkinson(v, 2); }},
                                        {"Hoover", [](const Values& v) { return hoover(v); }}};
  return all;
}

/// The middles of n equal slices of a distribution.
Values slices(int n, double (*quantile_of)(double)) {
  Values values;
  for (int i = 0; i < n; ++i) values.push_back(quantile_of((i + 0.5) / n));
  return values;
}

/// Up to 12 positive amounts, drawn.
Values random_values(const Luck& luck, std::uint32_t group) {
  Values values(3 + Luck::below(luck.seat_word(Stream::UserStream, group, 0, 0), 10));
  for (std::uint32_t i = 0; i < values.size(); ++i)
    values[i] = 0.5 + 20 * luck.seat_uniform(Stream::UserStream, group, 1, i);
  return values;
}

}  // namespace

TEST_CASE("VV-J8 measures of inequality of small groups") {
  const Case vv("VV-J8");
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  struct Row {
    const char* name;
    Values values;
    double measures[7];
  };
  const Row rows[] = {
      {"1..5",
       {1, 2, 3, 4, 5},
       {0.266666666667, 0.119687593584, 0.141113940112, 0.063153392227, 0.131609638434, 0.270072992701, 0.2}},
      {"equal", {10, 10, 10, 10}, {0, 0, 0, 0, 0, 0, 0}},
      {"one has all", {0, 0, 0, 100}, {0.75, 1.386294361120, kInfinite, 0.75, 1, 1, 0.75}},
      {"Fibonacci",
       {1, 1, 2, 3, 5, 8, 13},
       {0.458874458874, 0.349681216975, 0.401227658011, 0.173634447291, 0.330502372811, 0.541041482789,
        0.359307359307}}};
  for (const Row& row : rows) {
    for (std::size_t m = 0; m < measures().size(); ++m) {
      const std::string name = fmt::format("{}, {}", row.name, measures()[m].name);
      const double got = measures()[m].of(row.values);
      if (std::isinf(row.measures[m]))
        vv.exact(name, got, row.measures[m]);
      else
        vv.printed(name, got, row.measures[m], 1e-12);
    }
  }
  vv.close("1..5, corrected Gini", gini_corrected(Values{1, 2, 3, 4, 5}), 1.0 / 3);
}

TEST_CASE("VV-J8 measures of inequality of whole distributions") {
  const Case vv("VV-J8");
  // Slices lose what lies beyond the middle of the last one: of the order of ln(n) / n, of Pareto's n^(-2/3).
  constexpr int kSlices = 200000;
  const Values uniform = slices(kSlices, [](double u) { return u; });
  const Values exponential = slices(kSlices, [](double u) { return exponential_quantile(u, 1); });
  const Values lognormal = slices(kSlices, [](double u) { return det_exp(0.5 * normal_quantile(u)); });
  const Values pareto = slices(kSlices, [](double u) { return det_pow(1 - u, -1.0 / 3); });
  const auto near = [&](const char* name, double got, double expected, double allowance) {
    vv.between(name, got, expected - allowance, expected + allowance);
  };
  near("uniform, Gini", gini(uniform), 1.0 / 3, 1e-9);
  near("exponential, Gini", gini(exponential), 0.5, 2e-5);
  near("exponential, Theil T", theil_t(exponential), 0.4227843351, 5e-5);
  near("exponential, Theil L", theil_l(exponential), 0.5772156649, 5e-5);
  near("lognormal, Gini", gini(lognormal), 0.2763263902, 2e-5);
  near("lognormal, Theil T", theil_t(lognormal), 0.125, 5e-5);
  near("lognormal, Theil L", theil_l(lognormal), 0.125, 5e-5);
  near("Pareto, Gini", gini(pareto), 0.2, 3e-4);
}

TEST_CASE("VV-J8 inequality ignores scale, order and copies, and a gift to the poorer never raises it") {
  const Case vv("VV-J8");
  const Luck luck = vv.luck(8);
  for (const Measure& measure : measures()) {
    double scaled = 0, reversed = 0, doubled = 0, raised = 0;
    for (std::uint32_t group = 0; group < 200; ++group) {
      const Values values = random_values(luck, group);
      const double of = measure.of(values);
      Values other = values;
      for (double& x : other) x *= 8;
      scaled += measure.of(other) == of ? 0 : 1;
      other = values;
      std::reverse(other.begin(), other.end());
      reversed += measure.of(other) == of ? 0 : 1;
      other.insert(other.end(), values.begin(), values.end());
      doubled = std::max(doubled, std::abs(measure.of(other) - of));
      other = values;
      std::sort(other.begin(), other.end());
      const double gift = std::min(1.0, (other.back() - other.front()) / 2);
      other.front() += gift;
      other.back() -= gift;
      raised += measure.of(other) > of + 1e-14 ? 1 : 0;
    }
    vv.exact(fmt::format("{}, changed by scale", measure.name), scaled, 0);
    vv.exact(fmt::format("{}, changed by order", measure.name), reversed, 0);
    vv.close(fmt::format("{}, most changed by copying all", measure.name), doubled, 0);
    vv.exact(fmt::format("{}, raised by a gift", measure.name), raised, 0);
  }
}

TEST_CASE("VV-J9 Theil's indices split into inequality within and between schools") {
  const Case vv("VV-J9");
  const std::vector<Values> schools{{1, 2, 3}, {4, 6, 8, 10}};
  struct Row {
    const char* name;
    TheilParts parts;
    double total, within, between;
  };
  const Row rows[] = {{"Theil T", theil_t_parts(schools), 0.203056940626, 0.058672985101, 0.144383955525},
                      {"Theil L", theil_l_parts(schools), 0.244473242097, 0.073034600522, 0.171438641575}};
  for (const Row& row : rows) {
    vv.printed(fmt::format("{}, total", row.name), row.parts.total, row.total, 1e-12);
    vv.printed(fmt::format("{}, within", row.name), row.parts.within, row.within, 1e-12);
    vv.printed(fmt::format("{}, between", row.name), row.parts.between, row.between, 1e-12);
    vv.close(fmt::format("{}, what the parts leave", row.name),
             row.parts.within + row.parts.between - row.parts.total, 0);
  }
}

}  // namespace pilotwave::test
