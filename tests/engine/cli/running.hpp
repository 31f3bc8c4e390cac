#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <sys/types.h>

#include "engine/cli/program.hpp"

namespace pilotwave::test {

/// The program, running while the test does something else; killed when this ends before it does.
class Running {
 public:
  /// @param arguments   after the program's name, without a shell; paths count from the program's folder
  /// @param as_nobody   whether root becomes the user nobody first, so that permissions bind
  Running(const Program& program, const std::vector<std::string>& arguments, bool as_nobody = false);
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Waits until a file is there, for at most a minute. @return whether it is
  [[nodiscard]] bool made(const std::string& name) const;
  void signal(int number) const;
  /// Waits for the end. @return what the command left behind; code -1 after a signal, or when it is still
  /// running `patience` later (then it is killed)
  [[nodiscard]] Ended wait(std::chrono::seconds patience = std::chrono::seconds(120));

 private:
  [[nodiscard]] bool reap(int& status, int options);

  const Program& program_;
  pid_t process_ = -1;
};

/// Whether permissions bind a child that is started as nobody; when not, that is said and the test has
/// nothing to show.
[[nodiscard]] bool permissions_bind_nobody();

}  // namespace pilotwave::test
