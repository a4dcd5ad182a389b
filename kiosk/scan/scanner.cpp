#include "scan/scanner.hpp"

#include <algorithm>

#include "core/event/presented.hpp"

namespace kiosk::scan {

core::MonoTime ScannerRule::advance(core::MonoTime now) {
    latest_ = std::max(latest_, now);
    return latest_;
}

void ScannerRule::make_room(core::MonoTime now) {
    if (seen_.size() < kMostTexts) return;
    std::erase_if(seen_, [now](const auto& item) { return now - item.second.last >= kUnseen; });
    if (seen_.size() < kMostTexts) return;
    seen_.erase(std::min_element(seen_.begin(), seen_.end(),
                                 [](const auto& a, const auto& b) { return a.second.last < b.second.last; }));
}

std::pair<ScannerRule::Sighting*, bool> ScannerRule::note(std::string_view text, core::MonoTime now) {
    const auto known = seen_.find(text);
    if (known != seen_.end()) {
        Sighting& sighting = known->second;
        const bool is_new = now - sighting.last >= kUnseen;
        sighting.last = now;
        return {&sighting, is_new};
    }
    make_room(now);
    Sighting sighting;
    sighting.last = now;
    return {&seen_.emplace(std::string(text), sighting).first->second, true};
}

std::vector<std::string> ScannerRule::see(const std::vector<core::FoundCode>& codes, core::MonoTime now) {
    now = advance(now);
    std::vector<std::string> presented;
    for (const core::FoundCode& code : codes) {
        const auto [sighting, is_new] = note(code.text, now);
        sighting->outline = code.outline;
        sighting->last_outline = now;
        sighting->has_outline = true;
        if (is_new) presented.push_back(code.text);
    }
    return presented;
}

bool ScannerRule::see_readings(const std::vector<std::string>& readings, core::MonoTime now) {
    now = advance(now);
    bool token_seen = false;
    bool all_seen = true;
    for (const std::string& reading : readings) {
        const bool seen = !note(reading, now).second;
        token_seen = token_seen || (seen && core::is_whole_token(reading));
        all_seen = all_seen && seen;
    }
    return !token_seen && !all_seen;
}

std::vector<core::FoundCode> ScannerRule::visible(core::MonoTime now) const {
    now = std::max(now, latest_);
    std::vector<core::FoundCode> codes;
    for (const auto& [text, sighting] : seen_) {
        if (sighting.has_outline && now - sighting.last_outline <= kOutlineStays)
            codes.push_back({text, sighting.outline});
    }
    std::sort(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
    return codes;
}

} // namespace kiosk::scan
