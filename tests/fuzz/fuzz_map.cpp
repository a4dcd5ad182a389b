#include <cstddef>
#include <cstdint>

#include "fuzz/map_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::test::feed_map(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
