#pragma once

#include <span>
#include <string_view>

#include "report/table_schema.hpp"

namespace pilotwave {

/// A table of an export: what people read of a store, in the order in which rows are written.
struct ExportTable {
  std::string_view name, text, query;
  std::span<const TableColumn> columns;
};

/// All but `design`, whose columns are the sweep's parameters.
[[nodiscard]] std::span<const ExportTable> export_tables();

}  // namespace pilotwave
