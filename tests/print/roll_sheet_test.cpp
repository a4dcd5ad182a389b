// The roll on paper, as poppler reads and draws it.
#include "print/roll_sheet.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include <gmock/gmock.h>

#include "print/paper.hpp"

namespace kiosk::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kPageWidth = 210, kPageHeight = 297, kLeastEdge = 10; // mm

struct RollWord {
    std::size_t page = 0;            // from 0
    double left, top, right, bottom; // mm
    std::string text;
};

// A roll in a file of its own.
class PrintedRoll {
  public:
    explicit PrintedRoll(const print::RollSheet& sheet) {
        auto pdf = print::draw_roll_sheet(sheet);
        if (!pdf) throw std::runtime_error(pdf.error().detail);
        bytes = *pdf;
        write_bytes(file(), bytes);
    }
    [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "roll.pdf"; }
    // The lines of a page, from 1.
    [[nodiscard]] std::string page(int number) const {
        const auto n = std::to_string(number);
        return output_of("pdftotext -layout -f " + n + " -l " + n + " '" + file().string() + "' -");
    }
    [[nodiscard]] int pages() const {
        const auto info = output_of("pdfinfo '" + file().string() + "'");
        return std::stoi(info.substr(info.find("Pages:") + 6));
    }
    [[nodiscard]] std::vector<RollWord> words() const {
        std::vector<RollWord> all;
        std::istringstream lines(output_of("pdftotext -bbox '" + file().string() + "' -"));
        std::size_t page = 0;
        for (std::string line; std::getline(lines, line);) {
            if (line.find("<page ") != std::string::npos) ++page;
            RollWord word;
            std::array<char, 512> text{};
            if (std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%511[^<]",
                            &word.left, &word.top, &word.right, &word.bottom, text.data()) != 5)
                continue;
            for (double* side : {&word.left, &word.top, &word.right, &word.bottom}) *side /= kPointsPerMm;
            word.page = page - 1;
            word.text = text.data();
            all.push_back(std::move(word));
        }
        return all;
    }

    std::string bytes;

  private:
    Folder folder_;
};

print::RollSheet roll_of(std::vector<print::RollSheet::Group> groups) {
    print::RollSheet sheet;
    sheet.title = {{"點名單", "zh-TW"}};
    sheet.when = {{"09:40 在場 5 人", "zh-TW"}};
    sheet.event = {{"國際教育交流參訪", "zh-TW"}};
    sheet.nobody = {"目前沒有人在場", "zh-TW"};
    sheet.groups = std::move(groups);
    return sheet;
}

print::RollSheet::Group group_of(const std::string& name, const std::string& leader, std::vector<std::string> people) {
    print::RollSheet::Group group;
    group.name = {name, "zh-TW"};
    if (!leader.empty()) group.leader = {leader, "zh-TW"};
    group.count = std::to_string(people.size());
    for (auto& person : people) group.people.push_back({std::move(person), "zh-TW"});
    return group;
}

std::vector<std::string> many(int count) {
    std::vector<std::string> names;
    for (int i = 1; i <= count; ++i) names.push_back("王小" + std::to_string(1000 + i));
    return names;
}

// Dark pixels of a part of a page, in mm.
int ink(const core::GrayFrame& page, int dots, double left, double top, double right, double bottom) {
    const auto px = [&](double mm) { return static_cast<int>(mm * dots / 25.4); };
    int dark = 0;
    for (int y = px(top); y < px(bottom); ++y)
        for (int x = px(left); x < px(right); ++x) dark += at(page, x, y) < 160 ? 1 : 0;
    return dark;
}

// Whether a box to be ticked stands before a word: an upright edge of 3 mm, and paper behind it.
bool has_box(const core::GrayFrame& page, const RollWord& word, double pixels_per_mm) {
    const auto px = [&](double mm) { return static_cast<int>(mm * pixels_per_mm); };
    for (int x = px(word.left - 6.2); x < px(word.left - 4.5); ++x) {
        int run = 0;
        for (int y = px(word.top - 1); y < px(word.top + 6); ++y) {
            run = at(page, x, y) < 160 ? run + 1 : 0;
            if (run >= px(3)) return at(page, px(word.left - 3.8), px(word.top + 2)) > 200;
        }
    }
    return false;
}

TEST(RollOnPaper, SaysOfWhenItIsAndHasEachGroupWithItsLeaderAndItsNumber) {
    const PrintedRoll roll(
        roll_of({group_of("青葉台高等学校", "帶隊 森 由美子", {"佐藤 美咲", "鈴木 陽翔", "高橋 結衣"}),
                 group_of("本地教師", "", {"王小明", "林大樹"})}));
    ASSERT_EQ(roll.pages(), 1);
    const auto text = roll.page(1);
    for (const auto* said : {"點名單", "1/1", "09:40 在場 5 人", "國際教育交流參訪", "青葉台高等学校", "帶隊 森 由美子",
                             "佐藤 美咲", "鈴木 陽翔", "高橋 結衣", "本地教師", "王小明", "林大樹"})
        EXPECT_THAT(text, HasSubstr(said));
    EXPECT_LT(text.find("青葉台"), text.find("帶隊"));
    EXPECT_LT(text.find("帶隊"), text.find("佐藤"));
    EXPECT_LT(text.find("高橋"), text.find("本地教師"));
    EXPECT_LT(text.find("本地教師"), text.find("王小明"));
    EXPECT_THAT(text, Not(HasSubstr("目前沒有人在場")));
    std::vector<std::string> numbers;
    for (const auto& word : roll.words())
        if (word.right > kPageWidth - 16 && word.top > 25) numbers.push_back(word.text);
    EXPECT_THAT(numbers, ElementsAre("3", "2")) << "at the right edge, beside the names of the groups";
}

TEST(RollOnPaper, HasABoxBeforeEachNameAndBeforeNothingElse) {
    const std::vector<std::string> names = many(7);
    const PrintedRoll roll(roll_of({group_of("晴川高中", "帶隊 林老師", names)}));
    constexpr int kDots = 200;
    const auto pages = render(roll.file(), kDots);
    ASSERT_EQ(pages.size(), 1U);
    std::size_t boxes = 0;
    for (const auto& word : roll.words()) {
        const bool is_name = std::ranges::find(names, word.text) != names.end();
        EXPECT_EQ(has_box(pages[0], word, kDots / 25.4), is_name) << word.text;
        boxes += is_name ? 1 : 0;
    }
    EXPECT_EQ(boxes, names.size());
}

TEST(RollOnPaper, EachPageSaysOfHowManyItIsOneAndWhoseNamesAreOnIt) {
    const PrintedRoll roll(roll_of({group_of("晴川高中", "帶隊 林老師", many(300))}));
    const int pages = roll.pages();
    ASSERT_GE(pages, 3);
    std::size_t names = 0;
    for (int page = 1; page <= pages; ++page) {
        const auto text = roll.page(page);
        EXPECT_THAT(text, HasSubstr(std::to_string(page) + "/" + std::to_string(pages)));
        EXPECT_THAT(text, HasSubstr("點名單"));
        EXPECT_THAT(text, HasSubstr("晴川高中"));
        for (auto from = text.find("王小1"); from != std::string::npos; from = text.find("王小1", from + 1)) ++names;
    }
    EXPECT_EQ(names, 300U) << "each once";
}

TEST(RollOnPaper, LongAndForeignNamesStayInTheirColumnAndOnThePage) {
    const std::string sixty = "Maximiliana Wolfeschlegelsteinhausenbergerdorff Almendrado Xy";
    const std::string unbroken(60, 'W');
    const PrintedRoll roll(
        roll_of({group_of("โรงเรียนดอกบัวขาวแห่งประเทศไทยและมูลนิธิเพื่อการศึกษานานาชาติ " + unbroken, "帶隊 " + unbroken,
                          {sixty, "ณัฐธิดา ศรีสุวรรณวงศ์ประเสริฐกุลชัย", unbroken, "남궁 하늘별",
                           "Nguyễn Hoàng Phương Thảo Ngọc Ánh", "勅使河原 健次郎", "王小明"})}));
    const auto words = roll.words();
    const auto first = std::ranges::find(words, "Maximiliana", &RollWord::text);
    ASSERT_NE(first, words.end());
    constexpr int kDots = 150;
    const auto pages = render(roll.file(), kDots);
    ASSERT_EQ(pages.size(), 1U);
    // Between the columns, and beside the last, there is paper from the first row of names down; likewise at the edges.
    EXPECT_EQ(ink(pages[0], kDots, 71.5, first->top, 76, kPageHeight), 0);
    EXPECT_EQ(ink(pages[0], kDots, 134, first->top, 138.5, kPageHeight), 0);
    EXPECT_EQ(ink(pages[0], kDots, kPageWidth - kLeastEdge, 0, kPageWidth, kPageHeight), 0);
    EXPECT_EQ(ink(pages[0], kDots, 0, kPageHeight - kLeastEdge, kPageWidth, kPageHeight), 0);
    EXPECT_GT(ink(pages[0], kDots, 76, first->top, 134, kPageHeight), 0) << "there is something to be seen at all";
    const auto text = roll.page(1);
    for (const auto* said : {"Almendrado", "ฐธิดา", "남궁", "Nguyễn", "勅使河原", "王小明"})
        EXPECT_THAT(text, HasSubstr(said));
}

TEST(RollOnPaper, OfNobodySaysSo) {
    const PrintedRoll roll(roll_of({}));
    EXPECT_THAT(roll.page(1), HasSubstr("目前沒有人在場"));
}

TEST(RollOnPaper, IsTheSameForTheSamePeople) {
    const auto sheet = roll_of({group_of("晴川高中", "", many(5))});
    EXPECT_EQ(PrintedRoll(sheet).bytes, PrintedRoll(sheet).bytes) << "it holds no date of its own";
}

} // namespace
} // namespace kiosk::test
