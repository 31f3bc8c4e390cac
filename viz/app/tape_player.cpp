#include "viz/app/tape_player.hpp"

#include <algorithm>

#include "viz/app/controller.hpp"

namespace pilotwave::viz {
namespace {

/// The last third of a scene that plays stands still, so that its end can be looked at.
constexpr double kPlays = 0.67;
/// So much of a scene that replays a change is a look at the panel.
constexpr double kLook = 0.25;

}  // namespace

TapePlayer::TapePlayer(Tape tape, const DistrictDef& district) : tape_(std::move(tape)), district_(district) {
  shows_futures_ = std::any_of(tape_.scenes.begin(), tape_.scenes.end(),
                               [](const TapeScene& s) { return s.content == Content::Futures; });
}

void TapePlayer::begin(Controller& controller) {
  const TapeScene& scene = tape_.scenes[scene_];
  View& view = controller.view();
  view.content = scene.content;
  view.panes = scene.panes;
  view.why = scene.why;
  view.card = scene.card;
  view.spoken = scene.captions;
  view.legend_introduced.reset();
  view.futures_shown = 1;
  view.branch.reset();
  controller.drop_branch();
  asked_ = replayed_ = false;
  view.selected.reset();
  if (!scene.select.empty()) {
    const Result<EntityId> who = parse_entity(scene.select, district_);
    if (who) view.selected = who.value();
  }
  view.inspector = view.selected.has_value();
  controller.clock().pause();
  if (scene.week) controller.clock().go_to(*scene.week);
  from_week_ = controller.clock().week();
  view.camera = {};
  if (scene.zoom > 1) controller.look_closer(scene.zoom);
  elapsed_ = 0;
  begun_ = true;
  controller.uncover();
}

void TapePlayer::tick(double seconds, Controller& controller) {
  if (finished() || held_) return;
  if (!begun_) begin(controller);
  // As long as the first scenes last; not at once, as the run itself comes first.
  if (shows_futures_ && controller.frame() && scene_ > 0) controller.prepare_futures();
  elapsed_ += seconds;
  const TapeScene& scene = tape_.scenes[scene_];
  const double share = scene.seconds > 0 ? std::min(1.0, elapsed_ / scene.seconds) : 1;
  if (scene.play_to) {
    const double from = scene.replay ? kLook : 0, on = std::clamp((share - from) / (kPlays - from), 0.0, 1.0);
    controller.clock().go_to(from_week_ + static_cast<int>(on * (*scene.play_to - from_week_)));
  }
  if (scene.introduce_legend) {
    controller.view().legend_introduced = std::min(1.0, share / kPlays);
    controller.uncover();
  }
  if (scene.content == Content::Futures) {
    controller.view().futures_shown = std::min(1.0, share / kPlays);
    controller.uncover();
  }
  if (!scene.what_if.empty()) ask(share, controller);
  if (share < 1) return;
  ++scene_;
  begun_ = false;
  if (finished()) leave(controller);
}

void TapePlayer::ask(double share, Controller& controller) {
  if (!asked_) asked_ = controller.ask_what_if(tape_.scenes[scene_].what_if);
  if (!asked_ || replayed_ || !tape_.scenes[scene_].replay || share < kLook) return;
  replayed_ = true;
  if (!controller.view().branch) return;
  controller.press("Enter");
}

void TapePlayer::leave(Controller& controller) {
  controller.view().spoken.clear();
  controller.view().legend_introduced.reset();
  controller.view().futures_shown = 1;
  controller.uncover();
}

bool TapePlayer::press(const std::string& key, Controller& controller) {
  if (finished() || controller.view().typed_date) return false;
  if (key == "Space") {
    held_ = !held_;
    return true;
  }
  if (key != "]" && key != "[") {
    // Whoever tries something in the panel is not hurried on.
    if (controller.view().branch) held_ = true;
    return false;
  }
  if (key == "]") {
    // What a scene leaves behind, the next one may stand on.
    const TapeScene& scene = tape_.scenes[scene_];
    if (scene.play_to) controller.clock().go_to(*scene.play_to);
    scene_ = std::min(scene_ + 1, tape_.scenes.size());
  } else {
    scene_ = scene_ > 0 ? scene_ - 1 : 0;
  }
  begun_ = false;
  held_ = false;
  if (finished()) leave(controller);
  return true;
}

}  // namespace pilotwave::viz
