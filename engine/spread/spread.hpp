#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/assert.hpp"
#include "parallel/executor.hpp"
#include "rng/draw.hpp"
#include "rng/seat_words.hpp"
#include "spread/crowd.hpp"
#include "spread/kept_exposure.hpp"
#include "spread/situation.hpp"

namespace pilotwave {

/// The luck of one spread: which replicate, what for, and which of several spreads. Person i draws the
/// uniform seat_uniform(stream, place, step, i) in every step, whatever anybody else does: two runs on the
/// same luck differ only where what was changed has arrived.
struct SpreadLuck {
  Luck luck{0, 0};
  Stream stream = user_stream(1);
  std::uint32_t place = 0;  ///< tells apart spreads with the same purpose
};

/// Spread of behaviour in synchronous steps: everyone decides by the state as it stood when the last step
/// closed, then all changes count at once. Exposure is kept: a change moves the counts of those who watch,
/// nobody counts neighbours anew. Results depend on nothing but crowd, rule, luck and calls: not on the
/// executor. People are columns; a step allocates nothing.
///
/// Where a rule is bounded (BoundedRule), a step looks only at those whose luck is good or bad enough to move
/// anyone: the outcome is the same to the bit, and most people cost a word of luck and nothing else.
///
/// 9 bytes a person, besides the crowd: a level, a kept count, the step of adoption; and 5 while a step runs.
template <class Crowd, SpreadRule Rule>
class Spread {
 public:
  /// Everyone at level 0. Crowd and executor must outlive this.
  Spread(const Crowd& crowd, Rule rule, const SpreadLuck& luck, Executor& executor)
      : crowd_(crowd), rule_(std::move(rule)), luck_(luck), executor_(executor) {
    const std::uint32_t n = crowd.size();
    level_.assign(n, 0);
    adopted_at_.assign(n, -1);
    changed_.resize(n);
    was_.resize(n);
    if constexpr (kTied) seen_.assign(n, 0);
    n_tasks_ = (std::size_t{n} + kTask - 1) / kTask;
    n_changed_.assign(n_tasks_, 0);
    counts_.assign(rule_.n_levels(), 0);
    counts_[0] = n;
    tally_.assign(n_tasks_ * counts_.size(), 0);
    if constexpr (kBounded) {
      const MoveBounds most = rule_.bounds(most_watched());
      tails_ = LuckTails(most.on, most.back);
    }
  }

  /// Puts one person at a level, now: a seed before the first step, an intervention between two later ones.
  /// Those who watch see it in the next step.
  void set_level(std::uint32_t person, SpreadLevel level) {
    PILOTWAVE_ASSERT(person < crowd_.size() && level < counts_.size(), "somebody of the crowd, at a level");
    const SpreadLevel was = std::exchange(level_[person], level);
    --counts_[was];
    ++counts_[level];
    if (turn(was, level) > 0) adopted_at_[person] = step_;
    if constexpr (kTied) pass_on(crowd_.watchers(person), turn(was, level), std::span(seen_));
  }

  /// One step for everyone. @return how many changed their level
  std::uint64_t step() {
    ++step_;
    adopting_ = adopting();
    executor_.for_each(n_tasks_, [this](std::size_t task) { decide(task); });
    if constexpr (kTied) {
      executor_.for_each(n_tasks_, [this](std::size_t task) {
        if (executor_.n_workers() > 1) {
          pass_on_changes<Writers::Many>(task);
        } else {
          pass_on_changes<Writers::One>(task);
        }
      });
    }
    std::uint64_t n_changed = 0;
    for (std::size_t task = 0; task < n_tasks_; ++task) {
      n_changed += n_changed_[task];
      for (std::size_t l = 0; l < counts_.size(); ++l) {
        // Unsigned arithmetic: a fall comes as its complement.
        counts_[l] += static_cast<std::uint64_t>(std::int64_t{tally_[task * counts_.size() + l]});
      }
    }
    return n_changed;
  }

  [[nodiscard]] int steps_done() const { return step_; }
  /// People at each level.
  [[nodiscard]] std::span<const std::uint64_t> counts() const { return counts_; }
  /// People who count as adopting.
  [[nodiscard]] std::uint64_t adopting() const {
    std::uint64_t n = 0;
    for (std::size_t l = 0; l < counts_.size(); ++l) {
      n += rule_.adopts(static_cast<SpreadLevel>(l)) ? counts_[l] : 0;
    }
    return n;
  }
  [[nodiscard]] std::span<const SpreadLevel> levels() const { return level_; }
  /// Step in which each person last came to adopt: 0 for seeds, -1 for never.
  [[nodiscard]] std::span<const std::int32_t> adopted_at() const { return adopted_at_; }
  /// Kept exposure: how many of those whom each person watches adopt. Empty in a mixed crowd.
  [[nodiscard]] std::span<const std::uint32_t> seen() const { return seen_; }

 private:
  static constexpr bool kTied = std::same_as<Crowd, TiedCrowd>;
  static constexpr std::uint32_t kTask = 8192;  ///< people a task
  static constexpr std::uint32_t kBatch = 512;  ///< people whose words are drawn together
  static_assert(kTied || std::same_as<Crowd, MixedCrowd>);
  static constexpr std::size_t kAhead = 8;  ///< changes between asking memory for ties and walking them
  static constexpr bool kBounded = BoundedRule<Rule> && !kIsCertain<Rule>;
  static_assert(kTask % kBatch == 0 && kBatch % kSeatBatch == 0);

  /// 1 for coming to adopt, -1 for ceasing to, else 0.
  [[nodiscard]] int turn(SpreadLevel was, SpreadLevel is) const {
    return int{rule_.adopts(is)} - int{rule_.adopts(was)};
  }

  [[nodiscard]] Situation situation(std::uint32_t person, SpreadLevel level) const {
    Situation x;
    x.person = person;
    x.step = step_;
    x.adopted_at = adopted_at_[person];
    if constexpr (kTied) {
      x.adopting = seen_[person];
      x.watched = crowd_.watched(person);
    } else {
      const bool self = crowd_.looks() == Looks::AtOthers && rule_.adopts(level);
      x.adopting = static_cast<std::uint32_t>(adopting_) - (self ? 1U : 0U);
      x.watched = crowd_.watched();
    }
    return x;
  }

  [[nodiscard]] std::uint32_t most_watched() const {
    if constexpr (kTied) {
      std::uint32_t most = 0;
      for (std::uint32_t i = 0; i < crowd_.size(); ++i) most = std::max(most, crowd_.watched(i));
      return most;
    } else {
      return crowd_.watched();
    }
  }

  void decide(std::size_t task) {
    const auto first = static_cast<std::uint32_t>(task * kTask);
    const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(crowd_.size(), (task + 1) * kTask));
    std::int32_t* const tally = tally_.data() + task * counts_.size();
    std::fill_n(tally, counts_.size(), 0);
    std::array<std::uint32_t, kBatch> words;
    std::uint32_t n_changed = 0;
    for (std::uint32_t batch = first; batch < last; batch += kBatch) {
      const std::uint32_t end = std::min(last, batch + kBatch);
      if constexpr (!kIsCertain<Rule>) {
        const std::size_t n_words = (std::size_t{end - batch} + kSeatBatch - 1) / kSeatBatch * kSeatBatch;
        fill_seat_words(luck_.luck, luck_.stream, luck_.place, static_cast<std::uint32_t>(step_), batch,
                        std::span(words).first(n_words));
      }
      const auto decide_one = [&](std::uint32_t i) {
        const SpreadLevel now = level_[i];
        double u = 0.5;
        if constexpr (!kIsCertain<Rule>) u = Luck::to_unit32(words[i - batch]);
        const SpreadLevel next = rule_.next(now, situation(i, now), u);
        if (next == now) return;
        // Nobody else reads this level before all have decided: what others see are the kept counts.
        level_[i] = next;
        if (turn(now, next) > 0) adopted_at_[i] = step_;
        changed_[first + n_changed] = i;
        was_[first + n_changed] = now;
        ++n_changed;
        --tally[now];
        ++tally[next];
      };
      if constexpr (kBounded) {
        std::array<std::uint32_t, kBatch> lucky;
        const std::uint32_t n_lucky = seats_in_tails(words, end - batch, tails_, lucky.data());
        for (std::uint32_t k = 0; k < n_lucky; ++k) decide_one(batch + lucky[k]);
      } else {
        for (std::uint32_t i = batch; i < end; ++i) decide_one(i);
      }
    }
    n_changed_[task] = n_changed;
  }

  template <Writers W>
  void pass_on_changes(std::size_t task) {
    const std::size_t first = task * kTask, last = first + n_changed_[task];
    for (std::size_t c = first; c < last; ++c) {
      // Those who change are far apart, so their ties are asked for some changes ahead.
      if (c + 2 * kAhead < last) crowd_.ask_for_place(changed_[c + 2 * kAhead]);
      if (c + kAhead < last) crowd_.ask_for_watchers(changed_[c + kAhead]);
      const int change = turn(was_[c], level_[changed_[c]]);
      if (change != 0) pass_on<W>(crowd_.watchers(changed_[c]), change, std::span(seen_));
    }
  }

  const Crowd& crowd_;
  Rule rule_;
  SpreadLuck luck_;
  Executor& executor_;
  LuckTails tails_{1, 1};  ///< whom a step need look at, where the rule is bounded
  int step_ = 0;
  std::uint64_t adopting_ = 0;  ///< when the last step closed
  std::vector<SpreadLevel> level_;
  std::vector<std::int32_t> adopted_at_;
  std::vector<std::uint32_t> seen_;
  std::vector<std::uint64_t> counts_;
  // Of the step under way, each task at its own places.
  std::size_t n_tasks_ = 0;
  std::vector<std::uint32_t> changed_;
  std::vector<SpreadLevel> was_;
  std::vector<std::uint32_t> n_changed_;
  std::vector<std::int32_t> tally_;  ///< by task and level: how many more people are there
};

}  // namespace pilotwave
