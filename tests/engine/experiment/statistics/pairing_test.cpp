#include "experiment/statistics/pairing.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("pairing that explains everything, and nothing to explain") {
  CHECK(std::isinf(variance_reduction(std::vector<double>{1, 2, 3}, std::vector<double>{2, 3, 4})));
  CHECK(std::isnan(variance_reduction(std::vector<double>{1, 1}, std::vector<double>{2, 2})));
  CHECK(std::isnan(variance_reduction(std::vector<double>{1}, std::vector<double>{2})));
  CHECK(std::isnan(correlation(std::vector<double>{1, 1}, std::vector<double>{2, 3})));
  CHECK(correlation(std::vector<double>{1, 2, 3}, std::vector<double>{6, 4, 2}) == Approx(-1));
}

TEST_CASE("pairing is called effective, ineffective or harmful by how much it saves") {
  std::vector<double> base, with, unrelated, opposed;
  for (std::uint32_t i = 0; i < 60; ++i) {
    const double x = Luck(4, 0).uniform(Stream::UserStream, 0, 0, i);
    const double other = Luck(4, 0).uniform(Stream::UserStream, 1, 0, i);
    base.push_back(x);
    with.push_back(x + 0.2 * other);
    unrelated.push_back(other);
    opposed.push_back(0.1 * other - x);
  }
  const BootstrapDef def{500, Luck(5, 0), 0};
  CHECK(pairing_gain(with, base, 0.95, def).pairing == Pairing::Effective);
  CHECK(pairing_gain(unrelated, base, 0.95, def).pairing == Pairing::Ineffective);
  const PairingGain harmful = pairing_gain(opposed, base, 0.95, def);
  CHECK(harmful.pairing == Pairing::Harmful);
  CHECK(harmful.interval.low <= harmful.factor);
  CHECK(harmful.factor <= harmful.interval.high);
  CHECK(pairing_word(Pairing::Effective) == "effective");
  CHECK(pairing_word(Pairing::Ineffective) == "ineffective");
  CHECK(pairing_word(Pairing::Harmful) == "harmful");
}
