#pragma once

#include <string>

#include "engine/report/made_up_comparison.hpp"
#include "report/receipt/page.hpp"

namespace pilotwave::test {

/// A small page about privacy incidents and use, with what a report would show of them.
inline std::string made_up_page() {
  return "<!doctype html>\n<html lang=\"en\">\n<p>Staged &amp; launch</p>\n<table>\n"
         "<tr><td data-cell=\"A|B|privacy_incidents|all|won\">7</td>"
         "<td data-cell=\"A|B|privacy_incidents|all|lost\">2</td>\n"
         "<td class=\"n\" data-cell=\"A|privacy_incidents|all|median\">6</td></tr>\n</table>\n"
         "<p data-sentence=\"note\">1 &lt; <b>2</b></p>\n<p>12 schools</p>\n<!-- receipt -->\n</html>\n";
}

inline Comparison made_up_incidents() { return made_up(two_plans(), incident_pairs(7, 2, 1)); }

inline Receipt made_up_receipt() {
  return receipt_of(made_up_incidents(), two_plans(), {"pilotwave compare a.toml b.toml -n 10", "scenario"},
                    series_shown(made_up_page()));
}

}  // namespace pilotwave::test
