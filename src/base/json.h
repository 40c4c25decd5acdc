// SPDX-License-Identifier: Apache-2.0
// JSON of configurations, results and APIs (corpora go through simdjson). A guarded front of nlohmann's library:
// nesting at most 100 deep, duplicate keys and broken UTF-8 are errors, numbers out of range are errors, and nothing
// throws. This header names the type only; a file that looks inside includes <nlohmann/json.hpp> itself.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/expected.h"

namespace llemma {

using Json = nlohmann::ordered_json;

// kBadInput with line and column when the text is not one JSON value.
Expected<Json> parse_json(std::string_view text);
// The same for a file; the error names it.
Expected<Json> read_json_file(const std::string& path);
// Text of a value; bytes that are not UTF-8 become U+FFFD instead of failing. indent < 0: one line.
std::string to_text(const Json& value, int indent = -1);

// A member of an object, checked. kBadInput names the key, what was found and what was wanted.
Expected<std::string> json_string(const Json& object, const std::string& key);
Expected<std::int64_t> json_int(const Json& object, const std::string& key);
Expected<double> json_number(const Json& object, const std::string& key);
// The same with a default where the key is absent or null; a wrong type is still an error.
Expected<std::string> json_string_or(const Json& object, const std::string& key, std::string fallback);
Expected<std::int64_t> json_int_or(const Json& object, const std::string& key, std::int64_t fallback);
Expected<double> json_number_or(const Json& object, const std::string& key, double fallback);
Expected<bool> json_bool_or(const Json& object, const std::string& key, bool fallback);

}  // namespace llemma
