#include <cstddef>
#include <span>

#include "app/allocator_tuning.hpp"
#include "app/program.hpp"

int main(int count, char** arguments) {
    kiosk::app::keep_buffers();
    return kiosk::app::run_kiosk(std::span<const char* const>(arguments, static_cast<std::size_t>(count)));
}
