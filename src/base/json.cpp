// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/atomic_file.h"

namespace llemma {
namespace {

constexpr int kMaxDepth = 100;

// Remembers the first offence against our rules; nlohmann's own parse then goes on to build the value or to fail by
// itself.
struct Guard {
  std::string offence;
  std::vector<std::set<std::string>> keys;

  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > kMaxDepth && offence.empty()) offence = "nested more than " + std::to_string(kMaxDepth) + " deep";
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second && offence.empty())
      offence = "key \"" + parsed.get<std::string>() + "\" occurs twice in one object";
    return offence.empty();
  }
};

// Nesting is checked before parsing, because the library itself recurses on destruction.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

std::string short_text(const Json& value) {
  std::string text = to_text(value);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

Error wrong_type(const std::string& key, const Json& value, const char* wanted) {
  return bad_input("\"" + key + "\" is " + short_text(value) + ", " + wanted + " is wanted");
}

// The member, or nullptr where it is absent or null. An error when `object` is no object.
Expected<const Json*> find_member(const Json& object, const std::string& key) {
  if (!object.is_object()) return bad_input("an object with \"" + key + "\" is wanted, found " + short_text(object));
  const auto member = object.find(key);
  return member == object.end() || member->is_null() ? nullptr : &*member;
}

template <class T, class IsRight>
Expected<T> typed_member(const Json& object, const std::string& key, const T* fallback, const char* wanted,
                         IsRight is_right) {
  LLEMMA_ASSIGN_OR_RETURN(const Json* member, find_member(object, key));
  if (member == nullptr) {
    if (fallback != nullptr) return *fallback;
    return bad_input("\"" + key + "\" is missing");
  }
  if (!is_right(*member)) return wrong_type(key, *member, wanted);
  return member->get<T>();
}

bool fits_int64(const Json& value) {
  return value.is_number_integer() && !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX);
}
bool is_string(const Json& value) { return value.is_string(); }
bool is_number(const Json& value) { return value.is_number(); }
bool is_boolean(const Json& value) { return value.is_boolean(); }

}  // namespace

Expected<Json> parse_json(std::string_view text) {
  if (is_too_deep(text)) return bad_input("JSON is nested more than " + std::to_string(kMaxDepth) + " deep");
  Guard guard;
  try {
    Json value = Json::parse(text.begin(), text.end(), std::ref(guard));
    if (!guard.offence.empty()) return bad_input("JSON: " + guard.offence);
    return value;
  } catch (const nlohmann::json::exception& error) {
    if (!guard.offence.empty()) return bad_input("JSON: " + guard.offence);
    return bad_input(std::string("not JSON: ") + error.what());
  }
}

Expected<Json> read_json_file(const std::string& path) {
  LLEMMA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  Expected<Json> value = parse_json(text);
  if (!value) return std::move(value).error().while_doing("reading " + path);
  return value;
}

std::string to_text(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Expected<std::string> json_string(const Json& object, const std::string& key) {
  return typed_member<std::string>(object, key, nullptr, "a string", is_string);
}
Expected<std::int64_t> json_int(const Json& object, const std::string& key) {
  return typed_member<std::int64_t>(object, key, nullptr, "a whole number of 64 bits", fits_int64);
}
Expected<double> json_number(const Json& object, const std::string& key) {
  return typed_member<double>(object, key, nullptr, "a number", is_number);
}
Expected<std::string> json_string_or(const Json& object, const std::string& key, std::string fallback) {
  return typed_member<std::string>(object, key, &fallback, "a string", is_string);
}
Expected<std::int64_t> json_int_or(const Json& object, const std::string& key, std::int64_t fallback) {
  return typed_member<std::int64_t>(object, key, &fallback, "a whole number of 64 bits", fits_int64);
}
Expected<double> json_number_or(const Json& object, const std::string& key, double fallback) {
  return typed_member<double>(object, key, &fallback, "a number", is_number);
}
Expected<bool> json_bool_or(const Json& object, const std::string& key, bool fallback) {
  return typed_member<bool>(object, key, &fallback, "true or false", is_boolean);
}

}  // namespace llemma
