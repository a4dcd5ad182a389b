// The page on which badges for a stick are chosen.
#include <string>
#include <utility>

#include "ui/presenters/staff_stick.hpp"
#include "ui/presenters/stick_note.hpp"

namespace kiosk::ui {
namespace {

using core::StaffStick;

// One of several; those that there is nothing of cannot be chosen.
StickTile choice(std::string id, Said title, const core::StickCheck& check, const core::StickPrint& print, bool chosen,
                 bool may, const StaffWords& words) {
    const std::size_t badges = check.badges_of(print);
    StickTile tile{std::move(id),
                   StickSign::Badge,
                   std::move(title),
                   words.say("stick.badges_count", {{"n", whole(badges)}}),
                   std::nullopt,
                   false,
                   chosen};
    if (may && (badges > 0 || chosen)) tile.does = core::ChooseStickBadges{print};
    return tile;
}

StickBadgesPage::Choice new_or_all(const StaffStick& stick, const StaffWords& words) {
    StickBadgesPage::Choice which{words.say("stick.badges_which"), {}};
    for (const bool only_new : {false, true}) {
        core::StickPrint print = stick.print;
        print.only_new = only_new;
        which.tiles.push_back(choice(only_new ? "stick.badges.new" : "stick.badges.all",
                                     words.say(only_new ? "stick.badges_new" : "stick.badges_all"), *stick.check, print,
                                     stick.print.only_new == only_new, !stick.is_busy(), words));
    }
    return which;
}

StickBadgesPage::Choice one_or_all(const StaffStick& stick, const StaffWords& words) {
    StickBadgesPage::Choice whose{words.say("stick.badges_whose"), {}};
    core::StickPrint print = stick.print;
    const auto add = [&](Said title, std::size_t number) {
        whose.tiles.push_back(choice("stick.badges.of." + std::to_string(number), std::move(title), *stick.check, print,
                                     stick.print.delegation == print.delegation, !stick.is_busy(), words));
    };
    print.delegation = {};
    add(words.say("stick.badges_everybody"), 0);
    for (const core::StickGroup& group : stick.check->groups) {
        print.delegation = group.id;
        add(plain_text(group.name.in(words.language())), whose.tiles.size());
    }
    return whose;
}

StickBadgesPage::Choice paper_choice(const StaffStick& stick, const StaffWords& words) {
    StickBadgesPage::Choice papers{words.say("stick.badges_paper"), {}};
    for (const std::string& paper : stick.check->papers) {
        core::StickPrint print = stick.print;
        print.paper = paper;
        const bool chosen =
            stick.print.paper.empty() ? paper == stick.check->papers.front() : paper == stick.print.paper;
        StickTile tile{"stick.paper." + paper,
                       StickSign::Sheet,
                       words.say("stick.paper." + paper),
                       words.say("stick.paper_how." + paper),
                       std::nullopt,
                       false,
                       chosen};
        if (!stick.is_busy()) tile.does = core::ChooseStickBadges{std::move(print)};
        papers.tiles.push_back(std::move(tile));
    }
    return papers;
}

} // namespace

StickBadgesPage stick_badges_page(const ScreenInput& screen, const StaffWords& words) {
    const StaffStick& stick = screen.state.staff.stick;
    StickBadgesPage page{words.say("stick.badges"), words.say("stick.badges_sub"), {}, {}, note_of(stick, words)};
    page.choices = {new_or_all(stick, words), one_or_all(stick, words), paper_choice(stick, words)};
    const bool read_only = stick.looked && stick.looked->stick && stick.looked->stick->read_only;
    const std::size_t badges = stick.check->badges_of(stick.print);
    StickTile print{"stick.badges.print",
                    StickSign::Load,
                    words.say("stick.badges_print"),
                    words.say("stick.badges_how", {{"n", whole(badges)}}),
                    std::nullopt,
                    true};
    if (badges > 0 && !read_only && !stick.is_busy()) print.does = core::PrintStick{};
    page.tiles = {std::move(print)};
    return page;
}

} // namespace kiosk::ui
