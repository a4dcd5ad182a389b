// Only what changed is drawn again, and nobody can tell.
#include <gtest/gtest.h>
#include <imgui.h>

#include "ui/canvas/dirty_region.hpp"
#include "ui/canvas/fast_fill.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

constexpr int kWidth = 1280, kHeight = 720;

bool is_whole(const ui::Rect& rect) {
    return rect.x == 0 && rect.y == 0 && rect.w == kWidth && rect.h == kHeight;
}
bool is_nothing(const ui::Rect& rect) {
    return rect.w == 0 && rect.h == 0;
}

class Pieces {
  public:
    // Draws the stage, and fails where what was kept from earlier frames differs from the picture drawn whole.
    ui::Rect expect_same(const Stage& stage, const std::string& name) {
        const Offscreen::InPieces drawn = screen_.frame_in_pieces(stage);
        EXPECT_TRUE(drawn.kept.rgb == drawn.whole.rgb) << name;
        return drawn.changed;
    }
    Offscreen& screen() { return screen_; }

  private:
    Offscreen screen_{kWidth, kHeight};
};

TEST(DirtyRegion, TheFirstFrameIsDrawnWholeAndTheSameFrameNotAtAll) {
    Pieces pieces;
    const Stage home = sample_stage(core::Screen::Home, "en");
    EXPECT_TRUE(is_whole(pieces.expect_same(home, "first")));
    (void)pieces.expect_same(home, "letters are in the atlas now");
    EXPECT_TRUE(is_nothing(pieces.expect_same(home, "again")));
}

TEST(DirtyRegion, AnotherMinuteIsDrawnWhereTheClockIs) {
    Pieces pieces;
    Stage home = sample_stage(core::Screen::Home, "en");
    for (int i = 0; i < 2; ++i) (void)pieces.expect_same(home, "home");
    home.local_now += std::chrono::minutes(1);
    (void)pieces.expect_same(home, "a digit that was never drawn");
    home.local_now -= std::chrono::minutes(1);
    const ui::Rect changed = pieces.expect_same(home, "a minute back");
    EXPECT_FALSE(is_nothing(changed));
    EXPECT_LT(changed.w * changed.h, 0.1F * kWidth * kHeight);
}

TEST(DirtyRegion, EveryScreenAfterEveryOtherLooksAsIfDrawnWhole) {
    Pieces pieces;
    for (const auto* language : {"ja", "th"}) {
        for (const NamedStage& named : all_stages(language)) (void)pieces.expect_same(named.stage, named.name);
    }
}

TEST(DirtyRegion, AMapThatIsDraggedAndZoomedLooksAsIfDrawnWhole) {
    using Phase = ui::TouchSample::Phase;
    Pieces pieces;
    Stage map = map_stage({4, {}, {}, {}}, "en");
    map.reduced_motion = false;
    for (int i = 0; i < 3; ++i) (void)pieces.expect_same(map, "map");
    const auto step = [&](Phase phase, float by) {
        map.now += core::Millis{16};
        pieces.screen().touch(1, phase, 300 - by, 360);
        pieces.screen().touch(2, phase, 500 + by, 300 + by);
        return pieces.expect_same(map, "two fingers, " + std::to_string(by));
    };
    (void)step(Phase::Began, 0);
    // New letters make a larger atlas, and that is another picture everywhere.
    for (float by = 10; by <= 200; by += 10) (void)step(Phase::Moved, by);
    for (float by = 190; by >= 0; by -= 10) {
        const ui::Rect changed = step(Phase::Moved, by);
        EXPECT_LT(changed.w, kWidth) << "the list beside the map stays";
    }
    (void)step(Phase::Ended, 0);
    for (int i = 0; i < 40; ++i) {
        map.now += core::Millis{16};
        (void)pieces.expect_same(map, "afterwards");
    }
}

// --- the rule, with triangles of the test's own

class Triangles {
  public:
    Triangles() : context_(ImGui::CreateContext()) { ImGui::GetIO().IniFilename = nullptr; }
    ~Triangles() { ImGui::DestroyContext(context_); }
    Triangles(const Triangles&) = delete;
    Triangles& operator=(const Triangles&) = delete;

    template <class Draw> ui::Rect follow(Draw draw) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = ImVec2(kWidth, kHeight);
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        ImGui::NewFrame();
        draw(*ImGui::GetBackgroundDrawList());
        ImGui::Render();
        return damage_.follow(*ImGui::GetDrawData());
    }

  private:
    ImGuiContext* context_;
    ui::DirtyRegion damage_;
};

void box(ImDrawList& list, float x, float y, ImU32 colour) {
    list.AddRectFilled({x, y}, {x + 20, y + 20}, colour);
}

TEST(DirtyRegion, HoldsWhatMovedWhereItWasAndWhereItIs) {
    Triangles triangles;
    (void)triangles.follow([](ImDrawList& list) { box(list, 100, 100, IM_COL32_WHITE); });
    const ui::Rect changed = triangles.follow([](ImDrawList& list) { box(list, 300, 200, IM_COL32_WHITE); });
    EXPECT_LE(changed.x, 100);
    EXPECT_LE(changed.y, 100);
    EXPECT_GE(changed.right(), 320);
    EXPECT_GE(changed.bottom(), 220);
    EXPECT_LT(changed.right(), 400);
}

TEST(DirtyRegion, SeesAnotherColourAndAnotherOrder) {
    Triangles triangles;
    const auto both = [](ImU32 first, ImU32 second) {
        return [=](ImDrawList& list) {
            box(list, 100, 100, first);
            box(list, 100, 100, second);
        };
    };
    (void)triangles.follow(both(IM_COL32_WHITE, IM_COL32_BLACK));
    EXPECT_TRUE(is_nothing(triangles.follow(both(IM_COL32_WHITE, IM_COL32_BLACK))));
    EXPECT_FALSE(is_nothing(triangles.follow(both(IM_COL32_BLACK, IM_COL32_WHITE))));
    EXPECT_FALSE(is_nothing(triangles.follow(both(IM_COL32_BLACK, IM_COL32(1, 2, 3, 255)))));
}

TEST(DirtyRegion, DoesNotCountWhatIsClippedAway) {
    Triangles triangles;
    const auto clipped = [](float x) {
        return [x](ImDrawList& list) {
            list.PushClipRect({0, 0}, {50, 50});
            box(list, x, 100, IM_COL32_WHITE);
            list.PopClipRect();
        };
    };
    (void)triangles.follow(clipped(100));
    EXPECT_TRUE(is_nothing(triangles.follow(clipped(200))));
}

TEST(DirtyRegion, TakesAPaintersWordForItsPicture) {
    Triangles triangles;
    const auto painted = [](std::uint64_t what) {
        return [what](ImDrawList& list) {
            ui::Painted mark{{200, 200, 100, 100}, what};
            list.AddCallback([](const ImDrawList*, const ImDrawCmd*) {}, &mark, sizeof mark);
        };
    };
    (void)triangles.follow(painted(1));
    EXPECT_TRUE(is_nothing(triangles.follow(painted(1))));
    const ui::Rect changed = triangles.follow(painted(2));
    EXPECT_LE(changed.x, 200);
    EXPECT_GE(changed.right(), 300);
}

TEST(DirtyRegion, ATextureOfSomebodyElseCountsAsChangedEveryTime) {
    Triangles triangles;
    const auto camera = [](ImDrawList& list) { list.AddImage(ImTextureRef(ImTextureID{7}), {10, 10}, {90, 90}); };
    (void)triangles.follow(camera);
    const ui::Rect changed = triangles.follow(camera);
    EXPECT_EQ(changed, (ui::Rect{10, 10, 80, 80}));
}

} // namespace
} // namespace kiosk::test
