// The house as it stands: every file under engine/, include/ and viz/ keeps the rules, every link of a page
// leads somewhere.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>

#include "places.hpp"
#include "structure/doc_links.hpp"
#include "structure/house_rules.hpp"

using namespace pilotwave;

namespace {

std::vector<SourceFile> read_tree() {
  const std::filesystem::path root = PILOTWAVE_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const char* top : {"engine", "include", "viz"}) {
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

/// Pages for readers: everything under docs/, and what stands beside it.
std::vector<Page> read_pages() {
  const std::filesystem::path root = PILOTWAVE_SOURCE_DIR;
  std::vector<Page> pages;
  const auto take = [&](const std::filesystem::path& path) {
    if (path.extension() != ".md") return;
    std::ifstream in(path, std::ios::binary);
    pages.push_back({path.lexically_relative(root), {std::istreambuf_iterator<char>(in), {}}});
  };
  for (const auto& entry : std::filesystem::directory_iterator(root)) take(entry.path());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "docs")) take(entry.path());
  return pages;
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

TEST_CASE("No file of the engine or of viz includes a room above its own") { check_all(upward_includes); }

TEST_CASE("Parsers, graph, scheduler and writer libraries stay in source files") {
  check_all(leaked_libraries);
}

TEST_CASE("Every header is guarded by #pragma once") { check_all(unguarded_header); }

TEST_CASE("No file or folder is a drawer for everything") { check_all(drawer_names); }

TEST_CASE("No rule of the model holds a bare number") {
  check_all(bare_numbers);
  for (const std::string& idle : idle_exceptions(read_tree())) FAIL_CHECK(idle);
}

TEST_CASE("Every link between pages leads to a file, and to a place on it") {
  const std::vector<Page> pages = read_pages();
  CHECK(pages.size() > 40);
  std::size_t n_links = 0;
  for (const Page& page : pages) {
    n_links += link_targets(page.text).size();
    const auto exists = [](const std::filesystem::path& path) {
      return std::filesystem::exists(PILOTWAVE_SOURCE_DIR / path);
    };
    for (const std::string& broken : broken_links(page, pages, exists)) FAIL_CHECK(broken);
  }
  CHECK(n_links > 500);
}

TEST_CASE("Every stream of draws stands with its number on the page that tells how draws are made") {
  std::ifstream in(std::filesystem::path(PILOTWAVE_SOURCE_DIR) / "engine/rng/stream.hpp");
  const std::string code{std::istreambuf_iterator<char>(in), {}};
  const std::vector<Page> pages = read_pages();
  const auto page = std::find_if(pages.begin(), pages.end(),
                                 [](const Page& p) { return p.path == "docs/model/README.md"; });
  REQUIRE(page != pages.end());
  static const std::regex kStream(R"(\n  (\w+) = (\d+),)"), kBreak(R"(\s+)");
  const std::string words = std::regex_replace(page->text, kBreak, " ");
  std::size_t n_streams = 0;
  for (std::sregex_iterator it(code.begin(), code.end(), kStream), end; it != end; ++it, ++n_streams) {
    const std::string entry = "`" + (*it)[1].str() + "` " + (*it)[2].str();
    INFO(entry);
    CHECK((words.find(entry + ",") != std::string::npos || words.find(entry + ".") != std::string::npos));
  }
  CHECK(n_streams > 40);
}
