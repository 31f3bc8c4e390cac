#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace pilotwave {

/// Collects everything that is wrong with a set of files, so that a planner mends it in one go.
class Findings {
 public:
  /// Remembers the order in which files are read; errors are handed out in this order.
  void enter_file(const std::string& file);
  void add(Diagnostic finding);
  void add(const Diagnostics& findings);
  /// An error in the content of a file.
  void bad_input(SourcePlace place, std::string key, std::string what, std::string hint = {});

  [[nodiscard]] bool empty() const { return findings_.empty(); }
  [[nodiscard]] std::size_t size() const { return findings_.size(); }
  /// More errors than anybody reads: stop looking for suggestions.
  [[nodiscard]] bool full() const { return findings_.size() >= kMost; }
  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  /// All of them, by file in order of reading, then line, then column; exact repetitions dropped.
  [[nodiscard]] Diagnostics take();

 private:
  static constexpr std::size_t kMost = 1000;
  [[nodiscard]] std::size_t file_rank(const std::string& file) const;
  Diagnostics findings_;
  std::vector<std::string> files_;
};

}  // namespace pilotwave
