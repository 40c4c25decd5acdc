// SPDX-License-Identifier: Apache-2.0
#include "base/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

namespace llemma {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Expected<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return Error(ErrorCode::kTryAgain, std::string("cannot make a pipe: ") + std::strerror(errno));
  return Pipe{ends[0], ends[1]};
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const SubprocessOptions& options,
                                 const Pipe& output, const Pipe& errors, const Pipe& failure) {
  ::setpgid(0, 0);
  const int null_input = ::open("/dev/null", O_RDONLY);
  ::dup2(null_input, STDIN_FILENO);
  ::dup2(output.write_end, STDOUT_FILENO);
  ::dup2(errors.write_end, STDERR_FILENO);
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  if (options.working_directory.empty() || ::chdir(options.working_directory.c_str()) == 0)
    ::execvp(argv[0], argv.data());
  const int error = errno;
  [[maybe_unused]] const ssize_t ignored = ::write(failure.write_end, &error, sizeof(error));
  ::_exit(127);
}

// Appends what can be read to `text` within the limit. Returns false at the end of the stream.
bool read_some(int descriptor, std::string& text, std::size_t max_bytes, bool& truncated) {
  std::array<char, 65536> buffer;
  const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (count == 0) return false;
  const std::size_t room = max_bytes - std::min(max_bytes, text.size());
  text.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
  truncated |= static_cast<std::size_t>(count) > room;
  return true;
}

// Reads both streams until they end or the time is over; kills the process group in the latter case.
void collect(pid_t child, int output, int errors, const SubprocessOptions& options, SubprocessResult& result) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  pollfd waits[2] = {{output, POLLIN, 0}, {errors, POLLIN, 0}};
  std::string* texts[2] = {&result.output, &result.errors};
  while (waits[0].fd >= 0 || waits[1].fd >= 0) {
    ::poll(waits, 2, options.timeout_seconds > 0 ? 50 : -1);
    for (int i = 0; i < 2; ++i) {
      if (waits[i].fd < 0 || waits[i].revents == 0) continue;
      if (!read_some(waits[i].fd, *texts[i], options.max_output_bytes, result.truncated)) waits[i].fd = -1;
    }
    const std::chrono::duration<double> elapsed = Clock::now() - start;
    if (options.timeout_seconds > 0 && elapsed.count() > options.timeout_seconds) {
      result.timed_out = true;
      ::kill(-child, SIGKILL);
      return;
    }
  }
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

Expected<SubprocessResult> run_subprocess(const std::vector<std::string>& arguments, const SubprocessOptions& options) {
  LLEMMA_CHECK(!arguments.empty());
  LLEMMA_ASSIGN_OR_RETURN(const Pipe output, make_pipe());
  LLEMMA_ASSIGN_OR_RETURN(const Pipe errors, make_pipe());
  LLEMMA_ASSIGN_OR_RETURN(const Pipe failure, make_pipe());
  const pid_t child = ::fork();
  if (child == 0) become_program(arguments, options, output, errors, failure);
  for (const int end : {output.write_end, errors.write_end, failure.write_end}) ::close(end);
  SubprocessResult result;
  int exec_error = 0;
  const bool exec_failed = child > 0 && ::read(failure.read_end, &exec_error, sizeof(exec_error)) == sizeof(exec_error);
  if (child > 0 && !exec_failed) collect(child, output.read_end, errors.read_end, options, result);
  for (const int end : {output.read_end, errors.read_end, failure.read_end}) ::close(end);
  if (child < 0) return Error(ErrorCode::kTryAgain, "cannot start " + arguments[0] + ": " + std::strerror(errno));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (exec_failed) return bad_input("cannot run " + arguments[0] + ": " + std::strerror(exec_error));
  result.exit_code = exit_code_of(status);
  return result;
}

}  // namespace llemma
