#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "sweep/file/sweep_def.hpp"
#include "sweep/run/run_cells.hpp"
#include "sweep/store/sqlite.hpp"

namespace pilotwave {

/// "PWSW": tells our files from other databases.
inline constexpr std::int64_t kApplicationId = 0x50575357;
/// Raised with every change of a table.
inline constexpr std::int64_t kStoreLayout = 5;

/// Number of a run in its file: replicate, then point, then plan, so that tables lie in the order in which
/// runs are made, whoever made them.
[[nodiscard]] constexpr std::int64_t run_number(std::uint32_t replicate, std::uint32_t point,
                                                std::size_t place) {
  return (std::int64_t{replicate} << 38) | (std::int64_t{point} << 6) | static_cast<std::int64_t>(place);
}

/// A name within SQL.
[[nodiscard]] std::string quoted_name(const std::string& name);
/// A text within SQL.
[[nodiscard]] std::string quoted_text(const std::string& text);

/// Values of a store are read by our own code instead of the view's SQL: the same numbers, many times faster.
void read_values_fast(Database& database);

/// Makes the tables and the views that people read, all empty.
void create_tables(Database& database, const SweepDef& def);

}  // namespace pilotwave
