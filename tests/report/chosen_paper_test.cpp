// Papers as staff choose them at a kiosk: looked at page by page, and written as they were looked at.
#include "report/chosen_paper.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "core/base/iso_day.hpp"
#include "report/opened_files.hpp"
#include "report/recorded_day.hpp"

namespace kiosk::test {
namespace {

using core::PaperFiles, core::PaperKind;
using report::ChosenPaper;
using testing::StartsWith;

constexpr PaperKind kAll[] = {PaperKind::Signin,       PaperKind::Roster, PaperKind::Hours,
                              PaperKind::Certificates, PaperKind::Meals,  PaperKind::Summary};

core::Result<ChosenPaper> chosen(const service::EventRecord& record, core::PaperChoice choice) {
    return ChosenPaper::make(record, choice, catalogues(), nullptr);
}

core::PaperChoice of_kind(PaperKind kind) {
    core::PaperChoice choice;
    choice.kind = kind;
    return choice;
}

RecordedDay recorded() {
    RecordedDay day;
    for (const auto* who : {"jp-01", "jp-02"}) {
        day.in(who, "gate", 8, 31);
        day.in(who, "workshop", 13, 5);
    }
    return day;
}

std::size_t dark_in(const core::RgbImage& image) {
    return static_cast<std::size_t>(std::ranges::count_if(image.rgb, [](auto channel) { return channel < 128; }));
}

TEST(ChosenPaper, EachPageCanBeLookedAtInEachLanguage) {
    for (const auto kind : kAll)
        for (const auto languages :
             {core::PaperLanguages::Home, core::PaperLanguages::English, core::PaperLanguages::Both}) {
            auto choice = of_kind(kind);
            choice.languages = languages;
            const auto paper = must(chosen(recorded().record, choice));
            const auto first = must(paper.page(0, 900));
            EXPECT_NEAR(std::max(first.image.width, first.image.height), 900, 1); // of whole pixels
            EXPECT_EQ(first.image.rgb.size(),
                      static_cast<std::size_t>(first.image.width) * static_cast<std::size_t>(first.image.height) * 3);
            EXPECT_GT(dark_in(first.image), 1000U) << "something stands on it";
            const auto last = must(paper.page(99, 900));
            EXPECT_EQ(last.number + 1, last.pages) << "beyond the last is the last";
            const auto files = must(paper.files(PaperFiles::Pdf));
            EXPECT_EQ(pages_of(files.at(0).bytes).size(), first.pages);
        }
}

TEST(ChosenPaper, APictureIsOfThatPageOfThePdf) {
    const auto paper = must(chosen(recorded().record, of_kind(PaperKind::Signin)));
    const auto first = must(paper.page(0, 900)), second = must(paper.page(1, 900));
    ASSERT_GT(first.pages, 1U);
    EXPECT_NE(first.image.rgb, second.image.rgb);
    EXPECT_EQ(first.image.rgb, must(paper.page(0, 900)).image.rgb);
}

TEST(ChosenPaper, IsWrittenAsPdfAndAsWorkbookByNamesThatSayWhatItIs) {
    auto choice = of_kind(PaperKind::Signin);
    choice.day = kFirstDay;
    choice.whom = core::PaperWhom::Guests;
    choice.signing = core::PaperSigning::Sign;
    choice.languages = core::PaperLanguages::Both;
    const auto record = recorded().record;
    const auto files = must(must(chosen(record, choice)).files(PaperFiles::Both));
    ASSERT_EQ(files.size(), 2U);
    const auto day = core::format_day(kFirstDay);
    const auto stem = record.event.id.str() + "_簽到表_" + day.substr(5, 2) + day.substr(8, 2) + "_來訪_簽名欄_雙語";
    EXPECT_EQ(files[0].name, stem + ".pdf");
    EXPECT_EQ(files[1].name, stem + ".xlsx");
    EXPECT_THAT(files[0].bytes, StartsWith("%PDF"));
    EXPECT_THAT(files[1].bytes, StartsWith("PK"));
    for (const auto kind : {PaperKind::Certificates, PaperKind::Summary})
        EXPECT_EQ(must(must(chosen(record, of_kind(kind))).files(PaperFiles::Workbook)).at(0).bytes.substr(0, 4),
                  "%PDF")
            << "it has no workbook";
}

TEST(ChosenPaper, IsOfTheHostsOrOfTheirGuests) {
    const auto day = recorded();
    const auto hosts = std::ranges::count_if(day.record.delegations, &core::Delegation::home);
    const auto sheets = [&](core::PaperWhom whom) {
        auto choice = of_kind(PaperKind::Signin);
        choice.whom = whom;
        return must(must(chosen(day.record, choice)).page(0, 300)).pages;
    };
    EXPECT_EQ(sheets(core::PaperWhom::Hosts), static_cast<std::size_t>(hosts));
    EXPECT_EQ(sheets(core::PaperWhom::Hosts) + sheets(core::PaperWhom::Guests), sheets(core::PaperWhom::All));
}

TEST(ChosenPaper, WithoutAnythingToStandOnItThereIsAReasonAndNoEmptyPage) {
    RecordedDay nobody;
    for (auto& each : nobody.record.delegations) each.home = false;
    auto hosts = of_kind(PaperKind::Signin);
    hosts.whom = core::PaperWhom::Hosts;
    EXPECT_EQ(chosen(nobody.record, hosts).error().kind, core::ErrorKind::NotFound);
    EXPECT_EQ(chosen(nobody.record, of_kind(PaperKind::Certificates)).error().kind, core::ErrorKind::NotFound);
    nobody.record.purged = true;
    EXPECT_EQ(chosen(nobody.record, of_kind(PaperKind::Certificates)).error().kind, core::ErrorKind::Refused);
    EXPECT_TRUE(must(chosen(nobody.record, of_kind(PaperKind::Summary))).no_entries());
    EXPECT_FALSE(must(chosen(recorded().record, of_kind(PaperKind::Summary))).no_entries());
    auto gone = of_kind(PaperKind::Signin);
    gone.day = kFirstDay - std::chrono::days{1};
    EXPECT_EQ(chosen(nobody.record, gone).error().kind, core::ErrorKind::Usage);
}

} // namespace
} // namespace kiosk::test
