#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "scenario/findings.hpp"
#include "scenario/language.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// A kind of file that is neither plan nor district and says so under `kind`.
struct FileKind {
  std::string_view kind;   ///< "ensemble"
  std::string_view words;  ///< "ensemble", "file of facts": this is no ...
  std::string_view hint;   ///< "name an ensemble file"
  std::span<const KeySpec> keys;
};

/// Such a file, open, its head read: `schema` is this version's, `kind` is the one asked for or reported.
class KindedFile {
 public:
  /// Reports what stands in the way. @return nothing where there is no head that could be read
  /// @param kind  its keys must outlive the file
  [[nodiscard]] static std::unique_ptr<const KindedFile> open(const std::string& path, const FileKind& kind,
                                                              Findings& findings);

  [[nodiscard]] const TableReader& top() const { return top_; }
  [[nodiscard]] const ReadingContext& context() const { return top_.context(); }

 private:
  KindedFile(TomlNode root, const std::string& path, const FileKind& kind, Findings& findings);

  TomlNode root_;
  TableReader top_;
};

}  // namespace pilotwave
