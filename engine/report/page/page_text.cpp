#include <fmt/format.h>

#include "report/page/page.hpp"

namespace pilotwave::page {
namespace {

std::string row_text(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

/// Writes blocks one after the other.
struct BlockWriter {
  std::string& out;

  void operator()(const Paragraph& p) const { out += p.text + "\n\n"; }
  void operator()(const Heading& h) const { out += fmt::format("### {}\n\n", h.text); }
  void operator()(const Bullets& b) const {
    if (!b.label.empty()) out += b.label + "\n";
    int number = 0;
    for (const std::string& item : b.items)
      out += b.numbered ? fmt::format("{}. {}\n", ++number, item) : "- " + item + "\n";
    out += "\n";
  }
  void operator()(const Table& t) const {
    out += fmt::format("Table: {}\n{}", t.caption, row_text(t.columns));
    for (const auto& row : t.rows) {
      std::vector<std::string> cells;
      for (const Cell& cell : row) cells.push_back(cell.text);
      out += row_text(cells);
    }
    out += "\n";
  }
  void operator()(const Figure& f) const {
    out += fmt::format("Figure: {}\n{}\n{}", f.title, f.wide.description, row_text(f.table.columns));
    for (const auto& row : f.table.rows) out += row_text(row);
    if (!f.note.empty()) out += f.note + "\n";
    out += "\n";
  }
  void operator()(const Source& s) const { out += fmt::format("{}:\n{}\n", s.summary, s.text); }
};

}  // namespace

std::string page_text(const Page& page) {
  std::string out = fmt::format("# {}\n{}\n", page.title, page.subtitle);
  for (const auto& [name, value] : page.facts) out += fmt::format("{}: {}\n", name, value);
  for (const Section& section : page.sections) {
    out += fmt::format("\n## {}\n\n", section.title);
    for (const Block& block : section.blocks) std::visit(BlockWriter{out}, block);
  }
  return out + "\n" + page.closing + "\n";
}

}  // namespace pilotwave::page
