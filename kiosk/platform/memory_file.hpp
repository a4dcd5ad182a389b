// A file that has a path and lies on no disk: for libraries that only write to a path. Any thread; one at a time.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/result.hpp"
#include "platform/descriptor.hpp"

namespace kiosk::platform {

class MemoryFile {
  public:
    // name: what the system shows of it. Io: there is no memory, in the system's words.
    [[nodiscard]] static core::Result<MemoryFile> make(const char* name);
    [[nodiscard]] std::string path() const; // valid as long as this
    // What was written there. Invalid: more than most bytes.
    [[nodiscard]] core::Result<std::string> read(std::size_t most) const;

  private:
    explicit MemoryFile(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
    Descriptor descriptor_;
};

} // namespace kiosk::platform
