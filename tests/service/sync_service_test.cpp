// One sync with a real hub, as both programs do it.
#include "service/sync_service.hpp"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/crypto_key.hpp"
#include "event/package/package.hpp"
#include "event/package/package_archive.hpp"
#include "event/seal/seal.hpp"
#include "service/event_source.hpp"
#include "support/folder.hpp"
#include "support/patient.hpp"
#include "support/postgres_cluster.hpp"
#include "support/sample_event.hpp"
#include "sync/hub/postgres_hub.hpp"
#include "sync/sync_state_file.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;
using kiosk::test::at, kiosk::test::kFirstDay;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

// A kiosk with revision 1 of the demo, and its hub.
class SyncedKiosk : public testing::Test {
  protected:
    void SetUp() override {
        fs::copy(KIOSK_SOURCE_DIR "/data/demo", package, fs::copy_options::recursive);
        std::ifstream in(package / "demo.key");
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        issuer = std::get<core::IssuerKey>(core::parse_key_text(text).value()).key;
        seal(1);
        {
            auto made = store::Database::open(database, store::OpenMode::Create);
            ASSERT_TRUE(made);
            ASSERT_TRUE(load_revision(*made, event::read_package(package).package.value(), now.wall));
            event = made->event().value();
        }
        hub = std::move(*sync::PgConnection::open(cluster.url(), kiosk::test::kPatient));
        ASSERT_TRUE(sync::init_hub(*hub));
        enrol();
    }
    void enrol() {
        ASSERT_TRUE(store::Desk::open(database, desk_options())); // which starts the ledger
        const auto ledgers = store::Database::open(database, store::OpenMode::ReadOnly)->ledgers().value();
        sync::Enrolment wanted;
        wanted.certificate = core::certify_ledger(event.tag, ledgers.front().ledger, ledgers.front().key, *issuer);
        wanted.role = "kiosk_gate";
        wanted.password = "hush";
        ASSERT_TRUE(sync::enrol(*hub, event, wanted));
        const auto passfile = folder.path() / "pgpass";
        std::ofstream(passfile) << "*:*:*:*:hush\n";
        fs::permissions(passfile, fs::perms::owner_read);
        url = cluster.url("postgres", "kiosk_gate", "&passfile=" + passfile.string());
    }
    [[nodiscard]] static store::DeskOptions desk_options() {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId("gate");
        options.machine = kiosk::test::filled<core::MachineId>(9);
        return options;
    }
    void seal(std::uint32_t number) const {
        const auto report = event::read_package(package);
        ASSERT_TRUE(report.ok());
        std::ofstream(package / "seal.toml", std::ios::binary) << event::write_seal(
            event::make_seal(report.package->event.id, core::RevisionNumber(number), report.files, *issuer));
    }
    void edit(const char* file, const std::string& from, const std::string& to) const {
        std::string text;
        {
            std::ifstream in(package / file, std::ios::binary);
            text.assign(std::istreambuf_iterator<char>(in), {});
        }
        ASSERT_NE(text.find(from), std::string::npos);
        std::ofstream(package / file, std::ios::binary) << text.replace(text.find(from), from.size(), to);
    }
    void publish(std::uint32_t number, const core::Hash& content, core::ByteView parcel) const {
        const auto done = sync::publish(*hub, event, core::RevisionNumber(number), content, parcel);
        ASSERT_TRUE(done) << done.error().detail;
    }
    [[nodiscard]] SyncService::Parts parts() const {
        SyncService::Parts made;
        made.hub = url;
        made.database = database;
        made.machine = [] { return core::Result<core::MachineId>(kiosk::test::filled<core::MachineId>(9)); };
        made.wall = [this] { return now.wall; };
        return made;
    }
    [[nodiscard]] std::uint32_t revision_here() const {
        return store::Database::open(database, store::OpenMode::ReadOnly)->revision()->value();
    }
    static std::vector<std::string> problems_of(SyncService& service) {
        const auto synced = service.sync_once();
        EXPECT_TRUE(synced) << (synced ? "" : synced.error().detail);
        return synced ? synced->report.problems : std::vector<std::string>{};
    }

    kiosk::test::Folder folder;
    fs::path package = folder.path() / "event";
    fs::path database = folder.path() / "visit.db";
    core::Now now = at(9, 30);
    std::optional<core::SigningKey> issuer;
    core::EventInfo event;
    kiosk::test::PostgresCluster cluster;
    std::unique_ptr<sync::PgConnection> hub;
    std::string url;
};

TEST_F(SyncedKiosk, RefusesAnotherContentOfItsOwnRevisionWithoutDownloadingItAndSaysSoWithEverySync) {
    publish(1, kiosk::test::filled<core::Hash>(7), core::as_bytes("no parcel at all"));
    SyncService service(parts());
    const auto refused = ElementsAre(HasSubstr("the hub's revision 1 is not the one that was loaded here"));
    EXPECT_THAT(problems_of(service), refused);
    EXPECT_THAT(problems_of(service), refused) << "as long as it stands";
    SyncService restarted(parts());
    EXPECT_THAT(problems_of(restarted), refused);
    EXPECT_THAT(sync::read_sync_state(database).value()->problem, HasSubstr("is not the one")) << "for doctor";
    edit("event.toml", "retention_days = 180", "retention_days = 90");
    seal(2);
    publish(2, event::read_package(package).package->content, event::pack(package).value());
    EXPECT_THAT(problems_of(service), IsEmpty());
    EXPECT_EQ(revision_here(), 2U);
    EXPECT_EQ(sync::read_sync_state(database).value()->problem, "");
}

TEST_F(SyncedKiosk, DownloadsWhatItRefusedOnlyAgainWhenEitherSideHasAnotherRevision) {
    edit("event.toml", "retention_days = 180", "retention_days = 90");
    seal(2);
    const auto content = event::read_package(package).package->content;
    publish(2, content, core::as_bytes("no parcel at all"));
    SyncService service(parts());
    const auto first = problems_of(service);
    EXPECT_THAT(first, ElementsAre(HasSubstr("the hub's new revision was not taken: ")));
    const sync::PgValue good[] = {sync::PgValue::of(event::pack(package).value())};
    ASSERT_TRUE(hub->query("UPDATE kiosk.package SET bytes = $1", good));
    EXPECT_EQ(problems_of(service), first) << "the same revision, and known to be broken";
    EXPECT_EQ(revision_here(), 1U);
    SyncService restarted(parts());
    EXPECT_THAT(problems_of(restarted), IsEmpty());
    EXPECT_EQ(revision_here(), 2U);
}

TEST_F(SyncedKiosk, ARevisionThatComesOnTheDayTellsGuestsWhatItChanged) {
    edit("programme.csv", "arrival,2026-11-26,09:00,", "arrival,2026-11-26,09:05,");
    seal(2);
    publish(2, event::read_package(package).package->content, event::pack(package).value());
    SyncService service(parts());
    const auto synced = service.sync_once();
    ASSERT_TRUE(synced) << synced.error().detail;
    EXPECT_EQ(synced->taken, core::RevisionNumber(2));
    const auto news = read_news(database, {core::RevisionNumber(1), 1}, {});
    ASSERT_TRUE(news && *news);
    EXPECT_TRUE((*news)->late_changes.contains(core::ItemId("arrival")));
}

TEST_F(SyncedKiosk, TakesNoRevisionWithoutTheCheckpointAtWhichItsDeskIsOpen) {
    edit("checkpoints.csv", "gate,gate,正門", "side,gate,側門");
    seal(2);
    publish(2, event::read_package(package).package->content, event::pack(package).value());
    const auto desk = store::Desk::open(database, desk_options());
    ASSERT_TRUE(desk);
    auto at_a_desk = parts();
    std::vector<Writes> written;
    at_a_desk.write = [&](Writes what, const auto& work) {
        written.push_back(what);
        return work(desk->get());
    };
    SyncService kiosk(std::move(at_a_desk));
    EXPECT_THAT(problems_of(kiosk), ElementsAre(HasSubstr("it has no checkpoint gate, at which this kiosk stands")));
    EXPECT_THAT(written, testing::Contains(Writes::Revision)) << "where the desk is";
    SyncService without(parts());
    EXPECT_THAT(problems_of(without), IsEmpty());
}

TEST_F(SyncedKiosk, ARevisionThatNobodyWouldWriteIsNotTakenAndNoProblemOfTheRevision) {
    auto busy = parts();
    busy.write = [](Writes what, const auto& work) -> core::Status {
        if (what != Writes::Revision) return work(nullptr);
        return core::fail(core::ErrorKind::Unavailable, "the desk takes no more work");
    };
    edit("event.toml", "retention_days = 180", "retention_days = 90");
    seal(2);
    publish(2, event::read_package(package).package->content, event::pack(package).value());
    SyncService service(std::move(busy));
    const auto synced = service.sync_once();
    ASSERT_FALSE(synced);
    EXPECT_EQ(synced.error().kind, core::ErrorKind::Unavailable) << "it is tried again";
    EXPECT_EQ(synced.error().detail, "the desk takes no more work");
    EXPECT_EQ(revision_here(), 1U);
}

TEST_F(SyncedKiosk, AUrlWithAPasswordIsKeptNowhere) {
    auto wrong = parts();
    wrong.hub = "postgresql://kiosk_gate:hush@hub.example/kiosk";
    SyncService service(std::move(wrong));
    const auto synced = service.sync_once();
    ASSERT_FALSE(synced);
    EXPECT_EQ(synced.error().kind, core::ErrorKind::Usage);
    EXPECT_FALSE(fs::exists(sync::sync_state_path(database)));
    service.remember_problem(synced.error().detail);
    const auto kept = sync::read_sync_state(database).value();
    ASSERT_TRUE(kept);
    EXPECT_THAT(kept->problem, HasSubstr("a password is no part of a hub's URL"));
    EXPECT_THAT(sync::write_sync_state_text(*kept), testing::Not(HasSubstr("hush")));
}

} // namespace
} // namespace kiosk::service
