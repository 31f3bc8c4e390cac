// The verbs that show runs are another program, which nobody need notice.
#include <catch2/catch.hpp>

#include "engine/cli/program.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

TEST_CASE("the verbs that show runs stand in the list with the others, and have help of their own") {
  const Program program;
  const std::string all = program.shell("pilotwave --help").out;
  for (const char* verb : {"watch", "present", "render"}) {
    INFO(verb);
    CHECK_THAT(all, Contains(fmt::format("  {} ", verb)));
    const Ended one = program.shell(fmt::format("pilotwave {} --help", verb));
    CHECK(one.code == 0);
    CHECK(one.err.empty());
    CHECK_THAT(one.out, Contains(fmt::format("/pilotwave {} [OPTIONS]", verb)) &&
                            Contains(fmt::format("Example: pilotwave {}", verb)));
  }
}

TEST_CASE("a verb that shows runs gets every word as it was typed, and its exit code is the program's") {
  const Program program;
  const Ended drawn = program.shell(
      "pilotwave render $PLANS/ban.toml --district $DISTRICTS/stone_creek.toml --week 1 -o 'a  week.svg'");
  CHECK(drawn.code == 0);
  CHECK_THAT(drawn.err, Contains("wrote a  week.svg"));
  CHECK_THAT(program.read("a  week.svg"), Contains("<svg"));
  CHECK(program.shell("pilotwave render $PLANS/ban.toml --size 10x10 -o week.svg").code == 2);
  CHECK(program.shell("pilotwave watch").code == 2);
  CHECK(program.shell("pilotwave present nowhere.toml").code == 66);
}

TEST_CASE("without the program that shows runs its verbs say what is missing, and the others work") {
  const Program program;
  const Ended alone = program.shell(
      "mkdir alone; ln \"$PROGRAM\" alone/pilotwave 2>/dev/null || cp \"$PROGRAM\" alone/pilotwave\n"
      "alone/pilotwave list metrics >list.txt || exit 1\n"
      "alone/pilotwave render $PLANS/ban.toml -o week.svg");
  CHECK(alone.code == 66);
  CHECK_THAT(alone.err, Contains("alone/pilotwave-viewer") && Contains("beside pilotwave"));
  CHECK_THAT(program.read("list.txt"), Contains("teacher_weekly_use"));
}
