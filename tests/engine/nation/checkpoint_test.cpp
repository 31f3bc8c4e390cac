#include "nation/checkpoint.hpp"

#include <fstream>
#include <iterator>

#include "engine/scenario/small_files.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::errors_of;
using pilotwave::testing::ScratchFolder;

namespace {

NationSums some_sums() {
  NationSums sums(3, 2);
  DistrictSums district;
  district.sums.resize(kSplits * metric_catalogue().size() * 2, {0.1, 3});
  district.heads[0] = {1, 2, 30, 400};
  district.at_end = {1.5, -2};
  sums.add({0, 2}, district);
  sums.add_failed("it broke");
  return sums;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a checkpoint gives back the sums to the last bit") {
  const ScratchFolder folder("checkpoint");
  const Checkpoint checkpoint(folder.file("c"), "this run");
  NationSums sums(3, 2);
  CHECK_FALSE(checkpoint.resume(sums).value());
  const NationSums before = some_sums();
  REQUIRE(checkpoint.save(before).empty());
  REQUIRE(checkpoint.resume(sums).value());
  CHECK(sums.bytes() == before.bytes());
  CHECK(sums.taken() == 2);
  CHECK(sums.failed().front().why == "it broke");
  CHECK(sums.value(2, Split::All, 0, 1) == before.value(2, Split::All, 0, 1));
  checkpoint.remove();
  CHECK_FALSE(checkpoint.resume(sums).value());
}

TEST_CASE("a checkpoint of another run, or a damaged one, is refused and left as it is") {
  const ScratchFolder folder("checkpoint_other");
  const Checkpoint checkpoint(folder.file("c"), "this run");
  REQUIRE(checkpoint.save(some_sums()).empty());
  NationSums sums(3, 2);
  CHECK_THAT(errors_of(Checkpoint(folder.file("c"), "that run").resume(sums)), Contains("another nation"));
  NationSums other(3, 1);
  CHECK_THAT(errors_of(checkpoint.resume(other)), Contains("damaged"));
  const std::string text = text_of(folder.file("c"));
  for (const std::size_t cut : {std::size_t{0}, std::size_t{40}, text.size() / 2, text.size() - 1}) {
    std::ofstream(folder.file("c"), std::ios::binary) << text.substr(0, cut);
    INFO(cut);
    CHECK_FALSE(checkpoint.resume(sums).ok());
  }
  std::string flipped = text;
  flipped[text.size() - 20] = static_cast<char>(flipped[text.size() - 20] ^ 1);
  std::ofstream(folder.file("c"), std::ios::binary) << flipped;
  CHECK_THAT(errors_of(checkpoint.resume(sums)), Contains("damaged"));
  CHECK(sums.taken() == 0);
}
