#include "network/friendships.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/assert.hpp"
#include "base/huge_pages.hpp"
#include "base/vector_clones.hpp"
#include "network/friendship_law.hpp"
#include "network/tie_table.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kWindow = FriendshipLaw::kWindow;
constexpr std::uint64_t kYearsInCircle =
    3;  // a student changes club, team or bus line every third year (assumption)
// Unreturned friendships point up the ladder of standing almost without exception (Ball and Newman,
// "Friendship networks and social status", Network Science 1, 2013): 243 of 256.
constexpr std::uint64_t kUpward = 243;

/// Finaliser of MurmurHash3: a bijection on 64 bits after which every input bit sways every output bit.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  x ^= x >> 33;
  return x;
}

/// Ties at one distance on the ring of a grade, for every seat at once: bit d - 1 of `names` where a seat
/// names the one d further on, of `named_by` where it is named. What `decide` says, in vector lanes.
PILOTWAVE_VECTOR_CLONES
void tie_classmates(std::uint32_t n, std::uint32_t d, const std::uint64_t* __restrict ring, std::uint64_t tie,
                    std::uint64_t mutual_tie, std::uint8_t* __restrict names,
                    std::uint8_t* __restrict named_by) {
  const std::uint64_t bit = std::uint64_t{1} << (d - 1);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint64_t a = ring[i], b = ring[i + d], luck = mix(a + b), word = luck >> 32;
    const std::uint64_t tied = word < tie ? bit : 0, mutual = word < mutual_tie ? bit : 0;
    const std::uint64_t above = a < b ? bit : 0, upward = (luck & 0xff) < kUpward ? bit : 0;
    const std::uint64_t climbs = above ^ upward ^ bit;  // where both agree
    names[i] = static_cast<std::uint8_t>(names[i] | (tied & (mutual | climbs)));
    named_by[i] = static_cast<std::uint8_t>(named_by[i] | (tied & (mutual | (climbs ^ bit))));
  }
}

/// The other end of ties at one distance: bit d - 1 of `back` where the seat d before has it in `ties`.
PILOTWAVE_VECTOR_CLONES
void look_back(std::uint32_t n, std::uint32_t d, const std::uint8_t* __restrict ties,
               std::uint8_t* __restrict back) {
  const auto bit = static_cast<std::uint8_t>(1U << (d - 1));
  for (std::uint32_t i = d; i < n; ++i) back[i] = static_cast<std::uint8_t>(back[i] | (ties[i - d] & bit));
}

constexpr TieTable kBefore = tie_table(-1), kAfter = tie_table(1);

/// Draws one school at a time into scratch that all schools share.
///
/// Every student has a 64-bit token: one Philox call keyed on the person. A pair's luck is a finaliser over
/// the sum of its two tokens, so it is keyed on the unordered pair at a fraction of the price of one Philox
/// call a pair.
///
/// Ties of classmates are two bit masks a seat: bit d - 1 of `names` says that seat i names the seat d
/// further on, of `named_by` that it is named by that seat. Nothing branches on luck: whether a pair is tied
/// cannot be foreseen, and a wrong guess costs more than the work it saves. Farther ties are few and wait in
/// slots.
class SchoolDrawer {
 public:
  SchoolDrawer(std::span<const std::uint32_t> person, const FriendshipLaw& law, int school_year,
               const Luck& luck)
      : person_(person), law_(law), year_(static_cast<std::uint64_t>(school_year)), luck_(luck) {}

  void draw(std::span<const GradeBlock> grades, Friendships& out) {
    first_seat_ = grades.front().first_seat;
    start(grades.back().first_seat + grades.back().n_seats - first_seat_);
    std::uint32_t n_grades = 0;
    for (std::size_t g = 0; g < grades.size(); ++g) {
      if (grades[g].n_seats == 0) continue;
      ++n_grades;
      draw_classmates(grades[g]);
      sort_circle(grades[g]);
      draw_circle(grades[g]);
    }
    if (n_grades > 1) {
      const TieThresholds chance = law_.cross(n_grades);
      for (std::size_t g = 1; g < grades.size(); ++g) draw_between(grades[g - 1], grades[g], chance);
    }
    for (const GradeBlock& grade : grades) write_rows(grade, out);
  }

 private:
  static constexpr std::uint32_t kMaxFar = FriendshipLaw::kMaxTies - 2 * kWindow;
  static constexpr std::size_t kStride = kMaxFar + 1;  // one more: slots are written before they are counted

  struct Tie {
    bool a_names_b, b_names_a;
  };

  void start(std::uint32_t n) {
    PILOTWAVE_ASSERT(n <= 60000, "a school has at most 60,000 seats");
    token_.resize(n);
    circle_.resize(n);
    unsorted_.resize(n);
    far_.resize(n * kStride);
    n_far_.assign(n, 0);
    n_far_named_.assign(n, 0);
    names_.assign(n, 0);
    named_by_.assign(n, 0);
    fill_entity_words(luck_, Stream::FriendTies, person_.subspan(first_seat_, n), 0, 0, words_);
    for (std::uint32_t i = 0; i < n; ++i)
      token_[i] = (std::uint64_t{words_[kCallWords * i + 1]} << 32) | words_[kCallWords * i];
  }

  static Tie decide(std::uint64_t token_a, std::uint64_t token_b, TieThresholds chance) {
    const std::uint64_t luck = mix(token_a + token_b);
    const auto word = static_cast<std::uint32_t>(luck >> 32);
    const bool tied = word < chance.tie, mutual = word < chance.mutual;
    const bool a_climbs = (token_a < token_b) == ((luck & 0xff) < kUpward);
    return {static_cast<bool>(tied & (mutual | a_climbs)), static_cast<bool>(tied & (mutual | !a_climbs))};
  }

  /// Everyone within kWindow seats on the ring of the grade.
  void draw_classmates(const GradeBlock& grade) {
    const std::uint32_t n = grade.n_seats, base = grade.first_seat - first_seat_;
    const std::uint64_t* token = token_.data() + base;
    const auto chance = law_.near(n);
    ring_.resize(n + kWindow);
    for (std::uint32_t i = 0; i < n + kWindow; ++i) ring_[i] = token[i < n ? i : i % n];
    for (std::uint32_t d = 1; d <= kWindow; ++d)
      tie_classmates(n, d, ring_.data(), chance[d - 1].tie, chance[d - 1].mutual, names_.data() + base,
                     named_by_.data() + base);
    if (n > 2 * kWindow) return;
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t met = first_met(i, n);
      names_[base + i] = static_cast<std::uint8_t>(names_[base + i] & met);
      named_by_[base + i] = static_cast<std::uint8_t>(named_by_[base + i] & met);
    }
  }

  /// Bits of the distances at which seat i of a ring of at most 2 * kWindow meets someone it has not met from
  /// the other side.
  static std::uint32_t first_met(std::uint32_t i, std::uint32_t n) {
    const std::uint32_t reach = n % 2 == 0 && i >= n / 2 ? n / 2 - 1 : n / 2;
    return (1U << reach) - 1;
  }

  /// Sorts the grade by circle place: 48 bits of keyed luck, renewed every third year at a time of one's own.
  /// Places are uniform, so one pass of buckets leaves almost nothing to the insertion sort: linear.
  void sort_circle(const GradeBlock& grade) {
    const std::uint32_t n = grade.n_seats, base = grade.first_seat - first_seat_;
    const auto bucket_of = [n](std::uint64_t entry) {
      return static_cast<std::size_t>((entry >> 32) * n >> 32);
    };
    next_.assign(std::size_t{n} + 1, 0);
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint64_t token = token_[base + i];
      const std::uint64_t stay = (year_ + token % kYearsInCircle) / kYearsInCircle;
      unsorted_[i] = (mix(token + (stay + 1) * 0x9e3779b97f4a7c15ULL) & ~std::uint64_t{0xffff}) | (base + i);
      ++next_[bucket_of(unsorted_[i]) + 1];
    }
    for (std::uint32_t b = 0; b < n; ++b) next_[b + 1] += next_[b];
    const std::span<std::uint64_t> sorted(circle_.data() + base, n);
    for (std::uint32_t i = 0; i < n; ++i) sorted[next_[bucket_of(unsorted_[i])]++] = unsorted_[i];
    insertion_sort(sorted);
  }

  [[nodiscard]] std::uint32_t circle_seat(std::size_t place) const {
    return static_cast<std::uint32_t>(circle_[place] & 0xffff);
  }

  void add_far(std::uint32_t a, std::uint32_t b, TieThresholds chance) {
    const Tie tie = decide(token_[a], token_[b], chance);
    far_[b * kStride + n_far_[b]] = static_cast<std::uint16_t>(a);
    far_[a * kStride + n_far_[a]] = static_cast<std::uint16_t>(b);
    n_far_[b] = static_cast<std::uint8_t>(n_far_[b] + tie.a_names_b);
    n_far_[a] = static_cast<std::uint8_t>(n_far_[a] + tie.b_names_a);
    n_far_named_[a] = static_cast<std::uint8_t>(n_far_named_[a] + tie.a_names_b);
    n_far_named_[b] = static_cast<std::uint8_t>(n_far_named_[b] + tie.b_names_a);
  }

  /// Neighbours in circle order, unless they already met as classmates.
  void draw_circle(const GradeBlock& grade) {
    const std::uint32_t n = grade.n_seats, base = grade.first_seat - first_seat_;
    if (n <= 2 * kWindow + 1) return;
    const TieThresholds chance = law_.circle(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t a = circle_seat(base + i);
      for (std::uint32_t r = 1; r <= FriendshipLaw::kCircleReach; ++r) {
        const std::uint32_t b = circle_seat(base + (i + r < n ? i + r : i + r - n));
        const std::uint32_t gap = a < b ? b - a : a - b;
        if (std::min(gap, n - gap) > kWindow) add_far(a, b, chance);
      }
    }
  }

  /// Neighbours from two grades in their common circle order: a student has at most two in each.
  void draw_between(const GradeBlock& lower, const GradeBlock& upper, TieThresholds chance) {
    if (lower.n_seats == 0 || upper.n_seats == 0) return;
    std::size_t i = lower.first_seat - first_seat_, j = upper.first_seat - first_seat_;
    const std::size_t i_end = i + lower.n_seats, j_end = j + upper.n_seats;
    bool lower_before = circle_[i] < circle_[j];
    while (i < i_end || j < j_end) {
      const bool take_lower = j == j_end || (i < i_end && circle_[i] < circle_[j]);
      if (take_lower != lower_before) {
        add_far(circle_seat(take_lower ? i : i - 1), circle_seat(take_lower ? j - 1 : j), chance);
      }
      ++(take_lower ? i : j);
      lower_before = take_lower;
    }
  }

  /// Who is tied to each seat of a grade from before it. Seats near the ring's ends are left out.
  void look_back_at_classmates(std::uint32_t base, std::uint32_t n) {
    back_names_.assign(n, 0);
    back_named_by_.assign(n, 0);
    for (std::uint32_t d = 1; d <= kWindow; ++d) {
      look_back(n, d, names_.data() + base, back_names_.data());
      look_back(n, d, named_by_.data() + base, back_named_by_.data());
    }
  }

  /// Writes eight seats, of which the first ties.n count.
  static std::uint16_t* spell(const TiesOfBits& ties, std::uint32_t seat, std::uint16_t* to) {
    for (std::size_t k = 0; k < ties.distance.size(); ++k)
      to[k] = static_cast<std::uint16_t>(seat + static_cast<std::uint32_t>(ties.distance[k]));
    return to + ties.n;
  }

  /// The classmates who nominated seat i, with a look across where the ring closes.
  std::uint16_t* spell_round_the_ring(std::uint32_t base, std::uint32_t n, std::uint32_t i, std::uint16_t* to,
                                      std::uint32_t& named) const {
    for (std::uint32_t d = kWindow; d >= 1; --d) {
      const std::uint32_t other = base + (i >= d ? i - d : n - 1 - (d - i - 1) % n);
      *to = static_cast<std::uint16_t>(other);
      to += (names_[other] >> (d - 1)) & 1U;
      named += (named_by_[other] >> (d - 1)) & 1U;
    }
    for (std::uint32_t d = 1; d <= kWindow; ++d) {
      *to = static_cast<std::uint16_t>(base + (i + d < n ? i + d : (i + d) % n));
      to += (named_by_[base + i] >> (d - 1)) & 1U;
      named += (names_[base + i] >> (d - 1)) & 1U;
    }
    return to;
  }

  /// Gathers who nominated each seat: classmates before it, classmates after it, farther ones.
  void write_rows(const GradeBlock& grade, Friendships& out) {
    const std::uint32_t n = grade.n_seats, base = grade.first_seat - first_seat_;
    const bool long_ring = n > 2 * kWindow;
    if (long_ring) look_back_at_classmates(base, n);
    rows_.resize(std::size_t{n} * FriendshipLaw::kMaxTies + kWindow);  // room for what does not count
    std::uint16_t* end = rows_.data();
    const auto before = static_cast<std::uint32_t>(out.watchers.size());
    for (std::uint32_t i = 0; i < n; ++i) {
      std::uint32_t named = n_far_named_[base + i];
      if (long_ring && i >= kWindow && i + kWindow < n) {
        end = spell(kBefore[back_names_[i]], base + i, end);
        end = spell(kAfter[named_by_[base + i]], base + i, end);
        named += std::uint32_t{kBefore[back_named_by_[i]].n} + kAfter[names_[base + i]].n;
      } else {
        end = spell_round_the_ring(base, n, i, end, named);
      }
      std::copy_n(far_.data() + (base + i) * kStride, kMaxFar,
                  end);  // all slots: those left over do not count
      end += n_far_[base + i];
      out.watcher_offsets.push_back(before + static_cast<std::uint32_t>(end - rows_.data()));
      out.n_friends.push_back(static_cast<std::uint8_t>(named));
    }
    out.watchers.insert(out.watchers.end(), rows_.data(), end);
  }

  /// For entries that are all but sorted.
  static void insertion_sort(std::span<std::uint64_t> entries) {
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const std::uint64_t entry = entries[i];
      std::size_t k = i;
      for (; k > 0 && entries[k - 1] > entry; --k) entries[k] = entries[k - 1];
      entries[k] = entry;
    }
  }

  std::span<const std::uint32_t> person_;
  const FriendshipLaw& law_;
  std::uint64_t year_;
  Luck luck_;
  std::uint32_t first_seat_ = 0;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint64_t> token_;            // by local seat
  std::vector<std::uint64_t> ring_;             // tokens of one grade, its first repeated after its last
  std::vector<std::uint8_t> names_, named_by_;  // ties of classmates as bits, by local seat
  std::vector<std::uint8_t> back_names_, back_named_by_;  // of one grade: as seen from the other end
  std::vector<std::uint16_t> rows_;                       // of one grade
  std::vector<std::uint64_t> circle_, unsorted_;  // by grade: 48 bits of circle place, 16 bits of local seat
  std::vector<std::uint32_t> next_;
  std::vector<std::uint16_t> far_;  // kStride farther watchers a seat
  std::vector<std::uint8_t> n_far_, n_far_named_;
};

/// Schools that one thread draws in one go: blocks first .. last - 1.
struct BlockRange {
  std::size_t first, last;
};

[[maybe_unused]] std::uint32_t seats_of(std::span<const GradeBlock> blocks) {
  std::uint32_t n = 0;
  for (const GradeBlock& block : blocks) {
    PILOTWAVE_ASSERT(block.first_seat == n, "grades cover the seats in order, without gaps");
    n += block.n_seats;
  }
  return n;
}

/// Whole schools in runs of at least kSeatsAtOnce seats: enough that what a part begins with does not count.
std::vector<BlockRange> parts_of(std::span<const GradeBlock> blocks) {
  constexpr std::uint32_t kSeatsAtOnce = 4000;
  std::vector<BlockRange> parts;
  std::uint32_t n_seats = 0;
  for (std::size_t at = 0, first = 0; at < blocks.size(); ++at) {
    n_seats += blocks[at].n_seats;
    const bool school_ends = at + 1 == blocks.size() || blocks[at + 1].school != blocks[at].school;
    if (!school_ends || (n_seats < kSeatsAtOnce && at + 1 < blocks.size())) continue;
    parts.push_back({first, at + 1});
    first = at + 1;
    n_seats = 0;
  }
  return parts;
}

constexpr std::size_t kPartsAThread = 16;

// Ties that students hardly ever exceed, over those wanted: of a part, and of a district, where luck evens
// out.
constexpr double kSpareOfPart = 1.05, kSpareOfAll = 1.01;

std::size_t room_for_ties(std::size_t n_seats, const FriendshipDef& def, double spare) {
  constexpr std::size_t kFew = 64;
  return static_cast<std::size_t>(static_cast<double>(n_seats) * def.mean_nominations * spare) + kFew;
}

/// The rows of whole schools, with offsets of their own.
Friendships draw_part(std::span<const std::uint32_t> person, std::span<const GradeBlock> blocks,
                      const FriendshipDef& def, const FriendshipLaw& law, int school_year, const Luck& luck) {
  const std::size_t n = blocks.back().first_seat + blocks.back().n_seats - blocks.front().first_seat;
  Friendships out;
  out.watcher_offsets.reserve(n + 1);
  out.watcher_offsets.push_back(0);
  out.n_friends.reserve(n);
  out.watchers.reserve(room_for_ties(n, def, kSpareOfPart));
  SchoolDrawer drawer(person, law, school_year, luck);
  for (std::size_t first = 0, last = 0; first < blocks.size(); first = last) {
    for (last = first; last < blocks.size() && blocks[last].school == blocks[first].school; ++last) continue;
    drawer.draw(blocks.subspan(first, last - first), out);
  }
  return out;
}

/// Puts the rows of a part behind those of earlier seats.
void append(const Friendships& part, Friendships& all) {
  const auto before = static_cast<std::uint32_t>(all.watchers.size());
  for (std::size_t i = 1; i < part.watcher_offsets.size(); ++i)
    all.watcher_offsets.push_back(before + part.watcher_offsets[i]);
  all.watchers.insert(all.watchers.end(), part.watchers.begin(), part.watchers.end());
  all.n_friends.insert(all.n_friends.end(), part.n_friends.begin(), part.n_friends.end());
}

}  // namespace

Friendships draw_friendships(std::span<const std::uint32_t> person, std::span<const GradeBlock> blocks,
                             const FriendshipDef& def, int school_year, const Luck& luck,
                             Executor& executor) {
  PILOTWAVE_ASSERT(school_year >= 0, "school years count from 0");
  const std::vector<BlockRange> parts = parts_of(blocks);
  PILOTWAVE_ASSERT(seats_of(blocks) == person.size(), "every seat has a grade");
  const FriendshipLaw law = FriendshipLaw::of(def);  // other threads draw by it as well
  const auto draw = [&](const BlockRange& part) {
    return draw_part(person, blocks.subspan(part.first, part.last - part.first), def, law, school_year, luck);
  };
  if (parts.size() == 1) return draw(parts.front());
  Friendships all;
  reserve_column(all.watcher_offsets, person.size() + 1);
  all.watcher_offsets.push_back(0);
  reserve_column(all.n_friends, person.size());
  reserve_column(all.watchers, room_for_ties(person.size(), def, kSpareOfAll));
  // So many at once that all threads have work, and so few that hardly anything is held twice.
  const std::size_t at_once = kPartsAThread * static_cast<std::size_t>(executor.n_workers());
  std::vector<Friendships> drawn;
  for (std::size_t first = 0; first < parts.size(); first += drawn.size()) {
    drawn.resize(std::min(at_once, parts.size() - first));
    executor.for_each(drawn.size(), [&](std::size_t i) { drawn[i] = draw(parts[first + i]); });
    for (const Friendships& part : drawn) append(part, all);
  }
  return all;
}

}  // namespace pilotwave
