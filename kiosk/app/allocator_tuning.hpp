// How the heap gives memory back to the system: a kiosk runs for weeks on a borrowed PC.
#pragma once

namespace kiosk::app {

// Before any thread starts. What is large leaves the heap at once when it is freed; threads share two heaps, for each
// keeps what it once needed.
void keep_heap_small();

// After work that needed much for a short time. Any thread; others that allocate may wait for some milliseconds.
void give_back_memory();

} // namespace kiosk::app
