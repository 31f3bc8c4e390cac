#pragma once

#include <string>

#include "calibration/validation_file.hpp"

namespace pilotwave::page {

/// A validation as the file that reports are built with, validation_record.def: the rows that
/// validation_text() shows, in its order.
[[nodiscard]] std::string validation_rows(const ValidationDef& def, const Validation& result);

}  // namespace pilotwave::page
