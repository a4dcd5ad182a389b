// How the heap takes memory from the system and gives it back: a kiosk runs for weeks on a borrowed PC.
#pragma once

namespace kiosk::app {

// Before any thread starts. What a frame of the camera or of the screen needed stays for the next one: given back and
// taken again thirty times a second, the system clears every page anew, which costs more than decoding does. Threads
// share two heaps, for each keeps what it once needed.
void keep_buffers();

// After work that needed much for a short time. Any thread; others that allocate may wait for some milliseconds.
void give_back_memory();

} // namespace kiosk::app
