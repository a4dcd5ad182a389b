// The pages of what is on a stick, and of what was checked there.
#include "ui/presenters/staff_stick.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ui/presenters/stick_note.hpp"

namespace kiosk::ui {
namespace {

using core::StaffStick, core::StickKind, core::StickHindrance;

// As it stands on the stick itself: 32 GB are 32,000,000,000 bytes.
std::string size_text(std::uint64_t bytes) {
    constexpr std::array<const char*, 4> kUnits{"kB", "MB", "GB", "TB"};
    std::uint64_t tenths = bytes / 100;
    std::size_t unit = 0;
    for (; tenths >= 10'000 && unit + 1 < kUnits.size(); ++unit) tenths /= 1000;
    const bool fine = tenths < 1000 && tenths % 10 != 0;
    return std::to_string(tenths / 10) + (fine ? "." + std::to_string(tenths % 10) : "") + " " + kUnits.at(unit);
}

// As it is called on Windows.
Said file_system_said(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNames{
        {{"vfat", "FAT32"}, {"exfat", "exFAT"}, {"ntfs", "NTFS"}, {"ntfs3", "NTFS"}}};
    for (const auto& [system, shown] : kNames)
        if (system == name) return {std::string(shown), "en"};
    return {name, "en"};
}

StickSign sign_of(StickKind kind) {
    switch (kind) {
    case StickKind::Workbook:
        return StickSign::Sheet;
    case StickKind::Package:
        return StickSign::Folder;
    case StickKind::Settings:
        return StickSign::Lines;
    case StickKind::Key:
        return StickSign::Key;
    case StickKind::Bundle:
        break;
    }
    return StickSign::Sync;
}

std::string_view key_of(StickKind kind) {
    switch (kind) {
    case StickKind::Workbook:
        return "stick.workbook";
    case StickKind::Package:
        return "stick.package";
    case StickKind::Settings:
        return "stick.settings";
    case StickKind::Key:
        return "stick.key";
    case StickKind::Bundle:
        break;
    }
    return "stick.bundle";
}

Said changed_said(core::WallTime modified, const ScreenInput& screen, const StaffWords& words) {
    const core::LocalTime at = screen.model.event.zone.to_local(modified);
    if (core::day_of(at) == core::day_of(screen.local_now)) return words.say("stick.today", {{"time", staff_time(at)}});
    return {core::format_day(core::day_of(at), words.language(), core::DateStyle::Short), words.language()};
}

bool is_event(StickKind kind) {
    return kind == StickKind::Workbook || kind == StickKind::Package;
}

// What is known of a file since it was checked.
void tell_state(const core::StickCheck& check, StickFileCard& card, const StaffWords& words) {
    card.tone = core::Tone::Amber;
    if (check.errors > 0)
        card.state = words.say("stick.has_errors", {{"n", whole(check.errors)}});
    else if (check.hindrance)
        card.state = words.say("stick.cannot");
    else
        card.state = words.say(check.changes.is_new ? "stick.fine" : "stick.same");
    if (!check.hindrance) card.tone = check.changes.is_new ? core::Tone::Green : core::Tone::Neutral;
}

std::vector<StickFileCard> cards_of(const core::StickSeen& stick, const ScreenInput& screen, const StaffWords& words) {
    const StaffStick& state = screen.state.staff.stick;
    std::vector<StickFileCard> cards;
    for (const core::StickItem& item : stick.contents.items) {
        StickFileCard card{std::to_string(cards.size()),
                           sign_of(item.kind),
                           plain_text(item.shown),
                           joined({{words.say(key_of(item.kind))}, {changed_said(item.modified, screen, words)}}, kDot),
                           std::nullopt,
                           core::Tone::Amber,
                           state.event() == &item,
                           std::nullopt};
        if (state.check && state.check->item == item)
            tell_state(*state.check, card, words);
        else if (is_event(item.kind))
            card.state = words.say("stick.unchecked");
        if (is_event(item.kind) && !state.is_busy()) card.does = core::ChooseOnStick{item.name};
        cards.push_back(std::move(card));
    }
    return cards;
}

// --- what can be done

StickTile badge_tile(const core::StickCheck* check, bool may, const StaffWords& words) {
    StickTile tile{"stick.badges", StickSign::Badge, words.say("stick.badges"), words.say("stick.check_first"),
                   std::nullopt};
    if (check == nullptr) return tile;
    if (check->errors > 0)
        tile.sub = words.say("stick.badges_errors");
    else if (check->badges == 0)
        tile.sub = words.say(check->making ? "stick.badges_first" : "stick.badges_none");
    else
        tile.sub = words.say("stick.badges_of", {{"n", whole(check->badges)}, {"what", whole(check->new_badges)}});
    if (check->badges > 0 && check->errors == 0 && may) tile.does = core::OpenStickBadges{};
    return tile;
}

// Of the event that is chosen, if it is the one that was checked.
const core::StickCheck* check_of_chosen(const StaffStick& stick) {
    const core::StickItem* item = stick.event();
    return item != nullptr && stick.check && stick.check->item == *item ? &*stick.check : nullptr;
}

// The sign-in sheet of today, or of every day.
core::PaperChoice first_choice(const ScreenInput& screen) {
    core::PaperChoice choice;
    const core::EventInfo& event = screen.model.event;
    const core::LocalDay today = core::day_of(screen.local_now);
    if (event.first_day < event.last_day && event.first_day <= today && today <= event.last_day) choice.day = today;
    return choice;
}

StickTile papers_tile(const ScreenInput& screen, const StaffWords& words) {
    StickTile tile{"stick.papers", StickSign::Papers, words.say("papers.tile"), words.say("papers.tile_how"),
                   std::nullopt};
    if (!screen.state.staff.stick.is_busy()) tile.does = core::OpenPapers{first_choice(screen)};
    return tile;
}

std::vector<StickTile> tiles_of(const core::StickSeen& seen, const StaffStick& stick, const StaffWords& words) {
    const core::StickItem* item = stick.event();
    const core::StickCheck* check = check_of_chosen(stick);
    const bool may = !stick.is_busy();
    StickTile checks{"stick.check",
                     StickSign::Check,
                     words.say(check == nullptr ? "stick.check" : "stick.read"),
                     item == nullptr ? words.say("stick.check_none") : plain_text(item->shown),
                     std::nullopt,
                     item != nullptr};
    if (item != nullptr && may)
        checks.does = check == nullptr ? core::SessionEvent(core::CheckStick{}) : core::ShowStickCheck{};
    const auto has = [&](StickKind kind) {
        return std::ranges::find(seen.contents.items, kind, &core::StickItem::kind) != seen.contents.items.end();
    };
    const bool others = has(StickKind::Bundle); // ours may be among them
    StickTile sync{"stick.sync", StickSign::Sync, words.say("stick.sync"),
                   words.say(others ? "stick.sync_how" : "stick.sync_first"), std::nullopt};
    const bool writes = may && !seen.read_only;
    if (writes) sync.does = core::SyncStick{};
    StickTile saves{"stick.settings.save", StickSign::Out, words.say("stick.settings_save"),
                    words.say("stick.settings_save_how"), std::nullopt};
    StickTile takes{"stick.settings.take", StickSign::Sync, words.say("stick.settings_take"),
                    words.say(has(StickKind::Settings) ? "stick.settings_take_how" : "stick.settings_none"),
                    std::nullopt};
    StickTile log{"stick.log", StickSign::Lines, words.say("stick.log"), words.say("stick.log_how"), std::nullopt};
    if (writes) {
        saves.does = core::SaveStickSettings{};
        log.does = core::SaveStickLog{};
    }
    if (may && has(StickKind::Settings)) takes.does = core::TakeStickSettings{};
    return {std::move(checks), badge_tile(check, writes, words), std::move(sync), std::move(log), std::move(saves),
            std::move(takes)};
}

// --- the check

// In the language of the page, else in English.
Said said_of(const core::Texts& texts, const StaffWords& words, const std::string& before = {}) {
    const std::string* own = texts.exactly(words.language());
    return {before + (own != nullptr ? *own : texts.in("en")), own != nullptr ? words.language() : "en"};
}

Said without_cell(const core::StickProblem& problem, const StaffWords& words) {
    const std::string colon = words.language() == core::kHomeLanguage ? "：" : ": ";
    return said_of(problem.what, words, problem.column.empty() ? "" : problem.column + colon);
}

StickSheetPart part_of(const core::StickCells& cells) {
    StickSheetPart part{cells.columns, {}, cells.row, cells.column};
    for (const auto& row : cells.rows) {
        part.rows.push_back({std::to_string(row.number), {}});
        for (const std::string& text : row.cells) part.rows.back().cells.push_back(plain_text(text));
    }
    return part;
}

void tell_problems(const core::StickCheck& check, std::size_t chosen, StickCheckPage& page, const StaffWords& words) {
    for (std::size_t i = 0; i < check.problems.size(); ++i) {
        const auto& problem = check.problems[i];
        page.problems.push_back({std::to_string(i), problem.is_error, i == chosen, plain_text(problem.where),
                                 without_cell(problem, words), core::ShowStickProblem{i}});
    }
    if (chosen >= check.problems.size()) return;
    const auto& problem = check.problems[chosen];
    StickProblemPanel panel{problem.is_error,
                            plain_text(problem.where),
                            words.say("stick.which", {{"n", whole(chosen + 1)}, {"all", whole(check.problems.size())}}),
                            std::nullopt,
                            said_of(problem.what, words),
                            said_of(problem.mend, words),
                            words.say("stick.mend"),
                            {},
                            std::nullopt};
    if (!problem.column.empty()) panel.column = words.say("stick.column", {{"name", problem.column}});
    if (problem.is_error)
        panel.steps = {words.say("stick.step_open", {{"name", problem.where}}), words.say("stick.step_again")};
    if (problem.cells) panel.part = part_of(*problem.cells);
    page.problem = std::move(panel);
}

StickPeopleList people_list(std::string_view key, const core::StickPeople& people, const StaffWords& words) {
    constexpr std::size_t kMostShown = 60;
    StickPeopleList list{words.say(key), std::to_string(people.count), {}, std::nullopt};
    for (const std::string& name : people.names) {
        if (list.names.size() == kMostShown) break;
        list.names.push_back(plain_text(name));
    }
    if (people.count > list.names.size())
        list.more = words.say("stick.more_people", {{"n", whole(people.count - list.names.size())}});
    return list;
}

StickChangesPanel changes_panel(const core::StickChanges& changes, const StaffWords& words) {
    StickChangesPanel panel{words.say("stick.changes", {{"n", whole(changes.people)}}), {}, {}};
    panel.lists = {people_list("stick.added", changes.added, words), people_list("stick.left", changes.left, words),
                   people_list("stick.other", changes.other, words)};
    const bool same = changes.added.count + changes.left.count + changes.other.count + changes.others == 0;
    if (changes.others > 0) panel.below.push_back(words.say("stick.others_differ", {{"n", whole(changes.others)}}));
    if (same) panel.below.push_back(words.say("stick.settings_differ"));
    panel.below.push_back(words.say(changes.sealed ? "stick.sealed" : "stick.unsealed"));
    return panel;
}

std::string_view key_of(StickHindrance hindrance) {
    switch (hindrance) {
    case StickHindrance::OtherEvent:
        return "stick.other_event";
    case StickHindrance::NeedsSeal:
        return "stick.needs_seal";
    case StickHindrance::NoCheckpoint:
        return "stick.no_checkpoint";
    case StickHindrance::Errors:
    case StickHindrance::Refused:
        break;
    }
    return "stick.refused";
}

Said check_sub(const core::StickCheck& check, const StaffWords& words) {
    const auto warnings = whole(check.problems.size() - check.errors);
    if (check.errors > 0)
        return warnings > 0 ? words.say("stick.errors_sub", {{"n", warnings}}) : words.say("stick.nothing_loaded");
    if (check.hindrance == StickHindrance::NeedsSeal && check.making) return words.say("stick.needs_seal_here");
    if (check.hindrance) return words.say(key_of(*check.hindrance));
    if (!check.changes.is_new) return words.say("stick.nothing_new");
    return warnings > 0 ? words.say("stick.warnings_sub", {{"n", warnings}}) : words.say("stick.fine_sub");
}

std::vector<StickTile> check_tiles(const core::StickCheck& check, const StaffStick& stick, bool read_only,
                                   const StaffWords& words) {
    const bool may = !stick.is_busy(), writes = may && !read_only;
    std::vector<StickTile> tiles;
    const auto event = [](bool so, core::SessionEvent does) {
        return so ? std::optional(std::move(does)) : std::nullopt;
    };
    if (check.errors > 0 && check.item.kind == StickKind::Workbook)
        tiles.push_back({"stick.mark", StickSign::Sheet, words.say("stick.mark"), words.say("stick.mark_how"),
                         event(writes, core::MarkStick{}), true});
    tiles.push_back({"stick.again", StickSign::Again, words.say("stick.again"), words.say("stick.again_how"),
                     event(may, core::CheckStick{})});
    if (check.errors > 0) return tiles;
    const bool loads = !check.hindrance && check.changes.is_new;
    if (loads)
        tiles.insert(tiles.begin(), {"stick.load", StickSign::Load,
                                     words.say("stick.load", {{"n", std::int64_t{check.changes.revision.value()}}}),
                                     words.say("stick.load_how"), event(may, core::LoadStick{}), !check.making});
    if (check.making)
        tiles.insert(tiles.begin(),
                     {"stick.make", StickSign::Key, words.say("stick.make"),
                      check.making->without > 0 ? words.say("stick.make_how", {{"n", whole(check.making->without)}})
                                                : words.say("stick.make_seals"),
                      event(writes, core::OpenMaking{}), true});
    tiles.push_back(badge_tile(&check, writes, words));
    return tiles;
}

} // namespace

StickPage stick_page(const ScreenInput& screen, const StaffWords& words) {
    const StaffStick& stick = screen.state.staff.stick;
    StickPage page;
    page.note = note_of(stick, words);
    page.tiles = {papers_tile(screen, words)};
    if (!stick.looked || !stick.looked->stick) {
        const bool broken = stick.looked && !stick.looked->trouble.empty();
        page.none = words.say(!stick.looked ? "stick.reading" : broken ? "stick.unreadable" : "stick.none");
        if (stick.looked) page.none_how = words.say(broken ? "stick.unreadable_how" : "stick.none_how");
        return page;
    }
    const core::StickSeen& seen = *stick.looked->stick;
    page.title = words.say("stick.title", {{"name", seen.name}});
    std::vector<Spans> sub{{{size_text(seen.total), "en"}}};
    if (!seen.file_system.empty()) sub.push_back({file_system_said(seen.file_system)});
    sub.push_back({words.say("stick.free", {{"what", size_text(seen.free)}})});
    page.sub = joined(sub, kDot);
    if (seen.read_only) page.locked = words.say("stick.locked");
    if (seen.total > 0) page.used = 1 - static_cast<float>(seen.free) / static_cast<float>(seen.total);
    page.files = cards_of(seen, screen, words);
    page.files_title =
        page.files.empty() ? words.say("stick.no_files") : words.say("stick.files", {{"n", whole(page.files.size())}});
    if (seen.contents.others > 0) page.below.push_back(words.say("stick.others", {{"n", whole(seen.contents.others)}}));
    if (seen.contents.more) page.below.push_back(words.say("stick.not_all"));
    for (StickTile& tile : tiles_of(seen, stick, words)) page.tiles.push_back(std::move(tile));
    page.eject = words.say(stick.is_busy() ? "stick.eject_later" : "stick.eject");
    if (!stick.is_busy()) page.ejects = core::TakeStickOut{};
    return page;
}

StickCheckPage stick_check_page(const ScreenInput& screen, const StaffWords& words) {
    const StaffStick& stick = screen.state.staff.stick;
    const core::StickCheck& check = *stick.check;
    StickCheckPage page;
    const bool mends = check.hindrance == StickHindrance::NeedsSeal && check.making; // by a touch, here
    page.is_fault = check.hindrance && !mends;
    const core::Args name{{"name", check.item.shown}, {"n", whole(check.errors)}};
    page.title = words.say(check.errors > 0 ? "stick.errors"
                           : page.is_fault  ? "stick.not_loadable"
                                            : "stick.no_errors",
                           name);
    page.sub = check_sub(check, words);
    tell_problems(check, stick.problem, page, words);
    if (!check.hindrance && check.changes.is_new) page.changes = changes_panel(check.changes, words);
    const bool read_only = stick.looked && stick.looked->stick && stick.looked->stick->read_only;
    page.tiles = check_tiles(check, stick, read_only, words);
    page.note = note_of(stick, words);
    if (!page.note && !check.detail.empty() && !check.making)
        page.note = StickNote{core::Tone::Amber, words.say("stick.refused"), Said{check.detail, "en"}};
    return page;
}

} // namespace kiosk::ui
