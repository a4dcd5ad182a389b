// The peer of the decoder: ZBar on a picture as it is, and on the same inverted, which it does not try by itself.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include <zbar.h>

#include "scan/preprocess.hpp"

namespace kiosk::bench {

[[nodiscard]] inline std::set<std::string> zbar_texts(core::GrayView picture) {
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    std::set<std::string> texts;
    const scan::GrayImage inverted = scan::invert(picture);
    for (const core::GrayView view : {picture, inverted.view()}) {
        std::string rows;
        for (int y = 0; y < view.height; ++y) {
            const auto* row = reinterpret_cast<const char*>(view.data) + static_cast<std::ptrdiff_t>(y) * view.stride;
            rows.append(row, static_cast<std::size_t>(view.width));
        }
        zbar::Image image(static_cast<unsigned>(view.width), static_cast<unsigned>(view.height), "Y800", rows.data(),
                          rows.size());
        scanner.scan(image);
        for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
            texts.insert(symbol->get_data());
    }
    return texts;
}

} // namespace kiosk::bench
