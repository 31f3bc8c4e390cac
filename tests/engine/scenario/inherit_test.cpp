#include "scenario/inherit.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

namespace {

std::string head(const std::string& name, const std::string& rest = "") {
  return "schema = 1\nname = \"" + name + "\"\n" + rest;
}
std::string training(const std::string& name, const std::string& start) {
  return "[[intervention]]\nkind = \"training\"\n" + (name.empty() ? "" : "name = \"" + name + "\"\n") +
         "start = " + start + "\n";
}

/// A base with everything that can be inherited, in a folder of its own.
std::string write_base(const PlanFolder& folder) {
  return folder.write("base/base.toml",
                      head("Base",
                           "summary = \"Old\"\ndistrict = \"../district.toml\"\nweeks = 100\nseed = 7\n"
                           "[parameters]\ntrust.loss = 0.1\ntrust.news = 0.2\n"
                           "[goals]\ncost_usd = { at_most = 5 }\ntrust_families = { at_least = 0.5 }\n") +
                          training("", "2026-08-17") + training("autumn", "2026-09-07"));
}

Result<Scenario> extend(const PlanFolder& folder, const std::string& body) {
  write_base(folder);
  return load_scenario(folder.write("child.toml", head("Child", "extends = \"base/base.toml\"\n" + body)));
}

}  // namespace

TEST_CASE("a child that says nothing inherits everything") {
  const PlanFolder folder("inherit_all");
  const auto loaded = extend(folder, "");
  REQUIRE(errors_of(loaded) == "loaded");
  const Scenario& plan = loaded.value();
  CHECK(plan.name == "Child");
  CHECK(plan.slug == "child");
  CHECK(plan.summary == "Old");
  CHECK(plan.n_weeks == 100);
  CHECK(plan.seed == 7);
  CHECK(plan.goals.size() == 2);
  CHECK(plan.interventions.size() == 2);
  CHECK(plan.district.id == "riverbend");
  CHECK(plan.origin.at("weeks") == folder.file("base/base.toml") + ":5");
}

TEST_CASE("a child overrides scalars whole, parameters and goals by key") {
  const PlanFolder folder("inherit_override");
  const auto loaded =
      extend(folder, "years = 1\n[parameters]\ntrust.loss = 0.3\n[goals]\ncost_usd = { at_least = 9 }\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const Scenario& plan = loaded.value();
  CHECK(plan.n_weeks == 52);
  CHECK(plan.params[static_cast<std::size_t>(find_param("trust.loss"))] == 0.3);
  CHECK(plan.params[static_cast<std::size_t>(find_param("trust.news"))] == 0.2);
  REQUIRE(plan.goals.size() == 2);
  CHECK(plan.goals[1].key == "cost_usd");
  CHECK(plan.goals[1].kind == GoalDef::Kind::AtLeast);
}

TEST_CASE("a child adds interventions, and one of the same kind and name replaces the inherited one") {
  const PlanFolder folder("inherit_replace");
  const auto loaded = extend(folder, training("autumn", "2027-09-06") + training("spring", "2027-01-25"));
  REQUIRE(errors_of(loaded) == "loaded");
  const auto& plan = loaded.value().interventions;
  REQUIRE(plan.size() == 3);
  CHECK(plan[0].name.empty());
  CHECK(plan[1].name == "spring");
  CHECK(plan[2].name == "autumn");
  CHECK(plan[2].start == parse_date("2027-09-06"));
  CHECK(loaded.value().origin.at("intervention.training.autumn") == folder.file("child.toml") + ":4");
  CHECK(errors_of(extend(folder, training("", "2027-09-06"))).find("4:1 `training` stands twice") == 0);
}

TEST_CASE("a child removes inherited interventions") {
  const PlanFolder folder("inherit_remove");
  const auto one = extend(folder, "[[remove]]\nkind = \"training\"\nname = \"autumn\"\n");
  REQUIRE(errors_of(one) == "loaded");
  REQUIRE(one.value().interventions.size() == 1);
  CHECK(one.value().interventions[0].name.empty());
  const auto unnamed = extend(folder, "[[remove]]\nkind = \"training\"\n");
  REQUIRE(errors_of(unnamed) == "loaded");
  REQUIRE(unnamed.value().interventions.size() == 1);
  CHECK(unnamed.value().interventions[0].name == "autumn");
  const auto both = extend(folder, "[[remove]]\nkind = \"training\"\n[[remove]]\nkind = \"training\"\n");
  REQUIRE(errors_of(both) == "loaded");
  CHECK(both.value().interventions.empty());
}

TEST_CASE("a removal of nothing is refused") {
  const PlanFolder folder("inherit_remove_nothing");
  CHECK(errors_of(extend(folder, "[[remove]]\nkind = \"pilot\"\n")) ==
        "4:1 no `pilot` is inherited, so it cannot be removed (leave this [[remove]] out)");
  CHECK(errors_of(extend(folder, "[[remove]]\nkind = \"training\"\nname = \"autum\"\n")) ==
        "4:1 no `training` named `autum` is inherited, so it cannot be removed (did you mean `autumn`?)");
  CHECK(errors_of(extend(folder, "[[remove]]\nkind = \"pilto\"\n")) ==
        "5:8 unknown kind of intervention `pilto` (did you mean `pilot`?)");
  CHECK(errors_of(extend(folder, "[[remove]]\nname = \"autumn\"\n")).find("4:1 `kind` is missing") == 0);
  CHECK(errors_of(folder.load("[[remove]]\nkind = \"training\"\n"))
            .find("4:1 `remove` takes out inherited interventions") == 0);
}

TEST_CASE("assumptions come after what is extended and before the file's own words") {
  const PlanFolder folder("inherit_assumptions");
  folder.write("a.toml", "schema = 1\n[parameters]\ntrust.loss = 0.4\ntrust.news = 0.4\n");
  folder.write("b.toml",
               "schema = 1\nname = \"B\"\nsummary = \"S\"\n[parameters]\ntrust.news = 0.5\n[[tool]]\nid = "
               "\"tutor\"\nbias = 0.9\n");
  const auto loaded =
      extend(folder, "assumptions = [\"a.toml\", \"b.toml\"]\n[parameters]\ntrust.spread = 0.05\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const auto value = [&](const char* key) {
    return loaded.value().params[static_cast<std::size_t>(find_param(key))];
  };
  CHECK(value("trust.loss") == 0.4);
  CHECK(value("trust.news") == 0.5);
  CHECK(value("trust.spread") == 0.05);
  CHECK(loaded.value().tools.at(0).bias == 0.9);
  CHECK(errors_of(extend(folder, "assumptions = \"a.toml\"\n")) == "loaded");
  CHECK(errors_of(extend(folder, "assumptions = 5\n"))
            .find("4:15 `assumptions` must be a path or a list of paths") == 0);
  CHECK(errors_of(extend(folder, "assumptions = [\"c.toml\"]\n"))
            .find("4:16 `" + folder.file("c.toml") + "`: no such file") == 0);
  folder.write("plan_like.toml", "schema = 1\nweeks = 3\n");
  CHECK(errors_of(extend(folder, "assumptions = \"plan_like.toml\"\n")).find("2:1 unknown key `weeks`") == 0);
}

TEST_CASE("files that extend one another in a circle are named") {
  const PlanFolder folder("inherit_circle");
  folder.write("b.toml", head("B", "extends = \"c.toml\"\n"));
  folder.write("c.toml", head("C", "extends = \"./x/../b.toml\"\n"));
  const auto loaded = load_scenario(folder.write("a.toml", head("A", "extends = \"b.toml\"\n")));
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.errors().size() == 1);
  CHECK(loaded.errors()[0].place.file == folder.file("c.toml"));
  CHECK(errors_of(loaded) == "3:11 files extend one another in a circle: " + folder.file("b.toml") + " -> " +
                                 folder.file("c.toml") + " -> " + folder.file("b.toml") +
                                 " (take `extends` out of one of them)");
  CHECK(errors_of(load_scenario(folder.write("self.toml", head("Self", "extends = \"self.toml\"\n"))))
            .find("3:11 files extend") == 0);
}

TEST_CASE("a chain may have sixteen files and no more") {
  const PlanFolder folder("inherit_chain");
  folder.write("1.toml", head("1", "district = \"district.toml\"\n"));
  for (int i = 2; i <= 17; ++i) {
    folder.write(std::to_string(i) + ".toml",
                 head(std::to_string(i), "extends = \"" + std::to_string(i - 1) + ".toml\"\n"));
  }
  CHECK(errors_of(load_scenario(folder.file("16.toml"))) == "loaded");
  CHECK(errors_of(load_scenario(folder.file("17.toml"))).find("3:11 more than 16 files extend one another") ==
        0);
}

TEST_CASE("with a file missing, nothing is said about what merely builds upon it") {
  const PlanFolder folder("inherit_missing");
  const auto loaded = load_scenario(folder.write(
      "child.toml",
      head("Child",
           "extends = \"lost.toml\"\n[[remove]]\nkind = \"training\"\n[[intervention]]\nkind = \"pilot\"\n"
           "start = 2026-09-08\ntools = [\"theirs\"]\n")));
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.errors().size() == 1);
  CHECK(loaded.errors()[0].trouble == Trouble::MissingInput);
  CHECK(loaded.errors()[0].key == "extends");
  CHECK(loaded.errors()[0].place.line == 3);
}
