#include "app/allocator_tuning.hpp"

#include <malloc.h>

namespace kiosk::app {

void keep_buffers() {
    constexpr int kLargest = 32 * 1024 * 1024; // what the library's own rule ends at
    constexpr int kHeaps = 2;
    mallopt(M_MMAP_THRESHOLD, kLargest);
    mallopt(M_TRIM_THRESHOLD, kLargest);
    mallopt(M_ARENA_MAX, kHeaps);
}

void give_back_memory() {
    malloc_trim(0);
}

} // namespace kiosk::app
