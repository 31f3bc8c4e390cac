// The rules themselves, on made-up files: a rule that cannot fail guards nothing.
#include "structure/house_rules.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("Include lines are read with their quotes, in any spacing, and not in comments") {
  const auto lines =
      include_lines("#include \"a/b.hpp\"\n  #  include <vector>\n// #include \"c.hpp\"\nint x;\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].target == "a/b.hpp");
  CHECK(lines[0].quoted);
  CHECK(lines[1].target == "vector");
  CHECK_FALSE(lines[1].quoted);
}

TEST_CASE("Rooms stand on floors, population and network on the same") {
  CHECK(floor_of("base") < floor_of("rng"));
  CHECK(floor_of("population") == floor_of("network"));
  CHECK(floor_of("report") < floor_of("cli"));
  CHECK(floor_of("cellar") == -1);
}

TEST_CASE("An include of an upper room is found, in quotes or angle brackets") {
  CHECK(upward_includes({"engine/rng/draw.hpp", "#include \"model/state.hpp\"\n"}) ==
        Sentences{"engine/rng/draw.hpp: include \"model/state.hpp\" looks upward"});
  CHECK(upward_includes({"engine/model/a/b.cpp", "#include <sim/plan.hpp>\n"}).size() == 1);
}

TEST_CASE("Viz stands above the engine; one of its rooms knows SFML, one cairo, one the command line") {
  CHECK(upward_includes({"viz/scene/a.cpp", "#include \"viz/session/b.hpp\"\n#include \"sim/plan.hpp\"\n"})
            .empty());
  CHECK(upward_includes({"engine/cli/run.cpp", "#include \"viz/app/a.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"viz/verbs/watch.cpp", "#include \"viz/app/a.hpp\"\n#include \"cli/console.hpp\"\n"})
            .empty());
  CHECK(upward_includes({"viz/app/a.cpp", "#include \"viz/verbs/b.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"engine/report/a.cpp", "#include \"viz/scene/a.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"viz/session/a.cpp", "#include \"viz/scene/b.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"viz/scene/a.cpp", "#include \"cli/console.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"viz/app/a.cpp", "#include <SFML/Graphics.hpp>\n"}).size() == 1);
  CHECK(upward_includes({"viz/paint/a.cpp", "#include <SFML/Graphics.hpp>\n"}).empty());
  CHECK(upward_includes({"viz/scene/a.cpp", "#include <cairo.h>\n"}).size() == 1);
  CHECK(upward_includes({"viz/attic/a.cpp", ""}).size() == 1);
}

TEST_CASE("Includes downward, sideways and of libraries are fine") {
  CHECK(upward_includes(
            {"engine/model/a.cpp", "#include \"base/a.hpp\"\n#include \"model/b.hpp\"\n#include <vector>\n"})
            .empty());
  CHECK(upward_includes({"engine/population/a.hpp", "#include \"network/a.hpp\"\n"}).empty());
  CHECK(upward_includes({"engine/network/a.hpp", "#include \"population/a.hpp\"\n"}).empty());
  CHECK(upward_includes({"include/pilotwave/run.hpp", "#include \"report/a.hpp\"\n"}).empty());
}

TEST_CASE("A path that hides its room is found, and so is an unknown room") {
  CHECK(upward_includes({"engine/rng/draw.hpp", "#include \"../model/state.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"engine/rng/draw.hpp", "#include \"base/../model/state.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"engine/rng/draw.hpp", "#include \"philox.hpp\"\n"}).size() == 1);
  CHECK(upward_includes({"engine/cellar/wine.hpp", ""}).size() == 1);
}

TEST_CASE("Libraries that belong in one source file are found in headers only") {
  for (const char* library :
       {"toml++/toml.h", "boost/graph/adjacency_list.hpp", "tbb/parallel_for.h", "nlohmann/json.hpp"}) {
    const std::string line = std::string("#include <") + library + ">\n";
    CHECK(leaked_libraries({"engine/report/a.hpp", line}).size() == 1);
    CHECK(leaked_libraries({"engine/report/a.cpp", line}).empty());
  }
  CHECK(leaked_libraries({"engine/report/a.hpp", "#include <vector>\n"}).empty());
}

TEST_CASE("A header without its guard is found") {
  CHECK(unguarded_header({"engine/base/a.hpp", "int f();\n"}).size() == 1);
  CHECK(unguarded_header({"engine/base/a.hpp", "// #pragma once\n"}).size() == 1);
  CHECK(unguarded_header({"engine/base/a.hpp", "// What it is.\n#pragma once\nint f();\n"}).empty());
  CHECK(unguarded_header({"engine/base/a.cpp", "int f() { return 1; }\n"}).empty());
}

TEST_CASE("Drawers are found as files, as folders and at the end of a name") {
  for (const char* path : {"engine/base/utils.hpp", "engine/common/x.hpp", "engine/base/string_helpers.cpp",
                           "engine/sim/misc.cpp"}) {
    INFO(path);
    CHECK(drawer_names({path, ""}).size() == 1);
  }
  CHECK(drawer_names({"engine/model/common_luck.hpp", ""}).empty());
  CHECK(drawer_names({"engine/base/calendar.hpp", ""}).empty());
}

TEST_CASE("A bare decimal number in a rule is found, whatever its spelling") {
  for (const char* rule :
       {"x = 0.25 * y;", "x = .25F;", "f(1e-3)", "x = 1'000.5;", "x = 7.0;", "x = y + 52.0;",
        "constexpr double kShare = 0.3;", "constexpr double f() { return 0.3; }  // why"}) {
    INFO(rule);
    CHECK(bare_numbers({"engine/model/trust.cpp", std::string(rule) + "\n"}).size() == 1);
  }
  CHECK(bare_numbers({"engine/population/people.cpp", "x = 0.25;\n"}).size() == 1);
  CHECK(bare_numbers({"engine/model/interventions/ban.cpp", "x = 0.25;\n"}) ==
        Sentences{"engine/model/interventions/ban.cpp: a bare 0.25: make it a parameter, with unit, bounds "
                  "and source"});
}

TEST_CASE(
    "Neutral numbers, unit conversions, said constants, fields with sources, words and comments are no bare "
    "numbers") {
  for (const char* rule :
       {"x = 0.5 * (y - 1.0F) + 0.0;", "days / 7.0;", "usd * 100.0 / 52.0;", "k = 3; h = 0x1p-53;",
        "a.b2.c = 2;", "constexpr double kShare = 0.3;  // of all, assumed",
        "// Shares of everybody.\nconstexpr double kShare = 0.3;",
        "constexpr std::array<double, 2> kTwo = {{0.3,\n  0.7}};  // 1.2, 1.4",
        "constexpr FieldSpec kFields[] = {\n  {\"x\", 0, 0.8, \"why\"},\n};",
        "text = \"0.25 of 1e6\"; c = '\"';", "x = 1;  // about 0.25\n/* 0.25 */"}) {
    INFO(rule);
    CHECK(bare_numbers({"engine/model/trust.cpp", std::string(rule) + "\n"}).empty());
  }
  CHECK(bare_numbers({"engine/network/advice.cpp", "x = 0.25;\n"}).empty());
  CHECK(bare_numbers({"engine/population/import/merge.cpp", "x = 0.25;\n"}).empty());
}

TEST_CASE("An exception holds for its file and number only, and is found once nobody needs it") {
  CHECK(bare_numbers({"engine/model/review.cpp", "x = jobs / 10.0;\n"}).empty());
  CHECK(bare_numbers({"engine/model/trust.cpp", "x = jobs / 10.0;\n"}).size() == 1);
  CHECK(idle_exceptions({}).size() >
        idle_exceptions({{"engine/model/review.cpp", "x = jobs / 10.0;\n"}}).size());
}
