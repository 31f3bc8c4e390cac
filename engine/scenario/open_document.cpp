#include "scenario/open_document.hpp"

#include <fmt/format.h>

#include "scenario/text_file.hpp"
#include "scenario/toml_document.hpp"

namespace pilotwave {

std::optional<TomlNode> open_document(const std::string& file, const SourcePlace& asked_by,
                                      std::string_view key, Findings& findings) {
  findings.enter_file(file);
  const auto text = read_text_file(file);
  if (!text) {
    for (Diagnostic wrong : text.errors()) {
      if (wrong.trouble == Trouble::MissingInput && !asked_by.file.empty()) {
        wrong.place = asked_by;
        wrong.key = std::string(key);
        wrong.what = fmt::format("`{}`: {}", file, wrong.what);
      }
      findings.add(std::move(wrong));
    }
    return std::nullopt;
  }
  auto parsed = parse_toml(text.value(), file);
  if (!parsed) {
    findings.add(parsed.errors());
    return std::nullopt;
  }
  return std::move(parsed).value();
}

}  // namespace pilotwave
