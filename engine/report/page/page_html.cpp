#include <kainjow/mustache.hpp>

#include "base/assert.hpp"
#include "draw/svg.hpp"
#include "report/page/page.hpp"
#include "report/page/templates.hpp"

namespace pilotwave::page {
namespace {

using Slots = kainjow::mustache::data;  ///< what a template is filled with
using kainjow::mustache::mustache;
using kainjow::mustache::partial;

/// The colours of every theme, and the rules of the page.
std::string style() {
  using draw::Theme;
  return ":root{" + draw::theme_properties(Theme::Light) +
         "}\n@media screen and (prefers-color-scheme:dark){:root{" + draw::theme_properties(Theme::Dark) +
         "}}\n@media screen and (prefers-contrast:more){:root{" +
         draw::theme_properties(Theme::HighContrast) + "}}\n" + draw::svg_style() + "\n" +
         std::string(kStyle);
}

Slots texts(const std::vector<std::string>& all) {
  Slots out{Slots::type::list};
  for (const std::string& text : all) out << Slots{"text", text};
  return out;
}

Slots cell(const Cell& c, bool is_row_head, const std::string& place) {
  Slots out;
  out["text"] = c.text;
  out["key"] = c.key.empty() ? place : c.key;
  out["is_row_head"] = is_row_head;
  out["is_value"] = !is_row_head;
  return out;
}

Table as_table(const chart::DataTable& numbers) {
  Table out{numbers.caption, numbers.columns, {}, {}};
  for (const std::vector<std::string>& row : numbers.rows) {
    std::vector<Cell> cells;
    for (const std::string& text : row) cells.push_back({text, {}});
    out.rows.push_back(std::move(cells));
  }
  return out;
}

std::string_view kind_name(Paragraph::Kind kind) {
  switch (kind) {
    case Paragraph::Kind::Lead:
      return "lead";
    case Paragraph::Kind::Note:
      return "note";
    case Paragraph::Kind::Plain:
      break;
  }
  return "plain";
}

/// Blocks as the template takes them: each under the name of its kind. Figures are numbered through the page,
/// so that every id inside them is its own.
class BlockData {
 public:
  void operator()(const Paragraph& p) {
    Slots out;
    out["text"] = p.text;
    out["kind"] = std::string(kind_name(p.kind));
    add("paragraph", out);
  }
  void operator()(const Heading& h) {
    figure_level_ = "4";
    add("heading", Slots{"text", h.text});
  }
  void operator()(const Bullets& b) {
    Slots items{Slots::type::list};
    for (const std::string& text : b.items) {
      Slots item;
      item["text"] = text;
      item["key"] = "sentence-" + std::to_string(++n_sentences_);
      items << item;
    }
    Slots out;
    if (!b.label.empty()) out["label"] = Slots{"label", b.label};
    out["ordered"] = b.numbered;
    out["unordered"] = !b.numbered;
    out["kind"] = std::string(b.brief ? "brief" : "plain");
    out["items"] = std::move(items);
    add("bullets", out);
  }
  void operator()(const Table& t) {
    if (t.folded.empty()) {
      add("open", table(t));
      return;
    }
    Slots out;
    out["summary"] = t.folded;
    out["table"] = table(t);
    add("folded", out);
  }
  void operator()(const Figure& f) {
    const std::string id = "figure-" + std::to_string(++n_figures_);
    Slots out;
    out["level"] = figure_level_;
    out["title"] = f.title;
    out["wide"] = draw::svg_element(f.wide, id + "w");
    out["narrow"] = draw::svg_element(f.narrow, id + "n");
    if (!f.note.empty()) out["note"] = Slots{"note", f.note};
    out["table"] = table(as_table(f.table));
    add("figure", out);
  }
  void operator()(const Source& s) {
    Slots out;
    out["summary"] = s.summary;
    out["text"] = s.text;
    add("source", out);
  }
  /// The blocks since the last call.
  Slots taken() {
    figure_level_ = "3";
    Slots out = std::move(blocks_);
    blocks_ = Slots{Slots::type::list};
    return out;
  }

 private:
  /// A table whose values are called by its number, row and column unless they have a name of their own: what
  /// a receipt lists, so that a changed one can be named.
  Slots table(const Table& t) {
    const std::string id = "table-" + std::to_string(++n_tables_);
    Slots rows{Slots::type::list};
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
      Slots cells{Slots::type::list};
      for (std::size_t i = 0; i < t.rows[r].size(); ++i)
        cells << cell(t.rows[r][i], i == 0, id + "/" + std::to_string(r) + "/" + std::to_string(i));
      rows << Slots{"cells", cells};
    }
    Slots out;
    out["caption"] = t.caption;
    out["columns"] = texts(t.columns);
    out["rows"] = std::move(rows);
    return out;
  }
  void add(const std::string& kind, const Slots& what) { blocks_ << Slots{kind, what}; }

  Slots blocks_{Slots::type::list};
  std::string figure_level_ = "3";
  int n_figures_ = 0, n_tables_ = 0, n_sentences_ = 0;
};

}  // namespace

std::string page_html(const Page& page) {
  Slots root;
  root["title"] = page.title;
  root["subtitle"] = page.subtitle;
  root["style"] = style();
  root["closing"] = page.closing;
  Slots facts{Slots::type::list};
  for (const auto& [name, value] : page.facts) {
    Slots fact;
    fact["name"] = name;
    fact["value"] = value;
    facts << fact;
  }
  root["facts"] = std::move(facts);
  Slots sections{Slots::type::list};
  BlockData blocks;
  for (const Section& section : page.sections) {
    for (const Block& block : section.blocks) std::visit(blocks, block);
    Slots out;
    out["id"] = section.id;
    out["title"] = section.title;
    out["blocks"] = blocks.taken();
    sections << out;
  }
  root["sections"] = std::move(sections);
  root["block_part"] = partial([] { return std::string(kBlockTemplate); });
  root["table_part"] = partial([] { return std::string(kTableTemplate); });
  mustache document{std::string(kPageTemplate)};
  PILOTWAVE_ASSERT(document.is_valid(), "the page's template is well formed");
  document.set_custom_escape(draw::escaped);
  return document.render(root);
}

}  // namespace pilotwave::page
