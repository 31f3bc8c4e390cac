#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "viz/scene/view.hpp"
#include "viz/session/watch_session.hpp"

namespace pilotwave::viz {

/// Where a plan is changed: the panel's keys, the changed plan in the second place, its file. What it returns
/// is a line for the screen, empty where there is nothing to say.
class BranchDesk {
 public:
  /// @param session  must outlive this     @param folder  where a branch is saved
  BranchDesk(WatchSession& session, std::string folder) : session_(session), folder_(std::move(folder)) {}

  /// Opens the panel for the first plan, from the frame's week on.
  [[nodiscard]] std::string open(const Frame& frame, View& view) const;
  /// Chooses the first line of the open panel that has these words in it, in either case of letters.
  /// @return whether there is one
  [[nodiscard]] static bool choose(View& view, std::string_view words);
  /// A key while the panel is open.
  [[nodiscard]] std::string press(const std::string& key, const Frame& frame, View& view);
  [[nodiscard]] std::string save() const;
  [[nodiscard]] std::string drop();
  [[nodiscard]] bool has_branch() const { return branch_.has_value(); }

 private:
  [[nodiscard]] std::string branch(const Frame& frame, View& view);

  WatchSession& session_;
  std::string folder_;
  std::optional<Scenario> branch_;
};

}  // namespace pilotwave::viz
