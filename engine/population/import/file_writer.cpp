#include "population/import/file_writer.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace pilotwave {
namespace {

namespace fs = std::filesystem;

Diagnostic trouble_with(Trouble trouble, const fs::path& path, std::string what, std::string hint) {
  return {trouble, {path.string(), 0, 0}, {}, std::move(what), std::move(hint)};
}

fs::path partial_name(const fs::path& path) {
  fs::path partial = path;
  partial += ".partial";
  return partial;
}

/// Whether the final name may be taken.
std::optional<Diagnostic> refuse(const fs::path& path, bool force) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  switch (status.type()) {
    case fs::file_type::not_found:
      return std::nullopt;
    case fs::file_type::regular:
      if (force) return std::nullopt;
      return trouble_with(Trouble::CannotCreate, path, "exists already",
                          "choose another name, or pass --force");
    case fs::file_type::directory:
      return trouble_with(Trouble::CannotCreate, path, "is a folder", "name a file inside it");
    case fs::file_type::none:
      return trouble_with(Trouble::CannotCreate, path, fmt::format("cannot be created: {}", error.message()),
                          {});
    default:
      return trouble_with(Trouble::InputOutput, path, "is a device or a pipe; a file cannot be kept there",
                          "name a file in a folder with space");
  }
}

std::optional<Diagnostic> write_partial(const PendingFile& file) {
  const fs::path partial = partial_name(file.path);
  std::FILE* out = std::fopen(partial.c_str(), "wb");
  if (out == nullptr) {
    return trouble_with(Trouble::CannotCreate, file.path,
                        fmt::format("cannot be created: {}", std::strerror(errno)),
                        "check that the folder exists and may be written to");
  }
  bool good = std::fwrite(file.content.data(), 1, file.content.size(), out) == file.content.size();
  good = good && std::fflush(out) == 0 && fsync(fileno(out)) == 0;
  const int why = errno;
  good = (std::fclose(out) == 0) && good;
  if (good) return std::nullopt;
  return trouble_with(Trouble::InputOutput, file.path, fmt::format("writing failed: {}", std::strerror(why)),
                      "nothing was kept under this name; make space and try again");
}

void remove_partials(const std::vector<PendingFile>& files) {
  std::error_code ignored;
  for (const PendingFile& file : files) fs::remove(partial_name(file.path), ignored);
}

Diagnostics rename_all(const std::vector<PendingFile>& files) {
  std::vector<fs::path> fresh;
  for (const PendingFile& file : files) {
    std::error_code error;
    const bool existed = fs::exists(file.path, error);
    fs::rename(partial_name(file.path), file.path, error);
    if (!error) {
      if (!existed) fresh.push_back(file.path);
      continue;
    }
    const std::string why = error.message();
    for (const fs::path& path : fresh) fs::remove(path, error);
    return {
        trouble_with(Trouble::InputOutput, file.path, fmt::format("cannot be put in place: {}", why), {})};
  }
  return {};
}

}  // namespace

Diagnostics write_files(const std::vector<PendingFile>& files, bool force) {
  Diagnostics errors;
  for (const PendingFile& file : files) {
    if (auto error = refuse(file.path, force)) errors.push_back(*std::move(error));
  }
  if (!errors.empty()) return errors;
  for (const PendingFile& file : files) {
    if (auto error = write_partial(file)) {
      remove_partials(files);
      return {*std::move(error)};
    }
  }
  errors = rename_all(files);
  remove_partials(files);
  return errors;
}

}  // namespace pilotwave
