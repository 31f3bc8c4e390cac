#include "calibration/fit.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

/// Two figures that two parameters move in known ways: u is met by 0.3 and v, searched by factors, by 0.02.
std::vector<SurveyRow> targets() {
  SurveyRow a, b, aside;
  a.value = 0.3, a.band = 0.1;
  b.value = std::log(0.02), b.band = 0.5;
  aside.value = 100, aside.band = 1, aside.use = SurveyUse::HeldOut;
  return {a, b, aside};
}
std::vector<double> figures(std::span<const double> v) { return {v[0], std::log(v[1]), v[0]}; }

FitDef two_parameters(std::uint32_t evaluations) {
  FitDef def;
  def.parameters = {{0, 0, 1, false}, {1, 0.001, 1, true}};
  def.start = {0.9, 0.5};
  def.search.evaluations = evaluations;
  def.search.population = 8;
  return def;
}

}  // namespace

TEST_CASE("misfit is the mean square of how many bands a figure is off, over the rows to be fitted") {
  const std::vector<SurveyRow> rows = targets();
  CHECK(misfit(rows, std::vector<double>{0.3, std::log(0.02), 0}) == 0);
  CHECK(misfit(rows, std::vector<double>{0.5, std::log(0.02), 0}) ==
        Approx(2));  // two bands off, one row of two
  CHECK(misfit(rows, std::vector<double>{std::nan(""), std::log(0.02), 0}) == Approx(50));
}

TEST_CASE("places on the search interval and values turn into each other") {
  const FitParameter linear{0, -2, 6, false}, factor{0, 0.01, 1, true};
  CHECK(linear.value(0.25) == Approx(0));
  CHECK(linear.place(4) == Approx(0.75));
  CHECK(factor.value(0.5) == Approx(0.1));
  CHECK(factor.place(0.1) == Approx(0.5));
  CHECK(factor.place(5) == 1);  // outside: at the end
}

TEST_CASE("a fit finds the values that meet the targets") {
  const FitResult result = fit(targets(), figures, two_parameters(400));
  CHECK(result.n_trials == 400);
  CHECK(result.best.misfit < 1e-4);
  CHECK(result.best.values[0] == Approx(0.3).margin(0.01));
  CHECK(result.best.values[1] == Approx(0.02).epsilon(0.1));
}

TEST_CASE("the first set tried is the one in force, and more trials never fit worse") {
  std::vector<double> first;
  FitDef def = two_parameters(60);
  def.progress = [&](const FitTrial& trial, const FitTrial&, std::size_t n) {
    if (n == 1) first = trial.values;
    return true;
  };
  const FitResult shorter = fit(targets(), figures, def);
  CHECK(first[0] == Approx(0.9));
  CHECK(first[1] == Approx(0.5));
  const FitResult longer = fit(targets(), figures, two_parameters(120));
  CHECK(longer.best.misfit <= shorter.best.misfit);
}

TEST_CASE("a fit that was interrupted takes up its trials and ends as one that was not") {
  std::vector<FitTrial> log;
  FitDef half = two_parameters(50);
  half.progress = [&](const FitTrial& trial, const FitTrial&, std::size_t) {
    log.push_back(trial);
    return true;
  };
  static_cast<void>(fit(targets(), figures, half));
  REQUIRE(log.size() == 50);

  int computed = 0;
  const FiguresOf counted = [&](std::span<const double> v) {
    ++computed;
    return figures(v);
  };
  FitDef rest = two_parameters(90);
  rest.done = log;
  const FitResult resumed = fit(targets(), counted, rest),
                  straight = fit(targets(), figures, two_parameters(90));
  CHECK(computed == 40);
  CHECK(resumed.best.values == straight.best.values);
  CHECK(resumed.best.misfit == straight.best.misfit);
  CHECK(resumed.n_trials == 90);
}

TEST_CASE("a fit stops when asked, and when a trial cannot be kept") {
  std::atomic<bool> stop{false};
  FitDef def = two_parameters(500);
  def.stop = &stop;
  def.progress = [&](const FitTrial&, const FitTrial&, std::size_t n) {
    stop = n == 20;
    return true;
  };
  FitResult result = fit(targets(), figures, def);
  CHECK(result.n_trials == 20);
  CHECK(result.stopped_early);
  def.stop = nullptr;
  def.progress = [](const FitTrial&, const FitTrial&, std::size_t n) { return n < 7; };
  result = fit(targets(), figures, def);
  CHECK(result.n_trials == 7);
  CHECK(result.stopped_early);
}
