// Every screen × language × theme × text size × shape: words fit, signs exist, fingers hit.
// KIOSK_SCREENS_DIR=DIR also saves pictures there (KIOSK_SCREENS_ONLY=text: only of names that contain it).
#include <algorithm>
#include <array>
#include <cstdlib>

#include <gtest/gtest.h>

#include "ui/canvas/canvas.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

struct Look {
    int width, height;
    bool contrast = false;
    core::TextSize text = core::TextSize::Normal;
    bool lower = false;
    ui::Panel panel{};
    [[nodiscard]] std::string name() const {
        return std::to_string(width) + "x" + std::to_string(height) + (contrast ? "-contrast" : "") +
               (text == core::TextSize::Normal   ? ""
                : text == core::TextSize::Larger ? "-larger"
                                                 : "-largest") +
               (lower ? "-lower" : "") + (panel.width_mm > 0 ? "-totem" : "");
    }
};

void dress(Stage& stage, const Look& look) {
    stage.state.accessibility = {look.text, look.contrast, look.lower};
}

void expect_words_fit(const ui::FrameRecord& record, const std::string& where) {
    EXPECT_FALSE(record.texts.empty()) << where;
    for (const ui::TextRun& run : record.texts) {
        EXPECT_FALSE(run.clipped) << where << ": \"" << run.text << "\" at " << run.x0 << "," << run.y0 << " – "
                                  << run.x1 << "," << run.y1;
        EXPECT_FALSE(run.missing_glyph) << where << ": \"" << run.text << "\"";
    }
}

// A line begins with no small kana and no closing mark, begins and ends with no bullet, and no word is torn.
void expect_lines(const ui::FrameRecord& record, const std::string& where) {
    constexpr std::array<std::string_view, 33> kNever{"ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ",
                                                      "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "ー", "、", "。", "，",
                                                      "！", "？", "：", "」", "』", "）", "・", ")",  ",",  ".",  "!"};
    for (const ui::TextRun& run : record.texts) {
        if (run.continues) {
            for (const std::string_view sign : kNever)
                EXPECT_FALSE(run.text.starts_with(sign)) << where << ": \"" << run.text << "\"";
        }
        if (run.goes_on) {
            EXPECT_FALSE(run.text.ends_with("・")) << where << ": \"" << run.text << "\"";
        }
        EXPECT_FALSE(run.word_broken) << where << ": \"" << run.text << "\"";
    }
}

// What guests came for is whole, however large the words are: of several badges alone the rows can be dragged.
void expect_in_sight(const ui::FrameRecord& record, const std::string& where) {
    for (const std::string& list : record.scrolled) {
        const bool rows = where.starts_with("result-several");
        EXPECT_FALSE(list == "home.greeting" || list == "scan.steps" || list == "closed" ||
                     (list == "result.body" && !rows))
            << where << ": a part of " << list << " is out of sight";
    }
}

// What can be touched is as large as the panel asks (12 mm, where it is not too small for that).
void expect_targets(const ui::FrameRecord& record, const Look& look, const ui::PanelMetrics& shape,
                    const std::string& where) {
    const float least = shape.touch * shape.scale - 0.5F; // pixels
    for (std::size_t i = 0; i < record.widgets.size(); ++i) {
        const ui::WidgetRect& a = record.widgets[i];
        EXPECT_GE(a.x0, -1) << where << " " << a.id;
        EXPECT_GE(a.y0, -1) << where << " " << a.id;
        EXPECT_LE(a.x1, static_cast<float>(look.width) + 1) << where << " " << a.id;
        EXPECT_LE(a.y1, static_cast<float>(look.height) + 1) << where << " " << a.id;
        if (!a.touchable) continue;
        EXPECT_GE(a.x1 - a.x0, least) << where << " " << a.id;
        EXPECT_GE(a.y1 - a.y0, least) << where << " " << a.id;
        for (std::size_t j = i + 1; j < record.widgets.size(); ++j) {
            const ui::WidgetRect& b = record.widgets[j];
            const bool apart = a.x1 <= b.x0 + 0.5F || b.x1 <= a.x0 + 0.5F || a.y1 <= b.y0 + 0.5F || b.y1 <= a.y0 + 0.5F;
            EXPECT_TRUE(!b.touchable || apart) << where << ": " << a.id << " overlaps " << b.id;
        }
    }
}

// Between 1200 and 400 mm above the floor, or whatever of it the panel has.
void expect_within_reach(const ui::FrameRecord& record, const ui::PanelMetrics& shape, const std::string& where) {
    ASSERT_GT(shape.touch_top, 0) << where;
    int touchable = 0;
    for (const ui::WidgetRect& widget : record.widgets) {
        if (!widget.touchable) continue;
        ++touchable;
        EXPECT_GE(widget.y0, shape.touch_top * shape.scale - 1) << where << " " << widget.id;
        EXPECT_LE(widget.y1, shape.touch_bottom * shape.scale + 1) << where << " " << widget.id;
    }
    EXPECT_GT(touchable, 0) << where;
}

// Whoever cannot read a search changes its language there. Where controls are lowered the keys may need the room.
void expect_footer(const ui::FrameRecord& record, const std::string& where) {
    const auto has = [&](const std::string& id) {
        return std::any_of(record.widgets.begin(), record.widgets.end(),
                           [&](const ui::WidgetRect& widget) { return widget.touchable && widget.id == id; });
    };
    for (const std::string_view language : core::guest_languages())
        EXPECT_TRUE(has("footer.language." + std::string(language))) << where;
    EXPECT_TRUE(has("footer.accessibility")) << where;
}

void save_when_asked(Offscreen& screen, const Stage& stage, const std::string& name) {
    const char* folder = std::getenv("KIOSK_SCREENS_DIR");
    const char* only = std::getenv("KIOSK_SCREENS_ONLY");
    if (folder == nullptr || (only != nullptr && name.find(only) == std::string::npos)) return;
    (void)screen.frame(stage, true);
    const core::Status written = write_png(std::filesystem::path(folder) / (name + ".png"), screen.pixels());
    EXPECT_TRUE(written) << written.error().detail;
}

void walk(const Look& look) {
    Offscreen screen(look.width, look.height, look.panel);
    const ui::PanelMetrics shape =
        ui::panel_metrics(static_cast<float>(look.width), static_cast<float>(look.height), look.panel, look.lower);
    for (const std::string_view language : core::guest_languages()) {
        for (NamedStage& named : all_stages(std::string(language))) {
            dress(named.stage, look);
            const std::string where = named.name + "-" + std::string(language) + "-" + look.name();
            const ui::FrameOutput out = screen.frame(named.stage);
            expect_words_fit(out.record, where);
            expect_lines(out.record, where);
            expect_in_sight(out.record, where);
            expect_targets(out.record, look, shape, where);
            if (core::is_search(named.stage.state.sheet) && !look.lower) expect_footer(out.record, where);
            if (look.lower) expect_within_reach(out.record, shape, where);
            save_when_asked(screen, named.stage, where);
        }
    }
}

TEST(Lens, WhereverItIsTheArrowAndTheWordsHaveTheirPlace) {
    for (const auto side : {ui::LensSide::Top, ui::LensSide::Bottom, ui::LensSide::Left, ui::LensSide::Right}) {
        Offscreen screen(1920, 1080, ui::Panel{0, 0, 0, side});
        for (const char* name : {"scan", "attract"}) {
            for (NamedStage& named : all_stages("en")) {
                if (named.name != name) continue;
                const std::string where = named.name + "-lens-" + std::to_string(static_cast<int>(side));
                const auto texts = screen.frame(named.stage).record.texts;
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    EXPECT_FALSE(texts[i].clipped) << where << texts[i].text;
                    for (std::size_t j = i + 1; j < texts.size(); ++j) {
                        const auto &a = texts[i], &b = texts[j];
                        const bool apart = a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
                        EXPECT_TRUE(apart) << where << ": \"" << a.text << "\" covers \"" << b.text << "\"";
                    }
                }
                save_when_asked(screen, named.stage, where);
            }
        }
    }
}

class EveryScreen : public testing::TestWithParam<Look> {};

TEST_P(EveryScreen, ShowsAllItsWordsAndTouchTargetsInEveryLanguage) {
    walk(GetParam());
}

std::vector<Look> looks() {
    std::vector<Look> all;
    for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920)}) {
        for (const auto text : {core::TextSize::Normal, core::TextSize::Larger, core::TextSize::Largest}) {
            all.push_back({width, height, false, text});
            all.push_back({width, height, false, text, true});
        }
        all.push_back({width, height, true});
    }
    all.push_back({1024, 600});
    all.push_back({1024, 600, true, core::TextSize::Largest, true});
    // 55" upright, 250 mm above the floor: the controls end far above the panel's lower edge.
    all.push_back({1080, 1920, false, core::TextSize::Largest, true, {680, 1210, 250, ui::LensSide::Top}});
    all.push_back({1280, 1024, false, core::TextSize::Larger});
    all.push_back({3840, 2160});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Looks, EveryScreen, testing::ValuesIn(looks()), [](const auto& param) {
    std::string name = param.param.name();
    for (char& c : name) c = c == '-' ? '_' : c;
    return name;
});

} // namespace
} // namespace kiosk::test
