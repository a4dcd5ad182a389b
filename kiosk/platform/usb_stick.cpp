#include "platform/usb_stick.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "platform/file.hpp"
#include "platform/program.hpp"

namespace kiosk::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind, core::Result, core::Status;

constexpr std::size_t kMostMountBytes = std::size_t{4} << 20U;
constexpr std::size_t kMostAttributeBytes = 4096;
constexpr std::size_t kMostDevices = 1000;

// --- mountinfo

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        if (end > 0) words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

// "\040" is a blank; what begins so and is none stays as it is.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digits = text.substr(i + 1, 3);
        const bool octal = text[i] == '\\' && digits.size() == 3 &&
                           std::ranges::all_of(digits, [](char each) { return each >= '0' && each <= '7'; });
        if (!octal) {
            plain += text[i];
            continue;
        }
        plain += static_cast<char>((digits[0] - '0') * 64 + (digits[1] - '0') * 8 + (digits[2] - '0'));
        i += 3;
    }
    return plain;
}

bool has_option(std::string_view options, std::string_view wanted) {
    while (!options.empty()) {
        const auto end = std::min(options.find(','), options.size());
        if (options.substr(0, end) == wanted) return true;
        options.remove_prefix(std::min(end + 1, options.size()));
    }
    return false;
}

// "36 35 98:0 /mnt1 /at rw,noatime master:1 - ext3 /dev/root rw,errors=continue"
std::optional<Mount> mount_in(std::string_view line) {
    const auto words = words_of(line);
    const auto dash = std::ranges::find(words, "-");
    constexpr std::size_t kBefore = 6, kBehind = 3;
    if (dash - words.begin() < static_cast<std::ptrdiff_t>(kBefore) ||
        words.end() - dash <= static_cast<std::ptrdiff_t>(kBehind))
        return std::nullopt;
    return Mount{std::string(words[2]), unescaped(words[4]), std::string(dash[1]),
                 has_option(words[5], "ro") || has_option(dash[3], "ro")};
}

// --- sysfs

std::string attribute(const fs::path& file) {
    auto text = read_file(file, kMostAttributeBytes).value_or(std::string());
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

std::vector<std::string> names_in(const fs::path& folder) {
    const auto opened = Folder::open(folder);
    return opened ? opened->names("", kMostDevices) : std::vector<std::string>();
}

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

bool is_beneath(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

struct BlockDevice {
    std::string name;
    fs::path place; // in /sys/devices
    std::string device;
    fs::path disk; // itself, or whose partition it is
    bool is_whole = true;
};

std::vector<BlockDevice> block_devices(const fs::path& sys) {
    std::vector<BlockDevice> devices;
    for (const std::string& name : names_in(sys / "class" / "block")) {
        std::error_code error;
        const auto place = fs::canonical(sys / "class" / "block" / name, error);
        if (error) continue; // it was pulled out meanwhile
        const bool part = is_there(place / "partition");
        devices.push_back({name, place, attribute(place / "dev"), part ? place.parent_path() : place, !part});
    }
    return devices;
}

bool can_be_taken_out(const BlockDevice& device) {
    constexpr std::string_view kOptical = "sr";
    if (device.name.starts_with(kOptical)) return false;
    return attribute(device.disk / "removable") == "1" || device.place.string().find("/usb") != std::string::npos;
}

// Whether the machine runs from the disk, or from something upon it.
bool is_of_machine(const BlockDevice& disk, const std::vector<BlockDevice>& all, const UsbPlaces& places,
                   const std::vector<Mount>& mounts) {
    const auto is_for_others = [&](const Mount& mount) {
        return std::ranges::any_of(places.media, [&](const fs::path& each) { return is_beneath(mount.at, each); });
    };
    return std::ranges::any_of(all, [&](const BlockDevice& device) {
        if (device.disk != disk.disk) return false;
        if (!names_in(device.place / "holders").empty()) return true;
        return std::ranges::any_of(
            mounts, [&](const Mount& mount) { return mount.device == device.device && !is_for_others(mount); });
    });
}

bool holds_file_system(const BlockDevice& device, const std::vector<BlockDevice>& all) {
    if (attribute(device.place / "size") == "0") return false; // a reader without a card
    const bool parted = device.is_whole && std::ranges::any_of(all, [&](const BlockDevice& other) {
                            return !other.is_whole && other.disk == device.disk;
                        });
    return !parted;
}

// --- the stick

class UsbStick final : public Stick {
  public:
    explicit UsbStick(UsbPlaces places) : places_(std::move(places)) {}

    Result<std::optional<StickFacts>> look() override {
        const auto drives = find_usb_drives(places_, mounts());
        if (std::ranges::find(drives, ejected_, &UsbDrive::disk) == drives.end()) ejected_.clear();
        drive_.reset();
        std::optional<core::Error> why;
        for (const UsbDrive& drive : drives) {
            if (ejected_ == drive.disk) continue;
            if (!mount_of(drive))
                if (const auto mounted = mount(drive, "ro"); !mounted) {
                    why = why.value_or(mounted.error());
                    continue;
                }
            drive_ = drive;
            return facts();
        }
        if (why) return tl::unexpected(*why);
        return std::optional<StickFacts>();
    }

    Result<Folder> open() override {
        const auto mounted = drive_ ? mount_of(*drive_) : std::nullopt;
        if (!mounted) return gone();
        auto folder = Folder::open(mounted->at);
        if (!folder) return core::fail(ErrorKind::Unavailable, folder.error().detail);
        return folder;
    }

    Status write(std::string_view name, std::string_view content) override {
        return while_writable([&](const Folder& folder) { return folder.replace(name, content); });
    }

    Status write_all(std::string_view sub, std::span<const NewContent> files) override {
        return while_writable([&](const Folder& folder) { return folder.replace_all(sub, files); });
    }

    Status eject() override {
        if (!drive_) return gone();
        if (mount_of(*drive_)) TRY(udisks({"unmount", "--block-device", node(*drive_)}));
        const UsbDrive drive = *std::exchange(drive_, std::nullopt);
        ejected_ = drive.disk;
        // Some cannot be switched off, and need not be.
        (void)udisks({"power-off", "--block-device", node(drive)});
        return {};
    }

  private:
    template <class Work> [[nodiscard]] Status while_writable(const Work& work) {
        const auto mounted = drive_ ? mount_of(*drive_) : std::nullopt;
        if (!mounted) return gone();
        if (!mounted->read_only) return open().and_then(work);
        TRY(udisks({"unmount", "--block-device", node(*drive_)}));
        auto written = mount(*drive_, "rw").and_then([&] { return open().and_then(work); });
        // What was written stays written, and what went wrong is told, whether or not it can be read again.
        if (mount_of(*drive_)) (void)udisks({"unmount", "--block-device", node(*drive_)});
        (void)mount(*drive_, "ro");
        return written;
    }
    [[nodiscard]] static tl::unexpected<core::Error> gone() {
        return core::fail(ErrorKind::Unavailable, "the drive is gone");
    }
    [[nodiscard]] static std::string node(const UsbDrive& drive) { return "/dev/" + drive.node; }
    [[nodiscard]] std::vector<Mount> mounts() const {
        return parse_mounts(read_file(places_.mounts, kMostMountBytes).value_or(std::string()));
    }
    [[nodiscard]] std::optional<Mount> mount_of(const UsbDrive& drive) const {
        const auto all = mounts();
        const auto found = std::ranges::find(all, drive.device, &Mount::device);
        return found == all.end() ? std::nullopt : std::optional(*found);
    }
    [[nodiscard]] Status udisks(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), places_.udisksctl);
        arguments.emplace_back("--no-user-interaction");
        return run_program(arguments, places_.patience).map_error([](const core::Error& error) {
            return core::Error{ErrorKind::Unavailable, error.kind == ErrorKind::NotFound
                                                           ? error.detail + "; install the package udisks2"
                                                           : error.detail};
        });
    }
    [[nodiscard]] Status mount(const UsbDrive& drive, std::string_view how) const {
        TRY(udisks({"mount", "--block-device", node(drive), "--options", std::string(how) + ",nosuid,nodev,noexec"}));
        if (!mount_of(drive)) return core::fail(ErrorKind::Unavailable, node(drive) + " was not mounted");
        return {};
    }
    Result<std::optional<StickFacts>> facts() {
        const auto mounted = mount_of(*drive_);
        if (!mounted) return gone();
        const auto room = open().and_then([](const Folder& folder) { return folder.room(); });
        if (!room) return core::fail(ErrorKind::Unavailable, room.error().detail);
        const bool locked = attribute(places_.sys / "class" / "block" / drive_->node / "ro") == "1";
        return StickFacts{mounted->at.filename().string(), mounted->file_system, room->total, room->free, locked};
    }

    const UsbPlaces places_;
    std::optional<UsbDrive> drive_;
    std::string ejected_; // a disk that is still in; empty: none
};

} // namespace

std::vector<Mount> parse_mounts(std::string_view text) {
    std::vector<Mount> mounts;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (auto mount = mount_in(text.substr(0, end))) mounts.push_back(std::move(*mount));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return mounts;
}

std::vector<UsbDrive> find_usb_drives(const UsbPlaces& places, const std::vector<Mount>& mounts) {
    const auto all = block_devices(places.sys);
    std::vector<UsbDrive> drives;
    for (const BlockDevice& device : all)
        if (can_be_taken_out(device) && holds_file_system(device, all) && !is_of_machine(device, all, places, mounts))
            drives.push_back({device.name, device.device, device.disk.filename().string()});
    return drives;
}

std::unique_ptr<Stick> usb_stick(UsbPlaces places) {
    return std::make_unique<UsbStick>(std::move(places));
}

} // namespace kiosk::platform
