#pragma once

#include <cstdio>
#include <cstdlib>

/// Checks a promise between programmers. User input must never reach one: user errors are Diagnostics.
#if defined(PILOTWAVE_ASSERTS)
#define PILOTWAVE_ASSERT(cond, what)                                                             \
  do {                                                                                           \
    if (!(cond)) {                                                                               \
      std::fprintf(stderr, "%s:%d: broken promise: %s (%s)\n", __FILE__, __LINE__, what, #cond); \
      std::abort();                                                                              \
    }                                                                                            \
  } while (false)
#else
#define PILOTWAVE_ASSERT(cond, what) static_cast<void>(0)
#endif
