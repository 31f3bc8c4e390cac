#pragma once

#include <string_view>

namespace pilotwave::page {

// The files of templates/, as the build found them.
extern const std::string_view kPageTemplate, kBlockTemplate, kTableTemplate, kStyle;

}  // namespace pilotwave::page
