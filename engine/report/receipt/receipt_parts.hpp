#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "report/receipt/receipt.hpp"

/// The parts of a receipt's text, one line each, and what each is called where it was changed. For the files
/// of this folder.
namespace pilotwave::receipt_parts {

struct Part {
  std::string name, text;
};

inline constexpr std::string_view kKind = "pilotwave-receipt";
inline constexpr int kVersion = 1;  ///< raised with keys that are renamed or mean something else
inline constexpr std::string_view kScenario = "scenario ", kRuns = "runs ";  ///< a plan's letter follows
inline constexpr std::string_view kNever = "never";

/// The values of the series that outcomes head, under one plan.
[[nodiscard]] std::string values_line(const Receipt& receipt, std::size_t plan);
/// A further series, under every plan.
[[nodiscard]] std::string group_line(const ReceiptSeries& series);
[[nodiscard]] std::string sums_line(const Receipt& receipt);
/// Everything but the values of the series.
[[nodiscard]] std::vector<Part> plain_parts(const Receipt& receipt);
/// A short digest of every part, and of the values by series and plan, and by plan and pair: together they
/// tell where a changed value stands.
[[nodiscard]] std::vector<Part> sums_of(const Receipt& receipt);

[[nodiscard]] std::string series_name(const ReceiptSeries& series, std::size_t plan);
[[nodiscard]] std::string run_name(const Receipt& receipt, std::size_t plan, std::size_t pair);

}  // namespace pilotwave::receipt_parts
