#pragma once

#include <cstdint>
#include <string>

#include "model/state.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// 64-bit digest of the whole world as it stands: equal worlds, equal digests, on any machine.
[[nodiscard]] std::uint64_t state_hash(const ModelState& state);

/// State, levers and record so far as bytes (this machine's byte order; meant for resuming, not for
/// archives).
[[nodiscard]] std::string to_bytes(const ModelState& state, const RunRecord& record, std::uint64_t identity);

/// Restores what to_bytes wrote. False, and nothing changed, if the bytes are of another run or damaged.
[[nodiscard]] bool from_bytes(const std::string& bytes, std::uint64_t identity, ModelState& state,
                              RunRecord& record);

}  // namespace pilotwave
