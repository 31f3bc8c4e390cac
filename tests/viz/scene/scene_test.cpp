#include "viz/scene/scene.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "draw/text_width.hpp"
#include "places.hpp"
#include "viz/scene/stage.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

Rehearsal& six_schools() {
  static const auto executor = make_serial_executor();
  static Rehearsal rehearsal(viz::test::small_pair(), 0, *executor);
  rehearsal.run_to_end();
  return rehearsal;
}

struct Named {
  const char* name;
  View view;
  int week;
};

std::vector<Named> every_view() {
  std::vector<Named> all;
  const auto add = [&](const char* name, Content content, Panes panes, int week) {
    View view;
    view.content = content;
    view.panes = panes;
    all.push_back({name, view, week});
  };
  add("first-day", Content::Map, Panes::Both, 0);
  add("map", Content::Map, Panes::Both, 40);
  add("map-of-a", Content::Map, Panes::OnlyA, 40);
  add("difference", Content::Map, Panes::Difference, 40);
  add("people", Content::People, Panes::Both, 40);
  add("charts", Content::Charts, Panes::Both, 60);
  add("table", Content::Table, Panes::Both, 60);
  View looked;
  looked.selected = EntityId{EntityKind::School, 2, 0};
  looked.inspector = true;
  all.push_back({"inspector", looked, 40});
  View why = looked;
  why.selected = EntityId{EntityKind::Teacher, 2, 3};
  why.why = true;
  all.push_back({"why", why, 40});
  return all;
}

void each_text(const draw::Items& items, const std::function<void(const draw::Text&)>& see) {
  for (const draw::Item& item : items) {
    if (const auto* text = std::get_if<draw::Text>(&item.what)) see(*text);
    if (const auto* group = std::get_if<draw::Group>(&item.what)) each_text(group->items, see);
  }
}

draw::Box letters_box(const draw::Text& t) {
  const double w = draw::text_width(t);
  const double x = t.anchor == draw::Anchor::Start ? t.at.x
                   : t.anchor == draw::Anchor::End ? t.at.x - w
                                                   : t.at.x - w / 2;
  // What letters cover: not the room above and below that a line leaves.
  return {x, t.at.y - 0.7 * t.size, w, 0.72 * t.size};
}

bool overlap(const draw::Box& a, const draw::Box& b) {
  constexpr double kTouch = 0.5;
  return a.x + kTouch < b.right() && b.x + kTouch < a.right() && a.y + kTouch < b.bottom() &&
         b.y + kTouch < a.bottom();
}

/// Text that is too small, leaves the screen or runs into other text.
std::vector<std::string> faults(const Scene& scene, const View& view) {
  std::vector<std::string> wrong;
  std::vector<draw::Text> all;
  each_text(scene.picture.items, [&](const draw::Text& t) { all.push_back(t); });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const draw::Box box = letters_box(all[i]);
    if (all[i].size + 1e-9 < em_of(view)) wrong.push_back("small: " + all[i].text);
    if (box.x < -1 || box.right() > view.width + 1 || box.y < -1 || box.bottom() > view.height + 1)
      wrong.push_back("outside: " + all[i].text);
    for (std::size_t k = 0; k < i; ++k) {
      if (overlap(box, letters_box(all[k])))
        wrong.push_back("`" + all[i].text + "` runs into `" + all[k].text + "`");
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("The same frame and view give the same picture, and drawing changes nothing of the frame") {
  PlacesMemo memo, fresh;
  for (const Named& n : every_view()) {
    const auto frame = six_schools().frame({n.week, n.view.selected});
    const auto stops = stops_of(*frame);
    INFO(n.name);
    const Scene a = compose(frame.get(), n.view, stops, nullptr, memo);
    CHECK(draw::picture_text(a.picture) ==
          draw::picture_text(compose(frame.get(), n.view, stops, nullptr, fresh).picture));
    CHECK(draw::picture_text(a.picture) ==
          draw::picture_text(compose(frame.get(), n.view, stops, nullptr, memo).picture));
  }
}

TEST_CASE("Every view draws the frozen list") {
  const std::filesystem::path folder = std::filesystem::path(PILOTWAVE_SOURCE_DIR) / "tests/viz/scene/golden";
  const char* rewrite = std::getenv("PILOTWAVE_GOLDEN");
  PlacesMemo memo;
  for (const Named& n : every_view()) {
    const auto frame = six_schools().frame({n.week, n.view.selected});
    const std::string drawn =
        draw::picture_text(compose(frame.get(), n.view, stops_of(*frame), nullptr, memo).picture);
    const std::filesystem::path path = folder / (std::string(n.name) + ".txt");
    if (rewrite != nullptr && std::string(rewrite) == "rewrite")
      std::ofstream(path, std::ios::binary) << drawn;
    std::ifstream in(path, std::ios::binary);
    const std::string frozen{std::istreambuf_iterator<char>(in), {}};
    INFO(
        n.name
        << ": a picture that is meant to change is frozen anew with PILOTWAVE_GOLDEN=rewrite viz_scene_test");
    // Not the texts themselves: a failure would fill screens.
    CHECK((drawn == frozen));
  }
}

TEST_CASE("No text is smaller than 24 px at 1080p, leaves the screen or runs into another, at any size") {
  struct Size {
    double width, height, scale;
  };
  for (const Size size : {Size{1920, 1080, 1},
                          {1920, 1080, 2},
                          {800, 600, 1},
                          {3840, 2160, 1.5},
                          {1080, 1920, 1},
                          {1280, 720, 1.25}}) {
    PlacesMemo memo;
    for (Named n : every_view()) {
      n.view.width = size.width;
      n.view.height = size.height;
      n.view.text_scale = size.scale;
      const auto frame = six_schools().frame({n.week, n.view.selected});
      const Scene scene = compose(frame.get(), n.view, stops_of(*frame), nullptr, memo);
      INFO(n.name << " at " << size.width << "x" << size.height << ", text " << size.scale);
      for (const std::string& wrong : faults(scene, n.view)) FAIL_CHECK(wrong);
    }
  }
}

TEST_CASE("Absurd districts are drawn: one school, a thousand, a school of five students") {
  const auto executor = make_thread_executor(2);
  struct Case {
    int schools, students, weeks;
  };
  for (const Case c : {Case{1, 400, 30}, {1000, 20, 14}, {2, 5, 30}}) {
    Rehearsal rehearsal(viz::test::small_pair(c.schools, c.students, c.weeks), 0, *executor);
    for (Named n : every_view()) {
      if (n.view.selected) n.view.selected->school = 0;
      if (n.view.selected && n.view.selected->kind == EntityKind::Teacher) n.view.selected->number = 1;
      const auto frame = rehearsal.frame({std::min(n.week, c.weeks), n.view.selected});
      PlacesMemo memo;
      const Scene scene = compose(frame.get(), n.view, stops_of(*frame), nullptr, memo);
      INFO(n.name << ", " << c.schools << " schools of " << c.students);
      for (const std::string& wrong : faults(scene, n.view)) FAIL_CHECK(wrong);
      if (n.view.content == Content::Map) CHECK(scene.hits.size() >= static_cast<std::size_t>(c.schools));
    }
  }
}

TEST_CASE("What is pointed at is what is drawn there") {
  const auto frame = six_schools().frame({40, {}});
  PlacesMemo memo;
  const View view;
  const Scene scene = compose(frame.get(), view, {}, nullptr, memo);
  for (const Hit& hit : scene.hits) {
    const Hit* found = hit_at(scene.hits, hit.box.centre());
    REQUIRE(found != nullptr);
    CHECK(found->id == hit.id);
  }
  CHECK(hit_at(scene.hits, {-5, -5}) == nullptr);
}

TEST_CASE("Before there is a frame the screen says what it waits for") {
  PlacesMemo memo;
  const Scene scene = compose(nullptr, View{}, {}, nullptr, memo);
  CHECK(draw::picture_text(scene.picture).find("Building the district") != std::string::npos);
}
