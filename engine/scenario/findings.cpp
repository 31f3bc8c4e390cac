#include "scenario/findings.hpp"

#include <algorithm>
#include <tuple>

namespace pilotwave {

void Findings::enter_file(const std::string& file) {
  if (std::find(files_.begin(), files_.end(), file) == files_.end()) files_.push_back(file);
}

void Findings::add(Diagnostic finding) {
  if (!full()) findings_.push_back(std::move(finding));
}

void Findings::add(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings) add(finding);
}

void Findings::bad_input(SourcePlace place, std::string key, std::string what, std::string hint) {
  add({Trouble::BadInput, std::move(place), std::move(key), std::move(what), std::move(hint)});
}

std::size_t Findings::file_rank(const std::string& file) const {
  return static_cast<std::size_t>(std::find(files_.begin(), files_.end(), file) - files_.begin());
}

Diagnostics Findings::take() {
  const bool cut = full();
  std::stable_sort(findings_.begin(), findings_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(file_rank(a.place.file), a.place.line, a.place.column) <
           std::tuple(file_rank(b.place.file), b.place.line, b.place.column);
  });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return a.text() == b.text(); };
  findings_.erase(std::unique(findings_.begin(), findings_.end(), same), findings_.end());
  if (cut) {
    findings_.push_back({Trouble::BadInput,
                         {},
                         {},
                         "there are more errors than are listed here",
                         "mend these first and check again"});
  }
  return std::move(findings_);
}

}  // namespace pilotwave
