#include "report/explanation_text.hpp"

#include <utility>

#include "report/explanation/writer.hpp"

namespace pilotwave {
namespace {

using explanation::Side;
using explanation::Writer;

Side side_of(std::string letter, const Answer& answer) {
  return {std::move(letter), std::get_if<PersonExplanation>(&answer.explanation),
          std::get_if<SchoolExplanation>(&answer.explanation), answer.afterwards};
}

std::string text_of(Writer writer, const Parting* parting) {
  writer.title();
  if (writer.sides().front().person) {
    write_person(writer);
  } else {
    write_school(writer);
  }
  if (parting) write_parting(writer, *parting);
  return writer.taken();
}

}  // namespace

std::string explanation_text(const ExplanationSource& source, const Answer& answer) {
  return text_of(Writer(source, {side_of("", answer)}, true), nullptr);
}

std::string explanation_text(const ExplanationSource& source, const TwinAnswer& answer) {
  return text_of(Writer(source, {side_of("A", answer.first), side_of("B", answer.second)}, answer.same_world),
                 &answer.parting);
}

std::string roster_text(std::span<const RosterLine> lines) {
  constexpr std::size_t kWidth = 104;
  TextTable table({"id", "who", "state"}, {true, true, true});
  for (const RosterLine& line : lines) table.add({line.id, line.who, line.state});
  std::string out;
  for (const std::string& line : table.lines(kWidth)) out += line;
  return out;
}

}  // namespace pilotwave
