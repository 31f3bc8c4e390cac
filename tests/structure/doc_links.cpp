#include "structure/doc_links.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <sstream>

namespace pilotwave {
namespace {

/// Lines outside fenced code.
std::vector<std::string> prose_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  bool fenced = false;
  for (std::string line; std::getline(in, line);) {
    const std::size_t at = line.find_first_not_of(' ');
    const bool fence = at != std::string::npos && line.compare(at, 3, "```") == 0;
    if (fence) fenced = !fenced;
    if (!fence && !fenced) lines.push_back(line);
  }
  return lines;
}

/// As GitHub names a heading: letters, digits, - and _ of the text in small letters, spaces as -.
std::string slug(const std::string& heading) {
  static const std::regex kLink(R"(\[([^\]]*)\]\([^)]*\))");
  std::string out;
  for (const char c : std::regex_replace(heading, kLink, "$1")) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '_' || byte >= 0x80)
      out += static_cast<char>(std::tolower(byte));
    else if (c == ' ')
      out += '-';
  }
  return out;
}

}  // namespace

std::set<std::string> anchors(std::string_view text) {
  static const std::regex kId(R"re(<a id="([^"]+)">)re"), kHeading(R"(^#{1,6} +(.*?) *#*$)");
  std::set<std::string> found;
  std::map<std::string, int> seen;
  for (const std::string& line : prose_lines(text)) {
    for (std::sregex_iterator it(line.begin(), line.end(), kId), end; it != end; ++it) found.insert((*it)[1]);
    std::smatch heading;
    if (!std::regex_match(line, heading, kHeading)) continue;
    const std::string name = slug(heading[1]);
    const int before = seen[name]++;
    found.insert(before == 0 ? name : name + "-" + std::to_string(before));
  }
  return found;
}

std::vector<std::string> link_targets(std::string_view text) {
  static const std::regex kCode("`[^`]*`"), kTarget(R"(\]\(([^)\s]+)\))");
  std::vector<std::string> targets;
  for (const std::string& line : prose_lines(text)) {
    const std::string bare = std::regex_replace(line, kCode, "code");
    for (std::sregex_iterator it(bare.begin(), bare.end(), kTarget), end; it != end; ++it)
      targets.push_back((*it)[1]);
  }
  return targets;
}

std::vector<std::string> broken_links(const Page& page, const std::vector<Page>& pages,
                                      const std::function<bool(const std::filesystem::path&)>& exists) {
  static const std::regex kOutside("[a-z]+:.*");
  std::vector<std::string> broken;
  for (const std::string& target : link_targets(page.text)) {
    if (std::regex_match(target, kOutside)) continue;
    const std::size_t hash = target.find('#');
    const std::string file = target.substr(0, hash);
    const std::string anchor = hash == std::string::npos ? "" : target.substr(hash + 1);
    const std::filesystem::path path =
        file.empty() ? page.path : (page.path.parent_path() / file).lexically_normal();
    const auto complain = [&](std::string_view why) {
      broken.push_back(page.path.generic_string() + ": " + target + ": " + std::string(why));
    };
    if (!exists(path)) {
      complain("no such file");
      continue;
    }
    if (anchor.empty()) continue;
    const auto named =
        std::find_if(pages.begin(), pages.end(), [&](const Page& other) { return other.path == path; });
    if (named == pages.end() || anchors(named->text).count(anchor) == 0)
      complain("no such place on the page");
  }
  return broken;
}

}  // namespace pilotwave
