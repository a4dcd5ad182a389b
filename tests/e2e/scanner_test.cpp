// Scanners that type, on machines as schools have them: the real binary, real key codes, real layouts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "event/package/badges.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class Scanner : public testing::Test {
  protected:
    Scanner() {
        const auto rows = event::read_badge_rows(kDemo);
        EXPECT_TRUE(rows);
        for (const event::BadgeRow& row : *rows)
            if (row.badge.kind == core::BadgeKind::Participant && row.badge.status == core::BadgeStatus::Active)
                badges.push_back(row);
        EXPECT_GE(badges.size(), 20U);
        EXPECT_TRUE(hands.connected());
    }
    void start(const std::vector<std::string>& more, const std::map<std::string, std::string>& environment = {}) {
        std::vector<std::string> command{KIOSK_BINARY_DIR "/kiosk",
                                         "--event",
                                         kDemo.string(),
                                         "--db",
                                         database.string(),
                                         "--checkpoint",
                                         "gate",
                                         "--camera",
                                         "none"};
        command.insert(command.end(), more.begin(), more.end());
        auto variables = program_environment(server.display(), folder.path());
        for (const auto& [name, value] : environment) variables[name] = value;
        kiosk = std::make_unique<Process>(command, variables);
        ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    }
    // Of the next guest.
    void scan() { hands.type_like_a_scanner(badges.at(scanned++).token); }
    // Every badge that was scanned is in the ledger, once and in order, and nothing else.
    void expect_all_of_them() {
        ASSERT_TRUE(kiosk->wait_for("\"verdict\"", static_cast<int>(scanned))) << kiosk->errors();
        const auto opened = store::Database::open(database, store::OpenMode::ReadOnly);
        ASSERT_TRUE(opened);
        const auto entries = opened->entries();
        ASSERT_TRUE(entries);
        ASSERT_EQ(entries->size(), scanned) << kiosk->errors();
        for (std::size_t i = 0; i < scanned; ++i) {
            EXPECT_EQ((*entries)[i].badge, badges[i].badge.id) << i;
            EXPECT_EQ((*entries)[i].verdict, core::Verdict::Admitted) << i;
            EXPECT_EQ((*entries)[i].source, core::Source::Scanner) << i;
        }
        EXPECT_THAT(kiosk->errors(), Not(HasSubstr("KB1")));
    }

    std::vector<event::BadgeRow> badges;
    std::size_t scanned = 0;
    test::Folder folder;
    fs::path database = folder.path() / "visit.db";
    XServer server{1280, 720};
    Hands hands{server.display()};
    std::unique_ptr<Process> kiosk;
};

TEST_F(Scanner, IsReadOnEveryLayoutOfTheMachineWhileItChanges) {
    start({"--windowed", "1280x720"});
    for (const char* layout : {"us", "de", "fr", "th", "ru", "jp"}) {
        ASSERT_TRUE(hands.set_layout(layout));
        for (int i = 0; i < 3; ++i) scan(); // with nothing between them
    }
    expect_all_of_them();
}

TEST_F(Scanner, IsReadWhateverInputMethodIsSet) {
    start({"--windowed", "1280x720"}, {{"XMODIFIERS", "@im=ibus"}, {"LC_ALL", "C.UTF-8"}});
    scan();
    expect_all_of_them();
}

TEST_F(Scanner, IsReadWhileAnotherProgramSwallowsEveryKey) {
    start({"--windowed", "1280x720"});
    ASSERT_TRUE(hands.grab_the_keyboard());
    for (int i = 0; i < 3; ++i) scan();
    expect_all_of_them();
}

TEST_F(Scanner, IsReadAndStaffAreToldWhileAnotherWindowHasTheKeyboardThatStaysItsOwn) {
    start({"--windowed", "1280x720"});
    hands.open_another_window();
    hands.type_like_a_scanner("geheim99"); // what somebody types there
    scan();
    hands.type_like_a_scanner("S1234567");
    scan();
    expect_all_of_them();
    ASSERT_TRUE(kiosk->wait_for("another window has the keyboard's focus")) << kiosk->errors();
    EXPECT_FALSE(hands.kiosk_has_the_focus()) << "one window among others takes nothing away";
    hands.click(640, 360);
    EXPECT_TRUE(eventually([&] { return hands.kiosk_has_the_focus(); })) << "unless it is touched";
    ASSERT_TRUE(kiosk->wait_for("heard again")) << kiosk->errors();
    scan();
    expect_all_of_them();
    EXPECT_THAT(kiosk->errors(), Not(testing::AnyOf(HasSubstr("geheim99"), HasSubstr("S1234567"))));
}

TEST_F(Scanner, IsReadAfterADialogCameAndWentAndTheKioskHasTheFocusAgain) {
    start({});
    ASSERT_TRUE(eventually([&] { return hands.kiosk_has_the_focus(); })) << "without a window manager";
    hands.open_another_window();
    scan();
    hands.close_the_other_window(); // the focus is nobody's
    scan();
    EXPECT_TRUE(eventually([&] { return hands.kiosk_has_the_focus(); })) << "nobody else wants it";
    scan();
    expect_all_of_them();
}

} // namespace
} // namespace kiosk::e2e
