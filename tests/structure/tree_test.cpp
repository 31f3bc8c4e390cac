// The house as it stands: every file under engine/ and include/ keeps the rules.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "places.hpp"
#include "structure/house_rules.hpp"

using namespace pilotwave;

namespace {

std::vector<SourceFile> read_tree() {
  const std::filesystem::path root = PILOTWAVE_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const char* top : {"engine", "include"}) {
    if (!std::filesystem::exists(root / top)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".hpp" && extension != ".h" && extension != ".cpp" && extension != ".def") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      files.push_back({entry.path().lexically_relative(root), {std::istreambuf_iterator<char>(in), {}}});
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

void check_all(std::vector<std::string> (*rule)(const SourceFile&)) {
  for (const SourceFile& file : read_tree()) {
    for (const std::string& wrong : rule(file)) FAIL_CHECK(wrong);
  }
}

}  // namespace

TEST_CASE("The tree is where the test looks for it") {
  const auto files = read_tree();
  CHECK(files.size() > 30);
  CHECK(std::any_of(files.begin(), files.end(),
                    [](const auto& f) { return f.path == "engine/base/result.hpp"; }));
}

TEST_CASE("No file of the engine includes a room above its own") { check_all(upward_includes); }

TEST_CASE("Parsers, graph, scheduler and writer libraries stay in source files") {
  check_all(leaked_libraries);
}

TEST_CASE("Every header is guarded by #pragma once") { check_all(unguarded_header); }

TEST_CASE("No file or folder is a drawer for everything") { check_all(drawer_names); }

TEST_CASE("No rule of the model holds a bare number") {
  check_all(bare_numbers);
  for (const std::string& idle : idle_exceptions(read_tree())) FAIL_CHECK(idle);
}
