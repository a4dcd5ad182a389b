// One kiosk's checkpoint of the sample event, and what its store would look up: for the tests of decide().
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "core/rules/decide.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {

class LocalReplica {
  public:
    explicit LocalReplica(const std::string& checkpoint) : id_(checkpoint) {}

    test::SampleEvent sample = test::sample_event();
    std::optional<Standing> standing;
    int people_in_area = 0;

    Checkpoint& checkpoint(const std::string& id) {
        for (auto& one : sample.package.checkpoints) {
            if (one.id.str() == id) return one;
        }
        throw std::out_of_range(id);
    }
    Checkpoint& checkpoint() { return checkpoint(id_); }
    Checkpoint& add_like_this(const std::string& id) {
        auto copy = checkpoint();
        copy.id = CheckpointId{id};
        return sample.package.checkpoints.emplace_back(copy);
    }
    Badge& badge_of(const std::string& whose) {
        for (auto& badge : sample.package.badges) {
            if (badge.participant.str() == whose || badge.delegation.str() == whose) return badge;
        }
        throw std::out_of_range(whose);
    }

    Facts facts(const Credential& credential, const Now& now) {
        Facts facts;
        facts.event = &sample.package.event;
        facts.checkpoint = &checkpoint();
        facts.all_checkpoints = sample.package.checkpoints;
        facts.credential = credential;
        facts.standing = standing;
        facts.people_in_area = people_in_area;
        facts.revision = RevisionNumber{4};
        facts.now = now;
        if (credential.token) look_up(credential.token->badge, facts);
        return facts;
    }
    Decision present(const std::string& text, const Now& now) {
        return decide(facts(examine(text, sample.package.event.issuers), now));
    }
    Decision present_badge(const std::string& whose, const Now& now) { return present(sample.token(whose), now); }
    Decision present_person(CredentialState state, const std::string& whose, const Now& now) {
        Credential credential;
        credential.state = state;
        credential.fingerprint = 77;
        auto known = facts(credential, now);
        for (const auto& person : sample.package.participants) {
            if (person.id.str() == whose) known.participant = person;
        }
        return decide(known);
    }

  private:
    void look_up(BadgeId badge, Facts& facts) {
        for (const auto& one : sample.package.badges) {
            if (one.id == badge) facts.badge = one;
        }
        if (!facts.badge) return;
        for (const auto& person : sample.package.participants) {
            if (person.id == facts.badge->participant) facts.participant = person;
        }
    }

    std::string id_;
};

[[nodiscard]] inline Standing stood(Direction direction, const Now& when, const std::string& checkpoint,
                                    bool same_kiosk = true) {
    return {{test::filled<LedgerId>(3), LedgerSeq{5}},
            direction,
            when.wall,
            when.boot,
            when.mono,
            CheckpointId{checkpoint},
            same_kiosk};
}

[[nodiscard]] inline Now untrusted(Now now) {
    now.trusted = false;
    return now;
}

} // namespace kiosk::core
