#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/receipt/receipt.hpp"

/// A page with its receipt in it: an element `script` of type application/json.
namespace pilotwave {

/// The line of a page, by itself, in whose place the receipt is put.
inline constexpr std::string_view kReceiptMark = "<!-- receipt -->";

/// A cell as a page shows it.
struct PageCell {
  ReceiptCell cell;
  int line = 0;  ///< of the page, from 1
};

/// A page taken apart.
struct OpenedPage {
  std::vector<std::string_view> lines;  ///< all but the receipt's own, in order
  std::vector<int> numbers;             ///< [line] of the page, from 1
  std::vector<PageCell> cells;
  std::optional<std::string_view> receipt;  ///< its JSON
  int receipt_line = 0;                     ///< on which the JSON begins
};
/// Views into `page`. An element with `data-cell` or
/// `data-sentence` is read up to its next tag.
[[nodiscard]] OpenedPage open_page(std::string_view page);

/// Outcomes and groups that the cells of a page are about: what its receipt must carry, see receipt_of().
[[nodiscard]] std::vector<SeriesKey> series_shown(std::string_view page);

/// Puts a receipt into a page, with the page's cells and a digest of every line.
/// @param page  with the line kReceiptMark, and no receipt yet
[[nodiscard]] std::string sealed_page(std::string_view page, Receipt receipt);

/// What the digest of a page should be: SHA-256 of all of it, with zeros for the digest's own digits. Nothing
/// where there is no place for one.
[[nodiscard]] std::optional<std::string> page_digest(std::string_view page);

/// The short digest of a line.
[[nodiscard]] std::string line_digest(std::string_view line);

}  // namespace pilotwave
