#include "population/import/text_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>
#include <boost/locale/utf.hpp>

namespace pilotwave {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::string_view kSaveAsUtf8 =
    "open it in a spreadsheet or an editor and save it again as CSV in UTF-8";

gzFile gz(void* file) { return static_cast<gzFile>(file); }

/// Position of the first byte that no UTF-8 text has there, or npos.
std::size_t first_invalid_byte(std::string_view text) {
  using Utf8 = boost::locale::utf::utf_traits<char>;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    if (static_cast<unsigned char>(*at) < 0x80) {
      ++at;
      continue;
    }
    const char* const start = at;
    if (!boost::locale::utf::is_valid_codepoint(Utf8::decode(at, end))) {
      return static_cast<std::size_t>(start - text.data());
    }
  }
  return std::string_view::npos;
}

/// What the byte would mean in Windows-1252, the encoding such files usually turn out to have.
std::string_view windows_1252_name(unsigned char byte) {
  switch (byte) {
    case 0x85:
      return "an ellipsis";
    case 0x91:
    case 0x92:
      return "a curly apostrophe";
    case 0x93:
    case 0x94:
      return "a curly quotation mark";
    case 0x96:
      return "an en dash";
    case 0x97:
      return "an em dash";
    case 0xa0:
      return "a hard space";
    case 0xf1:
      return "an n with tilde";
    default:
      return byte >= 0xc0 ? "an accented letter" : "a special character";
  }
}

/// Names formats that begin with a telling signature and are not text.
std::string_view foreign_format(std::string_view start) {
  if (start.starts_with("PK\x03\x04")) return "a zip archive or an Excel workbook";
  if (start.starts_with("\xd0\xcf\x11\xe0")) return "an old Excel workbook";
  if (start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff")) return "UTF-16 text";
  if (start.starts_with("%PDF")) return "a PDF document";
  if (start.starts_with("SQLite format 3")) return "an SQLite database";
  return {};
}

int as_int(std::size_t value) {
  constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<int>::max());
  return static_cast<int>(std::min(value, kMost));
}

}  // namespace

TextLines::TextLines(std::string path) : path_(std::move(path)), buffer_(kBlock) { open(); }

TextLines::~TextLines() {
  if (file_ != nullptr) gzclose(gz(file_));
}

void TextLines::fail(Trouble trouble, int line, int column, std::string what, std::string hint) {
  trouble_ = Diagnostic{trouble, {path_, line, column}, {}, std::move(what), std::move(hint)};
}

void TextLines::open() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (status.type() == fs::file_type::not_found) {
    return fail(Trouble::MissingInput, 0, 0, "no such file", "check the path");
  }
  if (status.type() == fs::file_type::none) {
    return fail(Trouble::MissingInput, 0, 0, fmt::format("cannot be opened: {}", error.message()), {});
  }
  if (status.type() == fs::file_type::directory) {
    return fail(Trouble::BadInput, 0, 0, "is a folder, not a table", "name the files inside it");
  }
  if (status.type() != fs::file_type::regular) {
    return fail(Trouble::BadInput, 0, 0, "is not a regular file", "save the table to a file and name that");
  }
  errno = 0;
  file_ = gzopen(path_.c_str(), "rb");  // reads plain files as they are
  if (file_ == nullptr) {
    return fail(Trouble::MissingInput, 0, 0, fmt::format("cannot be opened: {}", std::strerror(errno)), {});
  }
  if (!refill()) return;
  const std::string_view start(buffer_.data(), end_);
  if (const std::string_view format = foreign_format(start); !format.empty()) {
    fail(Trouble::BadInput, 0, 0, fmt::format("is {}, not a text table", format),
         "unpack it, or save the table as CSV in UTF-8");
  }
  if (start.starts_with("\xef\xbb\xbf")) {
    begin_ = 3;
    next_offset_ = 3;
  }
}

bool TextLines::refill() {
  const int got = gzread(gz(file_), buffer_.data(), static_cast<unsigned>(buffer_.size()));
  int code = Z_OK;
  const char* message = gzerror(gz(file_), &code);
  begin_ = 0;
  end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
  // Z_BUF_ERROR: the compressed stream stops early; zlib still hands over what it had.
  if (got < 0 || code == Z_BUF_ERROR) {
    end_ = 0;
    const bool system = code == Z_ERRNO;
    fail(system ? Trouble::InputOutput : Trouble::BadInput, number_ + 1, 0,
         system ? fmt::format("reading failed: {}", std::strerror(errno))
                : fmt::format("the compressed data are damaged or cut short ({})", message),
         system ? "" : "download the file again");
    return false;
  }
  return end_ > 0;
}

bool TextLines::take_line() {
  line_.clear();
  line_offset_ = next_offset_;
  bool any = false;
  for (;;) {
    if (begin_ == end_ && !refill()) return any && !trouble_;
    if (after_cr_) {
      after_cr_ = false;
      if (buffer_[begin_] == '\n') {
        ++begin_;
        line_offset_ = ++next_offset_;
        continue;
      }
    }
    any = true;
    const char* const from = buffer_.data() + begin_;
    const char* const to = buffer_.data() + end_;
    const char* const stop = std::find_if(from, to, [](char c) { return c == '\n' || c == '\r'; });
    const auto taken = static_cast<std::size_t>(stop - from);
    line_.append(from, taken);
    begin_ += taken;
    next_offset_ += taken;
    if (line_.size() > kLongestLine) {
      fail(Trouble::BadInput, number_ + 1, 0, "the line is longer than 1 MiB",
           "this is no school table, or its line ends were lost");
      return false;
    }
    if (stop == to) continue;
    after_cr_ = *stop == '\r';
    ++begin_;
    ++next_offset_;
    return true;
  }
}

bool TextLines::check_line() {
  if (const std::size_t nul = line_.find('\0'); nul != std::string::npos) {
    fail(Trouble::BadInput, number_, as_int(nul) + 1,
         fmt::format("NUL byte at byte offset {}", line_offset_ + nul),
         "this is not a text file, or it was damaged on its way; download it again");
    return false;
  }
  const std::size_t bad = first_invalid_byte(line_);
  if (bad == std::string::npos) return true;
  const auto byte = static_cast<unsigned char>(line_[bad]);
  fail(Trouble::BadInput, number_, as_int(bad) + 1,
       fmt::format("byte 0x{:02x} at byte offset {} is not UTF-8", byte, line_offset_ + bad),
       fmt::format("in Windows-1252 it is {}; {}", windows_1252_name(byte), kSaveAsUtf8));
  return false;
}

bool TextLines::next() {
  if (trouble_ || file_ == nullptr) return false;
  if (!take_line()) return false;
  ++number_;
  return check_line();
}

}  // namespace pilotwave
