#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pilotwave {

enum class ColumnType : std::uint8_t { String, Integer, Number, Day };
/// "string", "integer", "number" or "date": Frictionless' name of the type.
[[nodiscard]] std::string_view column_type_name(ColumnType type);

struct TableColumn {
  std::string_view name;
  ColumnType type;
  std::string_view unit;  ///< "" when it has none
  std::string_view text;
};

/// One table of results, declared once; writers, the data package and the reference page read this.
struct TableSchema {
  std::string_view name;  ///< file name without ".csv"
  std::string_view text;
  std::span<const TableColumn> columns;

  [[nodiscard]] std::string file() const { return std::string(name) + ".csv"; }
  /// The header line with its line feed.
  [[nodiscard]] std::string header() const;
};

/// Raised with every change of a column: minor for an addition, major for anything else.
inline constexpr std::string_view kTableSchemaVersion = "1.0";

[[nodiscard]] const TableSchema& runs_schema();
[[nodiscard]] const TableSchema& metrics_schema();
[[nodiscard]] const TableSchema& pairs_schema();
[[nodiscard]] const TableSchema& summary_schema();
[[nodiscard]] const TableSchema& events_schema();
[[nodiscard]] const TableSchema& failed_schema();
/// Every table, in the order of the reference page.
[[nodiscard]] std::span<const TableSchema* const> table_schemas();

/// datapackage.json (Frictionless) for the tables named: types, units, descriptions, and the catalogue of
/// metrics.
[[nodiscard]] std::string data_package_json(std::span<const TableSchema* const> tables,
                                            std::string_view title);

}  // namespace pilotwave
