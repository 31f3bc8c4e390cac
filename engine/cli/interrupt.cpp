#include "cli/interrupt.hpp"

#include <csignal>

#include <unistd.h>

#include "cli/exit_code.hpp"

namespace pilotwave {
namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set the flag");

extern "C" void on_signal(int signal) {
  if (stop_asked.exchange(true)) {
    _exit(static_cast<int>(signal == SIGTERM ? ExitCode::Terminated : ExitCode::Interrupted));
  }
  constexpr char kText[] = "\nfinishing the runs in flight; once more to end at once\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, kText, sizeof kText - 1);
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  stop_asked = false;
  handle(on_signal);
}

Interrupt::~Interrupt() { handle(SIG_DFL); }

const std::atomic<bool>* Interrupt::flag() const { return &stop_asked; }

}  // namespace pilotwave
