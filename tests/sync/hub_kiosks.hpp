// A hub with two kiosks that are enrolled, and what somebody could send it who has another past to offer.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sync/hub_fixture.hpp"

namespace kiosk::sync::test {

class Hub : public HubTest {
  protected:
    // a and b are enrolled; a has so many entries, and the hub none yet.
    void prepare(int people) const {
        present("a", people);
        enrol("a");
        present("b", 1, 800);
        enrol("b");
    }
    // Another entry of a's ledger after the first so many, with a genuine chain, signed by whoever has the key.
    [[nodiscard]] store::WireEntry forged_after(const std::vector<store::WireEntry>& chain, std::size_t after,
                                                const core::SigningKey& key) const {
        auto entry = must(core::parse_entry(chain[after].bytes));
        entry.badge = core::BadgeId{42};
        const core::ChainHead head{core::LedgerSeq{after}, chain[after - 1].hash};
        const auto sealed = core::seal(entry, head, entry.ledger, key);
        return {sealed.bytes, sealed.hash, sealed.signature, false};
    }
    [[nodiscard]] PushReply push(const std::string& name, std::vector<store::WireEntry> entries) const {
        HubTransport hub(url(name), kPatient);
        return must(hub.push({{}, std::move(entries)}));
    }
};

} // namespace kiosk::sync::test
