#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pilotwave {

/// Which points are done in which replicates: a bit each.
class DoneTasks {
 public:
  DoneTasks() = default;
  DoneTasks(std::uint32_t replicates, std::size_t points)
      : points_(points), done_(std::size_t{replicates} * points) {}
  [[nodiscard]] bool operator()(std::uint32_t replicate, std::size_t point) const {
    return done_[std::size_t{replicate} * points_ + point];
  }
  void set(std::uint32_t replicate, std::size_t point, bool done) {
    done_[std::size_t{replicate} * points_ + point] = done;
  }

 private:
  std::size_t points_ = 0;
  std::vector<bool> done_;
};

}  // namespace pilotwave
