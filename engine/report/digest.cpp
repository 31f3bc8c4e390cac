#include "report/digest.hpp"

#include <cstring>
#include <fstream>
#include <new>
#include <vector>

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

namespace pilotwave {
namespace {

using State = crypto_hash_sha256_state;
static_assert(sizeof(State) <= 128 && alignof(State) <= alignof(std::max_align_t));

State* state_in(std::array<unsigned char, 128>& room) {
  return std::launder(reinterpret_cast<State*>(room.data()));
}

}  // namespace

Sha256::Sha256() : state_{} { crypto_hash_sha256_init(new (state_.data()) State); }

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(state_in(state_), reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string Sha256::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(state_in(state_), hash.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
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
