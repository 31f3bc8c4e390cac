#include "viz/paint/display.hpp"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

namespace pilotwave::viz {
namespace {

/// As libX11 has it.
struct DisplayError {
  int type;
  void* display;
  unsigned long resource, serial;
  unsigned char code, request, minor;
};

std::atomic<unsigned long> gone{0};

int remember(void*, DisplayError* error) {
  // A window or what is drawn on that is not there; from 128 on, OpenGL's words for it. Others, as a window
  // that is not yet to be seen and cannot have the keyboard, are of no account.
  constexpr unsigned char kBadWindow = 3, kBadDrawable = 9, kOpenGl = 128;
  if (error->code == kBadWindow || error->code == kBadDrawable || error->code >= kOpenGl)
    gone = error->resource;
  return 0;
}

/// The library that SFML loads anyway, so that its headers are needed nowhere; null where there is none.
void* x11() {
  static void* const library = dlopen("libX11.so.6", RTLD_LAZY | RTLD_LOCAL);
  return library;
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
  using Open = void* (*)(const char*);
  const auto open_display = reinterpret_cast<Open>(dlsym(x11(), "XOpenDisplay"));
  // Held as long as the program runs: a virtual display may start anew when its last client goes, and would
  // not be there when the window is opened a moment later.
  static void* held = nullptr;
  if (held == nullptr && open_display != nullptr) held = open_display(name);
  const bool there = held != nullptr;
  if (!there) return none(fmt::format("the display `{}` cannot be opened", name));
  return {};
}

void take_display_errors() {
  if (x11() == nullptr) return;
  using Handler = int (*)(void*, DisplayError*);
  using Set = Handler (*)(Handler);
  const auto set = reinterpret_cast<Set>(dlsym(x11(), "XSetErrorHandler"));
  if (set != nullptr) set(remember);
}

bool is_gone(unsigned long window) { return gone == window; }

}  // namespace pilotwave::viz
