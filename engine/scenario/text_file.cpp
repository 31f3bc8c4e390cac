#include "scenario/text_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include <fmt/format.h>

namespace pilotwave {
namespace {

Diagnostic missing(const std::string& path, std::string what, std::string hint) {
  return {Trouble::MissingInput, {path, 0, 0}, {}, std::move(what), std::move(hint)};
}

/// Length of the UTF-8 sequence that begins at `i`, or 0 when there is none (overlong forms, surrogates and
/// anything beyond U+10FFFF included).
std::size_t utf8_length(const std::string& text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return k < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[k])) : 0U;
  };
  const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(i);
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return follows(i + 1) ? 2 : 0;
  if ((lead & 0xF0U) == 0xE0U) {
    const bool overlong = lead == 0xE0U && byte(i + 1) < 0xA0U;
    const bool surrogate = lead == 0xEDU && byte(i + 1) >= 0xA0U;
    return follows(i + 1) && follows(i + 2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    const bool overlong = lead == 0xF0U && byte(i + 1) < 0x90U;
    const bool beyond = lead == 0xF4U && byte(i + 1) >= 0x90U;
    return follows(i + 1) && follows(i + 2) && follows(i + 3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

std::optional<Diagnostic> find_bad_byte(const std::string& path, const std::string& text) {
  int line = 1, column = 1;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    const auto value = static_cast<unsigned>(static_cast<unsigned char>(text[i]));
    if (length == 0) {
      return Diagnostic{Trouble::BadInput,
                        {path, line, column},
                        {},
                        fmt::format("byte 0x{:02x} is not UTF-8 text", value),
                        "save the file as UTF-8 in your editor"};
    }
    if (value == 0) {
      return Diagnostic{Trouble::BadInput,
                        {path, line, column},
                        {},
                        "the file holds a NUL byte",
                        "this is no text file, or it was damaged; save it again as UTF-8"};
    }
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
    i += length;
  }
  return std::nullopt;
}

std::optional<Diagnostic> check_kind(const std::string& path) {
  std::error_code trouble;
  const auto status = std::filesystem::status(path, trouble);
  if (status.type() == std::filesystem::file_type::not_found) {
    return missing(path, "no such file",
                   "check the spelling of the path; it counts from the file that names it");
  }
  if (trouble) return missing(path, fmt::format("cannot be opened: {}", trouble.message()), "");
  if (std::filesystem::is_directory(status)) {
    return missing(path, "is a folder, not a file", "name a .toml file in it");
  }
  if (!std::filesystem::is_regular_file(status)) return missing(path, "is not a regular file", "");
  const auto bytes = std::filesystem::file_size(path, trouble);
  if (!trouble && bytes > kLargestTextFile) {
    return Diagnostic{Trouble::BadInput,
                      {path, 0, 0},
                      {},
                      fmt::format("the file has {} bytes; at most {} are read", bytes, kLargestTextFile),
                      "put many schools in a table and name it with `schools_table`"};
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> read_text_file(const std::string& path) {
  if (auto trouble = check_kind(path)) return *std::move(trouble);
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return missing(path, fmt::format("cannot be opened: {}", std::strerror(errno)), "check its permissions");
  }
  std::string text;
  char block[1 << 16];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > kLargestTextFile) break;  // it grew while being read
  }
  if (in.bad() || text.size() > kLargestTextFile) {
    return Diagnostic{Trouble::InputOutput, {path, 0, 0}, {}, "reading failed midway", "try again"};
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return Diagnostic{Trouble::BadInput,
                      {path, 0, 0},
                      {},
                      "the file is empty",
                      "a scenario or district begins with `schema = 1`"};
  }
  if (auto bad = find_bad_byte(path, text)) return *std::move(bad);
  return text;
}

}  // namespace pilotwave
