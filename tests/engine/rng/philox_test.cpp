#include "rng/philox.hpp"

#include <Random123/philox.h>

#include <catch2/catch.hpp>

#undef philox4x32  // a macro of Random123's C interface

using namespace pilotwave;

TEST_CASE("VV-G1: Philox4x32-10 gives its authors' published answers") {
  CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) == PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t kOnes = 0xffffffff;
  CHECK(philox4x32({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}) ==
        PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("VV-G3: the ten-thousandth word of C++26's default philox4x32 is the standard's") {
  // Key (20111115, 0), words 0..3 of counters 0, 1, 2, ...: block 2499, word 3.
  CHECK(philox4x32({2499, 0, 0, 0}, {20111115, 0})[3] == 1955073260);
}

TEST_CASE("Philox agrees with Random123's own code on a hundred thousand mixed counters and keys") {
  PhiloxCounter counter{1, 2, 3, 4};
  PhiloxKey key{5, 6};
  for (int i = 0; i < 100000; ++i) {
    const r123::Philox4x32::ctr_type theirs =
        r123::Philox4x32{}({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    const PhiloxCounter ours = philox4x32(counter, key);
    REQUIRE(ours == PhiloxCounter{theirs[0], theirs[1], theirs[2], theirs[3]});
    key = {counter[0] ^ ours[1], counter[3] + ours[2]};
    counter = ours;
  }
}

TEST_CASE("Philox can be evaluated by the compiler") {
  static_assert(philox4x32({0, 0, 0, 0}, {0, 0})[0] == 0x6627e8d5);
  SUCCEED();
}
