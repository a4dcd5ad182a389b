// A teacher with a workbook and a stick, on the real window and by touches alone: checked, loaded, badges made where
// there are none, printed to the stick and read from the paper, and a guest let in with one of them.
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/iso_day.hpp"
#include "e2e/finger.hpp"
#include "e2e/hands.hpp"
#include "e2e/process.hpp"
#include "e2e/touch_screen.hpp"
#include "event/package/badges.hpp"
#include "event/table/cell_name.hpp"
#include "event/workbook/edited_archive.hpp"
#include "platform/system_clock.hpp"
#include "print/paper.hpp"
#include "store/database.hpp"
#include "store/staff.hpp"
#include "support/folder.hpp"

namespace kiosk::e2e {
namespace {

namespace fs = std::filesystem;

constexpr int kPeople = 60;
constexpr const char* kDelegationSheet = "xl/worksheets/sheet3.xml"; // of a new workbook
constexpr const char* kPeopleSheet = "xl/worksheets/sheet4.xml";

std::string text_of_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// As somebody who fills in a sheet: rows below the examples, by column.
std::string row_of(int number, const std::vector<std::string>& cells) {
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty())
            row += "<c r=\"" + event::letters_of(i) + std::to_string(number) + R"(" t="inlineStr"><is><t>)" + cells[i] +
                   "</t></is></c>";
    return row + "</row>";
}

void fill_in(event::EditedArchive& workbook, const std::string& sheet, const std::string& rows) {
    constexpr std::string_view kEnd = "</sheetData>";
    auto text = workbook.read(sheet);
    ASSERT_TRUE(text) << sheet;
    text->insert(text->find(kEnd), rows);
    workbook.put(sheet, *text);
}

std::string id_of(int person) {
    return "jp" + std::to_string(person);
}

class ATeacherWithAStick : public testing::Test {
  protected:
    void kioskctl(std::vector<std::string> words) {
        words.insert(words.begin(), KIOSK_BINARY_DIR "/kioskctl");
        Process tool(words, program_environment("", folder.path()), folder.path() / "tool.txt");
        ASSERT_EQ(tool.exit_code(), 0) << tool.errors() << text_of_file(folder.path() / "tool.txt");
    }
    // first … last of the people; the delegation's row with the first of them.
    void fill_in_people(int first, int last) const {
        const auto bytes = text_of_file(workbook);
        event::EditedArchive edited(bytes);
        if (first == 1)
            fill_in(edited, kDelegationSheet,
                    row_of(4, {"aoba", "青葉台高等学校", "Aobadai High School", "日本", "日文", "否"}));
        std::string rows;
        for (int person = first; person <= last; ++person)
            rows += row_of(3 + person, {id_of(person), "aoba", "佐藤 美咲" + std::to_string(person),
                                        "SATO Misaki " + std::to_string(person), "", "學生"});
        fill_in(edited, kPeopleSheet, rows);
        const auto saved = edited.save();
        ASSERT_TRUE(saved);
        std::ofstream(workbook, std::ios::binary) << *saved;
    }

    // Of today, with one of the people, as somebody begins one.
    void begin_workbook() {
        const auto today = core::format_day(core::Zone::named("Asia/Taipei")->day_of(platform::read_now().wall));
        kioskctl({"event", "new", "--workbook", workbook.string(), "--title", "交流參訪", "--first-day", today});
        fill_in_people(1, 1);
    }
    // The kiosk with that stick in, where a teacher has a PIN; what they do there; and its end.
    void visit_kiosk(const std::function<void(Process& kiosk, Finger& finger, Hands& scanner)>& visit) {
        {
            auto opened = store::Database::open(database, store::OpenMode::ReadWrite);
            ASSERT_TRUE(opened);
            ASSERT_TRUE(store::add_staff(*opened, {core::OperatorId{"t1"}, core::StaffRole::Teacher}, kPin));
        }
        std::ofstream(config) << "stick = \"" << stick.string() << "\"\nreduced_motion = true\n";
        TouchScreen screen(folder.path());
        ASSERT_FALSE(screen.display().empty()) << "packages xserver-xorg-core and xserver-xorg-video-dummy";
        auto environment = program_environment(screen.display(), folder.path());
        environment["KIOSK_TRACE_TOUCH"] = "1";
        Process kiosk({KIOSK_BINARY_DIR "/kiosk", "--config", config.string(), "--db", database.string(), "--camera",
                       "none", "--lang", "zh-TW", "--checkpoint", "gate"},
                      environment);
        ASSERT_TRUE(kiosk.wait_for("first_frame")) << kiosk.errors();
        Hands scanner(screen.display());
        ASSERT_TRUE(scanner.connected());
        Finger finger(kiosk, screen);
        ASSERT_TRUE(finger.enters_staff_mode(kPin)) << kiosk.errors();
        ASSERT_TRUE(finger.finds("staff.group.aoba")) << "the day is read, and nothing moves any more";
        visit(kiosk, finger, scanner);
        kiosk.signal(SIGTERM);
        EXPECT_EQ(kiosk.exit_code(), 0) << kiosk.errors();
    }
    // Every badge on the paper is one that was issued and the other way round; the last of the people comes with theirs
    // as it is read from the paper.
    void lets_in_who_is_on_paper(Process& kiosk, Hands& scanner) const {
        std::set<std::string> printed, issued;
        std::string guest;
        const auto rows = event::read_badge_rows(stick / "visit.kiosk");
        ASSERT_TRUE(rows);
        for (const auto& row : *rows) {
            issued.insert(row.token);
            if (row.badge.participant == core::ParticipantId{id_of(kPeople)}) guest = row.token;
        }
        for (const auto& page : test::render(pdf, 200))
            for (const auto& text : test::codes_on(page)) printed.insert(text);
        EXPECT_EQ(printed, issued);
        EXPECT_GE(printed.size(), static_cast<std::size_t>(kPeople));
        ASSERT_TRUE(printed.contains(guest));
        scanner.type_like_a_scanner(guest);
        ASSERT_TRUE(kiosk.wait_for("\"verdict\"")) << kiosk.errors();
        const auto opened = store::Database::open(database, store::OpenMode::ReadOnly);
        ASSERT_TRUE(opened);
        EXPECT_EQ(opened->participants()->size(), static_cast<std::size_t>(kPeople));
        const auto entries = opened->entries().value();
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(entries[0].participant, core::ParticipantId{id_of(kPeople)});
        EXPECT_EQ(entries[0].verdict, core::Verdict::Admitted);
        EXPECT_FALSE(entries[0].simulated);
    }

    static constexpr std::string_view kPin = "402915";
    test::Folder folder;
    fs::path workbook = folder.path() / "visit.xlsx";
    fs::path key = folder.path() / "issuer.key";
    fs::path database = folder.path() / "visit.db";
    fs::path stick = folder.path() / "STICK";
    fs::path config = folder.path() / "kiosk.toml";
    fs::path pdf = stick / "visit_識別證.pdf";
};

TEST_F(ATeacherWithAStick, LoadsSixtyPeoplePrintsTheirBadgesAndLetsOneIn) {
    begin_workbook();
    kioskctl({"event", "publish", workbook.string(), "--key", key.string(), "--new-key", "--db", database.string()});
    fill_in_people(2, kPeople);
    kioskctl({"event", "publish", workbook.string(), "--key", key.string()});
    fs::create_directories(stick);
    fs::copy_file(workbook, stick / "visit.xlsx");
    fs::copy(folder.path() / "visit.kiosk", stick / "visit.kiosk", fs::copy_options::recursive);
    visit_kiosk([this](Process& kiosk, Finger& finger, Hands& scanner) {
        for (const auto* id : {"staff.stick", "stick.check", "stick.load"})
            ASSERT_TRUE(finger.touches(id)) << id << kiosk.errors();
        ASSERT_TRUE(finger.loses("stick.load")) << "it is being loaded";
        for (const auto* id : {"stick.badges", "stick.badges.print"})
            ASSERT_TRUE(finger.touches(id)) << id << kiosk.errors();
        ASSERT_TRUE(eventually([&] { return fs::exists(pdf); })) << kiosk.errors();
        lets_in_who_is_on_paper(kiosk, scanner);
    });
}

// Nobody has issued a badge yet, and nobody has a key.
TEST_F(ATeacherWithAStick, MakesAKeyAndSixtyBadgesByTouchesAlone) {
    begin_workbook();
    kioskctl({"event", "load", workbook.string(), "--db", database.string(), "--accept-unsealed"});
    fill_in_people(2, kPeople);
    fs::create_directories(stick);
    fs::copy_file(workbook, stick / "visit.xlsx");
    visit_kiosk([this](Process& kiosk, Finger& finger, Hands& scanner) {
        for (const auto* id : {"staff.stick", "stick.check", "stick.make", "stick.key.new"})
            ASSERT_TRUE(finger.touches(id)) << id << kiosk.errors();
        for (const char digit : kPin) ASSERT_TRUE(finger.touches(std::string("secret.") + digit)) << kiosk.errors();
        ASSERT_TRUE(finger.loses("secret.0")) << "the badges are being made";
        for (const auto* id : {"stick.badges", "stick.badges.print"})
            ASSERT_TRUE(finger.touches(id)) << id << kiosk.errors();
        ASSERT_TRUE(eventually([&] { return fs::exists(pdf); })) << kiosk.errors();
        EXPECT_EQ(kiosk.errors().find(kPin), std::string::npos) << "what is typed is said nowhere";
        lets_in_who_is_on_paper(kiosk, scanner);
    });
}

} // namespace
} // namespace kiosk::e2e
