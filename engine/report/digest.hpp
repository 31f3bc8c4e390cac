#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace pilotwave {

/// SHA-256 of bytes that arrive in pieces.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits; nothing may be added afterwards.
  [[nodiscard]] std::string hex();

 private:
  /// Nettle's state is kept as bytes, so that no reader of this header needs the library.
  alignas(std::max_align_t) std::array<unsigned char, 128> state_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// Errors: MissingInput when the file cannot be opened, InputOutput when reading fails midway.
[[nodiscard]] Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace pilotwave
