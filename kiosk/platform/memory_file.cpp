#include "platform/memory_file.hpp"

#include <sys/mman.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "platform/file.hpp"

namespace kiosk::platform {

core::Result<MemoryFile> MemoryFile::make(const char* name) {
    Descriptor descriptor(memfd_create(name, MFD_CLOEXEC));
    if (!descriptor.is_open())
        return core::fail(core::ErrorKind::Io,
                          std::string("no memory for the ") + name + ": " + std::generic_category().message(errno));
    return MemoryFile(std::move(descriptor));
}

std::string MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(descriptor_.get());
}

core::Result<std::string> MemoryFile::read(std::size_t most) const {
    return read_file(path(), most);
}

} // namespace kiosk::platform
