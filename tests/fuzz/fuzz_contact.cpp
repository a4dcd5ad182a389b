#include <cstddef>
#include <cstdint>

#include "fuzz/hub_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::test::feed_contact(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
