// What C++20's standard library has by name.
#pragma once

#include <string_view>

namespace kiosk::architecture {

[[nodiscard]] bool is_standard(std::string_view header); // "algorithm", "cstdint"

} // namespace kiosk::architecture
