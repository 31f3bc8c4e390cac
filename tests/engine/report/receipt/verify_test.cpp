#include <algorithm>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "engine/report/receipt/made_up_page.hpp"
#include "engine/report/receipt/replaced.hpp"
#include "report/build_facts.hpp"
#include "report/receipt/receipt_json.hpp"
#include "report/receipt/verify.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

RunReplicate runs_of(std::vector<MadeUpPair> pairs) {
  return [pairs = std::move(pairs)](std::uint32_t replicate) {
    std::vector<RunRecord> records;
    for (std::size_t p = 0; p < 2; ++p) {
      RunRecord record = fake_record();
      set_from(record, Metric::TeacherWeeklyUse, 5, pairs[replicate].use[p]);
      set_once(record, Metric::PrivacyIncidents, 5, pairs[replicate].incidents[p]);
      set_once(record, Metric::CostUsd, 5, pairs[replicate].cost[p]);
      records.push_back(std::move(record));
    }
    return records;
  };
}

Result<Verification> verified(const std::string& page, std::uint32_t pairs = 10) {
  const auto executor = make_serial_executor();
  VerifyDef def;
  def.pairs = pairs;
  return verify_page(
      page, "report.html", def, [](std::span<const Scenario>) { return runs_of(incident_pairs(7, 2, 1)); },
      *executor);
}

std::vector<std::string> differences(const std::string& page, std::uint32_t pairs = 10) {
  const Result<Verification> v = verified(page, pairs);
  REQUIRE(v);
  return v.value().differences;
}

std::string sealed() { return sealed_page(made_up_page(), made_up_receipt()); }

std::string what_is_wrong(const std::string& page) {
  const Result<Verification> v = verified(page);
  REQUIRE(!v);
  REQUIRE(v.errors().size() == 1);
  return v.errors().front().text();
}

}  // namespace

TEST_CASE("A report as it was written is verified, page, receipt and runs") {
  const Result<Verification> v = verified(sealed(), 4);
  REQUIRE(v);
  for (const std::string& difference : v.value().differences) UNSCOPED_INFO(difference);
  CHECK(v.value().differences.empty());
  CHECK(v.value().cells == 4);
  CHECK(v.value().cells_worked_out == 3);
  CHECK(v.value().run_again.size() == 4);
  CHECK(std::is_sorted(v.value().run_again.begin(), v.value().run_again.end()));
  CHECK(v.value().values >= 2 * 4 * 20);
}

TEST_CASE("A digit changed on the page is named by its cell") {
  const std::string page = sealed();
  const std::vector<std::string> won = differences(replaced(page, "all|won\">7<", "all|won\">8<"));
  REQUIRE(won.size() == 1);
  CHECK_THAT(won.front(), Contains("A|B|privacy_incidents|all|won") && Contains("says \"8\"") &&
                              Contains("written as \"7\"") && Contains("values in the receipt give \"7\""));
  const std::vector<std::string> note = differences(replaced(page, "1 &lt; <b>2</b>", "1 &lt; <b>3</b>"));
  REQUIRE(note.size() == 1);
  CHECK_THAT(note.front(), Contains("cell note"));
  // Where no cell says so, the line.
  const std::vector<std::string> line = differences(replaced(page, "12 schools", "13 schools"));
  REQUIRE(line.size() == 1);
  CHECK_THAT(line.front(), Contains("line 9 was changed: <p>13 schools</p>"));
}

TEST_CASE("Every digit of a report counts") {
  const std::string page = sealed();
  int tried = 0;
  for (std::size_t at = 0; at < page.size(); ++at) {
    if (page[at] < '0' || page[at] > '9' || ++tried % 11 != 0) continue;
    std::string other = page;
    other[at] = page[at] == '9' ? '8' : static_cast<char>(page[at] + 1);
    const Result<Verification> v = verified(other, 1);
    INFO("byte " << at << ": " << page.substr(at > 30 ? at - 30 : 0, 60));
    CHECK((!v.ok() || !v.value().differences.empty()));
  }
  CHECK(tried > 1000);
}

TEST_CASE("Lines that are added or taken out show") {
  const std::string page = sealed();
  CHECK_FALSE(differences(replaced(page, "<p>12 schools</p>\n", "")).empty());
  CHECK_FALSE(differences(replaced(page, "<table>\n", "<table>\n<caption>7</caption>\n")).empty());
  CHECK_FALSE(differences(replaced(page, "<p>12 schools</p>", "<p>12 schools</p> ")).empty());
}

TEST_CASE("Who changes values and every digest with them is found by the runs") {
  Receipt forged = made_up_receipt();
  for (ReceiptSeries& series : forged.series) {
    if (series.outcome == "privacy_incidents") series.values[0][7] = 1;  // lost, and now won
  }
  const std::string page = sealed_page(
      replaced(replaced(made_up_page(), "won\">7<", "won\">8<"), "lost\">2<", "lost\">1<"), forged);
  const std::vector<std::string> found = differences(page);
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("privacy_incidents of all under plan A in pair 7") &&
                                Contains("has 1,") && Contains("gives 12"));
  // Only the page, with digests made anew: the values tell.
  const std::vector<std::string> shown =
      differences(sealed_page(replaced(made_up_page(), "won\">7<", "won\">9<"), made_up_receipt()));
  REQUIRE_FALSE(shown.empty());
  CHECK_THAT(shown.front(), Contains("A|B|privacy_incidents|all|won"));
  // A digest of a run.
  Receipt other = made_up_receipt();
  other.plans[1].hashes[3] = "0123456789abcdef";
  const std::vector<std::string> hash = differences(sealed_page(made_up_page(), other));
  REQUIRE(hash.size() == 1);
  CHECK_THAT(hash.front(), Contains("plan B in pair 3"));
}

TEST_CASE("What is no report, no whole one, or of another version is one clear error") {
  const std::string page = sealed();
  CHECK_THAT(what_is_wrong(page.substr(0, page.size() - 30)), Contains("does not end with </html>"));
  CHECK_THAT(what_is_wrong(page.substr(0, page.size() / 2)), Contains("does not end with </html>"));
  CHECK_THAT(what_is_wrong("<html>\n<p>hello</p>\n</html>\n"), Contains("no receipt"));
  CHECK_THAT(what_is_wrong(""), Contains("part of it is missing"));
  const std::string version = fmt::format("\"version\":\"{}\"", build_facts().version);
  CHECK_THAT(what_is_wrong(replaced(page, version, "\"version\":\"0.0.7\"")),
             Contains("made by pilotwave 0.0.7") && Contains("report.html:"));
  CHECK_THAT(what_is_wrong(replaced(page, "\"seed\":", "\"sead\":")), Contains("receipt cannot be read"));
}

TEST_CASE("Which pairs are run again depends on the seed alone") {
  const std::string page = sealed();
  const auto executor = make_serial_executor(), threads = make_thread_executor(3);
  const RunnerOf runs = [](std::span<const Scenario>) { return runs_of(incident_pairs(7, 2, 1)); };
  const auto sample = [&](std::uint32_t seed, Executor& on) {
    VerifyDef def;
    def.pairs = 3, def.seed = seed;
    const Result<Verification> v = verify_page(page, "report.html", def, runs, on);
    REQUIRE(v);
    return v.value().run_again;
  };
  CHECK(sample(1, *executor) == sample(1, *threads));
  bool other = false;
  for (std::uint32_t seed = 2; seed < 6; ++seed)
    other = other || sample(seed, *executor) != sample(1, *executor);
  CHECK(other);
}
