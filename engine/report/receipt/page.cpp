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
constexpr std::string_view kDataAttribute = " data-";
constexpr std::array<std::string_view, 2> kCellAttributes = {" data-cell=\"", " data-sentence=\""};
constexpr std::size_t kLineDigits = 8, kPageDigits = 64;
constexpr std::string_view kPageDigestKey = "\n\"page_sha256\": \"";

/// Where the digits of the page's digest stand: the last such key, which is the receipt's own.
std::optional<std::size_t> page_digest_place(std::string_view page) {
  const std::size_t key = page.rfind(kPageDigestKey);
  if (key == std::string_view::npos || key + kPageDigestKey.size() + kPageDigits > page.size())
    return std::nullopt;
  return key + kPageDigestKey.size();
}

/// What a reader sees of a piece of HTML: no tags, entities as what they stand for.
std::string plain_text(std::string_view html) {
  static constexpr std::array<std::pair<std::string_view, char>, 6> kEntities = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}}};
  std::string out;
  while (!html.empty()) {
    if (html.front() == '<') {
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
      continue;
    }
    const auto entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](const auto& e) { return html.starts_with(e.first); });
    out += entity == kEntities.end() ? html.front() : entity->second;
    html.remove_prefix(entity == kEntities.end() ? 1 : entity->first.size());
  }
  return out;
}

/// Of the element that has an attribute at `at`, whose value ends at `value_end`: what stands between its tag
/// and the closing one.
std::optional<std::string_view> content_of(std::string_view page, std::size_t at, std::size_t value_end) {
  const std::size_t open = page.rfind('<', at), tag_end = page.find('>', value_end);
  if (open == std::string_view::npos || tag_end == std::string_view::npos) return std::nullopt;
  const std::size_t name_end = page.find_first_of(" \t\n", open);
  const std::string close = "</" + std::string(page.substr(open + 1, name_end - open - 1));
  const std::size_t end = page.find(close, tag_end);
  if (end == std::string_view::npos) return std::nullopt;
  return page.substr(tag_end + 1, end - tag_end - 1);
}

int line_breaks(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

/// @param line  on which the text begins
void find_cells(std::string_view text, int line, std::vector<PageCell>& out) {
  std::size_t counted = 0;
  for (std::size_t at = text.find(kDataAttribute); at != std::string_view::npos;
       at = text.find(kDataAttribute, at + 1)) {
    for (const std::string_view attribute : kCellAttributes) {
      if (!text.substr(at).starts_with(attribute)) continue;
      const std::size_t key = at + attribute.size(), end = text.find('"', key);
      if (end == std::string_view::npos) return;
      line += line_breaks(text.substr(counted, at - counted));
      counted = at;
      if (const auto content = content_of(text, at, end))
        out.push_back({{plain_text(text.substr(key, end - key)), plain_text(*content)}, line});
    }
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
    find_cells(page, 1, out.cells);
    return out;
  }
  const std::size_t after = json + out.receipt->size();
  find_cells(page.substr(0, json), 1, out.cells);
  find_cells(page.substr(after), 1 + line_breaks(page.substr(0, after)), out.cells);
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
  receipt.page_sha256 = std::string(kPageDigits, '0');
  std::string out(page.substr(0, at));
  out += kOpen;
  out += '\n';
  out += receipt_json(receipt);
  out += kClose;
  out += '\n';
  out += page.substr(at + mark.size());
  const auto place = page_digest_place(out);
  PILOTWAVE_ASSERT(place.has_value(), "a receipt has a place for the page's digest");
  return out.replace(*place, kPageDigits, sha256_hex(out));
}

std::optional<std::string> page_digest(std::string_view page) {
  const auto place = page_digest_place(page);
  if (!place) return std::nullopt;
  std::string zeroed(page);
  return sha256_hex(zeroed.replace(*place, kPageDigits, kPageDigits, '0'));
}

std::string line_digest(std::string_view line) { return sha256_hex(line).substr(0, kLineDigits); }

}  // namespace pilotwave
