#include "sweep/analysis/flip_search.hpp"

#include "engine/sweep/small_sweep.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

TEST_CASE(
    "the search finds the dose at which a verdict on money turns, and says which assumption never turns it") {
  const SweepFolder folder("flip");
  // `open` trains too, for twelve hours: it costs more than six, until six become more.
  folder.write("open.toml", SweepFolder::plan("Open", 12, "long"));
  folder.write("course.toml", SweepFolder::plan("Course", 6, "short"));
  const SweepDef def = folder.sweep(
      "method = \"tornado\"\n[parameters]\n\"training[short].hours_per_teacher\" = { min = 0, max = 30 }\n"
      "\"teacher_use.w_trust\" = { min = 0, max = 1 }\n");
  FlipQuestion question;
  question.outcome = "cost_usd";
  question.pairs = 10;
  const auto serial = make_serial_executor(), threads = make_thread_executor(3);
  const Result<FlipResult> found = search_flips(def, question, *serial, nullptr);
  REQUIRE(errors_of(found) == "loaded");
  const FlipResult& result = found.value();
  CHECK(favours_first(result.base.verdict));
  REQUIRE(result.factors.size() == 2);
  CHECK(result.factors[0].key == "training[short].hours_per_teacher");
  REQUIRE(result.factors[0].flips_at.has_value());
  CHECK(*result.factors[0].flips_at > 9);
  CHECK(*result.factors[0].flips_at < 15);
  CHECK(result.factors[0].in_force == 6);
  CHECK_FALSE(result.factors[1].flips_at.has_value());
  CHECK(result.together.has_value());
  const Result<FlipResult> again = search_flips(def, question, *threads, nullptr);
  CHECK(*again.value().factors[0].flips_at == *result.factors[0].flips_at);
  question.second = 0;
  CHECK_THAT(errors_of(search_flips(def, question, *serial, nullptr)), Contains("between two plans"));
}
