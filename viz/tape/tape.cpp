#include "viz/tape/tape.hpp"

#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "scenario/kinded_file.hpp"
#include "scenario/language.hpp"
#include "scenario/toml_writer.hpp"

namespace pilotwave::viz {
namespace {

constexpr double kLongestScene = 3600;  // seconds
constexpr std::size_t kMostScenes = 200;

constexpr KeySpec kTapeKeys[] = {
    {"schema", KeyType::Whole, true, 1, 1, "", "Version of the language."},
    {"kind", KeyType::Text, true, 0, 0, "", "\"tape\"."},
    {"title", KeyType::Text, true, 0, 0, "", "What the window is called."},
    {"plans", KeyType::List, true, 0, 0, "", "One or two scenario files, beside the tape."},
    {"district", KeyType::Text, false, 0, 0, "", "District file instead of the plans'."},
    {"seed", KeyType::Whole, false, 0, 4294967295.0, "", "Seed instead of the plans'."},
    {"replicate", KeyType::Whole, false, 0, 4294967295.0, "", "Number of the run: whose luck."},
    {"scene", KeyType::List, true, 0, 0, "", "What is shown, one after the other."}};

constexpr KeySpec kSceneKeys[] = {
    {"seconds", KeyType::Number, true, 0, kLongestScene, "seconds", "How long the scene lasts."},
    {"week", KeyType::Whole, false, 0, kMostWeeks, "weeks", "Where it begins: weeks completed."},
    {"play_to", KeyType::Whole, false, 0, kMostWeeks, "weeks", "Plays to this week in its time."},
    {"view", KeyType::Text, false, 0, 0, "", "map, people, charts, table or futures."},
    {"panes", KeyType::Text, false, 0, 0, "", "a, both or difference."},
    {"select", KeyType::Text, false, 0, 0, "", "Who is looked at, as explain names them."},
    {"why", KeyType::Flag, false, 0, 0, "", "Every influence on who is looked at."},
    {"zoom", KeyType::Number, false, 1, kMostZoom, "", "How near the camera is, at who is looked at."},
    {"captions", KeyType::List, false, 0, 0, "", "Words of the strip, instead of those made from events."},
    {"card_title", KeyType::Text, false, 0, 0, "", "A title over the whole screen."},
    {"card_lines", KeyType::List, false, 0, 0, "", "Lines beneath that title."},
    {"card_a", KeyType::List, false, 0, 0, "", "Beside each other on the card: plan A's name, then lines."},
    {"card_b", KeyType::List, false, 0, 0, "", "Plan B's name, then lines."},
    {"introduce_legend", KeyType::Flag, false, 0, 0, "", "The map's signs appear one after the other."},
    {"what_if", KeyType::Text, false, 0, 0, "", "Opens the panel of changes at a line with these words."},
    {"replay", KeyType::Flag, false, 0, 0, "", "Replays that change beside plan A."}};

constexpr std::array<std::string_view, 5> kContents = {"map", "people", "charts", "table", "futures"};
constexpr std::array<std::string_view, 2> kPlanCards = {"card_a", "card_b"};
constexpr std::array<std::string_view, 3> kPanes = {"a", "both", "difference"};

std::vector<std::string> texts(const TableReader& table, std::string_view key) {
  std::vector<std::string> out;
  const TomlNode* list = table.list(key);
  if (list == nullptr) return out;
  for (const TomlNode& item : list->items) {
    if (auto text = check_text(item, table.path(key), table.context())) out.push_back(*std::move(text));
  }
  return out;
}

/// The place of a word in a list of those allowed; reports others.
template <class Names>
std::size_t one_of(const TableReader& table, std::string_view key, const Names& names,
                   std::size_t otherwise) {
  const auto given = table.text(key);
  if (!given) return otherwise;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == *given) return i;
  }
  std::string valid;
  for (const std::string_view name : names) valid += (valid.empty() ? "" : ", ") + std::string(name);
  table.error(key, fmt::format("`{}` is no {}", *given, key), "valid: " + valid);
  return otherwise;
}

void read_card(TapeScene& scene, const TableReader& table) {
  const auto title = table.text("card_title");
  for (const std::string_view key : {"card_lines", "card_a", "card_b"}) {
    if (table.has(key) && !title) table.error(key, "lines of a card without a title", "add card_title");
  }
  if (!title) return;
  scene.card = Card{*title, texts(table, "card_lines"), {}};
  for (const std::string_view key : kPlanCards) {
    std::vector<std::string> lines = texts(table, key);
    if (lines.empty()) continue;
    PlanCard plan{lines.front(), {lines.begin() + 1, lines.end()}};
    scene.card->plans.push_back(std::move(plan));
  }
}

TapeScene read_scene(const TomlNode& node, std::size_t index, const ReadingContext& context) {
  const TableReader table(node, fmt::format("scene[{}]", index + 1), kSceneKeys, context);
  TapeScene scene;
  scene.seconds = table.number("seconds").value_or(scene.seconds);
  if (const auto week = table.whole("week")) scene.week = static_cast<int>(*week);
  if (const auto week = table.whole("play_to")) scene.play_to = static_cast<int>(*week);
  scene.content = static_cast<Content>(one_of(table, "view", kContents, 0));
  scene.panes = static_cast<Panes>(one_of(table, "panes", kPanes, 1));
  scene.select = table.text("select").value_or("");
  scene.why = table.flag("why").value_or(false);
  scene.zoom = table.number("zoom").value_or(scene.zoom);
  scene.captions = texts(table, "captions");
  read_card(scene, table);
  scene.introduce_legend = table.flag("introduce_legend").value_or(false);
  scene.what_if = table.text("what_if").value_or("");
  scene.replay = table.flag("replay").value_or(false);
  if (scene.replay && scene.what_if.empty())
    table.error("replay", "nothing is changed that could be replayed", "add what_if");
  return scene;
}

std::string beside(const std::string& tape, const std::string& file) {
  const std::filesystem::path path(file);
  if (path.is_absolute() || file.empty()) return file;
  return (std::filesystem::path(tape).parent_path() / path).lexically_normal().string();
}

}  // namespace

Result<Tape> load_tape(const std::string& path) {
  Findings findings;
  const auto file = KindedFile::open(path, {"tape", "tape", "name a tape, or plans", kTapeKeys}, findings);
  if (!file) return findings.take();
  const TableReader& top = file->top();
  Tape tape;
  tape.title = top.text("title").value_or("");
  for (const std::string& plan : texts(top, "plans")) tape.plans.push_back(beside(path, plan));
  if (tape.plans.size() > 2 || (tape.plans.empty() && top.has("plans")))
    top.error("plans", "a tape shows one plan, or two", "name one or two files");
  tape.district = beside(path, top.text("district").value_or(""));
  if (const auto seed = top.whole("seed")) tape.seed = std::to_string(*seed);
  tape.replicate = static_cast<int>(top.whole("replicate").value_or(0));
  const std::vector<const TomlNode*> scenes = top.tables("scene");
  if (scenes.size() > kMostScenes)
    top.error("scene", fmt::format("a tape has at most {} scenes", kMostScenes), "make two tapes");
  for (std::size_t i = 0; i < std::min(scenes.size(), kMostScenes); ++i)
    tape.scenes.push_back(read_scene(*scenes[i], i, top.context()));
  if (top.has("scene") && scenes.empty())
    top.error("scene", "a tape without scenes shows nothing", "add a [[scene]]");
  if (!findings.empty()) return findings.take();
  return tape;
}

std::string tape_text(const Tape& tape) {
  std::string out = fmt::format("schema = {}\nkind = \"tape\"\ntitle = {}\nplans = {}\n", kSchema,
                                toml_text(tape.title), toml_list(tape.plans));
  if (!tape.district.empty()) out += fmt::format("district = {}\n", toml_text(tape.district));
  if (!tape.seed.empty()) out += fmt::format("seed = {}\n", tape.seed);
  if (tape.replicate > 0) out += fmt::format("replicate = {}\n", tape.replicate);
  for (const TapeScene& s : tape.scenes) {
    out += fmt::format("\n[[scene]]\nseconds = {}\n", number_text(s.seconds));
    if (s.week) out += fmt::format("week = {}\n", *s.week);
    if (s.play_to) out += fmt::format("play_to = {}\n", *s.play_to);
    if (s.content != Content::Map)
      out += fmt::format("view = \"{}\"\n", kContents[static_cast<std::size_t>(s.content)]);
    if (s.panes != Panes::Both)
      out += fmt::format("panes = \"{}\"\n", kPanes[static_cast<std::size_t>(s.panes)]);
    if (!s.select.empty()) out += fmt::format("select = {}\n", toml_text(s.select));
    if (s.why) out += "why = true\n";
    if (s.zoom != 1) out += fmt::format("zoom = {}\n", number_text(s.zoom));
    if (!s.captions.empty()) out += fmt::format("captions = {}\n", toml_list(s.captions));
    if (s.introduce_legend) out += "introduce_legend = true\n";
    if (!s.what_if.empty()) out += fmt::format("what_if = {}\n", toml_text(s.what_if));
    if (s.replay) out += "replay = true\n";
    if (!s.card) continue;
    out += fmt::format("card_title = {}\n", toml_text(s.card->title));
    if (!s.card->lines.empty()) out += fmt::format("card_lines = {}\n", toml_list(s.card->lines));
    for (std::size_t p = 0; p < std::min(kPlanCards.size(), s.card->plans.size()); ++p) {
      std::vector<std::string> lines = {s.card->plans[p].title};
      lines.insert(lines.end(), s.card->plans[p].lines.begin(), s.card->plans[p].lines.end());
      out += fmt::format("{} = {}\n", kPlanCards[p], toml_list(lines));
    }
  }
  return out;
}

}  // namespace pilotwave::viz
