#include "calibration/survey.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::ScratchFolder;

namespace {

Result<std::vector<SurveyRow>> survey(const std::string& text) {
  const ScratchFolder folder("survey");
  return load_survey(folder.write("survey.csv", text));
}

}  // namespace

TEST_CASE("a survey table is read with its columns in any order and defaults for the rest") {
  const auto rows = survey(
      "measure,date,value,band,group,wording,use,id\n"
      "teacher_any_use,2025-04-15,0.56,0.06,,,,C1\n"
      "student_any_use,2024-10-15,0.26,0.06,secondary,0.49,held_out,C4\n");
  REQUIRE(errors_of(rows) == "loaded");
  REQUIRE(rows.value().size() == 2);
  const SurveyRow &a = rows.value()[0], &b = rows.value()[1];
  CHECK(a.id == "C1");
  CHECK(a.group == "all");
  CHECK(a.wording == 1);
  CHECK(a.use == SurveyUse::Fit);
  CHECK(date_text(a.date) == "2025-04-15");
  CHECK(a.value == 0.56);
  CHECK(b.group == "secondary");
  CHECK(b.wording == 0.49);
  CHECK(b.use == SurveyUse::HeldOut);
  CHECK(b.line == 3);
}

TEST_CASE("every error of a survey table is told with its line in one pass") {
  CHECK(errors_of(survey("date,measure,value\n2025-04-15,teacher_any_use,1\n")) ==
        "1:1 column `band` is missing (the first line names the columns: date,measure,group,value,band)");
  const std::string wrong =
      errors_of(survey("date,measure,group,value,band\n"
                       "15/04/2025,teacher_any_use,all,0.5,0.1\n"
                       "2025-04-15,teacher_any_uses,all,0.5,0.1\n"
                       "2025-04-15,teacher_any_use,everyone,50%,0\n"));
  CHECK(wrong.find("2:1 `15/04/2025` is no date (write 2025-03-15)") != std::string::npos);
  CHECK(wrong.find("3:12 unknown measure `teacher_any_uses` (did you mean `teacher_any_use`?") !=
        std::string::npos);
  CHECK(wrong.find("4:28 unknown group `everyone`") != std::string::npos);
  CHECK(wrong.find("`value` must be a number, found `50%` (shares are written 0.25, not 25%)") !=
        std::string::npos);
  CHECK(wrong.find("`band` is 0") != std::string::npos);
  CHECK(errors_of(survey("date,measure,group,value,band\n")).find("the survey has no rows") !=
        std::string::npos);
}

TEST_CASE("either side of a gap must be a known group") {
  CHECK(errors_of(
            survey("date,measure,group,value,band\n"
                   "2025-04-15,trained_share,low_poverty_districts - high_poverty_districts,0.2,0.1\n")) ==
        "loaded");
  CHECK(errors_of(survey("date,measure,group,value,band\n"
                         "2025-04-15,trained_share,low_poverty_districts - poor,0.2,0.1\n"))
            .find("unknown group `poor`") != std::string::npos);
}
