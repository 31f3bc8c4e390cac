#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viz/app/branch_desk.hpp"
#include "viz/app/futures_desk.hpp"
#include "viz/scene/key_map.hpp"
#include "viz/scene/stage.hpp"
#include "viz/session/play_clock.hpp"
#include "viz/session/watch_session.hpp"

namespace pilotwave::viz {

/// What keys, mouse and time do to what is seen. Knows no window: a test presses its keys as a window would.
class Controller {
 public:
  /// @param session  must outlive this       @param n_weeks  of the run
  /// @param folder   where pictures and branches are saved
  Controller(WatchSession& session, const View& view, int n_weeks, std::string folder);

  /// @param key  as the key map writes it, or Up, Down, Left, Right, Enter, Backspace, a digit
  void press(const std::string& key);
  void point(draw::Point at);
  void click(draw::Point at);
  void drag(draw::Point at);
  /// @param notches  of the wheel; away from the hand is nearer
  void wheel(draw::Point at, double notches);
  /// Brings who is chosen nearer, or else the middle; by less than 1 farther.
  void look_closer(double factor);
  /// Opens the panel of changes at the line with these words, as soon as the clock's week is on the screen.
  /// @return whether it is open, or never will be as there is no such line
  bool ask_what_if(const std::string& words);
  /// Runs many futures of the plans from now on, so that they are there when they are looked at.
  void prepare_futures() { futures_wanted_ = true; }
  /// Puts the plans back that a branch stands beside.
  void drop_branch();
  /// What was painted may be gone, or the view was changed from outside.
  void uncover() { stale_ = true; }
  void resize(double width, double height);
  /// Moves the clock and tells the session what is wanted.
  void tick(double seconds);
  /// The screen as it is now.
  const Scene& scene();

  [[nodiscard]] bool quits() const { return quits_; }
  /// Whether a key asked to go to or leave full screen since the last call.
  [[nodiscard]] bool takes_full_screen() { return std::exchange(full_screen_, false); }
  /// Whether anything is different from the last scene, so that it is worth painting.
  [[nodiscard]] bool stale() const { return stale_; }

  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] View& view() { return view_; }
  [[nodiscard]] PlayClock& clock() { return clock_; }
  [[nodiscard]] const std::shared_ptr<const Frame>& frame() const { return frame_; }

 private:
  void act(Action action);
  bool press_in_panel(const std::string& key);
  void arrow(const std::string& key);
  void back();
  void go_to_incident(bool forward);
  void look_at(const EntityId& id);
  /// The next page of the inspector or else of the table, or the one before.
  void further(bool down);
  void move_inspector(double down);
  void go_to_typed_date();
  void save_picture();
  void seek(double x);
  /// Says a line on the screen for a while, if there is one.
  void say(std::string message);

  WatchSession& session_;
  View view_;
  PlayClock clock_;
  std::string folder_;
  Stage stage_;
  Scene scene_;
  std::shared_ptr<const Frame> frame_;
  FuturesDesk futures_;
  BranchDesk branches_;
  double closer_ = 1;        ///< to be zoomed by as soon as there is a frame
  draw::Point held_at_;      ///< where the mouse was pressed, or dragged to last
  double message_left_ = 0;  ///< seconds
  bool quits_ = false, full_screen_ = false, stale_ = true, futures_wanted_ = false;
};

}  // namespace pilotwave::viz
