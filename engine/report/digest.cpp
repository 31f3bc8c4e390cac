#include "report/digest.hpp"

#include <cstdint>
#include <fstream>
#include <new>
#include <vector>

#include <nettle/base16.h>
#include <nettle/sha2.h>

namespace pilotwave {
namespace {

using State = sha256_ctx;
static_assert(sizeof(State) <= 128 && alignof(State) <= alignof(std::max_align_t));

State* state_in(std::array<unsigned char, 128>& room) {
  return std::launder(reinterpret_cast<State*>(room.data()));
}

}  // namespace

Sha256::Sha256() : state_{} { sha256_init(new (state_.data()) State); }

void Sha256::add(std::string_view bytes) {
  sha256_update(state_in(state_), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::hex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> hash{};
  sha256_digest(state_in(state_), hash.size(), hash.data());
  std::string text(BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE), '0');
  base16_encode_update(text.data(), hash.size(), hash.data());
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Diagnostic{Trouble::MissingInput, {path.string(), 0, 0}, {}, "cannot be opened", {}};
  Sha256 hash;
  std::vector<char> block(1 << 16);
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    hash.add({block.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return Diagnostic{Trouble::InputOutput, {path.string(), 0, 0}, {}, "reading failed", {}};
  return hash.hex();
}

}  // namespace pilotwave
