#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace pilotwave::testing {

/// An error that a broken file must give, written as `bad 3:9 part of its text`.
struct ExpectedError {
  Trouble trouble = Trouble::BadInput;
  int line = 0, column = 0;
  std::string text;
};

struct BrokenFile {
  std::string path;
  std::vector<ExpectedError> errors;
};

/// The folder of broken files beside the tests.
[[nodiscard]] std::string corpus_folder();
/// The `.toml` files of a folder of the corpus, each with the errors that its `# expect` lines state.
[[nodiscard]] std::vector<BrokenFile> broken_toml_files(const std::string& folder);
/// The `.csv` files of `tables`, with the errors that `expected.txt` states.
[[nodiscard]] std::vector<BrokenFile> broken_tables();
/// What is wrong with the errors found, "" when they are as expected, one for one.
[[nodiscard]] std::string mismatch(const BrokenFile& file, const Diagnostics& found);

}  // namespace pilotwave::testing
