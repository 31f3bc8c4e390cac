#include "viz/shape/font_files.hpp"

#include <filesystem>
#include <string_view>

namespace pilotwave::viz {
namespace {

/// Where Debian, Fedora, Arch and a user's own fonts lie.
const std::vector<std::string>& usual_folders() {
  static const std::vector<std::string> folders = {"/usr/share/fonts/truetype/liberation",
                                                   "/usr/share/fonts/truetype/liberation2",
                                                   "/usr/share/fonts/liberation-sans",
                                                   "/usr/share/fonts/liberation",
                                                   "/usr/share/fonts/truetype/dejavu",
                                                   "/usr/share/fonts/dejavu-sans-fonts",
                                                   "/usr/share/fonts/TTF",
                                                   "/usr/local/share/fonts"};
  return folders;
}

/// Faces with the widths of pictures first; others are squeezed into them by painters.
constexpr std::pair<std::string_view, std::string_view> kFaces[] = {
    {"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"}, {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"}};

}  // namespace

Result<FontFiles> find_fonts_in(const std::vector<std::string>& folders) {
  for (const auto& [regular, bold] : kFaces) {
    for (const std::string& folder : folders) {
      const std::filesystem::path path(folder);
      std::error_code none;
      if (std::filesystem::exists(path / regular, none) && std::filesystem::exists(path / bold, none))
        return FontFiles{(path / regular).string(), (path / bold).string()};
    }
  }
  return Diagnostic{Trouble::MissingInput,
                    {},
                    "font",
                    "no font to write with: neither Liberation Sans nor DejaVu Sans is installed",
                    "on Debian: apt-get install fonts-liberation"};
}

Result<FontFiles> find_fonts() { return find_fonts_in(usual_folders()); }

}  // namespace pilotwave::viz
