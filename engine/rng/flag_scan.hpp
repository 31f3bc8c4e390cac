#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pilotwave {

/// Words of luck that may turn a flag: who lacks it gains it by luck below `gain`, who has it loses it by
/// luck above 1 - `loss`. Bounds are rounded outward: the exact rule decides about a neighbour found too
/// many.
struct FlagTails {
  /// @param flag  one bit   @param rotation  added to each word first (wrapping), as of LuckTails
  FlagTails(double gain, double loss, std::uint8_t flag, std::uint32_t rotation = 0);

  [[nodiscard]] bool may_turn(std::uint32_t word, std::uint8_t flags) const {
    const std::uint32_t luck = word + rotation;
    return (flags & flag) != 0 ? luck >= first_loss : luck <= last_gain;
  }

  std::uint32_t last_gain = 0, first_loss = 0, rotation = 0;
  std::uint8_t flag = 0;
};

/// Seats 0..n-1 whose flag luck may turn, in order: of those in the tails only the ones on whom it is not
/// lost.
/// @param words  at least n   @param flags  n bytes, by seat
/// @param room  grows as it must and is used again   @return good until the next call with it
[[nodiscard]] std::span<const std::uint32_t> seats_to_turn(const std::vector<std::uint32_t>& words,
                                                           std::span<const std::uint8_t> flags,
                                                           const FlagTails& tails,
                                                           std::vector<std::uint32_t>& room);

/// One way to look for them: the seats of `n` rounded down to whole blocks. Adds them behind `found` others
/// in `out`, which has room for n, and returns how many seats it looked at.
struct FlagScan {
  const char* width;  ///< as a person would call it
  std::uint32_t (*scan)(const std::uint32_t* words, const std::uint8_t* flags, std::uint32_t n,
                        const FlagTails& tails, std::uint32_t* out, std::uint32_t& found);
};
/// Every width that this machine can run, the best first. All find what FlagTails::may_turn says.
[[nodiscard]] std::span<const FlagScan> flag_scans();

}  // namespace pilotwave
