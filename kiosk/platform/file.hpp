// Whole files of our own: read with a bound, and written so that a power cut leaves the old content or the new, never a
// part. What lies in a folder of somebody else's is read through platform/folder.hpp. Details of errors begin with the
// file's name. Any thread; waits for the disk.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "core/base/result.hpp"

namespace kiosk::platform {

enum class Links { Follow, Refuse }; // where the last part of a file's name is a link

// NotFound: there is no such file. Refused: it is no ordinary file (a pipe would be waited for), or a link that is to
// be refused. Invalid: larger than most bytes. Io: the system's words.
[[nodiscard]] core::Result<std::string> read_file(const std::filesystem::path& file, std::size_t most,
                                                  Links links = Links::Follow);

// Writes beside the file, onto the disk, and renames; the folder is on the disk too when it returns. A link is
// replaced, never followed. What a run that was cut short left beside it is removed first. DiskFull, Io; the old
// content is there then.
[[nodiscard]] core::Status replace_file(const std::filesystem::path& file, std::string_view content, mode_t mode);

// In the place of what has that name; both lie in one folder, and what was written is on the disk already.
[[nodiscard]] core::Status rename_file(const std::filesystem::path& file, const std::filesystem::path& name);

// Of a file that is there and is no link, else that one: for files whose owner may have opened them to others.
[[nodiscard]] mode_t mode_of(const std::filesystem::path& file, mode_t otherwise);

// Refused: there is anything of that name. On the disk when it returns; none of it is there after an error.
[[nodiscard]] core::Status create_file(const std::filesystem::path& file, std::string_view content, mode_t mode);
// As create_file() would, before work is done whose result has nowhere to go.
[[nodiscard]] core::Status check_is_new(const std::filesystem::path& file);

} // namespace kiosk::platform
