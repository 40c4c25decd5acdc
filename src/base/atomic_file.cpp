// SPDX-License-Identifier: Apache-2.0
#include "base/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace llemma {
namespace {

Error disk_error(const std::string& activity, const std::string& path) {
  const int error = errno;
  std::string hint = error == ENOSPC || error == EDQUOT ? "; free some space and run the same command again" : "";
  return Error(ErrorCode::kDisk, activity + " " + path + ": " + std::strerror(error) + hint);
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string temporary_path, int descriptor)
    : path_(std::move(path)), temporary_path_(std::move(temporary_path)), descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_path_(std::move(other.temporary_path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      num_bytes_written_(other.num_bytes_written_) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_path_.c_str());
}

Expected<AtomicFile> AtomicFile::create(const std::string& path) {
  const std::string temporary_path = path + ".tmp." + std::to_string(::getpid());
  const int descriptor = ::open(temporary_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return disk_error("cannot create", temporary_path);
  return AtomicFile(path, temporary_path, descriptor);
}

Status AtomicFile::write(std::span<const std::byte> bytes) {
  LLEMMA_CHECK(descriptor_ >= 0);
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return disk_error("cannot write", path_);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    num_bytes_written_ += static_cast<std::size_t>(count);
  }
  return {};
}

Status AtomicFile::write(std::string_view text) { return write(std::as_bytes(std::span(text))); }

Status AtomicFile::commit() {
  LLEMMA_CHECK(descriptor_ >= 0);
  if (::fsync(descriptor_) != 0) return disk_error("cannot sync", path_);
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) != 0) {
    Error error = disk_error("cannot close", path_);
    ::unlink(temporary_path_.c_str());
    return error;
  }
  if (Status status = rename_durably(temporary_path_, path_); !status) {
    ::unlink(temporary_path_.c_str());
    return status;
  }
  return {};
}

Status write_file_atomically(const std::string& path, std::string_view content) {
  LLEMMA_ASSIGN_OR_RETURN(AtomicFile file, AtomicFile::create(path));
  LLEMMA_RETURN_IF_ERROR(file.write(content));
  return file.commit();
}

Expected<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return bad_input(path + " is a directory, a file is wanted");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return bad_input("cannot open " + path + ": " + std::strerror(errno));
  std::ostringstream content;
  content << stream.rdbuf();
  if (stream.bad()) return bad_input("cannot read " + path);
  return std::move(content).str();
}

Status create_directories(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return Error(ErrorCode::kDisk, "cannot create directory " + path + ": " + error.message());
  return {};
}

Status sync_directory(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return disk_error("cannot open directory", path);
  const int result = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (result != 0) return disk_error("cannot sync directory", path);
  return {};
}

Status rename_durably(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return disk_error("cannot rename " + from + " to", to);
  return sync_directory(folder_of(to));
}

}  // namespace llemma
