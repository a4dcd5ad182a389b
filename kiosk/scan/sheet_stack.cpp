#include "scan/sheet_stack.hpp"

#include <cmath>
#include <cstddef>

namespace kiosk::scan {

std::optional<RepairedCode> SheetStack::add(const ModuleSheet& sheet, core::MonoTime taken) {
    if (sheet.agreement() < kLeastAgreement) return std::nullopt;
    constexpr int kMost = 24; // older ones fade
    if (taken - last_ > kForget || !is_of_the_same_badge(sheet)) clear();
    last_ = taken;
    if (count_ == 0) {
        sum_ = sheet;
        count_ = 1;
        return std::nullopt; // alone it was tried before
    }
    const bool full = count_ == kMost;
    for (std::size_t i = 0; i < sum_.evidence.size(); ++i) {
        if (full) sum_.evidence[i] *= static_cast<float>(kMost - 1) / kMost;
        sum_.evidence[i] += sheet.evidence[i];
    }
    if (!full) ++count_;
    ModuleSheet mean = sum_;
    for (float& evidence : mean.evidence) evidence /= static_cast<float>(count_);
    return repaired(mean);
}

// Of modules that differ from badge to badge, two sheets of one agree in nearly all, of two badges in half.
bool SheetStack::is_of_the_same_badge(const ModuleSheet& sheet) const {
    if (count_ == 0) return false;
    double together = 0;
    double total = 0;
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            if (fixed_at(x, y) != Fixed::Data) continue;
            const double product = static_cast<double>(sheet.at(x, y)) * static_cast<double>(sum_.at(x, y));
            together += product;
            total += std::abs(product);
        }
    }
    return together > 0.4 * total;
}

} // namespace kiosk::scan
