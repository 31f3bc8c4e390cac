#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "places.hpp"

namespace pilotwave::test {

/// What a command left behind.
struct Ended {
  int code = -1;
  std::string out, err;
};

/// A folder to run the built program in, gone when the test ends.
class Program {
 public:
  Program() : folder_(std::filesystem::temp_directory_path() / fmt::format("pilotwave_cli_{}", getpid())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Program() { std::filesystem::remove_all(folder_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Runs a shell line in which `pilotwave` is the program, PLANS and DISTRICTS are the shipped folders, and
  /// the working folder is empty at first.
  [[nodiscard]] Ended shell(const std::string& line) const {
    const std::string prelude = fmt::format(
        "cd '{}'; pilotwave() {{ '{}/pilotwave' \"$@\"; }}; PROGRAM='{}/pilotwave'; "
        "PLANS='{}/scenarios/plans'; "
        "DISTRICTS='{}/scenarios/districts'; ",
        folder_.string(), PILOTWAVE_BINARY_DIR, PILOTWAVE_BINARY_DIR, PILOTWAVE_SOURCE_DIR,
        PILOTWAVE_SOURCE_DIR);
    write("command.sh", prelude + line + "\n");
    const std::string command =
        fmt::format("sh '{0}/command.sh' >'{0}/stdout' 2>'{0}/stderr'", folder_.string());
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read("stdout"), read("stderr")};
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  /// Names in a folder, sorted; none when there is no folder.
  [[nodiscard]] std::vector<std::string> names(const std::string& folder) const {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / folder, none))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] bool has(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

 private:
  std::filesystem::path folder_;
};

}  // namespace pilotwave::test
