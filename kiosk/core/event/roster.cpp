#include "core/event/roster.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "core/base/big_endian.hpp"

namespace kiosk::core {
namespace {

LocalTime start_of(const ProgrammeItem& item) {
    return item.day + item.starts;
}
LocalTime end_of(const ProgrammeItem& item) {
    return item.day + item.ends;
}

} // namespace

SubjectKey subject_of(const ParticipantId& participant) {
    return SubjectKey{"p:" + participant.str()};
}

SubjectKey subject_of(BadgeId unknown_badge) {
    return SubjectKey{"b:" + to_hex(big_endian(unknown_badge.value()))};
}

std::string_view text_key_of(Diet diet) {
    switch (diet) {
    case Diet::Regular:
        return "diet.regular";
    case Diet::Vegan:
        return "diet.vegan";
    case Diet::OvoLactoVegetarian:
        return "diet.ovo_lacto";
    case Diet::Halal:
        return "diet.halal";
    case Diet::Unstated:
        break;
    }
    return {};
}

std::string_view text_key_of_avoided(std::string_view thing) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kKeys{{{"牛", "avoid.beef"},
                                                                                          {"豬", "avoid.pork"},
                                                                                          {"羊", "avoid.lamb"},
                                                                                          {"花生", "avoid.peanut"},
                                                                                          {"堅果", "avoid.nuts"},
                                                                                          {"海鮮", "avoid.seafood"},
                                                                                          {"蝦", "avoid.shrimp"},
                                                                                          {"蛋", "avoid.egg"},
                                                                                          {"奶", "avoid.milk"},
                                                                                          {"酒", "avoid.alcohol"}}};
    const auto* known = std::find_if(kKeys.begin(), kKeys.end(), [&](const auto& key) { return key.first == thing; });
    return known == kKeys.end() ? std::string_view() : known->second;
}

bool admits(const Audience& audience, const Participant& participant) {
    return allows(audience.delegations, participant.delegation) && allows(audience.groups, participant.group) &&
           allows(audience.roles, participant.role) && allows(audience.buddy_classes, participant.buddy_class);
}

LocalDay day_at(const EventInfo& event, WallTime now) {
    return event.zone.day_of(event.sample ? event.demo_now.value_or(now) : now);
}

NowNext now_and_next(const std::vector<ProgrammeItem>& programme, LocalTime at, const Participant* who) {
    NowNext found;
    // Of several that run at once the one that began last is the more particular; of equals the one that is for
    // everyone.
    const auto better_now = [](const ProgrammeItem& a, const ProgrammeItem& b) {
        return std::tuple(start_of(a), a.audience.everyone()) > std::tuple(start_of(b), b.audience.everyone());
    };
    const auto better_next = [](const ProgrammeItem& a, const ProgrammeItem& b) {
        return std::tuple(start_of(a), !a.audience.everyone()) < std::tuple(start_of(b), !b.audience.everyone());
    };
    for (const auto& item : programme) {
        if (item.status == ItemStatus::Cancelled || (who != nullptr && !admits(item.audience, *who))) continue;
        if (start_of(item) > at) {
            if (found.next == nullptr || better_next(item, *found.next)) found.next = &item;
        } else if (at < end_of(item)) {
            if (found.now == nullptr || better_now(item, *found.now)) found.now = &item;
        }
    }
    return found;
}

} // namespace kiosk::core
