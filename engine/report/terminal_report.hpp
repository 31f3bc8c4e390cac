#pragma once

#include <cstddef>
#include <string>

#include "experiment/comparison.hpp"

namespace pilotwave {

struct TerminalStyle {
  std::size_t width = 96;  ///< columns; at least 60 are used
  bool colour = false;     ///< words carry everything; colour only repeats them
};

/// A comparison as plain text: the three sentences, then goals, other outcomes and subgroups as tables, the
/// weakest assumption, cautions, and what the verdict words mean.
[[nodiscard]] std::string terminal_report(const Comparison& comparison, const TerminalStyle& style);

}  // namespace pilotwave
