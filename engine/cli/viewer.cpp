#include "cli/viewer.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/console.hpp"
#include "cli/verb.hpp"

namespace pilotwave {
namespace {

constexpr const char* kViewer = "pilotwave-viewer";

/// Comes back only when the other program could not be started. @return the exit code
int become_viewer(const char* verb, char** words) {
  std::error_code unknown;
  const auto here = std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
  const std::string viewer = (here / kViewer).string();
  execv(viewer.c_str(), words);
  return report_errors(
      {{Trouble::MissingInput,
        {},
        verb,
        fmt::format("the program that shows runs cannot be started: {}: {}", viewer, std::strerror(errno)),
        fmt::format("keep {} beside pilotwave; a build makes both, and installs both", kViewer)}});
}

}  // namespace

void add_viewer_verbs(CLI::App& app, char** words, int& exit_code) {
  for (const ViewerVerb& verb : {kWatchVerb, kPresentVerb, kRenderVerb}) {
    Verb added(app, verb.name, verb.summary);
    added.leave_words();
    added.callback([name = verb.name, words, &exit_code] { exit_code = become_viewer(name, words); });
  }
}

}  // namespace pilotwave
