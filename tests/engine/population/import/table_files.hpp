#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "population/import/district_import.hpp"

namespace pilotwave::test {

/// Path of a small table kept beside these tests.
[[nodiscard]] std::string fixture(std::string_view name);

/// A folder of its own, removed with everything in it.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] std::filesystem::path path() const { return path_; }
  /// Writes a file into the folder and returns its path.
  std::string write(std::string_view name, std::string_view content) const;
  /// Names of the files in it, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// All messages, one a line.
[[nodiscard]] std::string texts(const Diagnostics& errors);

/// Texts of all statements of a kind, one a line.
[[nodiscard]] std::string texts(const ImportReport& report, Statement::Kind kind);

/// The school with this id; fails the test when there is none.
[[nodiscard]] const SchoolDef& school(const DistrictDef& district, std::string_view id);

}  // namespace pilotwave::test
