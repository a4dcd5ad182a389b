// The page on which the key is chosen and opened that badges for an event on a stick are made with.
#include <string>
#include <utility>

#include "ui/presenters/staff_stick.hpp"
#include "ui/presenters/stick_note.hpp"

namespace kiosk::ui {
namespace {

using core::IssuerKeyChoice, core::StaffStick, core::StickKey, core::StickMaking;
using From = IssuerKeyChoice::From;

std::string wanted_keys(const StickMaking& making) {
    std::string list;
    for (const auto& digits : making.wanted) list += (list.empty() ? "" : ", ") + digits;
    return list;
}

Said use_said(const StickKey& key, const StickMaking& making, const StaffWords& words) {
    switch (key.use) {
    case StickKey::Use::OtherIssuer:
        return words.say("stick.making.other_issuer", {{"name", key.digits}, {"what", wanted_keys(making)}});
    case StickKey::Use::SampleOnly:
        return words.say("stick.making.sample_only");
    case StickKey::Use::Good:
        break;
    }
    if (key.choice.from == From::Kiosk)
        return words.say("stick.making.here_how", {{"name", key.shown}, {"what", key.digits}});
    return words.say(key.open ? "stick.making.on_stick_open" : "stick.making.on_stick_how", {{"what", key.digits}});
}

StickTile key_tile(std::string id, const StickKey& key, const StickMaking& making, bool may, const StaffWords& words) {
    const bool here = key.choice.from == From::Kiosk;
    StickTile tile{std::move(id), StickSign::Key,
                   here ? words.say("stick.making.here") : words.say("stick.making.on_stick", {{"name", key.shown}}),
                   use_said(key, making, words), std::nullopt};
    if (may && key.use == StickKey::Use::Good) tile.does = core::ChooseIssuerKey{key.choice};
    return tile;
}

StickTile new_key_tile(const StickMaking& making, bool may, const StaffWords& words) {
    const bool instead = making.find({From::Kiosk, {}}) != nullptr;
    StickTile tile{"stick.key.new", StickSign::Again, words.say("stick.making.new"),
                   !making.takes_new_key() ? words.say("stick.making.no_new", {{"what", wanted_keys(making)}})
                                           : words.say(instead ? "stick.making.new_instead" : "stick.making.new_how"),
                   std::nullopt};
    if (may && making.takes_new_key()) tile.does = core::ChooseIssuerKey{{From::New, {}}};
    return tile;
}

// Those that will do first; the first of all is what most want.
std::vector<StickTile> key_tiles(const StickMaking& making, bool may, const StaffWords& words) {
    std::vector<StickTile> tiles;
    for (const bool good : {true, false}) {
        for (std::size_t i = 0; i < making.keys.size(); ++i)
            if ((making.keys[i].use == StickKey::Use::Good) == good)
                tiles.push_back(key_tile("stick.key." + std::to_string(i), making.keys[i], making, may, words));
        if (making.takes_new_key() == good) tiles.push_back(new_key_tile(making, may, words));
    }
    tiles.front().primary = tiles.front().does.has_value();
    return tiles;
}

StickMakingPage::Typing typing_of(const core::StaffMaking& making, const StaffWords& words) {
    StickMakingPage::Typing typing;
    typing.pin = making.takes_pin();
    typing.typed = making.typed.size();
    typing.face = making.face;
    if (typing.pin) return typing;
    if (making.seen)
        typing.shown = making.typed.text();
    else
        for (std::size_t i = 0; i < typing.typed; ++i) typing.shown += "•";
    typing.hint = words.say("stick.making.passphrase_hint");
    typing.see = words.say(making.seen ? "stick.making.hide" : "stick.making.show");
    typing.use = {words.say("stick.making.use"), std::nullopt, std::nullopt};
    if (typing.typed > 0) typing.use.does = core::UseSecret{};
    return typing;
}

} // namespace

StickMakingPage stick_making_page(const ScreenInput& screen, const StaffWords& words) {
    const StaffStick& stick = screen.state.staff.stick;
    const StickMaking& making = *stick.check->making;
    StickMakingPage page;
    page.note = note_of(stick, words);
    const bool may = !stick.is_busy();
    const auto& chosen = stick.making->key;
    if (!chosen || !may) {
        page.title = words.say(may ? "stick.making.title" : "stick.make");
        page.sub = words.say("stick.making.sub");
        if (may) page.keys = key_tiles(making, may, words);
        return page;
    }
    page.title = words.say(stick.making->takes_pin() ? "stick.making.pin" : "stick.making.passphrase");
    const StickKey* key = making.find(*chosen);
    const std::string name = key == nullptr ? "" : key->shown;
    page.sub = chosen->from == From::New     ? words.say("stick.making.pin_new")
               : chosen->from == From::Kiosk ? words.say("stick.making.pin_here", {{"name", name}})
                                             : words.say("stick.making.passphrase_of", {{"name", name}});
    page.typing = typing_of(*stick.making, words);
    return page;
}

} // namespace kiosk::ui
