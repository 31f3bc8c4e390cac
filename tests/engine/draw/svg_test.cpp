#include "draw/svg.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::draw;
using Catch::Matchers::Contains;

namespace {

Picture with(Item item) { return {10, 20, "Title", "Words", {std::move(item)}}; }

}  // namespace

TEST_CASE("nothing that a name holds can end an element or an attribute") {
  CHECK(escaped("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c&#39;");
  CHECK(escaped("</svg><script>") == "&lt;/svg&gt;&lt;script&gt;");
  CHECK(escaped("caf\xc3\xa9 \xe2\x80\xa6 \xf0\x9f\x8d\x8e\ttab\n") ==
        "caf\xc3\xa9 \xe2\x80\xa6 \xf0\x9f\x8d\x8e\ttab\n");
}

TEST_CASE("control characters and bytes that are no UTF-8 become the replacement character") {
  const std::string bad = "\xef\xbf\xbd";
  CHECK(escaped(std::string("a\0b", 3)) == "a" + bad + "b");
  CHECK(escaped("\x1b[1m") == bad + "[1m");
  CHECK(escaped("\xff<") == bad + "&lt;");
  CHECK(escaped("\xc3") == bad);
  CHECK(escaped("\xc0\xbc") == bad + bad);            // an overlong '<'
  CHECK(escaped("\xed\xa0\x80") == bad + bad + bad);  // a surrogate
  CHECK(escaped("\xe2<") == bad + "&lt;");
}

TEST_CASE("an element is an image with a name and a description") {
  const std::string svg = svg_element(with({Circle{{1, 2}, 3, Fill{Role::BlueFill}, Stroke{}}}), "c1");
  CHECK(svg ==
        "<svg class=\"pw\" id=\"c1\" role=\"img\" viewBox=\"0 0 10 20\" width=\"10\" height=\"20\" "
        "aria-labelledby=\"c1-t\" aria-describedby=\"c1-d\"><title id=\"c1-t\">Title</title><desc "
        "id=\"c1-d\">Words</desc><circle cx=\"1\" cy=\"2\" r=\"3\" class=\"f-blue-fill s-ink\"/></svg>");
}

TEST_CASE("a picture without a description does not point at one") {
  Picture p = with({Circle{}});
  p.description.clear();
  CHECK_THAT(svg_element(p, "c1"), !Contains("describedby") && !Contains("<desc"));
}

TEST_CASE("texts, titles and descriptions are escaped") {
  Picture p = with({Text{{1, 2}, "<b> & \"c\"", 12, Anchor::Middle, Weight::Bold, Role::Soft, true}});
  p.title = "A < B";
  p.description = "</desc><script>alert(1)</script>";
  p.items.push_back({Group{"<i>", std::nullopt, {}}});
  const std::string svg = svg_element(p, "x");
  CHECK_THAT(svg,
             Contains("<text x=\"1\" y=\"2\" text-anchor=\"middle\" font-size=\"12\" font-weight=\"700\" "
                      "class=\"f-soft halo\">&lt;b&gt; &amp; &quot;c&quot;</text>"));
  CHECK_THAT(svg, Contains("A &lt; B") && Contains("<title>&lt;i&gt;</title>") && !Contains("<script>"));
}

TEST_CASE("a pattern lies over its colour and is defined once") {
  const Fill hatched{Role::BlueFill, 1, Pattern::Hatch, Role::Paper};
  Picture p = with({Rect{{0, 0, 5, 5}, 0, hatched, Stroke{Role::BlueMark, 2}}});
  p.items.push_back({Rect{{5, 0, 5, 5}, 0, hatched, std::nullopt}});
  const std::string svg = svg_element(p, "k");
  CHECK_THAT(svg, Contains("<defs><pattern id=\"k-hatch-paper\""));
  CHECK(svg.find("<pattern", svg.find("<pattern") + 1) == std::string::npos);
  CHECK_THAT(svg, Contains("class=\"f-blue-fill\"/><rect x=\"0\" y=\"0\" width=\"5\" height=\"5\" "
                           "fill=\"url(#k-hatch-paper)\" class=\"s-blue-mark\" stroke-width=\"2\"/>"));
}

TEST_CASE("groups clip what they hold, and every clip has its own id") {
  Picture p = with({Group{"", Box{0, 0, 5, 5}, {}}});
  p.items.push_back({Group{"", Box{1, 1, 5, 5}, {}}});
  const std::string svg = svg_element(p, "k");
  CHECK_THAT(svg, Contains("clip-path=\"url(#k-clip1)\"") && Contains("clip-path=\"url(#k-clip2)\""));
}

TEST_CASE("dashes grow with the width of the line; unfilled shapes have no inside") {
  Picture p = with({Polyline{{{0, 0}, {9, 9}}, {Role::Rule, 2, Dash::Dashed, 0.5}}});
  p.items.push_back({Circle{{0, 0}, 2, std::nullopt, Stroke{}}});
  CHECK_THAT(svg_element(p, "k"),
             Contains("<polyline points=\"0,0 9,9\" class=\"n s-rule\" stroke-width=\"2\" "
                      "stroke-opacity=\"0.5\" stroke-dasharray=\"8 5\"/>") &&
                 Contains("<circle cx=\"0\" cy=\"0\" r=\"2\" class=\"n s-ink\"/>"));
}

TEST_CASE("a theme gives every role a colour, and the style reads every one") {
  const std::string light = theme_properties(Theme::Light), style = svg_style();
  CHECK_THAT(light, Contains("--pw-blue-fill:#0072b2;"));
  CHECK(light != theme_properties(Theme::Dark));
  for (std::size_t i = 0; i < kRoles; ++i) {
    const std::string key(role_key(static_cast<Role>(i)));
    CHECK_THAT(light, Contains("--pw-" + key + ":#"));
    CHECK_THAT(style, Contains(".f-" + key + "{fill:var(--pw-" + key + ")}"));
  }
}

TEST_CASE("a file of its own carries its theme") {
  const std::string file = svg_file(with({Circle{}}), Theme::Dark);
  CHECK_THAT(file, Contains("xmlns=\"http://www.w3.org/2000/svg\"") && Contains("--pw-paper:#14171b"));
}
