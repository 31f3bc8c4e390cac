#include "cli/nation_progress.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/console.hpp"
#include "report/json_text.hpp"

namespace pilotwave {

void NationProgress::show(const NationTally& tally) {
  if (style_ == SweepProgress::Style::None) return;
  const auto now = Clock::now();
  const bool last = tally.taken >= tally.districts;
  if (!last && now - last_ < SweepProgress::pause_of(style_)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double made = tally.taken_weeks - tally.found_weeks, rate = seconds > 0 ? made / seconds : 0;
  const double left = rate > 0 ? (tally.agent_weeks - tally.taken_weeks) / rate : 0;
  if (style_ == SweepProgress::Style::Json) {
    const nlohmann::ordered_json json = {{"event", "progress"},
                                         {"districts_done", tally.taken},
                                         {"districts", tally.districts},
                                         {"agent_weeks_done", tally.taken_weeks},
                                         {"agent_weeks", tally.agent_weeks},
                                         {"agent_weeks_per_second", rate},
                                         {"seconds_left", left}};
    return to_stderr(json_line(json) + "\n");
  }
  std::string text = fmt::format("{:.0f}%, {} of {} districts", 100 * tally.taken_weeks / tally.agent_weeks,
                                 count_words(tally.taken), count_words(tally.districts));
  if (rate > 0) text += fmt::format(", {:.1f} million agent-weeks a second", rate / 1e6);
  if (rate > 0 && !last) text += fmt::format(", about {} left", duration_words(left));
  if (style_ == SweepProgress::Style::Plain) return to_stderr(text + "\n");
  to_stderr("\r\033[K" + text);
  shown_ = true;
}

void NationProgress::clear() {
  if (shown_) to_stderr("\r\033[K");
  shown_ = false;
}

}  // namespace pilotwave
