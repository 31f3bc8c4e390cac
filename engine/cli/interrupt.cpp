#include "cli/interrupt.hpp"

#include <csignal>

#include <unistd.h>

#include "cli/exit_code.hpp"

namespace pilotwave {
namespace {

std::atomic<bool> stop_flag{false};

extern "C" void on_signal(int signal) {
  if (stop_flag.exchange(true)) _exit(signal == SIGINT ? kInterrupted : kTerminated);
}

}  // namespace

void watch_for_interrupts() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  // A closed pipe or a file-size limit is an error to report, not a reason to die.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

const std::atomic<bool>& stop_requested() { return stop_flag; }

}  // namespace pilotwave
