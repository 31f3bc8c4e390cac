#include "viz/app/watch_window.hpp"

#include <chrono>
#include <ctime>
#include <thread>

#include "viz/app/frame_times.hpp"
#include "viz/app/window_title.hpp"
#include "viz/paint/window.hpp"
#include "viz/raster/canvas.hpp"

namespace pilotwave::viz {
namespace {

using Clock = std::chrono::steady_clock;

/// Sixty pictures a second are as smooth as a screen shows.
constexpr std::chrono::microseconds kFrame{16'667};

/// What all threads have worked since the program began.
double processor_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// @return whether the window is to stay
bool take(const Input& input, Controller& controller, TapePlayer* player) {
  switch (input.kind) {
    case Input::Kind::Close:
      return false;
    case Input::Kind::Resize:
      controller.resize(input.x, input.y);
      break;
    case Input::Kind::Key:
      if (player == nullptr || !player->press(input.key, controller)) controller.press(input.key);
      break;
    case Input::Kind::Point:
      controller.point({input.x, input.y});
      break;
    case Input::Kind::Click:
      controller.click({input.x, input.y});
      break;
    case Input::Kind::Drag:
      controller.drag({input.x, input.y});
      break;
    case Input::Kind::Wheel:
      controller.wheel({input.x, input.y}, input.notches);
      break;
    case Input::Kind::Uncover:
      controller.uncover();
      break;
  }
  return true;
}

}  // namespace

Result<std::string> run_window(Controller& controller, TapePlayer* player, const WatchWindowDef& def) {
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) return fonts.errors();
  Result<Raster> raster = Raster::open(fonts.value());
  if (!raster) return raster.errors();
  Canvas canvas(std::move(raster).value());
  Result<std::unique_ptr<Window>> opened = Window::open(
      static_cast<int>(controller.view().width), static_cast<int>(controller.view().height), def.title);
  if (!opened) return opened.errors();
  const std::unique_ptr<Window> window = std::move(opened).value();
  // A window manager may have given another size than was asked for.
  controller.resize(window->width(), window->height());
  if (def.plays) controller.clock().play();
  FrameTimes times;
  Clock::time_point before = Clock::now();
  for (int frames = 0; def.most_frames == 0 || frames < def.most_frames;) {
    const Clock::time_point now = Clock::now();
    const double work_before = processor_ms();
    const double seconds = std::chrono::duration<double>(now - before).count();
    before = now;
    for (const Input& input : window->inputs()) {
      if (!take(input, controller, player)) return times.words();
    }
    if (controller.quits()) return times.words();
    if (player != nullptr) player->tick(seconds, controller);
    controller.tick(seconds);
    if (controller.takes_full_screen()) {
      window->toggle_full_screen();
      controller.resize(window->width(), window->height());
    }
    if (controller.stale() || def.measures) {
      const Scene& scene = controller.scene();
      const View& view = controller.view();
      const auto& parts =
          canvas.show(scene.picture, view.theme, static_cast<int>(view.width), static_cast<int>(view.height));
      window->show(canvas.bitmap(), parts);
      window->set_title(window_title(def.title, controller, window->is_full_screen()));
      times.add(std::chrono::duration<double, std::milli>(Clock::now() - now).count(),
                processor_ms() - work_before);
    }
    ++frames;
    if (!def.measures) std::this_thread::sleep_until(now + kFrame);
  }
  return times.words();
}

}  // namespace pilotwave::viz
