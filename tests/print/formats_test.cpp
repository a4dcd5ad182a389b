// Labels, cards, lanyards, backs and the test page: drawn, rendered by poppler, and read by the kiosk's own decoder.
#include <gmock/gmock.h>

#include "print/badge/layout.hpp"
#include "print/badge/sheet.hpp"
#include "print/paper.hpp"
#include "print/visit.hpp"

namespace kiosk::test {
namespace {

using print::BadgePrinter;
using print::built_in_layouts;
using print::Layout;
using print::SheetWishes;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr int kFormatDpi = 150;

Layout layout(const std::string& name) {
    return print::find_layout(built_in_layouts(), name).value();
}

// A PDF in a folder of its own.
class Printed {
  public:
    explicit Printed(const core::Result<print::SheetPdf>& sheet) {
        if (!sheet) throw std::runtime_error(sheet.error().detail);
        pages = sheet->pages;
        write_bytes(pdf(), sheet->bytes);
    }
    [[nodiscard]] std::filesystem::path pdf() const { return folder_.path() / "sheet.pdf"; }
    [[nodiscard]] std::string text(int page) const {
        const auto number = std::to_string(page);
        return output_of("pdftotext -layout -f " + number + " -l " + number + " '" + pdf().string() + "' -");
    }
    std::size_t pages = 0;

  private:
    Folder folder_;
};

Printed printed(const Visit& visit, const SheetWishes& wishes, const print::ContentOptions& options = {}) {
    BadgePrinter printer;
    return Printed(printer.sheet(visit.package, select(visit, options).badges, wishes));
}

// The visit, with a school that is on the map.
Visit visit_on_the_map() {
    auto some = visit();
    some.package.places = {{core::PlaceId{"school"}, texts({{"", "晴川高中"}}), "host", 120.66, 24.17, {}},
                           {core::PlaceId{"hall"}, texts({{"", "大禮堂"}, {"en", "Hall"}}), "room", 0, 0, {}}};
    core::ProgrammeItem item;
    item.id = core::ItemId{"welcome"};
    item.day = kFirstDay;
    item.starts = core::MinuteOfDay{570};
    item.ends = core::MinuteOfDay{600};
    item.title = texts({{"", "歡迎式"}, {"ja", "歓迎式"}, {"en", "Welcome"}});
    item.place = core::PlaceId{"hall"};
    some.package.programme = {item};
    item.id = core::ItemId{"teachers"};
    item.starts = core::MinuteOfDay{620};
    item.ends = core::MinuteOfDay{660};
    item.title = texts({{"", "教師座談"}});
    item.audience.roles = {"teacher"};
    some.package.programme.push_back(item);
    return some;
}

TEST(Formats, EveryLayoutHoldsTheVisitAndEveryCodeIsRead) {
    const auto some = visit();
    std::multiset<std::string> issued;
    for (const auto& row : some.rows) issued.insert(row.token);
    for (const auto& one : built_in_layouts()) {
        const auto sheet = printed(some, {one, 0, false});
        std::multiset<std::string> read;
        for (const auto& page : render(sheet.pdf(), kFormatDpi)) {
            const auto codes = codes_on(page);
            read.insert(codes.begin(), codes.end());
        }
        EXPECT_EQ(read, issued) << one.name;
    }
}

TEST(Formats, LabelsLieWhereTheSheetHasThemOneAfterTheOther) {
    const auto labels = *layout("avery-l7165").labels;
    const std::vector<print::Slot> slots{{0, true}, {0, false}, {1, true}, {1, false}};
    const auto pages = lay_out(slots, labels, 6);
    ASSERT_EQ(pages.size(), 2U) << "six are used up: two are left on the first sheet";
    ASSERT_EQ(pages[0].badges.size(), 2U);
    EXPECT_EQ(pages[0].badges[0].box, (print::Box{4.65, 13.1 + 3 * 67.7, 99.1, 67.7}));
    EXPECT_EQ(pages[0].badges[1].box, (print::Box{4.65 + 101.6, 13.1 + 3 * 67.7, 99.1, 67.7}));
    EXPECT_EQ(pages[1].badges[0].box, (print::Box{4.65, 13.1, 99.1, 67.7}));
    EXPECT_THAT(pages[0].marks, IsEmpty());
}

TEST(Formats, TheBackOfABadgeLiesBehindItsFront) {
    const auto labels = *layout("avery-l4785").labels;
    const std::vector<print::Slot> slots(3, print::Slot{});
    const auto front = lay_out(slots, labels, 0).front();
    const auto back = back_of(front, labels.paper);
    ASSERT_EQ(back.badges.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(back.badges[i].slot, front.badges[i].slot);
        EXPECT_DOUBLE_EQ(back.badges[i].box.y, front.badges[i].box.y);
        EXPECT_NEAR(back.badges[i].box.x + front.badges[i].box.right(), labels.paper.width, 1e-9);
    }
}

TEST(Formats, OnTheBackStandTheProgrammeOfWhoeverWearsItAndTheWayToTheSchool) {
    const auto some = visit_on_the_map();
    print::ContentOptions options;
    options.backs = true;
    options.only = {"jp01", "jp03"}; // a student and a teacher
    const auto sheet = printed(some, {layout("lanyard"), 0, true}, options);
    EXPECT_EQ(sheet.pages, 2U);
    EXPECT_THAT(sheet.text(2), AllOf(HasSubstr("歓迎式"), HasSubstr("09:30–10:00"), HasSubstr("教師座談")));
    EXPECT_THAT(sheet.text(1), Not(HasSubstr("歓迎式")));
    const auto pages = render(sheet.pdf(), kFormatDpi);
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(codes_on(pages[1]), (std::multiset<std::string>{"geo:24.17000,120.66000", "geo:24.17000,120.66000"}));
    options.only = {"jp01"};
    EXPECT_THAT(printed(some, {layout("lanyard"), 0, true}, options).text(2), Not(HasSubstr("教師座談")));
}

TEST(Formats, OnASmallBackWhatFindsNoRoomIsCounted) {
    auto some = visit_on_the_map();
    const auto item = some.package.programme.front();
    for (int i = 0; i < 30; ++i) {
        some.package.programme.push_back(item);
        some.package.programme.back().starts += core::MinuteOfDay{5 * i + 60};
        some.package.programme.back().ends += core::MinuteOfDay{5 * i + 60};
    }
    print::ContentOptions options;
    options.backs = true;
    options.only = {"tw01"};
    EXPECT_THAT(printed(some, {layout("avery-l4785"), 0, true}, options).text(2),
                testing::ContainsRegex("還有 [0-9]+ 項"));
}

TEST(Formats, ATestPageSaysSoToTheKioskAndIsTrueToScale) {
    BadgePrinter printer;
    const auto one = layout("avery-l7165");
    const Printed page(printer.test_page(one));
    const auto picture = render(page.pdf(), 254).at(0); // ten pixels a millimetre
    EXPECT_EQ(codes_on(picture), std::multiset<std::string>{std::string(print::kTestCode)});
    const auto dark = [&](double x, double y) {
        int least = 255;
        for (int i = -2; i <= 2; ++i)
            for (int j = -2; j <= 2; ++j)
                least = std::min(least, at(picture, static_cast<int>(10 * x) + i, static_cast<int>(10 * y) + j));
        return least < 200;
    };
    const auto& labels = *one.labels;
    EXPECT_TRUE(dark(labels.left + labels.across, labels.top + 1.5 * labels.down)) << "an edge of a label";
    EXPECT_TRUE(dark(labels.left + 100, labels.top + 4)) << "the tick at 100 mm";
    EXPECT_FALSE(dark(labels.left + 99.5, labels.top + 4));
    for (const auto& other : built_in_layouts()) EXPECT_TRUE(printer.test_page(other)) << other.name;
}

TEST(Formats, OnlyLabelsAreSkippedAndFewerThanASheetHas) {
    const auto some = visit();
    const auto badges = select(some).badges;
    BadgePrinter printer;
    for (const auto& wishes : {SheetWishes{layout("avery-l7165"), 8, false}, SheetWishes{layout("a4"), 1, false}}) {
        const auto sheet = printer.sheet(some.package, badges, wishes);
        ASSERT_FALSE(sheet);
        EXPECT_EQ(sheet.error().kind, core::ErrorKind::Usage);
    }
}

TEST(Layouts, AreDataAndWhatIsWrongWithThemIsSaidByLine) {
    const auto error_of = [](const std::string& text) {
        const auto read = print::parse_layouts(text, "mine.toml");
        return read ? std::string("none") : read.error().detail;
    };
    const std::string head = "[[labels]]\nname = \"mine\"\nlabel = [90, 55]\n";
    EXPECT_EQ(error_of(head + "columns = 2\nrows = 5\nleft = 10\ntop = 5\nstep = [95, 56]\n"), "none");
    EXPECT_THAT(error_of(head + "columns = 2\nrows = 5\nstep = [80, 56]\n"), HasSubstr("mine.toml:1: "));
    EXPECT_THAT(error_of(head + "columns = 3\nrows = 5\nstep = [95, 56]\n"), HasSubstr("beside the paper"));
    EXPECT_THAT(error_of(head + "columns = 0\nrows = 5\n"), HasSubstr("columns is 1 to 100"));
    EXPECT_THAT(error_of("[[labels]]\nname = \"m\"\nlabel = [30, 20]\ncolumns = 1\nrows = 1\n"),
                HasSubstr("too small"));
    EXPECT_THAT(error_of("[[cut]]\nname = \"a b\"\n"), HasSubstr("needs a name"));
    EXPECT_THAT(error_of("[[cut]]\nname = \"a\"\nbadge = 90\n"), HasSubstr("badge is [width, height]"));
    EXPECT_THAT(error_of("[[cut]]\nname = \"a\"\n[[cut]]\nname = \"a\"\n"), HasSubstr("there twice"));
    EXPECT_THAT(error_of("[[cut"), HasSubstr("mine.toml:1: "));
    EXPECT_THAT(print::find_layout(built_in_layouts(), "a3").error().detail, HasSubstr("avery-l7165"));
}

} // namespace
} // namespace kiosk::test
