#include "viz/scene/inspector.hpp"

#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

TEST_CASE("Why: the sentence says the chance that was used and the strongest influence each way") {
  PersonExplanation e;
  e.state_before = 2;
  e.state_after = 4;
  e.after = "uses AI monthly";
  Chance c;
  c.move = "move on to monthly use";
  c.rate = 0.01;
  c.probability = 0.043;
  c.terms = {{"peers", 1.2, "3 of 4 colleagues they ask use AI"},
             {"trust", 0.3, "trust 0.6"},
             {"experience", -0.8, "30 years in the job"}};
  e.chances = {c};
  const std::string text = why_sentence(e);
  CHECK(text ==
        "This week it happened: uses AI monthly, a chance of 4 in 100. Most for it: peers (3 of 4 colleagues "
        "they "
        "ask use AI). Most against: experience (30 years in the job).");
  e.state_after = 2;
  CHECK(why_sentence(e).starts_with(
      "The chance to move on to monthly use was 4 in 100; this week's luck left things"));
  e.no_decision = "school is out";
  CHECK(why_sentence(e) == "School is out.");
}

TEST_CASE("The drawer tells of both plans and stays within its box") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(), 0, *executor);
  for (const EntityId id :
       {EntityId{EntityKind::School, 1, 0}, {EntityKind::Teacher, 1, 2}, {EntityKind::Student, 1, 30}}) {
    View view;
    view.selected = id;
    view.why = true;
    const draw::Box box{1400, 60, 480, 700};
    Sheet sheet(24);
    inspector(sheet, *rehearsal.frame({40, id}), view, box);
    const auto& group = std::get<draw::Group>(sheet.items.back().what);
    std::string words;
    for (const draw::Item& item : group.items) {
      if (const auto* text = std::get_if<draw::Text>(&item.what)) {
        words += text->text + "\n";
        CHECK(text->at.y <= box.bottom());
      }
    }
    INFO(words);
    CHECK(words.find("A  early") != std::string::npos);
    CHECK(words.find("B  late") != std::string::npos);
  }
}

TEST_CASE("What the drawer has no room for is seen further down, and every line in some place") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(), 0, *executor);
  const EntityId id{EntityKind::Teacher, 1, 2};
  const auto frame = rehearsal.frame({40, id});
  View view;
  view.selected = id;
  view.why = true;
  const auto lines_at = [&](double from, double height) {
    view.inspector_from = from;
    Sheet sheet(24);
    inspector(sheet, *frame, view, {1400, 60, 480, height});
    std::vector<std::string> lines;
    for (const draw::Item& item : std::get<draw::Group>(sheet.items.back().what).items) {
      if (const auto* text = std::get_if<draw::Text>(&item.what)) lines.push_back(text->text);
    }
    return lines;
  };
  Sheet whole(24), low(24);
  CHECK(inspector(whole, *frame, view, {1400, 60, 480, 5000}) == 0);
  const double most = inspector(low, *frame, view, {1400, 60, 480, 400});
  REQUIRE(most > 0);
  std::vector<std::string> seen;
  for (double from = 0; from <= most; from += 4) {
    const auto lines = lines_at(from, 400);
    CHECK(!lines.empty());
    seen.insert(seen.end(), lines.begin(), lines.end());
  }
  // Beyond the end it stays at the end.
  const auto last = lines_at(most, 400);
  CHECK(lines_at(1000, 400) == last);
  seen.insert(seen.end(), last.begin(), last.end());
  for (const std::string& line : lines_at(0, 5000)) {
    INFO(line);
    CHECK(std::find(seen.begin(), seen.end(), line) != seen.end());
  }
}
