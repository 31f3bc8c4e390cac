#include "cli/console.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

namespace pilotwave {

void to_stderr(std::string_view text) {
  // Not fmt::print: it throws when the text does not arrive.
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
  std::fflush(stderr);
}

bool wants_colour(const CommonOptions& options) {
  if (options.no_color || isatty(STDOUT_FILENO) == 0) return false;
  const char* none = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return (none == nullptr || *none == '\0') && !(term != nullptr && std::string_view(term) == "dumb");
}

void say(std::string_view line) { to_stderr(fmt::format("{}\n", line)); }

int report_errors(const Diagnostics& errors) {
  for (const Diagnostic& error : errors) say(error.text());
  return errors.empty() ? kInternalError : exit_code_of(errors.front().trouble);
}

void note(const CommonOptions& options, std::string_view text) {
  if (!options.quiet) say(text);
}

bool print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return true;
  say(fmt::format("error: cannot write to standard output: {}", std::strerror(errno)));
  return false;
}

ProgressLine::ProgressLine(const CommonOptions& options)
    : active_(!options.quiet && isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() { clear(); }

bool ProgressLine::is_due(bool is_last) {
  const auto now = std::chrono::steady_clock::now();
  constexpr auto kPause = std::chrono::milliseconds(100);
  if (!active_ || (shown_ && now - last_ < kPause && !is_last)) return false;
  last_ = now;
  shown_ = true;
  return true;
}

double ProgressLine::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void ProgressLine::show(const ReplicateTally& tally, std::size_t runs_each, std::string_view state) {
  if (!is_due(tally.done.size() >= tally.planned)) return;
  const auto done = static_cast<double>(tally.done.size());
  const double rate = seconds() > 0 ? done * static_cast<double>(runs_each) / seconds() : 0;
  const double left = done > 0 ? seconds() / done * (tally.planned - done) : 0;
  to_stderr(fmt::format("\r\033[K{} of {} replicates, {:.1f} runs a second, about {:.0f} s left  {}",
                        tally.done.size(), tally.planned, rate, left, state));
}

void ProgressLine::show(std::size_t done, std::size_t planned, std::string_view what,
                        std::string_view state) {
  if (!is_due(done >= planned)) return;
  const double left =
      done > 0 ? seconds() / static_cast<double>(done) * static_cast<double>(planned - done) : 0;
  to_stderr(fmt::format("\r\033[K{} of {} {}, about {:.0f} s left  {}", done, planned, what, left, state));
}

void ProgressLine::show(std::string_view text) {
  if (!active_) return;
  to_stderr(fmt::format("\r\033[K{}", text));
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) to_stderr("\r\033[K");
  shown_ = false;
}

}  // namespace pilotwave
