#include <cstddef>
#include <cstdint>

#include "fuzz/hub_targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::test::feed_parcel({data, size});
    return 0;
}
