#include "tool/io/output_file.hpp"

#include "platform/file.hpp"

namespace kiosk::tool {

core::Status write_output(const std::filesystem::path& file, std::string_view content) {
    return platform::replace_file(file, content, platform::mode_of(file, 0600));
}

} // namespace kiosk::tool
