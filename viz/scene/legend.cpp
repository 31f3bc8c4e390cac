#include "viz/scene/legend.hpp"

#include <algorithm>
#include <cmath>

namespace pilotwave::viz {
namespace {

// em
constexpr double kLine = 1.45, kAround = 0.35, kSign = 1.5, kBetween = 0.9, kEdge = kPaneEdge;

}  // namespace

double Legend::width_of(const Sheet& sheet, const Entry& entry) {
  return kSign * sheet.em + sheet.width_of(entry.words);
}

double Legend::height(const Sheet& sheet, double width, std::size_t most_lines) const {
  const double em = sheet.em, left = kEdge * em;
  std::size_t lines = 1;
  double x = left;
  for (const Entry& entry : entries_) {
    const double w = width_of(sheet, entry);
    if (x + w > width - left && x > left) ++lines, x = left;
    x += w + kBetween * em;
  }
  return (kLine * static_cast<double>(std::min(lines, most_lines)) + kAround) * em;
}

void Legend::draw(Sheet& sheet, const draw::Box& box, double share) const {
  const double em = sheet.em, left = box.x + kEdge * em, right = box.right() - kEdge * em;
  double x = left, base = box.y + 1.2 * em;
  const auto shown = static_cast<std::size_t>(std::ceil(share * static_cast<double>(entries_.size())));
  for (std::size_t i = 0; i < std::min(shown, entries_.size()); ++i) {
    const Entry& entry = entries_[i];
    const double w = width_of(sheet, entry);
    if (x + w > right && x > left) x = left, base += kLine * em;
    if (base > box.bottom() || x + w > right) return;
    entry.sign(sheet, {x + 0.5 * em, base - 0.35 * em});
    sheet.text({x + kSign * em, base}, entry.words, {.role = draw::Role::Soft});
    x += w + kBetween * em;
  }
}

}  // namespace pilotwave::viz
