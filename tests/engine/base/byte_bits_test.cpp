#include "base/byte_bits.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <random>

using namespace pilotwave;

namespace {

template <int kBit>
void check(const std::array<std::uint8_t, kBytesInMask + 3>& bytes, std::size_t from) {
  const std::uint64_t bits = byte_bits<kBit>(bytes.data() + from);
  for (std::size_t i = 0; i < kBytesInMask; ++i)
    REQUIRE((bits >> i & 1U) == (static_cast<unsigned>(bytes[from + i]) >> kBit & 1U));
}

}  // namespace

TEST_CASE("one bit of each of 64 bytes is gathered in order, whatever the other bits and the alignment") {
  std::mt19937 random(5);
  std::array<std::uint8_t, kBytesInMask + 3> bytes{};
  for (int round = 0; round < 50; ++round) {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random() & 0xffU);
    for (std::size_t from = 0; from <= 3; ++from) {
      check<0>(bytes, from), check<1>(bytes, from), check<2>(bytes, from), check<3>(bytes, from);
      check<4>(bytes, from), check<5>(bytes, from), check<6>(bytes, from), check<7>(bytes, from);
    }
  }
}
