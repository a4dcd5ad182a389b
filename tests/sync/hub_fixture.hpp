// A real hub and the databases of kiosks that sync with it.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "core/rules/attendance.hpp"
#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "support/must.hpp"
#include "support/patient.hpp"
#include "support/postgres_cluster.hpp"
#include "support/sample_event.hpp"
#include "sync/engine.hpp"
#include "sync/folder.hpp"
#include "sync/hub/hub_transport.hpp"
#include "sync/hub/postgres_hub.hpp"

namespace kiosk::sync::test {

using kiosk::test::kPatient;
using kiosk::test::must;

class HubTest : public ::testing::Test {
  protected:
    HubTest() {
        must(init_hub(*owner()));
        for (const auto* name : {"a", "b"}) add(name);
    }

    void add(const std::string& name) const {
        (void)must(must(store::Database::open(file(name), store::OpenMode::Create)).load(sample.package));
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder / (name + ".db"); }
    [[nodiscard]] std::unique_ptr<store::Replica> open(const std::string& name) const {
        return must(
            store::Replica::open(file(name), kiosk::test::filled<core::MachineId>(static_cast<std::uint8_t>(name[0]))));
    }
    void present(const std::string& name, int people, int first = 1) const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine = kiosk::test::filled<core::MachineId>(static_cast<std::uint8_t>(name[0]));
        auto desk = must(store::Desk::open(file(name), options));
        for (int i = first; i < first + people; ++i)
            (void)desk->present({sample.sign(core::BadgeId{1'000'000U + static_cast<std::uint64_t>(i)})},
                                kiosk::test::at(9, 0));
    }
    // All ledgers of the kiosk's file, for its role kiosk_<name>; with the password that its passfile has.
    void enrol(const std::string& name) const {
        present(name, 0); // whoever never opened its desk has no ledger yet
        const auto hub = owner();
        for (const auto& ledger : must(must(store::Database::open(file(name), store::OpenMode::ReadOnly)).ledgers())) {
            Enrolment wanted;
            wanted.certificate =
                core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer);
            wanted.role = "kiosk_" + name;
            wanted.password = "secret of " + name;
            (void)must(sync::enrol(*hub, sample.package.event, wanted));
        }
    }
    [[nodiscard]] std::unique_ptr<PgConnection> owner() const {
        return must(PgConnection::open(cluster.url(), kPatient));
    }
    [[nodiscard]] std::string passfile() const {
        const auto path = folder / "pgpass";
        std::ofstream out(path);
        for (const auto* name : {"a", "b", "c"}) out << "*:*:*:kiosk_" << name << ":secret of " << name << '\n';
        out.close();
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return path.string();
    }
    [[nodiscard]] std::string url(const std::string& name) const {
        return cluster.url("postgres", "kiosk_" + name, "&passfile=" + passfile());
    }
    [[nodiscard]] std::string url_by_port(const std::string& name, const std::string& port) const {
        return "postgresql://kiosk_" + name + "@127.0.0.1:" + port + "/postgres?passfile=" + passfile();
    }
    [[nodiscard]] core::Result<Report> try_sync(const std::string& name, Transport& hub) const {
        const auto here = open(name);
        ReplicaDoor door(*here);
        return synchronise(door, hub);
    }
    [[nodiscard]] Report sync(const std::string& name) const {
        HubTransport hub(url(name), kPatient);
        return must(try_sync(name, hub));
    }
    [[nodiscard]] std::int64_t count(const std::string& sql) const {
        return must(owner()->query(sql.c_str())).integer(0, 0);
    }
    [[nodiscard]] std::int64_t entries_at_hub() const { return count("SELECT count(*) FROM kiosk.entry"); }
    [[nodiscard]] std::size_t people_in(const std::string& name) const {
        const auto database = must(store::Database::open(file(name), store::OpenMode::ReadOnly));
        EXPECT_FALSE(must(database.verify_ledgers()).first_fault);
        return core::merge(must(database.entries()), must(database.merge_context())).presences.size();
    }
    // Everything that the kiosk wrote itself, in order.
    [[nodiscard]] std::vector<store::WireEntry> own_entries(const std::string& name) const {
        return must(open(name)->lacking({}, 100'000)).entries;
    }

    kiosk::test::PostgresCluster cluster;
    Folder folder;
    kiosk::test::SampleEvent sample = kiosk::test::crowded_event(900);
};

} // namespace kiosk::sync::test
