#include "app/allocator_tuning.hpp"

#include <malloc.h>

namespace kiosk::app {

void keep_heap_small() {
    constexpr int kLarge = 128 * 1024, kHeaps = 2;
    // Told so, the library stops raising it to the largest that was ever freed, up to 32 MiB.
    mallopt(M_MMAP_THRESHOLD, kLarge);
    mallopt(M_TRIM_THRESHOLD, kLarge);
    mallopt(M_ARENA_MAX, kHeaps);
}

void give_back_memory() {
    malloc_trim(0);
}

} // namespace kiosk::app
