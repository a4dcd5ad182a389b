// staff add, list, remove, reset
#include "store/staff.hpp"

#include <algorithm>
#include <ostream>

#include "core/i18n/text.hpp"
#include "platform/system_clock.hpp"
#include "tool/commands.hpp"
#include "tool/io/passphrase.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind, core::Result, core::Status;

// Wrong words of the command line and an unfit PIN are not the same: the first is wrong usage.
Result<core::OperatorId> id_of(const StaffWords& words) {
    auto id = core::parse_operator(words.id);
    if (!id) id.error().kind = ErrorKind::Usage;
    return id;
}

core::StaffRole role_of(const StaffWords& words) {
    return words.role == core::name_of(core::StaffRole::Teacher) ? core::StaffRole::Teacher
                                                                 : core::StaffRole::Volunteer;
}

Result<core::Passphrase> new_pin(const core::OperatorId& id) {
    auto first = TRY(ask_pin("PIN of " + id.str() + ", six digits: "));
    // Before it is asked for again: whoever has to choose another types the unfit one once.
    TRY(core::check_new_pin(first.text()));
    const auto again = TRY(ask_pin("The same again: "));
    if (first.text() != again.text()) return core::fail(ErrorKind::Refused, "the two PINs differ; nothing was changed");
    return first;
}

// Everything that can be said before somebody types a PIN is said then.
Result<store::Database> open_for(const StaffWords& words, const core::OperatorId& id, bool is_there) {
    auto database = TRY(store::Database::open(words.database, store::OpenMode::ReadWrite));
    const auto staff = TRY(store::read_staff(database));
    const bool found = std::ranges::find(staff, id, &core::StaffMember::id) != staff.end();
    if (found && !is_there)
        return core::fail(ErrorKind::Refused,
                          "there is a " + id.str() + " already; kioskctl staff reset gives them another PIN");
    if (!found && is_there)
        return core::fail(ErrorKind::NotFound,
                          "nobody is called " + id.str() + "; kioskctl staff list says who there is");
    return database;
}

int done(const Io& io, const Status& status, const char* what, const core::OperatorId& id, const std::string& said) {
    if (!status) return fail_with(io, status.error());
    if (io.json)
        print_json(io.out, {{what, id.str()}});
    else
        io.out << said << '\n';
    return kDone;
}

Status add(const StaffWords& words, const core::OperatorId& id) {
    auto database = TRY(open_for(words, id, false));
    const auto pin = TRY(new_pin(id));
    return store::add_staff(database, {id, role_of(words)}, pin.text());
}

Status reset(const StaffWords& words, const core::OperatorId& id) {
    auto database = TRY(open_for(words, id, true));
    const auto pin = TRY(new_pin(id));
    return store::reset_pin(database, id, pin.text());
}

Status remove(const StaffWords& words, const core::OperatorId& id) {
    auto database = TRY(store::Database::open(words.database, store::OpenMode::ReadWrite));
    return store::remove_staff(database, id);
}

std::string seconds_of(core::Millis wait) {
    return std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()) + " s";
}

} // namespace

int add_staff(const Io& io, const StaffWords& words) {
    const auto id = id_of(words);
    if (!id) return fail_with(io, id.error());
    return done(io, add(words, *id), "added", *id, id->str() + " may work at this kiosk as " + words.role);
}

int remove_staff(const Io& io, const StaffWords& words) {
    const auto id = id_of(words);
    if (!id) return fail_with(io, id.error());
    return done(io, remove(words, *id), "removed", *id, id->str() + " may not work at this kiosk any more");
}

int reset_staff(const Io& io, const StaffWords& words) {
    const auto id = id_of(words);
    if (!id) return fail_with(io, id.error());
    return done(io, reset(words, *id), "reset", *id, id->str() + " has another PIN");
}

int list_staff(const Io& io, const std::filesystem::path& file) {
    const auto database = store::Database::open(file, store::OpenMode::ReadOnly);
    if (!database) return fail_with(io, database.error());
    const auto staff = store::read_staff(*database);
    if (!staff) return fail_with(io, staff.error());
    const auto tries = store::read_pin_tries(*database);
    if (!tries) return fail_with(io, tries.error());
    const auto wait = core::wait_left(*tries, platform::read_now());
    const auto acts = store::read_staff_acts(*database);
    if (!acts) return fail_with(io, acts.error());
    const auto event = database->event();
    const auto zone = event ? event->zone : core::Zone::utc();
    if (io.json) {
        auto people = Json::array();
        for (const auto& member : *staff)
            people.push_back({{"id", member.id.str()}, {"role", core::name_of(member.role)}});
        auto did = Json::array();
        for (const auto& act : *acts)
            did.push_back(
                {{"at", core::format_iso(act.at, zone)}, {"by", act.by.str()}, {"act", act.act}, {"what", act.what}});
        print_json(io.out, {{"staff", people}, {"acts", did}, {"wrong_pins", tries->wrong}, {"wait_ms", wait.count()}});
        return kDone;
    }
    TextTable table({"id", "role"});
    for (const auto& member : *staff) table.add({member.id.str(), std::string(core::name_of(member.role))});
    if (staff->empty())
        io.out << "nobody has a PIN; kioskctl staff add gives one\n";
    else
        table.print(io.out);
    if (tries->wrong > 0)
        io.out << tries->wrong << " wrong PINs in a row"
               << (wait > core::Millis{0} ? ", the next try is heard in " + seconds_of(wait) : "") << '\n';
    for (const auto& act : *acts)
        io.out << core::format_iso(act.at, zone) << ' ' << act.by.str() << ": " << act.act << ' ' << act.what << '\n';
    return kDone;
}

} // namespace kiosk::tool
