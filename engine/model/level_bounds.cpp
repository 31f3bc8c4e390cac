#include "model/level_bounds.hpp"

#include "base/exp_bound.hpp"
#include "base/vector_clones.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave {
namespace {

/// Columns as pointers: the loop below writes nothing of what it reads.
struct Columns {
  const std::uint8_t *level, *subject, *refuser, *guidance, *bad_weeks, *unsupported, *peers_using,
      *peers_skilled;
  const std::uint32_t* first_tie;
  const float *skill, *coached, *trust, *innovativeness, *experience;
};

/// One teacher as the slopes see them.
struct Person {
  std::uint32_t standing, subject, guidance;  ///< places in the tables
  float skill, peers, help, trust, innovativeness, experience, bad_experience, unsupported;
};

__attribute__((always_inline)) inline float at_most_one(float x) { return x < 1 ? x : 1.0F; }

/// No smaller than the chance to move this way.
__attribute__((always_inline)) inline float chance_over(const LevelBounds::Way& way, const float* rate,
                                                        const float* level, const float* guidance,
                                                        const float* subject, const Person& x) {
  return rate[x.standing] *
         exp_over(way.base + level[x.standing] + guidance[x.guidance] + subject[x.subject] +
                  way.skill * x.skill + way.peers * x.peers + way.help * x.help + way.trust * x.trust +
                  way.innovativeness * x.innovativeness + way.experience * x.experience +
                  way.bad_experience * x.bad_experience + way.unsupported * x.unsupported);
}

PILOTWAVE_VECTOR_CLONES
void find(std::size_t n, const LevelBounds& bounds, const Columns& columns,
          const std::uint32_t* __restrict words, std::uint8_t* __restrict may_move) {
  const LevelBounds b = bounds;
  const Columns c = columns;
  const float *up_rate = b.up.rate.data(), *up_level = b.up.level.data(), *up_guidance = b.up.guidance.data(),
              *up_subject = b.up.subject.data(), *down_rate = b.down.rate.data(),
              *down_level = b.down.level.data(), *down_guidance = b.down.guidance.data(),
              *down_subject = b.down.subject.data();
  constexpr auto kRefuses = static_cast<std::uint32_t>(kUseLevels);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t ties = c.first_tie[i + 1] - c.first_tie[i];
    const float each = 1.0F / static_cast<float>(static_cast<std::int32_t>(ties > 1 ? ties : 1));
    const float from_peers = b.peer_help * at_most_one(static_cast<float>(c.peers_skilled[i]) * each);
    const float coached = c.coached[i], staff = coached > b.pilot_support ? coached : b.pilot_support;
    Person x;
    x.standing = c.level[i] + kRefuses * c.refuser[i];
    x.subject = c.subject[i], x.guidance = c.guidance[i];
    x.skill = c.skill[i], x.trust = c.trust[i];
    x.innovativeness = c.innovativeness[i], x.experience = c.experience[i];
    x.peers = at_most_one(static_cast<float>(c.peers_using[i]) * each);
    x.help = staff > from_peers ? staff : from_peers;
    x.bad_experience = c.bad_weeks[i] > 0 ? 1.0F : 0.0F;
    x.unsupported = at_most_one(static_cast<float>(c.unsupported[i]) * b.per_unsupported_week);
    // Luck from below and from above, as Luck::to_unit32 has it, each a little nearer to its end.
    constexpr float kUnit = 0x1p-32F, kNearer = 1 - 1e-6F;
    const std::uint32_t word = words[kCallWords * i];
    const float low = static_cast<float>(word) * kUnit * kNearer,
                high = static_cast<float>(~word) * kUnit * kNearer;
    const bool forward = low < chance_over(b.up, up_rate, up_level, up_guidance, up_subject, x),
               backward = high < chance_over(b.down, down_rate, down_level, down_guidance, down_subject, x);
    may_move[i] = static_cast<std::uint8_t>(forward | backward);
  }
}

}  // namespace

void find_movable(const LevelBounds& bounds, const TeacherLanes& t, std::span<const std::uint32_t> words,
                  std::span<std::uint8_t> may_move) {
  const Columns columns{reinterpret_cast<const std::uint8_t*>(t.level.data()),
                        reinterpret_cast<const std::uint8_t*>(t.subject.data()),
                        t.refuser.data(),
                        t.guidance.data(),
                        t.bad_weeks.data(),
                        t.unsupported.data(),
                        t.peers_using.data(),
                        t.peers_skilled.data(),
                        t.first_tie.data(),
                        t.skill.data(),
                        t.coached.data(),
                        t.trust.data(),
                        t.innovativeness.data(),
                        t.experience.data()};
  find(may_move.size(), bounds, columns, words.data(), may_move.data());
}

}  // namespace pilotwave
