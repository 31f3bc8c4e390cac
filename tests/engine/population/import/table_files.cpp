#include "engine/population/import/table_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "places.hpp"

namespace pilotwave::test {

namespace fs = std::filesystem;

std::string fixture(std::string_view name) {
  return std::string(PILOTWAVE_SOURCE_DIR "/tests/engine/population/import/data/") + std::string(name);
}

TempFolder::TempFolder() {
  std::string name = (fs::temp_directory_path() / "pilotwave_test_XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TempFolder::write(std::string_view name, std::string_view content) const {
  const fs::path path = path_ / name;
  std::ofstream out(path, std::ios::binary);
  out << content;
  out.close();
  REQUIRE(out.good());
  return path.string();
}

std::vector<std::string> TempFolder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string texts(const Diagnostics& errors) {
  std::string out;
  for (const Diagnostic& error : errors) out += error.text() + "\n";
  return out;
}

std::string texts(const ImportReport& report, Statement::Kind kind) {
  std::string out;
  for (const Statement& statement : report.of(kind)) out += statement.text + "\n";
  return out;
}

const SchoolDef& school(const DistrictDef& district, std::string_view id) {
  const auto at = std::find_if(district.schools.begin(), district.schools.end(),
                               [id](const SchoolDef& candidate) { return candidate.id == id; });
  INFO("school " << id);
  REQUIRE(at != district.schools.end());
  return *at;
}

}  // namespace pilotwave::test
