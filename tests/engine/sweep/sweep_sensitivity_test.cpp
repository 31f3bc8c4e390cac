#include "sweep/analysis/sweep_sensitivity.hpp"

#include <cmath>
#include <filesystem>

#include "engine/sweep/known_responses.hpp"
#include "sweep/analysis/responses.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::Assembled;
using pilotwave::testing::errors_of;
using pilotwave::testing::Known;
using pilotwave::testing::of;
using pilotwave::testing::SweepFolder;

namespace {

constexpr double kPi = 3.14159265358979323846;

double ishigami(std::span<const double> x) {
  const auto angle = [&](std::size_t i) { return kPi * (2 * x[i] - 1); };
  return std::sin(angle(0)) + 7 * std::pow(std::sin(angle(1)), 2) +
         0.1 * std::pow(angle(2), 4) * std::sin(angle(0));
}

}  // namespace

TEST_CASE("indices of a swept Ishigami function are the published ones, within their intervals") {
  const SweepFolder folder("sens_sobol");
  const Known sweep(folder, "method = \"saltelli\"\nsamples = 2048\nreplicates = 2\n", ishigami);
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
  for (std::size_t f = 0; f < 3; ++f) {
    CHECK(of(s.value(), f).first == Approx(first[f]).margin(0.03));
    CHECK(of(s.value(), f).total == Approx(total[f]).margin(0.03));
    CHECK((of(s.value(), f).total_interval.low <= total[f] &&
           total[f] <= of(s.value(), f).total_interval.high));
  }
  CHECK(s.value().factors.front().factor == 0);
  CHECK(s.value().mean == Approx(3.5).margin(0.05));
}

TEST_CASE("indices of a swept G-function are the published ones") {
  const SweepFolder folder("sens_g");
  const double a[] = {0, 1, 9};
  const Known sweep(folder, "method = \"saltelli\"\nsamples = 4096\nreplicates = 2\n",
                    [&](std::span<const double> x) {
                      double product = 1;
                      for (std::size_t i = 0; i < 3; ++i)
                        product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
                      return product;
                    });
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  double v[3], all = 1;
  for (std::size_t i = 0; i < 3; ++i) v[i] = 1 / (3 * (1 + a[i]) * (1 + a[i])), all *= 1 + v[i];
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(of(s.value(), i).first == Approx(v[i] / (all - 1)).margin(0.03));
    CHECK(of(s.value(), i).total == Approx(v[i] * all / (1 + v[i]) / (all - 1)).margin(0.03));
  }
}

TEST_CASE("effects of a swept linear function are its slopes over the whole range, with no spread") {
  const SweepFolder folder("sens_morris");
  const Known sweep(folder, "method = \"morris\"\nsamples = 12\nreplicates = 2\n",
                    [](std::span<const double> x) { return 3 * x[0] - 8 * x[1] + 0 * x[2]; });
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  CHECK(s.value().factors[0].factor == 1);
  CHECK(of(s.value(), 1).mu == Approx(-8));
  CHECK(of(s.value(), 1).mu_star == Approx(8));
  CHECK(of(s.value(), 0).mu_star_interval.low == Approx(3));
  CHECK(of(s.value(), 2).mu_star == Approx(0).margin(1e-12));
  CHECK(of(s.value(), 0).sigma == Approx(0).margin(1e-9));
}

TEST_CASE("incomplete walks and base points are left out whole, and said") {
  const SweepFolder folder("sens_part");
  Known sweep(folder, "method = \"saltelli\"\nsamples = 64\nreplicates = 2\n", ishigami);
  sweep.responses.values[7] = {std::nan(""), std::nan("")};
  for (std::size_t p = 5 * 40; p < sweep.responses.values.size(); ++p)
    sweep.responses.values[p] = {std::nan(""), std::nan("")};
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  CHECK(s.value().used == 39);
  CHECK(s.value().of == 64);
  for (auto& point : sweep.responses.values) point = {std::nan(""), std::nan("")};
  CHECK_THAT(errors_of(sweep.estimate()), Contains("0 of 64 base points"));
}

TEST_CASE("a tornado ranks parameters by what they change from low to high, paired by luck") {
  const SweepFolder folder("sens_tornado");
  const Known sweep(folder, "method = \"tornado\"\nreplicates = 2\n", [](std::span<const double> x) {
    double y = 10;
    const double slope[] = {2, -5, 1};
    for (std::size_t i = 0; i < 3; ++i) y += std::isnan(x[i]) ? 0 : slope[i] * x[i];
    return y;
  });
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  CHECK(s.value().factors[0].factor == 1);
  CHECK(s.value().factors[0].swing() == Approx(-5));
  CHECK(s.value().factors[0].swing_interval.low == Approx(-5));  // luck is common: no noise is left
  CHECK(s.value().factors[2].factor == 2);
}

TEST_CASE("effects on the difference of two plans are the differences of their effects, pair by pair") {
  const SweepFolder folder("sens_pairs");
  const auto serial = make_serial_executor();
  for (const std::string method : {"method = \"morris\"\nsamples = 3\n", "method = \"tornado\"\n"}) {
    const Assembled sweep(
        folder.sweep(method +
                     "replicates = 2\n[parameters]\n\"teacher_use.try_rate\" = { min = 0.01, max = 0.2 }\n"
                     "\"training.hours_per_teacher\" = { min = 2, max = 20 }\n"
                     "[outputs]\nmetrics = [\"teacher_any_use\", \"cost_usd\"]\nevery = \"month\"\n"));
    const std::string path = folder.file("pairs.sqlite");
    std::filesystem::remove(path);
    static_cast<void>(sweep.run(path, *serial));
    double moved = 0;
    for (const std::string metric : {"teacher_any_use", "cost_usd"}) {
      const auto of_plans = [&](const std::string& plan, const std::string& other) {
        ResponseQuery query;
        query.metric = metric, query.scenario = plan, query.other = other;
        const auto responses = read_responses(path, query, sweep.design.points(), sweep.def.replicates);
        REQUIRE(errors_of(responses) == "loaded");
        auto s = sweep_sensitivity(sweep.def, sweep.design, responses.value(), {});
        REQUIRE(errors_of(s) == "loaded");
        return std::move(s).value();
      };
      const Sensitivity course = of_plans("course", ""), open = of_plans("open", ""),
                        both = of_plans("course", "open");
      for (std::size_t f = 0; f < 2; ++f) {
        INFO(method << metric << ", parameter " << f);
        const double size = std::abs(of(course, f).mu) + std::abs(of(course, f).swing()) + 1;
        CHECK(of(both, f).mu == Approx(of(course, f).mu - of(open, f).mu).margin(1e-9 * size));
        CHECK(of(both, f).swing() == Approx(of(course, f).swing() - of(open, f).swing()).margin(1e-9 * size));
        moved += std::abs(of(both, f).mu) + std::abs(of(both, f).swing());
      }
      CHECK(of(open, 1).mu == 0);  // `open` trains nobody, however many hours
    }
    CHECK(moved > 0);
  }
}

TEST_CASE("names have no order: those with the least and the greatest outcome are held against each other") {
  const SweepFolder folder("sens_names");
  const SweepDef def = folder.sweep(
      "method = \"grid\"\n[parameters]\n\"expand.order\" = [\"random\", \"need_first\", "
      "\"ready_first\"]\n");
  const Result<SweepDesign> design = sweep_design(def);
  REQUIRE(errors_of(design) == "loaded");
  Responses responses;
  responses.values = {{5}, {9}, {2}};
  const auto s = sweep_sensitivity(def, design.value(), responses, {});
  REQUIRE(errors_of(s) == "loaded");
  CHECK(s.value().factors.front().low_text == "ready_first");
  CHECK(s.value().factors.front().high_text == "need_first");
  CHECK(s.value().factors.front().swing() == Approx(7));
}

TEST_CASE("designs that support no estimate are refused with one that does") {
  const SweepFolder folder("sens_refuse");
  const SweepDef def = folder.sweep(
      "method = \"zip\"\n[parameters]\n\"teacher_use.w_trust\" = [0, 1]\n\"teacher_use.w_ease\" = [0, 1]\n");
  const Result<SweepDesign> design = sweep_design(def);
  Responses responses;
  responses.values = {{1}, {2}};
  CHECK_THAT(errors_of(sweep_sensitivity(def, design.value(), responses, {})),
             Contains("support neither indices nor effects") && Contains("saltelli"));
}
