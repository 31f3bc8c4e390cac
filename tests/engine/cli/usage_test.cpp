#include <catch2/catch.hpp>

#include "engine/cli/program.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

TEST_CASE("help shows an example and ends well, for the program and for every verb") {
  const Program program;
  const Ended all = program.shell("pilotwave --help");
  CHECK(all.code == 0);
  CHECK_THAT(all.out, Contains("Example: pilotwave compare"));
  for (const char* verb : {"check", "run", "compare", "verify", "ablate", "stress", "flip", "import", "diff",
                           "explain", "doctor", "list", "bench"}) {
    const Ended one = program.shell(fmt::format("pilotwave {} --help", verb));
    INFO(verb);
    CHECK(one.code == 0);
    CHECK_THAT(one.out, Contains(fmt::format("Example: pilotwave {}", verb)));
  }
}

TEST_CASE("the version names the compiler and the generator of draws") {
  const Ended ended = Program().shell("pilotwave --version");
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("pilotwave 0.") && Contains("Philox4x32-10"));
}

TEST_CASE("a wrong command line ends with 2 and leaves standard output alone") {
  const Program program;
  for (const char* line : {"pilotwave", "pilotwave compere", "pilotwave compare",
                           "pilotwave compare one.toml", "pilotwave check", "pilotwave list nonsense",
                           "pilotwave run a.toml --threads 0", "pilotwave run $PLANS/ban.toml --seed twelve",
                           "pilotwave run $PLANS/ban.toml --every day", "pilotwave import t.csv -o d.toml"}) {
    const Ended ended = program.shell(line);
    INFO(line);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_FALSE(ended.err.empty());
  }
}

TEST_CASE("a file that is not there ends with 66") {
  const Program program;
  CHECK(program.shell("pilotwave check nowhere.toml").code == 66);
  CHECK(program.shell("pilotwave run nowhere.toml").code == 66);
  CHECK(program.shell("pilotwave diff nowhere.toml $PLANS/ban.toml").code == 66);
  CHECK(program.shell("pilotwave import nowhere.csv --leaid 1 -o d.toml").code == 66);
}

TEST_CASE("a file that is wrong ends with 65 and says where, everything in one pass") {
  const Program program;
  program.write("wrong.toml", "schema = 1\nname = 7\nwekks = 3\n");
  const Ended ended = program.shell("pilotwave check wrong.toml");
  CHECK(ended.code == 65);
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err, Contains("wrong.toml:2:") && Contains("wrong.toml:3:") && Contains("weeks"));
}

TEST_CASE("what is good is said to be good") {
  const Program program;
  const Ended ended = program.shell("pilotwave check $PLANS/staged-pilot.toml $DISTRICTS/stone_creek.toml");
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out, Contains("valid scenario") && Contains("valid district"));
}

TEST_CASE("a difference ends with 3 only when asked for") {
  const Program program;
  CHECK(program.shell("pilotwave diff $PLANS/ban.toml $PLANS/coaching.toml").code == 0);
  CHECK(program.shell("pilotwave diff $PLANS/ban.toml $PLANS/coaching.toml --exit-code").code == 3);
  const Ended same = program.shell("pilotwave diff $PLANS/ban.toml $PLANS/ban.toml --exit-code");
  CHECK(same.code == 0);
  CHECK_THAT(same.out, Contains("Nothing differs."));
}

TEST_CASE("lists name what scenarios may name") {
  const Program program;
  CHECK_THAT(program.shell("pilotwave list metrics").out, Contains("teacher_weekly_use"));
  CHECK_THAT(program.shell("pilotwave list parameters").out, Contains("technology.doubling_time"));
  CHECK_THAT(program.shell("pilotwave list interventions").out, Contains("vendor_event"));
  CHECK_THAT(program.shell("pilotwave list signals").out, Contains("pilot.incidents_90d"));
}

TEST_CASE("output that cannot be written ends with 74") {
  const Ended ended = Program().shell("pilotwave list metrics > /dev/full");
  CHECK(ended.code == 74);
  CHECK_FALSE(ended.err.empty());
}
