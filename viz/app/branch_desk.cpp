#include "viz/app/branch_desk.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "scenario/words.hpp"
#include "viz/app/saved_files.hpp"

namespace pilotwave::viz {

std::string BranchDesk::open(const Frame& frame, View& view) const {
  if (frame.week() >= frame.n_weeks()) return "The run ends here: go back to a week to branch from";
  view.branch = BranchPanel{possible_changes(frame.plans.front(), frame.week()), 0};
  return {};
}

bool BranchDesk::choose(View& view, std::string_view words) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  std::vector<Change>& all = view.branch->changes;
  const auto it = std::find_if(all.begin(), all.end(), [&](const Change& change) {
    return std::search(change.label.begin(), change.label.end(), words.begin(), words.end(), same) !=
           change.label.end();
  });
  if (it == all.end()) return false;
  view.branch->chosen = static_cast<std::size_t>(it - all.begin());
  return true;
}

std::string BranchDesk::press(const std::string& key, const Frame& frame, View& view) {
  BranchPanel& panel = *view.branch;
  Change& change = panel.changes[panel.chosen];
  if (key == "Enter") return branch(frame, view);
  if (key == "Up") panel.chosen = panel.chosen > 0 ? panel.chosen - 1 : 0;
  if (key == "Down") panel.chosen = std::min(panel.chosen + 1, panel.changes.size() - 1);
  if (key == "Left" || key == "Right") step_value(change, key == "Right");
  if (key == "Esc" || key == "B") view.branch.reset();
  return {};
}

std::string BranchDesk::branch(const Frame& frame, View& view) {
  const Change change = view.branch->changes[view.branch->chosen];
  view.branch.reset();
  const Date monday = frame.calendar().monday(frame.week());
  branch_ = changed_plan(*frame.plans.front().scenario, change, monday);
  session_.put_beside(*branch_);
  view.panes = Panes::Both;
  return fmt::format("B is now: {}. Space plays on, S saves it", change_words(change, monday));
}

std::string BranchDesk::save() const {
  if (!branch_) return "There is no branch to save: B makes one";
  return save_text(folder_, branch_->slug, ".toml", scenario_text(*branch_)).words;
}

std::string BranchDesk::drop() {
  if (!branch_) return "There is no branch to drop";
  branch_.reset();
  session_.put_back();
  return "The branch is gone";
}

}  // namespace pilotwave::viz
