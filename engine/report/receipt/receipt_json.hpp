#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "report/receipt/receipt.hpp"

namespace pilotwave {

/// A receipt as JSON with a digest of every part. One text a receipt: reading it and writing it again gives
/// the same bytes. No `<`, `>` or `&` stands in it, so that it may stand in an element `script` of a page.
[[nodiscard]] std::string receipt_json(const Receipt& receipt);

/// Reads a receipt, whatever its digests say.
/// @param file  named in errors   @param line  of the file on which the text begins
/// Errors: BadInput when the text is not JSON, or lacks a part, or its parts do not go together.
[[nodiscard]] Result<Receipt> read_receipt(std::string_view json, const std::string& file, int line = 1);

/// What the digests say of a receipt's text.
/// @return  one sentence a thing that was changed after it was written, named as narrowly as the digests can:
///          "the value of privacy_incidents of all under plan A in pair 17"; empty when the text is as
///          written
[[nodiscard]] std::vector<std::string> changed_parts(std::string_view json, const Receipt& receipt);

}  // namespace pilotwave
