// SPDX-License-Identifier: Apache-2.0
// Expected<T>: a value, or the Error that says why there is none. Status is Expected<void>. Failures that input, the
// disk or the network can cause are returned this way; bugs abort (base/check.h). Nothing in llemma throws.
//
//   Expected<MappedFile> file = MappedFile::open(path);
//   if (!file) return std::move(file).error().while_doing("reading shard " + path);
//   LLEMMA_ASSIGN_OR_RETURN(Header header, parse_header(file->bytes()));   // the same in one line
//   LLEMMA_RETURN_IF_ERROR(check_version(header));
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/check.h"

namespace llemma {

// What went wrong, in the classes that the exit codes tell apart (docs/exit-codes.md). The number is the exit code.
enum class ErrorCode {
  kUsage = 2,         // the command line or a recipe asks for something that does not exist
  kBadInput = 3,      // a file, a message or a value is not what it has to be
  kOutOfMemory = 4,   // will not fit in memory
  kDisk = 5,          // no space, no permission, a failed write or sync
  kTryAgain = 75,     // network, lock, busy: the same command may succeed later
  kRequeue = 85,      // stopped after saving on request of the scheduler
  kInterrupted = 130  // stopped by ^C after saving
};

// One failure: its class, and a message that names the thing, the value found and the value wanted.
class [[nodiscard]] Error {
 public:
  Error(ErrorCode code, std::string message) : code_(code), message_(std::move(message)) {}
  ErrorCode code() const { return code_; }
  const std::string& message() const { return message_; }
  // The same error with its context in front: "reading x.gguf: tensor 3 ends behind the file".
  Error while_doing(const std::string& activity) && { return Error(code_, activity + ": " + message_); }
  Error while_doing(const std::string& activity) const& { return Error(code_, activity + ": " + message_); }

 private:
  ErrorCode code_;
  std::string message_;
};

inline Error bad_input(std::string message) { return Error(ErrorCode::kBadInput, std::move(message)); }
inline Error usage_error(std::string message) { return Error(ErrorCode::kUsage, std::move(message)); }

template <class T>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Expected(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  // Precondition of the four: has_value(). Reading the value of an error is a bug and aborts with the error's message.
  T& value() & { return check_value(), std::get<0>(state_); }
  const T& value() const& { return check_value(), std::get<0>(state_); }
  T&& value() && { return check_value(), std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  // Precondition: !has_value().
  const Error& error() const& { return check_error(), std::get<1>(state_); }
  Error&& error() && { return check_error(), std::get<1>(std::move(state_)); }

 private:
  void check_value() const { LLEMMA_CHECK(has_value(), std::get<1>(state_).message()); }
  void check_error() const { LLEMMA_CHECK(!has_value()); }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Expected<void> {
 public:
  Expected() = default;
  Expected(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose
  bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  void value() const { LLEMMA_CHECK(has_value(), error_->message()); }
  const Error& error() const& { return check_error(), *error_; }
  Error&& error() && { return check_error(), *std::move(error_); }

 private:
  void check_error() const { LLEMMA_CHECK(error_.has_value()); }
  std::optional<Error> error_;
};

using Status = Expected<void>;

}  // namespace llemma

#define LLEMMA_JOIN_INNER(a, b) a##b
#define LLEMMA_JOIN(a, b) LLEMMA_JOIN_INNER(a, b)
#define LLEMMA_ASSIGN_OR_RETURN(declaration, expression) \
  LLEMMA_ASSIGN_OR_RETURN_NAMED(LLEMMA_JOIN(llemma_expected_, __LINE__), declaration, expression)
#define LLEMMA_ASSIGN_OR_RETURN_NAMED(name, declaration, expression) \
  auto name = (expression);                                          \
  if (!name) return std::move(name).error();                         \
  declaration = std::move(name).value()
#define LLEMMA_RETURN_IF_ERROR(expression)                                                          \
  do {                                                                                              \
    if (auto llemma_status = (expression); !llemma_status) return std::move(llemma_status).error(); \
  } while (false)
