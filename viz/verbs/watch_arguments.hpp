#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/console.hpp"
#include "viz/scene/view.hpp"

namespace pilotwave {

class Verb;

/// What the verbs that show a run have in common.
struct WatchArguments {
  CommonOptions common;
  std::vector<std::string> plans;
  std::string district, size = "1920x1080", theme = "light", content = "map", panes, select;
  std::uint32_t replicate = 0;
  int text_scale_percent = 100;
  double zoom = 1;
  bool why = false, no_captions = false, reduced_motion = false;
};

/// Adds PLAN, --district, --replicate, --size, --theme, --text-scale, --reduced-motion.
void add_watch_options(Verb& verb, WatchArguments& arguments);
/// Adds --view, --panes, --select, --why, --no-captions, --zoom: what a single picture shows.
void add_picture_options(Verb& verb, WatchArguments& arguments);

/// One or two scenarios that can be watched beside each other.
[[nodiscard]] Result<std::vector<Scenario>> load_watched(const WatchArguments& arguments);
/// How the run is first seen. @param plans  as loaded
[[nodiscard]] Result<viz::View> first_view(const WatchArguments& arguments,
                                           const std::vector<Scenario>& plans);

/// "1920x1080" with sides of 320 to 16384 pixels.
struct PictureSize {
  int width = 0, height = 0;
};
[[nodiscard]] std::optional<PictureSize> parse_size(const std::string& text);

}  // namespace pilotwave
