#include <algorithm>

#include <fmt/format.h>

#include "viz/app/controller.hpp"
#include "viz/app/saved_files.hpp"

/// What each key of the map does.
namespace pilotwave::viz {
namespace {

constexpr double kTextStep = 0.25, kLargestText = 2;
constexpr double kZoomStep = 1.5;

}  // namespace

void Controller::act(Action action) {
  const auto content = [&](Content c) { view_.content = c; };
  switch (action) {
    case Action::PlayPause:
      return view_.card ? view_.card.reset() : clock_.toggle();
    case Action::StepForward:
      clock_.pause();
      return clock_.go_to(clock_.week() + 1);
    case Action::StepBack:
      clock_.pause();
      return clock_.go_to(clock_.week() - 1);
    case Action::Slower:
      return clock_.slower();
    case Action::Pause:
      return clock_.pause();
    case Action::Faster:
      return clock_.faster();
    case Action::ToStart:
      return clock_.go_to(0);
    case Action::ToEnd:
      return clock_.go_to(frame_ ? frame_->n_weeks() : 0);
    case Action::PreviousFlag:
      clock_.pause();
      return clock_.go_to(next_stop(stage_.stops(), clock_.week(), false));
    case Action::NextFlag:
      clock_.pause();
      return clock_.go_to(next_stop(stage_.stops(), clock_.week(), true));
    case Action::PreviousIncident:
    case Action::NextIncident:
      clock_.pause();
      return go_to_incident(action == Action::NextIncident);
    case Action::GoToDate:
      clock_.pause();
      view_.typed_date = "";
      return;
    case Action::OnlyA:
      view_.panes = Panes::OnlyA;
      return;
    case Action::Both:
      view_.panes = Panes::Both;
      return;
    case Action::Difference:
      if (!frame_ || !frame_->paired())
        return say("Two plans are needed for a difference: B branches this one");
      view_.panes = Panes::Difference;
      return;
    case Action::Map:
      return content(Content::Map);
    case Action::People:
      return content(Content::People);
    case Action::Charts:
      return content(Content::Charts);
    case Action::Table:
      view_.table_page = 0;
      return content(Content::Table);
    case Action::Futures:
      return content(Content::Futures);
    case Action::Inspector:
      view_.inspector = !view_.inspector;
      return;
    case Action::Why:
      if (!view_.selected) return say("Choose somebody first: I, then the arrows");
      view_.why = !view_.why;
      view_.inspector = true;
      return;
    case Action::FurtherDown:
      return further(true);
    case Action::FurtherUp:
      return further(false);
    case Action::Branch:
      clock_.pause();
      return frame_ ? say(branches_.open(*frame_, view_)) : void();
    case Action::SaveBranch:
      return say(branches_.save());
    case Action::DropBranch:
      return say(branches_.drop());
    case Action::Nearer:
      return look_closer(kZoomStep);
    case Action::Farther:
      return look_closer(1 / kZoomStep);
    case Action::SavePicture:
      return save_picture();
    case Action::Captions:
      view_.captions = !view_.captions;
      return;
    case Action::FullScreen:
      full_screen_ = true;
      return;
    case Action::Theme:
      view_.theme = draw::kThemes[(static_cast<std::size_t>(view_.theme) + 1) % draw::kThemes.size()];
      return;
    case Action::LargerText:
      view_.text_scale = std::min(kLargestText, view_.text_scale + kTextStep);
      return;
    case Action::SmallerText:
      view_.text_scale = std::max(1.0, view_.text_scale - kTextStep);
      return;
    case Action::ReducedMotion:
      view_.reduced_motion = !view_.reduced_motion;
      return say(view_.reduced_motion ? "Reduced motion: cuts instead of gliding" : "Full motion");
    case Action::AutoPause:
      view_.auto_pause = !view_.auto_pause;
      return say(view_.auto_pause ? "Pauses by itself at flags, incidents and goals"
                                  : "Plays through without pausing");
    case Action::Help:
      view_.help = !view_.help;
      return;
    case Action::Back:
      return back();
    case Action::Quit:
      quits_ = true;
      return;
  }
}

void Controller::go_to_incident(bool forward) {
  if (!frame_) return;
  const std::optional<int> week = next_incident_week(*frame_, clock_.week(), forward);
  if (!week)
    return say(forward ? "No incident comes to light after this week"
                       : "None came to light before this week");
  clock_.go_to(*week);
}

void Controller::back() {
  if (view_.help)
    view_.help = false;
  else if (view_.card)
    view_.card.reset();
  else if (view_.why)
    view_.why = false;
  else if (view_.inspector)
    view_.inspector = false;
  else if (view_.camera != Camera{})
    view_.camera = {};
  else if (view_.selected)
    view_.selected.reset();
  else if (view_.content != Content::Map)
    view_.content = Content::Map;
  else if (view_.panes != Panes::Both)
    view_.panes = Panes::Both;
}

void Controller::save_picture() {
  View clean = view_;
  clean.message.clear();
  clean.hovered.reset();
  const SavedFile saved = save_png(folder_, fmt::format("pilotwave-week-{:03}", clock_.week()),
                                   stage_.scene(frame_, clean, futures_.now()).picture, view_.theme);
  say(saved.words);
}

}  // namespace pilotwave::viz
