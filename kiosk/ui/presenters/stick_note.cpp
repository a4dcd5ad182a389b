#include "ui/presenters/stick_note.hpp"

#include <string_view>

namespace kiosk::ui {
namespace {

using core::StaffStick;

std::int64_t amount(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

std::string_view key_of(StaffStick::Doing doing) {
    switch (doing) {
    case StaffStick::Doing::Checking:
        return "stick.checking";
    case StaffStick::Doing::Marking:
        return "stick.marking";
    case StaffStick::Doing::Loading:
        return "stick.loading";
    case StaffStick::Doing::Printing:
        return "stick.printing";
    case StaffStick::Doing::Syncing:
        return "stick.syncing";
    case StaffStick::Doing::Saving:
        return "papers.saving";
    case StaffStick::Doing::Nothing:
    case StaffStick::Doing::Looking:
    case StaffStick::Doing::Ejecting:
        break;
    }
    return "stick.ejecting";
}

std::string_view key_of(core::StickFailed::Why why) {
    switch (why) {
    case core::StickFailed::Why::Gone:
        return "stick.failed.gone";
    case core::StickFailed::Why::Full:
        return "stick.failed.full";
    case core::StickFailed::Why::Protected:
        return "stick.failed.protected";
    case core::StickFailed::Why::TooLarge:
        return "stick.failed.too_large";
    case core::StickFailed::Why::NotLoaded:
        return "stick.failed.not_loaded";
    case core::StickFailed::Why::NotPrinted:
        return "stick.failed.not_printed";
    case core::StickFailed::Why::Other:
        break;
    }
    return "stick.failed.other";
}

StickNote note_of(const core::StickDone& done, const StaffWords& words) {
    switch (done.what) {
    case core::StickDone::What::Marked:
        return {core::Tone::Green, words.say("stick.marked", {{"name", done.file}}), words.say("stick.marked_how")};
    case core::StickDone::What::Loaded:
        return {core::Tone::Green, words.say("stick.loaded", {{"n", std::int64_t{done.revision.value()}}}),
                words.say("stick.loaded_how")};
    case core::StickDone::What::Printed:
        return {core::Tone::Green, words.say("stick.printed", {{"name", done.file}}),
                words.say("stick.printed_how", {{"n", amount(done.badges)}, {"all", amount(done.pages)}})};
    case core::StickDone::What::Synced:
        return {done.refused > 0 ? core::Tone::Amber : core::Tone::Green,
                words.say("stick.synced", {{"n", amount(done.taken)}, {"all", amount(done.sent)}}),
                done.refused > 0 ? words.say("stick.synced_refused", {{"n", amount(done.refused)}})
                                 : words.say("stick.synced_how", {{"name", done.file}})};
    case core::StickDone::What::Saved:
        return {core::Tone::Green, words.say("papers.saved", {{"name", done.file}}), words.say("papers.saved_how")};
    case core::StickDone::What::Ejected:
        break;
    }
    return {core::Tone::Green, words.say("stick.ejected"), std::nullopt};
}

} // namespace

std::optional<StickNote> note_of(const StaffStick& stick, const StaffWords& words) {
    if (stick.is_busy())
        return StickNote{core::Tone::Neutral, words.say(key_of(stick.doing)), words.say("stick.keep_in")};
    if (!stick.said) return std::nullopt;
    if (const auto* done = std::get_if<core::StickDone>(&*stick.said)) return note_of(*done, words);
    const auto& failed = std::get<core::StickFailed>(*stick.said);
    StickNote note{core::Tone::Red, words.say(key_of(failed.why)), std::nullopt};
    if (!failed.detail.empty()) note.more = Said{failed.detail, "en"};
    return note;
}

} // namespace kiosk::ui
