#include <array>
#include <ostream>
#include <sstream>

#include "core/base/csv.hpp"
#include "platform/file.hpp"
#include "store/database.hpp"
#include "sync/sync_state_file.hpp"
#include "tool/commands.hpp"
#include "tool/commands/ledger_identity.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::Entry;
using store::LedgerRow;

struct Opened {
    store::Database database;
    core::Zone zone;
};

core::Result<Opened> open_with_zone(const std::filesystem::path& file) {
    auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto event = TRY(database.event());
    return Opened{std::move(database), event.zone};
}

std::string who_of(const LedgerRow& row) {
    if (!row.person.empty()) return row.person;
    if (!row.entry.participant.empty()) return row.entry.participant.str();
    return row.entry.delegation.str();
}

std::string badge_of(const Entry& entry) {
    return entry.badge == core::BadgeId{} ? "" : hex_of(entry.badge);
}

// Only of what was presented: the other kinds have the byte too, and it says nothing.
std::string verdict_of(const Entry& entry) {
    using core::EntryKind;
    switch (entry.kind) {
    case EntryKind::CheckIn:
    case EntryKind::CheckOut:
    case EntryKind::Refused:
    case EntryKind::WalkIn:
    case EntryKind::GroupCount:
    case EntryKind::Override:
    case EntryKind::HandedOver:
        return std::string(core::name_of(entry.verdict));
    default:
        return "";
    }
}

std::string marks_of(const Entry& entry) {
    std::string marks;
    const auto mark = [&](bool is, std::string_view word) {
        if (is) marks += (marks.empty() ? "" : " ") + std::string(word);
    };
    mark(entry.late, "late");
    mark(entry.time_unsure, "time-unsure");
    mark(entry.simulated, "simulated");
    mark(entry.count != 1, "count=" + std::to_string(entry.count));
    if (entry.refers_to) mark(true, "of=" + core::short_ref(*entry.refers_to));
    return marks;
}

std::vector<std::string> table_row(const LedgerRow& row, const core::Zone& zone) {
    const auto& entry = row.entry;
    const auto or_dash = [](std::string text) { return text.empty() ? std::string("-") : text; };
    return {core::short_ref(entry.ref()),     local_time(entry.wall, zone),
            std::string(word_of(entry.kind)), or_dash(verdict_of(entry)),
            or_dash(entry.checkpoint.str()),  or_dash(who_of(row)),
            or_dash(badge_of(entry)),         marks_of(entry)};
}

Json json_of(const LedgerRow& row, const core::Zone& zone) {
    const auto& entry = row.entry;
    auto json = tool::json_of(entry.ref());
    json["time"] = core::format_iso(entry.wall, zone);
    json["kind"] = word_of(entry.kind);
    const auto verdict = verdict_of(entry);
    json["verdict"] = verdict.empty() ? Json() : Json(verdict);
    json["checkpoint"] = entry.checkpoint.str();
    json["area"] = entry.area.str();
    json["direction"] = word_of(entry.direction);
    json["source"] = word_of(entry.source);
    json["participant"] = entry.participant.str();
    json["person"] = row.person;
    json["delegation"] = entry.delegation.str();
    json["badge"] = badge_of(entry);
    json["count"] = entry.count;
    json["late"] = entry.late;
    json["time_unsure"] = entry.time_unsure;
    json["simulated"] = entry.simulated;
    json["refers_to"] = entry.refers_to ? tool::json_of(*entry.refers_to) : Json();
    json["reason"] = entry.reason;
    json["by"] = entry.by.str();
    return json;
}

void write_csv_line(std::ostream& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out << (i == 0 ? "" : ",") << core::csv_cell(printable(cells[i]));
    out << "\r\n";
}

std::vector<std::string> csv_row(const LedgerRow& row, const core::Zone& zone) {
    const auto& entry = row.entry;
    const auto yes = [](bool value) { return std::string(value ? "yes" : ""); };
    return {core::to_hex(entry.ledger.bytes),
            std::to_string(entry.seq.value()),
            local_time(entry.wall, zone),
            std::string(word_of(entry.kind)),
            verdict_of(entry),
            entry.checkpoint.str(),
            entry.area.str(),
            std::string(word_of(entry.direction)),
            std::string(word_of(entry.source)),
            entry.participant.str(),
            row.person,
            entry.delegation.str(),
            badge_of(entry),
            std::to_string(entry.count),
            yes(entry.late),
            yes(entry.time_unsure),
            yes(entry.simulated),
            entry.refers_to ? core::short_ref(*entry.refers_to) : "",
            entry.reason,
            entry.by.str()};
}

core::Result<std::size_t> write_csv(std::ostream& out, const Opened& opened) {
    out << "\xEF\xBB\xBF"; // Excel takes a CSV for UTF-8 only with this mark
    write_csv_line(out, {"ledger",    "seq",         "time",        "kind",      "verdict",    "checkpoint", "area",
                         "direction", "source",      "participant", "name",      "delegation", "badge",      "count",
                         "late",      "time_unsure", "simulated",   "refers_to", "reason",     "by"});
    std::size_t rows = 0;
    TRY(opened.database.for_each_entry([&](const LedgerRow& row) {
        write_csv_line(out, csv_row(row, opened.zone));
        ++rows;
        return true;
    }));
    return rows;
}

} // namespace

int list_ledger(const Io& io, const std::filesystem::path& database) {
    const auto opened = open_with_zone(database);
    if (!opened) return fail_with(io, opened.error());
    TextTable table({"entry", "time", "kind", "verdict", "checkpoint", "who", "badge", "marks"});
    auto list = Json::array();
    const auto visited = opened->database.for_each_entry([&](const LedgerRow& row) {
        if (io.json) {
            list.push_back(json_of(row, opened->zone));
        } else {
            table.add(table_row(row, opened->zone));
        }
        return true;
    });
    if (!visited) return fail_with(io, visited.error());
    if (io.json) {
        print_json(io.out, list);
    } else {
        table.print(io.out);
    }
    return kDone;
}

int verify_ledger(const Io& io, const std::filesystem::path& file) {
    const auto database = store::Database::open(file, store::OpenMode::ReadOnly);
    if (!database) return fail_with(io, database.error());
    const auto report = database->verify_ledgers(sync::known_at_hub(file));
    if (!report) return fail_with(io, report.error());
    const auto& fault = report->first_fault;
    if (io.json) {
        Json json{{"ok", !fault}, {"entries", report->entries}, {"ledgers", report->ledgers}, {"first_fault", Json()}};
        if (fault) {
            json["first_fault"] = {{"ledger", fault->ledger ? Json(core::to_hex(fault->ledger->bytes)) : Json()},
                                   {"seq", fault->seq == core::LedgerSeq{} ? Json() : Json(fault->seq.value())},
                                   {"what", fault->what}};
        }
        print_json(io.out, json);
    }
    if (fault) {
        return fail_with(io, {core::ErrorKind::Corrupt, store::to_line(*fault)});
    }
    if (!io.json) {
        io.out << "ok " << report->entries << (report->entries == 1 ? " entry" : " entries") << " in "
               << report->ledgers << (report->ledgers == 1 ? " ledger" : " ledgers") << '\n';
    }
    return kDone;
}

int export_ledger(const Io& io, const std::filesystem::path& database, const std::filesystem::path& csv) {
    const auto opened = open_with_zone(database);
    if (!opened) return fail_with(io, opened.error());
    if (csv.empty()) {
        const auto rows = write_csv(io.out, *opened);
        return rows ? kDone : fail_with(io, rows.error());
    }
    std::ostringstream text;
    const auto rows = write_csv(text, *opened);
    if (!rows) return fail_with(io, rows.error());
    if (const auto written = write_output(csv, text.str()); !written) return fail_with(io, written.error());
    if (io.json) {
        print_json(io.out, {{"file", csv.string()}, {"entries", *rows}});
    } else {
        io.out << *rows << (*rows == 1 ? " entry" : " entries") << " in " << csv.string() << '\n';
    }
    return kDone;
}

int show_identity(const Io& io, const std::filesystem::path& database) {
    const auto identity = identity_of(io, database);
    if (!identity) return fail_with(io, identity.error());
    const auto ledger = core::to_hex(identity->ledger.bytes);
    const auto key = core::to_hex(identity->key.public_key().bytes);
    if (io.json) {
        print_json(io.out, {{"ledger", ledger}, {"public_key", key}});
    } else {
        io.out << "ledger " << ledger << "\npublic key " << key << '\n';
    }
    return kDone;
}

} // namespace kiosk::tool
