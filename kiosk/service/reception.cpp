#include "service/reception.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "core/base/find_by_id.hpp"
#include "core/i18n/han_choices.hpp"
#include "core/i18n/name_keys.hpp"
#include "core/ledger/entry_kind.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "core/rules/day_people.hpp"
#include "core/rules/void_rules.hpp"
#include "service/delegation_query.hpp"
#include "service/machine_health.hpp"
#include "service/people_of_day.hpp"
#include "service/reception_day.hpp"
#include "store/day_records.hpp"
#include "store/day_tallies.hpp"
#include "store/people_search.hpp"
#include "store/staff.hpp"

namespace kiosk::service {
namespace {

using core::Entry, core::EntryKind, core::Result;

core::Status tell_where(core::PersonRow& row, const store::Database& database, const core::AreaId& area,
                        core::LocalDay day, const core::Zone& zone) {
    const auto seen = TRY(store::read_whereabouts(database, row.id, area, day, zone));
    row.where = seen.where;
    if (seen.where != core::Whereabouts::NotCome) row.since = zone.to_local(seen.since);
    return {};
}

// --- one person's page

core::DoorRow door_of(const core::Checkpoint& door, const core::Participant& person, const core::CheckpointId& here) {
    core::DoorRow row;
    row.id = door.id;
    row.name = door.name;
    row.here = door.id == here;
    row.theirs = core::admits(door.audience, person);
    row.kind = door.kind;
    row.direction = door.direction;
    row.opens = door.opens;
    row.closes = door.closes;
    row.late_after = door.late_after;
    return row;
}

void pass(core::DoorRow& row, const Entry& entry, core::LocalTime at) {
    if (entry.kind == EntryKind::Refused) {
        ++row.shown_again;
        return;
    }
    row.passed = at;
    row.family.clear();
    row.way = entry.kind == EntryKind::CheckOut ? core::Direction::Out : core::Direction::In;
    row.late = entry.late;
    row.source = entry.source;
    row.by = entry.by;
}

core::Undoable undoable(const Entry& entry, const ReceptionDay& day) {
    core::Undoable made{entry.ref(), entry.kind, day.local(entry), {}};
    if (const auto* door = core::find_by_id(day.checkpoints, entry.checkpoint)) made.checkpoint = door->name;
    return made;
}

// The badge that counts: one that is not revoked, where there is one.
void tell_badge(core::PersonPage& page, const std::vector<core::Badge>& badges) {
    for (const auto& badge : badges) {
        const bool active = badge.status == core::BadgeStatus::Active;
        if (page.has_badge && !active) continue;
        std::array<char, 20> hex{};
        std::snprintf(hex.data(), hex.size(), "%04X", static_cast<unsigned>(badge.id.value() & 0xFFFFU));
        page.badge_tail = hex.data();
        page.has_badge = page.has_badge || active;
    }
}

Result<core::OtherPerson> other_person(const store::Database& database, const core::ParticipantId& id) {
    const auto person = TRY(store::read_person(database, id));
    return core::OtherPerson{id, person ? core::name_or_id(*person) : id.str()};
}

// Who stands in for them today, and for whom they do.
core::Status tell_substitution(core::PersonPage& page, const store::Database& database, const ReceptionDay& day,
                               const core::StaffMember& by, const core::Now& now) {
    for (const auto& [absent, stand_in] : core::stand_ins_of(day.facts, day.today, day.event.zone)) {
        if (stand_in.who == page.row.id) page.stands_in_for = TRY(other_person(database, absent));
        if (absent != page.row.id) continue;
        page.stand_in = TRY(other_person(database, stand_in.who));
        const auto fact = std::ranges::find(day.facts, stand_in.entry, &Entry::ref);
        if (fact != day.facts.end() && core::may_undo(by, **fact, now)) page.substitution = stand_in.entry;
    }
    return {};
}

// --- the day

bool is_last_entry(const ReceptionDay& day, const Entry& entry, const core::AreaId& area) {
    return day.is_of_today(entry) && (core::changes_presence(entry.kind) || entry.kind == EntryKind::Refused) &&
           entry.area == area;
}

Result<core::EntryRow> entry_row(const store::Database& database, const ReceptionDay& day, const Entry& entry,
                                 const core::StaffMember& by, const core::Now& now) {
    core::EntryRow row;
    row.entry = entry.ref();
    row.kind = entry.kind;
    row.verdict = entry.verdict;
    row.late = entry.late;
    row.at = day.local(entry);
    row.who = day.person_of(entry);
    row.people = static_cast<int>(entry.count);
    row.by = entry.by;
    row.source = entry.source;
    row.may_undo = core::changes_presence(entry.kind) && core::may_undo(by, entry, now);
    auto delegation = entry.delegation;
    if (!row.who.empty()) {
        if (const auto person = TRY(store::read_person(database, row.who))) {
            row.name = person->name;
            delegation = person->delegation;
        }
        if (row.name.empty()) row.name = row.who.str();
    }
    row.delegation = day.delegation(delegation);
    return row;
}

// Of people who are in a list of the day, those who have not come all the same.
template <class List>
int away(const List& list, const ReceptionDay& day, const core::Attendance& attendance, const core::Checkpoint& here) {
    return static_cast<int>(std::ranges::count_if(list, [&](const auto& each) {
        return !attendance.presences.contains({core::subject_of(each.first), here.area, day.kept_for(here)});
    }));
}
void count_arrivals(core::DayBoard& board, const ReceptionDay& day, const core::Checkpoint& here, core::LocalTime at) {
    const auto attendance = core::merge(day.entries, day.context);
    board.excused = away(core::excuses_of(day.facts, day.today, day.event.zone), day, attendance, here);
    // Somebody else is expected in their place.
    board.expected -= away(core::stand_ins_of(day.facts, day.today, day.event.zone), day, attendance, here);
    const auto slot_of = [](core::LocalTime time) {
        return std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()) / core::kArrivalSlot;
    };
    const auto now_slot = slot_of(at);
    board.slots.resize(core::kArrivalSlots);
    board.first_slot = core::LocalTime{core::kArrivalSlot * (now_slot - static_cast<int>(core::kArrivalSlots) + 1)};
    for (const auto& [key, presence] : attendance.presences) {
        if (key.area != here.area || key.day != day.kept_for(here)) continue;
        board.present += presence.people;
        if (presence.late) board.late += presence.people;
        board.inside += presence.people_inside;
        const auto first = day.event.zone.to_local(presence.first_in_at);
        const core::Millis ago = at - first;
        if (ago >= core::Millis{0} && ago < std::chrono::minutes{10}) board.last_ten += presence.people;
        if (ago >= std::chrono::minutes{10} && ago < std::chrono::minutes{20}) board.ten_before += presence.people;
        const auto back = now_slot - slot_of(first);
        if (back < 0 || back >= static_cast<std::int64_t>(core::kArrivalSlots)) continue;
        auto& slot = board.slots[core::kArrivalSlots - 1 - static_cast<std::size_t>(back)];
        (day.came_together(presence) ? slot.as_group : slot.one_by_one) += presence.people;
    }
}

Result<std::vector<core::DayBoard::Group>> groups_of(const store::Database& database, const ReceptionDay& day,
                                                     const core::AreaId& area) {
    const auto sizes = TRY(store::read_delegation_sizes(database));
    const auto tallies = TRY(store::read_day_tallies(database, day.today));
    std::vector<core::DayBoard::Group> groups;
    for (const auto& each : day.delegations) {
        const auto size = sizes.find(each.id);
        const auto came = tallies.came.find({area, each.id});
        groups.push_back({each.id, each.name, came == tallies.came.end() ? 0 : came->second,
                          size == sizes.end() ? 0 : size->second, each.arrives});
    }
    return groups;
}

} // namespace

struct Reception::Impl {
    std::filesystem::path file;
    store::Database database;
    store::PeopleSearch search;
    std::optional<core::HanChoices> han{}; // once it was asked for
};

Reception::Reception(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reception::Reception(Reception&&) noexcept = default;
Reception& Reception::operator=(Reception&&) noexcept = default;
Reception::~Reception() = default;

Result<Reception> Reception::open(const std::filesystem::path& file) {
    auto database = TRY(store::Database::open(file, store::OpenMode::ReadWrite));
    auto search = TRY(store::PeopleSearch::open(file));
    return Reception(std::make_unique<Impl>(Impl{file, std::move(database), std::move(search), {}}));
}

Result<core::StaffKnown> Reception::who_is_staff(const core::Now& now) const {
    const auto staff = TRY(store::read_staff(impl_->database));
    const auto tries = TRY(store::read_pin_tries(impl_->database));
    return core::StaffKnown{!staff.empty(), core::wait_left(tries, now)};
}

Result<core::PinChecked> Reception::whose_pin(const std::string& pin, const core::Now& now) {
    const auto signed_in = TRY(store::sign_in(impl_->database, pin, now));
    if (const auto* member = std::get_if<core::StaffMember>(&signed_in)) return core::PinChecked{*member, 0, {}};
    const auto& wrong = std::get<store::PinWrong>(signed_in);
    return core::PinChecked{std::nullopt, wrong.free_tries, wrong.wait};
}

Result<core::PeopleFound> Reception::find(const std::string& typed, const ReceptionMoment& moment) {
    core::PeopleFound found{typed, {}, false};
    auto people = impl_->search.find(typed, kMostPeopleShown + 1);
    if (!people && people.error().kind == core::ErrorKind::Invalid) return found;
    if (!people) return tl::unexpected(people.error());
    found.more = people->size() > std::size_t{kMostPeopleShown};
    if (found.more) people->resize(kMostPeopleShown);
    const auto event = TRY(impl_->database.event());
    const auto delegations = TRY(impl_->database.delegations());
    for (const auto& each : *people) {
        const auto* delegation = core::find_by_id(delegations, each.person.delegation);
        auto row = core::row_of(each.person, delegation == nullptr ? core::Texts{} : delegation->name);
        TRY(tell_where(row, impl_->database, moment.here.area, event.zone.day_of(moment.now.wall), event.zone));
        found.rows.push_back(std::move(row));
    }
    return found;
}

Result<core::NamesFound> Reception::names(const std::string& typed) {
    core::NamesFound found{typed, {}, false};
    found.too_short = core::count_signs(typed) < kLeastSigns;
    if (found.too_short) return found;
    const auto people = impl_->search.find(typed, kMostNamesShown);
    if (!people && people.error().kind == core::ErrorKind::Invalid) return found;
    if (!people) return tl::unexpected(people.error());
    for (const auto& each : *people)
        if (!each.person.name.empty()) found.rows.push_back({each.person.id, core::mask_name(each.person.name)});
    return found;
}

Result<core::PersonRead> Reception::person(const core::ParticipantId& id, const core::StaffMember& by,
                                           const ReceptionMoment& moment) const {
    const auto& database = impl_->database;
    core::PersonRead read{id, std::nullopt};
    const auto person = TRY(store::read_person(database, id));
    if (!person) return read;
    const auto day = TRY(read_reception_day(database, moment.now));
    core::PersonPage page;
    page.row = core::row_of(*person, day->delegation(person->delegation));
    TRY(tell_where(page.row, database, moment.here.area, day->today, day->event.zone));
    page.title = person->title;
    page.affiliation = person->affiliation;
    page.buddy_class = person->buddy_class;
    page.buddy = person->buddy;
    page.diet = person->diet;
    page.avoid = person->avoid;
    page.photo = person->photo;
    page.attention = person->attention;
    page.staff_note = person->staff_note;
    tell_badge(page, TRY(store::read_badges_of(database, id)));
    page.walk_in = TRY(store::is_walk_in(database, id));
    page.code = TRY(store::read_door_code(database, id));
    const auto& codes = person->external_codes;
    page.reissued = !page.code.empty() && std::ranges::find(codes, page.code) == codes.end();
    TRY(tell_substitution(page, database, *day, by, moment.now));
    for (const auto& door : day->checkpoints)
        if (core::day_of(door, day->event, day->today) == day->today)
            page.doors.push_back(
                door_of(day->changes.changed(door, day->today, person->delegation), *person, moment.here.id));
    const auto excuses = core::excuses_of(day->facts, day->today, day->event.zone);
    if (const auto excuse = excuses.find(id); excuse != excuses.end()) page.excuse = excuse->second;
    for (const auto* fact : day->facts) {
        if (day->person_of(*fact) != id) continue;
        const auto door = std::ranges::find(page.doors, fact->checkpoint, &core::DoorRow::id);
        if (door != page.doors.end() && (core::changes_presence(fact->kind) || fact->kind == EntryKind::Refused))
            pass(*door, *fact, day->local(*fact));
        if (door != page.doors.end() && fact->kind == EntryKind::HandedOver)
            door->family = TRY(store::read_family(database, *fact));
        const bool acted =
            core::changes_presence(fact->kind) || fact->kind == EntryKind::Revoke || core::has_text(fact->kind);
        if (acted && core::may_undo(by, *fact, moment.now)) page.last = undoable(*fact, *day);
        if (page.excuse && page.excuse->entry == fact->ref())
            page.excuse->may_undo = core::may_undo(by, *fact, moment.now);
    }
    read.page = std::move(page);
    return read;
}

Result<core::DayBoard> Reception::board(const core::StaffMember& by, const ReceptionMoment& moment) const {
    const auto& database = impl_->database;
    const auto day = TRY(read_reception_day(database, moment.now));
    core::DayBoard board;
    board.expected = moment.expected;
    count_arrivals(board, *day, moment.here, day->event.zone.to_local(moment.now.wall));
    board.groups = TRY(groups_of(database, *day, moment.here.area));
    for (const auto* fact : day->facts)
        if (fact->kind == EntryKind::Refused && fact->area == moment.here.area)
            ++(fact->verdict == core::Verdict::AlreadyIn ? board.shown_again : board.refused);
    const Entry* before = nullptr; // the last one that has a line
    for (auto fact = day->facts.rbegin(); fact != day->facts.rend(); ++fact) {
        if (!is_last_entry(*day, **fact, moment.here.area)) continue;
        if (before != nullptr && core::is_same_act(*before, **fact)) {
            board.last.back().whole = true;
            ++board.last.back().people;
            continue;
        }
        if (board.last.size() == core::kLastEntries) break;
        board.last.push_back(TRY(entry_row(database, *day, **fact, by, moment.now)));
        before = *fact;
    }
    return board;
}

Result<core::NotArrived> Reception::not_arrived(const ReceptionMoment& moment) const {
    return TRY(PeopleOfDay::read(impl_->database, moment.here, moment.now)).not_arrived();
}

Result<core::InsideNow> Reception::inside(const ReceptionMoment& moment) const {
    // Whoever has had their lunch box is not in the house by that.
    const auto checkpoints = TRY(impl_->database.checkpoints());
    const auto gate = std::ranges::find(checkpoints, core::CheckpointKind::Gate, &core::Checkpoint::kind);
    const bool here = core::tells_attendance(moment.here.kind) || gate == checkpoints.end();
    return TRY(PeopleOfDay::read(impl_->database, here ? moment.here : *gate, moment.now)).inside();
}

Result<core::MachineHealth> Reception::health(const core::Now& now) const {
    return examine_machine(impl_->database, impl_->file, now.wall);
}

core::Status Reception::confirm_clock() const {
    return service::confirm_clock(impl_->file).map([](const auto&) {});
}

Result<core::DelegationRead> Reception::delegation(const core::DelegationId& id, const core::StaffMember& by,
                                                   const ReceptionMoment& moment) const {
    return core::DelegationRead{id, TRY(read_delegation_page(impl_->database, id, by, moment))};
}

Result<core::HanFound> Reception::han(const std::string& syllable) {
    if (!impl_->han) impl_->han = TRY(core::HanChoices::make());
    return core::HanFound{syllable, impl_->han->of(syllable, kMostHanShown)};
}

Result<std::string> Reception::name_of(const core::ParticipantId& id) const {
    const auto person = TRY(store::read_person(impl_->database, id));
    return person ? person->name : std::string();
}

} // namespace kiosk::service
