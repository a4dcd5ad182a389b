#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::test::feed_event_workbook(std::string_view(reinterpret_cast<const char*>(data), size));
    return 0;
}
