#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// A source file as the rules see it.
struct SourceFile {
  std::filesystem::path path;  ///< from the project's root: engine/rng/draw.hpp
  std::string text;
};

/// One `#include` line.
struct IncludeLine {
  std::string target;
  bool quoted = false;  ///< "..." rather than <...>
};

[[nodiscard]] std::vector<IncludeLine> include_lines(std::string_view text);

/// Where a room stands, the ground floor being 0; population and network share one. -1 for what is no room.
[[nodiscard]] int floor_of(std::string_view room);

/// Each rule returns what is wrong with one file, a sentence each; nothing when all is well.

/// A room includes itself and rooms below, by paths that begin with the room's name.
[[nodiscard]] std::vector<std::string> upward_includes(const SourceFile& file);
/// Third-party libraries that only one source file may know stay out of headers.
[[nodiscard]] std::vector<std::string> leaked_libraries(const SourceFile& file);
/// Headers are guarded by #pragma once.
[[nodiscard]] std::vector<std::string> unguarded_header(const SourceFile& file);
/// A file or folder is named for its concept, never for being a drawer.
[[nodiscard]] std::vector<std::string> drawer_names(const SourceFile& file);
/// Every number of a rule of the model is a registered parameter. A decimal literal in engine/model/**.cpp,
/// and in engine/population/*.cpp, where people and schools are drawn, is 0, 1/2 or 1, converts units
/// (`/ 7.0`, `* 100.0`), stands in a commented constexpr declaration or in a table of fields, which have
/// sources, or is one of a few exceptions, each with its reason.
[[nodiscard]] std::vector<std::string> bare_numbers(const SourceFile& file);
/// Exceptions to the rule on numbers that no file needs any more.
[[nodiscard]] std::vector<std::string> idle_exceptions(const std::vector<SourceFile>& files);

}  // namespace pilotwave
