#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "engine/report/receipt/made_up_page.hpp"
#include "engine/report/receipt/replaced.hpp"
#include "report/build_facts.hpp"
#include "report/receipt/cell.hpp"
#include "report/receipt/receipt_json.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

Receipt read_back(const std::string& json) {
  Result<Receipt> read = read_receipt(json, "report.html");
  REQUIRE(read);
  return std::move(read).value();
}

}  // namespace

TEST_CASE("A receipt is read back and written again to the same bytes") {
  Receipt receipt = made_up_receipt();
  receipt.command = "pilotwave compare \"</script><b>\" & 'quotes'";
  receipt.series.front().values[0][3] = std::numeric_limits<double>::infinity();
  receipt.series.front().values[1][4] = std::numeric_limits<double>::quiet_NaN();
  receipt.series.front().values[1][5] = 0.1 + 0.2;
  receipt.settling = Settling{Settling::Why::OutOfReach, 300, 4, {{0, 2}}};
  const std::string json = receipt_json(receipt);
  const Receipt again = read_back(json);
  CHECK(receipt_json(again) == json);
  CHECK(again.command == receipt.command);
  CHECK(again.plans == receipt.plans);
  CHECK(again.settling->open == receipt.settling->open);
  CHECK(again.series.front().values[0][3] == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(again.series.front().values[1][4]));
  CHECK(again.series.front().values[1][5] == 0.1 + 0.2);
  CHECK(json.find_first_of("<>&") == std::string::npos);
  CHECK(changed_parts(json, again).empty());
  CHECK(again.version == build_facts().version);
}

TEST_CASE("A changed value of a receipt is named by outcome, plan and pair") {
  Receipt receipt = made_up_receipt();
  const std::string json = receipt_json(receipt);
  for (ReceiptSeries& series : receipt.series) {
    if (series.outcome == "privacy_incidents") series.values[1][8] = 11;
  }
  const std::string forged = replaced(receipt_json(receipt), "\"sums\"", "\"was\"");
  // The digests of what was written beside the changed value.
  const std::string sums = json.substr(json.find("\"sums\""));
  const std::string mixed = forged.substr(0, forged.find("\"was\"")) + sums;
  const std::vector<std::string> changed = changed_parts(mixed, read_back(mixed));
  REQUIRE(changed.size() == 1);
  CHECK(changed.front() == "the receipt's value of privacy_incidents of all under plan B in pair 8");
}

TEST_CASE("Every digit of a receipt counts") {
  const std::string json = receipt_json(made_up_receipt());
  int tried = 0;
  // The last digits are those of the page's digest, which verify holds against the page.
  for (std::size_t at = 0; at < json.find("\"page_sha256\""); ++at) {
    if (json[at] < '0' || json[at] > '9') continue;
    if (++tried % 7 != 0) continue;  // every seventh is enough to meet every part
    std::string other = json;
    other[at] = json[at] == '9' ? '8' : static_cast<char>(json[at] + 1);
    const Result<Receipt> read = read_receipt(other, "report.html");
    INFO("byte " << at << ": " << json.substr(at > 20 ? at - 20 : 0, 40));
    CHECK((!read.ok() || !changed_parts(other, read.value()).empty()));
  }
  CHECK(tried > 1000);
}

TEST_CASE("A receipt that lacks a part, or whose parts do not fit, is one error") {
  const std::string json = receipt_json(made_up_receipt());
  for (const std::string& wrong :
       {json.substr(0, json.size() / 2), replaced(json, "\"seed\"", "\"sead\""),
        replaced(json, "\"schema_version\": 1", "\"schema_version\": 9"),
        replaced(json, "\"replicates\": [0,1,", "\"replicates\": [1,"), std::string("[]"), std::string()}) {
    const Result<Receipt> read = read_receipt(wrong, "report.html", 12);
    REQUIRE(!read);
    CHECK(read.errors().size() == 1);
    CHECK(read.errors().front().place.line == 12);
  }
}

TEST_CASE("The comparison of a receipt says what the one it came from says") {
  const Comparison c = made_up_incidents();
  const Comparison again = comparison_of(made_up_receipt(), two_plans());
  int same = 0;
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    const PairedOutcome &a = c.paired(c.pairs.front(), o), &b = again.paired(again.pairs.front(), o);
    CHECK(a.count == b.count);
    CHECK(a.verdict == b.verdict);
    CHECK(a.share.low == b.share.low);
    CHECK(a.together == b.together);
    if (a.has_values()) ++same;
  }
  CHECK(same >= 3);
}

TEST_CASE("Cells are called by plans, outcome, group and statistic") {
  const CellKey won{0, 1, "privacy_incidents", "all", "won"};
  CHECK(cell_key(won) == "A|B|privacy_incidents|all|won");
  const auto parsed = parse_cell_key("B|teacher_weekly_use@2028-06-09|school:oak|median");
  REQUIRE(parsed);
  CHECK(parsed->first == 1);
  CHECK(!parsed->second);
  CHECK(parsed->group == "school:oak");
  CHECK(cell_key(*parsed) == "B|teacher_weekly_use@2028-06-09|school:oak|median");
  for (const char* other : {"", "note", "a|x|all|median", "A|B|x|all|won|more", "A|x|median"})
    CHECK(!parse_cell_key(other));
  const Comparison c = made_up_incidents();
  CHECK(cell_text(c, won) == "7");
  CHECK(cell_text(c, {0, 1, "privacy_incidents", "all", "typical"}) == "-4");
  CHECK(cell_text(c, {0, {}, "privacy_incidents", "all", "median"}) == "6");
  CHECK(!cell_text(c, {0, 1, "privacy_incidents", "all", "wonn"}));
  CHECK(!cell_text(c, {0, 2, "privacy_incidents", "all", "won"}));
  CHECK(!cell_text(c, {0, 1, "nothing", "all", "won"}));
}

TEST_CASE("A sealed page carries its cells, a digest of each line, and a receipt that opens") {
  const std::string page = sealed_page(made_up_page(), made_up_receipt());
  const OpenedPage opened = open_page(page);
  REQUIRE(opened.receipt);
  const Receipt receipt = read_back(std::string(*opened.receipt));
  REQUIRE(receipt.cells.size() == 4);
  CHECK(receipt.cells[3].text == "1 < 2");
  CHECK(opened.cells.size() == 4);
  CHECK(opened.cells[2].cell == receipt.cells[2]);
  CHECK(opened.cells[2].line == 6);
  CHECK(opened.lines.size() == receipt.lines.size());
  for (std::size_t i = 0; i < opened.lines.size(); ++i)
    CHECK(line_digest(opened.lines[i]) == receipt.lines[i]);
  CHECK(opened.numbers.back() > opened.receipt_line);
  CHECK(opened.lines.back() == "</html>");
  CHECK(page_digest(page) == receipt.page_sha256);
  CHECK(page_digest(replaced(page, "12 schools", "13 schools")) != receipt.page_sha256);
}
