#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "model/interventions/catalogue.hpp"
#include "scenario/diff.hpp"
#include "scenario/goal_reader.hpp"
#include "scenario/language.hpp"
#include "scenario/tool_reader.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

std::string page(const std::string& name) {
  std::ifstream in(PILOTWAVE_SOURCE_DIR "/docs/" + name);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The TOML blocks of a page.
std::vector<std::string> toml_blocks(const std::string& text) {
  const std::string open = "```toml\n", close = "```";
  std::vector<std::string> blocks;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    blocks.push_back(text.substr(at, text.find(close, at) - at));
  }
  return blocks;
}

}  // namespace

TEST_CASE("the plans of the guide load, and differ as the guide says") {
  const PlanFolder folder("documentation_guide");
  const std::string guide = page("guide/write-a-scenario.md");
  const auto blocks = toml_blocks(guide);
  REQUIRE(blocks.size() == 2);
  const auto first =
      load_scenario(folder.write("training-first.toml", blocks[0]), folder.file("district.toml"));
  const auto second =
      load_scenario(folder.write("twelve-hours.toml", blocks[1]), folder.file("district.toml"));
  REQUIRE(errors_of(first) == "loaded");
  REQUIRE(errors_of(second) == "loaded");
  for (const std::string& sentence : diff_in_words(first.value(), second.value())) {
    INFO(sentence);
    CHECK(guide.find("    " + sentence + "\n") != std::string::npos);
  }
}

TEST_CASE("the reference names every key, kind, signal, group and rule of the language") {
  const std::string reference = page("reference/scenario-format.md");
  const auto names = [&](std::string_view word) {
    INFO(word);
    CHECK(reference.find(word) != std::string::npos);
  };
  for (const auto& table : {scenario_keys(), goal_keys(), intervention_keys(), remove_keys(),
                            school_pick_keys(), tool_keys(), district_keys(), school_keys(), calendar_keys(),
                            department_hours_keys(), budget_keys(), today_keys()}) {
    for (const KeySpec& key : table) names(key.key);
  }
  for (const InterventionKind& kind : intervention_catalogue()) names(kind.kind);
  for (const SignalSpec& signal : signal_catalogue()) names(signal.name);
  for (const std::string_view group : goal_groups()) names(group);
  for (const ToolField& field : tool_fields()) names(field.key);
  for (int rule = 0; rule <= static_cast<int>(PickRule::NeedLast); ++rule) {
    if (static_cast<PickRule>(rule) != PickRule::Named) names(pick_rule_name(static_cast<PickRule>(rule)));
  }
}
