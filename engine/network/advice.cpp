#include "network/advice.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/assert.hpp"
#include "base/vector_clones.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kStaffReach = 24;  // colleagues to either side whom a teacher may know
constexpr std::size_t kLeadReach = 8;      // leads of other schools whom a lead may know
constexpr std::size_t kOutsideReach = 3;   // leads of other schools whom another teacher may know
constexpr double kByLeads = 0.6;    // cross-school ties begun by leads, the rest by others (assumption)
constexpr double kMaxChance = 0.9;  // nobody is certain to ask (assumption)
constexpr double kGrain = 0.1;      // a school's make-up is read this coarsely, see school_chances
constexpr std::uint8_t kAllSubjects = 0;

struct Place {
  std::uint64_t key;
  std::uint32_t person;  // settles equal keys
  std::uint32_t seat;
  friend bool operator<(const Place& a, const Place& b) {
    return std::pair(a.key, a.person) < std::pair(b.key, b.person);
  }
};

struct Arc {
  std::uint32_t from, to;
};

/// Pairs who may be tied, as columns.
struct Meetings {
  std::vector<std::uint32_t> a, b;  // seats, the lower person first
  std::vector<std::uint32_t> person_a, person_b;
  std::vector<double> chance;
  std::vector<float> standing;  // of both together
  std::vector<double> odds;     // of a tie, over those of a pair with nothing in common

  void clear() {
    a.clear(), b.clear(), person_a.clear(), person_b.clear();
    chance.clear(), standing.clear(), odds.clear();
  }
};

bool same_group(const AdviceSeat& a, const AdviceSeat& b) {
  return a.grade == b.grade || (a.subject == b.subject && a.subject != kAllSubjects);
}

double with_odds(double p, double odds) { return p * odds / (1 - p + p * odds); }

/// Chances of a tie between colleagues, each pair by its odds and its standing.
PILOTWAVE_VECTOR_CLONES
void colleague_chances(std::size_t n, double base, double mean_standing, const double* __restrict odds,
                       const float* __restrict standing, double* __restrict chance) {
  for (std::size_t i = 0; i < n; ++i) {
    const double regard = static_cast<double>(standing[i]) / (2 * mean_standing);
    const double p = with_odds(base, odds[i] * regard);
    chance[i] = p < kMaxChance ? p : kMaxChance;
  }
}

double rounded(double value) { return std::floor(value / kGrain + 0.5) * kGrain; }

/// How likely colleagues of one school are tied.
struct SchoolChances {
  double base = 0;      // of a pair with nothing in common and mean standing
  double standing = 1;  // of the school's teachers, mean
};

class AdviceDrawer {
 public:
  AdviceDrawer(std::span<const AdviceSeat> seats, const AdviceDef& def, const Luck& luck)
      : seats_(seats), def_(def), luck_(luck), mutual_(def.reciprocity / (2 - def.reciprocity)) {
    std::vector<std::uint32_t> people;
    people.reserve(seats.size());
    for (const AdviceSeat& seat : seats) people.push_back(seat.person);
    fill_entity_words(luck, Stream::AdviceTies, people, 0, 0, words_);
    places_.reserve(seats.size());
    for (std::uint32_t i = 0; i < seats.size(); ++i) {
      const std::uint32_t* w = words_.data() + kCallWords * i;
      places_.push_back({(std::uint64_t{w[1]} << 32) | w[0], seats[i].person, i});
      if (seats[i].lead) leads_.push_back(places_.back());
    }
    std::sort(leads_.begin(), leads_.end());
  }

  void draw_school(std::size_t first, std::size_t last) {
    draw_within(first, last);
    draw_across(first, last);
  }

  /// The network drawn. A pair that met twice, as colleagues and as leads, keeps one tie.
  [[nodiscard]] ContactGraph freeze() const {
    std::vector<std::uint32_t> next(seats_.size() + 1, 0);
    for (const Arc& arc : arcs_) ++next[arc.from + 1];
    for (std::size_t i = 0; i < seats_.size(); ++i) next[i + 1] += next[i];
    std::vector<std::uint32_t> targets(arcs_.size());
    for (const Arc& arc : arcs_) targets[next[arc.from]++] = arc.to;
    ContactGraph graph;
    graph.offsets.reserve(seats_.size() + 1);
    graph.offsets.push_back(0);
    graph.targets.reserve(arcs_.size());
    auto from = targets.begin();
    for (std::size_t i = 0; i < seats_.size(); ++i) {
      const auto to = targets.begin() + next[i];  // by now the end of row i
      std::sort(from, to);
      graph.targets.insert(graph.targets.end(), from, std::unique(from, to));
      graph.offsets.push_back(static_cast<std::uint32_t>(graph.targets.size()));
      from = to;
    }
    return graph;
  }

 private:
  /// Everybody of one school meets those of it whom they may know. Returns how many pairs have something in
  /// common.
  std::uint32_t meet_colleagues(std::span<const Place> staff) {
    const auto n = static_cast<std::uint32_t>(staff.size());
    std::uint32_t n_same = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const AdviceSeat& one = seats_[staff[i].seat];
      for (std::uint32_t d = 1; d <= std::min(kStaffReach, n / 2); ++d) {
        if (2 * d == n && i >= d) break;  // opposite places of a small ring meet from one side only
        const Place& place = staff[i + d < n ? i + d : i + d - n];
        const AdviceSeat& other = seats_[place.seat];
        meet(staff[i].seat, place.seat);
        const bool same = same_group(one, other);
        n_same += same ? 1 : 0;
        meetings_.standing.push_back(one.standing + other.standing);
        meetings_.odds.push_back(same ? def_.same_group_odds : 1.0);
      }
    }
    return n_same;
  }

  /// Solves the chance of a tie from the wanted number. The share of pairs with something in common and the
  /// mean standing are rounded first: otherwise every newcomer would shift every colleague's chances a
  /// little.
  [[nodiscard]] SchoolChances school_chances(std::span<const Place> staff, std::uint32_t n_same) const {
    double standing = 0;
    for (const Place& place : staff) standing += static_cast<double>(seats_[place.seat].standing);
    const auto n = static_cast<double>(staff.size()), n_pairs = static_cast<double>(meetings_.a.size());
    const double share_same = rounded(n_pairs > 0 ? n_same / n_pairs : 0);
    const double wanted =
        std::min(kMaxChance, (1 - cross_share()) * pairs_per_teacher() * n / std::max(1.0, n_pairs));
    double low = 0, high = 1;
    for (int step = 0; step < 40; ++step) {
      const double middle = (low + high) / 2;
      const double mean = (1 - share_same) * middle + share_same * with_odds(middle, def_.same_group_odds);
      (mean < wanted ? low : high) = middle;
    }
    return {low, std::max(kGrain, rounded(standing / n))};
  }

  void draw_within(std::size_t first, std::size_t last) {
    std::vector<Place> staff(places_.begin() + static_cast<std::ptrdiff_t>(first),
                             places_.begin() + static_cast<std::ptrdiff_t>(last));
    std::sort(staff.begin(), staff.end());
    const std::uint32_t n_same = meet_colleagues(staff);
    const SchoolChances chances = school_chances(staff, n_same);
    meetings_.chance.resize(meetings_.a.size());
    colleague_chances(meetings_.a.size(), chances.base, chances.standing, meetings_.odds.data(),
                      meetings_.standing.data(), meetings_.chance.data());
    decide_meetings();
  }

  /// Every teacher looks to the leads of other schools next after them in the keyed order of the district's
  /// leads.
  void draw_across(std::size_t first, std::size_t last) {
    double n_leads = 0;
    for (std::size_t i = first; i < last; ++i) n_leads += seats_[i].lead ? 1 : 0;
    const double n_others = static_cast<double>(last - first) - n_leads;
    const double wanted = cross_share() * pairs_per_teacher() * (n_leads + n_others);
    const double by_leads = n_leads == 0 ? 0.0 : n_others == 0 ? 1.0 : kByLeads;
    std::vector<std::uint32_t> outside;
    for (std::size_t i = first; i < last; ++i) {
      const bool lead = seats_[i].lead;
      leads_after(places_[i], lead ? kLeadReach : kOutsideReach, outside);
      if (outside.empty()) continue;
      const double own = lead ? wanted * by_leads / n_leads : wanted * (1 - by_leads) / n_others;
      const double p = std::min(kMaxChance, own / static_cast<double>(outside.size()));
      for (const std::uint32_t j : outside) {
        meet(static_cast<std::uint32_t>(i), j);
        meetings_.chance.push_back(p);
      }
    }
    decide_meetings();
  }

  void leads_after(const Place& place, std::size_t wanted, std::vector<std::uint32_t>& found) const {
    found.clear();
    auto at =
        static_cast<std::size_t>(std::upper_bound(leads_.begin(), leads_.end(), place) - leads_.begin());
    // A school with very many leads may hide the others: look no further than a few times the wanted number.
    const std::size_t n_looks = std::min(leads_.size(), 8 * wanted);
    for (std::size_t look = 0; look < n_looks && found.size() < wanted; ++look, ++at) {
      const std::uint32_t seat = leads_[at % leads_.size()].seat;
      if (seats_[seat].school != seats_[place.seat].school) found.push_back(seat);
    }
  }

  /// Two teachers who may be tied: their luck is one Philox call keyed on the unordered pair.
  void meet(std::uint32_t a, std::uint32_t b) {
    if (seats_[a].person > seats_[b].person) std::swap(a, b);
    meetings_.a.push_back(a);
    meetings_.b.push_back(b);
    meetings_.person_a.push_back(seats_[a].person);
    meetings_.person_b.push_back(seats_[b].person);
  }

  /// Of all who met since: is there a tie, is it returned, if not which way does it point?
  void decide_meetings() {
    fill_pair_words(luck_, Stream::AdviceTies, meetings_.person_a, 1, meetings_.person_b, words_);
    for (std::size_t i = 0; i < meetings_.a.size(); ++i) {
      const std::uint32_t* w = words_.data() + kCallWords * i;
      if (Luck::to_unit32(w[0]) >= meetings_.chance[i]) continue;
      const std::uint32_t a = meetings_.a[i], b = meetings_.b[i];
      const bool mutual = Luck::to_unit32(w[1]) < mutual_;
      // Advice is asked of the one who stands higher, in proportion to standing.
      const auto sa = static_cast<double>(seats_[a].standing), sb = static_cast<double>(seats_[b].standing);
      const bool asks_b = Luck::to_unit32(w[2]) * (sa + sb) < sb;
      if (mutual || asks_b) arcs_.push_back({a, b});
      if (mutual || !asks_b) arcs_.push_back({b, a});
    }
    meetings_.clear();
  }

  [[nodiscard]] double pairs_per_teacher() const { return def_.mean_ties / (1 + mutual_); }
  [[nodiscard]] double cross_share() const {
    const bool one_school = seats_.front().school == seats_.back().school;
    return leads_.empty() || one_school ? 0.0 : def_.cross_school_share;
  }

  std::span<const AdviceSeat> seats_;
  const AdviceDef& def_;
  Luck luck_;
  std::vector<Arc> arcs_;
  Meetings meetings_;
  std::vector<std::uint32_t> words_;  // of the meetings
  double mutual_;                     // chance that a tie is returned
  std::vector<Place> places_;         // by seat
  std::vector<Place> leads_;          // in keyed order
};

}  // namespace

ContactGraph draw_advice(std::span<const AdviceSeat> seats, const AdviceDef& def, const Luck& luck) {
  AdviceDrawer drawer(seats, def, luck);
  for (std::size_t first = 0, last = 0; first < seats.size(); first = last) {
    for (last = first; last < seats.size() && seats[last].school == seats[first].school; ++last) {
      PILOTWAVE_ASSERT(seats[last].standing > 0, "standing is positive");
    }
    drawer.draw_school(first, last);
  }
  return drawer.freeze();
}

}  // namespace pilotwave
