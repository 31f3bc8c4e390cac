#include "viz/scene/scene.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "viz/scene/futures_pane.hpp"
#include "viz/scene/growing_chart.hpp"
#include "viz/scene/inspector.hpp"
#include "viz/scene/map_pane.hpp"
#include "viz/scene/overlays.hpp"
#include "viz/scene/pane_titles.hpp"
#include "viz/scene/people_pane.hpp"
#include "viz/scene/people_signs.hpp"
#include "viz/scene/table_pane.hpp"
#include "viz/scene/timeline.hpp"
#include "viz/session/captions.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Fill;
using draw::Role;
using draw::Stroke;

constexpr double kTopBar = 2.3, kCaptionLines = 2;  // em; lines

/// A screen cut into its parts, from the outside in.
struct Parts {
  Box top, panes, drawer, captions, bar;
};

Parts cut(const View& view, double em) {
  Parts parts;
  const Box screen{0, 0, view.width, view.height};
  parts.top = {0, 0, screen.width, kTopBar * em};
  parts.bar = {0, screen.height - kTimelineHeight * em, screen.width, kTimelineHeight * em};
  const double caption_height = view.captions ? (Sheet::kLeading * 1.1 * kCaptionLines + 0.7) * em : 0;
  parts.captions = {0, parts.bar.y - caption_height, screen.width, caption_height};
  parts.panes = {0, parts.top.bottom(), screen.width, parts.captions.y - parts.top.bottom()};
  if (view.inspector) {
    constexpr double kDrawer = 20, kWideDrawer = 30, kMostShare = 0.46;
    const double w = std::min((view.why ? kWideDrawer : kDrawer) * em, kMostShare * screen.width);
    parts.drawer = {screen.width - w, parts.panes.y, w, parts.panes.height};
    parts.panes.width -= w;
  }
  return parts;
}

void play_sign(Sheet& sheet, const View& view, draw::Point at) {
  const double r = 0.5 * sheet.em;
  if (view.playing) {
    sheet.polygon({{at.x - 0.7 * r, at.y - r}, {at.x + r, at.y}, {at.x - 0.7 * r, at.y + r}},
                  Fill{Role::Ink});
  } else {
    sheet.rect({at.x - 0.8 * r, at.y - r, 0.55 * r, 2 * r}, Fill{Role::Ink});
    sheet.rect({at.x + 0.25 * r, at.y - r, 0.55 * r, 2 * r}, Fill{Role::Ink});
  }
}

void top_bar(Sheet& sheet, const Frame& frame, const View& view, const Box& box) {
  const double em = sheet.em, base = box.y + 1.55 * em;
  sheet.rect(box, Fill{Role::Panel});
  const std::string date = shown_day(frame);
  const Words date_words{.size = 1.25, .anchor = draw::Anchor::End, .weight = draw::Weight::Bold};
  const std::string week = fmt::format("week {} of {}{}", frame.week(), frame.n_weeks(),
                                       view.speed != 1 ? fmt::format(", {:g}x", view.speed) : "");
  const double date_width = sheet.width_of(date, date_words), week_width = sheet.width_of(week);
  sheet.text({box.right() - em, base}, date, date_words);
  double right = box.right() - 2 * em - date_width;
  if (right - week_width > 0.45 * box.width) {
    sheet.text({right, base}, week, {.role = Role::Soft, .anchor = draw::Anchor::End});
    right -= week_width + em;
  }
  play_sign(sheet, view, {right - 0.3 * em, base - 0.4 * em});
  right -= 1.8 * em;
  const std::string name = frame.world().district.name;
  const std::string rest =
      frame.paired() ? "same schools, same people, same luck; only the plan differs" : "one plan, one run";
  const Words bold{.weight = draw::Weight::Bold};
  const std::string shown = sheet.fitted(name, right - 2 * em, bold);
  sheet.text({em, base}, shown, bold);
  const double after = 2 * em + sheet.width_of(shown, bold);
  if (after + sheet.width_of(rest) < right) sheet.text({after, base}, rest, {.role = Role::Soft});
}

void caption_strip(Sheet& sheet, const std::vector<std::string>& lines, const Box& box) {
  const double em = sheet.em;
  sheet.rect(box, Fill{Role::Paper});
  sheet.line({{box.x + em, box.y}, {box.right() - em, box.y}}, Stroke{Role::Grid, 0.06 * em});
  double y = box.y + 1.4 * em;
  const Words words{.size = 1.1};
  // Two lines in all: a long first sentence takes both.
  std::size_t left = static_cast<std::size_t>(kCaptionLines);
  for (const std::string& line : lines) {
    if (left == 0) return;
    const double before = y;
    y = sheet.paragraph({box.x + em, y}, box.width - 2 * em, line, words, left);
    left -=
        std::min(left, static_cast<std::size_t>(std::lround((y - before) / sheet.line_height(words.size))));
  }
}

/// Panes of one kind beside each other, or above each other where the screen is tall.
std::vector<Box> side_by_side(const Box& box, std::size_t n, double gap) {
  std::vector<Box> boxes;
  const bool stacked = n > 1 && box.height > 1.15 * box.width;
  for (std::size_t i = 0; i < n; ++i) {
    const auto at = static_cast<double>(i);
    if (stacked) {
      const double h = (box.height - gap * static_cast<double>(n - 1)) / static_cast<double>(n);
      boxes.push_back({box.x, box.y + at * (h + gap), box.width, h});
    } else {
      const double w = (box.width - gap * static_cast<double>(n - 1)) / static_cast<double>(n);
      boxes.push_back({box.x + at * (w + gap), box.y, w, box.height});
    }
  }
  return boxes;
}

Box without_top(const Box& box, double height) {
  return {box.x, box.y + height, box.width, box.height - height};
}

/// A legend at the foot of a box, which is shorter afterwards.
void add_legend(Sheet& sheet, const Legend& legend, Box& box, double share = 1) {
  // On a small screen with large letters panes are worth more than the last of the signs.
  const std::size_t most = box.height > 20 * sheet.em ? 3 : box.height > 12 * sheet.em ? 2 : 1;
  const double height = legend.height(sheet, box.width, most);
  box.height -= height;
  legend.draw(sheet, {box.x, box.bottom(), box.width, height}, share);
}

void maps(Sheet& sheet, const Frame& frame, const View& view, Box box, PlacesMemo& memo,
          std::vector<Box>& lenses) {
  const double em = sheet.em;
  const bool difference = view.panes == Panes::Difference && frame.paired();
  const std::size_t n = view.panes == Panes::Both ? frame.plans.size() : 1;
  // Charts beneath, where maps stay large.
  constexpr double kChartShare = 0.3, kLowestChart = 7.5;
  const double charts = box.height > 26 * em ? std::max(kLowestChart * em, kChartShare * box.height) : 0;
  if (charts > 0) {
    const Box strip{box.x + kPaneEdge * em, box.bottom() - charts, box.width - 2 * kPaneEdge * em, charts};
    box.height -= charts;
    const std::size_t n_charts = box.width > 52 * em ? 2 : 1;
    const auto list = charts_of(frame, n_charts);
    const auto cells = side_by_side(strip, list.size(), em);
    for (std::size_t i = 0; i < list.size(); ++i) growing_chart(sheet, frame, list[i], cells[i], false);
  }
  add_legend(sheet, map_legend(frame, view), box, view.legend_introduced.value_or(1));
  const auto boxes = side_by_side(box, n, 0.8 * em);
  if (!difference) pane_titles(sheet, frame, boxes);
  for (std::size_t i = 0; i < n; ++i) {
    if (difference) {
      const double base = boxes[i].y + 1.35 * em;
      const Words title{.size = 1.25, .weight = draw::Weight::Bold};
      sheet.text(
          {boxes[i].x + kPaneEdge * em, base},
          sheet.fitted(fmt::format("The plans have made a difference in {} so far", parted_words(frame)),
                       boxes[i].width - 2 * kPaneEdge * em, title),
          title);
    }
    Box area = without_top(boxes[i], kTitleHeight * em);
    area = {area.x + 0.8 * em, area.y + 0.4 * em, area.width - 1.6 * em, area.height - 0.8 * em};
    if (i > 0)
      sheet.line({{boxes[i].x - 0.4 * em, boxes[i].y + 0.4 * em}, {boxes[i].x - 0.4 * em, boxes[i].bottom()}},
                 Stroke{Role::Grid, 0.08 * em});
    lenses.push_back(area);
    if (difference)
      difference_map(sheet, frame, view, area, memo);
    else
      map_pane(sheet, frame, view, i, area, memo);
  }
}

void people(Sheet& sheet, const Frame& frame, const View& view, Box box, std::vector<Box>& lenses) {
  const double em = sheet.em;
  const std::size_t n = view.panes == Panes::OnlyA ? 1 : frame.plans.size();
  add_legend(sheet, people_legend(), box);
  const auto boxes = side_by_side(box, n, 0.8 * em);
  pane_titles(sheet, frame, boxes, school_shown(frame, view));
  for (std::size_t i = 0; i < n; ++i) {
    lenses.push_back(people_pane(sheet, frame, view, i, without_top(boxes[i], kTitleHeight * em)));
  }
}

void charts(Sheet& sheet, const Frame& frame, const Box& box) {
  const double em = sheet.em;
  const std::size_t columns = box.width > 44 * em ? 2 : 1;
  const std::size_t rows = std::clamp<std::size_t>(static_cast<std::size_t>(box.height / (13 * em)), 1, 2);
  const auto list = charts_of(frame, columns * rows);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const double w = box.width / static_cast<double>(columns), h = box.height / static_cast<double>(rows);
    growing_chart(
        sheet, frame, list[i],
        {box.x + w * static_cast<double>(i % columns) + kPaneEdge * em,
         box.y + h * static_cast<double>(i / columns) + 0.2 * em, w - 2 * kPaneEdge * em, h - 0.4 * em},
        frame.paired());
  }
}

std::string described(const Frame& frame, const std::vector<std::string>& lines) {
  std::string text = fmt::format("{}, {}", frame.world().district.name, shown_day(frame));
  for (const std::string& line : lines) text += ". " + line;
  return text;
}

}  // namespace

Scene compose(const Frame* frame, const View& view, const std::vector<Stop>& stops, const Futures* futures,
              PlacesMemo& memo) {
  Scene scene;
  const double em = em_of(view);
  Sheet sheet(em);
  const Box screen{0, 0, view.width, view.height};
  sheet.rect(screen, Fill{Role::Paper});
  if (frame == nullptr) {
    sheet.text(screen.centre(), "Building the district: schools, people, ties ...",
               {.anchor = draw::Anchor::Middle});
    scene.picture = {view.width, view.height, "Building the district", "", std::move(sheet.items)};
    return scene;
  }
  const Parts parts = cut(view, em);
  Sheet panes(em);
  switch (view.content) {
    case Content::Map:
      maps(panes, *frame, view, parts.panes, memo, scene.lenses);
      break;
    case Content::People:
      people(panes, *frame, view, parts.panes, scene.lenses);
      break;
    case Content::Charts:
      charts(panes, *frame, parts.panes);
      break;
    case Content::Table:
      scene.table_pages = table_pane(panes, *frame, view, parts.panes);
      break;
    case Content::Futures:
      if (futures != nullptr) futures_pane(panes, *frame, view, *futures, parts.panes);
      break;
  }
  sheet.add({draw::Group{"panes", parts.panes, std::move(panes.items)}});
  scene.hits = std::move(panes.hits);
  if (view.inspector) {
    scene.inspector = parts.drawer;
    scene.inspector_most = inspector(sheet, *frame, view, parts.drawer);
  }
  // A card is about the whole: what happened in one week says nothing on it.
  if (!view.spoken.empty() || view.card)
    scene.captions = view.spoken;
  else
    scene.captions = captions(*frame, stops);
  if (view.captions) caption_strip(sheet, scene.captions, parts.captions);
  top_bar(sheet, *frame, view, parts.top);
  scene.bar = timeline(sheet, *frame, view, stops, parts.bar);
  if (view.branch) branch_overlay(sheet, *frame, view, screen);
  if (view.typed_date) date_overlay(sheet, *frame, *view.typed_date, screen);
  if (view.card) {
    // Where nothing is said beneath it a card has that room, too.
    const double bottom = scene.captions.empty() ? parts.bar.y : parts.captions.y;
    card_overlay(sheet, *view.card, {0, 0, view.width, bottom}, em / std::max(1.0, view.text_scale));
  }
  if (view.help) help_overlay(sheet, screen);
  if (!view.message.empty()) message_overlay(sheet, view.message, parts.panes);
  scene.picture = {view.width, view.height, frame->world().district.name, described(*frame, scene.captions),
                   std::move(sheet.items)};
  return scene;
}

void look_closer(View& view, const Scene& scene, double factor) {
  const Hit* chosen = view.selected ? hit_of(scene.hits, *view.selected) : nullptr;
  for (const Box& lens : scene.lenses) {
    const draw::Point at = chosen != nullptr ? chosen->box.centre() : lens.centre();
    if (at.x < lens.x || at.x > lens.right() || at.y < lens.y || at.y > lens.bottom()) continue;
    zoom_at(view.camera, lens, at, factor);
    // To the middle, as far as there is something around it.
    return pan(view.camera, (at.x - lens.centre().x) / lens.width, (at.y - lens.centre().y) / lens.height);
  }
}

}  // namespace pilotwave::viz
