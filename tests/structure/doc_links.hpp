#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// A page of Markdown as its readers get it.
struct Page {
  std::filesystem::path path;  ///< from the project's root: docs/model/odd.md
  std::string text;
};

/// What a link may name on a page: `<a id="e1-2">`, and every heading in the spelling of GitHub.
[[nodiscard]] std::set<std::string> anchors(std::string_view text);

/// Targets of `[words](target)` outside code.
[[nodiscard]] std::vector<std::string> link_targets(std::string_view text);

/// Links of a page into the project that lead nowhere: no such file, or a page without that anchor.
/// @param exists  whether a file or folder is there   @param pages  every page that may be named with an
/// anchor
[[nodiscard]] std::vector<std::string> broken_links(
    const Page& page, const std::vector<Page>& pages,
    const std::function<bool(const std::filesystem::path&)>& exists);

}  // namespace pilotwave
