// What to say of a file that can be read in more than one way.
#pragma once

#include <string_view>

#include "core/i18n/encoding.hpp"
#include "event/problems.hpp"

namespace kiosk::event {

// Reports as an error one word of the file in every reading: decoded's own and those of its doubts, of which there is
// one at least. bytes: the file that was decoded.
void report_doubt(std::string_view bytes, const core::Decoded& decoded, const Reporter& reporter);

} // namespace kiosk::event
