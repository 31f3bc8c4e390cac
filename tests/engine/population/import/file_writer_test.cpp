#include "population/import/file_writer.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include <catch2/catch.hpp>

#include "engine/population/import/table_files.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Contains;

namespace {

/// A disk that takes no more than `bytes` a file, for as long as this lives.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = SIG_DFL;
};

Diagnostics write_on_small_disk(const std::vector<PendingFile>& files, bool force) {
  const SmallDisk disk(1000);
  return write_files(files, force);
}

}  // namespace

TEST_CASE("all files appear complete under their names, and no partial one stays") {
  const TempFolder folder;
  CHECK(write_files({{folder.path() / "a", "first"}, {folder.path() / "b", ""}}, false).empty());
  CHECK(folder.names() == std::vector<std::string>{"a", "b"});
  CHECK(read_file(folder.path() / "a") == "first");
}

TEST_CASE("a name that is taken is refused unless replacing is allowed, and then nothing else is written") {
  const TempFolder folder;
  folder.write("b", "old");
  const std::vector<PendingFile> files{{folder.path() / "a", "new"}, {folder.path() / "b", "new"}};
  const Diagnostics errors = write_files(files, false);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].trouble == Trouble::CannotCreate);
  CHECK_THAT(errors[0].text(), Contains("exists already") && Contains("--force"));
  CHECK(folder.names() == std::vector<std::string>{"b"});
  CHECK(read_file(folder.path() / "b") == "old");
  CHECK(write_files(files, true).empty());
  CHECK(read_file(folder.path() / "b") == "new");
}

TEST_CASE("a disk that fills up leaves nothing under the final names, and old files as they were") {
  const TempFolder folder;
  folder.write("big", "old");
  const std::vector<PendingFile> files{{folder.path() / "small", "fits"},
                                       {folder.path() / "big", std::string(5000, 'x')}};
  const Diagnostics errors = write_on_small_disk(files, true);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].trouble == Trouble::InputOutput);
  CHECK_THAT(errors[0].text(), Contains("big") && Contains("writing failed"));
  CHECK(folder.names() == std::vector<std::string>{"big"});
  CHECK(read_file(folder.path() / "big") == "old");
}

TEST_CASE("devices, pipes, folders and missing folders are refused and left alone") {
  const TempFolder folder;
  for (const bool force : {false, true}) {
    const Diagnostics full = write_files({{"/dev/full", "x"}}, force);
    REQUIRE(full.size() == 1);
    CHECK(full[0].trouble == Trouble::InputOutput);
    CHECK(std::filesystem::is_character_file("/dev/full"));
    const Diagnostics dir = write_files({{folder.path(), "x"}}, force);
    REQUIRE(dir.size() == 1);
    CHECK(dir[0].trouble == Trouble::CannotCreate);
    const Diagnostics nowhere = write_files({{folder.path() / "none" / "a", "x"}}, force);
    REQUIRE(nowhere.size() == 1);
    CHECK(nowhere[0].trouble == Trouble::CannotCreate);
  }
  CHECK(folder.names().empty());
}
