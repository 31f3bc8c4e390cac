#include "cli/interrupt.hpp"

#include <cerrno>
#include <csignal>
#include <string_view>

#include <unistd.h>

#include "cli/exit_code.hpp"

namespace pilotwave {
namespace {

std::atomic<bool> stop_flag{false}, quiet_flag{false};

constexpr std::string_view kStopping =
    "\nstopping: runs under way are finished and kept; interrupt again to end at once\n";
constexpr std::string_view kEnding = "\nended at once: files ending in .partial are unfinished\n";

/// As safe in a signal handler as the rest of it.
void tell(std::string_view text) {
  if (quiet_flag) return;
  const int kept = errno;
  if (write(STDERR_FILENO, text.data(), text.size()) < 0) errno = kept;
}

extern "C" void on_signal(int signal) {
  if (!stop_flag.exchange(true)) return tell(kStopping);
  tell(kEnding);
  _exit(signal == SIGINT ? kInterrupted : kTerminated);
}

}  // namespace

void drain_on_interrupt(bool quiet) {
  quiet_flag = quiet;
  struct sigaction action = {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

const std::atomic<bool>& stop_requested() { return stop_flag; }

}  // namespace pilotwave
