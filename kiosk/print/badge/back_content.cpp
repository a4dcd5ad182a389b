#include "print/badge/back_content.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "core/base/find_by_id.hpp"
#include "core/base/iso_day.hpp"
#include "core/event/programme.hpp"

namespace kiosk::print {
namespace {

Phrases spoken(const core::Texts& texts, const core::Language& language) {
    return texts.empty() ? Phrases{} : Phrases{in_language(texts, language)};
}

std::string month_and_day(core::LocalDay day) {
    const std::chrono::year_month_day date{day};
    return std::to_string(static_cast<unsigned>(date.month())) + "/" +
           std::to_string(static_cast<unsigned>(date.day()));
}

// Degrees with five places: a metre.
std::string degrees(double value) {
    constexpr int kPlaces = 5;
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, kPlaces).ptr;
    return {text.data(), end};
}

Phrases place_of(const core::EventPackage& package, const core::ProgrammeItem& item, const core::Language& language) {
    if (item.status == core::ItemStatus::Rain && !item.rain_place.empty())
        return {{item.rain_place, core::Language(core::kHomeLanguage)}};
    if (!item.place_text.empty()) return spoken(item.place_text, language);
    const auto* place = core::find_by_id(package.places, item.place);
    return place == nullptr ? Phrases{} : spoken(place->name, language);
}

// That with a point on the map; a drawing of the campus has none.
const core::Place* host_of(const core::EventPackage& package) {
    const auto found = std::find_if(package.places.begin(), package.places.end(), [](const core::Place& place) {
        return place.kind == "host" && (place.longitude != 0 || place.latitude != 0);
    });
    return found == package.places.end() ? nullptr : &*found;
}

} // namespace

BackContent back_content(const core::EventPackage& package, const core::DelegationId& delegation,
                         const core::Participant* person, const core::Catalogue& words) {
    BackContent back;
    const auto& language = words.language();
    back.heading = {{words.text(person == nullptr ? "badge.programme" : "programme.mine"), language}};
    std::vector<const core::ProgrammeItem*> items;
    for (const auto& item : package.programme) {
        const bool for_them =
            person != nullptr
                ? core::admits(item.audience, *person)
                : core::concerns(item.audience, {core::ProgrammeFilter::Kind::Delegation, delegation, {}}, {});
        if (for_them && item.status != core::ItemStatus::Cancelled) items.push_back(&item);
    }
    std::stable_sort(items.begin(), items.end(), [](const auto* a, const auto* b) {
        return std::tuple(a->day, a->starts, a->ends) < std::tuple(b->day, b->starts, b->ends);
    });
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = *items[i];
        const bool same_day = i > 0 && items[i - 1]->day == item.day;
        back.items.push_back({same_day ? "" : month_and_day(item.day),
                              core::format_minute(item.starts) + "–" + core::format_minute(item.ends),
                              spoken(item.title, language), place_of(package, item, language)});
    }
    for (std::size_t left = 1; left <= items.size(); ++left)
        back.more.push_back({{words.text("badge.more_items", {{"n", static_cast<std::int64_t>(left)}}), language}});
    if (const auto* host = host_of(package)) {
        back.map_link = "geo:" + degrees(host->latitude) + "," + degrees(host->longitude);
        back.map_words = {{words.text("badge.map"), language}};
    }
    return back;
}

} // namespace kiosk::print
