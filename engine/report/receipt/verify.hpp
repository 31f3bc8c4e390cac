#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "experiment/plan_runner.hpp"
#include "parallel/executor.hpp"
#include "report/receipt/receipt.hpp"

/// Whether a report says what its runs say.
namespace pilotwave {

struct VerifyDef {
  std::uint32_t pairs = 5;  ///< that are run again; all where there are fewer
  std::uint32_t seed = 1;   ///< of which ones
  const std::atomic<bool>* stop = nullptr;
};

/// What was looked at, and what was found to be different.
struct Verification {
  Receipt receipt;
  std::size_t lines = 0;                 ///< of the page
  std::size_t cells = 0;                 ///< of the page
  std::size_t cells_worked_out = 0;      ///< of them, that follow from the receipt's values
  std::vector<std::uint32_t> run_again;  ///< replicates, ascending
  std::size_t values = 0;                ///< that were compared with those of runs made again
  bool stopped_early = false;
  /// One sentence a difference, each naming its place; empty when the page is what was written.
  std::vector<std::string> differences;
};

/// Holds a page against its receipt, the receipt against itself, and a sample of its pairs against runs made
/// again.
/// @param page  the whole file   @param file  named in errors
/// Errors: BadInput, one alone, when the page ends too soon, has no receipt, or was made by another version.
[[nodiscard]] Result<Verification> verify_page(std::string_view page, const std::string& file,
                                               const VerifyDef& def, const RunnerOf& runs,
                                               Executor& executor);

}  // namespace pilotwave
