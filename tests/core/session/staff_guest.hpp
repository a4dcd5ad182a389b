// One of staff before the kiosk: what they ask the desk, and what it answers.
#pragma once

#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/session/guest.hpp"

namespace kiosk::test {

struct StaffGuest : Guest {
    // Questions of one kind, oldest first.
    template <class Question> [[nodiscard]] std::vector<Question> asked() const {
        std::vector<Question> all;
        for (const auto& effect : effects)
            if (const auto* each = std::get_if<core::AskDesk>(&effect))
                if (const auto* one = std::get_if<Question>(&each->question)) all.push_back(*one);
        return all;
    }
    void hears(core::StaffAnswer answer) { does(core::StaffAnswered{std::move(answer)}); }
    void types(std::string_view pin) {
        for (const char digit : pin) does(core::TypePinDigit{digit});
    }
    void signs_in(const core::StaffMember& who) {
        does(core::OpenStaff{});
        hears(core::StaffKnown{true, {}});
        types("073941");
        hears(core::PinChecked{who, 0, {}});
    }
};

} // namespace kiosk::test
