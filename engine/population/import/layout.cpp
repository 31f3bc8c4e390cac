#include "population/import/layout.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pilotwave {

bool Layout::matches(const Header& header) const {
  const auto has = [&header](std::string_view column) { return header.has(column); };
  return !signature.empty() && std::all_of(signature.begin(), signature.end(), has) &&
         std::none_of(never.begin(), never.end(), has);
}

const std::vector<Layout>& layouts() {
  static const std::vector<Layout> kAll = [] {
    std::vector<Layout> all;
    for (auto family : {canonical_layouts, ccd_layouts, elsi_layouts, school_search_layouts, hifld_layouts,
                        refused_layouts}) {
      std::vector<Layout> some = family();
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
  }();
  return kAll;
}

}  // namespace pilotwave
