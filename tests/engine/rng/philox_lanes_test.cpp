#include "rng/philox_lanes.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace pilotwave;

TEST_CASE("calls side by side are the calls one by one, at every width that this machine has") {
  const Luck luck(20260803, 0xfffffff1U);
  constexpr std::size_t kMost = 5 * kCallBatch;
  std::array<std::uint32_t, kMost> entities{}, indices{};
  for (std::uint32_t i = 0; i < kMost; ++i) entities[i] = i * 2654435761U, indices[i] = ~(i * 40503U);
  REQUIRE(!philox_widths().empty());
  for (const PhiloxLanes& lanes : philox_widths()) {
    INFO(lanes.width);
    for (std::size_t n = 0; n <= kMost; n += kCallBatch) {
      std::vector<std::uint32_t> words(4 * n);
      // Indices that wrap round are as good as any.
      lanes.of_place(luck, Stream::StudentUse, 0xdeadbeefU, 155, 0xfffffff8U, n, words.data());
      for (std::uint32_t i = 0; i < n; ++i) {
        const PhiloxCounter call = luck.words(Stream::StudentUse, 0xdeadbeefU, 155, 0xfffffff8U + i);
        for (std::size_t j = 0; j < call.size(); ++j) REQUIRE(words[4 * i + j] == call[j]);
      }
      lanes.of_entities(luck, Stream::AdviceTies, entities.data(), 3, indices.data(), n, words.data());
      for (std::size_t i = 0; i < n; ++i) {
        const PhiloxCounter call = luck.words(Stream::AdviceTies, entities[i], 3, indices[i]);
        for (std::size_t j = 0; j < call.size(); ++j) REQUIRE(words[4 * i + j] == call[j]);
      }
    }
  }
}
