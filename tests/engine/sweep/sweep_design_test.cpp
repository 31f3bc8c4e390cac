#include "sweep/design/sweep_design.hpp"

#include <cmath>
#include <set>

#include "engine/sweep/small_sweep.hpp"
#include "sweep/design/factor_values.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

namespace {

SweepDesign design_of(const SweepDef& def) {
  Result<SweepDesign> design = sweep_design(def);
  REQUIRE(errors_of(design) == "loaded");
  return std::move(design).value();
}

const char* const kTwo =
    "[parameters]\n\"teacher_use.try_rate\" = { min = 0.001, max = 0.1, scale = \"log\" }\n"
    "\"training.hours_per_teacher\" = { min = 0, max = 12, type = \"int\" }\n";

FactorDef range(double min, double max) {
  FactorDef factor;
  factor.min = min, factor.max = max;
  return factor;
}

}  // namespace

TEST_CASE("a grid takes every combination, the last parameter fastest") {
  const SweepFolder folder("design_grid");
  const SweepDesign design = design_of(folder.sweep(
      "method = \"grid\"\n[parameters]\n\"teacher_use.try_rate\" = { min = 0.01, max = 0.09, steps = 3 }\n"
      "\"training.format\" = [\"one_off\", \"cohort\"]\n"));
  REQUIRE(design.points() == 6);
  CHECK(design.point(0)[0] == 0.01);
  CHECK(design.point(1)[1] == 1);
  CHECK(design.point(2)[0] == Approx(0.05));
  CHECK(design.point(5)[0] == 0.09);
}

TEST_CASE("zipped lists go together and must be of one length") {
  const SweepFolder folder("design_zip");
  const SweepDesign design =
      design_of(folder.sweep("method = \"zip\"\n[parameters]\n\"teacher_use.try_rate\" = [0.01, 0.02, 0.01]\n"
                             "\"training.hours_per_teacher\" = [0, 6, 12]\n\"teacher_use.w_peers\" = 2\n"));
  REQUIRE(design.points() == 3);
  CHECK(design.point(2)[0] == 0.01);
  CHECK(design.point(2)[1] == 12);
  CHECK(design.point(2)[2] == 2);
  const Result<SweepDesign> wrong =
      sweep_design(folder.sweep("method = \"zip\"\n[parameters]\n\"teacher_use.try_rate\" = [0.01, 0.02]\n"
                                "\"training.hours_per_teacher\" = [0, 6, 12]\n"));
  CHECK(errors_of(wrong).find("equal lengths") != std::string::npos);
}

TEST_CASE(
    "a Sobol design is extended without moving a point, and so are random, Morris and Saltelli designs") {
  const SweepFolder folder("design_extend");
  for (const std::string method : {"sobol", "random", "morris", "saltelli"}) {
    const SweepDesign few = design_of(folder.sweep("method = \"" + method + "\"\nsamples = 4\n" + kTwo)),
                      many = design_of(folder.sweep("method = \"" + method + "\"\nsamples = 9\n" + kTwo));
    INFO(method);
    CHECK(many.points() * 4 == few.points() * 9);
    for (std::size_t p = 0; p < few.points(); ++p) {
      CHECK(few.point(p)[0] == many.point(p)[0]);
      CHECK(few.point(p)[1] == many.point(p)[1]);
    }
  }
}

TEST_CASE("sampled values keep to their bounds, whole numbers and scales") {
  const SweepFolder folder("design_values");
  const SweepDesign design = design_of(folder.sweep(std::string("method = \"lhs\"\nsamples = 200\n") + kTwo));
  std::set<double> hours;
  int below = 0;
  for (std::size_t p = 0; p < design.points(); ++p) {
    const double rate = design.point(p)[0], hour = design.point(p)[1];
    CHECK((rate >= 0.001 && rate <= 0.1));
    CHECK(hour == std::floor(hour));
    hours.insert(hour);
    below += rate < 0.01;
  }
  CHECK(hours.size() == 13);
  CHECK(below == 100);  // the geometric middle halves a log scale, exactly in a Latin hypercube
}

TEST_CASE("values rise with their place, whatever the distribution, and have the mean they say") {
  FactorDef normal = range(0, 10), triangular = range(0, 10);
  normal.spread = Spread::Normal, normal.mean = 5, normal.sd = 1;
  triangular.spread = Spread::Triangular, triangular.mode = 2;
  for (const FactorDef& factor : {normal, triangular}) {
    double last = -1, sum = 0;
    constexpr int kSteps = 2000;
    for (int i = 0; i < kSteps; ++i) {
      const double value = value_at(factor, (i + 0.5) / kSteps);
      CHECK(value >= last);
      last = value;
      sum += value / kSteps;
    }
    CHECK(value_at(factor, 0) >= 0);
    CHECK(value_at(factor, 1) <= 10);
    CHECK(sum == Approx(factor.spread == Spread::Normal ? 5.0 : 4.0).epsilon(0.001));
  }
}

TEST_CASE("a tornado leaves the scenario as it is and then moves one parameter at a time") {
  const SweepFolder folder("design_tornado");
  const SweepDesign design = design_of(folder.sweep(std::string("method = \"tornado\"\n") + kTwo));
  REQUIRE(design.points() == 5);
  CHECK(std::isnan(design.point(0)[0]));
  CHECK(design.point(1)[0] == 0.001);
  CHECK(std::isnan(design.point(1)[1]));
  CHECK(design.point(4)[1] == 12);
}
