#include "sync/engine.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "core/crypto/crypto.hpp"

namespace kiosk::sync {

namespace {

using core::LedgerId, core::LedgerSeq, core::Result, core::Status;
using store::Heads, store::RefusedBecause;

constexpr LedgerSeq kEverything{std::numeric_limits<std::int64_t>::max()};
constexpr int kMostRounds = 4; // pull and push again when the other side changed in between

LedgerSeq seq_of(const Heads& heads, const LedgerId& ledger) {
    const auto at = heads.find(ledger);
    return at == heads.end() ? LedgerSeq{} : at->second.head.seq;
}

std::string sentence(const store::RefusedEntry& refused, std::string_view where) {
    const auto why = [&] {
        switch (refused.why) {
        case RefusedBecause::Malformed:
            return "is not an entry that this version knows";
        case RefusedBecause::OtherEvent:
            return "is of another event";
        case RefusedBecause::Gap:
            return "comes before entries that are missing";
        case RefusedBecause::Diverges:
            return "is not what is there already";
        case RefusedBecause::Forged:
            return "is not signed by its ledger";
        case RefusedBecause::TooMany:
            return "is one too many of ledgers without a certificate";
        case RefusedBecause::NotEnrolled:
            return "is of a ledger that is not enrolled: run kioskctl hub enrol for it";
        }
        return "was refused";
    }();
    return "ledger " + core::to_hex(refused.entry.ledger.bytes) + ", entry " +
           std::to_string(refused.entry.seq.value()) + ", refused " + std::string(where) + ": it " + why;
}

class Sync {
  public:
    Sync(LocalReplica& here, Transport& there) : here_(here), there_(there) {}

    Result<Report> run() {
        for (int round = 0; round < kMostRounds; ++round) {
            again_ = false;
            TRY(pull_all().and_then([&] { return push_all(); }));
            if (!again_) break;
        }
        return std::move(report_);
    }

  private:
    Status pull_all();
    Result<bool> pull_once(); // true: there is more
    Status find_diverged();
    Status take(const store::Batch& batch);
    Status settle(const LedgerId& ledger);
    Result<LedgerSeq> common_with(const LedgerId& ledger, std::vector<store::WireEntry>& branch);
    Status push_all();
    Result<bool> push_once(); // true: there may be more
    [[nodiscard]] bool behind() const;

    Result<PullReply> pull(const Heads& since) {
        ++report_.round_trips;
        return there_.pull(since, store::kBatchEntries);
    }
    // A vector that leaves nothing to send but this ledger after this number.
    [[nodiscard]] Heads only(const LedgerId& ledger, LedgerSeq after) const {
        auto since = theirs_;
        for (auto& [id, known] : since) known.certified = true;
        since[ledger].head = {after, {}};
        return since;
    }
    void skip(const store::RefusedEntry& refused, std::string_view where) {
        skipped_.insert(refused.entry.ledger);
        report_.problems.push_back(sentence(refused, where));
    }

    LocalReplica& here_;
    Transport& there_;
    Report report_;
    Heads ours_;
    Heads theirs_;
    std::set<LedgerId> diverged_;
    std::set<LedgerId> skipped_;           // nothing more of them is pulled in this sync
    std::map<LedgerId, LedgerSeq> agreed_; // ledgers whose entries there are not genuine after this number
    bool again_ = false;
};

Status Sync::pull_all() {
    while (true) {
        auto more = TRY(pull_once());
        if (!more) return {};
    }
}

Result<bool> Sync::pull_once() {
    auto ours = here_.heads();
    if (!ours) return tl::unexpected(ours.error());
    ours_ = std::move(*ours);
    auto since = ours_;
    for (const auto& ledger : skipped_) since[ledger].head = theirs_[ledger].head;
    auto reply = TRY(pull(since));
    theirs_ = std::move(reply.heads);
    report_.there.clear();
    for (const auto& [ledger, known] : theirs_) report_.there[ledger] = known.head.seq;
    const auto before = ours_;
    diverged_.clear();
    TRY(take(reply.batch).and_then([&] { return find_diverged(); }));
    for (const auto& ledger : diverged_) TRY(settle(ledger));
    ours = here_.heads();
    if (!ours) return tl::unexpected(ours.error());
    ours_ = std::move(*ours);
    const auto same = [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.head.seq == b.second.head.seq &&
               a.second.head.hash == b.second.head.hash && a.second.certified == b.second.certified;
    };
    return behind() && !std::ranges::equal(before, ours_, same);
}

// What was pulled last may have been cut off at the size of a batch.
bool Sync::behind() const {
    return std::ranges::any_of(theirs_, [&](const auto& their) {
        const auto& [ledger, known] = their;
        if (skipped_.contains(ledger)) return false;
        return known.head.seq > seq_of(ours_, ledger);
    });
}

Status Sync::take(const store::Batch& batch) {
    if (batch.certificates.empty() && batch.entries.empty()) return {};
    auto taken = TRY(here_.take(batch));
    report_.pulled += taken.added;
    report_.held += taken.held;
    if (taken.wrong_texts > 0)
        report_.problems.push_back(std::to_string(taken.wrong_texts) +
                                   " names of people who registered elsewhere are not what their entries are bound to, "
                                   "and were left out");
    for (const auto& refused : taken.refused) {
        if (refused.why == RefusedBecause::Diverges)
            diverged_.insert(refused.entry.ledger);
        else
            skip(refused, "here");
    }
    return {};
}

// Where the other side has less of a ledger than this one, its last entry must be one of ours.
Status Sync::find_diverged() {
    for (const auto& [ledger, known] : theirs_) {
        if (known.head.seq == LedgerSeq{} || skipped_.contains(ledger) || known.head.seq > seq_of(ours_, ledger))
            continue;
        auto hash = TRY(here_.hash_at({ledger, known.head.seq}));
        if (hash && *hash != known.head.hash) diverged_.insert(ledger);
    }
    return {};
}

Status Sync::settle(const LedgerId& ledger) {
    if (skipped_.contains(ledger)) return {};
    const auto& known = ours_[ledger];
    if (!known.certified && !known.own) return here_.forget_held(ledger);
    std::vector<store::WireEntry> branch;
    auto common = TRY(common_with(ledger, branch));
    if (branch.empty()) return {}; // they agree by now
    auto resolved = here_.resolve_fork(ledger, common, branch);
    if (resolved) {
        report_.set_aside += resolved->set_aside;
        report_.recorded_again += resolved->recorded_again;
        report_.pulled += resolved->added;
        return {};
    }
    if (resolved.error().kind != core::ErrorKind::Refused) return tl::unexpected(resolved.error());
    // Not genuine: what is here stands, and is offered to the other side from there on.
    agreed_[ledger] = common;
    skipped_.insert(ledger);
    report_.problems.push_back(resolved.error().detail);
    return {};
}

// The last number at which both agree, and the other side's entries after it; found from the end in growing steps.
Result<LedgerSeq> Sync::common_with(const LedgerId& ledger, std::vector<store::WireEntry>& branch) {
    auto at = std::min(seq_of(ours_, ledger), seq_of(theirs_, ledger)).value();
    std::uint64_t step = 1;
    bool forward = false; // both agree at "at"
    while (true) {
        if (!forward) {
            at -= std::min(at, step);
            step *= 2;
        }
        auto reply = TRY(pull(only(ledger, LedgerSeq{at})));
        branch = std::move(reply.batch.entries);
        auto before = here_.hash_at({ledger, LedgerSeq{at}});
        if (!before) return tl::unexpected(before.error());
        const bool follows =
            !branch.empty() && *before && core::sha256((*before)->bytes, branch.front().bytes) == branch.front().hash;
        if (!follows) {
            if (at == 0 || forward) return LedgerSeq{at};
            continue;
        }
        auto first_other = branch.begin();
        for (; first_other != branch.end(); ++first_other, ++at) {
            auto hash = TRY(here_.hash_at({ledger, LedgerSeq{at + 1}}));
            if (hash != first_other->hash) break;
        }
        const bool all_same = first_other == branch.end();
        branch.erase(branch.begin(), first_other);
        if (!all_same) return LedgerSeq{at};
        forward = true;
    }
}

Status Sync::push_all() {
    for (const auto& [ledger, agreed] : agreed_) theirs_[ledger].head.seq = agreed;
    while (true) {
        auto more = TRY(push_once());
        if (!more) return {};
    }
}

Result<bool> Sync::push_once() {
    auto batch = TRY(here_.lacking(theirs_, store::kBatchEntries));
    if (batch.entries.empty() && batch.certificates.empty()) return false;
    for (auto& sent : batch.entries)
        if (const auto entry = core::parse_entry(sent.bytes)) {
            const auto known = ours_.find(entry->ledger);
            sent.relayed = known == ours_.end() || !known->second.own;
        }
    ++report_.round_trips;
    auto reply = TRY(there_.push(batch));
    for (const auto& certificate : batch.certificates) theirs_[certificate.ledger].certified = true;
    for (const auto& [ledger, head] : reply.acknowledged) {
        auto& before = theirs_[ledger].head;
        if (head.seq > before.seq) report_.pushed += static_cast<int>(head.seq.value() - before.seq.value());
        before = head;
        report_.there[ledger] = head.seq;
    }
    for (const auto& refused : reply.refused) {
        const auto& ledger = refused.entry.ledger;
        if (refused.why == RefusedBecause::Diverges && !agreed_.contains(ledger)) {
            again_ = true; // the other side has got it since it was asked
        } else {
            report_.problems.push_back(sentence(refused, "there"));
            ++report_.left;
        }
        // Nothing more of it in this round.
        theirs_[ledger].head.seq = kEverything;
    }
    return true;
}

} // namespace

Result<Report> synchronise(LocalReplica& here, Transport& there) {
    return Sync(here, there).run();
}

} // namespace kiosk::sync
