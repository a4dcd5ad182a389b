// Includes that lead back to where they began. A unit is a header with the .cpp of its name, or a .cpp without one:
// what is compiled, read and replaced together.
#pragma once

#include <string>
#include <vector>

#include "architecture/rules.hpp"

namespace kiosk::architecture {

// Each circle of units once, the shortest way around it, every arrow by the line that draws it:
// "kiosk/a/x.hpp:3 includes a/y.hpp, kiosk/a/y.cpp:1 includes a/x.hpp". files: of kiosk/; others are passed over.
[[nodiscard]] std::vector<std::string> find_circles(const std::vector<SourceFile>& files);

} // namespace kiosk::architecture
