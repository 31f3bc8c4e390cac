#include "sim/snapshot.hpp"

#include <array>
#include <cstring>

#include "base/hash.hpp"
#include "sim/state_fields.hpp"

namespace pilotwave {
namespace {

constexpr std::uint64_t kMagic = 0x31706e7377746c70ULL;

/// Hashes eight bytes at a time; the columns of a district are megabytes.
class Hasher {
 public:
  template <class T>
  void operator()(const T& leaf) {
    static_assert(std::is_trivially_copyable_v<T>);
    raw(&leaf, sizeof leaf);
  }
  template <class T>
  void operator()(const std::vector<T>& column) {
    raw(column.data(), column.size() * sizeof(T));
  }
  template <class T>
  void items(std::vector<T>& list) {
    mix(list.size());
    for (T& item : list) visit_fields(item, *this);
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  void mix(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 0x9fb21c651e98df25ULL;
    hash_ ^= hash_ >> 32;
  }
  void raw(const void* data, std::size_t size) {
    const auto* p = static_cast<const unsigned char*>(data);
    for (; size >= 8; size -= 8, p += 8) {
      std::uint64_t word;
      std::memcpy(&word, p, 8);
      mix(word);
    }
    std::uint64_t last = size;
    std::memcpy(reinterpret_cast<unsigned char*>(&last) + 1, p, size < 7 ? size : 7);
    mix(last);
  }
  std::uint64_t hash_ = 0x8ebc6af09c88c6e3ULL;
};

class Writer {
 public:
  template <class T>
  void operator()(const T& leaf) {
    out_.append(reinterpret_cast<const char*>(&leaf), sizeof leaf);
  }
  template <class T>
  void operator()(const std::vector<T>& column) {
    (*this)(std::uint64_t{column.size()});
    out_.append(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(T));
  }
  void operator()(const std::string& text) {
    (*this)(std::uint64_t{text.size()});
    out_ += text;
  }
  template <class T>
  void items(std::vector<T>& list) {
    (*this)(std::uint64_t{list.size()});
    for (T& item : list) visit_fields(item, *this);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(const std::string& bytes) : bytes_(bytes) {}
  template <class T>
  void operator()(T& leaf) {
    copy(&leaf, sizeof leaf);
  }
  template <class T>
  void operator()(std::vector<T>& column) {
    column.resize(size_of(sizeof(T)));
    copy(column.data(), column.size() * sizeof(T));
  }
  void operator()(std::string& text) {
    text.resize(size_of(1));
    copy(text.data(), text.size());
  }
  template <class T>
  void items(std::vector<T>& list) {
    list.resize(size_of(1));
    for (T& item : list) visit_fields(item, *this);
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool finished() const { return good_ && at_ == bytes_.size(); }

 private:
  std::size_t size_of(std::size_t item) {
    std::uint64_t n = 0;
    (*this)(n);
    if (!good_ || n > (bytes_.size() - at_) / item) {
      good_ = false;
      return 0;
    }
    return static_cast<std::size_t>(n);
  }
  void copy(void* to, std::size_t size) {
    if (size == 0) return;
    if (!good_ || size > bytes_.size() - at_) {
      good_ = false;
      return;
    }
    std::memcpy(to, bytes_.data() + at_, size);
    at_ += size;
  }
  const std::string& bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

template <class V>
void visit_record(RunRecord& record, V& v) {
  v(record.raw());
  v(record.week_hash());
}

void write_events(const RunRecord& record, Writer& w) {
  w(std::uint64_t{record.events.size()});
  for (const EventRecord& e : record.events) w(e.week), w(e.school), w(e.kind), w(e.detail);
}

void read_events(RunRecord& record, Reader& r) {
  std::uint64_t n = 0;
  r(n);
  record.events.clear();
  for (std::uint64_t i = 0; i < n && r.good(); ++i) {
    EventRecord e;
    r(e.week), r(e.school), r(e.kind), r(e.detail);
    record.events.push_back(std::move(e));
  }
}

}  // namespace

std::uint64_t state_hash(const ModelState& state) {
  Hasher h;
  visit_world_state(const_cast<ModelState&>(state), h);  // the visitor only reads
  return h.value();
}

std::string to_bytes(const ModelState& state, const RunRecord& record, std::uint64_t identity) {
  Writer w;
  w(kMagic);
  w(identity);
  auto& s = const_cast<ModelState&>(state);  // the visitor only reads
  visit_world_state(s, w);
  w.items(s.levers);
  visit_record(const_cast<RunRecord&>(record), w);
  write_events(record, w);
  return w.take();
}

bool from_bytes(const std::string& bytes, std::uint64_t identity, ModelState& state, RunRecord& record) {
  Reader r(bytes);
  std::uint64_t magic = 0, whose = 0;
  r(magic), r(whose);
  if (!r.good() || magic != kMagic || whose != identity) return false;
  ModelState s;
  RunRecord copy = record;
  visit_world_state(s, r);
  r.items(s.levers);
  visit_record(copy, r);
  read_events(copy, r);
  if (!r.finished() || copy.raw().size() != record.raw().size()) return false;
  state = std::move(s);
  record = std::move(copy);
  return true;
}

}  // namespace pilotwave
