// Whatever is wrong with a file, the program ends with the right code, says where, and leaves nothing behind.
#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "engine/cli/running.hpp"
#include "fuzz/corpus.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;
using pilotwave::testing::BrokenFile;
using pilotwave::testing::ExpectedError;

namespace {

bool all_are(const BrokenFile& file, Trouble trouble) {
  return std::all_of(file.errors.begin(), file.errors.end(),
                     [&](const ExpectedError& e) { return e.trouble == trouble; });
}

bool right_code(const BrokenFile& file, int code) {
  if (all_are(file, Trouble::BadInput)) return code == 65;
  if (all_are(file, Trouble::MissingInput)) return code == 66;
  return code == 65 || code == 66;
}

/// The lines that say an error; each error has one, the others say what to do.
int n_errors(const std::string& err) {
  int n = 0;
  for (std::size_t at = err.find("error: "); at != std::string::npos; at = err.find("error: ", at + 1)) ++n;
  return n;
}

void check_refused(const Program& program, const BrokenFile& file, const Ended& ended) {
  INFO(file.path << "\n" << ended.err);
  CHECK(right_code(file, ended.code));
  CHECK(ended.out.empty());
  CHECK(n_errors(ended.err) == static_cast<int>(file.errors.size()));
  for (const ExpectedError& expected : file.errors) {
    CHECK(ended.err.find(expected.text) != std::string::npos);
    const std::string line = fmt::format(":{}:", expected.line);
    if (expected.line > 0) CHECK(ended.err.find(line) != std::string::npos);
  }
  CHECK_FALSE(program.has("out"));
}

std::string good(const std::string& name) { return testing::corpus_folder() + "/good/" + name; }

/// The good files, copied to where everybody may read them.
void copy_good_files(const Program& program) {
  for (const char* name : {"plan.toml", "base.toml", "district.toml"})
    std::filesystem::copy_file(good(name), program.folder() / name);
}

}  // namespace

TEST_CASE("every broken scenario is refused by check, run and compare alike") {
  const Program program;
  for (const BrokenFile& file : testing::broken_toml_files("scenarios")) {
    // `check` takes this one, which names itself as its district, for a district with fewer errors.
    if (!file.path.ends_with("/district-is-a-plan.toml"))
      check_refused(program, file, program.shell(fmt::format("pilotwave check '{}'", file.path)));
    check_refused(program, file, program.shell(fmt::format("pilotwave run '{}' -o out", file.path)));
    check_refused(program, file,
                  program.shell(fmt::format("pilotwave compare '{0}' '{0}' -o out", file.path)));
  }
}

TEST_CASE("every broken district is refused by check and run alike") {
  const Program program;
  for (const BrokenFile& file : testing::broken_toml_files("districts")) {
    const Ended checked =
        program.shell(fmt::format("pilotwave check '{}' --district '{}'", good("plan.toml"), file.path));
    INFO(file.path << "\n" << checked.err);
    CHECK(right_code(file, checked.code));
    CHECK(checked.out.empty());
    CHECK_THAT(checked.err, Contains(std::filesystem::path(file.path).filename().string()));
    const Ended ran =
        program.shell(fmt::format("pilotwave run '{}' --district '{}' -o out", good("plan.toml"), file.path));
    CHECK(ran.code == checked.code);
    CHECK(ran.out.empty());
    CHECK(checked.err.rfind(ran.err, 0) == 0);  // check counts the errors at the end
    CHECK_FALSE(program.has("out"));
  }
}

TEST_CASE("every broken table of schools is refused with its own name and line") {
  const Program program;
  for (const BrokenFile& file : testing::broken_tables()) {
    program.write("d.toml", "schema = 1\nid = \"d\"\nname = \"D\"\nschools_table = \"" + file.path + "\"\n");
    const Ended ended =
        program.shell(fmt::format("pilotwave run '{}' --district d.toml -o out", good("plan.toml")));
    check_refused(program, file, ended);
    CHECK_THAT(ended.err, Contains(file.path));
  }
}

TEST_CASE("every damaged public table is refused by import, and nothing is written") {
  const Program program;
  program.write("empty.csv", "");
  program.write("binary.csv", std::string("\x7f"
                                          "ELF\0\0\1",
                                          8));
  program.write("words.csv", "these are\nno schools\n");
  program.write("cut.csv.gz", "\x1f\x8b\x08");
  for (const char* table :
       {"empty.csv", "binary.csv", "words.csv", "cut.csv.gz", "none.csv", ".", "/dev/null"}) {
    const Ended ended = program.shell(fmt::format("pilotwave import {} --leaid 100005 -o d.toml", table));
    INFO(table << "\n" << ended.err);
    CHECK((ended.code == 65 || ended.code == 66));
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains(table) && Contains("error: "));
    CHECK_FALSE(program.has("d.toml"));
    CHECK_FALSE(program.has("d_schools.csv"));
  }
}

TEST_CASE("folders, devices, pipes and names of any kind are missing input to every verb") {
  const Program program;
  const std::string pipe = (program.folder() / "pipe").string();
  REQUIRE(program.shell("mkfifo pipe").code == 0);
  for (const char* path : {".", "pipe", "/dev/null", "/dev/zero", "none/none.toml", "''", "'a\nb'"}) {
    for (const char* verb : {"check", "run", "bench"}) {
      const Ended ended = program.shell(fmt::format("pilotwave {} {}", verb, path));
      INFO(verb << " " << path << "\n" << ended.err);
      CHECK(ended.code == 66);
      CHECK(ended.out.empty());
      CHECK(n_errors(ended.err) == 1);
    }
  }
}

TEST_CASE("a file that may not be read is missing input") {
  if (!permissions_bind_nobody()) return;
  const Program program;
  copy_good_files(program);
  for (const char* locked : {"plan.toml", "base.toml", "district.toml"}) {
    const auto path = program.folder() / locked;
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const Ended ended = Running(program, {"check", "plan.toml"}, true).wait();
    INFO(locked << "\n" << ended.err);
    CHECK(ended.code == 66);
    CHECK_THAT(ended.err, Contains(locked) && Contains("Permission denied"));
    std::filesystem::permissions(path, std::filesystem::perms::all);
  }
  CHECK(Running(program, {"check", "plan.toml"}, true).wait().code == 0);
}

TEST_CASE("numbers beyond reason on the command line are usage errors") {
  const Program program;
  const std::string run = "pilotwave run $PLANS/no-plan.toml --district $DISTRICTS/stone_creek.toml -o out ";
  for (const char* numbers : {"-n 99999999999",
                              "-n 99999999999999999999999",
                              "-n 4294967297",
                              "-n 0",
                              "-n -1",
                              "-n 1.5",
                              "-n 1e3",
                              "-n x",
                              "-n ''",
                              "--threads -1",
                              "--threads 0",
                              "--threads 99999999999",
                              "--threads two",
                              "--seed 4294967296",
                              "--seed -1",
                              "--seed 18446744073709551616",
                              "--seed 1.0",
                              "--seed 0x10",
                              "--replicate -1",
                              "--replicate 4294967296",
                              "--replicate 4294967295 -n 2",
                              "--executor none"}) {
    const Ended ended = program.shell(run + numbers);
    INFO(numbers << "\n" << ended.err);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_FALSE(ended.err.empty());
    CHECK_FALSE(program.has("out"));
  }
}

TEST_CASE("the last replicate and the last seed there are can be run") {
  const Ended ended = Program().shell(
      "pilotwave run $PLANS/no-plan.toml --district $DISTRICTS/stone_creek.toml --replicate 4294967295 "
      "--seed 4294967295 --quiet");
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
}
