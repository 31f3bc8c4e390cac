#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// The drawer at the right: who or what is chosen, how it stands under each plan, and why it did what it did
/// in the week just closed, beside its twin in the other plan. What it has no room for is seen further down.
/// @return how far down there is something, em
double inspector(Sheet& sheet, const Frame& frame, const View& view, const draw::Box& box);

/// The decision of a person in one sentence: "This week they begin to use AI monthly: the chance was 4 of
/// 100, and luck (2) was below it. Most for it: 3 of 4 colleagues they ask use AI; most against: ...".
[[nodiscard]] std::string why_sentence(const PersonExplanation& person);

/// Somebody as a title: "Teacher at Oak Elementary", never a name of a person.
[[nodiscard]] std::string entity_title(const World& world, const EntityId& id);

}  // namespace pilotwave::viz
