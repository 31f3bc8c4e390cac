#include "network/generators/block_model.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace pilotwave;

namespace {
BlockModelDef three_schools() {
  return {{40, 60, 100}, {0.25, 0.02, 0.02, 0.02, 0.20, 0.02, 0.02, 0.02, 0.15}};
}
}  // namespace

TEST_CASE("three schools have the expected ties within and between (VV-F4)") {
  constexpr int kRuns = 200;
  const BlockModelDef def = three_schools();
  const std::vector<std::uint32_t> block = block_of_nodes(def);
  std::array<std::array<double, 3>, 3> edges{};
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ContactGraph graph = block_model(def, {Luck(1, r)});
    for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
      for (const std::uint32_t j : graph.neighbours(i)) {
        if (i < j) edges[block[i]][block[j]] += 1;
      }
    }
  }
  struct Expected {
    std::size_t a, b;
    double mean, sd;
  };
  for (const Expected& e :
       {Expected{0, 0, 195, 12.093387}, Expected{0, 1, 48, 6.858571}, Expected{0, 2, 80, 8.854377},
        Expected{1, 1, 354, 16.828547}, Expected{1, 2, 120, 10.844353}, Expected{2, 2, 742.5, 25.122201}}) {
    INFO("blocks " << e.a << " and " << e.b);
    CHECK(edges[e.a][e.b] / kRuns == Approx(e.mean).margin(4.5 * e.sd / std::sqrt(double{kRuns})));
  }
}

TEST_CASE("blocks number their nodes in turn, and empty ones are allowed") {
  const BlockModelDef def{{2, 0, 1}, std::vector<double>(9, 1.0)};
  CHECK(block_of_nodes(def) == std::vector<std::uint32_t>{0, 0, 2});
  CHECK(block_model(def, {Luck(1, 0)}).targets.size() == 6);
  CHECK(block_model({}, {Luck(1, 0)}).n_nodes() == 0);
  CHECK(block_model({{1}, {1.0}}, {Luck(1, 0)}).targets.empty());
}
