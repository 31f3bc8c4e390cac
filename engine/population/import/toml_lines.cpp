#include "population/import/toml_lines.hpp"

#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace pilotwave {

std::string toml_string(std::string_view text) {
  std::ostringstream out;
  out << toml::toml_formatter{toml::value<std::string>{std::string(text)}, toml::format_flags::none};
  return out.str();
}

std::string toml_line(std::string_view key, std::string_view text) {
  return fmt::format("{} = {}\n", key, toml_string(text));
}

std::string toml_comment(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
  }
  return fmt::format("# {}\n", text);
}

std::optional<Diagnostic> why_no_toml_name(const std::filesystem::path& output, std::string_view kind) {
  const std::string stem = output.stem().string();
  std::error_code error;
  const bool device = std::filesystem::exists(output, error) && std::filesystem::is_other(output, error);
  if (device || (output.extension() == ".toml" && !stem.empty())) return std::nullopt;
  return Diagnostic{Trouble::Usage,
                    {output.string(), 0, 0},
                    {},
                    fmt::format("a {} file's name ends in .toml", kind),
                    fmt::format("e.g. --output {}.toml", stem.empty() ? std::string(kind) : stem)};
}

}  // namespace pilotwave
