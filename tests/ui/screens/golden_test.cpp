// A few screens pixel by pixel, as the Mesa (llvmpipe) and FreeType of Debian 12 and of 13 draw them. A difference or a
// missing reference leaves NAME.new.png in the build's golden/ folder; whoever has looked at it copies it to
// tests/golden/.
#include <cstdlib>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

// Rounding in the rasterizer of another processor; a moved letter changes far more.
constexpr int kChannelSlack = 10;
constexpr double kPixelShare = 0.0005;

double changed_share(const Pixels& a, const Pixels& b) {
    std::size_t changed = 0;
    const std::size_t pixels = a.rgb.size() / 3;
    for (std::size_t i = 0; i < pixels; ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            if (std::abs(int{a.rgb[i * 3 + c]} - int{b.rgb[i * 3 + c]}) > kChannelSlack) {
                ++changed;
                break;
            }
        }
    }
    return static_cast<double>(changed) / static_cast<double>(pixels);
}

void compare(const std::string& name, const Pixels& drawn) {
    const std::filesystem::path reference = std::filesystem::path(KIOSK_SOURCE_DIR) / "tests/golden" / (name + ".png");
    const std::filesystem::path fresh = std::filesystem::path(KIOSK_BINARY_DIR) / "golden" / (name + ".new.png");
    const auto expected = read_png(reference);
    const bool same = expected && expected->width == drawn.width && expected->height == drawn.height &&
                      changed_share(*expected, drawn) <= kPixelShare;
    if (same) {
        std::filesystem::remove(fresh);
        return;
    }
    ASSERT_TRUE(write_png(fresh, drawn));
    if (!expected) {
        FAIL() << "no reference " << expected.error().detail << "; look at " << fresh;
    }
    FAIL() << name << " has changed; look at " << fresh;
}

struct Golden {
    const char* name;
    Stage stage;
};

std::vector<Golden> goldens() {
    using core::Verdict;
    Stage attract = sample_stage(core::Screen::Attract, "en");
    attract.map = sample_map();
    Stage scan = sample_stage(core::Screen::Scan, "en");
    scan.camera = sample_camera();
    return {{"attract", std::move(attract)},
            {"home", sample_stage(core::Screen::Home, "en")},
            {"scan", std::move(scan)},
            {"programme", sample_stage(core::Screen::Programme, "en")},
            {"map", map_stage({4, {}, {}, {}}, "en")},
            {"result-ok", result_stage({sample_outcome(Verdict::Admitted, "ja")}, "ja")},
            {"result-already", result_stage({sample_outcome(Verdict::AlreadyIn, "zh-TW")}, "zh-TW")},
            {"result-group", result_stage({sample_outcome(Verdict::Group, "ja")}, "ja")},
            {"result-refused", result_stage({sample_outcome(Verdict::BadSignature, "en")}, "en")}};
}

void compare_all(int width, int height, const std::string& suffix) {
    Offscreen screen(width, height);
    for (const Golden& golden : goldens()) {
        (void)screen.frame(golden.stage, true);
        (void)screen.frame(golden.stage, true); // glyphs that the first frame brought into the atlas
        compare(golden.name + suffix, screen.pixels());
    }
}

TEST(Golden, LandscapeScreensLookAsReviewed) {
    compare_all(1280, 720, "");
}

TEST(Golden, PortraitScreensLookAsReviewed) {
    compare_all(720, 1280, "-portrait");
}

} // namespace
} // namespace kiosk::test
