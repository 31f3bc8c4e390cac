#include "viz/scene/overlays.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenario/words.hpp"
#include "viz/scene/key_map.hpp"
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

std::string value_words(const Change& change) {
  if (change.kind != Change::Kind::Set) return {};
  return quantity_words(change.value, change.unit);
}

}  // namespace

void help_overlay(Sheet& sheet, const Box& screen) {
  const auto rows = key_map();
  double em = sheet.em;
  // Columns as the width allows; where the screen is too small for the text, the text gives way here alone.
  const auto columns_at = [&](double e) {
    return std::max(1, static_cast<int>((screen.width - 2 * e) / (19 * e)));
  };
  const auto height_at = [&](double e) {
    const auto n = static_cast<int>(rows.size());
    return (4.0 + 1.5 * ((n + columns_at(e) - 1) / columns_at(e))) * e;
  };
  while (height_at(em) > screen.height - 0.5 * em && em > 9) em *= 0.96;
  Sheet inner(em);
  const int columns = std::min(3, columns_at(em));
  const auto n_rows = (static_cast<int>(rows.size()) + columns - 1) / columns;
  const Box box = middle(screen, (19.0 * columns + 1.5) * em, (4.0 + 1.5 * n_rows) * em);
  inner.panel(box);
  inner.text({box.x + em, box.y + 1.8 * em}, "Keys", {.size = 1.25, .weight = draw::Weight::Bold});
  inner.text({box.right() - em, box.y + 1.8 * em}, "Esc or ? closes",
             {.role = Role::Soft, .anchor = draw::Anchor::End});
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const double x = box.x + em + 19.0 * em * (i / n_rows), y = box.y + (3.6 + 1.5 * (i % n_rows)) * em;
    const KeyRow& row = rows[static_cast<std::size_t>(i)];
    inner.text({x + 2.6 * em, y}, std::string(row.key),
               {.anchor = draw::Anchor::End, .weight = draw::Weight::Bold});
    inner.text({x + 3.2 * em, y}, inner.fitted(row.text, 15.5 * em));
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
  const std::size_t first = panel.chosen >= shown ? panel.chosen - shown + 1 : 0;
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

void card_overlay(Sheet& sheet, const Card& card, const Box& screen) {
  const double em = sheet.em;
  sheet.rect(screen, Fill{Role::Paper});
  const double width = std::min(screen.width - 2 * em, 58 * em), x = screen.x + (screen.width - width) / 2;
  double y = screen.y + std::max(2.5 * em, 0.2 * screen.height);
  sheet.rect({x, y - 1.6 * em, 0.3 * em, 2.2 * em}, Fill{Role::BlueFill});
  y = sheet.paragraph({x + em, y}, width - em, card.title, {.size = 1.9, .weight = draw::Weight::Bold}, 3) +
      0.6 * em;
  for (const std::string& line : card.lines) {
    if (y > screen.bottom() - em) return;
    y = sheet.paragraph({x + em, y}, width - em, line, {.size = 1.2}, 4) + 0.5 * em;
  }
}

void date_overlay(Sheet& sheet, const Frame& frame, const std::string& typed, const Box& screen) {
  const double em = sheet.em;
  const Box box = middle(screen, 30 * em, 7 * em);
  sheet.panel(box);
  sheet.text({box.x + em, box.y + 1.8 * em}, "Go to a date", {.size = 1.25, .weight = draw::Weight::Bold});
  const Box field{box.x + em, box.y + 2.6 * em, box.width - 2 * em, 1.8 * em};
  sheet.rect(field, Fill{Role::Paper}, Stroke{Role::Ink, 0.1 * em});
  sheet.text({field.x + 0.5 * em, field.y + 1.25 * em}, typed + "_", {.weight = draw::Weight::Bold});
  const Calendar& c = frame.calendar();
  sheet.text({box.x + em, box.bottom() - 0.9 * em},
             sheet.fitted(fmt::format("as 2027-01-11; {} to {}; Enter", date_text(c.monday(0)),
                                      date_text(c.monday(c.n_weeks() - 1))),
                          box.width - 2 * em),
             {.role = Role::Soft});
}

void message_overlay(Sheet& sheet, const std::string& message, const Box& screen) {
  const double em = sheet.em;
  const std::string text = sheet.fitted(message, screen.width - 4 * em);
  const double width = sheet.width_of(text) + 2 * em;
  const Box box{screen.x + (screen.width - width) / 2, screen.y + 0.5 * em, width, 1.9 * em};
  sheet.panel(box);
  sheet.text({box.centre().x, box.y + 1.3 * em}, text, {.anchor = draw::Anchor::Middle});
}

}  // namespace pilotwave::viz
