#include "report/page/validation_rows.hpp"

#include <catch2/catch.hpp>

#include "report/validation_text.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;

TEST_CASE("the rows that reports are built with say what the table for people says") {
  ValidationDef def;
  def.name = "A record";
  SurveyRow row;
  row.id = "C8";
  row.date = *parse_date("2024-03-15");
  row.measure = "teacher_any_use";
  row.group = "all";
  row.value = 0.4;
  row.band = 0.05;
  row.use = SurveyUse::HeldOut;
  def.survey = {row, row};
  def.survey[1].use = SurveyUse::Fit;
  FactDef fact, target, unshown;
  fact.number = 3;
  fact.claim = "Use \"stalls\", then jumps.";
  fact.checks = {FactCheck{}};
  target.target = "C9";
  target.claim = "Minutes a week.";
  target.checks = {FactCheck{}};
  unshown.number = 15;
  unshown.claim = "Leaders are ahead.";
  def.facts.facts = {fact, target, unshown};
  Validation result;
  result.figures = {{0.42, 0.52}, {0.44, 0.54}};
  FactScore missed, held;
  missed.checks = {CheckScore{}};
  held.checks = {CheckScore{}};
  held.checks[0].held = true;
  result.facts = {missed, held, FactScore{}};

  const std::string rows = page::validation_rows(def, result), text = validation_text(def, result);
  const std::size_t fitted = rows.find("TARGET(Fitted, \"C8\""),
                    unfitted = rows.find("TARGET(Unfitted, \"C8\"");
  REQUIRE(fitted != std::string::npos);
  REQUIRE(unfitted != std::string::npos);
  CHECK(fitted < unfitted);
  CHECK_THAT(rows, Contains("\"2024-03-15\", \"35.0% to 45.0%\", \"43.0%\", \"in\")"));
  CHECK_THAT(rows, Contains("\"2024-03-15\", \"35.0% to 45.0%\", \"53.0%\", \"OUT\")"));
  CHECK_THAT(
      rows,
      Contains("FACT(\"C9\", \"held\", \"Minutes a week.\")\nFACT(\"3\", \"MISSED\", \"Use \\\"stalls\\\", "
               "then jumps.\")\nFACT(\"15\", \"NOT SHOWN\", \"Leaders are ahead.\")\n"));
  CHECK_THAT(text, Contains("43.0%") && Contains("53.0%") && Contains("C9 held: Minutes a week.") &&
                       Contains("3. MISSED: Use \"stalls\", then jumps."));
}
