#pragma once

#include <string>

#include "base/diagnostic.hpp"

namespace pilotwave {

/// One writer for a file: holds `FILE.lock` as long as it lives. A killed process leaves no lock behind, only
/// the empty file.
class StoreLock {
 public:
  StoreLock() = default;
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;
  /// Errors: CannotCreate when another process holds it, or the folder takes no file.
  [[nodiscard]] Diagnostics take(const std::string& file);

 private:
  std::string path_;
  int handle_ = -1;
};

}  // namespace pilotwave
