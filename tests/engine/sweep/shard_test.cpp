#include "sweep/run/shard.hpp"

#include <map>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;

TEST_CASE("parts counted from 0 or from 1 hold every place exactly once") {
  for (const std::uint32_t first : {0U, 1U}) {
    for (std::uint32_t replicate = 0; replicate < 5; ++replicate) {
      for (std::uint32_t point = 0; point < 11; ++point) {
        int held = 0;
        for (std::uint32_t i = first; i < first + 4; ++i) {
          const Result<Shard> shard = parse_shard(std::to_string(i) + "/4");
          REQUIRE(shard.ok());
          held += shard.value().holds(replicate, point);
        }
        CHECK(held == 1);
      }
    }
  }
}

TEST_CASE("what is no part is refused with what to write") {
  for (const char* text : {"", "3", "5/4", "a/4", "1/0", "-1/4", "1/4/2"}) {
    INFO(text);
    CHECK(errors_of(parse_shard(text)).find("write I/N") != std::string::npos);
  }
}

TEST_CASE("a task of a Slurm array knows its part, whatever the array's first number and step") {
  const auto of = [](std::map<std::string, std::string> environment) {
    return slurm_shard([environment](const std::string& name) {
      const auto it = environment.find(name);
      return it == environment.end() ? "" : it->second;
    });
  };
  CHECK_FALSE(of({}).value().has_value());
  const auto shard = of({{"SLURM_ARRAY_TASK_ID", "7"},
                         {"SLURM_ARRAY_TASK_COUNT", "4"},
                         {"SLURM_ARRAY_TASK_MIN", "3"},
                         {"SLURM_ARRAY_TASK_STEP", "2"}});
  REQUIRE(shard.ok());
  CHECK(shard.value()->number() == 3);
  CHECK(shard.value()->count == 4);
  CHECK_FALSE(
      of({{"SLURM_ARRAY_TASK_ID", "9"}, {"SLURM_ARRAY_TASK_COUNT", "2"}, {"SLURM_ARRAY_TASK_MIN", "1"}})
          .ok());
}

TEST_CASE("each part has a file of its own") {
  CHECK(shard_file("out/dose.sqlite", {}) == "out/dose.sqlite");
  CHECK(shard_file("out/dose.sqlite", {3, 12}) == "out/dose.shard-03-of-12.sqlite");
  CHECK(shard_file("dose.sqlite", parse_shard("12/12").value()) == "dose.shard-12-of-12.sqlite");
  CHECK(shard_file("dose.sqlite", parse_shard("0/12").value()) == "dose.shard-12-of-12.sqlite");
}
