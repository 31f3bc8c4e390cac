#include "cli/standard_streams.hpp"

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace pilotwave {

void secure_standard_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest free number is this one. What goes to stdout must fail; what goes to stderr has no reader.
    if (open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY) < 0) return;
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace pilotwave
