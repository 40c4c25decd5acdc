// SPDX-License-Identifier: Apache-2.0
// Files that are either whole or absent: written beside their name, synced, renamed, and the folder synced. A reader or
// a crash at any moment sees the old file or the new one, never a part.
//
//   LLEMMA_ASSIGN_OR_RETURN(AtomicFile file, AtomicFile::create(path));
//   LLEMMA_RETURN_IF_ERROR(file.write(bytes));
//   LLEMMA_RETURN_IF_ERROR(file.commit());      // without commit the destructor removes the temporary file
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/expected.h"

namespace llemma {

// One thread. Every failure (no space, no permission, failed sync) is ErrorCode::kDisk and names the path.
class AtomicFile {
 public:
  static Expected<AtomicFile> create(
      const std::string& path);  // the folder must exist; an existing file is replaced at commit
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();
  Status write(std::span<const std::byte> bytes);
  Status write(std::string_view text);
  Status commit();
  std::size_t num_bytes_written() const { return num_bytes_written_; }

 private:
  AtomicFile(std::string path, std::string temporary_path, int descriptor);
  std::string path_;
  std::string temporary_path_;
  int descriptor_ = -1;
  std::size_t num_bytes_written_ = 0;
};

// The whole of a small file in one call.
Status write_file_atomically(const std::string& path, std::string_view content);
// The whole of a file as text. kBadInput when it cannot be read.
Expected<std::string> read_file(const std::string& path);
// mkdir -p. kDisk on failure.
Status create_directories(const std::string& path);
// Makes renames and creations inside a folder durable. kDisk on failure.
Status sync_directory(const std::string& path);
// rename(2) followed by a sync of the destination's folder. kDisk on failure.
Status rename_durably(const std::string& from, const std::string& to);

}  // namespace llemma
