// What pages are once they are drawn: a file, or a picture of one of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/frame.hpp"

namespace kiosk::report {

struct Pdf {
    std::string bytes;
    std::size_t pages = 0;
    std::vector<std::string> warnings; // letters that no font here has
};
// One of its pages, by the same drawing.
struct PagePicture {
    core::RgbImage image;
    std::size_t number = 0, pages = 0; // number: from 0
};

} // namespace kiosk::report
