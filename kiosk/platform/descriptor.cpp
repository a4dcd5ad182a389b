#include "platform/descriptor.hpp"

#include <cerrno>

#include <unistd.h>

namespace kiosk::platform {

void Descriptor::reset(int number) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
}

bool Descriptor::write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto written = ::write(number_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool Descriptor::sync() const {
    return ::fsync(number_) == 0;
}

bool Descriptor::close() {
    return ::close(release()) == 0;
}

} // namespace kiosk::platform
