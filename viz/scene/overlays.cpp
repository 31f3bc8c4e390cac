#include "viz/scene/overlays.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "draw/placed.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"
#include "scenario/words.hpp"
#include "viz/scene/key_map.hpp"
#include "viz/scene/stop_signs.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Fill;
using draw::Role;
using draw::Stroke;

/// A box of a size in em in the middle, as large as the screen allows.
Box middle(const Box& screen, double width, double height) {
  const double w = std::min(width, screen.width - 8), h = std::min(height, screen.height - 8);
  return {screen.x + (screen.width - w) / 2, screen.y + (screen.height - h) / 2, w, h};
}

}  // namespace

void help_overlay(Sheet& sheet, const Box& screen) {
  constexpr double kColumn = 19, kRow = 1.5, kHead = 4.2, kMarkColumn = 28.5, kIndent = 1.5;  // em
  constexpr double kKeys = 3, kWords = 3.6;  // em: where keys end and their words begin
  constexpr StopKind kMarks[] = {StopKind::Policy, StopKind::Incident, StopKind::Goal, StopKind::Overstep,
                                 StopKind::Parting};
  const auto rows = key_map();
  const int n_keys = static_cast<int>(rows.size());
  const auto n_marks = static_cast<int>(std::size(kMarks)) + 1;
  double em = sheet.em;
  // Columns as the width allows; where the screen is too small for the text, the text gives way here alone.
  const auto columns_at = [&](double e) {
    return std::clamp(static_cast<int>((screen.width - 2 * e) / (kColumn * e)), 1, 3);
  };
  const auto mark_columns_at = [&](double e) { return columns_at(e) > 1 ? 2 : 1; };
  const auto rows_at = [](int n, int columns) { return (n + columns - 1) / columns; };
  const auto height_at = [&](double e) {
    return (kHead + kRow * (rows_at(n_keys, columns_at(e)) + 1 + rows_at(n_marks, mark_columns_at(e)))) * e;
  };
  constexpr double kSmallest = 9;  // px
  while (height_at(em) > screen.height - 0.5 * em && em > kSmallest) em *= 0.96;
  Sheet inner(em);
  const int columns = columns_at(em), n_rows = rows_at(n_keys, columns);
  const int mark_columns = mark_columns_at(em), mark_rows = rows_at(n_marks, mark_columns);
  const Box box = middle(screen, (kColumn * columns + 1.5) * em, height_at(em));
  inner.panel(box);
  const Words heading{.size = 1.25, .weight = draw::Weight::Bold};
  inner.text({box.x + em, box.y + 1.8 * em}, "Keys", heading);
  inner.text({box.right() - em, box.y + 1.8 * em}, "Esc or ? closes",
             {.role = Role::Soft, .anchor = draw::Anchor::End});
  for (int i = 0; i < n_keys; ++i) {
    const double x = box.x + em + kColumn * em * (i / n_rows), y = box.y + (3.6 + kRow * (i % n_rows)) * em;
    const KeyRow& row = rows[static_cast<std::size_t>(i)];
    inner.text({x + kKeys * em, y}, std::string(row.key),
               {.anchor = draw::Anchor::End, .weight = draw::Weight::Bold});
    inner.text({x + kWords * em, y}, inner.fitted(row.text, (kColumn - kWords - 0.3) * em));
  }
  const double marks_top = box.y + (3.6 + kRow * n_rows + 0.3) * em;
  inner.text({box.x + em, marks_top}, "Marks on the bar of weeks", {.weight = draw::Weight::Bold});
  for (int i = 0; i < n_marks; ++i) {
    const double x = box.x + em + kMarkColumn * em * (i / mark_rows),
                 y = marks_top + kRow * (1 + i % mark_rows) * em;
    const bool columns_of_weeks = i + 1 == n_marks;
    if (columns_of_weeks) {
      for (const std::size_t p : {std::size_t{0}, std::size_t{1}})
        incident_column(inner, {x + 0.5 * em, y - 0.35 * em}, p, 1, 0.2 * em);
    } else {
      const StopKind kind = kMarks[i];
      stop_sign(inner, kind, 0, {x + 0.5 * em, y - (kind == StopKind::Policy ? 0 : 0.35) * em});
    }
    inner.text({x + kIndent * em, y},
               inner.fitted(columns_of_weeks ? kIncidentColumnWords : stop_words(kMarks[i]),
                            std::min(kMarkColumn * em, box.right() - em - x) - kIndent * em));
  }
  for (draw::Item& item : inner.items) sheet.add(std::move(item));
}

void branch_overlay(Sheet& sheet, const Frame& frame, const View& view, const Box& screen) {
  const BranchPanel& panel = *view.branch;
  const double em = sheet.em, row_height = 1.5 * em;
  const Box box = middle(screen, 44 * em, 24 * em);
  sheet.panel(box);
  const double inside = box.width - 2 * em;
  sheet.text({box.x + em, box.y + 1.8 * em},
             sheet.fitted(fmt::format("What if, from {}:", date_words(frame.calendar().monday(
                                                               std::min(frame.week(), frame.n_weeks() - 1)))),
                          inside, {.size = 1.25, .weight = draw::Weight::Bold}),
             {.size = 1.25, .weight = draw::Weight::Bold});
  const double foot = 2.2 * em, top = box.y + 2.8 * em;
  const auto shown =
      std::max<std::size_t>(1, static_cast<std::size_t>((box.bottom() - foot - top) / row_height));
  // The chosen line in the middle, as far as the list goes.
  const std::size_t last_first = panel.changes.size() > shown ? panel.changes.size() - shown : 0;
  const std::size_t first = std::min(last_first, panel.chosen - std::min(panel.chosen, shown / 2));
  for (std::size_t i = first; i < std::min(panel.changes.size(), first + shown); ++i) {
    const Change& change = panel.changes[i];
    const double y = top + static_cast<double>(i - first) * row_height;
    const bool chosen = i == panel.chosen;
    if (chosen) {
      sheet.rect({box.x + 0.5 * em, y, box.width - em, row_height}, Fill{Role::BlueWash},
                 Stroke{Role::Ink, 0.1 * em});
      sheet.polygon({{box.x + 0.75 * em, y + 0.45 * em},
                     {box.x + 1.25 * em, y + 0.75 * em},
                     {box.x + 0.75 * em, y + 1.05 * em}},
                    Fill{Role::Ink});
    }
    const std::string value = value_words(change);
    const Words words{.weight = chosen ? draw::Weight::Bold : draw::Weight::Regular};
    const double room = inside - (value.empty() ? 0 : sheet.width_of(value, words) + em) - em;
    sheet.text({box.x + 1.6 * em, y + 1.08 * em}, sheet.fitted(change.label, room, words), words);
    sheet.text({box.right() - em, y + 1.08 * em}, value,
               {.anchor = draw::Anchor::End, .weight = words.weight});
  }
  sheet.text(
      {box.x + em, box.bottom() - 0.8 * em},
      sheet.fitted("Up, Down: choose   Left, Right: change   Enter: replay from here beside A   Esc: back",
                   inside),
      {.role = Role::Soft});
}

namespace {

/// A card's words from a base line on. @return where they end
double card_words(Sheet& sheet, const Card& card, const Box& screen, double top) {
  const double em = sheet.em;
  const double width = std::min(screen.width - 2 * em, 66 * em), x = screen.x + (screen.width - width) / 2;
  const bool low = screen.height < 22 * em;
  double y = top;
  const Words title{.size = low ? 1.5 : 1.9, .weight = draw::Weight::Bold};
  const double before = y;
  y = sheet.paragraph({x + em, y}, width - em, card.title, title, 3);
  sheet.rect({x, before - 0.85 * title.size * em, 0.3 * em, y - before - 0.2 * title.size * em},
             Fill{Role::Ink});
  y += 0.4 * em;
  const Words text{.size = low ? 1.0 : 1.2};
  const auto lines = [&](draw::Point at, double w, const std::vector<std::string>& all) {
    for (const std::string& line : all) at.y = sheet.paragraph(at, w, line, text) + 0.4 * em;
    return at.y;
  };
  if (!card.plans.empty()) {
    const double gap = 1.4 * em, n = static_cast<double>(card.plans.size()), w = (width - (n - 1) * gap) / n;
    double lowest = y;
    for (std::size_t p = 0; p < card.plans.size(); ++p) {
      const double left = x + static_cast<double>(p) * (w + gap);
      const Words name{
          .size = text.size, .role = draw::words_of(draw::plan_hue(p)), .weight = draw::Weight::Bold};
      sheet.line({{left, y - 0.8 * em}, {left + w, y - 0.8 * em}},
                 Stroke{draw::mark_of(draw::plan_hue(p)), 0.16 * em});
      sheet.add(draw::plan_symbol(p, {left + 0.5 * em, y + 0.45 * em}, 0.48 * em));
      const double under =
          sheet.paragraph({left + 1.5 * em, y + 0.85 * em}, w - 1.5 * em, card.plans[p].title, name, 2);
      lowest = std::max(lowest, lines({left, under + 0.3 * em}, w, card.plans[p].lines));
    }
    y = lowest + 0.6 * em;
  }
  return lines({x + (card.plans.empty() ? em : 0), y}, width - em, card.lines) - 0.4 * em;
}

}  // namespace

void card_overlay(Sheet& sheet, const Card& card, const Box& screen, double least_em) {
  sheet.rect(screen, Fill{Role::Paper});
  constexpr double kTop = 2.5, kSmaller = 0.95, kAbove = 0.4;
  for (double em = sheet.em;; em = std::max(least_em, kSmaller * em)) {
    Sheet words(em);
    const double bottom = card_words(words, card, screen, screen.y + kTop * em);
    // Base line of the line after the last one: what ends above it has room.
    if (bottom - em > screen.bottom() && em > least_em) continue;
    // A little above the middle, where the eye looks for it.
    const double down = std::max(0.0, kAbove * (screen.bottom() - bottom));
    sheet.add({draw::Group{card.title, screen, draw::placed(words.items, 1, {0, down})}});
    return;
  }
}

void date_overlay(Sheet& sheet, const Frame& frame, const std::string& typed, const Box& screen) {
  const double em = sheet.em;
  const Box box = middle(screen, 38 * em, 7 * em);
  sheet.panel(box);
  sheet.text({box.x + em, box.y + 1.8 * em}, "Go to a date", {.size = 1.25, .weight = draw::Weight::Bold});
  const Box field{box.x + em, box.y + 2.6 * em, box.width - 2 * em, 1.8 * em};
  sheet.rect(field, Fill{Role::Paper}, Stroke{Role::Ink, 0.1 * em});
  sheet.text({field.x + 0.5 * em, field.y + 1.25 * em}, typed + "_", {.weight = draw::Weight::Bold});
  const Calendar& c = frame.calendar();
  sheet.text({box.x + em, box.bottom() - 0.9 * em},
             sheet.fitted(fmt::format("As 2027-01-11, from {} to {}, then Enter", date_text(c.monday(0)),
                                      date_text(c.monday(c.n_weeks() - 1))),
                          box.width - 2 * em),
             {.role = Role::Soft});
}

void message_overlay(Sheet& sheet, const std::string& message, const Box& screen) {
  const double em = sheet.em, most = screen.width - 4 * em;
  const double width = std::min(most, sheet.width_of(message)) + 2 * em;
  const auto lines = static_cast<double>(draw::broken(message, em, most, draw::Weight::Regular).size());
  // At the foot: at the head stand the names of the plans.
  const double height = 0.5 * em + lines * sheet.line_height();
  const Box box{screen.x + (screen.width - width) / 2, screen.bottom() - height - 0.5 * em, width, height};
  sheet.panel(box);
  sheet.paragraph({box.x + em, box.y + 1.3 * em}, most, message);
}

}  // namespace pilotwave::viz
