#include "viz/tape/tape.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

std::string written(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() / "pilotwave-tape-test.tape.toml";
  std::ofstream(path) << text;
  return path.string();
}

std::string errors_of(const std::string& text) {
  const Result<Tape> tape = load_tape(written(text));
  std::string all;
  for (const Diagnostic& d : tape.errors()) all += d.text() + "\n";
  return all;
}

constexpr const char* kHead =
    "schema = 1\nkind = \"tape\"\ntitle = \"T\"\nplans = [\"/a.toml\", \"/b.toml\"]\n";

}  // namespace

TEST_CASE("A tape that is written and read again is the same") {
  Tape tape;
  tape.title = "Two ways for \"Riverbend\"";
  tape.plans = {"/plans/a.toml", "/plans/b.toml"};
  tape.district = "/districts/d.toml";
  tape.seed = "7";
  tape.replicate = 3;
  TapeScene first;
  first.week = 0;
  first.seconds = 12.5;
  first.card = Card{"A title", {"one", "two"}};
  first.captions = {"Said \xe2\x80\x94 aloud."};
  TapeScene second;
  second.play_to = 40;
  second.content = Content::People;
  second.panes = Panes::Difference;
  second.select = "teacher:oak/3";
  second.why = true;
  second.zoom = 2.5;
  first.introduce_legend = true;
  first.card->plans = {{"A plan", {"does this", "and that"}}, {"Another", {"does neither"}}};
  second.what_if = "Begin now: Pause";
  second.replay = true;
  tape.scenes = {first, second};
  const Result<Tape> read = load_tape(written(tape_text(tape)));
  for (const Diagnostic& d : read.errors()) UNSCOPED_INFO(d.text());
  REQUIRE(read);
  CHECK(read.value() == tape);
}

TEST_CASE("Files are looked for beside the tape") {
  const Result<Tape> tape = load_tape(written(
      "schema = 1\nkind = \"tape\"\ntitle = \"T\"\nplans = [\"plans/a.toml\"]\n[[scene]]\nseconds = 1\n"));
  REQUIRE(tape);
  CHECK(tape.value().plans.front() == (std::filesystem::temp_directory_path() / "plans/a.toml").string());
}

TEST_CASE("What is wrong in a tape is said with its line, all at once") {
  std::string text = kHead;
  text += "[[scene]]\nseconds = -1\nview = \"maps\"\nfoo = 2\n";
  text += "[[scene]]\nseconds = 1\ncard_lines = [\"x\"]\nreplay = true\n";
  const std::string errors = errors_of(text);
  CHECK(errors.find(":6:") != std::string::npos);
  CHECK(errors.find("`maps` is no view") != std::string::npos);
  CHECK(errors.find("foo") != std::string::npos);
  CHECK(errors.find("add card_title") != std::string::npos);
  CHECK(errors.find("add what_if") != std::string::npos);
  CHECK(errors_of("schema = 1\nkind = \"tape\"\ntitle = \"T\"\nplans = [\"a\", \"b\", "
                  "\"c\"]\n[[scene]]\nseconds = 1\n")
            .find("one plan, or two") != std::string::npos);
  CHECK(errors_of(kHead).find("scene") != std::string::npos);
  CHECK(errors_of("schema = 1\nkind = \"facts\"\ntitle = \"T\"\nplans = [\"a\"]\n[[scene]]\nseconds = 1\n")
            .find("`facts`") != std::string::npos);
}
