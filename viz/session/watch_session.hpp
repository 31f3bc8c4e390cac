#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "viz/session/rehearsal.hpp"

namespace pilotwave::viz {

/// A rehearsal on a thread of its own. It never waits for a picture to be drawn, and who draws never waits
/// for it: wishes are left, the newest one counts, and the newest frame that is ready is taken.
class WatchSession {
 public:
  /// Returns at once; worlds are built on the thread. @param executor  must outlive this
  WatchSession(std::vector<Scenario> plans, std::uint32_t replicate, Executor& executor);
  /// Ends after the week that is being computed.
  ~WatchSession();
  WatchSession(const WatchSession&) = delete;
  WatchSession& operator=(const WatchSession&) = delete;

  void wish(const Wish& wish);
  /// The newest frame, null until the first is ready. Holds on to nothing that the model still changes.
  [[nodiscard]] std::shared_ptr<const Frame> latest() const;
  /// Weeks that all plans have been run so far.
  [[nodiscard]] int known_weeks() const { return known_weeks_.load(); }
  /// Puts a changed plan in the second place, or the first plans back.
  void put_beside(Scenario plan);
  void put_back();
  /// What went wrong on the thread, empty while nothing did.
  [[nodiscard]] std::string failure() const;
  /// Waits until the frame of the newest wish is there (for pictures without a window, and tests).
  [[nodiscard]] std::shared_ptr<const Frame> wait_for_wish();
  /// Waits until every plan has been run to its end.
  void wait_to_end();

 private:
  void work(std::vector<Scenario> plans, std::uint32_t replicate);
  void serve(Rehearsal& rehearsal);

  Executor& executor_;
  mutable std::mutex mutex_;
  std::condition_variable wake_, ready_;
  Wish wish_;
  bool wished_ = true, serving_ = false, ending_ = false, put_back_ = false, complete_ = false;
  std::optional<Scenario> beside_;
  std::shared_ptr<const Frame> latest_;
  std::string failure_;
  std::atomic<int> known_weeks_{0};
  std::thread thread_;
};

}  // namespace pilotwave::viz
