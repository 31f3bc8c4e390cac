#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/explanation_text.hpp"
#include "report/text_table.hpp"

namespace pilotwave::explanation {

/// One plan's side of an answer. The letter is empty where there is only one.
struct Side {
  std::string letter;
  const PersonExplanation* person = nullptr;
  const SchoolExplanation* school = nullptr;
  std::string afterwards;
};

/// Where an explanation grows from top to bottom, with what every part of it needs: whose plans these are,
/// lines with a label, headings, tables.
class Writer {
 public:
  Writer(const ExplanationSource& source, std::vector<Side> sides, bool same_world)
      : source_(source), sides_(std::move(sides)), same_world_(same_world) {}

  [[nodiscard]] const std::vector<Side>& sides() const { return sides_; }
  [[nodiscard]] bool twins() const { return sides_.size() > 1; }
  [[nodiscard]] std::string day(int week) const { return date_text(source_.calendar.monday(week)); }
  /// "Level A", or without twins "Level".
  [[nodiscard]] std::string of_side(std::string_view label, const Side& side) const;
  /// " under A", or nothing without twins.
  [[nodiscard]] std::string under(const Side& side) const;

  void title();
  void line(std::string_view label, std::string_view text);
  void heading(std::string_view text);
  void table(const TextTable& rows);
  /// A paragraph that stands in, its later lines further.
  void inset(std::string_view text);
  void raw(std::string_view text) { out_ += text; }
  /// What both sides share on one line, else a line for each side.
  template <class TextOf>
  void shared_line(std::string_view label, const TextOf& text_of) {
    const std::string first = text_of(sides_.front());
    const bool shared =
        std::all_of(sides_.begin(), sides_.end(), [&](const Side& s) { return text_of(s) == first; });
    for (const Side& s : sides_) {
      const std::string text = text_of(s);
      if (!text.empty()) line(shared ? std::string(label) : of_side(label, s), text);
      if (shared) return;
    }
  }
  /// That twins live in different worlds, where they do.
  void note_other_world();
  [[nodiscard]] std::string taken() { return std::move(out_); }

 private:
  const ExplanationSource& source_;
  std::vector<Side> sides_;
  bool same_world_;
  std::string out_;
};

/// What a person may do this week and which influences make it likely.
void write_chances(Writer& out);
void write_person(Writer& out);
void write_school(Writer& out);
/// Where the lives of twins part.
void write_parting(Writer& out, const Parting& parting);

}  // namespace pilotwave::explanation
