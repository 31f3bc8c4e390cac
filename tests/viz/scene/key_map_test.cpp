#include "viz/scene/key_map.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "viz/scene/overlays.hpp"

using namespace pilotwave::viz;

TEST_CASE("No key means two things, and every action has its key") {
  std::set<std::string_view> keys;
  std::set<Action> actions;
  for (const KeyRow& row : key_map()) {
    CHECK(keys.insert(row.key).second);
    CHECK(actions.insert(row.action).second);
    CHECK(find_key(row.key) == &row);
  }
  CHECK(actions.size() == static_cast<std::size_t>(Action::Quit) + 1);
  CHECK(find_key("Y") == nullptr);
}

TEST_CASE("The help names every key, on small screens and with large text") {
  for (const double em : {9.0, 24.0, 48.0}) {
    Sheet sheet(em);
    const pilotwave::draw::Box screen{0, 0, em * 60, em * 40};
    help_overlay(sheet, screen);
    std::set<std::string> shown;
    for (const auto& item : sheet.items) {
      const auto* text = std::get_if<pilotwave::draw::Text>(&item.what);
      if (text == nullptr) continue;
      shown.insert(text->text);
      CHECK(text->at.y <= screen.bottom());
    }
    for (const KeyRow& row : key_map()) CHECK(shown.count(std::string(row.key)) == 1);
  }
}
