#include "ui/presenters/staff.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/attendance.hpp"
#include "core/rules/day_people.hpp"
#include "core/session/staff_page.hpp"
#include "ui/presenters/staff_forms.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {
namespace {

bool day_is_over(const ScreenInput& screen) {
    const auto& model = screen.model;
    return core::is_closed(model.changes.changed(model.checkpoint, core::day_of(screen.local_now), {}),
                           screen.local_now);
}

// At a Loan those who have what is lent.
int missing_people(const core::DayBoard& board, core::CheckpointKind here) {
    return here == core::CheckpointKind::Loan ? board.inside : std::max(0, board.expected - board.present);
}

std::vector<HomeTile> home_tiles(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffWork& staff = screen.state.staff;
    HomeTile away{"staff.not_arrived",
                  HomeSign::NotArrived,
                  words.say(key_at(screen.model.checkpoint.kind, "tile",
                                   day_is_over(screen) ? "not_arrived.tile_over" : "not_arrived.tile")),
                  std::nullopt,
                  {},
                  core::OpenNotArrived{}};
    if (staff.board) away.number = std::to_string(missing_people(*staff.board, screen.model.checkpoint.kind));
    const bool teacher = staff.who && core::may_change_day(staff.who->role);
    HomeTile stands{"staff.checkpoints",
                    HomeSign::Checkpoint,
                    words.say("checkpoints.tile"),
                    say(screen.model.checkpoint.name, words.language()),
                    {},
                    core::OpenCheckpoints{}};
    if (screen.model.follows_programme) stands.title = words.say("checkpoints.tile_follows");
    HomeTile changes{
        "staff.changes",    HomeSign::Changes, words.say("changes.tile"), words.say("changes.tile_what"), {},
        core::OpenChanges{}};
    stands.locked = changes.locked = !teacher;
    return {
        {"staff.find", HomeSign::Find, words.say("home.find"), words.say("home.find_how"), {}, core::OpenFind{}, true},
        std::move(away),
        {"staff.roll",
         HomeSign::RollCall,
         words.say(staff.roll ? "roll.tile_on" : "roll.tile"),
         std::nullopt,
         {},
         core::OpenRollCall{}},
        {"staff.walk_in",
         HomeSign::WalkIn,
         words.say("home.walk_in"),
         words.say("home.walk_in_how"),
         {},
         open_walk_in(screen, {})},
        {"staff.look",
         HomeSign::LookOnly,
         words.say(staff.look_only ? "look.off" : "look.tile"),
         words.say("look.tile_what"),
         {},
         core::ToggleLookOnly{}},
        std::move(stands),
        std::move(changes),
        {"staff.stick",
         HomeSign::Stick,
         words.say("stick.tile"),
         words.say("stick.tile_what"),
         {},
         core::OpenStick{},
         false,
         !staff.who || !core::may_use_stick(staff.who->role)}};
}

EntryLine entry_line(const core::EntryRow& row, std::size_t number, const StaffWords& words) {
    EntryLine line;
    line.id = std::to_string(number);
    const bool group = row.kind == core::EntryKind::GroupCount || row.whole;
    line.tone = group ? core::Tone::Green : core::tone_of(row.verdict);
    line.sign = group ? Sign::People : staff_sign(line.tone, row.late);
    core::StaffNews news;
    news.outcome.emplace();
    news.name = row.name;
    const Said said = words.say(news_key(row.verdict), {{"name", whose_name(news, words)}});
    const bool nameless = row.name.empty();
    line.name = group ? say(row.delegation, words.language()) : nameless ? said : plain_text(row.name);
    std::vector<Spans> parts{{{core::format_time(row.at), "en"}}};
    if (group) parts.push_back({words.say("home.people", {{"n", std::int64_t{row.people}}})});
    if (!group && !row.delegation.empty()) parts.push_back({say(row.delegation, words.language())});
    if (!row.by.empty()) parts.push_back({words.say("door.by", {{"who", row.by.str()}})});
    if (row.source == core::Source::Paper) parts.push_back({words.say("door.paper")});
    line.sub = joined(parts, kDot);
    if (!row.who.empty() && !row.whole) line.opens = core::OpenPerson{row.who};
    if (core::changes_presence(row.kind)) {
        line.button = words.say(row.whole ? "delegation.undo_act" : "home.undo");
        if (row.may_undo) line.does = core::UndoEntry{row.entry, row.whole};
    } else if (!row.who.empty()) {
        line.button = words.say("home.details");
        line.does = core::OpenPerson{row.who};
    }
    return line;
}

float part_of(int some, int all) {
    return all <= 0 ? 0.0F : std::clamp(static_cast<float>(some) / static_cast<float>(all), 0.0F, 1.0F);
}

void tell_figures(HomePage& page, const core::DayBoard& board, bool over, core::CheckpointKind here,
                  const StaffWords& words) {
    page.figures = {{words.say("home.expected"), std::to_string(board.expected), {}},
                    {words.say(key_at(here, "present", "home.present")), std::to_string(board.present), {}, true},
                    {words.say(key_at(here, "missing", over ? "home.absent" : "home.missing")),
                     std::to_string(missing_people(board, here)),
                     {}},
                    {words.say("home.late"), std::to_string(board.late), {}},
                    {words.say("home.inside"), std::to_string(board.inside), {}}};
    if (!core::tells_attendance(here)) page.figures.resize(3);
    if (board.expected > 0)
        page.figures[1].beside = words.say("home.percent", {{"n", std::int64_t{board.present} * 100 / board.expected}});
    if (board.excused > 0) page.figures[2].beside = words.say("home.excused", {{"n", std::int64_t{board.excused}}});
    page.more = {{words.say("home.last_ten"), std::to_string(board.last_ten),
                  words.say("home.ten_before", {{"n", std::int64_t{board.ten_before}}})},
                 {words.say("home.shown_again"), std::to_string(board.shown_again), {}},
                 {words.say("home.refused"), std::to_string(board.refused), {}}};
    page.present = part_of(board.present, board.expected);
    page.late = part_of(board.late, board.expected);
}

} // namespace

PadPage pad_page(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffPad& pad = screen.state.staff.pad;
    PadPage page;
    page.title = words.say("pad.title");
    page.typed = pad.pin.size();
    page.cancel = words.say("pad.cancel");
    page.other_language = words.say("chrome.language");
    page.takes_digits = !pad.checking && !pad.wait_until && !pad.nobody;
    if (pad.nobody) {
        page.said = words.say("pad.nobody");
        page.command = Said{words.say("pad.command").text, "en"};
    } else if (pad.checking) {
        page.said = words.say("pad.checking");
    } else if (pad.wait_until) {
        const auto left = seconds_until(*pad.wait_until, screen.now);
        const std::string seconds = std::to_string(left % 60);
        page.said =
            words.say("pad.wait", {{"time", std::to_string(left / 60) + (seconds.size() < 2 ? ":0" : ":") + seconds}});
        page.is_fault = true;
    } else if (pad.wrong) {
        page.said =
            pad.free_tries > 0 ? words.say("pad.tries", {{"n", std::int64_t{pad.free_tries}}}) : words.say("pad.wrong");
        page.is_fault = true;
    } else {
        page.said = words.say("pad.enter");
    }
    return page;
}

HomePage staff_home(const ScreenInput& screen, const StaffWords& words) {
    HomePage page;
    page.tiles = home_tiles(screen, words);
    page.wait = words.say("home.reading");
    page.reading = !screen.state.staff.board;
    if (page.reading) return page;
    const core::DayBoard& board = *screen.state.staff.board;
    tell_figures(page, board, day_is_over(screen), screen.model.checkpoint.kind, words);
    page.arrivals = words.say("home.arrivals");
    page.one_by_one = words.say("home.one_by_one");
    page.as_group = words.say("home.as_group");
    page.now = words.say("home.now");
    page.slots = board.slots;
    for (std::size_t i = 0; i < board.slots.size(); ++i)
        page.slot_times.push_back(core::format_time(board.first_slot + core::kArrivalSlot * static_cast<int>(i)));
    page.groups_title = words.say("home.groups");
    for (const auto& group : board.groups) {
        GroupLine line{say(group.name, words.language()),
                       std::to_string(group.arrived) + " / " + std::to_string(group.expected),
                       part_of(group.arrived, group.expected),
                       {}};
        if (group.arrived == 0 && group.arrives)
            line.sub = words.say("home.arrives", {{"time", core::format_time(*group.arrives)}});
        line.id = group.id.str();
        line.opens = core::OpenDelegation{group.id};
        page.groups.push_back(std::move(line));
    }
    page.last_title = words.say("home.last");
    if (board.last.empty()) page.no_entries = words.say("home.no_entries");
    for (std::size_t i = 0; i < board.last.size(); ++i) page.entries.push_back(entry_line(board.last[i], i, words));
    return page;
}

} // namespace kiosk::ui
