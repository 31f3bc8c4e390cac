#include "report/output_folder.hpp"

#include <csignal>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "report/digest.hpp"
#include "report/manifest.hpp"

using namespace pilotwave;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone when the test ends.
class Scratch {
 public:
  Scratch() : path_(fs::temp_directory_path() / fmt::format("pilotwave_output_{}", getpid())) {
    fs::remove_all(path_);
  }
  ~Scratch() { fs::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::string text(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  fs::path path_;
};

/// No file of this process may grow beyond a limit: what a full disk looks like, without filling one.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

const std::vector<std::string> kNames{"runs.csv", "notes.txt"};

std::string plain_manifest(std::span<const WrittenFile> files) { return manifest_json({}, files); }

std::unique_ptr<OutputFolder> must_open(const fs::path& path, bool force = false) {
  auto folder = OutputFolder::open(path, kNames, force);
  REQUIRE(folder.ok());
  return std::move(folder).value();
}

}  // namespace

TEST_CASE("nothing stands under a final name before everything does") {
  const Scratch scratch;
  const auto folder = must_open(scratch.path());
  CHECK(folder->append("runs.csv", "a,b\n"));
  CHECK(folder->append("runs.csv", "1,2\n"));
  CHECK_FALSE(fs::exists(scratch.path() / "runs.csv"));
  CHECK_FALSE(fs::exists(scratch.path() / "manifest.json"));
  CHECK(folder->finish(plain_manifest).empty());
  CHECK(scratch.text("runs.csv") == "a,b\n1,2\n");
  CHECK(scratch.text("notes.txt").empty());
  CHECK(fs::exists(scratch.path() / "manifest.json"));
  for (const auto& entry : fs::directory_iterator(scratch.path()))
    CHECK(entry.path().extension() != ".partial");
}

TEST_CASE("a run that is killed leaves only partial files") {
  const Scratch scratch;
  must_open(scratch.path())->append("runs.csv", "a,b\n");  // never finished
  CHECK_FALSE(fs::exists(scratch.path() / "runs.csv"));
  CHECK(fs::exists(scratch.path() / "runs.csv.partial"));
  // The next run starts afresh without being forced.
  const auto again = must_open(scratch.path());
  again->append("runs.csv", "c\n");
  CHECK(again->finish(plain_manifest).empty());
  CHECK(scratch.text("runs.csv") == "c\n");
}

TEST_CASE("the manifest lists each file with its own hash") {
  const Scratch scratch;
  const auto folder = must_open(scratch.path());
  folder->append("runs.csv", "abc");
  CHECK(folder
            ->finish([](std::span<const WrittenFile> files) {
              REQUIRE(files.size() == 2);
              CHECK(files[0].name == "notes.txt");
              CHECK(files[1].name == "runs.csv");
              CHECK(files[1].bytes == 3);
              CHECK(files[1].sha256 == sha256_hex("abc"));
              return plain_manifest(files);
            })
            .empty());
  CHECK(manifest_outputs(scratch.text("manifest.json")) == std::vector<std::string>{"notes.txt", "runs.csv"});
}

TEST_CASE("a finished run is refused, and replaced only by force, with what it left behind") {
  const Scratch scratch;
  auto folder = must_open(scratch.path());
  folder->append("runs.csv", "old");
  REQUIRE(folder->finish(plain_manifest).empty());

  const auto refused = OutputFolder::open(scratch.path(), kNames, false);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.errors()[0].trouble == Trouble::CannotCreate);
  CHECK(refused.errors()[0].what == "holds a finished run");
  CHECK(scratch.text("runs.csv") == "old");

  std::ofstream(scratch.path() / "mine.txt") << "keep";
  const std::vector<std::string> fewer{"runs.csv"};
  auto forced = OutputFolder::open(scratch.path(), fewer, true);
  REQUIRE(forced.ok());
  CHECK(scratch.text("runs.csv") == "old");  // until the new one is complete
  forced.value()->append("runs.csv", "new");
  CHECK(forced.value()->finish(plain_manifest).empty());
  CHECK(scratch.text("runs.csv") == "new");
  CHECK_FALSE(fs::exists(scratch.path() / "notes.txt"));  // of the replaced run
  CHECK(scratch.text("mine.txt") == "keep");
}

TEST_CASE("a folder that is being written is refused to others, forced or not, and is free afterwards") {
  const Scratch scratch;
  const auto folder = must_open(scratch.path());
  for (const bool force : {false, true}) {
    const auto refused = OutputFolder::open(scratch.path(), kNames, force);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.errors()[0].trouble == Trouble::CannotCreate);
    CHECK(refused.errors()[0].what == "another run is writing into this folder just now");
  }
  CHECK(folder->append("runs.csv", "a,b\n"));
  CHECK(folder->finish(plain_manifest).empty());
  CHECK(scratch.text("runs.csv") == "a,b\n");
  CHECK(OutputFolder::open(scratch.path(), kNames, true).ok());
}

TEST_CASE("what is discarded leaves nothing behind, and of the user's everything") {
  const Scratch scratch;
  must_open(scratch.path())->discard();
  CHECK_FALSE(fs::exists(scratch.path()));
  fs::create_directories(scratch.path());
  std::ofstream(scratch.path() / "mine.txt") << "keep";
  must_open(scratch.path())->discard();
  CHECK(scratch.text("mine.txt") == "keep");
  CHECK_FALSE(fs::exists(scratch.path() / "runs.csv.partial"));
}

TEST_CASE("a folder under a file's name is refused even by force") {
  const Scratch scratch;
  fs::create_directories(scratch.path() / "runs.csv");
  for (const bool force : {false, true}) {
    const auto refused = OutputFolder::open(scratch.path(), kNames, force);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.errors()[0].what == "is a folder");
    CHECK_FALSE(fs::exists(scratch.path() / "notes.txt.partial"));
  }
}

TEST_CASE("a file of the user's in the way is refused by name") {
  const Scratch scratch;
  fs::create_directories(scratch.path());
  std::ofstream(scratch.path() / "runs.csv") << "mine";
  const auto refused = OutputFolder::open(scratch.path(), kNames, false);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.errors()[0].place.file == (scratch.path() / "runs.csv").string());
  CHECK(scratch.text("runs.csv") == "mine");
}

TEST_CASE("a folder that cannot be made is said") {
  const Scratch scratch;
  fs::create_directories(scratch.path());
  std::ofstream(scratch.path() / "file") << "x";
  const auto refused = OutputFolder::open(scratch.path() / "file", kNames, false);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.errors()[0].trouble == Trouble::CannotCreate);
}

TEST_CASE("a full disk is an input-output error that names what was kept") {
  const Scratch scratch;
  const auto folder = must_open(scratch.path());
  const FileLimit limit(300'000);
  const std::string block(100'000, 'x');
  bool good = true;
  for (int i = 0; i < 20 && good; ++i) good = folder->append("runs.csv", block);
  CHECK_FALSE(good);
  CHECK_FALSE(folder->append("notes.txt", "more"));
  const Diagnostics troubles = folder->finish(plain_manifest);
  REQUIRE(troubles.size() == 1);
  CHECK(troubles[0].trouble == Trouble::InputOutput);
  CHECK(troubles[0].place.file == (scratch.path() / "runs.csv").string());
  CHECK(troubles[0].hint.find("runs.csv.partial") != std::string::npos);
  CHECK(troubles[0].hint.find("nothing stands under a final name") != std::string::npos);
  CHECK(fs::exists(scratch.path() / "runs.csv.partial"));
  CHECK_FALSE(fs::exists(scratch.path() / "runs.csv"));
  CHECK_FALSE(fs::exists(scratch.path() / "manifest.json"));
}

TEST_CASE("trouble that shows only when a file is closed is no success either") {
  const Scratch scratch;
  const auto folder = must_open(scratch.path());
  CHECK(folder->append("runs.csv", std::string(5'000, 'x')));  // waits in the buffer
  const FileLimit limit(1'000);
  const Diagnostics troubles = folder->finish(plain_manifest);
  REQUIRE(troubles.size() == 1);
  CHECK(troubles[0].trouble == Trouble::InputOutput);
  CHECK_FALSE(fs::exists(scratch.path() / "runs.csv"));
}
