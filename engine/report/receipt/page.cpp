#include "report/receipt/page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/assert.hpp"
#include "report/digest.hpp"
#include "report/receipt/cell.hpp"
#include "report/receipt/receipt_json.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kOpen = "<script type=\"application/json\" id=\"pilotwave-receipt\">";
constexpr std::string_view kClose = "</script>";
constexpr std::string_view kCellAttribute = " data-cell=\"";
constexpr std::size_t kLineDigits = 8;

std::string plain_text(std::string_view html) {
  static constexpr std::array<std::pair<std::string_view, char>, 6> kEntities = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}}};
  std::string out;
  while (!html.empty()) {
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const auto& e) { return html.starts_with(e.first); });
    out += entity == kEntities.end() ? html.front() : entity->second;
    html.remove_prefix(entity == kEntities.end() ? 1 : entity->first.size());
  }
  return out;
}

void find_cells(std::string_view page, std::size_t from, std::size_t to, int line,
                std::vector<PageCell>& out) {
  std::string_view text = page.substr(from, to - from);
  for (std::size_t at = text.find(kCellAttribute); at != std::string_view::npos;
       at = text.find(kCellAttribute, at + 1)) {
    const std::size_t key = at + kCellAttribute.size(), end = text.find('"', key);
    const std::size_t tag = text.find('>', std::min(end, text.size()));
    if (end == std::string_view::npos || tag == std::string_view::npos) return;
    const std::size_t close = std::min(text.find('<', tag), text.size());
    const auto breaks = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    out.push_back(
        {{plain_text(text.substr(key, end - key)), plain_text(text.substr(tag + 1, close - tag - 1))},
         line + static_cast<int>(breaks)});
  }
}

}  // namespace

OpenedPage open_page(std::string_view page) {
  OpenedPage out;
  int number = 0;
  bool inside = false;
  std::size_t json = 0;
  for (std::size_t from = 0; from < page.size();) {
    const std::size_t end = std::min(page.find('\n', from), page.size());
    const std::string_view line = page.substr(from, end - from);
    const std::size_t next = end + 1;
    ++number;
    if (!inside && line == kOpen && !out.receipt) {
      inside = true;
      json = std::min(next, page.size());
      out.receipt_line = number + 1;
    } else if (inside && line == kClose) {
      inside = false;
      out.receipt = page.substr(json, from - json);
    } else if (!inside) {
      out.lines.push_back(line);
      out.numbers.push_back(number);
    }
    from = next;
  }
  if (!out.receipt) {
    find_cells(page, 0, page.size(), 1, out.cells);
    return out;
  }
  const std::size_t after = json + out.receipt->size();
  find_cells(page, 0, json, 1, out.cells);
  const auto breaks = std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(after), '\n');
  find_cells(page, after, page.size(), 1 + static_cast<int>(breaks), out.cells);
  return out;
}

std::vector<SeriesKey> series_shown(std::string_view page) {
  std::vector<SeriesKey> keys;
  for (const PageCell& shown : open_page(page).cells) {
    const auto key = parse_cell_key(shown.cell.key);
    if (!key) continue;
    SeriesKey series{key->outcome, key->group};
    if (std::find(keys.begin(), keys.end(), series) == keys.end()) keys.push_back(std::move(series));
  }
  return keys;
}

std::string sealed_page(std::string_view page, Receipt receipt) {
  const std::string mark = std::string(kReceiptMark) + '\n';
  const std::size_t at = page.find(mark);
  PILOTWAVE_ASSERT(at != std::string_view::npos && (at == 0 || page[at - 1] == '\n'),
                   "a page has a line for its receipt");
  std::string rest(page.substr(0, at));
  rest += page.substr(at + mark.size());
  const OpenedPage opened = open_page(rest);
  PILOTWAVE_ASSERT(!opened.receipt, "a page is sealed once");
  receipt.cells.clear();
  for (const PageCell& shown : opened.cells) receipt.cells.push_back(shown.cell);
  receipt.lines.clear();
  for (const std::string_view line : opened.lines) receipt.lines.push_back(line_digest(line));
  std::string out(page.substr(0, at));
  out += kOpen;
  out += '\n';
  out += receipt_json(receipt);
  out += kClose;
  out += '\n';
  out += page.substr(at + mark.size());
  return out;
}

std::string line_digest(std::string_view line) { return sha256_hex(line).substr(0, kLineDigits); }

}  // namespace pilotwave
