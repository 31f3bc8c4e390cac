#include "structure/house_rules.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>

namespace pilotwave {
namespace {

struct Room {
  std::string_view name;
  int floor;
};

constexpr std::array kRooms{Room{"base", 0},       Room{"rng", 1},      Room{"parallel", 2},
                            Room{"population", 3}, Room{"network", 3},  Room{"model", 4},
                            Room{"sim", 5},        Room{"scenario", 6}, Room{"experiment", 7},
                            Room{"report", 8},     Room{"cli", 9}};
constexpr std::array<std::string_view, 5> kKeptOutOfHeaders{"toml++", "boost/graph", "tbb", "oneapi/tbb",
                                                            "nlohmann"};
constexpr std::array<std::string_view, 6> kDrawers{"util", "utils", "common", "helper", "helpers", "misc"};

bool is_header(const SourceFile& file) {
  return file.path.extension() == ".hpp" || file.path.extension() == ".h";
}

std::string first_part(const std::filesystem::path& path) {
  return path.empty() ? "" : path.begin()->string();
}

std::string finding(const SourceFile& file, const std::string& what) {
  return file.path.generic_string() + ": " + what;
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

int floor_of(std::string_view room) {
  const auto* const found =
      std::find_if(kRooms.begin(), kRooms.end(), [&](const Room& r) { return r.name == room; });
  return found == kRooms.end() ? -1 : found->floor;
}

std::vector<std::string> upward_includes(const SourceFile& file) {
  std::vector<std::string> wrong;
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

}  // namespace pilotwave
