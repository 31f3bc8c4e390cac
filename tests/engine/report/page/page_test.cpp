#include "report/page/compose.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <set>

#include "engine/chart/picture_bounds.hpp"
#include "engine/report/made_up_comparison.hpp"
#include "report/receipt/page.hpp"
#include "support/golden_text.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

std::vector<Scenario> with_goals(double incidents, double use) {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMost, incidents),
                    fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, use, "2027-06-01")};
  return plans;
}

page::Facts facts_of(const std::vector<Scenario>& plans, page::Analysis analysis = {}) {
  return {plans, "pilotwave compare staged.toml launch.toml --report out.html", "scenario",
          std::move(analysis)};
}

std::string html_of(const std::vector<Scenario>& plans, const std::vector<MadeUpPair>& pairs) {
  return page::report_html(made_up(plans, pairs), facts_of(plans));
}

/// The page as text without what every page says alike: validation, and the plans in full.
std::string own_text(const std::vector<Scenario>& plans, const std::vector<MadeUpPair>& pairs) {
  page::Page page = page::compose(made_up(plans, pairs), facts_of(plans));
  while (page.sections.size() > 1 &&
         (page.sections.back().id == "receipt" || page.sections.back().id == "trust"))
    page.sections.pop_back();
  return page_text(page);
}

/// Its first page.
std::string answer_text(const std::vector<Scenario>& plans, const std::vector<MadeUpPair>& pairs) {
  page::Page page = page::compose(made_up(plans, pairs), facts_of(plans));
  page.sections.resize(1);
  return page_text(page);
}

std::vector<MadeUpPair> same_pairs(int n) {
  std::vector<MadeUpPair> out;
  for (int i = 0; i < n; ++i) out.push_back({{0.5, 0.5}, {10, 10}, {100'000, 100'000}});
  return out;
}

/// What stands in every match's first group.
std::vector<std::string> all(const std::string& text, const char* pattern) {
  std::vector<std::string> out;
  const std::regex expression(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
    out.push_back((*it)[1].str());
  return out;
}

/// The page without its receipt.
std::string without_receipt(const std::string& html) { return html.substr(0, html.find("<script")); }

const page::Section& section(const page::Page& page, const std::string& id) {
  for (const page::Section& s : page.sections) {
    if (s.id == id) return s;
  }
  FAIL("no section " << id);
  return page.sections.front();
}

}  // namespace

TEST_CASE("numbers and sentences of a report are the frozen ones") {
  check_golden("engine/report/page/golden/two-plans.txt",
               own_text(with_goals(8, 0.6), incident_pairs(83, 9, 8)));
}

TEST_CASE("frozen: every pair tied, though the plans differ") {
  const auto executor = make_serial_executor();
  CompareDef def;
  def.replicates.count = 20;
  const auto plans = two_plans();
  // They part in what no outcome reads.
  const RunReplicate run = [&](std::uint32_t) {
    std::vector<RunRecord> out(2, fake_record());
    set_from(out[1], Metric::TeacherRefuse, 5, 0.2);
    return out;
  };
  page::Page page = page::compose(compare(plans, run, *executor, def), facts_of(plans));
  page.sections.resize(2);
  check_golden("engine/report/page/golden/ties.txt", page_text(page));
}

TEST_CASE("frozen: one pair, and a goal that is never met") {
  check_golden("engine/report/page/golden/one-pair.txt",
               own_text(with_goals(1, 0.95), incident_pairs(1, 0, 0)));
}

TEST_CASE(
    "frozen first pages: identical plans, a group with nobody, ten thousand pairs, long and wicked names") {
  const auto check = [](const char* name, const std::vector<Scenario>& plans,
                        const std::vector<MadeUpPair>& pairs) {
    check_golden(std::string("engine/report/page/golden/first-page-") + name + ".txt",
                 answer_text(plans, pairs));
  };
  check("identical", two_plans(), same_pairs(20));
  check("ten-thousand", with_goals(8, 0.6), incident_pairs(8'300, 900, 800));
  auto nobody = with_goals(8, 0.6);
  for (Scenario& plan : nobody) {
    for (SchoolDef& school : plan.district.schools) school.poverty_share = 0;
  }
  check("nobody", nobody, incident_pairs(20, 0, 0));
  auto named = with_goals(8, 0.6);
  named[0].name =
      "<b>Staged</b> & \"careful\" pilot of a great many things, in every school, with everybody, for years";
  named[1].name = "O'Neill's {{launch}}";
  check("names", named, incident_pairs(15, 3, 2));
}

TEST_CASE("plans without a difference say so once and have no dotplot") {
  const auto plans = two_plans();
  const page::Page page = page::compose(made_up(plans, same_pairs(20)), facts_of(plans));
  const std::string text = page_text(page);
  CHECK_THAT(text, Contains("Staged pilot and Launch everywhere are identical in all 20 pairs."));
  CHECK_THAT(text, Contains("Nothing differs. A Staged pilot and B Launch everywhere are the same plan."));
  for (const page::Block& block : section(page, "answer").blocks)
    CHECK_FALSE(std::holds_alternative<page::Figure>(block));
}

TEST_CASE("sections without anything to say are left out, with something they are there") {
  const auto plans = with_goals(8, 0.6);
  const Comparison c = made_up(plans, incident_pairs(15, 3, 2));
  CHECK_THAT(page_text(page::compose(c, facts_of(plans))),
             !Contains("## What matters most") && !Contains("would change"));
  page::Analysis analysis;
  analysis.flips = {{"attendance", "privacy incidents", "80%", "55%", "weak"}};
  analysis.answers_to_change = {"This would change the answer: if attendance falls below 55%, it turns."};
  analysis.stress = {{"The vendor fails",
                      "Staged pilot stays ahead.",
                      {{"Privacy incidents", "3", "9", "clear for A", "likely for A"}}}};
  analysis.matters = {
      {"privacy incidents", "incidents", "Training does most", true, {{"Training of A", -3, -4, -2}}}};
  const std::string text = page_text(page::compose(c, facts_of(plans, analysis)));
  CHECK_THAT(text, Contains("## What matters most") && Contains("if attendance falls below 55%, it turns.") &&
                       Contains("### The vendor fails"));
}

TEST_CASE("a group that loses while the whole wins is told on the first page") {
  const auto executor = make_serial_executor();
  CompareDef def;
  def.replicates.count = 60;
  const auto plans = two_plans();
  const RunReplicate run = [&](std::uint32_t) {
    std::vector<RunRecord> out;
    for (std::size_t p = 0; p < 2; ++p) {
      RunRecord record = fake_record();
      set_from(record, Metric::TrustFamilies, 5, p == 0 ? 0.7 : 0.5);
      for (int w = 5; w < kWeeks; ++w)
        record.set(static_cast<int>(Metric::TrustFamilies), 1, w, p == 0 ? 0.3 : 0.5);
      out.push_back(std::move(record));
    }
    return out;
  };
  auto with_size = plans;
  const Comparison c = compare(with_size, run, *executor, def);
  std::string answer;
  const page::Page page = page::compose(c, facts_of(with_size));
  for (const page::Block& block : section(page, "answer").blocks) {
    if (const auto* bullets = std::get_if<page::Bullets>(&block)) {
      for (const std::string& item : bullets->items) answer += item + "\n";
    }
  }
  CHECK_THAT(answer, Contains("Among low-income students it is the other way round"));
}

TEST_CASE("a group of fewer people than may be shown has no number anywhere") {
  auto plans = two_plans();
  for (Scenario& plan : plans) {
    for (SchoolDef& school : plan.district.schools) school.poverty_share = 0;
  }
  const page::Page page = page::compose(made_up(plans, incident_pairs(20, 0, 0)), facts_of(plans));
  const std::string text = page_text(page);
  CHECK_THAT(text, !Contains("Low-income students | 0") && !Contains("(among low-income"));
}

TEST_CASE("very long names, with and without blanks, leave every picture's words inside it") {
  std::string words, one_word;
  for (int i = 0; i < 40; ++i) words += "Every school at once ", one_word += "everywhere";
  std::vector<Scenario> plans;
  std::vector<MadeUpPair> pairs(12);
  for (int p = 0; p < 6; ++p) {
    plans.push_back(fake_scenario("p" + std::to_string(p), p % 2 == 0 ? words : one_word));
    plans.back().district.name = words;
    for (SchoolDef& school : plans.back().district.schools) school.name = one_word;
    for (MadeUpPair& pair : pairs) {
      pair.use.push_back(0.3 + 0.1 * p);
      pair.incidents.push_back(20 - p);
      pair.cost.push_back(100'000 + 1'000 * p);
    }
  }
  int figures = 0;
  for (const std::size_t n : {2U, 6U}) {
    const std::vector<Scenario> some(plans.begin(), plans.begin() + static_cast<std::ptrdiff_t>(n));
    for (const page::Section& s : page::compose(made_up(some, pairs), facts_of(some)).sections) {
      for (const page::Block& block : s.blocks) {
        const auto* figure = std::get_if<page::Figure>(&block);
        if (figure == nullptr) continue;
        INFO(s.id << ", " << n << " plans, figure " << ++figures);
        CHECK(stays_inside(figure->wide));
        CHECK(stays_inside(figure->narrow));
      }
    }
  }
  CHECK(figures > 20);
}

TEST_CASE("names with markup and quotes stay names: nothing can be injected") {
  const std::string nasty =
      "</title><script>alert(1)</script>\"'&<img src=x onerror=alert(2)>{{title}}{{{style}}}";
  auto plans = with_goals(8, 0.6);
  plans[0].name = nasty;
  plans[1].summary = nasty;
  plans[0].district.name = plans[1].district.name = nasty;
  const std::string html = html_of(plans, incident_pairs(15, 3, 2));
  const std::string page = without_receipt(html);
  CHECK_THAT(page, !Contains("<script") && !Contains("<img") && !Contains("onerror=alert(2)>"));
  CHECK_THAT(page, Contains("&lt;script&gt;alert(1)&lt;/script&gt;") && Contains("{{title}}"));
  // Inside the receipt, too, nothing ends its element.
  CHECK(all(html, "(</script>)").size() == 1);
}

TEST_CASE("a report is one file: no address is fetched, no script runs, every id is unique") {
  const std::string html = html_of(with_goals(8, 0.6), incident_pairs(15, 3, 2));
  const std::string page = without_receipt(html);
  CHECK(all(html, "<script([^>]*)>") ==
        std::vector<std::string>{" type=\"application/json\" id=\"pilotwave-receipt\""});
  CHECK(all(page, "(?:src|href)=\"([^#\"][^\"]*)\"").empty());
  CHECK(all(page, "(https?://)").empty());
  CHECK(all(page, "(@import|javascript:)").empty());
  const std::vector<std::string> ids = all(page, " id=\"([^\"]*)\"");
  CHECK(ids.size() > 20);
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  for (const std::string& target :
       all(page, "(?:href=\"#|aria-labelledby=\"|aria-describedby=\"|url\\(#)([^\")]*)")) {
    INFO(target);
    CHECK(std::count(ids.begin(), ids.end(), target) == 1);
  }
}

TEST_CASE(
    "headings go down one step at a time, every table has a caption and heads with a scope, every picture a "
    "name") {
  const std::string page = without_receipt(html_of(with_goals(8, 0.6), incident_pairs(15, 3, 2)));
  char before = '0';
  for (const std::string& level : all(page, "<h([1-6])[ >]")) {
    CHECK(level[0] <= before + 1);
    before = level[0];
  }
  CHECK(all(page, "(<h1)").size() == 1);
  CHECK(all(page, "(<table>)").size() == all(page, "(<caption>[^<]+</caption>)").size());
  CHECK(all(page, "(<th[ >])").size() == all(page, "<th (scope)=").size());
  CHECK(all(page, "(<svg)").size() == all(page, "<svg[^>]*(role=\"img\")").size());
  CHECK(all(page, "(<svg)").size() == all(page, "(<title id)").size());
  CHECK(all(page, "<(main|nav|header|footer)[ >]") ==
        std::vector<std::string>{"header", "nav", "main", "footer"});
}

TEST_CASE("a page carries its receipt, and every keyed cell is in it") {
  const std::string html = html_of(with_goals(8, 0.6), incident_pairs(15, 3, 2));
  const OpenedPage opened = open_page(html);
  REQUIRE(opened.receipt);
  CHECK(opened.cells.size() > 20);
  CHECK_THAT(std::string(*opened.receipt), Contains("A|B|privacy_incidents"));
  CHECK(html.find(kReceiptMark) == std::string::npos);
}

TEST_CASE("the same comparison gives the same bytes") {
  CHECK(html_of(with_goals(8, 0.6), incident_pairs(15, 3, 2)) ==
        html_of(with_goals(8, 0.6), incident_pairs(15, 3, 2)));
}

TEST_CASE("six plans have a table of all, each against the first in full, the rest in a line") {
  std::vector<Scenario> plans;
  for (int p = 0; p < 6; ++p)
    plans.push_back(fake_scenario("p" + std::to_string(p), "Plan number " + std::to_string(p)));
  std::vector<MadeUpPair> pairs;
  for (int i = 0; i < 12; ++i) {
    MadeUpPair pair;
    for (int p = 0; p < 6; ++p) {
      pair.use.push_back(0.3 + 0.1 * p);
      pair.incidents.push_back(20 - p);
      pair.cost.push_back(100'000 + 1'000 * p);
    }
    pairs.push_back(pair);
  }
  const std::string text = page_text(page::compose(made_up(plans, pairs), facts_of(plans)));
  CHECK_THAT(text, Contains("Table: Every plan at a glance") &&
                       Contains("### A Plan number 0 against F Plan number 5") && Contains("- E and F: "));
  CHECK_THAT(html_of(plans, pairs), Contains("<h4>"));
}

TEST_CASE("ten thousand pairs are counted one by one and drawn by the hundred") {
  const auto plans = with_goals(8, 0.6);
  const std::string text = own_text(plans, incident_pairs(8'300, 900, 800));
  CHECK_THAT(text, Contains("better under Staged pilot in 8300 pairs") && Contains("8300 meet every goal") &&
                       Contains("Each mark stands for a hundredth of the runs."));
}
