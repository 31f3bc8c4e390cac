// The pages that the catalogues generate, and what pages written by hand promise of the catalogues.
#include "cli/reference_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "model/interventions/catalogue.hpp"
#include "model/params.hpp"
#include "places.hpp"

using namespace pilotwave;

namespace {

const std::filesystem::path kDocs = std::filesystem::path(PILOTWAVE_SOURCE_DIR) / "docs";

struct GeneratedPage {
  std::string_view name;
  std::string (*text)();
};

constexpr GeneratedPage kGenerated[] = {
    {"parameters", parameters_text}, {"interventions", interventions_text}, {"metrics", metrics_text},
    {"signals", signals_text},       {"schedule", schedule_text},           {"state", state_text}};
/// Held to the language by the scenario tests; to the receipts that reports carry by theirs.
constexpr std::array<std::string_view, 2> kByHand{"scenario-format", "report-receipt"};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every page under docs/model, one after another.
std::string pages_of_the_model() {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kDocs / "model")) {
    if (entry.path().extension() == ".md") all += read(entry.path());
  }
  return all;
}

bool is_key_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Whether a word stands in a text, not as a part of a longer key.
bool names(const std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_key_letter(text[at - 1]);
    if (begins && (end == text.size() || !is_key_letter(text[end]))) return true;
  }
  return false;
}

/// The row of a field in the table of its intervention's page.
std::string field_row(const FieldSpec& f) {
  std::string unit(f.unit), range = fmt::format("{} to {}", f.min, f.max),
                            value = fmt::format("{}", f.default_number);
  std::string words(f.choices);
  switch (f.type) {
    case FieldType::Number:
      break;
    case FieldType::Integer:
      range += ", whole";
      break;
    case FieldType::Departments:
      range += " each", value += " each";
      break;
    case FieldType::Flag:
      unit = "flag", range = "true, false", value = f.default_number != 0 ? "true" : "false";
      break;
    case FieldType::Tools:
      unit = "list", range = "ids of tools", value = "required";
      break;
    case FieldType::Choice:
      unit = "choice", range.clear();
      for (const char c : words) range += c == ' ' ? std::string(", ") : std::string(1, c);
      value = words.substr(0, words.find(' '));
      break;
  }
  return fmt::format("| `{}` | {} | {} | {} | {} |\n", f.key, unit, range, value, f.text);
}

}  // namespace

TEST_CASE("the reference pages are what the program lists") {
  for (const GeneratedPage& page : kGenerated) {
    const bool same = read(kDocs / "reference" / fmt::format("{}.md", page.name)) == page.text();
    INFO("docs/reference/" << page.name
                           << ".md is not what the program lists; write it anew with: ./dev docs");
    CHECK(same);
  }
}

TEST_CASE("every reference page is generated, but those about the language of scenarios and receipts") {
  for (const auto& entry : std::filesystem::directory_iterator(kDocs / "reference")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".json") continue;  // schemas: see json_schema_test.cpp
    INFO(name);
    const bool by_hand = std::find(kByHand.begin(), kByHand.end(), name) != kByHand.end();
    CHECK((by_hand || std::any_of(std::begin(kGenerated), std::end(kGenerated),
                                  [&](const GeneratedPage& page) { return page.name == name; })));
  }
}

TEST_CASE("the page of each kind of intervention holds its fields, and no others") {
  for (const InterventionKind& kind : intervention_catalogue()) {
    const std::string page = read(kDocs / "model" / "interventions" / fmt::format("{}.md", kind.kind));
    INFO("docs/model/interventions/" << kind.kind << ".md");
    for (const FieldSpec& field : kind.fields) {
      INFO("lacks the row " << field_row(field));
      CHECK(page.find(field_row(field)) != std::string::npos);
    }
    const std::string table =
        page.substr(page.find("## Fields"), page.find("Beside these") - page.find("## Fields"));
    std::size_t rows = 0;
    for (std::size_t at = table.find("\n| `"); at != std::string::npos; at = table.find("\n| `", at + 1))
      ++rows;
    CHECK(rows == kind.fields.size());
  }
}

TEST_CASE("every parameter is named on some page of the model") {
  const std::string pages = pages_of_the_model();
  REQUIRE(pages.size() > 10000);
  for (const ParamSpec& p : param_catalogue()) {
    // Pages that name their group once leave it out after that; kinds of tools share their pages.
    const std::string_view key = p.key, last = key.substr(key.rfind('.') + 1);
    INFO("no page of docs/model names " << key);
    CHECK((names(pages, key) || names(pages, last)));
  }
}

TEST_CASE("every row that a parameter cites is in the evidence table, and names the parameter") {
  const std::string evidence = read(kDocs / "model" / "evidence.md"), text = parameters_text();
  constexpr std::string_view kLink = "evidence.md#";
  std::size_t n_cited = 0;
  for (const ParamSpec& p : param_catalogue()) {
    const std::string key(p.key);
    const std::size_t at = text.find("| `" + key + "` |");
    REQUIRE(at != std::string::npos);
    const std::string row = text.substr(at, text.find('\n', at) - at);
    // The four kinds of tools share their rows.
    const std::string of_kinds =
        key.starts_with("tool.") ? "`tool.*" + key.substr(key.rfind('.')) + "`" : "`" + key + "`";
    for (std::size_t link = row.find(kLink); link != std::string::npos; link = row.find(kLink, link + 1)) {
      const std::size_t from = link + kLink.size();
      const std::string anchor = row.substr(from, row.find(')', from) - from);
      if (anchor == "gaps") continue;
      INFO(key << " cites " << anchor);
      const std::size_t cited = evidence.find("<a id=\"" + anchor + "\">");
      CHECK(cited != std::string::npos);
      if (cited == std::string::npos || anchor.front() != 'e') continue;
      const std::string line = evidence.substr(cited, evidence.find('\n', cited) - cited);
      const bool named =
          line.find("`" + key + "`") != std::string::npos || line.find(of_kinds) != std::string::npos;
      CHECK(named);
      ++n_cited;
    }
  }
  CHECK(n_cited > 150);
}

TEST_CASE("sources link to the rows, targets and gaps that they cite, and to nothing else") {
  const std::string text = parameters_text();
  const auto row = [&](std::string_view key) {
    const std::size_t at = text.find(fmt::format("| `{}` |", key));
    REQUIRE(at != std::string::npos);
    return text.substr(at, text.find('\n', at) - at);
  };
  const auto link = [](std::string_view words, std::string_view anchor) {
    return fmt::format("[{}](../model/evidence.md#{})", words, anchor);
  };
  using Catch::Matchers::Contains;
  CHECK_THAT(row("training.peer_rate"),
             Contains("| " + link("4.8", "e4-8") + ", " + link("4.9", "e4-9") + " |"));
  CHECK_THAT(row("training.dose_middle"), Contains("gains above 14 hours (" + link("4.1", "e4-1") + ")"));
  CHECK_THAT(row("training.skill_half_life"), Contains("(" + link("gaps table", "gaps") + ")"));
  CHECK_THAT(row("trust.good_hours"), Contains("(" + link("C11", "c11") + ")"));
  CHECK_THAT(row("network.friend_nominations"), Contains("| 7.3 to 8.6 (" + link("10.9", "e10-9") + ")"));
}
