// Links of pages, on made-up pages.
#include "structure/doc_links.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

namespace {

const std::vector<Page> kPages = {
    {"docs/a.md",
     "# The title\n\n## 2 Rows, and `more`\n\n| <a id=\"e1-2\"></a>1.2 |\n\n## Again\n\n## Again\n"},
    {"docs/model/b.md", "# B\n"}};

std::vector<std::string> broken(const std::string& text) {
  return broken_links({"docs/model/b.md", text}, kPages, [](const std::filesystem::path& path) {
    return path == "docs/a.md" || path == "docs/model/b.md" || path == "docs/model" || path == "README.md";
  });
}

}  // namespace

TEST_CASE("A page's anchors are its ids and its headings, as they are spelled in an address") {
  CHECK(anchors(kPages[0].text) ==
        std::set<std::string>{"the-title", "2-rows-and-more", "e1-2", "again", "again-1"});
  CHECK(anchors("## What [others](b.md) do\n```\n# no heading\n```\n") ==
        std::set<std::string>{"what-others-do"});
}

TEST_CASE("Links are read outside code") {
  CHECK(link_targets("[a](b.md), `[c](d.md)` and [e\n](f.md#g)\n```\n[h](i.md)\n```\n![j](k.png)\n") ==
        std::vector<std::string>{"b.md", "f.md#g", "k.png"});
}

TEST_CASE("Links to files, folders and anchors that are there are fine, and so are those to elsewhere") {
  CHECK(
      broken("[a](../a.md#e1-2) [b](../a.md#2-rows-and-more) [c](../a.md) [d](../../README.md) [e](../model) "
             "[f](https://example.org/x#y)")
          .empty());
}

TEST_CASE("A missing file, a missing anchor and an anchor on what is no page are found") {
  CHECK(broken("[a](c.md)") == std::vector<std::string>{"docs/model/b.md: c.md: no such file"});
  CHECK(broken("[a](../a.md#e1-3)").size() == 1);
  CHECK(broken("[a](#elsewhere)").size() == 1);
  CHECK(broken("[a](../../README.md#title)").size() == 1);
}
