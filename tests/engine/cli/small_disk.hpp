#pragma once

#include <unistd.h>

#include <string>

#include <fmt/format.h>

namespace pilotwave::test {

/// What the shell line below ends with where no disk of its own may be mounted.
inline constexpr int kNoDisk = 99;

/// A shell line with a disk of its own of some KiB, mounted on `disk` and gone afterwards. Leaves behind
/// `code`, how `line` ended, and `names`, what stands in disk/out.
/// @param after  run while the disk is still there, to save what is on it
inline std::string on_small_disk(int kib, const std::string& line, const std::string& after = "true") {
  return fmt::format(
      "mkdir disk; export PLANS DISTRICTS PROGRAM; unshare {} sh -c 'mount -t tmpfs -o size={}k none disk || "
      "exit {}; pilotwave() {{ \"$PROGRAM\" \"$@\"; }}; {}; echo $? >code; ls disk/out >names 2>&1; {}; exit "
      "0'",
      geteuid() == 0 ? "--mount" : "--map-root-user --mount", kib, kNoDisk, line, after);
}

}  // namespace pilotwave::test
