#include "viz/paint/display.hpp"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

namespace pilotwave::viz {
namespace {

// As libX11 has them.
struct DisplayError {
  int type;
  void* display;
  unsigned long resource, serial;
  unsigned char code, request, minor;
};
union DisplayEvent {
  int type;
  long room[24];
};

/// A connection of our own, beside SFML's: it says whether a display is there, and which windows go.
void* held = nullptr;
std::atomic<unsigned long> never_there{0};

int remember(void* display, DisplayError* error) {
  // SFML's and OpenGL's errors are of no account: a window that cannot have the keyboard yet, or one that is
  // drawn on a moment after it went, which is learnt from the events below.
  constexpr unsigned char kBadWindow = 3;
  if (display == held && error->code == kBadWindow) never_there = error->resource;
  return 0;
}

/// The library that SFML loads anyway, so that its headers are needed nowhere; null where there is none.
void* x11() {
  static void* const library = dlopen("libX11.so.6", RTLD_LAZY | RTLD_LOCAL);
  return library;
}

template <class Function>
Function x11_function(const char* name) {
  return x11() == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(x11(), name));
}

}  // namespace

Diagnostics why_no_display() {
  const char* name = std::getenv("DISPLAY");
  const auto none = [](std::string what) {
    return Diagnostics{
        {Trouble::MissingInput,
         {},
         "display",
         std::move(what),
         "sit at a desktop, or use a virtual one: xvfb-run pilotwave watch ...; pictures and videos need "
         "none: pilotwave render"}};
  };
  if (name == nullptr || *name == '\0')
    return none("there is no display to open a window on (DISPLAY is not set)");
  if (x11() == nullptr) return {};
  const auto open_display = x11_function<void* (*)(const char*)>("XOpenDisplay");
  // Held as long as the program runs: a virtual display may start anew when its last client goes, and would
  // not be there when the window is opened a moment later.
  if (held == nullptr && open_display != nullptr) held = open_display(name);
  const bool there = held != nullptr;
  if (!there) return none(fmt::format("the display `{}` cannot be opened", name));
  return {};
}

void take_display_errors() {
  using Handler = int (*)(void*, DisplayError*);
  const auto set = x11_function<Handler (*)(Handler)>("XSetErrorHandler");
  if (set != nullptr) set(remember);
}

void watch_over(unsigned long window) {
  constexpr long kChangesOfAWindow = 1L << 17;  // StructureNotifyMask
  const auto select = x11_function<int (*)(void*, unsigned long, long)>("XSelectInput");
  if (held != nullptr && select != nullptr) select(held, window, kChangesOfAWindow);
}

bool is_gone(unsigned long window) {
  constexpr int kDestroyed = 17;  // DestroyNotify
  static const auto next =
      x11_function<int (*)(void*, unsigned long, int, DisplayEvent*)>("XCheckTypedWindowEvent");
  if (held == nullptr || next == nullptr) return false;
  DisplayEvent event{};
  return next(held, window, kDestroyed, &event) != 0 || never_there == window;
}

}  // namespace pilotwave::viz
