// Sheets are drawn, rendered by poppler, and read by the kiosk's own decoder.
#include <array>
#include <map>
#include <sstream>

#include <gmock/gmock.h>

#include "print/badge/layout.hpp"
#include "print/badge/sheet.hpp"
#include "print/paper.hpp"
#include "print/visit.hpp"
#include "scan/picture.hpp"
#include "scan/qr_writer.hpp"

namespace kiosk::test {
namespace {

using print::BadgePrinter;
using print::Box;
using print::SheetSizes;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr int kDpi = 150;
constexpr double kMmPerPixel = 25.4 / kDpi;

print::ContentOptions everything() {
    print::ContentOptions options;
    options.photo_mark = options.buddy = options.diet = true;
    return options;
}

// One sheet in a folder of its own.
class Sheet {
  public:
    explicit Sheet(const Visit& visit, const print::ContentOptions& options = everything(),
                   const SheetSizes& sizes = {})
        : badges_(select(visit, options).badges), sizes_(sizes) {
        auto sheet = printer_.sheet(visit.package, badges_, {{"a4", "", sizes, {}}, 0, false});
        if (!sheet) throw std::runtime_error(sheet.error().detail);
        bytes_ = std::move(sheet->bytes);
        write_bytes(pdf(), bytes_);
        std::vector<print::Slot> slots;
        std::map<core::DelegationId, std::size_t> numbers;
        for (const auto& badge : badges_)
            slots.push_back({numbers.emplace(badge.delegation, numbers.size()).first->second, badge.leader});
        pages_ = print::lay_out(slots, sizes);
    }

    [[nodiscard]] std::filesystem::path pdf() const { return folder_.path() / "sheet.pdf"; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] const std::vector<print::BadgeContent>& badges() const { return badges_; }
    [[nodiscard]] const std::vector<print::Page>& pages() const { return pages_; }
    [[nodiscard]] std::vector<std::string> warnings() const { return printer_.warnings(); }
    [[nodiscard]] std::string text() const { return output_of("pdftotext -layout '" + pdf().string() + "' -"); }
    [[nodiscard]] std::multiset<std::string> tokens_of(const print::Page& page) const {
        std::multiset<std::string> tokens;
        for (const auto& placed : page.badges) tokens.insert(badges_[placed.slot].token);
        return tokens;
    }

  private:
    Folder folder_;
    BadgePrinter printer_;
    std::vector<print::BadgeContent> badges_;
    SheetSizes sizes_;
    std::vector<print::Page> pages_;
    std::string bytes_;
};

std::string without_spaces(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c > ' ') out += text[i];
    }
    return out;
}

Box moved(const Box& box, const Box& by) {
    return box.moved(by.x, by.y);
}

TEST(Sheet, TheKioskReadsEveryCodeOfAPageAndNoneTwice) {
    const auto some = visit();
    const Sheet sheet(some);
    const auto pages = render(sheet.pdf(), kDpi);
    ASSERT_EQ(pages.size(), sheet.pages().size());
    std::multiset<std::string> all;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto read = codes_on(pages[i]);
        EXPECT_EQ(read, sheet.tokens_of(sheet.pages()[i])) << "page " << i + 1;
        all.insert(read.begin(), read.end());
    }
    std::multiset<std::string> issued;
    for (const auto& row : some.rows) issued.insert(row.token);
    EXPECT_EQ(all, issued);
}

TEST(Sheet, TheKioskReadsAPageThatIsTurnedOrBlurredAndNoisy) {
    const Sheet sheet(visit());
    const auto page = render(sheet.pdf(), kDpi, "-f 1 -l 1").at(0);
    const auto expected = sheet.tokens_of(sheet.pages()[0]);
    EXPECT_EQ(codes_on(turned(page, 7)), expected) << "by 7 degrees";
    EXPECT_EQ(codes_on(turned(page, 90)), expected) << "by 90 degrees";
    EXPECT_EQ(codes_on(blurred_and_noisy(page, 40)), expected) << "blurred and noisy";
}

TEST(Sheet, ACodeIsTwentyEightMillimetresWideOnPaperAndItsModulesJoin) {
    const Sheet sheet(visit());
    // Not the leader's.
    const auto& placed = sheet.pages()[0].badges[1];
    const auto zones = print::zones_of({placed.box.width, placed.box.height}).value();
    const auto box = moved(zones.code, placed.box);
    const auto matrix = scan::write_qr(sheet.badges()[placed.slot].token, 0).value();
    for (const int dpi : {1200, 173}) {
        const auto part = render_part(sheet.pdf(), dpi, box);
        int left = part.width;
        int right = 0;
        for (int y = 0; y < part.height; ++y) {
            for (int x = 0; x < part.width; ++x) {
                if (at(part, x, y) >= 128) continue;
                left = std::min(left, x);
                right = std::max(right, x);
            }
        }
        const double pixel = 25.4 / dpi;
        EXPECT_GE((right - left + 1) * pixel, 28 - (dpi > 1000 ? 0 : pixel)) << dpi;
        const double module = part.width / (matrix.size + 8.0);
        const auto seen = [&](double x, double y) {
            return at(part, static_cast<int>((x + 4) * module), static_cast<int>((y + 4) * module));
        };
        int seams = 0;
        for (int y = 0; y < matrix.size; ++y) {
            for (int x = 0; x < matrix.size; ++x) {
                if (!matrix.dark(x, y)) continue;
                if (matrix.dark(x + 1, y) && seen(x + 1, y + 0.5) > 40) ++seams;
                if (matrix.dark(x, y + 1) && seen(x + 0.5, y + 1) > 40) ++seams;
            }
        }
        EXPECT_EQ(seams, 0) << dpi;
    }
}

TEST(Sheet, NothingIsPrintedOutsideOfBadgesButMarksAndCaptionAndNothingInAQuietZone) {
    const Sheet sheet(visit());
    const auto pages = render(sheet.pdf(), kDpi);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& page = sheet.pages()[i];
        const double pixel = kMmPerPixel;
        std::vector<Box> printed{page.caption};
        for (const auto& badge : page.badges) printed.push_back(badge.box);
        for (const auto& mark : page.marks) printed.push_back({mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1});
        std::vector<Box> quiet;
        for (const auto& badge : page.badges) {
            const auto code = moved(print::zones_of({badge.box.width, badge.box.height}).value().code, badge.box);
            const double width = code.width * 4 / print::kCodeModulesWithQuiet;
            quiet.push_back({code.x, code.y, code.width, width});
            quiet.push_back({code.x, code.bottom() - width, code.width, width});
            quiet.push_back({code.x, code.y, width, code.height});
            quiet.push_back({code.right() - width, code.y, width, code.height});
        }
        int stray = 0;
        for (int y = 0; y < pages[i].height; ++y) {
            for (int x = 0; x < pages[i].width; ++x) {
                if (at(pages[i], x, y) > 250) continue;
                const double mm_x = (x + 0.5) * pixel;
                const double mm_y = (y + 0.5) * pixel;
                const auto in = [&](const Box& box, double grown) {
                    return mm_x >= box.x - grown && mm_x <= box.right() + grown && mm_y >= box.y - grown &&
                           mm_y <= box.bottom() + grown;
                };
                const bool wanted =
                    std::any_of(printed.begin(), printed.end(), [&](const Box& box) { return in(box, pixel); });
                const bool disturbs =
                    std::any_of(quiet.begin(), quiet.end(), [&](const Box& box) { return in(box, -pixel); });
                if (!wanted || disturbs) ++stray;
            }
        }
        EXPECT_EQ(stray, 0) << "pixels on page " << i + 1;
    }
}

TEST(Sheet, EveryFontIsEmbeddedAsASubset) {
    const Sheet sheet(visit());
    std::istringstream lines(output_of("pdffonts '" + sheet.pdf().string() + "'"));
    std::string line;
    std::getline(lines, line);
    const auto column = line.find("emb sub uni");
    ASSERT_NE(column, std::string::npos) << line;
    std::getline(lines, line);
    int fonts = 0;
    for (; std::getline(lines, line); ++fonts) EXPECT_EQ(line.substr(column, 11), "yes yes yes") << line;
    EXPECT_GE(fonts, 4) << "Noto and Loma, regular and bold";
    EXPECT_THAT(sheet.warnings(), IsEmpty());
}

TEST(Sheet, TheTextOfTheFileHoldsEveryNameInItsScriptAndInLatin) {
    const auto some = visit();
    const auto text = without_spaces(Sheet(some).text());
    for (const auto& person : some.package.participants) {
        if (person.name.size() > 40) continue; // on two lines, beside others
        EXPECT_THAT(text, HasSubstr(without_spaces(person.name)));
        EXPECT_THAT(text, HasSubstr(without_spaces(person.latin)));
    }
    for (const char* word : {"โรงเรียนดอกบัวขาว", "학생", "青葉台高等學校", "FaturrahmanKusumadiningrat"}) {
        EXPECT_THAT(text, HasSubstr(word));
    }
}

TEST(Sheet, WhatWasNotAskedForIsNotInTheFile) {
    const auto plain = Sheet(visit(), {}).text();
    for (const char* word : {"請勿拍照", "高二3班", "不吃花生"}) EXPECT_THAT(plain, Not(HasSubstr(word)));
    const auto asked = Sheet(visit()).text();
    for (const char* word : {"請勿拍照", "高二3班", "不吃花生"}) EXPECT_THAT(asked, HasSubstr(word));
}

TEST(Sheet, TheSameInputGivesTheSameBytesAndNoDate) {
    const auto some = visit();
    const auto first = Sheet(some).bytes();
    EXPECT_TRUE(first == Sheet(some).bytes()) << "the files differ";
    EXPECT_EQ(first.find("CreationDate"), std::string::npos);
}

TEST(Sheet, ARevokedBadgesCodeIsOnNoPage) {
    auto some = visit();
    some.row("jp01").badge.status = core::BadgeStatus::Revoked;
    const Sheet sheet(some);
    const auto read = codes_on(render(sheet.pdf(), kDpi, "-f 1 -l 1").at(0));
    EXPECT_EQ(read.size(), 5U);
    EXPECT_FALSE(read.contains(some.row("jp01").token));
}

TEST(Sheet, UprightBadgesOnLetterPaperAreReadToo) {
    SheetSizes sizes;
    sizes.paper = print::kLetter;
    sizes.badge = {60, 90};
    sizes.leader = {90, 130};
    const Sheet sheet(visit(), {}, sizes);
    EXPECT_EQ(codes_on(render(sheet.pdf(), kDpi, "-f 1 -l 1").at(0)), sheet.tokens_of(sheet.pages()[0]));
}

TEST(Sheet, NamesThatDoNotFitAreAllNamedByIdAndNothingIsPrinted) {
    auto some = visit();
    some.person("jp01").name = std::string(120, 'W');
    some.person("th02").affiliation = std::string(90, 'M');
    const auto badges = select(some).badges;
    BadgePrinter printer;
    const auto sheet = printer.sheet(some.package, badges, {});
    ASSERT_FALSE(sheet);
    EXPECT_EQ(sheet.error().kind, core::ErrorKind::Invalid);
    EXPECT_THAT(sheet.error().detail, HasSubstr("jp01: the name"));
    EXPECT_THAT(sheet.error().detail, HasSubstr("\nth02: the text beside the code"));
    EXPECT_THAT(sheet.error().detail, HasSubstr("even at 9 pt"));
}

TEST(Sheet, ALetterThatNoFontHasIsAWarningWithTheTextAndThePackage) {
    auto some = visit();
    some.person("jp01").name = "\U00011F13\U00011F02 \U00011F04"; // Kawi, which no font of Debian 12 or 13 has
    some.person("jp02").name = "王\uE123";
    some.person("jp03").name = "សុខ ភា";
    const Sheet sheet(some);
    EXPECT_THAT(sheet.warnings(),
                UnorderedElementsAre(AllOf(HasSubstr("no font here has \U00011F02 \U00011F04 \U00011F13 of \""),
                                           HasSubstr("install fonts-noto-core")),
                                     AllOf(HasSubstr("\uE123"), HasSubstr("造字"))));
}

TEST(Card, IsReadAtAGlance) {
    const auto badges = select(visit(), everything()).badges;
    const Folder folder;
    BadgePrinter printer;
    for (const auto& badge : badges) {
        const auto card = printer.card(badge);
        ASSERT_TRUE(card) << card.error().detail;
        const auto file = folder.path() / print::card_file_name(badge);
        write_bytes(file, *card);
        const auto picture = scan::load_picture(file.string());
        ASSERT_TRUE(picture) << picture.error().detail;
        EXPECT_EQ(picture->width, 1080);
        EXPECT_EQ(codes_on(*picture), std::multiset<std::string>{badge.token}) << badge.id;
    }
}

TEST(Card, FileNamesAreDistinctVisibleAndWindowsTakesThem) {
    const auto name_of = [](const std::string& id, bool leader = false) {
        print::BadgeContent badge;
        badge.id = id;
        badge.leader = leader;
        return print::card_file_name(badge);
    };
    EXPECT_EQ(name_of("jp01"), "jp01.png");
    EXPECT_EQ(name_of("jp01", true), "leader+jp01.png");
    EXPECT_EQ(name_of("."), "+..png");
    EXPECT_EQ(name_of(".."), "+...png");
    EXPECT_EQ(name_of(".hidden"), "+.hidden.png");
    EXPECT_EQ(name_of("NUL.x"), "+NUL.x.png");
    EXPECT_EQ(name_of("null"), "null.png");
}

} // namespace
} // namespace kiosk::test
