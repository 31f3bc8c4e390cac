#include "viz/scene/key_map.hpp"

#include <algorithm>

namespace pilotwave::viz {
namespace {

constexpr KeyRow kKeys[] = {
    {Action::PlayPause, "Space", "play or pause"},
    {Action::StepForward, ".", "one week on"},
    {Action::StepBack, ",", "one week back"},
    {Action::Slower, "J", "slower"},
    {Action::Pause, "K", "pause"},
    {Action::Faster, "L", "faster"},
    {Action::ToStart, "Home", "to the start"},
    {Action::ToEnd, "End", "to the end"},
    {Action::PreviousFlag, "[", "previous mark on the bar"},
    {Action::NextFlag, "]", "next mark on the bar"},
    {Action::PreviousIncident, "{", "previous serious incident"},
    {Action::NextIncident, "}", "next serious incident"},
    {Action::GoToDate, "G", "go to a date"},
    {Action::OnlyA, "1", "plan A alone"},
    {Action::Both, "2", "both plans"},
    {Action::Difference, "3", "where they differ"},
    {Action::Map, "M", "map of schools"},
    {Action::People, "N", "people of a school"},
    {Action::Charts, "V", "charts"},
    {Action::Table, "T", "table"},
    {Action::Futures, "U", "many futures"},
    {Action::Nearer, "Z", "nearer; arrows move"},
    {Action::Farther, "X", "farther"},
    {Action::Inspector, "I", "inspector; arrows move"},
    {Action::Why, "W", "why: every influence"},
    {Action::FurtherDown, "PgDn", "further down: inspector, table"},
    {Action::FurtherUp, "PgUp", "back up"},
    {Action::Branch, "B", "branch: change a plan here"},
    {Action::SaveBranch, "S", "save the branch as a scenario"},
    {Action::DropBranch, "D", "drop the branch"},
    {Action::SavePicture, "P", "save a picture"},
    {Action::Captions, "C", "captions"},
    {Action::AutoPause, "A", "pause by itself at flags"},
    {Action::FullScreen, "F", "full screen"},
    {Action::Theme, "H", "light, dark, high contrast"},
    {Action::LargerText, "+", "larger text, to 200%"},
    {Action::SmallerText, "-", "smaller text"},
    {Action::ReducedMotion, "R", "reduced motion"},
    {Action::Help, "?", "this help"},
    {Action::Back, "Esc", "back out"},
    {Action::Quit, "Q", "quit"},
};

}  // namespace

std::span<const KeyRow> key_map() { return kKeys; }

const KeyRow* find_key(std::string_view key) {
  const auto* row =
      std::find_if(std::begin(kKeys), std::end(kKeys), [&](const KeyRow& r) { return r.key == key; });
  return row == std::end(kKeys) ? nullptr : row;
}

}  // namespace pilotwave::viz
