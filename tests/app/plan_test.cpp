// Drawings of the campus: PNG and SVG, within bounds; what is broken is named in the log.
#include "app/image/plan.hpp"

#include <condition_variable>
#include <fstream>
#include <mutex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/image/png.hpp"
#include "app/workers/plan_loader.hpp"
#include "store/database.hpp"
#include "support/folder.hpp"
#include "support/sample_event.hpp"

namespace kiosk::app {
namespace {

using testing::AllOf;
using testing::HasSubstr;

core::Result<ui::Plan> decode_drawing(const std::string& bytes) {
    return decode_plan("a.svg", std::as_bytes(std::span(bytes)));
}

std::string svg(const std::string& attributes, const std::string& within) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + attributes +
           ">" + within + "</svg>";
}

std::array<int, 3> pixel(const ui::Image& picture, int x, int y) {
    const auto at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 3;
    return {picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]};
}

constexpr std::array<int, 3> kWhite{255, 255, 255}, kRed{255, 0, 0};

TEST(Plan, AnSvgIsDrawnLargeAndItsPointsAreThoseOfItsViewBox) {
    const auto plan =
        decode_drawing(svg("viewBox=\"0 0 400 200\"", "<rect x=\"200\" width=\"200\" height=\"200\" fill=\"#f00\"/>"));
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_EQ(plan->width, 400);
    EXPECT_EQ(plan->height, 200);
    EXPECT_EQ(plan->picture->width, kSvgSide);
    EXPECT_EQ(plan->picture->height, kSvgSide / 2);
    EXPECT_EQ(pixel(*plan->picture, 10, 10), kWhite) << "paper where nothing is drawn";
    EXPECT_EQ(pixel(*plan->picture, kSvgSide - 10, 10), kRed);
    EXPECT_EQ(plan->file, "a.svg");
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

core::Drawing drawing(const char* name, const std::string& bytes) {
    const auto view = core::as_bytes(bytes);
    return {name, core::sha256(view), {view.begin(), view.end()}};
}

// A database with these drawings, of this revision.
void load_drawings(const std::filesystem::path& database, std::uint32_t revision, std::vector<core::Drawing> drawings) {
    auto package = test::sample_event().package;
    package.revision = core::RevisionNumber{revision};
    package.drawings = std::move(drawings);
    const auto loaded = store::Database::open(database, store::OpenMode::Create)->load(package);
    ASSERT_TRUE(loaded) << loaded.error().detail;
}

TEST(Plan, APngKeepsItsPixels) {
    const test::Folder folder;
    std::vector<std::uint8_t> rgb(std::size_t{300} * 100 * 3, 0);
    for (std::size_t i = 0; i < rgb.size(); i += 3) rgb[i] = 255;
    ASSERT_TRUE(save_png(folder.path() / "a.png", {300, 100, rgb}));
    const auto plan = decode_plan(drawing("a.png", bytes_of(folder.path() / "a.png")));
    ASSERT_TRUE(plan) << plan.error().detail;
    EXPECT_EQ(plan->width, 300);
    EXPECT_EQ(plan->picture->height, 100);
    EXPECT_EQ(pixel(*plan->picture, 299, 99), kRed);
}

TEST(Plan, OneThatIsTooLargeIsRefusedWithTheLimit) {
    const test::Folder folder;
    ASSERT_TRUE(save_png(folder.path() / "a.png", {4097, 1, std::vector<std::uint8_t>(std::size_t{4097} * 3, 9)}));
    EXPECT_THAT(decode_plan(drawing("a.png", bytes_of(folder.path() / "a.png"))).error().detail,
                AllOf(HasSubstr("a.png"), HasSubstr("4096")));
    EXPECT_THAT(decode_drawing(svg("viewBox=\"0 0 1e9 10\"", "")).error().detail,
                HasSubstr("no size that can be shown"));
    EXPECT_THAT(decode_drawing(std::string(core::kMaxDrawingBytes + 1, ' ')).error().detail, HasSubstr("16 MiB"));
}

TEST(Plan, WhatIsBrokenIsAnErrorThatSaysSo) {
    EXPECT_THAT(decode_drawing("").error().detail, HasSubstr("not an SVG"));
    EXPECT_THAT(decode_drawing("<svg").error().detail, HasSubstr("not an SVG"));
    EXPECT_THAT(decode_drawing("\x89PNG\r\n\x1A\n and no more").error().detail, HasSubstr("PNG"));
    EXPECT_FALSE(decode_drawing(svg("viewBox=\"0 0 0 0\"", "")));
    EXPECT_FALSE(decode_drawing(svg("viewBox=\"0 0 nan 5\"", "")));
}

TEST(Plan, AnSvgReachesNoOtherFileAndDoesNotGrowWithoutEnd) {
    const test::Folder folder;
    ASSERT_TRUE(save_png(folder.path() / "secret.png", {1, 1, {255, 0, 0}}));
    const std::string link = "file://" + (folder.path() / "secret.png").string();
    const auto plan =
        decode_drawing(svg("viewBox=\"0 0 10 10\"", "<image xlink:href=\"" + link + "\" width=\"10\" height=\"10\"/>"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(pixel(*plan->picture, 100, 100), kWhite);
    std::string bomb = "<!DOCTYPE svg [<!ENTITY a \"<rect width='1' height='1'/>\">";
    for (char c = 'b'; c <= 'k'; ++c) {
        bomb += std::string("<!ENTITY ") + c + " \"";
        for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
        bomb += "\">";
    }
    EXPECT_FALSE(decode_drawing(bomb + "]>" + svg("viewBox=\"0 0 10 10\"", "&k;")));
}

TEST(Plan, ADrawingThatIsNotThereIsSaidSoByItsName) {
    const test::Folder folder;
    load_drawings(folder.path() / "kiosk.db", 1, {});
    for (const auto* file : {"kiosk.db", "nowhere.db"}) {
        const auto missing = read_drawing(folder.path() / file, "a.svg");
        ASSERT_FALSE(missing) << file;
        EXPECT_EQ(missing.error().kind, core::ErrorKind::NotFound) << file;
        EXPECT_THAT(missing.error().detail, HasSubstr("a.svg")) << file;
    }
}

// A loader over a database, and what it wakes.
struct Loading {
    explicit Loading(const test::Folder& folder) : database(folder.path() / "kiosk.db"), log(folder.path() / "log") {}
    // The next drawing that comes.
    std::shared_ptr<const ui::Plan> next() {
        std::unique_lock lock(mutex);
        EXPECT_TRUE(bell.wait_for(lock, std::chrono::seconds(60), [&] { return woken > 0; }));
        --woken;
        return loader.take();
    }

    std::filesystem::path database, log;
    std::mutex mutex;
    std::condition_variable bell;
    int woken = 0;
    PlanLoader loader{database,
                      [this] {
                          const std::lock_guard lock(mutex);
                          ++woken;
                          bell.notify_one();
                      },
                      Log(log)};
};

TEST(PlanLoader, ReadsWhatIsWantedOnceAndNamesWhatCannotBeShown) {
    const test::Folder folder;
    load_drawings(folder.path() / "kiosk.db", 1,
                  {drawing("a.svg", "nothing to see"), drawing("b.svg", svg("viewBox=\"0 0 20 10\"", ""))});
    std::filesystem::path log;
    {
        Loading loading(folder);
        log = loading.log;
        loading.loader.want("");
        loading.loader.want("a.svg");
        loading.loader.want("b.svg");
        loading.loader.want("b.svg");
        const auto plan = loading.next();
        ASSERT_TRUE(plan);
        EXPECT_EQ(plan->file, "b.svg");
    }
    EXPECT_THAT(bytes_of(log), HasSubstr("a.svg"));
}

TEST(PlanLoader, ReadsADrawingAnewWhenARevisionHasAnotherOfThatName) {
    const test::Folder folder;
    const auto small = drawing("a.svg", svg("viewBox=\"0 0 20 10\"", ""));
    const auto large = drawing("a.svg", svg("viewBox=\"0 0 40 10\"", ""));
    load_drawings(folder.path() / "kiosk.db", 1, {small});
    Loading loading(folder);
    loading.loader.want("a.svg");
    const auto first = loading.next();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->width, 20);
    load_drawings(loading.database, 2, {small});
    loading.loader.forget();
    loading.loader.want("a.svg");
    load_drawings(loading.database, 3, {large});
    loading.loader.forget();
    loading.loader.want("a.svg");
    const auto other = loading.next();
    ASSERT_TRUE(other);
    EXPECT_EQ(other->width, 40) << "the one that the second revision left as it was did not come again";
}

} // namespace
} // namespace kiosk::app
