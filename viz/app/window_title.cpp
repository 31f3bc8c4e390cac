#include "viz/app/window_title.hpp"

#include <array>

#include <fmt/format.h>

#include "viz/app/controller.hpp"

namespace pilotwave::viz {

std::string window_title(const std::string& name, const Controller& controller, bool full_screen) {
  const View& view = controller.view();
  const Frame* frame = controller.frame().get();
  if (frame == nullptr) return name;
  constexpr std::array<const char*, 5> kContents = {"map", "people", "charts", "table", "many futures"};
  constexpr std::array<const char*, 3> kPanes = {"plan A", "both plans", "where they differ"};
  std::string title = fmt::format("{}: {}", name, kContents[static_cast<std::size_t>(view.content)]);
  if (frame->paired()) title += fmt::format(", {}", kPanes[static_cast<std::size_t>(view.panes)]);
  title += fmt::format(", week {} of {}", frame->week(), frame->n_weeks());
  if (view.playing) title += ", playing";
  if (view.inspector) title += ", inspector";
  if (view.branch) title += ", what if";
  if (view.typed_date) title += ", go to a date";
  if (view.help) title += ", keys";
  if (full_screen) title += ", full screen";
  return title;
}

}  // namespace pilotwave::viz
