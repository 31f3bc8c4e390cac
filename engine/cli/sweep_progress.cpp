#include "cli/sweep_progress.hpp"

#include <array>

#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/json_text.hpp"

namespace pilotwave {
namespace {

constexpr std::chrono::seconds kWindow{30};

}  // namespace

std::string count_words(std::uint64_t count) {
  std::string out = fmt::format("{}", count);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
  return out;
}

std::string duration_words(double seconds) {
  constexpr double kMinute = 60, kHour = 3600, kDay = 86400;
  if (seconds < 1) return "a second";
  if (seconds < 2 * kMinute) return fmt::format("{:.0f} s", seconds);
  if (seconds < 2 * kHour) return fmt::format("{:.0f} min", seconds / kMinute);
  if (seconds < 2 * kDay) return fmt::format("{:.1f} h", seconds / kHour);
  return fmt::format("{:.1f} days", seconds / kDay);
}

std::string bytes_words(double bytes) {
  constexpr std::array<const char*, 5> kUnits = {"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 1000 && unit + 1 < kUnits.size(); ++unit) bytes /= 1000;
  return fmt::format("{:.{}f} {}", bytes, unit == 0 || bytes >= 100 ? 0 : 1, kUnits[unit]);
}

SweepProgress::Style SweepProgress::style(const std::string& asked, bool quiet) {
  if (asked == "none" || (quiet && asked == "auto")) return Style::None;
  if (asked == "json") return Style::Json;
  if (asked == "plain") return Style::Plain;
  return asked == "line" || isatty(STDERR_FILENO) != 0 ? Style::Line : Style::Plain;
}

std::chrono::milliseconds SweepProgress::pause_of(Style style) {
  switch (style) {
    case Style::Line:
      return std::chrono::milliseconds(100);
    case Style::Json:
      return std::chrono::milliseconds(1000);
    case Style::Plain:
    case Style::None:
      break;
  }
  return std::chrono::milliseconds(10'000);
}

double SweepProgress::rate(std::uint64_t made) {
  const auto now = Clock::now();
  recent_.push_back({now, made});
  while (recent_.size() > 2 && now - recent_.front().time > kWindow) recent_.pop_front();
  const double seconds = std::chrono::duration<double>(now - recent_.front().time).count();
  return seconds > 0 ? static_cast<double>(made - recent_.front().made) / seconds : 0;
}

void SweepProgress::show(const SweepTally& tally) {
  if (style_ == Style::None) return;
  const auto now = Clock::now();
  const bool first = recent_.empty(), last = tally.done() >= tally.planned;
  if (!first && !last && now - last_ < pause_of(style_)) return;
  last_ = now;
  const double tasks = rate(tally.made), runs = tasks * static_cast<double>(runs_each_);
  const double left = tasks > 0 ? static_cast<double>(tally.planned - tally.done()) / tasks : 0;
  if (style_ == Style::Json) {
    const nlohmann::ordered_json json = {{"event", "progress"},
                                         {"done", tally.done() * runs_each_},
                                         {"planned", tally.planned * runs_each_},
                                         {"made", tally.made * runs_each_},
                                         {"failed", tally.failed},
                                         {"runs_per_second", runs},
                                         {"seconds_left", left}};
    return to_stderr(json_line(json) + "\n");
  }
  std::string text = fmt::format("{} of {} runs", count_words(tally.done() * runs_each_),
                                 count_words(tally.planned * runs_each_));
  if (tasks > 0) text += fmt::format(", {:.0f} a second", runs);
  if (tasks > 0 && !last) text += fmt::format(", about {} left", duration_words(left));
  if (tally.failed > 0) text += fmt::format(", {} failed", tally.failed);
  if (style_ == Style::Plain) return to_stderr(text + "\n");
  to_stderr("\r\033[K" + text);
  shown_ = true;
}

void SweepProgress::clear() {
  if (shown_) to_stderr("\r\033[K");
  shown_ = false;
}

}  // namespace pilotwave
