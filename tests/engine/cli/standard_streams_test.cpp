// Pipes that close, disks that are full, streams that are not there.
#include "cli/standard_streams.hpp"

#include <catch2/catch.hpp>

#include "engine/cli/program.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const std::string kRunNoPlan =
    "pilotwave run $PLANS/no-plan.toml --district $DISTRICTS/stone_creek.toml --every end -q ";

}  // namespace

TEST_CASE("a reader that leaves early is an error of the write, never a death by signal") {
  const Program program;
  const Ended late = program.shell("{ sleep 0.3; pilotwave list parameters; echo $? >code; } | true");
  CHECK(program.read("code") == "74\n");
  CHECK_THAT(late.err, Contains("cannot write to standard output"));
  const Ended head = program.shell("{ pilotwave list parameters; echo $? >code; } | head -1");
  CHECK((program.read("code") == "0\n" || program.read("code") == "74\n"));
  CHECK(head.out.find('\n') == head.out.size() - 1);
}

TEST_CASE("standard output that takes nothing ends every verb with 74") {
  const Program program;
  for (const char* sink : {">/dev/full", ">&-"}) {
    for (const std::string& line :
         {std::string("pilotwave --help "), std::string("pilotwave --version "),
          std::string("pilotwave compare --help "), std::string("pilotwave list metrics "),
          std::string("pilotwave check $PLANS/ban.toml "),
          std::string("pilotwave check $PLANS/ban.toml --json "),
          std::string("pilotwave diff $PLANS/ban.toml $PLANS/coaching.toml "), kRunNoPlan,
          kRunNoPlan + "--json "}) {
      const Ended ended = program.shell(line + sink);
      INFO(line << sink);
      CHECK(ended.code == 74);
      CHECK_THAT(ended.err, Contains("cannot write to standard output"));
    }
  }
}

TEST_CASE("results are kept when only the report could not be printed") {
  const Program program;
  CHECK(program.shell(kRunNoPlan + "-o good").code == 0);
  CHECK(program.shell(kRunNoPlan + "-o closed >&-").code == 74);
  CHECK(program.has("closed/manifest.json"));
  CHECK(program.read("closed/metrics.csv") == program.read("good/metrics.csv"));
}

TEST_CASE("standard error that takes nothing changes no exit code and reaches no table") {
  const Program program;
  for (const char* sink : {"2>/dev/full", "2>&-", "<&- >&- 2>&-"}) {
    INFO(sink);
    const bool closed_out = std::string(sink).find(" >&-") != std::string::npos;
    CHECK(program.shell(std::string("pilotwave check none.toml ") + sink).code == 66);
    CHECK(program.shell(std::string("pilotwave nonsense ") + sink).code == 2);
    const Ended ran = program.shell(
        std::string(
            "pilotwave run $PLANS/no-plan.toml --district $DISTRICTS/stone_creek.toml --every end --force "
            "-o out ") +
        sink);
    CHECK(ran.code == (closed_out ? 74 : 0));
    CHECK(program.read("out/runs.csv").rfind("run_id,", 0) == 0);
    CHECK(program.read("out/metrics.csv").find("wrote") == std::string::npos);
  }
}
