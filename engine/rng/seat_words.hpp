#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "rng/draw.hpp"

namespace pilotwave {

/// One 32-bit word for each seat 0..n-1 of a place: the same words as Luck::seat_word, four seats to a call,
/// many calls at a time. `out` is resized to n rounded up to whole batches; entries from n on are spare luck.
void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out);

/// All words of the calls with indices 0..n-1: word j of index i, as Luck::words gives it, at kCallWords * i
/// + j. For rules that ask several questions of each person. `out` is resized to at least these.
inline constexpr std::uint32_t kCallWords = std::tuple_size_v<PhiloxCounter>;
void fill_call_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out);

/// All words of one call for each of many entities: word j of entity i, as Luck::words gives it, at
/// kCallWords * i + j. For what is keyed on people and not on their seats. `out` is resized to at least
/// these.
void fill_entity_words(const Luck& luck, Stream stream, std::span<const std::uint32_t> entities,
                       std::uint32_t week, std::uint32_t index, std::vector<std::uint32_t>& out);

/// The same with an index of its own for each entity: for what is keyed on a pair of people.
void fill_pair_words(const Luck& luck, Stream stream, std::span<const std::uint32_t> entities,
                     std::uint32_t week, std::span<const std::uint32_t> indices,
                     std::vector<std::uint32_t>& out);

/// A part of the words of fill_seat_words, for seats first .. first + out.size() - 1; both multiples of
/// kSeatBatch.
inline constexpr std::uint32_t kSeatBatch = 64;
void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t first, std::span<std::uint32_t> out);

/// Room for the words and the seats of one question, kept by each thread so that a week allocates nothing.
/// Whoever asks the next question on the same thread overwrites it.
struct SeatScratch {
  std::vector<std::uint32_t> words, seats;
};
[[nodiscard]] SeatScratch& seat_scratch();

/// Words whose uniform lies below a bound `low` or above 1 - `high`: as words wrap round, one range.
struct LuckTails {
  /// @param rotation  added to each word first (wrapping): one word then serves several independent questions
  LuckTails(double low, double high, std::uint32_t rotation = 0);

  bool everyone = false;  ///< the tails meet
  std::uint32_t from = 0, width = 0;
};

/// Seats 0..n-1 in the tails, in order: the only ones to whom something of at most these chances can happen,
/// so that the exact rule needs to look at few. May hold a neighbour of a bound too many.
/// @param words  as filled by fill_seat_words: whole batches   @param out  room for n
/// @return how many were found
[[nodiscard]] std::uint32_t seats_in_tails(std::span<const std::uint32_t> words, std::uint32_t n,
                                           const LuckTails& tails, std::uint32_t* out);
/// The same into room that grows as it must and is used again; good until the next call with it.
[[nodiscard]] std::span<const std::uint32_t> seats_in_tails(const std::vector<std::uint32_t>& words,
                                                            std::uint32_t n, const LuckTails& tails,
                                                            std::vector<std::uint32_t>& room);

}  // namespace pilotwave
