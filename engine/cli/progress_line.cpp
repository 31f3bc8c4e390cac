#include "cli/progress_line.hpp"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "cli/console.hpp"

namespace pilotwave {

ProgressLine::ProgressLine(std::string noun, bool quiet)
    : noun_(std::move(noun)), shown_(!quiet && stderr_is_terminal()), start_(std::chrono::steady_clock::now()) {}

ProgressLine::~ProgressLine() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressLine::update(std::size_t done, std::size_t failed, std::size_t planned, std::string_view state) {
  using namespace std::chrono;
  const auto now = steady_clock::now();
  const std::size_t ended = done + failed;
  if (!shown_ || (now - last_ < milliseconds(100) && ended < planned)) return;
  last_ = now;
  const double seconds = duration<double>(now - start_).count();
  const double rate = seconds > 0 ? static_cast<double>(ended) / seconds : 0;
  const double left = rate > 0 ? static_cast<double>(planned - ended) / rate : 0;
  const std::string failures = failed > 0 ? fmt::format(", {} failed", failed) : "";
  fmt::print(stderr, "\r\x1b[K{}/{} {}{}, {:.1f} a second, {:.0f} s left{}{}", ended, planned, noun_, failures, rate,
             left, state.empty() ? "" : "; ", state);
  std::fflush(stderr);
}

}  // namespace pilotwave
