#include "service/person_history.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/rules/standing_facts.hpp"
#include "store/database.hpp"

namespace kiosk::service {
namespace {

using core::Entry, core::EntryKind;

core::Hash name_of_fact(const Entry& entry) {
    return core::names_fact(entry).value_or(core::fact_of(entry));
}

// What undid a fact: a void that names it, or the number of an entry that records it.
std::optional<core::EntryRef> voided_by(const Entry& entry, const core::Hash& fact, std::span<const Entry> entries,
                                        const std::map<core::EntryRef, const Entry*>& theirs) {
    for (const auto& each : entries) {
        if (each.kind != EntryKind::Void || !each.refers_to) continue;
        const auto named = core::names_fact(each);
        const auto target = theirs.find(*each.refers_to);
        const bool by_number =
            *each.refers_to == entry.ref() || (target != theirs.end() && name_of_fact(*target->second) == fact);
        if (named ? *named == fact : by_number) return each.ref();
    }
    return std::nullopt;
}

} // namespace

std::vector<HistoryEntry> history_of(std::span<const Entry> entries, const core::MergeContext& context,
                                     const core::SubjectKey& subject) {
    std::vector<core::Conflict> conflicts;
    const auto facts = core::standing_facts(entries, conflicts);
    const core::ConfirmedClocks clocks(facts);
    std::map<core::EntryRef, const Entry*> standing;
    for (const auto* fact : facts) standing.emplace(fact->ref(), fact);
    std::map<core::EntryRef, const Entry*> theirs;
    for (const auto& entry : entries) {
        if (entry.kind == EntryKind::Void) continue;
        const auto key = core::presence_key_of(entry, context);
        if (key && key->subject == subject) theirs.emplace(entry.ref(), &entry);
    }
    std::vector<HistoryEntry> history;
    for (const auto& [ref, entry] : theirs) {
        HistoryEntry one{*entry, context.zone.to_local(entry->wall), Fate::Counts, {}, clocks.is_unsure(*entry)};
        if (standing.contains(ref)) {
            one.fate = core::changes_presence(entry->kind) ? Fate::Counts : Fate::Noted;
        } else {
            const auto fact = name_of_fact(*entry);
            one.by = voided_by(*entry, fact, entries, theirs);
            one.fate = one.by ? Fate::Voided : Fate::RecordedAgain;
            for (const auto& [other, copy] : theirs)
                if (!one.by && standing.contains(other) && name_of_fact(*copy) == fact) one.by = other;
        }
        history.push_back(std::move(one));
    }
    std::ranges::sort(history, [](const HistoryEntry& a, const HistoryEntry& b) {
        return std::tuple(a.entry.wall, a.entry.ref()) < std::tuple(b.entry.wall, b.entry.ref());
    });
    return history;
}

core::Result<std::vector<HistoryEntry>> read_history(const std::filesystem::path& file,
                                                     const core::SubjectKey& subject) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    const auto context = TRY(database.merge_context());
    const auto entries = TRY(database.entries());
    return history_of(entries, context, subject);
}

} // namespace kiosk::service
