#include "sweep/store/store_lock.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace pilotwave {
namespace {

/// Whether the file still stands under its name: who held it before may have removed it.
bool is_named(int handle, const std::string& path) {
  struct stat held = {}, named = {};
  return fstat(handle, &held) == 0 && stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

}  // namespace

StoreLock::~StoreLock() {
  if (handle_ < 0) return;
  unlink(path_.c_str());
  close(handle_);
}

Diagnostics StoreLock::take(const std::string& file) {
  path_ = file + ".lock";
  for (;;) {
    const int handle = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (handle < 0)
      return {{Trouble::CannotCreate,
               {file, 0, 0},
               {},
               fmt::format("cannot be created or opened for writing: {}", std::strerror(errno)),
               "check that the folder exists and may be written to"}};
    if (flock(handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      close(handle);
      return {{Trouble::CannotCreate,
               {file, 0, 0},
               {},
               "another process is writing into this file just now",
               "wait for it; to share the work give each process a part of its own with --shard I/N"}};
    }
    // A file system without locks is no error: then nothing keeps two writers apart but SQLite.
    if (is_named(handle, path_)) {
      handle_ = handle;
      return {};
    }
    close(handle);
  }
}

}  // namespace pilotwave
