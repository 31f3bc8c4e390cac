#include "scenario/tool_reader.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

TEST_CASE("every kind of tool has a parameter for every field, and the kinds share their ranges") {
  for (const ToolField& field : tool_fields()) {
    const ParamSpec& first = param_catalogue()[tool_parameter(ToolKind::Tutor, field)];
    for (const ToolKind kind : {ToolKind::Feedback, ToolKind::Planning, ToolKind::GeneralChat}) {
      const ParamSpec& spec = param_catalogue()[tool_parameter(kind, field)];
      CHECK(spec.min == first.min);
      CHECK(spec.max == first.max);
    }
  }
}

TEST_CASE("a standard tool takes changes; a new one begins as its kind") {
  const PlanFolder folder("tools_read");
  const auto loaded = folder.load(
      "[[tool]]\nid = \"tutor\"\nguardrails = 0.3\n[[tool]]\nid = \"a_tutor\"\nkind = \"tutor\"\nseat_price "
      "= 9.5\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const std::vector<ToolDef>& tools = loaded.value().tools;
  REQUIRE(tools.size() == 5);
  CHECK(tools[0].id == "a_tutor");
  CHECK(tools[0].seat_price_usd == 9.5);
  CHECK(tools[0].guardrails ==
        loaded.value().params[static_cast<std::size_t>(find_param("tool.tutor.guardrails"))]);
  CHECK(tools[1].id == "tutor");
  CHECK(tools[1].guardrails == 0.3);
  CHECK(loaded.value().origin.at("tool.tutor.guardrails") == folder.file("plan.toml") + ":6");
}

TEST_CASE("wrong tools are refused") {
  const PlanFolder folder("tools_wrong");
  const auto with = [&](const std::string& body) {
    return errors_of(folder.load("[[tool]]\n" + body + "\n"));
  };
  CHECK(with("kind = \"tutor\"").find("4:1 `id` is missing") == 0);
  CHECK(with("id = \"a b\"\nkind = \"tutor\"").find("5:6 `a b` is no short name") == 0);
  CHECK(with("id = \"tuter\"") == "4:1 tool `tuter` is new, so it needs a `kind` (did you mean `tutor`?)");
  CHECK(with("id = \"x\"\nkind = \"tuto\"") == "6:8 unknown kind of tool `tuto` (did you mean `tutor`?)");
  CHECK(with("id = \"tutor\"\nkind = \"planning\"").find("4:1 tool `tutor` is a tutor tool already") == 0);
  CHECK(with("id = \"tutor\"\nguardrails = 2").find("6:14 `guardrails` must lie between 0 and 1") == 0);
  CHECK(with("id = \"tutor\"\nguardrail = 0.2") ==
        "6:1 unknown key `guardrail` (did you mean `guardrails`?)");
  CHECK(with("id = \"tutor\"\n[[tool]]\nid = \"tutor\"") ==
        "6:1 tool `tutor` is given twice in this file (put both into one [[tool]])");
  std::string many;
  for (const char* id : {"a", "b", "c", "d", "e"})
    many += "[[tool]]\nid = \"" + std::string(id) + "\"\nkind = \"tutor\"\n";
  CHECK(errors_of(folder.load(many)).find("16:1 a scenario has at most 8 tools") == 0);
  CHECK(errors_of(folder.load("tool = [1]\n")) == "4:9 `tool[1]` must be a table, found a whole number");
}
