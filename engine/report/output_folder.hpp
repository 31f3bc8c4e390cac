#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace pilotwave {

/// A file of a finished folder.
struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;
};

inline constexpr std::string_view kManifestName = "manifest.json";

/// A folder of results that appears complete or not at all: every file grows as NAME.partial, and all are
/// renamed when everything is on the disk, manifest.json last. A folder with a manifest is a finished one.
/// From open to finish nobody else can open the same folder.
class OutputFolder {
 public:
  /// Makes the folder if need be and starts every file.
  /// @param names  of the files to be, without the manifest
  /// @param force  replace a finished run and files that are in the way
  /// Errors: CannotCreate when a finished run or one of the names is there, when another process writes there
  /// just now, or when the folder cannot be made. Nothing is left behind then.
  [[nodiscard]] static Result<std::unique_ptr<OutputFolder>> open(const std::filesystem::path& folder,
                                                                  std::span<const std::string> names,
                                                                  bool force);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Appends to a file. After the first trouble nothing more is written, and this returns false.
  bool append(std::string_view name, std::string_view text);
  /// Removes what was written so far, and the folder if this made it: there is nothing worth keeping.
  void discard();
  /// What stood in the way so far; empty when nothing did.
  [[nodiscard]] const Diagnostics& troubles() const { return troubles_; }

  /// Puts everything in place. @param manifest makes the manifest's text from the files, sorted by name
  /// @return empty, or what stood in the way; then the .partial files stay, and no file is under its final
  /// name
  ///         unless the message says so
  [[nodiscard]] Diagnostics finish(const std::function<std::string(std::span<const WrittenFile>)>& manifest);

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }

 private:
  struct File;
  explicit OutputFolder(std::filesystem::path folder);
  Diagnostics make();
  Diagnostics lock();
  void unlock();
  bool start(const std::string& name);
  bool write(File& file, std::string_view text);
  bool flush(File& file);
  bool put_on_disk();
  void fail(std::string_view name, int error);
  [[nodiscard]] std::string kept_text() const;
  [[nodiscard]] std::vector<WrittenFile> written() const;
  bool rename_into_place(const std::string& name, std::vector<std::string>& placed);
  void remove_replaced_run();

  std::filesystem::path folder_;
  bool is_new_ = false;  ///< the folder was made here
  int handle_ = -1;      ///< of the folder; holds the lock
  std::vector<std::unique_ptr<File>> files_;
  Diagnostics troubles_;
};

}  // namespace pilotwave
