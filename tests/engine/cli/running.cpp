#include "engine/cli/running.hpp"

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

namespace pilotwave::test {
namespace {

constexpr uid_t kNobody = 65534;
constexpr auto kPause = std::chrono::milliseconds(10);
constexpr int kCannotStart = 126;

bool become_nobody() { return setgroups(0, nullptr) == 0 && setgid(kNobody) == 0 && setuid(kNobody) == 0; }

/// In the child: only what is allowed between fork and exec.
[[noreturn]] void start(int program, const char* folder, char* const* arguments, bool as_nobody) {
  if (chdir(folder) != 0) _exit(kCannotStart);
  const int out = open("stdout", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const int err = open("stderr", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (out < 0 || err < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0) _exit(kCannotStart);
  // The program was opened as the user we are: nobody need not be able to walk to it.
  if (as_nobody && geteuid() == 0 && !become_nobody()) _exit(kCannotStart);
  fexecve(program, arguments, environ);
  _exit(kCannotStart);
}

}  // namespace

Running::Running(const Program& program, const std::vector<std::string>& arguments, bool as_nobody)
    : program_(program) {
  std::vector<std::string> words{"pilotwave"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string file = std::string(PILOTWAVE_BINARY_DIR) + "/pilotwave";
  const int handle = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  process_ = fork();
  if (process_ == 0) start(handle, program.folder().c_str(), pointers.data(), as_nobody);
  close(handle);
}

Running::~Running() {
  int status = 0;
  if (process_ > 0) signal(SIGKILL), static_cast<void>(reap(status, 0));
}

bool Running::reap(int& status, int options) {
  if (process_ <= 0 || waitpid(process_, &status, options) != process_) return false;
  process_ = -1;
  return true;
}

bool Running::made(const std::string& name) const {
  for (int i = 0; i < 6000 && !program_.has(name); ++i) std::this_thread::sleep_for(kPause);
  return program_.has(name);
}

void Running::signal(int number) const {
  if (process_ > 0) kill(process_, number);
}

Ended Running::wait(std::chrono::seconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  int status = 0;
  bool ended = reap(status, WNOHANG);
  while (!ended && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(kPause);
    ended = reap(status, WNOHANG);
  }
  if (!ended) {
    signal(SIGKILL);
    static_cast<void>(reap(status, 0));
  }
  return {ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1, program_.read("stdout"),
          program_.read("stderr")};
}

bool permissions_bind_nobody() {
  if (geteuid() != 0) return true;
  const pid_t child = fork();
  if (child == 0) _exit(become_nobody() ? 0 : 1);
  int status = 0;
  if (child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return true;
  WARN("skipped: root here cannot become another user");
  return false;
}

}  // namespace pilotwave::test
