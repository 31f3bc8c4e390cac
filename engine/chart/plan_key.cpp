#include "chart/plan_key.hpp"

#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {

double add_plan_key(draw::Items& out, const std::vector<PlanLabel>& plans, const Frame& frame, double top) {
  using namespace draw;
  constexpr double kMark = 16, kApart = 22;  // px: room for the symbol, between plans
  const double size = frame.text - 1, line = size + 8;
  double x = 0, y = top;
  for (const PlanLabel& plan : plans) {
    const std::string words = fitted(lettered(plan), size, frame.width - kMark, Weight::Bold);
    const double width = kMark + text_width(words, size, Weight::Bold);
    if (x > 0 && x + width > frame.width) {
      x = 0;
      y += line;
    }
    out.push_back({plan_symbol(plan.plan, {x + 6, y + size / 2 + 2}, 5)});
    out.push_back({Text{
        {x + kMark, y + size}, words, size, Anchor::Start, Weight::Bold, words_of(plan_hue(plan.plan))}});
    x += width + kApart;
  }
  return y + line;
}

}  // namespace pilotwave::chart
