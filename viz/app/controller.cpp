#include "viz/app/controller.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "scenario/words.hpp"
#include "viz/app/saved_files.hpp"
#include "viz/scene/timeline.hpp"

namespace pilotwave::viz {
namespace {

constexpr double kMessageSeconds = 3;
constexpr std::uint32_t kFutures = 100;
constexpr double kTextStep = 0.25, kLargestText = 2;

}  // namespace

Controller::Controller(WatchSession& session, const View& view, int n_weeks, std::string folder)
    : session_(session), view_(view), clock_(n_weeks), folder_(std::move(folder)) {}

void Controller::say(std::string message) {
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
  scene_ = stage_.scene(frame_, view_, futures_now_.get());
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
  }
  // A frame of another week than the clock's is shown as it stands.
  view_.within_week = frame_ && frame_->week() == clock_.week() ? clock_.within_week() : 0;
  if (view_.content == Content::Futures && frame_) {
    show_futures();
    if (auto now = futures_->latest(); now != futures_now_) futures_now_ = std::move(now), stale_ = true;
  }
}

void Controller::press(const std::string& key) {
  stale_ = true;
  if (press_in_panel(key)) return;
  if (key == "Up" || key == "Down" || key == "Left" || key == "Right" || key == "Enter") return arrow(key);
  if (const KeyRow* row = find_key(key)) act(row->action);
}

bool Controller::press_in_panel(const std::string& key) {
  if (view_.typed_date) {
    std::string& typed = *view_.typed_date;
    constexpr std::size_t kLongest = 10;
    if (key == "Esc")
      view_.typed_date.reset();
    else if (key == "Enter")
      go_to_typed_date();
    else if (key == "Backspace") {
      if (!typed.empty()) typed.pop_back();
    } else if (key.size() == 1 && (std::isdigit(static_cast<unsigned char>(key[0])) != 0 || key == "-") &&
               typed.size() < kLongest) {
      typed += key;
    }
    return true;
  }
  if (!view_.branch) return false;
  BranchPanel& panel = *view_.branch;
  Change& change = panel.changes[panel.chosen];
  if (key == "Esc" || key == "B")
    view_.branch.reset();
  else if (key == "Up")
    panel.chosen = panel.chosen > 0 ? panel.chosen - 1 : 0;
  else if (key == "Down")
    panel.chosen = std::min(panel.chosen + 1, panel.changes.size() - 1);
  else if (key == "Left")
    change.value = std::max(change.least, change.value - change.step);
  else if (key == "Right")
    change.value = std::min(change.most, change.value + change.step);
  else if (key == "Enter")
    branch();
  return true;
}

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
    case Action::Branch:
      return open_branch_panel();
    case Action::SaveBranch:
      return save_branch();
    case Action::DropBranch:
      if (!branch_) return say("There is no branch to drop");
      branch_.reset();
      session_.put_back();
      return say("The branch is gone");
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

void Controller::back() {
  if (view_.help)
    view_.help = false;
  else if (view_.card)
    view_.card.reset();
  else if (view_.why)
    view_.why = false;
  else if (view_.inspector)
    view_.inspector = false;
  else if (view_.selected)
    view_.selected.reset();
  else if (view_.content != Content::Map)
    view_.content = Content::Map;
  else if (view_.panes != Panes::Both)
    view_.panes = Panes::Both;
}

void Controller::look_at(const EntityId& id) {
  view_.selected = id;
  view_.inspector = true;
}

void Controller::arrow(const std::string& key) {
  if (!frame_) return;
  if (view_.content == Content::Table && (key == "Up" || key == "Down")) {
    view_.table_page =
        std::clamp(view_.table_page + (key == "Down" ? 1 : -1), 0, std::max(0, scene_.table_pages - 1));
    return;
  }
  if (key == "Enter") {
    if (view_.selected && view_.content == Content::Map) view_.content = Content::People;
    return;
  }
  if (!view_.inspector) {
    if (key == "Left" || key == "Right") act(key == "Right" ? Action::StepForward : Action::StepBack);
    return;
  }
  const std::vector<Hit>& hits = scene().hits;
  if (hits.empty()) return;
  const auto here = std::find_if(hits.begin(), hits.end(),
                                 [&](const Hit& h) { return view_.selected && h.id == *view_.selected; });
  if (here == hits.end()) return look_at(hits.front().id);
  // The nearest in the arrow's direction; what lies aside counts twice.
  const draw::Point from = here->box.centre();
  const Hit* best = nullptr;
  double nearest = INFINITY;
  for (const Hit& hit : hits) {
    if (hit.plan != here->plan) continue;
    const double dx = hit.box.centre().x - from.x, dy = hit.box.centre().y - from.y;
    const double ahead = key == "Right" ? dx : key == "Left" ? -dx : key == "Down" ? dy : -dy;
    const double aside = key == "Right" || key == "Left" ? std::abs(dy) : std::abs(dx);
    if (ahead <= 0.5 || ahead + 2 * aside >= nearest) continue;
    nearest = ahead + 2 * aside;
    best = &hit;
  }
  if (best != nullptr) look_at(best->id);
}

void Controller::point(draw::Point at) {
  const Hit* hit = hit_at(scene_, at);
  const std::optional<EntityId> now = hit != nullptr ? std::optional(hit->id) : std::nullopt;
  if (now != view_.hovered) view_.hovered = now, stale_ = true;
}

void Controller::click(draw::Point at) {
  stale_ = true;
  if (view_.help) return back();
  if (view_.card) return view_.card.reset();
  const draw::Box& bar = scene_.bar;
  if (at.y >= bar.y && at.y <= bar.bottom() && frame_) return seek(at.x);
  if (const Hit* hit = hit_at(scene_, at)) look_at(hit->id);
}

void Controller::drag(draw::Point at) {
  if (at.y >= scene_.bar.y && frame_) seek(at.x);
}

void Controller::seek(double x) {
  clock_.pause();
  clock_.go_to(week_at(scene_.bar, x, frame_->n_weeks()));
}

void Controller::go_to_typed_date() {
  const std::optional<Date> day = parse_date(*view_.typed_date);
  if (!day || !frame_) return say(fmt::format("`{}` is no date: write 2027-01-11", *view_.typed_date));
  view_.typed_date.reset();
  clock_.go_to(frame_->calendar().week_of(*day) + 1);
}

void Controller::open_branch_panel() {
  if (!frame_) return;
  if (frame_->week() >= frame_->n_weeks()) return say("The run ends here: go back to a week to branch from");
  clock_.pause();
  view_.branch = BranchPanel{possible_changes(frame_->plans.front(), frame_->week()), 0};
}

void Controller::branch() {
  const Change change = view_.branch->changes[view_.branch->chosen];
  view_.branch.reset();
  const Date monday = frame_->calendar().monday(frame_->week());
  branch_ = changed_plan(*frame_->plans.front().scenario, change, monday);
  session_.put_beside(*branch_);
  view_.panes = Panes::Both;
  say(fmt::format("B is now: {}. Space plays on, S saves it", change_words(change, monday)));
}

void Controller::save_branch() {
  if (!branch_) return say("There is no branch to save: B makes one");
  say(save_text(folder_, branch_->slug, ".toml", scenario_text(*branch_)).words);
}

void Controller::save_picture() {
  View clean = view_;
  clean.message.clear();
  clean.hovered.reset();
  const SavedFile saved = save_png(folder_, fmt::format("pilotwave-week-{:03}", clock_.week()),
                                   stage_.scene(frame_, clean, futures_now_.get()).picture, view_.theme);
  say(saved.words);
}

std::vector<Scenario> Controller::plans_shown() const {
  std::vector<Scenario> plans;
  for (const PlanFrame& plan : frame_->plans) plans.push_back(*plan.scenario);
  return plans;
}

void Controller::show_futures() {
  std::vector<const void*> of;
  for (const PlanFrame& plan : frame_->plans) of.push_back(plan.scenario.get());
  if (futures_ && of == futures_of_) return;
  futures_.reset();
  futures_of_ = std::move(of);
  futures_ = std::make_unique<FuturesRun>(plans_shown(), kFutures);
}

}  // namespace pilotwave::viz
