#include "viz/app/controller.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "viz/app/date_entry.hpp"

namespace pilotwave::viz {
namespace {

constexpr double kMessageSeconds = 5;

}  // namespace

Controller::Controller(WatchSession& session, const View& view, int n_weeks, std::string folder)
    : session_(session),
      view_(view),
      clock_(n_weeks),
      folder_(std::move(folder)),
      branches_(session, folder_) {}

void Controller::say(std::string message) {
  if (message.empty()) return;
  view_.message = std::move(message);
  message_left_ = kMessageSeconds;
  stale_ = true;
}

void Controller::resize(double width, double height) {
  view_.width = std::max(1.0, width);
  view_.height = std::max(1.0, height);
  stale_ = true;
}

const Scene& Controller::scene() {
  scene_ = stage_.scene(frame_, view_, futures_.now());
  stale_ = false;
  return scene_;
}

void Controller::tick(double seconds) {
  if (message_left_ > 0 && (message_left_ -= seconds) <= 0) view_.message.clear(), stale_ = true;
  std::vector<int> stops;
  if (view_.auto_pause) stops = stop_weeks(stage_.stops(), true, true);
  const int week = clock_.week();
  const bool playing = clock_.playing();
  clock_.advance(seconds, stops, session_.known_weeks());
  stale_ = stale_ || clock_.playing() || playing != clock_.playing() || week != clock_.week();
  view_.playing = clock_.playing();
  view_.speed = clock_.speed();
  session_.wish({clock_.week(), view_.inspector ? view_.selected : std::nullopt});
  if (auto latest = session_.latest(); latest != frame_) {
    frame_ = std::move(latest);
    stale_ = true;
    if (closer_ != 1) look_closer(std::exchange(closer_, 1));
  }
  // A frame of another week than the clock's is shown as it stands.
  view_.within_week = frame_ && frame_->week() == clock_.week() ? clock_.within_week() : 0;
  const bool looks = view_.content == Content::Futures;
  // A branch that nobody looks at the futures of is no reason to lose those of the plans.
  if (frame_ && (looks || (futures_wanted_ && !branches_.has_branch())) && futures_.follow(*frame_))
    stale_ = stale_ || looks;
}

bool Controller::ask_what_if(const std::string& words) {
  if (!frame_ || frame_->week() != clock_.week()) return false;
  stale_ = true;
  say(branches_.open(*frame_, view_));
  if (view_.branch && !BranchDesk::choose(view_, words)) {
    view_.branch.reset();
    say(fmt::format("Nothing here can be changed that is called `{}`", words));
  }
  return true;
}

void Controller::drop_branch() {
  if (branches_.has_branch()) static_cast<void>(branches_.drop());
}

void Controller::press(const std::string& key) {
  stale_ = true;
  if (press_in_panel(key)) return;
  if (key == "Up" || key == "Down" || key == "Left" || key == "Right" || key == "Enter") return arrow(key);
  if (const KeyRow* row = find_key(key)) act(row->action);
}

bool Controller::press_in_panel(const std::string& key) {
  if (view_.typed_date) {
    const DateEntry entry = type_date(*view_.typed_date, key);
    if (entry == DateEntry::Left) view_.typed_date.reset();
    if (entry == DateEntry::Entered) go_to_typed_date();
    return true;
  }
  if (!view_.branch) return false;
  say(branches_.press(key, *frame_, view_));
  return true;
}

void Controller::go_to_typed_date() {
  const std::optional<Date> day = parse_date(*view_.typed_date);
  if (!day || !frame_) return say(fmt::format("`{}` is no date: write 2027-01-11", *view_.typed_date));
  view_.typed_date.reset();
  clock_.go_to(frame_->calendar().week_of(*day) + 1);
}

}  // namespace pilotwave::viz
