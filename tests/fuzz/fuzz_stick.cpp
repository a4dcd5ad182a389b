#include <cstddef>
#include <cstdint>

#include "fuzz/stick_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::test::feed_stick(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
