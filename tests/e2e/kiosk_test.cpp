// The real binary on a real X server with a software renderer.
#include <csignal>
#include <cstring>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <png.h>

#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "event/package/badges.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"
#include "support/sample_event.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Kiosk : public testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<Process> start(std::vector<std::string> options) const {
        options.insert(options.begin(), KIOSK_BINARY_DIR "/kiosk");
        return std::make_unique<Process>(options, program_environment(server.display(), folder.path()), out);
    }
    [[nodiscard]] std::vector<std::string> demo() const {
        return {"--event", kDemo.string(), "--db", database.string(), "--checkpoint", "gate", "--camera", "none"};
    }
    [[nodiscard]] std::vector<std::string> demo_windowed() const {
        auto options = demo();
        options.insert(options.end(), {"--windowed", "1280x720"});
        return options;
    }
    [[nodiscard]] std::vector<core::Entry> ledger() const {
        const auto opened = store::Database::open(database, store::OpenMode::ReadOnly);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().detail);
        return opened ? opened->entries().value() : std::vector<core::Entry>{};
    }
    // The first active badge of the demo that is a person's.
    [[nodiscard]] static event::BadgeRow somebody() {
        const auto rows = event::read_badge_rows(kDemo);
        EXPECT_TRUE(rows);
        for (const event::BadgeRow& row : *rows)
            if (row.badge.kind == core::BadgeKind::Participant && row.badge.status == core::BadgeStatus::Active)
                return row;
        ADD_FAILURE() << "the demo has no active badge";
        return {};
    }

    test::Folder folder;
    fs::path database = folder.path() / "visit.db";
    fs::path out = folder.path() / "out.txt";
    XServer server{1280, 720};
};

TEST_F(Kiosk, ABadgeTypedByAHandScannerIsInTheLedger) {
    const auto kiosk = start(demo_windowed());
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    Hands scanner(server.display());
    ASSERT_TRUE(scanner.connected());
    const event::BadgeRow badge = somebody();
    scanner.type_like_a_scanner(badge.token);
    ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
    const auto entries = ledger();
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].badge, badge.badge.id);
    EXPECT_EQ(entries[0].participant, badge.badge.participant);
    EXPECT_EQ(entries[0].source, core::Source::Scanner);
    EXPECT_EQ(entries[0].verdict, core::Verdict::Admitted);
    EXPECT_TRUE(entries[0].simulated);
}

TEST_F(Kiosk, NeitherEscapeNorAltF4NorACloseRequestEndsItAtTheDoor) {
    const auto kiosk = start(demo());
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    Hands guest(server.display());
    ASSERT_TRUE(guest.connected());
    guest.press_escape();
    guest.press_alt_f4();
    ASSERT_TRUE(guest.ask_to_close());
    guest.type_like_a_scanner(somebody().token);
    ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
    EXPECT_TRUE(kiosk->running());
    EXPECT_EQ(ledger().size(), 1U);
}

TEST_F(Kiosk, ACloseRequestEndsAWindowedOne) {
    const auto kiosk = start(demo_windowed());
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    Hands staff(server.display());
    ASSERT_TRUE(staff.ask_to_close());
    EXPECT_EQ(kiosk->exit_code(), 0) << kiosk->errors();
}

// Its own watchdog would turn a thread that hangs into exit code 1.
TEST_F(Kiosk, TheTermSignalEndsItCleanly) {
    const auto kiosk = start(demo());
    ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
    kiosk->signal(SIGTERM);
    EXPECT_EQ(kiosk->exit_code(), 0) << kiosk->errors();
}

TEST_F(Kiosk, ATornConfigStartsWithTheLastGoodOne) {
    const fs::path config = folder.path() / "kiosk.toml";
    std::ofstream(config) << "event = \"" << kDemo.string()
                          << "\"\ndb = \"visit.db\"\ncheckpoint = \"gate\"\ncamera = \"none\"\n";
    const std::vector<std::string> options{"--config", config.string(), "--windowed", "1280x720"};
    {
        const auto kiosk = start(options);
        ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
        Hands(server.display()).type_like_a_scanner(somebody().token);
        ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
        kiosk->signal(SIGTERM);
        ASSERT_EQ(kiosk->exit_code(), 0);
    }
    const auto kept = fs::file_size(config.string() + ".last-good");
    std::size_t entries = 1;
    for (const std::string& left : {std::string(), std::string("event = "), std::string(200, '\0')}) {
        std::ofstream(config, std::ios::binary) << left;
        const auto kiosk = start(options);
        ASSERT_TRUE(kiosk->wait_for("first_frame")) << kiosk->errors();
        EXPECT_THAT(kiosk->errors(), HasSubstr("the last good config is used: " + config.string() + ": it "));
        Hands(server.display()).type_like_a_scanner(somebody().token);
        ASSERT_TRUE(kiosk->wait_for("\"verdict\"")) << kiosk->errors();
        kiosk->signal(SIGTERM);
        ASSERT_EQ(kiosk->exit_code(), 0);
        EXPECT_EQ(ledger().size(), ++entries);
        EXPECT_EQ(fs::file_size(config.string() + ".last-good"), kept);
    }
}

TEST_F(Kiosk, HelpIsNoFailure) {
    const auto kiosk = start({"--help"});
    EXPECT_EQ(kiosk->exit_code(), 0);
}

TEST_F(Kiosk, ACommandLineThatCannotBeMeantIsAUsageError) {
    EXPECT_EQ(start({"--lang", "tlh"})->exit_code(), 2);
    EXPECT_EQ(start({"--event", (folder.path() / "nothing").string(), "--db", database.string()})->exit_code(), 2);
    auto elsewhere = demo();
    elsewhere[5] = "nowhere";
    const auto kiosk = start(elsewhere);
    EXPECT_EQ(kiosk->exit_code(), 2);
    EXPECT_THAT(kiosk->errors(), HasSubstr("gate-out"));
}

TEST_F(Kiosk, TheClockOfARealEventCannotBeSet) {
    auto event = kiosk::test::sample_event();
    event.package.event.sample = false;
    ASSERT_TRUE(store::Database::open(database, store::OpenMode::Create)
                    .value()
                    .load(event.package, {.accept_unsealed = true}));
    const auto kiosk = start({"--db", database.string(), "--camera", "none", "--now", "2026-11-26T09:00"});
    EXPECT_EQ(kiosk->exit_code(), 2);
    EXPECT_THAT(kiosk->errors(), HasSubstr("sample"));
}

TEST_F(Kiosk, WithoutADisplayItSaysSoAndFails) {
    auto command = demo();
    command.insert(command.begin(), KIOSK_BINARY_DIR "/kiosk");
    Process kiosk(command, program_environment("", folder.path()));
    EXPECT_EQ(kiosk.exit_code(), 1);
    EXPECT_THAT(kiosk.errors(), HasSubstr("no display"));
}

class Tour : public Kiosk {
  protected:
    fs::path shots = folder.path() / "shots";
};

TEST_F(Tour, ScansTheWholeClipAndKeepsAPictureOfEachScreen) {
    const auto kiosk = start({"--event", kDemo.string(), "--checkpoint", "gate", "--tour", shots.string()});
    ASSERT_EQ(kiosk->exit_code(), 0) << kiosk->errors();
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(shots))
        if (entry.path().extension() == ".png") names.insert(entry.path().stem());
    for (const char* name : {"attract", "home-zh-TW", "home-en", "home-ja", "home-ko", "scan-zh-TW", "scan-en",
                             "scan-ja", "scan-ko", "map-zh-TW", "map-county-en", "map-offices-ja", "programme-zh-TW",
                             "programme-en", "programme-item-ja", "programme-mine"})
        EXPECT_TRUE(names.contains(name)) << name;
    EXPECT_TRUE(names.contains("result-01-Admitted"));
    for (const char* name : {"staff-pad", "staff-home", "staff-home-en", "staff-find", "staff-person",
                             "staff-delegation", "staff-not-arrived", "staff-roll-question", "staff-roll",
                             "staff-walk-in", "staff-health", "staff-stick", "staff-papers"})
        EXPECT_TRUE(names.contains(name)) << name;
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    ASSERT_NE(png_image_begin_read_from_file(&image, (shots / "attract.png").c_str()), 0);
    EXPECT_EQ(image.width, 1280U);
    EXPECT_EQ(image.height, 720U);
    png_image_free(&image);
}

TEST_F(Tour, FailsAndSaysWhatIsMissingWhenTheListWantsAnotherVerdict) {
    const fs::path altered = folder.path() / "altered";
    fs::copy(kDemo, altered, fs::copy_options::recursive);
    std::ifstream in(altered / "clip.csv");
    std::string list((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const auto at = list.find("BadSignature");
    ASSERT_NE(at, std::string::npos);
    list.replace(at, std::strlen("BadSignature"), "Admitted");
    std::ofstream(altered / "clip.csv") << list;
    const auto kiosk = start({"--event", altered.string(), "--checkpoint", "gate", "--tour", shots.string()});
    EXPECT_EQ(kiosk->exit_code(), 1);
    EXPECT_THAT(kiosk->errors(), testing::ContainsRegex("\n- badge [0-9a-f]+ Admitted\n"));
    EXPECT_THAT(kiosk->errors(), testing::ContainsRegex("\n\\+ token #[0-9a-f]+ BadSignature\n"));
    EXPECT_THAT(kiosk->errors(), testing::Not(HasSubstr("KB1")));
}

} // namespace
} // namespace kiosk::e2e
