#include <algorithm>
#include <cmath>
#include <utility>

#include "viz/app/controller.hpp"
#include "viz/scene/timeline.hpp"

/// The mouse and the arrows: who is looked at, from how near, and in which week.
namespace pilotwave::viz {
namespace {

constexpr double kPanStep = 0.2;  // of what is seen

bool holds(const draw::Box& box, draw::Point at) {
  return at.x >= box.x && at.x <= box.right() && at.y >= box.y && at.y <= box.bottom();
}

}  // namespace

void Controller::look_at(const EntityId& id) {
  if (view_.selected != id) view_.inspector_from = 0;
  view_.selected = id;
  view_.inspector = true;
}

void Controller::move_inspector(double down) {
  // What lies below is known from the last scene; a resize or another week may have changed it since.
  const double here = std::min(view_.inspector_from, scene_.inspector_most);
  view_.inspector_from = std::clamp(here + down, 0.0, scene_.inspector_most);
  stale_ = true;
}

void Controller::further(bool down) {
  constexpr double kKept = 2;  // em of a page that stay in sight
  if (view_.inspector) {
    const double page = std::max(1.0, scene_.inspector.height / em_of(view_) - 2 * kKept);
    return move_inspector(down ? page : -page);
  }
  if (view_.content == Content::Table) arrow(down ? "Down" : "Up");
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
  const double right = key == "Right" ? kPanStep : key == "Left" ? -kPanStep : 0;
  const double down = key == "Down" ? kPanStep : key == "Up" ? -kPanStep : 0;
  if (!view_.inspector) {
    if (view_.camera.zoom > 1) return pan(view_.camera, right, down);
    if (right != 0) act(right > 0 ? Action::StepForward : Action::StepBack);
    return;
  }
  const std::vector<Hit>& hits = scene().hits;
  if (hits.empty()) return;
  const Hit* here = view_.selected ? hit_of(hits, *view_.selected) : nullptr;
  if (here == nullptr) return look_at(hits.front().id);
  const Hit* next = neighbour(hits, *here, key);
  if (next != nullptr) return look_at(next->id);
  // Nobody is left in what is seen: look on.
  pan(view_.camera, right, down);
}

void Controller::look_closer(double factor) {
  if (!frame_) {
    closer_ *= factor;
    return;
  }
  viz::look_closer(view_, scene(), factor);
  stale_ = true;
}

void Controller::point(draw::Point at) {
  const Hit* hit = hit_at(scene_.hits, at);
  const std::optional<EntityId> now = hit != nullptr ? std::optional(hit->id) : std::nullopt;
  if (now != view_.hovered) view_.hovered = now, stale_ = true;
}

void Controller::click(draw::Point at) {
  stale_ = true;
  held_at_ = at;
  if (view_.help) return back();
  if (view_.card) return view_.card.reset();
  const draw::Box& bar = scene_.bar;
  if (at.y >= bar.y && at.y <= bar.bottom() && frame_) return seek(at.x);
  if (const Hit* hit = hit_at(scene_.hits, at)) look_at(hit->id);
}

void Controller::drag(draw::Point at) {
  const draw::Point from = std::exchange(held_at_, at);
  if (at.y >= scene_.bar.y && frame_) return seek(at.x);
  for (const draw::Box& lens : scene_.lenses) {
    if (!holds(lens, from)) continue;
    stale_ = true;
    return pan(view_.camera, (from.x - at.x) / lens.width, (from.y - at.y) / lens.height);
  }
}

void Controller::wheel(draw::Point at, double notches) {
  constexpr double kNotch = 1.2, kLines = 3;  // as much nearer; em of the inspector
  if (holds(scene_.inspector, at) && view_.inspector) return move_inspector(-kLines * notches);
  for (const draw::Box& lens : scene_.lenses) {
    if (!holds(lens, at)) continue;
    stale_ = true;
    return zoom_at(view_.camera, lens, at, std::pow(kNotch, notches));
  }
}

void Controller::seek(double x) {
  clock_.pause();
  clock_.go_to(week_at(scene_.bar, x, frame_->n_weeks()));
}

}  // namespace pilotwave::viz
