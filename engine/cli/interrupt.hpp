#pragma once

#include <atomic>

namespace pilotwave {

/// While this lives, the first Ctrl-C (or SIGTERM) only raises a flag, so that runs in flight can finish; the second
/// ends the process at once with 130 (143).
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] const std::atomic<bool>* flag() const;
};

}  // namespace pilotwave
