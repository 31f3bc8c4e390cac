#include "draw/text_width.hpp"

#include <array>

namespace pilotwave::draw {
namespace {

/// Thousandths of the font's size for the characters from space to tilde.
constexpr std::array<int, 95> kWidths = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to slash
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};      // p to ~
constexpr int kOther = 556;
constexpr int kEllipsis = 1000;
constexpr double kBold = 1.07;  // a bold face is about so much wider
constexpr std::string_view kEllipsisText = "\xe2\x80\xa6";

/// Length in bytes of the character that starts with this byte; 1 for what is no UTF-8.
std::size_t character_length(unsigned char lead) {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  if (lead >= 0xc0) return 2;
  return 1;
}

/// Thousandths of the size of one character.
int character_width(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character.front());
  if (character.size() == 1)
    return lead >= ' ' && lead <= '~' ? kWidths[lead - static_cast<unsigned>(' ')] : 0;
  if (character == kEllipsisText) return kEllipsis;
  // U+0300 to U+036F are accents set over the character before them.
  const bool combines = lead == 0xcc || (lead == 0xcd && static_cast<unsigned char>(character[1]) < 0xb0);
  return combines ? 0 : kOther;
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t n = std::min(character_length(static_cast<unsigned char>(text[i])), text.size() - i);
    out.push_back(text.substr(i, n));
    i += n;
  }
  return out;
}

double scaled(int thousandths, double size, Weight weight) {
  return thousandths * size / 1000 * (weight == Weight::Bold ? kBold : 1);
}

/// Most characters of the front of a word that fit, at least one.
std::string_view front_that_fits(std::string_view word, double size, double width, Weight weight) {
  std::size_t bytes = 0;
  int sum = 0;
  for (const std::string_view c : characters(word)) {
    sum += character_width(c);
    if (bytes > 0 && scaled(sum, size, weight) > width) break;
    bytes += c.size();
  }
  return word.substr(0, bytes);
}

}  // namespace

double text_width(std::string_view text, double size, Weight weight) {
  int sum = 0;
  for (const std::string_view c : characters(text)) sum += character_width(c);
  return scaled(sum, size, weight);
}

double text_width(const Text& text) { return text_width(text.text, text.size, text.weight); }

std::string fitted(std::string_view text, double size, double width, Weight weight) {
  if (text_width(text, size, weight) <= width) return std::string(text);
  const double room = width - scaled(kEllipsis, size, weight);
  std::string out(front_that_fits(text, size, room, weight));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.append(kEllipsisText);
}

std::vector<std::string> broken(std::string_view text, double size, double width, Weight weight) {
  std::vector<std::string> lines;
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
    if (text_width(longer, size, weight) <= width) {
      line = longer;
      continue;
    }
    flush();
    while (text_width(word, size, weight) > width) {
      const std::string_view front = front_that_fits(word, size, width, weight);
      if (front.size() == word.size()) break;
      lines.emplace_back(front);
      word.remove_prefix(front.size());
    }
    line = std::string(word);
  }
  flush();
  return lines;
}

double middle_to_base(double size) {
  constexpr double kShare = 0.35;  // half the height of an x and of a capital, between the two
  return kShare * size;
}

}  // namespace pilotwave::draw
