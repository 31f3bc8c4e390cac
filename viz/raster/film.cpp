#include "viz/raster/film.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <vector>

#include <fmt/format.h>

extern char** environ;

namespace pilotwave::viz {

Result<std::unique_ptr<Film>> Film::open(const std::string& path, int width, int height, int per_second) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    return Diagnostic{Trouble::InputOutput, {path}, "", "no pipe to ffmpeg could be made", ""};
  const std::string size = fmt::format("{}x{}", width, height), rate = std::to_string(per_second);
  // Sides of a video are even: the last row or column is left out where they are not.
  const std::vector<std::string> words = {
      "ffmpeg",   "-y",       "-loglevel", "error",
      "-f",       "rawvideo", "-pix_fmt",  "bgr0",
      "-s",       size,       "-r",        rate,
      "-i",       "-",        "-vf",       "crop=trunc(iw/2)*2:trunc(ih/2)*2",
      "-pix_fmt", "yuv420p",  path};
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  pid_t process = -1;
  const int wrong = posix_spawnp(&process, "ffmpeg", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[0]);
  if (wrong != 0) {
    ::close(ends[1]);
    return Diagnostic{Trouble::MissingInput,
                      {},
                      "ffmpeg",
                      "a video is made by the ffmpeg program, which is not installed",
                      "on Debian: apt-get install ffmpeg; or name a folder, for one PNG a picture"};
  }
  return std::unique_ptr<Film>(new Film(path, ends[1], process));
}

Film::~Film() {
  if (pipe_ >= 0) ::close(pipe_);
  if (process_ > 0) waitpid(process_, nullptr, 0);
}

bool Film::add(const Bitmap& bitmap) {
  // A broken pipe is an answer here, not the end of the program.
  struct sigaction ignore {
  }, before{};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &before);
  bool taken = true;
  const auto row = static_cast<std::size_t>(bitmap.width) * 4;
  for (int y = 0; y < bitmap.height && taken; ++y) {
    const unsigned char* bytes = bitmap.bytes.data() + static_cast<std::ptrdiff_t>(y) * bitmap.stride;
    for (std::size_t written = 0; written < row && taken;) {
      const ssize_t n = write(pipe_, bytes + written, row - written);
      if (n > 0) written += static_cast<std::size_t>(n);
      if (n < 0 && errno != EINTR) taken = false;
    }
  }
  sigaction(SIGPIPE, &before, nullptr);
  return taken;
}

Diagnostics Film::close() {
  ::close(std::exchange(pipe_, -1));
  int status = 0;
  waitpid(std::exchange(process_, -1), &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return {
      {Trouble::CannotCreate, {path_}, "", "ffmpeg did not finish this video", "what it said stands above"}};
}

}  // namespace pilotwave::viz
