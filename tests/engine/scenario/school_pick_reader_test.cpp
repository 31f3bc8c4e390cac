#include "scenario/school_pick_reader.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "scenario/intervention_text.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

Result<Scenario> load_with(const PlanFolder& folder, const std::string& schools) {
  return folder.load("[[intervention]]\nkind = \"training\"\nstart = 2026-08-17\nschools = " + schools +
                     "\n");
}

SchoolPick picked(const PlanFolder& folder, const std::string& schools) {
  const auto loaded = load_with(folder, schools);
  REQUIRE(errors_of(loaded) == "loaded");
  const SchoolPick& pick = loaded.value().interventions.at(0).schools;
  // Written again, it is the same pick.
  const auto again = load_with(folder, school_pick_text(pick));
  REQUIRE(errors_of(again) == "loaded");
  CHECK(again.value().interventions.at(0).schools == pick);
  return pick;
}

}  // namespace

TEST_CASE("rules of picking have one name each") {
  for (int i = 0; i <= static_cast<int>(PickRule::NeedLast); ++i) {
    const auto rule = static_cast<PickRule>(i);
    CHECK(parse_pick_rule(pick_rule_name(rule)) == rule);
  }
  CHECK_FALSE(parse_pick_rule("lottery").has_value());
  CHECK(pick_rule_name(PickRule::MostConnected) == "most_connected");
}

TEST_CASE("schools are all, named, or picked") {
  const PlanFolder folder("schools_read");
  CHECK(picked(folder, "\"all\"") == SchoolPick{});
  const SchoolPick named = picked(folder, "[\"oak\", \"elm\"]");
  CHECK(named.rule == PickRule::Named);
  CHECK(named.names == std::vector<std::string>{"elm", "oak"});
  const SchoolPick strata = picked(folder, "{ count = 2, pick = \"stratified\", by = \"level\" }");
  CHECK(strata.rule == PickRule::Stratified);
  CHECK(strata.by == StratifyBy::Level);
  CHECK(strata.count == 2);
  const SchoolPick share = picked(folder, "{ share = 0.5, pick = \"need_first\", level = \"high\" }");
  CHECK(share.rule == PickRule::NeedFirst);
  CHECK(share.share == 0.5);
  CHECK(share.level == Level::High);
  CHECK(picked(folder, "{ level = \"elementary\" }").rule == PickRule::All);
}

TEST_CASE("wrong picks are refused") {
  const PlanFolder folder("schools_wrong");
  const auto with = [&](const std::string& schools) { return errors_of(load_with(folder, schools)); };
  CHECK(with("\"oak\"").find("7:11 `schools` cannot be \"oak\" (write \"all\", a list of school ids") == 0);
  CHECK(with("\"volunteers\"") ==
        "7:11 `schools` cannot be \"volunteers\" (write { count = 6, pick = \"volunteers\" })");
  CHECK(with("6").find("7:11 `schools` must be \"all\", a list or a table, found a whole number") == 0);
  CHECK(with("[]").find("7:11 `schools` names no school") == 0);
  CHECK(with("[\"oak\", \"oak\"]") == "7:19 school `oak` is named twice (name it once)");
  CHECK(with("[3]").find("7:12 `schools[1]` must be a string") == 0);
  CHECK(with("[\"oka\"]") == "7:11 district `riverbend` has no school `oka` (did you mean `oak`?)");
  CHECK(with("{ count = 1 }").find("7:11 it is not said how the schools are picked") == 0);
  CHECK(with("{ pick = \"random\" }") ==
        "7:20 it is not said how many schools are picked (add `count` or `share`)");
  CHECK(with("{ count = 1, pick = \"randm\" }") ==
        "7:31 unknown way to pick schools `randm` (did you mean `random`?)");
  CHECK(with("{ count = 1, pick = \"named\" }").find("7:31 named schools are written as a list") == 0);
  CHECK(with("{ count = 1, pick = \"all\" }").find("7:31 `all` leaves nothing to pick") == 0);
  CHECK(with("{ count = 1, share = 0.5, pick = \"random\" }")
            .find("7:32 `count` and `share` both say how many") == 0);
  CHECK(with("{ share = 0, pick = \"random\" }").find("7:21 a share of 0 picks no school") == 0);
  CHECK(with("{ count = 0, pick = \"random\" }").find("7:21 `count` must lie between 1 and 100000") == 0);
  CHECK(with("{ count = 1, pick = \"random\", by = \"level\" }")
            .find("7:46 `by` goes with pick = \"stratified\" only") == 0);
  CHECK(with("{ level = \"high\", by = \"level\" }").find("`by` goes with pick = \"stratified\" only") !=
        std::string::npos);
  CHECK(with("{ count = 1, pick = \"stratified\", by = \"size\" }")
            .find("7:50 schools cannot be stratified by `size`") == 0);
  CHECK(with("{ level = \"hihg\" }") == "7:21 unknown level of school `hihg` (did you mean `high`?)");
  CHECK(with("{ level = \"middle\" }").find("7:11 district `riverbend` has no schools of level middle") == 0);
  CHECK(with("{ count = 3, pick = \"random\" }") ==
        "7:11 3 schools are wanted, but district `riverbend` has 2 (write at most 2, or a share)");
  CHECK(with("{ count = 2, pick = \"random\", level = \"high\" }").find("has 1 of level high") !=
        std::string::npos);
}
