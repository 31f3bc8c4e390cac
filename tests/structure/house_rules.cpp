#include "structure/house_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <sstream>

namespace pilotwave {
namespace {

struct Room {
  std::string_view name;
  int floor;
};

constexpr std::array kRooms{
    Room{"base", 0},       Room{"rng", 1},     Room{"parallel", 2},     Room{"queue", 3},
    Room{"population", 3}, Room{"network", 3}, Room{"spread", 4},       Room{"bench", 5},
    Room{"model", 5},      Room{"sim", 6},     Room{"explain", 7},      Room{"scenario", 8},
    Room{"experiment", 9}, Room{"doctor", 10}, Room{"calibration", 10}, Room{"report", 11},
    Room{"nation", 12},    Room{"sweep", 12},  Room{"cli", 13},         Room{"viz", 14},
    Room{"draw", 1},       Room{"chart", 2}};
/// Rooms of viz/, which stands above all of the engine. `verbs` makes a program of them, as `cli` does of the
/// engine.
constexpr std::array kVizRooms{Room{"shape", 0}, Room{"session", 0}, Room{"scene", 1}, Room{"raster", 1},
                               Room{"paint", 1}, Room{"tape", 2},    Room{"app", 3},   Room{"verbs", 4}};
constexpr std::array<std::string_view, 8> kKeptOutOfHeaders{
    "toml++", "boost/graph", "tbb", "oneapi/tbb", "nlohmann/json.hpp", "sqlite3.h", "SFML", "cairo"};
constexpr std::array<std::string_view, 6> kDrawers{"util", "utils", "common", "helper", "helpers", "misc"};

constexpr std::array kNeutral{0.0, 0.5, 1.0};
/// Days, weeks and minutes; cents and percents; the scales of stored ability and leaning.
constexpr std::array kConversions{7.0, 52.0, 60.0, 100.0, 32.0, 255.0};

struct NumberException {
  std::string_view path, literal, why;
};
constexpr std::array kNumberExceptions{
    NumberException{"engine/model/review.cpp", "10.0", "background jobs are stated for ten schools"},
    NumberException{"engine/model/start.cpp", "40.0", "a threshold that nobody passes, or everybody"},
    NumberException{"engine/model/student_use.cpp", "1e-12", "keeps a power of nothing in range"},
    NumberException{"engine/model/technology.cpp", "1e-300", "keeps a certain failure's logarithm in range"}};

bool is_header(const SourceFile& file) {
  return file.path.extension() == ".hpp" || file.path.extension() == ".h";
}

std::string first_part(const std::filesystem::path& path) {
  return path.empty() ? "" : path.begin()->string();
}

template <std::size_t N>
int floor_among(const std::array<Room, N>& rooms, std::string_view room) {
  const auto* const found =
      std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.name == room; });
  return found == rooms.end() ? -1 : found->floor;
}

std::string finding(const SourceFile& file, const std::string& what) {
  return file.path.generic_string() + ": " + what;
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// A text without what its comments and strings say, at the same places; and the lines that hold a comment.
struct BareCode {
  std::string code;
  std::vector<bool> commented;
};

BareCode bare_code(std::string_view text) {
  BareCode bare{std::string(text), {false}};
  enum class In { Code, Line, Block, Quotes } in = In::Code;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (in == In::Code && c == '/' && (next == '/' || next == '*')) in = next == '/' ? In::Line : In::Block;
    if (in == In::Line || in == In::Block) bare.commented.back() = true;
    if (c == '\n') {
      if (in == In::Line) in = In::Code;
      bare.commented.push_back(false);
      continue;
    }
    const bool digit_separator = c == '\'' && i > 0 && is_word(text[i - 1]);
    if (in == In::Code && (c == '"' || (c == '\'' && !digit_separator))) {
      in = In::Quotes, quote = c;
      continue;
    }
    if (in == In::Quotes && c == quote) in = In::Code;
    if (in != In::Code) bare.code[i] = ' ';
    if (in == In::Quotes && c == '\\' && i + 1 < text.size() && next != '\n') bare.code[++i] = ' ';
    if (in == In::Block && c == '*' && next == '/') bare.code[++i] = ' ', in = In::Code;
  }
  return bare;
}

struct Span {
  std::size_t first = 0, last = 0;
};

/// Declarations of constants that say what they are: with a comment on them or in the line above, or of
/// fields.
std::vector<Span> said_constants(const BareCode& bare) {
  std::vector<Span> spans;
  const auto line_of = [&](std::size_t at) {
    const auto end = bare.code.begin() + static_cast<std::ptrdiff_t>(at);
    return static_cast<std::size_t>(std::count(bare.code.begin(), end, '\n'));
  };
  constexpr std::string_view kWord = "constexpr";
  for (std::size_t at = bare.code.find(kWord); at != std::string::npos; at = bare.code.find(kWord, at + 1)) {
    int depth = 0;
    std::size_t end = at;
    for (; end < bare.code.size() && (depth > 0 || bare.code[end] != ';'); ++end) {
      const char c = bare.code[end];
      depth += (c == '{' || c == '(') - (c == '}' || c == ')');
      if (c != '}' || depth > 0) continue;
      const std::size_t after = bare.code.find_first_not_of(" \n", end + 1);
      if (after == std::string::npos || (bare.code[after] != ';' && bare.code[after] != ','))
        break;  // a function
    }
    if (end >= bare.code.size() || bare.code[end] != ';') continue;
    const std::size_t first = line_of(at), last = line_of(end);
    bool said = bare.code.substr(at, end - at).find("FieldSpec") != std::string::npos;
    for (std::size_t line = first > 0 ? first - 1 : 0; line <= last; ++line)
      said = said || bare.commented[line];
    if (said) spans.push_back({at, end});
  }
  return spans;
}

struct Literal {
  std::string text;
  bool converts = false;  ///< multiplies or divides
};

/// Decimal literals outside said constants.
std::vector<Literal> decimal_literals(std::string_view text) {
  const BareCode bare = bare_code(text);
  const std::vector<Span> constants = said_constants(bare);
  const std::string& code = bare.code;
  std::vector<Literal> found;
  for (std::size_t i = 0; i < code.size();) {
    const bool dot =
        code[i] == '.' && i + 1 < code.size() && std::isdigit(static_cast<unsigned char>(code[i + 1]));
    if (!dot && !is_word(code[i])) {
      ++i;
      continue;
    }
    const bool number = dot || std::isdigit(static_cast<unsigned char>(code[i]));
    const std::size_t first = i;
    while (i < code.size()) {
      const bool sign =
          (code[i] == '+' || code[i] == '-') && number && (code[i - 1] == 'e' || code[i - 1] == 'E');
      if (!is_word(code[i]) && !(number && (code[i] == '.' || code[i] == '\'')) && !sign) break;
      ++i;
    }
    std::string word = code.substr(first, i - first);
    const bool hex = word.size() > 1 && (word[1] == 'x' || word[1] == 'X');
    if (!number || hex || word.find_first_of(".eE") == std::string::npos) continue;
    if (std::any_of(constants.begin(), constants.end(),
                    [&](const Span& s) { return first > s.first && first < s.last; }))
      continue;
    word.erase(word.find_last_not_of("fFlL") + 1);
    word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
    const std::size_t before = first > 0 ? code.find_last_not_of(" \n", first - 1) : std::string::npos;
    found.push_back({word, before != std::string::npos && (code[before] == '*' || code[before] == '/')});
  }
  return found;
}

/// The rules of a week, and those by which people and schools are drawn; not how tables are imported.
bool is_rule_of_the_model(const SourceFile& file) {
  const std::string path = file.path.generic_string();
  return file.path.extension() == ".cpp" &&
         (path.compare(0, 13, "engine/model/") == 0 || file.path.parent_path() == "engine/population");
}

bool excepts(const NumberException& e, const SourceFile& file, const Literal& literal) {
  return file.path.generic_string() == e.path && literal.text == e.literal;
}

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::vector<IncludeLine> include_lines(std::string_view text) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  std::vector<IncludeLine> lines;
  std::istringstream in{std::string(text)};
  std::smatch match;
  for (std::string line; std::getline(in, line);) {
    if (std::regex_search(line, match, kInclude)) lines.push_back({match[2], match[1] == "\""});
  }
  return lines;
}

int floor_of(std::string_view room) { return floor_among(kRooms, room); }

/// Rooms of viz include rooms of viz below and all of the engine; one of them alone knows SFML, one cairo,
/// one the command line.
std::vector<std::string> upward_viz_includes(const SourceFile& file) {
  std::vector<std::string> wrong;
  const std::string room = first_part(file.path.lexically_relative("viz"));
  const int floor = floor_among(kVizRooms, room);
  if (floor < 0) return {finding(file, "`" + room + "` is no room of viz")};
  for (const IncludeLine& line : include_lines(file.text)) {
    const std::string top = first_part(line.target);
    const std::string target_room = first_part(std::filesystem::path(line.target).lexically_relative("viz"));
    const int target = top == "viz" ? floor_among(kVizRooms, target_room) : floor_of(top);
    const bool upward = top == "viz" && target > floor;
    const bool strange = (top == "SFML" && room != "paint") ||
                         (line.target.compare(0, 5, "cairo") == 0 && room != "raster") ||
                         (top == "cli" && room != "verbs");
    if (line.quoted && target < 0) {
      wrong.push_back(finding(file, "include \"" + line.target + "\" does not begin with a room's name"));
    } else if (upward || strange) {
      wrong.push_back(finding(file, "include \"" + line.target + "\" looks upward"));
    }
  }
  return wrong;
}

std::vector<std::string> upward_includes(const SourceFile& file) {
  std::vector<std::string> wrong;
  if (first_part(file.path) == "viz") return upward_viz_includes(file);
  if (first_part(file.path) != "engine") return wrong;
  const std::string room = first_part(file.path.lexically_relative("engine"));
  const int floor = floor_of(room);
  if (floor < 0) return {finding(file, "`" + room + "` is no room of the house")};
  for (const IncludeLine& line : include_lines(file.text)) {
    const int target_floor = floor_of(first_part(line.target));
    const bool leaves_path = line.target.find("..") != std::string::npos;
    if (leaves_path || (line.quoted && target_floor < 0)) {
      wrong.push_back(finding(file, "include \"" + line.target + "\" does not begin with a room's name"));
    } else if (target_floor > floor) {
      wrong.push_back(finding(file, "include \"" + line.target + "\" looks upward"));
    }
  }
  return wrong;
}

std::vector<std::string> leaked_libraries(const SourceFile& file) {
  std::vector<std::string> wrong;
  if (!is_header(file)) return wrong;
  for (const IncludeLine& line : include_lines(file.text)) {
    for (const std::string_view library : kKeptOutOfHeaders) {
      if (line.target.compare(0, library.size(), library) == 0) {
        wrong.push_back(finding(file, "a header includes <" + line.target + ">: keep it in the .cpp"));
      }
    }
  }
  return wrong;
}

std::vector<std::string> unguarded_header(const SourceFile& file) {
  if (!is_header(file)) return {};
  static const std::regex kGuard(R"((^|\n)#pragma once\s*(\n|$))");
  if (std::regex_search(file.text, kGuard)) return {};
  return {finding(file, "a header without #pragma once")};
}

std::vector<std::string> drawer_names(const SourceFile& file) {
  std::vector<std::string> wrong;
  for (const std::filesystem::path& part : file.path) {
    const std::string stem = part.stem().string();
    const std::string last_word = stem.substr(stem.rfind('_') + 1);
    if (is_one_of(kDrawers, stem) || is_one_of(kDrawers, last_word)) {
      wrong.push_back(finding(file, "`" + stem + "` says where things were put, not what they are"));
    }
  }
  return wrong;
}

std::vector<std::string> bare_numbers(const SourceFile& file) {
  std::vector<std::string> wrong;
  if (!is_rule_of_the_model(file)) return wrong;
  for (const Literal& literal : decimal_literals(file.text)) {
    const double value = std::stod(literal.text);
    const auto is_value = [value](double other) { return other == value; };
    if (std::any_of(kNeutral.begin(), kNeutral.end(), is_value)) continue;
    if (literal.converts && std::any_of(kConversions.begin(), kConversions.end(), is_value)) continue;
    if (std::any_of(kNumberExceptions.begin(), kNumberExceptions.end(),
                    [&](const NumberException& e) { return excepts(e, file, literal); }))
      continue;
    wrong.push_back(
        finding(file, "a bare " + literal.text + ": make it a parameter, with unit, bounds and source"));
  }
  return wrong;
}

std::vector<std::string> idle_exceptions(const std::vector<SourceFile>& files) {
  std::vector<std::string> idle;
  for (const NumberException& e : kNumberExceptions) {
    bool used = false;
    for (const SourceFile& file : files) {
      if (file.path.generic_string() != e.path) continue;
      for (const Literal& literal : decimal_literals(file.text)) used = used || excepts(e, file, literal);
    }
    if (!used)
      idle.push_back(std::string(e.path) + ": no " + std::string(e.literal) + " any more (" +
                     std::string(e.why) + ")");
  }
  return idle;
}

}  // namespace pilotwave
