#include "sweep/store/merge_stores.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/sweep/small_sweep.hpp"
#include "sweep/store/sqlite.hpp"
#include "sweep/store/sweep_digest.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::Assembled;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

namespace {

const std::string kMergedBody =
    "[parameters]\n\"teacher_use.try_rate\" = { min = 0.01, max = 0.05 }\n"
    "[outputs]\nmetrics = [\"teacher_any_use\", \"cost_usd\"]\n";
const std::string kSobol = "method = \"sobol\"\nsamples = 5\nreplicates = 2\n" + kMergedBody;

/// Three parts of a sweep, and the whole.
struct Parts {
  explicit Parts(const SweepFolder& folder, const std::string& body = kSobol) {
    const Assembled sweep(folder.sweep(body));
    const auto serial = make_serial_executor();
    for (std::uint32_t i = 0; i < 3; ++i) {
      files.push_back(folder.file("part" + std::to_string(i) + ".sqlite"));
      static_cast<void>(sweep.run(files.back(), *serial, ~std::uint64_t{0}, {i, 3}));
    }
    whole = folder.file("whole.sqlite");
    static_cast<void>(sweep.run(whole, *serial));
  }
  std::vector<std::string> files;
  std::string whole;
};

}  // namespace

TEST_CASE("parts merged in any order, and more than once, are the whole") {
  const SweepFolder folder("merge_order");
  Parts parts(folder);
  const std::string digest = sweep_digest(parts.whole).value();
  int n = 0;
  do {
    const std::string into = folder.file("merged" + std::to_string(n++) + ".sqlite");
    const auto merged = merge_stores(into, parts.files);
    REQUIRE(errors_of(merged) == "loaded");
    CHECK(merged.value().added == 20);
    CHECK(merged.value().missing == 0);
    CHECK(sweep_digest(into).value() == digest);
    CHECK(merge_stores(into, parts.files).value().added == 0);
    CHECK(sweep_digest(into).value() == digest);
  } while (std::next_permutation(parts.files.begin(), parts.files.end()));
  CHECK(n == 6);
}

TEST_CASE("a merged file goes on like any other, and says what is missing") {
  const SweepFolder folder("merge_missing");
  const Parts parts(folder);
  const std::string into = folder.file("merged.sqlite");
  const std::vector<std::string> two = {parts.files[0], parts.files[2]};
  const auto merged = merge_stores(into, two);
  REQUIRE(errors_of(merged) == "loaded");
  CHECK(merged.value().missing == 8);
  const auto serial = make_serial_executor();
  CHECK(Assembled(folder.sweep(kSobol)).run(into, *serial).made == 4);
  CHECK(sweep_digest(into).value() == sweep_digest(parts.whole).value());
}

TEST_CASE("parts of different sweeps are refused, and what was merged stays") {
  const SweepFolder folder("merge_mixed");
  const Parts parts(folder);
  const auto serial = make_serial_executor();
  const std::string other = folder.file("other.sqlite"), into = folder.file("merged.sqlite");
  static_cast<void>(Assembled(folder.sweep("method = \"sobol\"\nseed = 9\nsamples = 5\n" + kMergedBody))
                        .run(other, *serial));
  const std::vector<std::string> mixed = {parts.files[0], other};
  CHECK_THAT(errors_of(merge_stores(into, mixed)), Contains("another sweep") && Contains("+ seed 9"));
  Database database(into, Database::Mode::Read);
  CHECK(database.integer("SELECT count(*) FROM runs") > 0);
  CHECK(database.integer("SELECT count(DISTINCT replicate) FROM runs") == 2);
}

TEST_CASE("files that hold different results for one run are refused") {
  const SweepFolder folder("merge_results");
  const Parts parts(folder);
  const std::string into = folder.file("merged.sqlite");
  REQUIRE(merge_stores(into, parts.files).ok());
  {
    Database database(parts.files[1], Database::Mode::Create);
    database.execute("UPDATE run_rows SET result_hash = 'abc' WHERE run = (SELECT max(run) FROM run_rows)");
  }
  CHECK_THAT(errors_of(merge_stores(into, parts.files)), Contains("has other results"));
}

TEST_CASE("a part with more points makes the merged sweep larger") {
  const SweepFolder folder("merge_larger");
  const Parts parts(folder);
  const auto serial = make_serial_executor();
  const std::string more = folder.file("more.sqlite"), into = folder.file("merged.sqlite");
  static_cast<void>(Assembled(folder.sweep("method = \"sobol\"\nsamples = 7\nreplicates = 2\n" + kMergedBody))
                        .run(more, *serial));
  const std::vector<std::string> files = {parts.files[0], more, parts.files[1]};
  const auto merged = merge_stores(into, files);
  REQUIRE(errors_of(merged) == "loaded");
  CHECK(merged.value().done == 28);
  CHECK(merged.value().missing == 0);
}

TEST_CASE("what is no sweep's file is not merged, and leaves nothing behind") {
  const SweepFolder folder("merge_other");
  folder.write("letter.sqlite", "a letter");
  const std::vector<std::string> letter = {folder.file("letter.sqlite")}, none = {folder.file("none.sqlite")};
  CHECK_FALSE(merge_stores(folder.file("merged.sqlite"), letter).ok());
  CHECK_THAT(errors_of(merge_stores(folder.file("merged.sqlite"), none)), Contains("no such file"));
  CHECK_FALSE(std::filesystem::exists(folder.file("merged.sqlite")));
}
