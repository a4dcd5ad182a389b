#include "platform/system_clock.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <string>

#include <sys/timex.h>
#include <unistd.h>

#include "core/crypto/crypto.hpp"

namespace kiosk::platform {
namespace {

constexpr char kMachineContext[] = "kiosk machine 1"; // its terminating zero is hashed too

std::string first_word_of(const char* file) {
    std::ifstream in(file);
    std::string word;
    in >> word;
    return word;
}

std::string machine_name() {
    for (const auto* file : {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
        // systemd writes "uninitialized" into an image before its first boot.
        if (const auto id = first_word_of(file); id.size() == 32) return id;
    }
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) != 0) return {};
    return host.data();
}

core::BootId read_boot_id() {
    auto text = first_word_of("/proc/sys/kernel/random/boot_id");
    std::erase(text, '-');
    core::BootId id;
    if (!core::from_hex(text, id.bytes)) return {};
    return id;
}

core::Millis millis_of(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::floor<core::Millis>(std::chrono::nanoseconds{time.tv_nsec});
}

} // namespace

core::Result<core::MachineId> machine_id() {
    const auto name = machine_name();
    if (name.empty())
        return core::fail(core::ErrorKind::Unavailable, "this machine has neither /etc/machine-id nor a host name");
    const auto hash =
        core::sha256(core::ByteView(reinterpret_cast<const std::uint8_t*>(kMachineContext), sizeof kMachineContext),
                     core::as_bytes(name));
    core::MachineId id;
    std::copy_n(hash.bytes.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

core::Now read_now() {
    static const core::BootId boot = read_boot_id();
    return {core::WallTime{millis_of(CLOCK_REALTIME)}, boot, core::MonoTime{millis_of(CLOCK_BOOTTIME)}, false};
}

bool is_synchronised() {
    timex state{};
    return adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0;
}

} // namespace kiosk::platform
