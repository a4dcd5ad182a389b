#include "core/rules/decide.hpp"

#include <algorithm>
#include <tuple>

#include "core/rules/checkpoint_rules.hpp"

namespace kiosk::core {
namespace {

// The local times between which a checkpoint is open, on the one day that matters today.
struct Window {
    LocalTime opens{};
    LocalTime closes{};
};

class Rules {
  public:
    explicit Rules(const Facts& facts)
        : facts_(facts), event_(*facts.event), checkpoint_(*facts.checkpoint),
          local_(event_.zone.to_local(facts.now.wall)), today_(day_of(local_)) {}

    [[nodiscard]] Verdict verdict_on_badge() const {
        if (const auto decision = about_the_credential()) return decision->verdict;
        return known() ? Verdict::Admitted : Verdict::AdmittedUnknown;
    }

    [[nodiscard]] Decision run() const {
        auto decision = judge();
        if (facts_.order && decision.entry && decision.entry->kind == EntryKind::Refused) decision.entry.reset();
        return decision;
    }

  private:
    [[nodiscard]] Decision judge() const {
        if (auto decision = about_the_credential()) return *decision;
        if (is_exit()) return admitted(Verdict::CheckedOut);
        if (auto decision = about_the_place()) return *decision;
        if (is_at(CheckpointKind::Handover) && !family()) return unwritten(Verdict::NeedsStaff);
        return admitted(!known() ? Verdict::AdmittedUnknown : is_late() ? Verdict::Late : Verdict::Admitted);
    }
    // A door's hours on a day, for whoever this is.
    [[nodiscard]] Checkpoint as_it_is(const Checkpoint& door, LocalDay day) const {
        if (facts_.changes == nullptr) return door;
        return facts_.changes->changed(door, day,
                                       facts_.participant ? facts_.participant->delegation
                                       : facts_.badge     ? facts_.badge->delegation
                                                          : DelegationId{});
    }
    [[nodiscard]] Window window_of(const Checkpoint& planned, LocalDay today) const {
        const LocalDay day = day_of(planned, event_, today);
        const Checkpoint door = as_it_is(planned, day);
        return {day + door.opens.value_or(MinuteOfDay{0}), day + door.closes.value_or(MinuteOfDay{24 * 60})};
    }
    [[nodiscard]] bool known() const { return facts_.participant.has_value(); }
    [[nodiscard]] bool inside() const { return facts_.standing && facts_.standing->direction == Direction::In; }
    [[nodiscard]] bool is_at(CheckpointKind kind) const { return checkpoint_.kind == kind; }
    [[nodiscard]] bool hands_out() const { return is_at(CheckpointKind::Meal) || is_at(CheckpointKind::Handout); }
    [[nodiscard]] std::optional<Hash> family() const { return facts_.order ? facts_.order->family : std::nullopt; }

    [[nodiscard]] std::optional<Decision> about_the_credential() const {
        const auto& credential = facts_.credential;
        switch (credential.state) {
        case CredentialState::Unreadable:
            return unwritten(Verdict::Unreadable);
        case CredentialState::ChosenByName:
            return unwritten(Verdict::NeedsStaff);
        case CredentialState::Forged:
            return refused(Verdict::BadSignature);
        case CredentialState::Ambiguous:
            return refused(Verdict::Ambiguous);
        case CredentialState::External:
            if (!known()) return refused(Verdict::Ambiguous);
            return std::nullopt;
        case CredentialState::Replaced:
            return refused(known() ? Verdict::Revoked : Verdict::Ambiguous);
        case CredentialState::ByStaff:
            if (!known() || !facts_.order) return unwritten(Verdict::NeedsStaff);
            return std::nullopt;
        case CredentialState::Genuine:
            break;
        }
        if (!credential.token) return refused(Verdict::BadSignature);
        if (credential.token->event != event_.tag) return refused(Verdict::WrongEvent);
        if (facts_.badge && facts_.badge->status != BadgeStatus::Active) return refused(Verdict::Revoked);
        if (facts_.now.trusted) {
            if (last_day_of(*credential.token) < today_) return refused(Verdict::Expired);
            if (today_ < first_day_of(*credential.token)) return too_early(first_day_of(*credential.token));
        }
        const bool group = credential.token->kind == BadgeKind::Delegation ||
                           (facts_.badge && facts_.badge->kind == BadgeKind::Delegation);
        const bool of_part = facts_.badge && !facts_.badge->part.is_all();
        if (group && (of_part || !takes_numbers(checkpoint_.kind))) return unwritten(Verdict::NeedsStaff);
        if (group) return unwritten(Verdict::Group);
        return std::nullopt;
    }

    [[nodiscard]] static LocalDay first_day_of(const TokenBody& token) {
        return LocalDay{std::chrono::days{token.valid_from}};
    }
    [[nodiscard]] static LocalDay last_day_of(const TokenBody& token) {
        return LocalDay{std::chrono::days{token.valid_to}};
    }

    // day: the first that is not too early.
    [[nodiscard]] Decision too_early(LocalDay day) const {
        auto decision = refused(Verdict::TooEarly);
        decision.opens = std::max(window_of(checkpoint_, day).opens, LocalTime{day});
        return decision;
    }

    [[nodiscard]] bool is_exit() const {
        if (facts_.order) return facts_.order->leaves;
        switch (checkpoint_.direction) {
        case Direction::In:
            return false;
        case Direction::Out:
            return true;
        case Direction::Both:
            break;
        }
        return !hands_out() && inside() && elapsed_since(*facts_.standing, facts_.now) >= event_.rules.exit_after;
    }

    [[nodiscard]] bool overridden() const { return facts_.order && !facts_.order->override_reason.empty(); }

    [[nodiscard]] std::optional<Decision> about_the_place() const {
        if (!overridden())
            if (auto decision = about_door_and_hour()) return decision;
        // At a door of both directions the second scan would otherwise be a second entry until it becomes an exit.
        const bool may_enter_again = checkpoint_.many_entries && checkpoint_.direction != Direction::Both;
        if (inside() && !may_enter_again) return already_in();
        if (!inside() && !overridden() && checkpoint_.capacity && facts_.people_in_area >= *checkpoint_.capacity)
            return refused(Verdict::Full);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Decision> about_door_and_hour() const {
        if (known() && !admits(checkpoint_.audience, *facts_.participant)) {
            return refused(Verdict::NotForThisCheckpoint, right_checkpoint());
        }
        if (facts_.now.trusted) {
            const auto window = window_of(checkpoint_, today_);
            if (local_ < window.opens) return too_early(today_);
            if (local_ >= window.closes) return refused(Verdict::Closed, open_checkpoint_like_this());
        }
        return std::nullopt;
    }

    [[nodiscard]] Decision already_in() const {
        auto decision = refused(Verdict::AlreadyIn);
        decision.first = facts_.standing;
        const bool again = is_at(CheckpointKind::Gate) || is_at(CheckpointKind::Session);
        decision.repeats_green = again && facts_.standing->same_kiosk &&
                                 elapsed_since(*facts_.standing, facts_.now) <= event_.rules.repeat_green;
        return decision;
    }

    // Somebody who comes back was there in time, or was counted late already.
    [[nodiscard]] bool is_late() const {
        if (!facts_.now.trusted || facts_.standing) return false;
        const auto late_after = as_it_is(checkpoint_, today_).late_after;
        return late_after && local_ > today_ + *late_after;
    }

    // How well another checkpoint serves somebody now; lower is better. Of an untrusted clock only the kind is used.
    enum class Use { OpenNow, LaterToday, LaterDay, Over };
    [[nodiscard]] std::pair<Use, LocalTime> use_of(const Checkpoint& other) const {
        const auto window = window_of(other, today_);
        if (!facts_.now.trusted) return {Use::OpenNow, LocalTime{}};
        if (local_ >= window.closes) return {Use::Over, window.opens};
        if (local_ >= window.opens) return {Use::OpenNow, window.opens};
        const bool later_today = day_of(window.opens) == today_;
        return {later_today ? Use::LaterToday : Use::LaterDay, window.opens};
    }

    // One that is still of use comes before one that is over; then the same kind, then the soonest, then the package's
    // order.
    [[nodiscard]] std::optional<CheckpointId> right_checkpoint() const {
        const auto rank = [this](const Checkpoint& other) {
            const auto [use, opens] = use_of(other);
            return std::tuple(use == Use::Over, other.kind != checkpoint_.kind, use, opens);
        };
        const Checkpoint* best = nullptr;
        for (const auto& other : facts_.all_checkpoints) {
            if (other.direction == Direction::Out || !admits(other.audience, *facts_.participant)) continue;
            if (!tells_attendance(other.kind) && other.kind != checkpoint_.kind) continue;
            if (best == nullptr || rank(other) < rank(*best)) best = &other;
        }
        return best == nullptr ? std::nullopt : std::optional(best->id);
    }

    [[nodiscard]] std::optional<CheckpointId> open_checkpoint_like_this() const {
        const Checkpoint* best = nullptr;
        for (const auto& other : facts_.all_checkpoints) {
            if (other.id == checkpoint_.id || other.kind != checkpoint_.kind || other.direction == Direction::Out)
                continue;
            const bool fits =
                known() ? admits(other.audience, *facts_.participant) : other.audience == checkpoint_.audience;
            if (!fits || use_of(other).first > Use::LaterToday) continue;
            if (best == nullptr || use_of(other) < use_of(*best)) best = &other;
        }
        return best == nullptr ? std::nullopt : std::optional(best->id);
    }

    [[nodiscard]] static Decision unwritten(Verdict verdict) {
        Decision decision;
        decision.verdict = verdict;
        return decision;
    }

    [[nodiscard]] Entry entry(EntryKind kind, Verdict verdict) const {
        auto entry = entry_at(kind, event_.tag, facts_.revision, checkpoint_, facts_.now, facts_.simulated);
        entry.verdict = verdict;
        entry.source = facts_.source;
        if (facts_.order) {
            entry.by = facts_.order->by;
            entry.reason = facts_.order->override_reason;
        }
        return entry;
    }

    void name_the_subject(Entry& entry) const {
        if (facts_.credential.token) entry.badge = facts_.credential.token->badge;
        if (facts_.badge) {
            entry.participant = facts_.badge->participant;
            entry.delegation = facts_.badge->delegation;
        }
        if (facts_.participant) {
            entry.participant = facts_.participant->id;
            entry.delegation = facts_.participant->delegation;
        }
    }

    [[nodiscard]] Decision refused(Verdict verdict, std::optional<CheckpointId> instead = std::nullopt) const {
        auto decision = unwritten(verdict);
        auto written = entry(EntryKind::Refused, verdict);
        written.direction = checkpoint_.direction == Direction::Out ? Direction::Out : Direction::In;
        written.token_fingerprint = facts_.credential.fingerprint;
        const bool names_nobody =
            verdict == Verdict::BadSignature || verdict == Verdict::WrongEvent || verdict == Verdict::Ambiguous;
        if (!names_nobody) name_the_subject(written);
        decision.entry = std::move(written);
        decision.instead = std::move(instead);
        return decision;
    }

    [[nodiscard]] Decision admitted(Verdict verdict) const {
        auto decision = unwritten(verdict);
        const bool exit = verdict == Verdict::CheckedOut;
        const bool handed_over = !exit && is_at(CheckpointKind::Handover);
        auto written = entry(exit          ? EntryKind::CheckOut
                             : handed_over ? EntryKind::HandedOver
                                           : EntryKind::CheckIn,
                             verdict);
        if (handed_over) written.commitment = family();
        written.direction = exit ? Direction::Out : Direction::In;
        written.late = !exit && is_late();
        name_the_subject(written);
        decision.entry = std::move(written);
        return decision;
    }

    const Facts& facts_;
    const EventInfo& event_;
    const Checkpoint& checkpoint_;
    LocalTime local_;
    LocalDay today_;
};

} // namespace

Credential examine(std::string_view text, std::span<const PublicKey> issuers) {
    Credential credential;
    credential.fingerprint = token_fingerprint(text);
    if (!looks_like_token(text)) return credential;
    credential.state = CredentialState::Forged;
    const auto token = parse_token(text);
    if (!token) return credential;
    // Key ids are 32 bits: two issuers may share one.
    const bool genuine = std::any_of(issuers.begin(), issuers.end(), [&](const PublicKey& issuer) {
        return key_id(issuer) == token->body.issuer && verify_token(*token, issuer);
    });
    if (!genuine) return credential;
    credential.state = CredentialState::Genuine;
    credential.token = token->body;
    return credential;
}

Millis elapsed_since(const Standing& standing, const Now& now) {
    const Millis elapsed = standing.boot == now.boot ? now.mono - standing.mono : now.wall - standing.wall;
    return std::max(elapsed, Millis{0});
}

Decision decide(const Facts& facts) {
    return Rules(facts).run();
}

Verdict verdict_on_badge(const Facts& facts) {
    return Rules(facts).verdict_on_badge();
}

} // namespace kiosk::core
