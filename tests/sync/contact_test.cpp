// What a kiosk remembers of its hub.
#include "sync/sync_state_file.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "support/sample_event.hpp"
#include "sync/folder.hpp"

namespace kiosk::sync::test {
namespace {

SyncState sample() {
    SyncState contact;
    contact.met = core::WallTime{std::chrono::seconds{1'764'121'920}};
    contact.tried = contact.met + std::chrono::seconds{30};
    contact.hub = "postgresql://kiosk_gate@hub.example/kiosk";
    contact.problem = "the hub cannot be reached";
    contact.there[kiosk::test::filled<core::LedgerId>(7)] = core::LedgerSeq{12};
    return contact;
}

TEST(SyncState, IsReadAsItWasWritten) {
    const Folder folder;
    const auto database = folder / "kiosk.db";
    EXPECT_FALSE(read_sync_state(database).value()) << "a kiosk that never met a hub";
    ASSERT_TRUE(write_sync_state(database, sample()));
    EXPECT_EQ(read_sync_state(database).value(), sample());
    EXPECT_TRUE(std::filesystem::exists(folder / "kiosk.db.sync"));
}

TEST(SyncState, IsNotWrittenThroughALinkThatSomebodyPutThere) {
    const Folder folder;
    const auto database = folder / "kiosk.db";
    std::ofstream(folder / "victim") << "keep me";
    std::filesystem::create_symlink(folder / "victim", folder / "kiosk.db.sync.new");
    std::filesystem::create_symlink(folder / "victim", folder / "kiosk.db.sync");
    EXPECT_FALSE(read_sync_state(database)) << "nor read";
    ASSERT_TRUE(write_sync_state(database, sample()));
    EXPECT_EQ(read_sync_state(database).value(), sample());
    std::ifstream in(folder / "victim");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "keep me");
}

TEST(SyncState, KeepsOneLineALineWhateverAServerSays) {
    auto contact = sample();
    contact.problem = "two\nlines\nthere 00 1";
    EXPECT_EQ(parse_sync_state_text(write_sync_state_text(contact))->problem, "two lines there 00 1");
}

TEST(SyncState, ThatIsCutOrOfSomethingElseIsRefused) {
    const auto text = write_sync_state_text(sample());
    for (std::size_t size = 0; size < text.size(); ++size) {
        const bool whole_lines = size > 0 && text[size - 1] == '\n';
        EXPECT_EQ(parse_sync_state_text(text.substr(0, size)).has_value(), whole_lines) << size;
    }
    for (const auto* wrong : {"kiosk-sync-2\n", "kiosk-sync-1\nmet x\n", "kiosk-sync-1\nmet 99999999999999\n",
                              "kiosk-sync-1\nthere 00 1\n", "kiosk-sync-1\nnonsense\n", "kiosk-sync-1\nother 1\n"})
        EXPECT_FALSE(parse_sync_state_text(wrong)) << wrong;
}

TEST(SyncState, CountsWhatTheHubHadNot) {
    const auto known = kiosk::test::filled<core::LedgerId>(7);
    const auto other = kiosk::test::filled<core::LedgerId>(8);
    EXPECT_EQ(unsent(sample(), {{known, core::LedgerSeq{12}}}), 0U);
    EXPECT_EQ(unsent(sample(), {{known, core::LedgerSeq{15}}, {other, core::LedgerSeq{2}}}), 5U);
    EXPECT_EQ(unsent(sample(), {{known, core::LedgerSeq{3}}}), 0U) << "a kiosk that was set back";
}

} // namespace
} // namespace kiosk::sync::test
