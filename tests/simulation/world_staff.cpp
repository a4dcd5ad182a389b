// What staff do in a world: undo, and let several people in at once.
#include <array>

#include "simulation/world.hpp"

namespace kiosk::sync::test {

void World::act_for_several(Kiosk& kiosk) {
    const core::StaffMember teacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
    auto* desk = desk_of(kiosk);
    const auto moment = now(kiosk);
    if (numbers_.one_in(4)) {
        const auto entries = entries_of(kiosk);
        if (entries.empty()) return;
        const auto target = must(core::parse_entry(entries[numbers_.below(entries.size())]));
        const auto undone = desk->undo_act(target.ref(), "by_mistake", teacher, moment);
        if (!undone && undone.error().kind != core::ErrorKind::Refused)
            return broken(kiosk.name + " could not undo an act: " + undone.error().detail);
        say(kiosk.name + " undoes " + std::to_string(undone.value_or(0)) + " at once");
    } else if (numbers_.one_in(4)) {
        using What = core::DayChange::What;
        const auto& programme = beginning_.revision(Beginning::kRevisions).programme;
        const auto& item = programme[numbers_.below(programme.size())].id;
        const auto& roster = beginning_.revision(Beginning::kRevisions).participants;
        const auto& whose = roster[numbers_.below(roster.size())].delegation;
        const auto minutes = static_cast<int>(5 * numbers_.below(9));
        const std::array<core::DayChange, 5> ways{{{What::Delay, {}, minutes},
                                                   {What::Delay, {whose, {}}, minutes},
                                                   {What::Move, {{}, item}, 480 + minutes},
                                                   {What::Cancel, {{}, item}, 0},
                                                   {What::Rain, {{}, item}, 0}}};
        const auto changed = desk->change_day(ways.at(numbers_.below(ways.size())), teacher, moment);
        if (!changed && changed.error().kind != core::ErrorKind::NotFound)
            return broken(kiosk.name + " could not change the day: " + changed.error().detail);
        say(kiosk.name + (changed ? " changes the day" : " does not know what is to change"));
    } else if (numbers_.one_in(3)) {
        register_somebody(kiosk, teacher, moment);
    } else if (numbers_.one_in(4)) {
        const auto& roster = beginning_.revision(Beginning::kRevisions).participants;
        const auto& who = roster[numbers_.below(roster.size())].id;
        const auto badge = desk->reissue_badge(who, "lost", teacher, moment);
        const auto kind = badge ? core::ErrorKind::Refused : badge.error().kind;
        if (kind != core::ErrorKind::Refused && kind != core::ErrorKind::NotFound)
            return broken(kiosk.name + " could not reissue a badge: " + badge.error().detail);
        if (badge && desk->look_at({badge->code, core::Source::Camera}, moment).who != who)
            return broken(kiosk.name + " does not know the badge that it reissued to " + who.str());
        say(kiosk.name + (badge ? " reissues a badge to " : " reissues no badge to ") + who.str());
    } else if (numbers_.one_in(3)) {
        const auto& roster = beginning_.revision(Beginning::kRevisions).participants;
        const auto& who = roster[numbers_.below(roster.size())].id;
        const auto excused = desk->excuse(who, "ill", teacher, moment);
        const auto kind = excused ? core::ErrorKind::Refused : excused.error().kind;
        if (kind != core::ErrorKind::Refused && kind != core::ErrorKind::NotFound)
            return broken(kiosk.name + " could not excuse: " + excused.error().detail);
        say(kiosk.name + (excused ? " excuses " : " does not excuse ") + who.str());
    } else {
        std::vector<core::ParticipantId> people;
        const auto& roster = beginning_.revision(Beginning::kRevisions).participants;
        while (people.size() < 3) people.push_back(roster[numbers_.below(roster.size())].id);
        const auto delegation = roster[numbers_.below(roster.size())].delegation;
        const auto acted = numbers_.one_in(3) ? desk->count_people(delegation, 1 + static_cast<int>(numbers_.below(3)),
                                                                   teacher, moment)
                                              : desk->admit_people(people, teacher, moment);
        if (!acted && acted.error().kind != core::ErrorKind::Refused)
            return broken(kiosk.name + " could not let several in: " + acted.error().detail);
        say(kiosk.name + " lets in " + std::to_string(acted ? acted->people : 0) + " at once");
    }
    const auto& shown = look_at(kiosk.file).merged;
    expected_.insert(shown.begin(), shown.end());
    remember_ledgers(kiosk);
}

// For themselves or in somebody's place; or a sheet of paper says that somebody came.
void World::register_somebody(Kiosk& kiosk, const core::StaffMember& teacher, const core::Now& moment) {
    auto* desk = desk_of(kiosk);
    const auto& roster = beginning_.revision(Beginning::kRevisions).participants;
    const auto& who = roster[numbers_.below(roster.size())];
    core::Status done;
    if (numbers_.one_in(3)) {
        const auto claimed = core::LocalTime{kiosk::test::kFirstDay} + std::chrono::hours{numbers_.below(9)};
        done =
            desk->note_paper(who.id, {core::CheckpointId{"gate"}, claimed}, "other", teacher, moment).map([](auto) {});
    } else {
        const core::WalkIn stated{who.delegation, "來賓 " + std::to_string(minute_), "", "", "", "", core::Diet::Vegan};
        done = desk->register_walk_in(stated, numbers_.one_in(3) ? who.id : core::ParticipantId{}, teacher, moment)
                   .map([](const auto&) {});
    }
    const auto kind = done ? core::ErrorKind::Refused : done.error().kind;
    if (kind != core::ErrorKind::Refused && kind != core::ErrorKind::NotFound)
        return broken(kiosk.name + " could not register: " + done.error().detail);
    say(kiosk.name + (done ? " registers somebody" : " registers nobody: " + done.error().detail));
}

void World::hand_over(Kiosk& kiosk) {
    const auto& roster = beginning_.revision(Beginning::kRevisions).participants;
    const auto& who = roster[numbers_.below(roster.size())].id;
    const core::StaffMember volunteer{core::OperatorId{"v1"}, core::StaffRole::Volunteer};
    const auto outcome = desk_of(kiosk)->hand_over(who, "family " + std::to_string(minute_), volunteer, now(kiosk));
    const auto kind = outcome ? core::ErrorKind::Refused : outcome.error().kind;
    if (kind != core::ErrorKind::Refused && kind != core::ErrorKind::NotFound)
        return broken(kiosk.name + " could not hand over: " + outcome.error().detail);
    if (outcome && outcome->verdict == core::Verdict::NotRecorded)
        return broken(kiosk.name + " did not record a handover: " + kiosk.desk->last_failure());
    say(kiosk.name + (outcome && outcome->entry ? " hands over " : " does not hand over ") + who.str());
    const auto& shown = look_at(kiosk.file).merged;
    expected_.insert(shown.begin(), shown.end());
    remember_ledgers(kiosk);
}

std::vector<core::Bytes> World::entries_of(const Kiosk& kiosk) {
    std::vector<core::Bytes> entries;
    const auto read =
        eyes(kiosk.file).each("SELECT bytes FROM entry ORDER BY ledger, seq", [&](const store::Statement& row) {
            entries.emplace_back(row.blob(0).begin(), row.blob(0).end());
            return true;
        });
    if (!read) throw std::runtime_error(read.error().detail);
    return entries;
}

void World::undo(Kiosk& kiosk) {
    const auto entries = entries_of(kiosk);
    if (entries.empty()) return;
    const auto target = must(core::parse_entry(entries[numbers_.below(entries.size())]));
    const auto done = desk_of(kiosk)->void_entry(target.ref(), "mistake", core::OperatorId{"t1"}, now(kiosk));
    if (done)
        say(kiosk.name + " voids " + core::to_hex(target.ledger.bytes).substr(0, 6) + ":" +
            std::to_string(target.seq.value()));
    else if (done.error().kind != core::ErrorKind::Refused)
        broken(kiosk.name + " could not void: " + done.error().detail);
}

} // namespace kiosk::sync::test
