// A folder of somebody else's, from which nothing leads out: every file of an event package is opened through this.
//
// A name is one or more parts joined by "/"; "." and ".." and an absolute name are refused. Every step is made beneath
// the folder's own descriptor (openat2 of Linux 5.6 with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS; where the kernel or a
// sandbox does not allow that call, openat with O_NOFOLLOW part by part), so that no link, not even one that is put
// there meanwhile, takes a reader or a writer elsewhere. Links that stay inside are refused too: a package is carried
// as a zip archive, on a stick, through Windows, and would be another one at each end.
// Only ordinary files are read: a pipe would keep the reader waiting, a device may do something by being opened. The
// folder itself may be reached by links: its user named it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "platform/descriptor.hpp"

namespace kiosk::platform {

struct FileFacts {
    bool is_folder = false; // else an ordinary file
    std::uint64_t bytes = 0;
    core::WallTime modified{};
};
struct Room {
    std::uint64_t total = 0, free = 0; // bytes of the file system that the folder is on; free: for this user
    bool read_only = false;
};

// Beside what replace() writes; it is no file of anybody's. Of several that replace_all() writes each has a number
// more.
inline constexpr std::string_view kUnfinished = "kiosk-unfinished.tmp";

struct NewContent {
    std::string name;                   // "badges.csv"
    std::optional<std::string> content; // none: the file is to be gone
};

// May be used from any thread; owns one descriptor. Details of errors do not begin with the file's name.
class Folder {
  public:
    // An empty path is the folder the program runs in. NotFound: there is no such folder; Io: the system's words.
    [[nodiscard]] static core::Result<Folder> open(const std::filesystem::path& path);
    // Whether there is anything of that name, a link to nowhere included.
    [[nodiscard]] bool has(std::string_view name) const;
    // Whether it is an ordinary file that no link leads to.
    [[nodiscard]] bool has_file(std::string_view name) const;

    // The whole file. NotFound: there is none. Refused: it is a link, or behind one, or no ordinary file. Invalid: it
    // has more than most bytes (or grew above them while it was read). Io: the system's words.
    [[nodiscard]] core::Result<std::string> read(std::string_view name, std::size_t most) const;

    // NotFound: there is none. Refused: it is a link, or behind one, or neither file nor folder. Io.
    [[nodiscard]] core::Result<FileFacts> look(std::string_view name) const;
    [[nodiscard]] core::Result<Room> room() const; // Io: the folder is on nothing any more

    // What lies in the sub-folder ("" is the folder itself), sorted, at most most of them; none where it cannot be
    // read.
    [[nodiscard]] std::vector<std::string> names(std::string_view sub, std::size_t most) const;

    // A new file of mode 0600. Refused: there is anything of that name already.
    [[nodiscard]] core::Status create(std::string_view name, std::string_view content) const;
    // A file of this folder itself, new or in the place of one of its name: written under kUnfinished, brought onto
    // the disk, and renamed, so that a drive that is pulled out has the old one or the whole new one. DiskFull: there
    // is no room for it. Refused: it may not be written to, or the name is a folder's. Unavailable: the drive is gone
    // or broken.
    [[nodiscard]] core::Status replace(std::string_view name, std::string_view content) const;
    // Several files of one sub-folder, which is made where there is none, and what is above it. All of them are written
    // and on the disk before the first is renamed; then they take their names in this order. So a drive that is full or
    // protected has none of them, and one that is pulled out in that moment the first of them, each of them whole.
    // Errors: as replace().
    [[nodiscard]] core::Status replace_all(std::string_view sub, std::span<const NewContent> files) const;
    // A new sub-folder of mode 0700. Refused: there is anything of that name already.
    [[nodiscard]] core::Status create_folder(std::string_view name) const;

  private:
    explicit Folder(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
    Descriptor descriptor_;
};

} // namespace kiosk::platform
