// Typing on the screen, and what a search of the map does with it.
#include "ui/widgets/keyboard.hpp"

#include <algorithm>
#include <variant>

#include <gtest/gtest.h>

#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

using ui::KeyPress;
using ui::typed;

KeyPress sign(std::string_view s) {
    return {KeyPress::Kind::Sign, s};
}

TEST(Typed, SignsFollowEachOther) {
    EXPECT_EQ(typed("ta", sign("i")), "tai");
    EXPECT_EQ(typed("", sign("7")), "7");
}

TEST(Typed, ASpaceFollowsAWordOnly) {
    EXPECT_EQ(typed("", sign(" ")), "");
    EXPECT_EQ(typed("sun", sign(" ")), "sun ");
    EXPECT_EQ(typed("sun ", sign(" ")), "sun ");
}

TEST(Typed, EraseTakesAWholeSignAndClearAll) {
    EXPECT_EQ(typed("e\u0301e\u0301", {KeyPress::Kind::Erase, {}}), "e\u0301");
    EXPECT_EQ(typed("", {KeyPress::Kind::Erase, {}}), "");
    EXPECT_EQ(typed("taichung", {KeyPress::Kind::Clear, {}}), "");
    EXPECT_EQ(typed("taichung", {KeyPress::Kind::Done, {}}), "taichung");
}

TEST(Typed, TakesNoMoreThanAFieldHolds) {
    const std::string full(ui::kMostTyped, 'a');
    EXPECT_EQ(typed(full, sign("b")), full);
    EXPECT_EQ(typed(full.substr(1), sign("b")), full.substr(1) + "b");
}

class SearchSheet : public testing::Test {
  protected:
    Offscreen screen{1920, 1080};
    Stage stage = map_stage({4, {}, {}, {}}, "en");

    void SetUp() override { stage.state.sheet = core::Sheet::MapSearch; }
    template <class Event> std::optional<Event> tapped(std::string_view id) {
        const auto events = screen.tap(stage, id);
        EXPECT_TRUE(events) << "no widget " << id;
        if (!events || events->size() != 2) return std::nullopt;
        const Event* event = core::event_if<Event>(events->back());
        return event != nullptr ? std::optional(*event) : std::nullopt;
    }
    [[nodiscard]] std::vector<std::string> rows() {
        std::vector<std::string> ids;
        for (const auto& widget : screen.frame(stage).record.widgets) {
            if (widget.id.starts_with("search.")) ids.push_back(widget.id);
        }
        return ids;
    }
};

TEST_F(SearchSheet, OpensFromTheMapsSheet) {
    stage.state.sheet = core::Sheet::None;
    const auto open = tapped<core::OpenSheet>("map.search");
    ASSERT_TRUE(open);
    EXPECT_EQ(open->sheet, core::Sheet::MapSearch);
}

TEST_F(SearchSheet, EveryKeyAddsItsSignToTheField) {
    stage.state.search = "ta";
    for (const char sign : std::string("1234567890qwertyuiopasdfghjklzxcvbnm")) {
        const auto typed = tapped<core::TypeSearch>(std::string("key.") + sign);
        ASSERT_TRUE(typed) << sign;
        EXPECT_EQ(typed->text, std::string("ta") + sign);
    }
    EXPECT_EQ(tapped<core::TypeSearch>("key.space")->text, "ta ");
    EXPECT_EQ(tapped<core::TypeSearch>("key.erase")->text, "t");
    EXPECT_TRUE(tapped<core::CloseSheet>("key.done"));
}

TEST_F(SearchSheet, OffersTheKeysOfEachScript) {
    using core::KeyboardFace;
    for (const auto& [id, face] :
         {std::pair("key.face.注", KeyboardFace::Zhuyin), std::pair("key.face.あ", KeyboardFace::Kana),
          std::pair("key.face.한", KeyboardFace::Hangul), std::pair("key.face.ก", KeyboardFace::Thai)}) {
        const auto chosen = tapped<core::ChooseFace>(id);
        ASSERT_TRUE(chosen) << id;
        EXPECT_EQ(chosen->face, face);
    }
    stage.state.search_face = KeyboardFace::Hangul;
    stage.state.search = "하";
    EXPECT_EQ(tapped<core::TypeSearch>("key.ㄴ")->text, "한");
}

TEST_F(SearchSheet, OffersTheCountiesToThoseWhoDoNotType) {
    const auto offered = rows();
    ASSERT_FALSE(offered.empty());
    EXPECT_TRUE(
        std::all_of(offered.begin(), offered.end(), [](const auto& id) { return id.starts_with("search.county."); }));
}

TEST_F(SearchSheet, ATownThatWasFoundIsShownWithItsCounty) {
    stage.state.search = "xitun";
    const auto chosen = tapped<core::ChooseOnMap>("search.town.66000060");
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->choice, (core::MapChoice{4, "66000", {}, {}, "66000060"}));
}

TEST_F(SearchSheet, FindsTheEventsPlacesInEveryLanguageOfTheGuest) {
    stage.state.search = "sun moon";
    for (const char* language : {"zh-TW", "en", "ja"}) {
        stage.state.language = language;
        const auto chosen = tapped<core::ChooseOnMap>("search.place.lake");
        ASSERT_TRUE(chosen) << language;
        EXPECT_EQ(chosen->choice.place, core::PlaceId{"lake"});
    }
}

TEST_F(SearchSheet, SaysWhenNothingIsFound) {
    stage.state.search = "qqq";
    EXPECT_TRUE(rows().empty());
    const auto texts = screen.frame(stage).record.texts;
    EXPECT_TRUE(
        std::any_of(texts.begin(), texts.end(), [](const auto& run) { return run.text.starts_with("Nothing found"); }));
}

TEST_F(SearchSheet, OfALongTextTheEndIsSeen) {
    stage.state.search = std::string(39, 'w') + "x";
    const auto record = screen.frame(stage).record;
    EXPECT_TRUE(std::any_of(record.texts.begin(), record.texts.end(),
                            [](const auto& run) { return run.text.ends_with("wwwx") && !run.clipped; }));
}

TEST_F(SearchSheet, AMapThatBrokeMeanwhileClosesIt) {
    stage.map = {ui::MapSource::Status::Broken, nullptr};
    const auto events = screen.frame(stage).events;
    ASSERT_EQ(events.size(), 1U);
    EXPECT_TRUE(core::event_if<core::CloseSheet>(events.front()));
}

} // namespace
} // namespace kiosk::test
