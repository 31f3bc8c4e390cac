#include "scenario/kinded_file.hpp"

#include <utility>

#include <fmt/format.h>

#include "scenario/layer.hpp"
#include "scenario/open_document.hpp"

namespace pilotwave {

std::unique_ptr<const KindedFile> KindedFile::open(const std::string& path, const FileKind& kind,
                                                   Findings& findings) {
  auto root = open_document(path, {}, kind.kind, findings);
  if (!root || !check_schema(*root, {findings, path})) return nullptr;
  return std::unique_ptr<const KindedFile>(new KindedFile(*std::move(root), path, kind, findings));
}

KindedFile::KindedFile(TomlNode root, const std::string& path, const FileKind& kind, Findings& findings)
    : root_(std::move(root)), top_(root_, "", kind.keys, {findings, path}) {
  static_cast<void>(top_.whole("schema"));
  const auto given = top_.text("kind");
  if (given && *given != kind.kind)
    top_.error("kind", fmt::format("this is no {} but a `{}` file", kind.words, *given),
               std::string(kind.hint));
}

}  // namespace pilotwave
