#include "viz/scene/pane_titles.hpp"

#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

std::vector<draw::Text> texts_of(const Sheet& sheet) {
  std::vector<draw::Text> all;
  for (const draw::Item& item : sheet.items) {
    if (const auto* text = std::get_if<draw::Text>(&item.what)) all.push_back(*text);
  }
  return all;
}

}  // namespace

TEST_CASE("Titles beside each other are written alike, however long one of the names is") {
  const auto executor = make_serial_executor();
  auto plans = viz::test::small_pair(3, 60, 20);
  plans[0].name = "A plan with a name that is much longer than that of the other one";
  Rehearsal rehearsal(plans, 0, *executor);
  rehearsal.run_to_end();
  const auto frame = rehearsal.frame({18, {}});
  for (const double width : {200.0, 400.0, 600.0, 900.0, 1500.0}) {
    Sheet sheet(20);
    pane_titles(sheet, *frame, {{0, 0, width, 40}, {width, 0, width, 40}}, 0);
    const auto texts = texts_of(sheet);
    INFO(width);
    // Two names, and two counts or none.
    REQUIRE((texts.size() == 2 || texts.size() == 4));
    const std::size_t per = texts.size() / 2;
    CHECK(texts[0].size == texts[per].size);
    if (per == 2)
      CHECK(texts[1].text.substr(texts[1].text.find(" of ")) ==
            texts[3].text.substr(texts[3].text.find(" of ")));
  }
}
