#include "base/huge_pages.hpp"

#include <catch2/catch.hpp>

#include <cstdint>

namespace pilotwave::test {

TEST_CASE("a column resized in large pages is a column: old rows kept, new ones zero, short or long") {
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, std::size_t{3} << 20}) {
    std::vector<std::uint32_t> column = {7, 8, 9};
    resize_column(column, n);
    REQUIRE(column.size() == n);
    for (std::size_t i = 0; i < n; ++i) REQUIRE(column[i] == (i < 3 ? 7 + i : 0));
  }
}

TEST_CASE("memory that spans no whole large page, or is not memory at all, is left alone") {
  std::uint64_t word = 42;
  want_huge_pages(&word, sizeof word);
  want_huge_pages(nullptr, 0);
  CHECK(word == 42);
}

}  // namespace pilotwave::test
