// A sync as a file.
#include "sync/bundle.hpp"

#include <gtest/gtest.h>

#include "fuzz/bundle_target.hpp"
#include "store/database.hpp"
#include "store/day_records.hpp"
#include "store/desk/desk.hpp"
#include "support/corpus.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"
#include "sync/folder.hpp"

namespace kiosk::sync::test {
namespace {

using kiosk::test::at, kiosk::test::filled, kiosk::test::must;

class BundleTest : public ::testing::Test {
  protected:
    BundleTest() {
        for (const auto* file : {"a.db", "b.db"}) load(file, sample);
    }
    void load(const std::string& file, const kiosk::test::SampleEvent& event) const {
        (void)must(must(store::Database::open(folder / file, store::OpenMode::Create)).load(event.package));
    }
    [[nodiscard]] std::unique_ptr<store::Replica> open(const std::string& file) const {
        return must(store::Replica::open(folder / file, filled<core::MachineId>(static_cast<std::uint8_t>(file[0]))));
    }
    void present(const std::string& file, std::initializer_list<const char*> people) const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine = filled<core::MachineId>(static_cast<std::uint8_t>(file[0]));
        auto desk = must(store::Desk::open(folder / file, options));
        for (const auto* who : people) (void)desk->present({sample.token(who)}, at(9, 0));
    }
    void certify(const std::string& file) const {
        const auto ledger =
            must(must(store::Database::open(folder / file, store::OpenMode::ReadOnly)).ledgers()).back();
        (void)must(open(file)->take(
            {{core::certify_ledger(sample.package.event.tag, ledger.ledger, ledger.key, sample.issuer)}, {}}));
    }
    [[nodiscard]] core::Arrived registers(const std::string& file) const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine = filled<core::MachineId>(static_cast<std::uint8_t>(file[0]));
        return must(must(store::Desk::open(folder / file, options))
                        ->register_walk_in({core::DelegationId{"jp"}, "張育綺", "", "", "", "", {}}, {},
                                           {core::OperatorId{"v1"}, core::StaffRole::Volunteer}, at(9, 0)));
    }
    [[nodiscard]] core::NewBadge reissues(const std::string& file, const core::ParticipantId& who) const {
        return must(
            desk(file)->reissue_badge(who, "lost", {core::OperatorId{"t1"}, core::StaffRole::Teacher}, at(9, 5)));
    }
    [[nodiscard]] std::unique_ptr<store::Desk> desk(const std::string& file) const {
        store::DeskOptions options;
        options.checkpoint = core::CheckpointId{"gate"};
        options.machine = filled<core::MachineId>(static_cast<std::uint8_t>(file[0]));
        return must(store::Desk::open(folder / file, options));
    }
    [[nodiscard]] std::string name_in(const std::string& file, const core::ParticipantId& who) const {
        const auto database = must(store::Database::open(folder / file, store::OpenMode::ReadOnly));
        return must(store::read_person(database, who)).value().name;
    }
    [[nodiscard]] Bundle exported(const std::string& file, const store::Heads& since = {}) const {
        return must(export_bundle(*open(file), since));
    }
    [[nodiscard]] core::Attendance attendance(const std::string& file) const {
        const auto database = must(store::Database::open(folder / file, store::OpenMode::ReadOnly));
        const auto report = must(database.verify_ledgers());
        EXPECT_FALSE(report.first_fault) << report.first_fault->what;
        return core::merge(must(database.entries()), must(database.merge_context()));
    }

    Folder folder;
    kiosk::test::SampleEvent sample = kiosk::test::sample_event();
};

TEST_F(BundleTest, CarriesALedgerWithItsCertificateToAnotherKiosk) {
    present("a.db", {"jp-01", "jp-02"});
    certify("a.db");
    const auto read = must(read_bundle(write_bundle(exported("a.db"))));
    const auto first = must(import_bundle(*open("b.db"), read));
    EXPECT_EQ(first.taken.added, 2);
    EXPECT_EQ(attendance("b.db"), attendance("a.db"));
    const auto again = must(import_bundle(*open("b.db"), read));
    EXPECT_EQ(again.taken.added, 0);
    EXPECT_EQ(again.taken.known, 2);
}

TEST_F(BundleTest, InAnswerCarriesOnlyWhatTheOtherLacks) {
    present("a.db", {"jp-01", "jp-02"});
    certify("a.db");
    (void)must(import_bundle(*open("b.db"), exported("a.db")));
    present("b.db", {"sg-01"});
    certify("b.db");
    const auto answer = exported("b.db", exported("a.db").heads);
    ASSERT_EQ(answer.sections.size(), 1U);
    EXPECT_EQ(answer.sections[0].entries.size(), 1U);
    present("a.db", {"jp-03"});
    const auto more = exported("a.db", exported("b.db").heads);
    ASSERT_EQ(more.sections.size(), 1U);
    EXPECT_EQ(more.sections[0].before.seq, core::LedgerSeq{2});
    (void)must(import_bundle(*open("b.db"), more));
    (void)must(import_bundle(*open("a.db"), answer));
    EXPECT_EQ(attendance("a.db"), attendance("b.db"));
    EXPECT_EQ(attendance("a.db").presences.size(), 4U);
}

TEST_F(BundleTest, CutAtAnyByteIsRefused) {
    present("a.db", {"jp-01"});
    certify("a.db");
    const auto bytes = write_bundle(exported("a.db"));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto read = read_bundle(core::ByteView(bytes).first(size));
        ASSERT_FALSE(read) << size << " of " << bytes.size();
        EXPECT_FALSE(read.error().detail.empty());
    }
}

TEST_F(BundleTest, CarriesARevisionOfThePackageAsItIs) {
    present("a.db", {"jp-01"});
    auto bundle = exported("a.db");
    bundle.package = {9, 8, 7};
    const auto bytes = write_bundle(bundle);
    const auto read = must(read_bundle(bytes));
    EXPECT_EQ(read.package, bundle.package);
    EXPECT_EQ(read.sections, bundle.sections);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_FALSE(read_bundle(core::ByteView(bytes).first(size))) << size;
}

TEST_F(BundleTest, APackageThatSaysMoreOrLessThanThereIsIsRefused) {
    auto bundle = exported("a.db");
    bundle.package = {9, 8, 7};
    const auto good = write_bundle(bundle);
    for (const int said : {0, 2, 4, 255}) {
        auto bytes = good;
        bytes[bytes.size() - 32 - 3 - 1] = static_cast<std::uint8_t>(said);
        const auto hash = core::sha256(core::ByteView(bytes).first(bytes.size() - 32));
        std::ranges::copy(hash.bytes, bytes.end() - 32);
        EXPECT_FALSE(read_bundle(bytes)) << said;
    }
}

TEST_F(BundleTest, AlteredAnywhereIsRefusedEvenIfItsHashWasPutRight) {
    present("a.db", {"jp-01"});
    certify("a.db");
    const auto good = write_bundle(exported("a.db"));
    const auto before = attendance("b.db");
    const auto heads = must(open("b.db")->heads());
    const auto another = [&] { // a file for what is taken, which nothing was taken into yet
        for (const std::string suffix : {"", "-wal", "-shm"}) {
            std::filesystem::remove(folder / ("c.db" + suffix));
            if (std::filesystem::exists(folder / ("b.db" + suffix)))
                std::filesystem::copy_file(folder / ("b.db" + suffix), folder / ("c.db" + suffix));
        }
    };
    another();
    for (std::size_t at = 0; at < good.size() - 32; ++at) {
        auto bytes = good;
        bytes[at] ^= 1;
        EXPECT_FALSE(read_bundle(bytes)) << at;
        const auto hash = core::sha256(core::ByteView(bytes).first(bytes.size() - 32));
        std::ranges::copy(hash.bytes, bytes.end() - 32);
        auto read = read_bundle(bytes);
        if (!read) continue;
        const auto imported = import_bundle(*open("c.db"), *read);
        if (!imported) {
            EXPECT_EQ(imported.error().kind, core::ErrorKind::Refused) << at;
            continue;
        }
        // What else there is to alter is not believed: the peer's vector, or a certificate that no longer is one.
        EXPECT_EQ(read->sections, must(read_bundle(good)).sections) << at;
        EXPECT_EQ(imported->taken.added, read->certificates == must(read_bundle(good)).certificates ? 1 : 0) << at;
        another();
    }
    EXPECT_EQ(must(open("c.db")->heads()).size(), heads.size());
    EXPECT_EQ(attendance("c.db"), before);
}

TEST_F(BundleTest, CarriesWhoRegisteredAtTheDoorWithTheirName) {
    const auto arrived = registers("a.db");
    certify("a.db");
    const auto bytes = write_bundle(exported("a.db"));
    const auto read = must(read_bundle(bytes));
    EXPECT_EQ(read.sections, exported("a.db").sections);
    EXPECT_EQ(write_bundle(read), bytes);
    EXPECT_EQ(must(import_bundle(*open("b.db"), read)).taken.wrong_texts, 0);
    EXPECT_EQ(name_in("b.db", arrived.id), "張育綺");
    EXPECT_EQ(attendance("b.db"), attendance("a.db"));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_FALSE(read_bundle(core::ByteView(bytes).first(size))) << size;
}

TEST_F(BundleTest, CarriesTheNewBadgeOfSomebodyWhoLostTheirs) {
    const auto badge = reissues("a.db", core::ParticipantId{"jp-01"});
    certify("a.db");
    const auto bytes = write_bundle(exported("a.db"));
    EXPECT_EQ(must(import_bundle(*open("b.db"), must(read_bundle(bytes)))).taken.wrong_texts, 0);
    EXPECT_EQ(desk("b.db")->present({sample.token("jp-01")}, at(9, 6)).verdict, core::Verdict::Revoked);
    EXPECT_EQ(desk("b.db")->present({badge.code}, at(9, 7)).verdict, core::Verdict::Admitted);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_FALSE(read_bundle(core::ByteView(bytes).first(size))) << size;
}

TEST_F(BundleTest, WithAnotherNameOfWhoRegisteredKeepsTheFactAlone) {
    const auto arrived = registers("a.db");
    certify("a.db");
    auto bundle = exported("a.db");
    bundle.sections[0].entries[0].text->text[0] = 'X';
    EXPECT_EQ(must(import_bundle(*open("b.db"), must(read_bundle(write_bundle(bundle))))).taken.wrong_texts, 1);
    EXPECT_EQ(name_in("b.db", arrived.id), "");
    bundle.sections[0].entries[0].text->text.assign(core::kLongestCommitted + 1, 'x');
    EXPECT_FALSE(read_bundle(write_bundle(bundle)));
    bundle.sections[0].entries[0].text->text.clear();
    EXPECT_FALSE(read_bundle(write_bundle(bundle))) << "a salt without a text";
    bundle.sections[0].entries[0].text.reset();
    EXPECT_EQ(must(read_bundle(write_bundle(bundle))).sections, bundle.sections);
}

TEST_F(BundleTest, WithOneForgedSignatureWritesNothingOfAnyLedger) {
    present("a.db", {"jp-01", "jp-02"});
    certify("a.db");
    present("b.db", {"sg-01"});
    certify("b.db");
    (void)must(import_bundle(*open("a.db"), exported("b.db")));
    load("c.db", sample);
    auto bundle = exported("a.db");
    ASSERT_EQ(bundle.sections.size(), 2U);
    bundle.sections.back().entries.back().signature.bytes[0] ^= 1;
    const auto imported = import_bundle(*open("c.db"), bundle);
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().kind, core::ErrorKind::Refused);
    EXPECT_TRUE(must(open("c.db")->heads()).empty());
}

TEST_F(BundleTest, WithoutTheEntriesBeforeItsFirstSaysHowToMendIt) {
    present("a.db", {"jp-01", "jp-02"});
    certify("a.db");
    auto since = exported("a.db").heads;
    present("a.db", {"jp-03"});
    const auto imported = import_bundle(*open("b.db"), exported("a.db", since));
    ASSERT_FALSE(imported);
    EXPECT_NE(imported.error().detail.find("without --since"), std::string::npos) << imported.error().detail;
}

TEST_F(BundleTest, OfAnotherEventIsRefused) {
    present("a.db", {"jp-01"});
    auto bundle = exported("a.db");
    bundle.event = core::EventTag{5};
    EXPECT_FALSE(import_bundle(*open("b.db"), bundle));
}

TEST_F(BundleTest, OfAKioskThatWasSetBackKeepsTheFactsOfBothBranches) {
    present("a.db", {"jp-01"});
    certify("a.db");
    for (const auto* suffix : {"", "-wal"})
        if (std::filesystem::exists(folder / ("a.db" + std::string(suffix))))
            std::filesystem::copy_file(folder / ("a.db" + std::string(suffix)),
                                       folder / ("kept.db" + std::string(suffix)));
    present("a.db", {"jp-02"});
    (void)must(import_bundle(*open("b.db"), exported("a.db")));
    for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(folder / ("a.db" + std::string(suffix)));
    for (const auto* suffix : {"", "-wal"})
        if (std::filesystem::exists(folder / ("kept.db" + std::string(suffix))))
            std::filesystem::copy_file(folder / ("kept.db" + std::string(suffix)),
                                       folder / ("a.db" + std::string(suffix)));
    present("a.db", {"jp-03"});
    const auto branch = exported("a.db");
    EXPECT_EQ(must(import_bundle(*open("b.db"), branch)).recorded_again, 1);
    EXPECT_EQ(must(import_bundle(*open("b.db"), branch)).recorded_again, 0);
    EXPECT_EQ(attendance("b.db").presences.size(), 3U);
}

TEST(BundleCorpus, KeepsThePromisesOfTheReader) {
    kiosk::test::replay("bundle", [](std::string_view text) { kiosk::test::feed_bundle(core::as_bytes(text)); });
}

} // namespace
} // namespace kiosk::sync::test
