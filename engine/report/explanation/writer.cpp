#include "report/explanation/writer.hpp"

#include <fmt/format.h>

namespace pilotwave::explanation {
namespace {

constexpr std::size_t kExplanationWidth = 104, kExplanationLabel = 9;

}  // namespace

std::string Writer::of_side(std::string_view label, const Side& side) const {
  return twins() ? fmt::format("{} {}", label, side.letter) : std::string(label);
}

std::string Writer::under(const Side& side) const {
  return twins() ? fmt::format(" under {}", side.letter) : std::string();
}

void Writer::title() {
  const Side& first = sides_.front();
  out_ += fmt::format("{}, week of {}\n", first.person ? first.person->id_text : first.school->id_text,
                      day(source_.week));
  out_ += fmt::format("{}, run {}, seed {}\n", source_.district, source_.replicate, source_.seed);
  if (twins()) {
    out_ += fmt::format("A is {}, B is {}\n", source_.plan, source_.twin);
  } else {
    out_ += fmt::format("Plan: {}\n", source_.plan);
  }
  out_ += '\n';
}

void Writer::line(std::string_view label, std::string_view text) {
  std::string block = wrapped(text, kExplanationWidth, kExplanationLabel, kExplanationLabel);
  block.replace(0, std::min(label.size(), kExplanationLabel - 1), label.substr(0, kExplanationLabel - 1));
  out_ += block;
}

void Writer::heading(std::string_view text) { out_ += '\n' + wrapped(text, kExplanationWidth, 0, 2); }

void Writer::table(const TextTable& rows) {
  for (const std::string& row : rows.lines(kExplanationWidth - 2)) out_ += "  " + row;
}

void Writer::inset(std::string_view text) { out_ += wrapped(text, kExplanationWidth, 2, 4); }

void Writer::note_other_world() {
  if (!same_world_)
    line("Note", "the plans assume different worlds: under B others are around, or come and go otherwise");
}

}  // namespace pilotwave::explanation
