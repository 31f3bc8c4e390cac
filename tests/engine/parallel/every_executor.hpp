#pragma once

#include <memory>
#include <vector>

#include "parallel/executor.hpp"

namespace pilotwave {

#if defined(__SANITIZE_THREAD__)
inline constexpr bool kThreadSanitizer = true;
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
inline constexpr bool kThreadSanitizer = true;
#else
inline constexpr bool kThreadSanitizer = false;
#endif
#else
inline constexpr bool kThreadSanitizer = false;
#endif

/// All three bodies at 1, 2, 3 and 7 workers. Not oneTBB under the thread sanitizer: Debian's library is not
/// built for it, and every hand-over inside it would be reported as a race.
inline std::vector<std::unique_ptr<Executor>> every_executor() {
  std::vector<std::unique_ptr<Executor>> all;
  all.push_back(make_serial_executor());
  for (const int n : {1, 2, 3, 7}) {
    all.push_back(make_thread_executor(n));
    if (!kThreadSanitizer) all.push_back(make_tbb_executor(n));
  }
  return all;
}

}  // namespace pilotwave
