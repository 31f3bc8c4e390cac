#include "report/certificate.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pilotwave;
using Catch::Matchers::Contains;

namespace {

CertificateFacts facts() {
  return {"staged-pilot",
          "Staged pilot",
          std::string(64, 'a'),
          "Riverbend",
          38,
          1275,
          19889,
          7,
          Calendar(parse_date("2026-08-03").value(), 156, {})};
}

CheckUp check_up_with(const Finding& finding) {
  CheckUp c;
  for (const Promise& promise : promises()) c.lines.push_back({&promise, kept(3, "All was well.")});
  c.lines[2].finding = finding;
  return c;
}

}  // namespace

TEST_CASE("a certificate of a sound engine has no date and no place, and counts promises and runs") {
  const std::string text = certificate_text(facts(), check_up_with(kept(3, "All was well.")));
  CHECK_THAT(text, Contains("staged-pilot, digest aaaaaaaaaaaaaaaa\n") &&
                       Contains("1,275 teachers, 19,889 students") &&
                       Contains("156 weeks from 2026-08-03, seed 7") &&
                       Contains("7 of 7 promises are kept, in 21 runs."));
  CHECK(text.find("BROKEN") == std::string::npos);
}

TEST_CASE("a broken promise is stamped, with the first thing that broke: week, school and number") {
  const CheckUp c =
      check_up_with(broken(5, "Tried twice.", {3, "oak", "trust is 0.5 in one run, 0.6 in the other"}));
  const std::string text = certificate_text(facts(), c);
  CHECK_THAT(
      text,
      Contains("BROKEN    Names and order do not matter.") &&
          Contains("First broken: week of 2026-08-24, oak: trust is 0.5 in one run, 0.6 in the other.") &&
          Contains("6 of 7 promises are kept, in 23 runs; 1 broken"));
  const auto json = nlohmann::json::parse(certificate_json(facts(), c));
  CHECK(json["broken"] == 1);
  CHECK(json["promises"][2]["finding"] == "broken");
  CHECK(json["promises"][2]["first_broken"]["week"] == "2026-08-24");
  CHECK(json["promises"][2]["first_broken"]["school"] == "oak");
  CHECK(json["promises"][1]["first_broken"].is_null());
}

TEST_CASE("a flagged promise is kept, and said to be flagged") {
  Finding finding = kept(2, "Hardly helps.");
  finding.kind = FindingKind::Flagged;
  const std::string text = certificate_text(facts(), check_up_with(finding));
  CHECK_THAT(text, Contains("flagged   Names and order") && Contains("7 of 7 promises are kept") &&
                       Contains("1 flagged"));
}

TEST_CASE("an installation that fails a check is said to be unsound") {
  const std::vector<InstallationCheck> checks = {{"Draws", true, "as they must be"},
                                                 {"Sums", false, "fused"}};
  const std::string text = installation_text(checks);
  CHECK_THAT(text, Contains("Draws     good: as they must be") && Contains("Sums      BAD: fused") &&
                       Contains("not sound"));
  const auto json = nlohmann::json::parse(installation_json(checks));
  CHECK(json["checks"][1]["good"] == false);
}
