#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "base/assert.hpp"
#include "network/contact_graph.hpp"

/// Who sees whom adopt.
namespace pilotwave {

/// Everyone sees those whom a network ties them to. An arc i -> j: i watches j. Undirected networks are held
/// once, directed ones with their reverse. Build it once and spread over it as often as you like.
class TiedCrowd {
 public:
  explicit TiedCrowd(ContactGraph ties)
      : ties_(std::move(ties)),
        mutual_(is_mutual(ties_)),
        back_(mutual_ ? ContactGraph{} : reversed(ties_)) {}

  [[nodiscard]] std::uint32_t size() const { return ties_.n_nodes(); }
  [[nodiscard]] const ContactGraph& ties() const { return ties_; }
  /// How many a person watches.
  [[nodiscard]] std::uint32_t watched(std::uint32_t person) const { return ties_.degree(person); }
  [[nodiscard]] std::span<const std::uint32_t> watchers(std::uint32_t person) const {
    return (mutual_ ? ties_ : back_).neighbours(person);
  }

  /// Hints to memory that watchers(person) will be walked soon: first its place, some time later its content.
  void ask_for_place(std::uint32_t person) const {
    __builtin_prefetch((mutual_ ? ties_ : back_).offsets.data() + person);
  }
  void ask_for_watchers(std::uint32_t person) const {
    const std::span<const std::uint32_t> them = watchers(person);
    __builtin_prefetch(them.data());
    __builtin_prefetch(them.data() + them.size());
  }

 private:
  ContactGraph ties_;
  bool mutual_;
  ContactGraph back_;
};

/// Whom a person in a mixed crowd looks at.
enum class Looks : std::uint8_t {
  AtAll,     ///< everyone, oneself included: share = adopters / n
  AtOthers,  ///< everyone else: share = other adopters / (n - 1)
};

/// Everyone sees everyone: the complete network, without its n^2 ties.
class MixedCrowd {
 public:
  explicit MixedCrowd(std::uint32_t size, Looks looks = Looks::AtAll) : size_(size), looks_(looks) {
    PILOTWAVE_ASSERT(size > 0, "a crowd of somebody");
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] Looks looks() const { return looks_; }
  [[nodiscard]] std::uint32_t watched() const { return looks_ == Looks::AtAll ? size_ : size_ - 1; }

 private:
  std::uint32_t size_;
  Looks looks_;
};

}  // namespace pilotwave
