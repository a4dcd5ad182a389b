// USB sticks: found in sysfs, mounted by udisks2.
//
// The kiosk has no rights of its own to mount, and needs none: udisksd mounts for whoever sits at the machine (polkit's
// org.freedesktop.udisks2.filesystem-mount allows an active local session without asking), and parses what may be a
// broken or hostile file system outside of this process. It is asked by its own program, udisksctl, which comes in the
// same package as the daemon: so nothing of ours waits for D-Bus, and one that hangs is killed.
//
// A drive is one whose disk says that it is removable, or that is on USB; unless a part of it is mounted anywhere but
// beneath /media or /run/media, or something is built upon it: then the machine runs from it. It is mounted ro, nosuid,
// nodev, noexec; for the time of a write rw. One that a desktop has mounted is taken as it is.
// Sources: proc(5) (mountinfo), sysfs of block devices (Documentation/ABI/stable/sysfs-block), udisksctl(1).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "platform/stick.hpp"

namespace kiosk::platform {

struct UsbPlaces {
    std::filesystem::path sys = "/sys";
    std::filesystem::path mounts = "/proc/self/mountinfo";
    std::vector<std::filesystem::path> media{"/media", "/run/media"}; // beneath which others' drives are mounted
    std::string udisksctl = "udisksctl";
    core::Millis patience{20'000}; // for one call of it
};
[[nodiscard]] std::unique_ptr<Stick> usb_stick(UsbPlaces places = {});

// One line of mountinfo.
struct Mount {
    std::string device; // "8:17", as sysfs has it
    std::filesystem::path at;
    std::string file_system;
    bool read_only = false; // the mount, or the file system itself
    bool operator==(const Mount&) const = default;
};
// Pure. Lines that are none are passed over.
[[nodiscard]] std::vector<Mount> parse_mounts(std::string_view text);

struct UsbDrive {
    std::string node;   // "sdb1", beneath /dev
    std::string device; // "8:17"
    std::string disk;   // "sdb": what is taken out with it
    bool operator==(const UsbDrive&) const = default;
};
// What may hold a stick's file system, by name. mounts: those that there are.
[[nodiscard]] std::vector<UsbDrive> find_usb_drives(const UsbPlaces& places, const std::vector<Mount>& mounts);

} // namespace kiosk::platform
