#include <cstddef>
#include <cstdint>

#include "fuzz/bundle_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kiosk::test::feed_bundle({data, size});
    return 0;
}
