#pragma once

#include <vector>

#include "scenario/table_reader.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// Reads [parameters]: by dotted key, quoted or nested, what each takes: a value, a list, or a table with
/// `value`, `values`, or `min` and `max`. Reports keys that name nothing and values out of their range.
[[nodiscard]] std::vector<FactorDef> read_factors(const TomlNode& table, Method method,
                                                  const ReadingContext& context);

/// A factor that will take its levels from a table's column; nothing after an error, reported at `place`.
[[nodiscard]] std::optional<FactorDef> bare_factor(const std::string& key, const SourcePlace& place,
                                                   Findings& findings);

/// A value of a factor out of a cell of a table: a number, or the level it names, which is added when it is
/// new. Nothing after an error, reported at `place`.
[[nodiscard]] std::optional<double> read_cell(const std::string& text, FactorDef& factor,
                                              const SourcePlace& place, Findings& findings);

}  // namespace pilotwave
