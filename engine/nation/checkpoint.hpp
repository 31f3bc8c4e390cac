#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "nation/nation_sums.hpp"

namespace pilotwave {

/// Where an unfinished run of a nation stands: a small file that is there whole or not at all, whatever ends
/// the process. It holds what the districts so far came to, not the districts.
class Checkpoint {
 public:
  /// @param key  text of everything that results depend on: another key is another run
  Checkpoint(std::filesystem::path file, const std::string& key);

  /// Goes on where the file left off. @return  whether there was one
  /// Errors: BadInput when it is of another run, or damaged.
  [[nodiscard]] Result<bool> resume(NationSums& sums) const;
  /// Replaces the file. @return  what stood in the way
  [[nodiscard]] Diagnostics save(const NationSums& sums) const;
  /// The run is finished.
  void remove() const;

 private:
  std::filesystem::path file_;
  std::string head_;
};

}  // namespace pilotwave
