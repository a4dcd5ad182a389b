#include "sync/bundle.hpp"

#include <algorithm>

namespace kiosk::sync {

namespace {

using core::ErrorKind, core::Result, core::Status;

std::string name_of(const core::LedgerId& ledger) {
    return "ledger " + core::to_hex(ledger.bytes);
}

// The key that must have signed a section: of this database, or of a genuine certificate in the bundle; nothing for a
// ledger that will be held.
Result<std::optional<core::PublicKey>> key_for(const store::Replica& replica, const Bundle& bundle,
                                               const core::EventInfo& event, const core::LedgerId& ledger) {
    auto known = replica.key_of(ledger);
    if (!known || *known) return known;
    for (const auto& certificate : bundle.certificates)
        if (certificate.ledger == ledger && core::is_genuine(certificate, event.tag, event.issuers))
            return certificate.key;
    return std::nullopt;
}

// How a section meets what is here.
struct Meeting {
    std::size_t same = 0; // entries that are here already
    bool diverges = false;
};

Result<Meeting> meet(const store::Replica& replica, const store::Heads& heads, const BundleSection& section) {
    const auto at = heads.find(section.ledger);
    const auto here = at == heads.end() ? core::LedgerSeq{} : at->second.head.seq;
    if (section.before.seq > here)
        return core::fail(ErrorKind::Refused, name_of(section.ledger) + ": the bundle begins after entry " +
                                                  std::to_string(section.before.seq.value()) + ", and only " +
                                                  std::to_string(here.value()) +
                                                  " are here; export it again without --since");
    Meeting meeting;
    auto before = TRY(replica.hash_at({section.ledger, section.before.seq}));
    meeting.diverges = before && *before != section.before.hash;
    for (auto seq = section.before.seq.value() + 1; !meeting.diverges && seq <= here.value(); ++seq) {
        if (meeting.same == section.entries.size()) break;
        auto hash = TRY(replica.hash_at({section.ledger, core::LedgerSeq{seq}}));
        if (hash != section.entries[meeting.same].hash)
            meeting.diverges = true;
        else
            ++meeting.same;
    }
    return meeting;
}

Status check_section(const BundleSection& section, const std::optional<core::PublicKey>& key) {
    if (!key) return {};
    if (section.before.seq == core::LedgerSeq{} && core::genesis(section.ledger, *key).hash != section.before.hash)
        return core::fail(ErrorKind::Refused, name_of(section.ledger) + " does not begin with its own key");
    auto seq = section.before.seq.value();
    for (const auto& sent : section.entries) {
        ++seq;
        if (!core::verify(*key, sent.hash.bytes, sent.signature))
            return core::fail(ErrorKind::Refused, name_of(section.ledger) + ", entry " + std::to_string(seq) +
                                                      ": not signed by its ledger");
    }
    return {};
}

Status take_all(store::Replica& replica, const BundleSection& section, std::size_t from, store::ImportResult& total) {
    for (auto at = from; at < section.entries.size(); at += store::kBatchEntries) {
        const auto end = std::min(section.entries.size(), at + store::kBatchEntries);
        store::Batch batch;
        batch.entries.assign(section.entries.begin() + static_cast<std::ptrdiff_t>(at),
                             section.entries.begin() + static_cast<std::ptrdiff_t>(end));
        auto taken = TRY(replica.take(batch));
        total.added += taken.added;
        total.known += taken.known;
        total.held += taken.held;
        total.wrong_texts += taken.wrong_texts;
        total.refused.insert(total.refused.end(), taken.refused.begin(), taken.refused.end());
        if (!taken.refused.empty()) return {};
    }
    return {};
}

} // namespace

Result<Bundle> export_bundle(const store::Replica& replica, const store::Heads& since) {
    Bundle bundle;
    auto event = TRY(replica.event());
    bundle.event = event.tag;
    bundle.heads = TRY(replica.heads());
    auto known = since;
    while (true) {
        auto batch = TRY(replica.lacking(known));
        if (bundle.certificates.empty()) bundle.certificates = std::move(batch.certificates);
        if (batch.entries.empty()) return bundle;
        for (auto& sent : batch.entries) {
            const auto entry = core::parse_entry(sent.bytes);
            if (!entry) return tl::unexpected(entry.error());
            if (bundle.sections.empty() || bundle.sections.back().ledger != entry->ledger) {
                const core::LedgerSeq before{entry->seq.value() - 1};
                auto hash = TRY(replica.hash_at({entry->ledger, before}));
                bundle.sections.push_back({entry->ledger, {before, hash.value_or(core::Hash{})}, {}});
            }
            known[entry->ledger].head = {entry->seq, sent.hash};
            sent.relayed = true;
            bundle.sections.back().entries.push_back(std::move(sent));
        }
    }
}

Result<Imported> import_bundle(store::Replica& replica, const Bundle& bundle) {
    auto event = TRY(replica.event());
    if (bundle.event != event.tag)
        return core::fail(ErrorKind::Refused, "the bundle is of another event than this database");
    auto heads = TRY(replica.heads());
    std::vector<Meeting> meetings;
    for (const auto& section : bundle.sections) {
        auto key = TRY(key_for(replica, bundle, event, section.ledger));
        TRY(check_section(section, key));
        auto meeting = TRY(meet(replica, heads, section));
        if (meeting.diverges && !key)
            return core::fail(ErrorKind::Refused,
                              name_of(section.ledger) +
                                  " has no certificate and is not what is held here; certify it first");
        meetings.push_back(meeting);
    }

    Imported imported;
    imported.taken = TRY(replica.take({bundle.certificates, {}}));
    for (std::size_t i = 0; i < bundle.sections.size(); ++i) {
        const auto& section = bundle.sections[i];
        const auto [same, diverges] = meetings[i];
        imported.taken.known += static_cast<int>(same);
        if (!diverges) {
            TRY(take_all(replica, section, same, imported.taken));
            continue;
        }
        const auto& before = same == 0 ? section.before.hash : section.entries[same - 1].hash;
        auto kept = TRY(replica.keep_both_branches(
            section.ledger, before,
            {section.entries.begin() + static_cast<std::ptrdiff_t>(same), section.entries.end()}));
        imported.recorded_again += kept;
    }
    return imported;
}

} // namespace kiosk::sync
