#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace pilotwave {

/// Lines longer than this are refused: no school table has them, damaged or foreign files do.
inline constexpr std::size_t kLongestLine = std::size_t{1} << 20;

/// A text file read line by line, plain or gzip-compressed, in constant memory. Hands out only valid UTF-8
/// without NUL bytes; line ends may be LF, CRLF or CR, and a byte order mark is dropped. Anything else ends
/// the reading with one Diagnostic that names line and byte.
class TextLines {
 public:
  /// Never throws and never blocks: only regular files are opened.
  explicit TextLines(std::string path);
  ~TextLines();
  TextLines(const TextLines&) = delete;
  TextLines& operator=(const TextLines&) = delete;

  /// Moves to the next line; false at the end of the file and after trouble.
  [[nodiscard]] bool next();
  /// The current line without its end.
  [[nodiscard]] const std::string& line() const { return line_; }
  /// Number of the current line, from 1.
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] const std::optional<Diagnostic>& trouble() const { return trouble_; }

 private:
  void open();
  bool refill();
  bool take_line();
  bool check_line();
  void fail(Trouble trouble, int line, int column, std::string what, std::string hint);

  std::string path_;
  void* file_ = nullptr;  // gzFile, so that zlib stays out of this header
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::uint64_t line_offset_ = 0, next_offset_ = 0;  // bytes of (unpacked) text before the line, and after it
  bool after_cr_ = false;  // a LF that follows belongs to the line end already taken
  std::string line_;
  int number_ = 0;
  std::optional<Diagnostic> trouble_;
};

}  // namespace pilotwave
