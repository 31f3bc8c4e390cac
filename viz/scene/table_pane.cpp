#include "viz/scene/table_pane.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "model/metrics/metric.hpp"
#include "viz/scene/metric_words.hpp"
#include "viz/scene/phase.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Role;

using Row = std::vector<std::string>;

/// What the table tells of the district, in this order.
constexpr const char* kMetrics[] = {"teacher_weekly_use",
                                    "teacher_any_use",
                                    "teacher_unapproved_use",
                                    "trained_share",
                                    "guidance_reach",
                                    "student_guided_use",
                                    "student_unguided_use",
                                    "learning",
                                    "hours_saved",
                                    "privacy_incidents",
                                    "integrity_incidents",
                                    "bias_incidents",
                                    "safety_incidents",
                                    "trust_teachers",
                                    "trust_families",
                                    "family_informed",
                                    "access_share",
                                    "review_backlog",
                                    "cost_usd"};

/// A number so far: flows since the start, levels as they stand.
double value_so_far(const PlanFrame& plan, int metric, int week) {
  const bool flow = metric_catalogue()[static_cast<std::size_t>(metric)].time == MetricTime::Flow;
  double value = flow ? 0 : NAN;
  for (int w = flow ? 0 : week - 1; w >= 0 && w < week; ++w)
    value = flow ? value + plan.record->value(metric, 0, w) : plan.record->value(metric, 0, w);
  return value;
}

std::vector<Row> district_rows(const Frame& frame) {
  Row head = {fmt::format("District, week {} of {}", frame.week(), frame.n_weeks())};
  for (std::size_t p = 0; p < frame.plans.size(); ++p)
    head.push_back(frame.paired() ? plan_letter(p) : "value");
  if (frame.paired()) head.push_back("A minus B");
  std::vector<Row> rows = {head};
  for (const char* key : kMetrics) {
    const int metric = find_metric(key);
    if (metric < 0) continue;
    Row row = {metric_title(metric)};
    std::vector<double> values;
    for (const PlanFrame& plan : frame.plans) {
      values.push_back(value_so_far(plan, metric, frame.week()));
      row.push_back(metric_value_words(metric, values.back()));
    }
    if (frame.paired()) row.push_back(metric_difference_words(metric, values[0] - values[1]));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Row> school_rows(const Frame& frame) {
  Row head = {"School"};
  for (std::size_t p = 0; p < frame.plans.size(); ++p) {
    const std::string letter = frame.paired() ? plan_letter(p) + ": " : "";
    head.insert(head.end(), {letter + "phase", "weekly", "incidents"});
  }
  if (frame.paired()) head.push_back("differs since");
  std::vector<Row> rows = {head};
  for (std::uint32_t s = 0; s < frame.world().schools.size(); ++s) {
    Row row = {frame.world().district.schools[s].name};
    for (const PlanFrame& plan : frame.plans) {
      const SchoolWeekMark& mark = plan.history->at(frame.week(), s);
      row.push_back(std::string(phase_words(phase_of(plan.state->schools[s]))));
      row.push_back(fmt::format("{:.0f}%", 100 * static_cast<double>(mark.weekly_share)));
      row.push_back(std::to_string(mark.incidents));
    }
    if (frame.paired())
      row.push_back(
          frame.parted[s] < 0 ? "-" : date_text(frame.calendar().monday(std::max(0, frame.parted[s] - 1))));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Rows in columns as wide as their contents ask for; the first column gets what is left.
void draw_rows(Sheet& sheet, const std::vector<Row>& rows, std::size_t first, std::size_t last,
               const Box& box) {
  const double em = sheet.em, gap = 1.2 * em;
  std::vector<double> widths(rows.front().size(), 0);
  for (const Row& row : rows) {
    for (std::size_t c = 1; c < row.size(); ++c)
      widths[c] = std::max(widths[c], sheet.width_of(row[c], {.weight = draw::Weight::Bold}));
  }
  // Beside what they belong to: numbers at the other end of a wide screen are hard to follow.
  constexpr double kMostNames = 34;
  double rest = box.width - 2 * em;
  for (std::size_t c = 1; c < widths.size(); ++c) rest -= widths[c] + gap;
  widths[0] = std::clamp(rest, 7 * em, kMostNames * em);
  const double height = sheet.line_height() + 0.1 * em;
  double y = box.y;
  const auto draw_row = [&](const Row& row, bool head, bool shade) {
    if (shade) sheet.rect({box.x, y, box.width, height}, draw::Fill{Role::Panel});
    double x = box.x + em;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const Words words{.role = head ? Role::Soft : Role::Ink,
                        .anchor = c == 0 ? draw::Anchor::Start : draw::Anchor::End,
                        .weight = head ? draw::Weight::Bold : draw::Weight::Regular};
      const double at = c == 0 ? x : x + widths[c];
      if (c == 0 || at <= box.right())
        sheet.text({at, y + 1.08 * em}, sheet.fitted(row[c], widths[c] + 1, words), words);
      x += widths[c] + gap;
    }
    y += height;
  };
  draw_row(rows.front(), true, false);
  sheet.line({{box.x + em, y}, {box.right() - em, y}}, {Role::Rule, 0.06 * em});
  for (std::size_t r = first; r < last; ++r) draw_row(rows[r], false, r % 2 == 0);
}

}  // namespace

int table_pane(Sheet& sheet, const Frame& frame, const View& view, const Box& box) {
  const double height = sheet.line_height() + 0.1 * sheet.em;
  const auto per_page = static_cast<std::size_t>(std::max(1.0, (box.height - 3.0 * height) / height));
  const std::vector<Row> tables[] = {district_rows(frame), school_rows(frame)};
  int pages = 0;
  struct Page {
    const std::vector<Row>* rows;
    std::size_t first, last;
  };
  std::vector<Page> all;
  for (const std::vector<Row>& rows : tables) {
    for (std::size_t first = 1; first < rows.size(); first += per_page, ++pages)
      all.push_back({&rows, first, std::min(rows.size(), first + per_page)});
  }
  const Page& page = all[static_cast<std::size_t>(std::clamp(view.table_page, 0, pages - 1))];
  Sheet inner(sheet.em);
  draw_rows(inner, *page.rows, page.first, page.last, {box.x, box.y + 0.4 * height, box.width, box.height});
  sheet.add({draw::Group{"table", box, std::move(inner.items)}});
  sheet.text({box.right() - sheet.em, box.bottom() - 0.5 * sheet.em},
             fmt::format("page {} of {}: Up, Down", std::clamp(view.table_page, 0, pages - 1) + 1, pages),
             {.role = Role::Soft, .anchor = draw::Anchor::End});
  return pages;
}

std::string table_text(const Frame& frame) {
  std::string out;
  for (const std::vector<Row>& rows : {district_rows(frame), school_rows(frame)}) {
    for (const Row& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) out += (c > 0 ? "\t" : "") + row[c];
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace pilotwave::viz
