#include "print/palette.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace kiosk::print {
namespace {

constexpr std::array<Colour, 8> kGrounds{Colour::hex(0x0F655F), Colour::hex(0xD9A93A), Colour::hex(0x10294A),
                                         Colour::hex(0xA8D9DF), Colour::hex(0xB8561B), Colour::hex(0x5E93DC),
                                         Colour::hex(0x5F3513), Colour::hex(0xFBEEBF)};

// Above this share of light, ink reads better than white. Luma as televisions weigh it is near enough for a choice.
bool is_light(Colour colour) {
    constexpr double kMiddle = 132;
    return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue > kMiddle;
}

} // namespace

std::span<const Colour> group_grounds() {
    return kGrounds;
}

GroupColour group_colour(std::size_t number) {
    const auto ground = kGrounds[number % kGrounds.size()];
    return {ground, is_light(ground) ? kInk : kWhite, (number / kGrounds.size()) % 2 == 1};
}

GroupColour no_group_colour() {
    return {kLine, kInk, false};
}

std::vector<std::string> groups_of(const std::vector<core::Participant>& people) {
    std::set<std::tuple<std::size_t, std::string>> groups;
    for (const auto& person : people) {
        if (!person.group.empty()) groups.emplace(person.group.size(), person.group);
    }
    std::vector<std::string> names;
    for (const auto& [length, name] : groups) names.push_back(name);
    return names;
}

} // namespace kiosk::print
