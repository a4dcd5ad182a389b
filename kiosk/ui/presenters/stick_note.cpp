#include "ui/presenters/stick_note.hpp"

#include <string>
#include <string_view>

namespace kiosk::ui {
namespace {

std::string_view key_of_doing(core::StaffStick::Doing doing) {
    switch (doing) {
    case core::StaffStick::Doing::Checking:
        return "stick.checking";
    case core::StaffStick::Doing::Marking:
        return "stick.marking";
    case core::StaffStick::Doing::Loading:
        return "stick.loading";
    case core::StaffStick::Doing::Printing:
        return "stick.printing";
    case core::StaffStick::Doing::MakingBadges:
        return "stick.making.doing";
    case core::StaffStick::Doing::Syncing:
        return "stick.syncing";
    case core::StaffStick::Doing::SavingSettings:
    case core::StaffStick::Doing::TakingSettings:
        return "stick.settings_doing";
    case core::StaffStick::Doing::SavingLog:
        return "stick.log_doing";
    case core::StaffStick::Doing::Saving:
        return "papers.saving";
    case core::StaffStick::Doing::Nothing:
    case core::StaffStick::Doing::Looking:
    case core::StaffStick::Doing::Ejecting:
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
    case core::StickFailed::Why::Stopped:
        return "stick.failed.stopped";
    case core::StickFailed::Why::Settings:
        return "stick.failed.settings";
    case core::StickFailed::Why::WrongPin:
        return "stick.failed.wrong_pin";
    case core::StickFailed::Why::PinWaits:
        return "stick.failed.pin_waits";
    case core::StickFailed::Why::WrongPassphrase:
        return "stick.failed.wrong_passphrase";
    case core::StickFailed::Why::NoKey:
        return "stick.failed.no_key";
    case core::StickFailed::Why::OtherIssuer:
        return "stick.failed.other_issuer";
    case core::StickFailed::Why::NotMade:
        return "stick.failed.not_made";
    case core::StickFailed::Why::Changed:
        return "stick.failed.changed";
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
                words.say("stick.printed_how", {{"n", whole(done.badges)}, {"all", whole(done.pages)}})};
    case core::StickDone::What::Made:
        return {core::Tone::Green,
                words.say(done.badges > 0 ? "stick.making.done" : "stick.making.sealed",
                          {{"n", whole(done.badges)}, {"all", std::int64_t{done.revision.value()}}}),
                words.say("stick.making.done_how", {{"name", done.file}})};
    case core::StickDone::What::Synced:
        return {done.refused > 0 ? core::Tone::Amber : core::Tone::Green,
                words.say("stick.synced", {{"n", whole(done.taken)}, {"all", whole(done.sent)}}),
                done.refused > 0 ? words.say("stick.synced_refused", {{"n", whole(done.refused)}})
                                 : words.say("stick.synced_how", {{"name", done.file}})};
    case core::StickDone::What::SettingsSaved:
        return {core::Tone::Green, words.say("stick.marked", {{"name", done.file}}),
                words.say("stick.settings_saved_how")};
    case core::StickDone::What::SettingsTaken:
        return {core::Tone::Green, words.say("stick.settings_taken"), words.say("stick.settings_taken_how")};
    case core::StickDone::What::LogSaved:
        return {core::Tone::Green, words.say("stick.marked", {{"name", done.file}}), words.say("stick.log_saved_how")};
    case core::StickDone::What::Saved:
        return {core::Tone::Green, words.say("papers.saved", {{"name", done.file}}), words.say("papers.saved_how")};
    case core::StickDone::What::Ejected:
        break;
    }
    return {core::Tone::Green, words.say("stick.ejected"), std::nullopt};
}

} // namespace

std::optional<StickNote> note_of(const core::StaffStick& stick, const StaffWords& words) {
    if (stick.is_busy()) {
        StickNote note{core::Tone::Neutral, words.say(key_of_doing(stick.doing)), words.say("stick.keep_in")};
        note.share = static_cast<float>(stick.percent) / 100;
        if (stick.may_stop() || stick.stopping) note.stop = words.say(stick.stopping ? "stick.stopping" : "stick.stop");
        if (stick.may_stop()) note.stops = core::StopStick{};
        return note;
    }
    if (!stick.said) return std::nullopt;
    if (const auto* done = std::get_if<core::StickDone>(&*stick.said)) return note_of(*done, words);
    const auto& failed = std::get<core::StickFailed>(*stick.said);
    const bool wanted = failed.why == core::StickFailed::Why::Stopped;
    StickNote note{wanted ? core::Tone::Amber : core::Tone::Red, words.say(key_of(failed.why), {{"n", failed.number}}),
                   std::nullopt};
    if (!failed.detail.empty()) note.more = Said{failed.detail, "en"};
    return note;
}

} // namespace kiosk::ui
