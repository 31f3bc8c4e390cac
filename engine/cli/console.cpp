#include "cli/console.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace pilotwave {

ExitCode print_data(std::string_view text) {
  const bool good = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (good) return ExitCode::Success;
  say(fmt::format("error: standard output: {}", std::strerror(errno)));
  return ExitCode::InputOutput;
}

void say(std::string_view line) { fmt::print(stderr, "{}\n", line); }

ExitCode report(const Diagnostics& errors) {
  for (const Diagnostic& error : errors) say(error.text());
  return errors.empty() ? ExitCode::Internal : exit_code_of(errors.front().trouble);
}

bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1; }

bool may_colour(bool no_color_flag) {
  if (no_color_flag || isatty(STDOUT_FILENO) != 1) return false;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) != "dumb";
}

std::size_t report_width() {
  constexpr std::size_t kUsual = 96, kLeast = 80, kMost = 100;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return std::clamp<std::size_t>(size.ws_col, kLeast, kMost);
}

}  // namespace pilotwave
