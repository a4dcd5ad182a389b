#include "event/files/encoding_doubt.hpp"

#include <algorithm>
#include <string>

#include "core/base/ascii.hpp"
#include "event/package_faults.hpp"
#include "event/shared_faults.hpp"

namespace kiosk::event {
namespace {

// Where a cell ends. None of these is the second byte of a letter in an encoding that doubts arise between.
constexpr std::string_view kEnds = ",;\t\r\n\"";
constexpr std::size_t kLongestWord = 60;

struct CellPart {
    std::size_t from = 0;
    std::size_t size = 0;
};

// The first cell with a letter beyond ASCII, below the header if there is one.
CellPart word_to_show(std::string_view bytes) {
    const auto second_line = std::min(bytes.find('\n'), bytes.size());
    const auto first = [&](std::size_t from) {
        return static_cast<std::size_t>(
            std::find_if_not(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), core::is_ascii) -
            bytes.begin());
    };
    auto at = first(second_line);
    if (at == bytes.size()) at = first(0);
    const auto before = bytes.find_last_of(kEnds, at);
    const auto from = before == std::string_view::npos ? 0 : before + 1;
    return {from, std::min(bytes.find_first_of(kEnds, at), bytes.size()) - from};
}

// The word as an encoding reads it, cut where it is too long to show.
Sentence reading_of(std::string_view word, std::string_view encoding) {
    return faults::kReading(in_quotes(core::decode(word.substr(0, kLongestWord), encoding).text), encoding);
}

} // namespace

void report_doubt(std::string_view bytes, const core::Decoded& decoded, const Reporter& reporter) {
    const auto word = word_to_show(bytes);
    const auto shown = bytes.substr(word.from, word.size);
    Sentence readings, choices;
    const auto offer = [&](std::string_view encoding) {
        if (!readings.places.empty()) {
            readings.places.emplace_back(faults::kOr());
            choices.places.emplace_back(faults::kOr());
        }
        readings.places.push_back(reading_of(shown, encoding));
        choices.places.emplace_back("--encoding " + std::string(encoding));
    };
    offer(decoded.encoding);
    for (const auto doubt : decoded.doubts) offer(doubt);
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(word.from), '\n');
    reporter.error(static_cast<int>(line), "", faults::kEncodingDoubt(readings, choices));
}

} // namespace kiosk::event
