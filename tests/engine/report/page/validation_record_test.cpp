#include "report/page/validation_record.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "places.hpp"

using namespace pilotwave::page;
using Catch::Matchers::Contains;

namespace {

/// The page of the record with every run of white space as one space.
std::string record_page() {
  std::ifstream in(std::string(PILOTWAVE_SOURCE_DIR) + "/docs/model/validation.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

}  // namespace

TEST_CASE("a report's validation table is the record's, row by row and in number") {
  const std::string page = record_page();
  REQUIRE(page.size() > 1000);
  for (const ValidatedTarget& t : validated_targets()) {
    const std::string row = std::string(t.target) + " " + std::string(t.question) + " " + std::string(t.day) +
                            " " + std::string(t.survey) + " " + std::string(t.model) + " ";
    CHECK_THAT(page, Contains(row));
  }
  for (const ValidatedFact& f : validated_facts())
    CHECK_THAT(page, Contains(std::string(f.verdict) + ": " + std::string(f.text)));
  const std::regex rows("C[0-9]+ [^|]{5,140}? 20[0-9]{2}-[0-9]{2}-[0-9]{2} "),
      facts("(held|MISSED|NOT SHOWN): ");
  const auto count = [&](const std::regex& what) {
    return std::distance(std::sregex_iterator(page.begin(), page.end(), what), std::sregex_iterator());
  };
  CHECK(count(facts) == static_cast<std::ptrdiff_t>(validated_facts().size()));
  CHECK(count(std::regex(" (in|OUT) (?=C[0-9]+ |[0-9]+ of [0-9]+ in band)")) ==
        static_cast<std::ptrdiff_t>(validated_targets().size()));
}
