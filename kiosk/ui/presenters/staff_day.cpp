#include "ui/presenters/staff_day.hpp"

#include <algorithm>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "ui/presenters/when.hpp"

namespace kiosk::ui {
namespace {

using What = core::DayChange::What;

core::LocalDay today_of(const ScreenInput& screen) {
    return core::day_of(screen.local_now);
}

bool is_over(const core::ProgrammeItem& item, core::LocalTime now) {
    return item.day + item.ends <= now;
}

Said minutes_said(std::string_view key, std::int64_t minutes, const StaffWords& words) {
    return words.say(key, {{"n", minutes}});
}

SubjectLine delay_line(const core::DelegationId& id, Said name, const ScreenInput& screen, const StaffWords& words) {
    SubjectLine line;
    line.id = id.empty() ? "everyone" : "group." + id.str();
    line.name = std::move(name);
    const auto behind = screen.model.changes.delay_of(id, today_of(screen)).count();
    if (behind > 0) line.mark = minutes_said("changes.behind", behind, words);
    const core::ChangeSubject subject{id, {}};
    line.chosen = screen.state.staff.changes.subject == subject;
    line.chooses = core::ChooseSubject{subject, static_cast<int>(behind)};
    return line;
}

std::optional<Said> status_said(const core::ProgrammeItem& item, const ScreenInput& screen, const StaffWords& words) {
    if (item.status == core::ItemStatus::Cancelled) return words.say("changes.cancelled");
    if (item.status == core::ItemStatus::Rain) return words.say("changes.to_rain");
    const auto change = screen.model.late_changes.find(item.id);
    if (change == screen.model.late_changes.end() || !change->second.time) return std::nullopt;
    return words.say("changes.was", {{"time", core::format_minute(change->second.was_starts)}});
}

SubjectLine item_line(const core::ProgrammeItem& item, const ScreenInput& screen, const StaffWords& words) {
    SubjectLine line;
    line.id = "item." + item.id.str();
    line.name = say(item.title, words.language());
    line.sub = joined({{when_said(item.day, item.starts, item.ends, today_of(screen), words.guests)},
                       {say(item.place_text, words.language())}},
                      kDot);
    line.mark = status_said(item, screen, words);
    const core::ChangeSubject subject{{}, item.id};
    line.chosen = screen.state.staff.changes.subject == subject;
    line.chooses = core::ChooseSubject{subject, 0};
    return line;
}

void tell_item(ChangesPage& page, const core::ProgrammeItem& item, const ScreenInput& screen, const StaffWords& words) {
    const core::StaffWork& staff = screen.state.staff;
    const int starts = static_cast<int>(item.starts.count()) + staff.changes.minutes;
    const auto does = [&](What what, int minutes) -> std::optional<core::SessionEvent> {
        const core::DayChange change{what, {{}, item.id}, minutes};
        if (staff.acting || !core::is_possible(change)) return std::nullopt;
        return core::MakeChange{change};
    };
    const bool off = item.status == core::ItemStatus::Cancelled;
    page.number = core::format_minute(core::MinuteOfDay{std::clamp(starts, 0, 24 * 60 - 1)});
    page.of = staff.changes.minutes == 0 ? words.say("changes.begins")
              : staff.changes.minutes > 0
                  ? minutes_said("changes.later", staff.changes.minutes, words)
                  : minutes_said("changes.earlier", -std::int64_t{staff.changes.minutes}, words);
    page.can_take = !off && starts > 0;
    page.can_add = !off && starts < 24 * 60 - 1;
    page.change = {words.say("changes.move", {{"time", page.number}}), std::nullopt, {}};
    if (!off && staff.changes.minutes != 0) page.change.does = does(What::Move, starts);
    if (!item.rain_place.empty()) {
        page.rain = StaffButton{words.say("changes.rain"), plain_text(item.rain_place), {}};
        if (item.status == core::ItemStatus::Planned) page.rain->does = does(What::Rain, 0);
    }
    page.cancel = StaffButton{words.say("changes.cancel"), std::nullopt, {}};
    if (!off) page.cancel->does = does(What::Cancel, 0);
}

void tell_delay(ChangesPage& page, const ScreenInput& screen, const StaffWords& words) {
    const core::StaffChanges& changes = screen.state.staff.changes;
    const auto behind = screen.model.changes.delay_of(changes.subject.delegation, today_of(screen)).count();
    page.number = std::to_string(changes.minutes);
    page.of = words.say("changes.minutes");
    page.can_take = changes.minutes > 0;
    page.can_add = changes.minutes < core::kLongestDelay;
    page.change = {changes.minutes == 0 ? words.say("changes.in_time")
                                        : minutes_said("changes.delay", changes.minutes, words),
                   std::nullopt,
                   {}};
    if (changes.minutes != behind && !screen.state.staff.acting)
        page.change.does = core::MakeChange{{What::Delay, {changes.subject.delegation, {}}, changes.minutes}};
}

Said subject_said(const core::ChangeSubject& subject, const ScreenInput& screen, const StaffWords& words) {
    if (!subject.item.empty()) {
        const auto* item = core::find_by_id(screen.model.programme, subject.item);
        return item == nullptr ? plain_text(subject.item.str()) : say(item->title, words.language());
    }
    if (subject.delegation.empty()) return words.say("changes.everyone");
    const auto* delegation = core::find_by_id(screen.model.delegations, subject.delegation);
    return delegation == nullptr ? plain_text(subject.delegation.str()) : say(delegation->name, words.language());
}

Said change_said(const core::DayChange& change, const StaffWords& words) {
    switch (change.what) {
    case What::Delay:
        return change.minutes == 0 ? words.say("changes.in_time")
                                   : minutes_said("changes.delay", change.minutes, words);
    case What::Move:
        return words.say("changes.move", {{"time", core::format_minute(core::MinuteOfDay{change.minutes})}});
    case What::Cancel:
        return words.say("changes.cancelled");
    case What::Rain:
        break;
    }
    return words.say("changes.to_rain");
}

ChangeLine change_line(const core::ChangeMade& made, std::size_t number, const ScreenInput& screen,
                       const StaffWords& words) {
    return {std::to_string(number), subject_said(made.change.subject, screen, words),
            joined({{change_said(made.change, words)},
                    {{core::format_time(made.at), "en"}},
                    {words.say("door.by", {{"who", made.by.str()}})}},
                   kDot),
            core::UndoEntry{made.entry}};
}

} // namespace

CheckpointsPage checkpoints_page(const ScreenInput& screen, const StaffWords& words) {
    CheckpointsPage page{words.say("checkpoints.title"), words.say("checkpoints.kept"), {}};
    const auto& model = screen.model;
    CheckpointLine programme{"*", // no checkpoint has such an id
                             words.say("checkpoints.follow"),
                             {words.say(model.follows_programme ? "checkpoints.follows" : "checkpoints.follow_how")},
                             model.follows_programme,
                             {}};
    if (!model.follows_programme && !screen.state.staff.acting) programme.chooses = core::FollowProgramme{};
    page.lines.push_back(std::move(programme));
    for (const core::Checkpoint& planned : model.checkpoints) {
        const auto day = core::day_of(planned, model.event, today_of(screen));
        const core::Checkpoint door = model.changes.changed(planned, day, {});
        CheckpointLine line;
        line.id = door.id.str();
        line.name = say(door.name, words.language());
        line.here = door.id == model.checkpoint.id;
        std::vector<Spans> parts;
        if (line.here) parts.push_back({words.say("person.here")});
        parts.push_back({words.say(door.direction == core::Direction::In    ? "checkpoints.in"
                                   : door.direction == core::Direction::Out ? "checkpoints.out"
                                                                            : "checkpoints.both")});
        if (door.opens && door.closes)
            parts.push_back({when_said(day, *door.opens, *door.closes, today_of(screen), words.guests)});
        line.sub = joined(parts, kDot);
        // Here, too: that it no longer follows.
        if ((!line.here || model.follows_programme) && !screen.state.staff.acting)
            line.chooses = core::ChooseCheckpoint{door.id};
        page.lines.push_back(std::move(line));
    }
    return page;
}

ChangesPage changes_page(const ScreenInput& screen, const StaffWords& words) {
    const auto& model = screen.model;
    const core::ChangeSubject& subject = screen.state.staff.changes.subject;
    ChangesPage page;
    page.people_title = words.say("changes.people");
    page.items_title = words.say("changes.items");
    page.people.push_back(delay_line({}, words.say("changes.everyone"), screen, words));
    for (const core::Delegation& each : model.delegations) {
        auto line = delay_line(each.id, say(each.name, words.language()), screen, words);
        if (each.arrives && core::day_of(*each.arrives) == today_of(screen))
            line.sub = {words.say("home.arrives", {{"time", core::format_time(*each.arrives)}})};
        page.people.push_back(std::move(line));
    }
    for (const core::ProgrammeItem& item : model.programme) {
        const auto change = model.late_changes.find(item.id);
        const bool dropped = change != model.late_changes.end() && change->second.dropped;
        if (!dropped && !is_over(item, screen.local_now)) page.items.push_back(item_line(item, screen, words));
    }
    page.name = subject_said(subject, screen, words);
    const auto* item = core::find_by_id(model.programme, subject.item);
    if (item != nullptr) {
        page.sub = item_line(*item, screen, words).sub;
        tell_item(page, *item, screen, words);
    } else {
        tell_delay(page, screen, words);
    }
    page.made_title = words.say("changes.made");
    const auto& made = model.changes.made();
    for (std::size_t i = made.size(); i-- > 0;) page.made.push_back(change_line(made[i], i, screen, words));
    page.undo = words.say("home.undo");
    return page;
}

} // namespace kiosk::ui
