#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "engine/scenario/scratch_folder.hpp"
#include "fuzz/corpus.hpp"
#include "fuzz/valid_numbers.hpp"
#include "rng/philox.hpp"
#include "scenario/scenario.hpp"

using namespace pilotwave;
using namespace pilotwave::testing;

namespace {

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A folder with the good files, of which one will be damaged.
class GoodFiles : public ScratchFolder {
 public:
  explicit GoodFiles(const std::string& name) : ScratchFolder(name) {
    for (const char* file : {"plan.toml", "base.toml", "district.toml"}) {
      write(file, content_of(corpus_folder() + "/good/" + file));
    }
  }
};

/// Loads the plan; it must end well: errors that say where, or a scenario of finite numbers that can be
/// written down.
/// @return whether it loaded
bool ends_well(const ScratchFolder& folder) {
  const auto loaded = load_scenario(folder.file("plan.toml"));
  if (loaded.ok()) {
    if (!is_finite(loaded.value())) FAIL("a number that is not finite was accepted");
    if (scenario_text(loaded.value()).empty()) FAIL("nothing was written");
    return true;
  }
  for (const Diagnostic& error : loaded.errors()) {
    if (error.place.file.empty() || error.what.empty()) FAIL("an error does not say where and what");
  }
  return false;
}

/// Pieces that turn a file into another kind of nonsense than single bytes do.
const std::string kPieces[] = {"nan",
                               "inf",
                               "-",
                               "\"",
                               "\"\"\"",
                               "'",
                               "[",
                               "]",
                               "[[",
                               "{",
                               "}",
                               "=",
                               ".",
                               "..",
                               "\n",
                               "#",
                               "\\",
                               "9999999999999999999",
                               "1e400",
                               "0x",
                               "true",
                               "2026-13-40",
                               "\xC3",
                               "\xF0\x9F",
                               std::string("\0", 1),
                               "[[intervention]]\n",
                               "schema = 2\n",
                               "{a={a={a={a=1}}}}",
                               "not not not ",
                               "((((((",
                               " <= 1 <= 2"};

/// Changes a text in one to four places, as the draws of this round say.
std::string mutated(std::string text, std::uint32_t round) {
  const auto draw = [&](std::uint32_t index) { return philox4x32({round, index, 0, 0}, {20260803, 0}); };
  const auto n_changes = 1 + draw(0)[0] % 4;
  for (std::uint32_t i = 1; i <= n_changes && !text.empty(); ++i) {
    const auto d = draw(i);
    const std::size_t at = d[0] % text.size();
    const std::string& piece = kPieces[d[2] % std::size(kPieces)];
    switch (d[1] % 5) {
      case 0:
        text[at] = static_cast<char>(d[2] & 0xFFU);
        break;
      case 1:
        text.erase(at, 1 + d[2] % 20);
        break;
      case 2:
        text.insert(at, piece);
        break;
      case 3:
        text.replace(at, std::min<std::size_t>(piece.size(), text.size() - at), piece);
        break;
      default:
        text.insert(at, text.substr(d[2] % text.size(), d[3] % 60));
        break;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a plan cut off anywhere is refused or read, and never worse") {
  const GoodFiles folder("fuzz_cut_plan");
  const std::string whole = content_of(folder.file("plan.toml"));
  int n_loaded = 0;
  for (std::size_t length = 0; length < whole.size(); ++length) {
    folder.write("plan.toml", whole.substr(0, length));
    if (ends_well(folder)) ++n_loaded;
  }
  // Cut behind a complete line it may well be a plan, but mostly it is none.
  CHECK(n_loaded > 0);
  CHECK(n_loaded < static_cast<int>(whole.size()) / 2);
}

TEST_CASE("a district cut off anywhere is refused or read, and never worse") {
  const GoodFiles folder("fuzz_cut_district");
  const std::string whole = content_of(folder.file("district.toml"));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    folder.write("district.toml", whole.substr(0, length));
    ends_well(folder);
  }
  folder.write("district.toml", whole);
  CHECK(ends_well(folder));
}

TEST_CASE("two thousand damaged plans never crash, hang or let a number in that is none") {
  const GoodFiles folder("fuzz_damaged_plan");
  const std::string whole = content_of(folder.file("plan.toml"));
  int n_refused = 0;
  for (std::uint32_t round = 0; round < 2000; ++round) {
    INFO("round " << round);
    folder.write("plan.toml", mutated(whole, round));
    if (!ends_well(folder)) ++n_refused;
  }
  CHECK(n_refused > 1000);
}

TEST_CASE("a thousand damaged districts never crash, hang or let a number in that is none") {
  const GoodFiles folder("fuzz_damaged_district");
  const std::string whole = content_of(folder.file("district.toml"));
  int n_refused = 0;
  for (std::uint32_t round = 0; round < 1000; ++round) {
    INFO("round " << round);
    folder.write("district.toml", mutated(whole, 10'000 + round));
    if (!ends_well(folder)) ++n_refused;
  }
  CHECK(n_refused > 500);
}
