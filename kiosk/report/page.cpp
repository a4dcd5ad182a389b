#include "report/page.hpp"

#include <utility>

namespace kiosk::report {
namespace {

constexpr double kSmallest = 6; // pt
constexpr double kStep = 0.5;
constexpr std::size_t kMostKept = 2'000;

} // namespace

const print::Block& Fitter::fit(const Words& words, print::Type type, double width, std::size_t most_lines) {
    std::string key =
        std::to_string(type.size) + (type.bold ? "b" : "") + std::to_string(width) + "/" + std::to_string(most_lines);
    for (const auto& phrase : words) key += "\n" + phrase.language + "\t" + phrase.text;
    if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
    if (kept_.size() >= kMostKept) kept_.clear();
    auto block = typesetter_.set(words, type, width);
    while (type.size > kSmallest && (block.width() > width || block.lines() > most_lines)) {
        type.size -= kStep;
        block = typesetter_.set(words, type, width);
    }
    if (block.width() > width) block = typesetter_.set_within(words, type, width);
    return kept_.emplace(std::move(key), std::move(block)).first->second;
}

std::vector<std::size_t> rows_on_pages(const std::vector<double>& heights, double room) {
    std::vector<std::size_t> pages{0};
    double used = 0;
    for (const double height : heights) {
        if (pages.back() > 0 && used + height > room) {
            pages.push_back(0);
            used = 0;
        }
        ++pages.back();
        used += height;
    }
    return pages;
}

} // namespace kiosk::report
