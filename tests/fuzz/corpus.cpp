#include "fuzz/corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "places.hpp"

namespace pilotwave::testing {
namespace {

/// Parses "bad 3:9 part of its text".
ExpectedError parse_expected(const std::string& line) {
  std::istringstream in(line);
  std::string trouble;
  char colon = 0;
  ExpectedError expected;
  in >> trouble >> expected.line >> colon >> expected.column >> std::ws;
  std::getline(in, expected.text);
  if (trouble == "missing") expected.trouble = Trouble::MissingInput;
  return expected;
}

bool fits(const ExpectedError& expected, const Diagnostic& found) {
  return found.trouble == expected.trouble && found.place.line == expected.line &&
         found.place.column == expected.column && found.what.find(expected.text) != std::string::npos;
}

}  // namespace

std::string corpus_folder() { return PILOTWAVE_SOURCE_DIR "/tests/fuzz/corpus"; }

std::vector<BrokenFile> broken_toml_files(const std::string& folder) {
  const std::string mark = "# expect ";
  std::vector<BrokenFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(corpus_folder() + "/" + folder)) {
    if (entry.path().extension() != ".toml") continue;
    BrokenFile file{entry.path().string(), {}};
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line) && line.rfind(mark, 0) == 0;) {
      file.errors.push_back(parse_expected(line.substr(mark.size())));
    }
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::vector<BrokenFile> broken_tables() {
  std::vector<BrokenFile> files;
  std::ifstream in(corpus_folder() + "/tables/expected.txt");
  for (std::string line; std::getline(in, line);) {
    const std::size_t blank = line.find(' ');
    const std::string path = corpus_folder() + "/tables/" + line.substr(0, blank);
    if (files.empty() || files.back().path != path) files.push_back({path, {}});
    files.back().errors.push_back(parse_expected(line.substr(blank + 1)));
  }
  return files;
}

std::string mismatch(const BrokenFile& file, const Diagnostics& found) {
  std::string wrong;
  for (const ExpectedError& expected : file.errors) {
    const bool is_there =
        std::any_of(found.begin(), found.end(), [&](const Diagnostic& d) { return fits(expected, d); });
    if (!is_there)
      wrong += "expected " + std::to_string(expected.line) + ":" + std::to_string(expected.column) + " " +
               expected.text + "\n";
  }
  if (found.size() != file.errors.size()) {
    wrong += "expected " + std::to_string(file.errors.size()) + " errors, found " +
             std::to_string(found.size()) + "\n";
  }
  if (wrong.empty()) return {};
  for (const Diagnostic& d : found) wrong += "found: " + d.text() + "\n";
  return wrong;
}

}  // namespace pilotwave::testing
