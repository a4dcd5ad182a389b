// What several of the staff screens' presenters say alike.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/session/session.hpp"
#include "ui/model/sign.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

// Their own texts, and those that guests read too.
struct StaffWords {
    Translator own, guests;
    [[nodiscard]] Said say(std::string_view key, const core::Args& args = {}) const { return own.say(key, args); }
    [[nodiscard]] const core::Language& language() const { return own.language(); }
};

struct StaffButton {
    Said label;
    std::optional<Said> sub;
    std::optional<core::SessionEvent> does; // none: there is nothing to do
    bool locked = false;                    // it is a teacher's
};

[[nodiscard]] std::string staff_time(core::LocalTime at);
// With its day where that is not today: "11/26 22:00".
[[nodiscard]] std::string staff_time(core::LocalTime at, core::LocalTime now);
[[nodiscard]] Said plain_text(std::string text); // of no language: a name, a number, as the roster has it
[[nodiscard]] Said role_said(const std::string& role, const StaffWords& words);
[[nodiscard]] std::int64_t seconds_until(core::MonoTime end, core::MonoTime now); // 0 or more, begun ones whole

// The key of the sentence that tells staff of a verdict; its sign; and whom it is about, in their language.
[[nodiscard]] std::string_view news_key(core::Verdict verdict);
// What is said otherwise where something changes hands: "loan." and `own` at a Loan; else `usual`.
[[nodiscard]] std::string key_at(core::CheckpointKind kind, std::string_view own, std::string_view usual);
// The news of a verdict, as its checkpoint says it.
[[nodiscard]] std::string news_key_of(const core::Outcome& outcome);
[[nodiscard]] Sign staff_sign(core::Tone tone, bool late);
[[nodiscard]] std::string whose_name(const core::StaffNews& news, const StaffWords& words);

} // namespace kiosk::ui
