#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pilotwave {

/// A text that begins with a capital, where it begins with a letter of ASCII.
[[nodiscard]] std::string capitalised(std::string text);
/// "a, b and c".
[[nodiscard]] std::string joined_words(const std::vector<std::string>& words);
/// "A" for the first of the plans compared.
[[nodiscard]] std::string plan_letter(std::size_t plan);

}  // namespace pilotwave
