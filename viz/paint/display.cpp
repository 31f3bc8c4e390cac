#include "viz/paint/display.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <string>

#include <fmt/format.h>

namespace pilotwave::viz {

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
  // Through the library that SFML loads anyway, so that its headers are needed nowhere.
  void* x11 = dlopen("libX11.so.6", RTLD_LAZY | RTLD_LOCAL);
  if (x11 == nullptr) return {};
  using Open = void* (*)(const char*);
  using Close = int (*)(void*);
  const auto open_display = reinterpret_cast<Open>(dlsym(x11, "XOpenDisplay"));
  const auto close_display = reinterpret_cast<Close>(dlsym(x11, "XCloseDisplay"));
  void* display = open_display != nullptr ? open_display(name) : nullptr;
  const bool there = display != nullptr;
  if (there && close_display != nullptr) close_display(display);
  dlclose(x11);
  if (!there) return none(fmt::format("the display `{}` cannot be opened", name));
  return {};
}

}  // namespace pilotwave::viz
