#include "report/output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "parallel/executor.hpp"
#include "report/digest.hpp"
#include "report/manifest.hpp"

namespace pilotwave {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBufferBytes = 1 << 18;

Diagnostic cannot_create(const fs::path& path, std::string what, std::string hint) {
  return {Trouble::CannotCreate, {path.string(), 0, 0}, {}, std::move(what), std::move(hint)};
}

fs::path partial_name(const fs::path& folder, std::string_view name) {
  return folder / (std::string(name) + ".partial");
}

/// Names that are taken in the folder. Not even force replaces a folder by a file.
Diagnostics taken_names(const fs::path& folder, std::span<const std::string> names, bool force) {
  std::error_code ignored;
  if (!force && fs::exists(folder / kManifestName, ignored)) {
    return {cannot_create(folder, "holds a finished run",
                          "choose another folder, or pass --force to replace it")};
  }
  Diagnostics errors;
  for (const std::string& name : names) {
    if (fs::is_directory(folder / name, ignored))
      errors.push_back(cannot_create(folder / name, "is a folder", "choose another folder, or move it away"));
    else if (!force && fs::exists(folder / name, ignored))
      errors.push_back(
          cannot_create(folder / name, "exists already", "choose another folder, or pass --force"));
  }
  return errors;
}

}  // namespace

struct OutputFolder::File {
  std::string name;
  std::FILE* stream = nullptr;
  // Not a vector: most tables fill little of it, and what is not touched costs no memory.
  std::unique_ptr<char[]> buffer = std::make_unique_for_overwrite<char[]>(kBufferBytes);
  std::uint64_t bytes = 0;
  Sha256 hash;
  std::string sha256;
};

OutputFolder::OutputFolder(fs::path folder) : folder_(std::move(folder)) {}

OutputFolder::~OutputFolder() {
  for (const auto& file : files_) {
    if (file->stream != nullptr) std::fclose(file->stream);
  }
  unlock();
}

Result<std::unique_ptr<OutputFolder>> OutputFolder::open(const fs::path& folder,
                                                         std::span<const std::string> names, bool force) {
  std::unique_ptr<OutputFolder> out(new OutputFolder(folder));
  if (Diagnostics trouble = out->make(); !trouble.empty()) return trouble;
  if (Diagnostics trouble = out->lock(); !trouble.empty()) return trouble;
  if (Diagnostics taken = taken_names(folder, names, force); !taken.empty()) return taken;
  for (const std::string& name : names) {
    if (out->start(name)) continue;
    out->discard();
    return out->troubles_;
  }
  return out;
}

Diagnostics OutputFolder::make() {
  std::error_code error;
  is_new_ = fs::create_directories(folder_, error);
  if (!error && fs::is_directory(folder_, error)) return {};
  return {cannot_create(
      folder_, fmt::format("the folder cannot be made: {}", error ? error.message() : "it is a file"),
      "choose another with --output DIR")};
}

/// A file system without locks, or a folder that may not be read, is no error.
Diagnostics OutputFolder::lock() {
  handle_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle_ < 0 || flock(handle_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return {};
  return {cannot_create(folder_, "another run is writing into this folder just now",
                        "wait for it, or choose another folder")};
}

void OutputFolder::unlock() {
  if (handle_ >= 0) ::close(std::exchange(handle_, -1));
}

void OutputFolder::discard() {
  std::error_code ignored;
  for (const auto& file : files_) {
    if (file->stream != nullptr) std::fclose(std::exchange(file->stream, nullptr));
    fs::remove(partial_name(folder_, file->name), ignored);
  }
  files_.clear();
  if (is_new_) fs::remove(folder_, ignored);  // only while it is empty
  unlock();
}

bool OutputFolder::start(const std::string& name) {
  auto file = std::make_unique<File>();
  file->name = name;
  const fs::path path = partial_name(folder_, name);
  file->stream = std::fopen(path.c_str(), "wb");
  if (file->stream == nullptr) {
    troubles_.push_back(cannot_create(path, fmt::format("cannot be created: {}", std::strerror(errno)),
                                      "check that the folder may be written to"));
    return false;
  }
  std::setvbuf(file->stream, file->buffer.get(), _IOFBF, kBufferBytes);
  files_.push_back(std::move(file));
  return true;
}

void OutputFolder::fail(std::string_view name, int error) {
  troubles_.push_back({Trouble::InputOutput,
                       {(folder_ / name).string(), 0, 0},
                       {},
                       fmt::format("writing failed: {}", std::strerror(error)),
                       kept_text()});
}

std::string OutputFolder::kept_text() const {
  std::string kept;
  for (const auto& file : files_) {
    std::error_code error;
    const auto size = fs::file_size(partial_name(folder_, file->name), error);
    if (!error && size > 0)
      kept += fmt::format("{}{}.partial ({} bytes)", kept.empty() ? "" : ", ", file->name, size);
  }
  return fmt::format(
      "kept so far in {}: {}; nothing stands under a final name. Make space and run the command again",
      folder_.string(), kept.empty() ? "nothing" : kept);
}

bool OutputFolder::write(File& file, std::string_view text) {
  if (!troubles_.empty()) return false;
  if (std::fwrite(text.data(), 1, text.size(), file.stream) != text.size()) {
    fail(file.name, errno);
    return false;
  }
  file.hash.add(text);
  file.bytes += text.size();
  return true;
}

bool OutputFolder::append(std::string_view name, std::string_view text) {
  const auto found =
      std::find_if(files_.begin(), files_.end(), [&](const auto& file) { return file->name == name; });
  PILOTWAVE_ASSERT(found != files_.end(), "only files that were opened are written");
  return write(**found, text);
}

bool OutputFolder::flush(File& file) {
  if (std::fflush(file.stream) != 0) {
    fail(file.name, errno);
    return false;
  }
  file.sha256 = file.hash.hex();
  return true;
}

/// All files at once, each waited for by a thread of its own: the file system then closes its books once for
/// all of them instead of once for each, which took longer than a small run.
bool OutputFolder::put_on_disk() {
  std::vector<int> why(files_.size());
  make_thread_executor(static_cast<int>(files_.size()))->for_each(files_.size(), [&](std::size_t i) {
    if (fsync(fileno(files_[i]->stream)) != 0) why[i] = errno;
  });
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const bool closed = std::fclose(std::exchange(files_[i]->stream, nullptr)) == 0;
    if (!closed && why[i] == 0) why[i] = errno;
    if (why[i] != 0) fail(files_[i]->name, why[i]);
  }
  return troubles_.empty();
}

std::vector<WrittenFile> OutputFolder::written() const {
  std::vector<WrittenFile> out;
  for (const auto& file : files_) out.push_back({file->name, file->bytes, file->sha256});
  std::sort(out.begin(), out.end(),
            [](const WrittenFile& a, const WrittenFile& b) { return a.name < b.name; });
  return out;
}

/// Under --force: the old manifest goes first, so that a folder half replaced does not look finished, then
/// the files that it lists and this run does not write.
void OutputFolder::remove_replaced_run() {
  std::error_code ignored;
  const fs::path manifest = folder_ / kManifestName;
  std::ifstream in(manifest, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  in.close();
  fs::remove(manifest, ignored);
  for (const std::string& name : manifest_outputs(text))
    fs::remove(folder_ / fs::path(name).filename(), ignored);
}

bool OutputFolder::rename_into_place(const std::string& name, std::vector<std::string>& placed) {
  std::error_code error;
  fs::rename(partial_name(folder_, name), folder_ / name, error);
  if (!error) {
    placed.push_back(name);
    return true;
  }
  std::string hint = "in place already: ";
  for (const std::string& done : placed) hint += done + " ";
  troubles_.push_back({Trouble::InputOutput,
                       {(folder_ / name).string(), 0, 0},
                       {},
                       fmt::format("cannot be put in place: {}", error.message()),
                       placed.empty() ? "" : hint});
  return false;
}

Diagnostics OutputFolder::finish(const std::function<std::string(std::span<const WrittenFile>)>& manifest) {
  for (const auto& file : files_) {
    if (!troubles_.empty() || !flush(*file)) return troubles_;
  }
  const std::string text = manifest(written());
  if (!start(std::string(kManifestName)) || !write(*files_.back(), text) || !flush(*files_.back()) ||
      !put_on_disk())
    return troubles_;
  remove_replaced_run();
  std::vector<std::string> placed;
  for (const auto& file : files_) {  // the manifest was started last
    if (!rename_into_place(file->name, placed)) return troubles_;
  }
  // A file system that cannot put the names on the disk at once is no error.
  if (handle_ >= 0) fsync(handle_);
  unlock();
  return {};
}

}  // namespace pilotwave
