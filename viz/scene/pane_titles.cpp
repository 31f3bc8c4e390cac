#include "viz/scene/pane_titles.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/symbol.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

constexpr double kSymbol = 0.48, kLetters = 1.35;  // em: its radius; from the edge to the words
constexpr double kLarge = 1.25, kLeastName = 7;    // em

/// What follows a count, the longest first; the last one leaves the count away, too.
constexpr std::array<const char*, 4> kAfter = {" teachers use approved AI weekly", " teachers weekly", "",
                                               ""};
constexpr std::size_t kNoCount = kAfter.size() - 1;

/// "33 of 42", or of a hundred; empty where nothing is known yet.
std::string count_words(const Frame& frame, std::size_t plan, std::optional<std::uint32_t> school) {
  if (!school) {
    const std::optional<double> share = weekly_use_shown(frame, plan);
    return share ? teachers_words(frame, *share) : "";
  }
  const int week = std::min(last_class_week(frame) + 1, frame.plans[plan].history->last_week());
  const auto share = static_cast<double>(frame.plans[plan].history->at(week, *school).weekly_share);
  const std::uint32_t all = frame.world().schools.n_teachers(*school);
  return fmt::format("{:.0f} of {}", share * all, all);
}

/// As long as a count will ever be, so that titles stay as they are while it grows.
std::string longest_count(const Frame& frame, std::optional<std::uint32_t> school) {
  if (!school) return teachers_words(frame, 1);
  const std::uint32_t all = frame.world().schools.n_teachers(*school);
  return fmt::format("{} of {}", all, all);
}

std::string name_of(const Frame& frame, std::size_t plan) {
  return (frame.paired() ? plan_letter(plan) + "  " : "") + frame.plans[plan].scenario->name;
}

double name_room(const Sheet& sheet, const Frame& frame, const draw::Box& box, std::size_t after,
                 std::optional<std::uint32_t> school) {
  const double all = box.width - (2 * kPaneEdge + kLetters) * sheet.em;
  return after == kNoCount ? all
                           : all - sheet.width_of(longest_count(frame, school) + kAfter.at(after)) - sheet.em;
}

}  // namespace

void pane_titles(Sheet& sheet, const Frame& frame, const std::vector<draw::Box>& boxes,
                 std::optional<std::uint32_t> school) {
  const double em = sheet.em;
  Words title{.size = kLarge, .weight = draw::Weight::Bold};
  const auto all_fit = [&](std::size_t after) {
    for (std::size_t p = 0; p < boxes.size(); ++p) {
      if (sheet.width_of(name_of(frame, p), title) > name_room(sheet, frame, boxes[p], after, school))
        return false;
    }
    return true;
  };
  // A count's long words give way to names, then the size of names to its short ones, then these; the count
  // itself goes where a name would be lost.
  constexpr std::size_t kShort = 1;
  std::size_t after = 0;
  while (after < kShort && !all_fit(after)) ++after;
  if (!all_fit(after)) title.size = 1;
  while (after + 1 < kNoCount && !all_fit(after)) ++after;
  for (const draw::Box& box : boxes) {
    if (name_room(sheet, frame, box, after, school) < kLeastName * em) after = kNoCount;
  }
  for (std::size_t p = 0; p < boxes.size(); ++p) {
    const draw::Box& box = boxes[p];
    const double left = box.x + kPaneEdge * em, base = box.y + 1.35 * em;
    sheet.add(draw::plan_symbol(p, {left + kSymbol * em, base - 0.4 * em}, kSymbol * em));
    sheet.text({left + kLetters * em, base},
               sheet.fitted(name_of(frame, p), name_room(sheet, frame, box, after, school), title), title);
    const std::string count = count_words(frame, p, school);
    if (after == kNoCount || count.empty()) continue;
    sheet.text({box.right() - kPaneEdge * em, base}, count + kAfter.at(after),
               {.role = draw::words_of(draw::plan_hue(p)), .anchor = draw::Anchor::End});
  }
}

}  // namespace pilotwave::viz
