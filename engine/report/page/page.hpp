#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chart/chart.hpp"
#include "draw/picture.hpp"

/// A report as a value: sections of blocks, before anything is HTML. Texts are as a person reads them;
/// escaping is the writer's.
namespace pilotwave::page {

struct Paragraph {
  enum class Kind { Plain, Lead, Note } kind = Kind::Plain;
  std::string text;
};

/// A heading within a section; figures after it stand one level below.
struct Heading {
  std::string text;
};

struct Bullets {
  bool numbered = false;
  std::string label;  ///< a line above; may be empty
  std::vector<std::string> items;
  bool brief = false;  ///< items of a few words, which stand in columns
};

/// A cell of a table; `key` is that of report/receipt/cell.hpp where the receipt can work it out again.
struct Cell {
  std::string text, key;
};

struct Table {
  std::string caption;
  std::vector<std::string> columns;  ///< the first one names the rows
  std::vector<std::vector<Cell>> rows;
  std::string folded;  ///< words of the disclosure that it stands behind; empty: it is open
};

/// A chart at two widths, with its numbers behind a disclosure.
struct Figure {
  std::string title;
  draw::Picture wide, narrow;
  chart::DataTable table;
  std::string note;  ///< under the picture; may be empty
};

/// A long text, word for word, behind a disclosure.
struct Source {
  std::string summary, text;
};

using Block = std::variant<Paragraph, Heading, Bullets, Table, Figure, Source>;

struct Section {
  std::string id;  ///< of the element: lower-case letters and hyphens
  std::string title;
  std::vector<Block> blocks;
};

struct Page {
  std::string title, subtitle;
  std::vector<std::pair<std::string, std::string>> facts;  ///< name and value, under the title
  std::vector<Section> sections;
  std::string closing;
};

/// A figure of a chart: `draw` at both widths, `table` of its numbers.
template <class Data>
[[nodiscard]] Figure figure(const Data& data, draw::Picture (*draw)(const Data&, const chart::Frame&),
                            chart::DataTable (*table)(const Data&), std::string note = {}) {
  constexpr chart::Frame kWide{720, 14}, kNarrow{340, 13};
  return {data.title, draw(data, kWide), draw(data, kNarrow), table(data), std::move(note)};
}

/// What stands on the page as plain text, figures by their title, description and numbers: what golden files
/// hold.
[[nodiscard]] std::string page_text(const Page& page);

/// The page as one HTML file that needs nothing else, with a line report/receipt/page.hpp's kReceiptMark.
[[nodiscard]] std::string page_html(const Page& page);

}  // namespace pilotwave::page
