// A drive that somebody puts in and takes out again, behind one interface: a USB stick (usb_stick.hpp), or a folder
// that stands for one where nothing may be mounted. What lies on it is somebody else's: it is read through Folder.
// Slow, each of its calls: never on the thread that draws. Used by one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "platform/folder.hpp"

namespace kiosk::platform {

struct StickFacts {
    std::string name;                  // its label, as bytes that somebody wrote: not to be shown as they are
    std::string file_system;           // "vfat", "exfat"; empty: of a folder
    std::uint64_t total = 0, free = 0; // bytes
    bool read_only = false;            // by its own switch: write() would be refused
};

class Stick {
  public:
    virtual ~Stick() = default;
    // The drive that is in, ready to be read. None: none is in, or eject() let it go. Unavailable: there is one that
    // cannot be read; the detail says why.
    [[nodiscard]] virtual core::Result<std::optional<StickFacts>> look() = 0;
    // As look() left it. Unavailable: it is gone.
    [[nodiscard]] virtual core::Result<Folder> open() = 0;
    // A file in its root, as Folder::replace().
    [[nodiscard]] virtual core::Status write(std::string_view name, std::string_view content) = 0;
    // Files of a sub-folder, as Folder::replace_all().
    [[nodiscard]] virtual core::Status write_all(std::string_view sub, std::span<const NewContent> files) = 0;
    // After it the drive may be taken out: everything is on it, and look() finds nothing until it was out. Unavailable:
    // it is in use, or gone.
    [[nodiscard]] virtual core::Status eject() = 0;

  protected:
    Stick() = default;
    Stick(const Stick&) = default;
    Stick& operator=(const Stick&) = default;
};

// The folder is there: the drive is in. It was out when the folder was gone, or is another than before.
[[nodiscard]] std::unique_ptr<Stick> folder_stick(std::filesystem::path folder);
// The same one for several threads: whoever comes second waits.
[[nodiscard]] std::shared_ptr<Stick> shared_stick(std::unique_ptr<Stick> stick);

} // namespace kiosk::platform
