#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "base/assert.hpp"
#include "base/diagnostic.hpp"

namespace pilotwave {

/// A value, or every Diagnostic that stood in its way. (GCC 12 has no std::expected.)
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}              // NOLINT(google-explicit-constructor)
  Result(Diagnostics errors) : errors_(std::move(errors)) {  // NOLINT(google-explicit-constructor)
    PILOTWAVE_ASSERT(!errors_.empty(), "a failed Result names at least one error");
  }
  Result(Diagnostic error) : errors_{std::move(error)} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& {
    PILOTWAVE_ASSERT(ok(), "value() of a failed Result");
    return *value_;
  }
  [[nodiscard]] T&& value() && {
    PILOTWAVE_ASSERT(ok(), "value() of a failed Result");
    return std::move(*value_);
  }
  [[nodiscard]] const Diagnostics& errors() const { return errors_; }

 private:
  std::optional<T> value_;
  Diagnostics errors_;
};

}  // namespace pilotwave
