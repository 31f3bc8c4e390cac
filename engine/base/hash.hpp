#pragma once

#include <cstdint>
#include <string_view>

namespace pilotwave {

/// 64-bit FNV-1a: stable across compilers and machines, for identifiers and state digests (not for secrets).
class Fnv1a {
 public:
  void bytes(const void* data, std::size_t size) {
    const auto* p = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i) {
      hash_ ^= p[i];
      hash_ *= 0x100000001b3ULL;
    }
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

/// Stable 64-bit hash of a text.
[[nodiscard]] inline std::uint64_t stable_hash(std::string_view text) {
  Fnv1a h;
  h.bytes(text.data(), text.size());
  return h.value();
}

/// Folds 64 bits to 32 so that every input bit matters (used for place keys in draw counters).
[[nodiscard]] inline std::uint32_t fold32(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  x ^= x >> 33;
  return static_cast<std::uint32_t>(x);
}

}  // namespace pilotwave
