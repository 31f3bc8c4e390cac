#include "population/import/nces_codes.hpp"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "population/import/cell.hpp"

namespace pilotwave {
namespace {

template <class T, std::size_t N>
std::optional<T> look_up(std::string_view text, const std::array<std::pair<std::string_view, T>, N>& words) {
  for (const auto& [word, value] : words) {
    if (text == word) return value;
  }
  return std::nullopt;
}

/// "3rd grade", "grade 3", "03" -> 3.
std::optional<int> grade_number(std::string_view text) {
  if (text.starts_with("grade ")) text.remove_prefix(6);
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{}) return std::nullopt;
  const std::string_view rest(stop, static_cast<std::size_t>(end - stop));
  for (const std::string_view ending : {"", "st grade", "nd grade", "rd grade", "th grade"}) {
    if (rest == ending) return number;
  }
  return std::nullopt;
}

bool is_locale(int code) { return code / 10 >= 1 && code / 10 <= 4 && code % 10 >= 1 && code % 10 <= 3; }

bool contains(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

}  // namespace

std::optional<NcesLevel> parse_nces_level(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, NcesLevel>, 13> kWords{{
      {"prekindergarten", {Level::Elementary, false}},
      {"elementary", {Level::Elementary, false}},
      {"primary", {Level::Elementary, false}},
      {"middle", {Level::Middle, false}},
      {"high", {Level::High, false}},
      {"secondary", {Level::High, false}},
      {"other", {Level::Other, false}},
      {"ungraded", {Level::Other, false}},
      {"adult education", {Level::Other, true}},
      {"1", {Level::Elementary, false}},
      {"2", {Level::Middle, false}},
      {"3", {Level::High, false}},
      {"4", {Level::Other, false}},
  }};
  std::string word = lower_ascii(trimmed(text));
  if (word.size() > 2 && word[1] == '-' && word[0] >= '0' && word[0] <= '9') word.erase(0, 2);  // "1-Primary"
  return look_up(word, kWords);
}

std::optional<int> parse_nces_grade(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, int>, 10> kWords{{
      {"pk", kGradePK},
      {"prekindergarten", kGradePK},
      {"pre-kindergarten", kGradePK},
      {"kg", 0},
      {"kindergarten", 0},
      {"transitional kindergarten", 0},
      {"ug", kGradeUngraded},
      {"ungraded", kGradeUngraded},
      {"ae", kGradeAdult},
      {"adult education", kGradeAdult},
  }};
  const std::string word = lower_ascii(trimmed(text));
  if (const auto known = look_up(word, kWords)) return known;
  const auto number = grade_number(word);
  return number && *number >= 1 && *number <= kGrade13 ? number : std::nullopt;
}

std::optional<int> parse_nces_locale(std::string_view text) {
  const std::string word = lower_ascii(trimmed(text));
  int code = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), code);
  if (error == std::errc{}) {
    const bool whole = stop == word.data() + word.size() || *stop == '-';
    return whole && is_locale(code) ? std::optional<int>(code) : std::nullopt;
  }
  static constexpr std::array<std::pair<std::string_view, int>, 4> kPlaces{
      {{"city", 10}, {"suburb", 20}, {"town", 30}, {"rural", 40}}};
  static constexpr std::array<std::pair<std::string_view, int>, 6> kSizes{
      {{"large", 1}, {"fringe", 1}, {"mid", 2}, {"distant", 2}, {"small", 3}, {"remote", 3}}};
  for (const auto& [place, tens] : kPlaces) {
    if (!word.starts_with(place)) continue;
    for (const auto& [size, ones] : kSizes) {
      if (contains(word, size)) return tens + ones;
    }
  }
  return std::nullopt;
}

std::optional<Operation> parse_operation(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Operation>, 17> kWords{{
      {"1", Operation::Running},
      {"open", Operation::Running},
      {"2", Operation::Closed},
      {"closed", Operation::Closed},
      {"3", Operation::Running},
      {"new", Operation::Running},
      {"4", Operation::Running},
      {"added", Operation::Running},
      {"5", Operation::Running},
      {"changed boundary", Operation::Running},
      {"changed agency", Operation::Running},
      {"6", Operation::Inactive},
      {"inactive", Operation::Inactive},
      {"7", Operation::Future},
      {"future", Operation::Future},
      {"8", Operation::Running},
      {"reopened", Operation::Running},
  }};
  std::string word = lower_ascii(trimmed(text));
  if (word.size() > 2 && word[1] == '-') word.erase(0, 2);  // "1-Open"
  return look_up(word, kWords);
}

std::string_view operation_name(Operation operation) {
  switch (operation) {
    case Operation::Running:
      return "running";
    case Operation::Closed:
      return "closed";
    case Operation::Inactive:
      return "inactive";
    case Operation::Future:
      return "not yet open";
  }
  return "running";
}

std::optional<bool> parse_charter(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, bool>, 9> kWords{{{"yes", true},
                                                                            {"1-yes", true},
                                                                            {"1", true},
                                                                            {"no", false},
                                                                            {"2-no", false},
                                                                            {"0", false},
                                                                            {"2", false},
                                                                            {"not applicable", false},
                                                                            {"n", false}}};
  return look_up(lower_ascii(trimmed(text)), kWords);
}

Level level_of_grades(int low, int high) {
  if (high <= 4) return Level::Elementary;
  if (high == 5) return low <= 4 ? Level::Elementary : Level::Middle;
  if (high == 6) return low <= 3 ? Level::Elementary : Level::Middle;
  if (high <= 8) return low <= 1 ? Level::Elementary : Level::Middle;
  if (low <= 4) return Level::Other;
  if (high == 9) return low <= 7 ? Level::Middle : Level::High;
  if (high == 10) return low <= 6 ? Level::Middle : Level::High;
  return Level::High;
}

GradeSpan usual_grades(Level level) {
  switch (level) {
    case Level::Elementary:
      return {0, 5};
    case Level::Middle:
      return {6, 8};
    case Level::High:
      return {9, 12};
    case Level::Other:
      return {0, 12};
  }
  return {0, 12};
}

std::optional<Level> level_of_name(std::string_view name) {
  const std::string text = lower_ascii(name);
  // "Junior high" before "high".
  static constexpr std::array<std::pair<std::string_view, Level>, 11> kWords{
      {{"elementary", Level::Elementary},
       {"primary", Level::Elementary},
       {"kindergarten", Level::Elementary},
       {"early learning", Level::Elementary},
       {"preschool", Level::Elementary},
       {"middle", Level::Middle},
       {"junior high", Level::Middle},
       {"jr high", Level::Middle},
       {"high school", Level::High},
       {"senior high", Level::High},
       {" high", Level::High}}};
  for (const auto& [word, level] : kWords) {
    if (contains(text, word)) return level;
  }
  return std::nullopt;
}

}  // namespace pilotwave
