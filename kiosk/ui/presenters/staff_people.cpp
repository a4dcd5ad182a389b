// What staff are shown of people who were searched for, and of one of them.
#include <utility>

#include "core/rules/attendance.hpp"
#include "core/session/staff_page.hpp"
#include "ui/presenters/staff.hpp"
#include "ui/presenters/staff_forms.hpp"
#include "ui/presenters/staff_said.hpp"

namespace kiosk::ui {
namespace {

Stand stand_of(const core::PersonRow& row) {
    switch (row.where) {
    case core::Whereabouts::NotCome:
        return Stand::Not;
    case core::Whereabouts::Inside:
        return Stand::In;
    case core::Whereabouts::Left:
        break;
    }
    return Stand::Out;
}

Said where_said(const core::PersonRow& row, core::CheckpointKind here, core::LocalTime now, const StaffWords& words) {
    if (!row.since || row.where == core::Whereabouts::NotCome)
        return words.say(key_at(here, "not_yet", "where.not_come"));
    const bool in = row.where == core::Whereabouts::Inside;
    return words.say(in ? key_at(here, "in", "where.inside") : key_at(here, "out", "where.left"),
                     {{"time", staff_time(*row.since, now)}});
}

// "青葉台高等学校 ・ 學生 ・ B"
Spans described(const core::PersonRow& row, const StaffWords& words) {
    std::vector<Spans> parts{{say(row.delegation, words.language())}};
    if (!row.role.empty()) parts.push_back({role_said(row.role, words)});
    if (!row.group.empty()) parts.push_back({plain_text(row.group)});
    return joined(parts, kDot);
}

// --- one person's page

Stand door_stand(const core::DoorRow& door) {
    if (!door.passed) return Stand::Not;
    if (door.way == core::Direction::Out) return Stand::Out;
    return door.late ? Stand::Late : Stand::In;
}

DoorLine door_line(const core::DoorRow& door, core::LocalTime now, const StaffWords& words) {
    DoorLine line;
    line.name = say(door.name, words.language());
    line.here = door.here;
    line.stand = door_stand(door);
    const auto minute = std::chrono::floor<core::MinuteOfDay>(now - core::day_of(now));
    const bool opens_later = door.opens && minute < *door.opens;
    if (door.passed)
        line.state = words.say(line.stand == Stand::Out    ? key_at(door.kind, "out", "door.passed_out")
                               : line.stand == Stand::Late ? key_at(door.kind, "in", "door.passed_late")
                                                           : key_at(door.kind, "in", "door.passed_in"),
                               {{"time", staff_time(*door.passed, now)}});
    else if (!door.theirs)
        line.state = words.say("door.not_theirs");
    else if (opens_later)
        line.state = words.say("door.opens", {{"time", core::format_minute(*door.opens)}});
    else
        line.state = words.say(key_at(door.kind, "not_yet", "door.not_yet"));
    if (door.opens && door.closes)
        line.window = words.say(
            "door.window", {{"from", core::format_minute(*door.opens)}, {"to", core::format_minute(*door.closes)}});
    std::vector<Spans> parts;
    if (door.here) parts.push_back({words.say("person.here")});
    if (!door.family.empty()) parts.push_back({words.say("handover.to", {{"name", door.family}})});
    if (door.theirs && !door.passed && door.late_after)
        parts.push_back({words.say("door.late_after", {{"time", core::format_minute(*door.late_after)}})});
    if (door.source == core::Source::Paper) parts.push_back({words.say("door.paper")});
    if (!door.by.empty()) parts.push_back({words.say("door.by", {{"who", door.by.str()}})});
    if (door.shown_again > 0) parts.push_back({words.say("door.shown_again", {{"n", std::int64_t{door.shown_again}}})});
    line.sub = joined(parts, kDot);
    return line;
}

std::vector<FactLine> facts_of(const core::PersonPage& page, const StaffWords& words) {
    std::vector<FactLine> facts;
    const auto add = [&](std::string_view key, Spans value) {
        if (!value.empty() && !value.front().text.empty()) facts.push_back({words.say(key), std::move(value)});
    };
    add("person.school", page.affiliation.empty() ? Spans{say(page.row.delegation, words.language())}
                                                  : Spans{plain_text(page.affiliation)});
    std::vector<Spans> role;
    if (!page.row.role.empty()) role.push_back({role_said(page.row.role, words)});
    if (!page.title.empty()) role.push_back({plain_text(page.title)});
    add("person.role", joined(role, kDot));
    add("person.group", {plain_text(page.row.group)});
    if (page.walk_in) add("person.walk_in", {words.say("person.yes")});
    if (page.stand_in) add("person.stood_in_by", {plain_text(page.stand_in->name)});
    if (page.stands_in_for) add("person.stands_in_for", {plain_text(page.stands_in_for->name)});
    add("person.class", {plain_text(page.buddy_class)});
    add("person.buddy", {plain_text(page.buddy)});
    if (!page.code.empty())
        add("person.badge", {words.say(page.reissued ? "person.badge_again" : "person.badge_door")});
    else if (page.badge_tail.empty())
        add("person.badge", {words.say("person.badge_none")});
    else
        add("person.badge",
            {words.say(page.has_badge ? "person.badge_good" : "person.badge_bad", {{"code", page.badge_tail}})});
    return facts;
}

void tell_marks(PersonView& view, const core::PersonPage& page, const core::StaffWork& staff, const StaffWords& words) {
    const auto role = staff.who ? staff.who->role : core::StaffRole::Volunteer;
    const bool has_any = page.has_badge || !page.code.empty();
    view.lost = {words.say("person.lost"), words.say(has_any ? "person.lost_sub" : "person.lost_none"), {}};
    view.lost.locked = !core::may_revoke(role);
    if (!view.lost.locked && !staff.acting) view.lost.does = core::ReportLostBadge{page.row.id};
    if (!page.code.empty())
        view.badge = {words.say("person.show_badge"), words.say("person.show_badge_sub"), core::ShowBadge{}};
    view.excuse = {words.say("person.excuse"), words.say("person.excuse_sub"), {}};
    view.excuse.locked = !core::may_excuse(role);
    if (!page.excuse) {
        if (!view.excuse.locked && !staff.acting) view.excuse.does = core::ExcusePerson{page.row.id};
        return;
    }
    const Said why = words.say("why." + page.excuse->reason);
    view.facts.insert(
        view.facts.begin(),
        {words.say("person.excused"), joined({{why}, {words.say("door.by", {{"who", page.excuse->by.str()}})}}, kDot)});
    view.excuse = {words.say("person.excuse_undo"), why, {}, !page.excuse->may_undo};
    if (page.excuse->may_undo && !staff.acting) view.excuse.does = core::UndoEntry{page.excuse->entry};
}

std::vector<Said> notes_of(const core::PersonPage& page, const StaffWords& words) {
    std::vector<Said> notes;
    if (!page.attention.empty()) notes.push_back(plain_text(page.attention));
    if (const auto key = core::text_key_of(page.diet); !key.empty()) notes.push_back(words.guests.say(key));
    for (const std::string& thing : page.avoid) {
        const auto key = core::text_key_of_avoided(thing);
        notes.push_back(key.empty() ? plain_text(thing) : words.guests.say(key));
    }
    if (!page.photo) notes.push_back(words.say("person.no_photo"));
    if (!page.staff_note.empty()) notes.push_back(plain_text(page.staff_note));
    if (notes.empty()) notes.push_back(words.say("person.no_notes"));
    return notes;
}

} // namespace

FindPage find_page(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffFind& find = screen.state.staff.find;
    FindPage page;
    page.typed = find.typed;
    page.face = find.face;
    page.hint = words.say("find.hint");
    page.full_names = words.say("find.full_names");
    const auto here = screen.model.checkpoint.kind;
    page.check_in = words.say(key_at(here, "do_in", "find.check_in"));
    page.clear = words.guests.say("search.clear");
    if (!find.found) return page;
    const auto count = std::int64_t{static_cast<std::int64_t>(find.found->rows.size())};
    page.above = find.found->rows.empty() ? words.say("find.none")
                 : find.found->more       ? words.say("find.more", {{"n", count}})
                                          : words.say("find.found", {{"n", count}});
    for (const core::PersonRow& row : find.found->rows) {
        FoundLine line{row.id.str(),
                       plain_text(row.name),
                       {row.latin, "en"},
                       described(row, words),
                       stand_of(row),
                       where_said(row, here, screen.local_now, words),
                       core::OpenPerson{row.id},
                       {}};
        if (row.where != core::Whereabouts::Inside) line.check_in = core::CheckPerson{row.id, false};
        page.rows.push_back(std::move(line));
    }
    return page;
}

PersonView person_view(const ScreenInput& screen, const StaffWords& words) {
    const core::StaffPerson& person = screen.state.staff.person;
    PersonView view;
    if (!person.page) {
        view.wait = words.say(person.gone ? "person.gone" : "home.reading");
        return view;
    }
    const core::PersonPage& page = *person.page;
    view.name = plain_text(page.row.name);
    view.latin = {page.row.latin, "en"};
    view.stand = stand_of(page.row);
    const auto kind = screen.model.checkpoint.kind;
    view.where = where_said(page.row, kind, screen.local_now, words);
    view.facts = facts_of(page, words);
    view.notes_title = words.say("person.notes");
    if (person.notes_until) {
        view.notes_hide = words.say("person.notes_hide", {{"n", seconds_until(*person.notes_until, screen.now)}});
        view.notes = notes_of(page, words);
    } else {
        view.notes_show = words.say("person.notes_show");
    }
    view.doors_title = words.say("person.doors");
    for (const auto& door : page.doors) view.doors.push_back(door_line(door, screen.local_now, words));
    const Said here = say(screen.model.checkpoint.name, words.language());
    const bool inside = page.row.where == core::Whereabouts::Inside, busy = screen.state.staff.acting;
    view.check_in = {words.say(key_at(kind, "do_in", "person.check_in")), inside ? view.where : here, {}};
    view.check_out = {words.say(key_at(kind, "do_out", "person.check_out")),
                      inside ? here : words.say(key_at(kind, "not_yet", "person.only_inside")),
                      {}};
    view.undo = {words.say("person.undo"), words.say("person.nothing_to_undo"), {}};
    if (!inside && !busy) view.check_in.does = core::CheckPerson{page.row.id, false};
    if (inside && !busy) view.check_out.does = core::CheckPerson{page.row.id, true};
    if (page.last) {
        const bool revoked = page.last->kind == core::EntryKind::Revoke;
        const bool reissued = page.last->kind == core::EntryKind::Reissue;
        const Said at = revoked    ? words.say("person.revoked")
                        : reissued ? words.say("badge.banner_again")
                                   : say(page.last->checkpoint, words.language());
        view.undo.sub = Said{staff_time(page.last->at, screen.local_now) + " " + at.text, at.language};
        if (!busy) view.undo.does = core::UndoEntry{page.last->entry};
    }
    tell_marks(view, page, screen.state.staff, words);
    const PersonForms forms = person_forms(page, screen, words);
    view.substitute = forms.substitute;
    view.paper = forms.paper;
    return view;
}

} // namespace kiosk::ui
