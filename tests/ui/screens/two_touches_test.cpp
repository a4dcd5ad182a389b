// Whoever reads only one of the seven languages finds where to be at 10:00 with two touches, whatever language the
// kiosk happens to be in: on the demo's real screens, through the session.
#include <algorithm>
#include <ostream>

#include <gtest/gtest.h>

#include "core/event/programme.hpp"
#include "event/package/package.hpp"
#include "ui/offscreen.hpp"

namespace kiosk::test {
namespace {

struct Reader {
    std::string language;
    core::Screen from;
    int width, height;
};

void PrintTo(const Reader& reader, std::ostream* out) {
    *out << reader.language << (reader.from == core::Screen::Home ? " from home " : " from attract ") << reader.width
         << "x" << reader.height;
}

const core::EventPackage& demo() {
    static const auto report = event::read_package(std::filesystem::path(KIOSK_SOURCE_DIR) / "data/demo");
    return report.package.value();
}

// In the language of the one delegation that is due; the reader's is another.
Stage morning(const Reader& reader) {
    Stage stage;
    stage.model.event = demo().event;
    stage.model.delegations = demo().delegations;
    stage.model.programme = core::live_programme(demo().programme, {}).items;
    stage.model.places = demo().places;
    stage.local_now = core::LocalTime{demo().event.first_day} + std::chrono::minutes{9 * 60 + 12};
    stage.now = core::MonoTime{std::chrono::seconds{1000}};
    stage.state.last_activity = stage.now;
    stage.state.screen = reader.from;
    stage.state.default_language = reader.language == "ja" ? "ko" : "ja";
    stage.state.language = stage.state.default_language;
    return stage;
}

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

// What is written in the rectangle, or in its height anywhere on the screen.
std::string written(const ui::FrameRecord& record, const ui::WidgetRect& in, bool whole_row) {
    std::string all;
    for (const ui::TextRun& run : record.texts) {
        const bool inside = whole_row || (run.x0 >= in.x0 - 1 && run.x1 <= in.x1 + 1);
        if (inside && run.y0 >= in.y0 - 1 && run.y1 <= in.y1 + 1 && !run.clipped && !run.missing_glyph)
            all += without_spaces(run.text);
    }
    return all;
}

class TwoTouches : public testing::TestWithParam<Reader> {};

TEST_P(TwoTouches, ShowWhereToBeAtTen) {
    const Reader& reader = GetParam();
    Offscreen screen(reader.width, reader.height);
    Stage stage = morning(reader);
    for (const std::string& widget : {"footer.language." + reader.language, std::string("home.programme")}) {
        (void)screen.frame(stage);
        const auto events = screen.tap(stage, widget);
        ASSERT_TRUE(events) << "nothing to touch named " << widget;
        for (const core::SessionEvent& event : *events)
            stage.state = core::step(std::move(stage.state), event, stage.now).state;
    }
    (void)screen.frame(stage);
    const ui::FrameRecord record = screen.frame(stage).record;
    const auto card = std::find_if(record.widgets.begin(), record.widgets.end(),
                                   [](const auto& widget) { return widget.id == "programme.item.typhoons"; });
    ASSERT_NE(card, record.widgets.end());
    EXPECT_LE(card->y1, static_cast<float>(reader.height));
    const core::ProgrammeItem& item = *std::find_if(demo().programme.begin(), demo().programme.end(),
                                                    [](const auto& each) { return each.id.str() == "typhoons"; });
    const std::string words = written(record, *card, false);
    for (const core::Texts* text : {&item.title, &item.place_text}) {
        const std::string* own = text->exactly(reader.language);
        ASSERT_NE(own, nullptr) << "the demo says it in " << reader.language;
        EXPECT_NE(words.find(without_spaces(*own)), std::string::npos) << *own << " is not in: " << words;
    }
    EXPECT_NE(written(record, *card, true).find("10:00"), std::string::npos);
}

std::vector<Reader> readers() {
    std::vector<Reader> all;
    for (const std::string_view language : core::guest_languages())
        for (const auto from : {core::Screen::Attract, core::Screen::Home})
            for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920)})
                all.push_back({std::string(language), from, width, height});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Readers, TwoTouches, testing::ValuesIn(readers()));

} // namespace
} // namespace kiosk::test
