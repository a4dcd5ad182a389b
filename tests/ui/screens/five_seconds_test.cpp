// Whoever reads only one of the seven languages and sees a result for five seconds can say where to go and when: both
// stand whole in one place of the page, on every panel and at every text size, whatever else there is to say.
#include <algorithm>
#include <ostream>

#include <gtest/gtest.h>

#include "event/package/package.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {
namespace {

struct Glance {
    std::string language;
    int width, height;
    core::TextSize text;
};

void PrintTo(const Glance& glance, std::ostream* out) {
    *out << glance.language << " " << glance.width << "x" << glance.height << " text " << static_cast<int>(glance.text);
}

// What is next is in the demo's words, which are in all the languages.
core::NextItem typhoons() {
    static const auto report = event::read_package(std::filesystem::path(KIOSK_SOURCE_DIR) / "data/demo");
    const auto& programme = report.package.value().programme;
    const auto found = std::ranges::find_if(programme, [](const auto& each) { return each.id.str() == "typhoons"; });
    core::NextItem next;
    next.title = found->title;
    next.place = found->place_text;
    next.way = found->way;
    next.starts = found->starts;
    next.ends = found->ends;
    next.item = found->id;
    next.day = core::day_of(sample_stage(core::Screen::Result, "en").local_now);
    return next;
}

const ui::WidgetRect* widget(const ui::FrameRecord& record, std::string_view id) {
    const auto found = std::ranges::find_if(record.widgets, [&](const auto& each) { return each.id == id; });
    return found == record.widgets.end() ? nullptr : &*found;
}

std::string plain_letters(std::string text) {
    for (const std::string_view space : {" ", "\n", "\u3000"})
        for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space))
            text.erase(at, space.size());
    return text;
}

std::string whole_words_in(const ui::FrameRecord& record, const ui::WidgetRect& in) {
    std::string all;
    for (const ui::TextRun& run : record.texts) {
        const bool inside = run.x0 >= in.x0 - 1 && run.x1 <= in.x1 + 1 && run.y0 >= in.y0 - 1 && run.y1 <= in.y1 + 1;
        if (inside && !run.clipped && !run.missing_glyph) all += plain_letters(run.text);
    }
    return all;
}

class FiveSeconds : public testing::TestWithParam<Glance> {
  protected:
    // The result of one badge, with what makes it hard.
    static Stage stage(core::Verdict verdict) {
        const Glance& glance = GetParam();
        core::Outcome outcome = sample_outcome(verdict, glance.language);
        (outcome.next ? outcome.next : outcome.instead_item) = typhoons();
        if (outcome.person) outcome.person->name = "Alexandria Wilhelmina Konstantinopolitanska-Featherstonehaugh";
        Stage made = result_stage({outcome}, glance.language);
        made.state.accessibility.text = glance.text;
        made.state.strip = core::Strip{sample_outcome(core::Verdict::Revoked, "en"), made.now + core::Millis{5000}};
        return made;
    }
};

TEST_P(FiveSeconds, SayWhereToGoAndWhen) {
    const Glance& glance = GetParam();
    Offscreen screen(glance.width, glance.height);
    for (const auto verdict : {core::Verdict::Admitted, core::Verdict::Late, core::Verdict::AlreadyIn,
                               core::Verdict::CheckedOut, core::Verdict::NotForThisCheckpoint}) {
        SCOPED_TRACE(core::name_of(verdict));
        const ui::FrameRecord record = screen.frame(stage(verdict)).record;
        EXPECT_EQ(record.scrolled, std::vector<std::string>{}) << "something is out of sight";
        const ui::WidgetRect *when = widget(record, "result.when"), *where = widget(record, "result.where");
        ASSERT_NE(when, nullptr);
        ASSERT_NE(where, nullptr);
        const std::string hour = verdict == core::Verdict::NotForThisCheckpoint ? "09:30" : "10:00–10:50";
        EXPECT_NE(whole_words_in(record, *when).find(hour), std::string::npos) << whole_words_in(record, *when);
        const core::Texts places = typhoons().place;
        const std::string* place = places.exactly(glance.language);
        ASSERT_NE(place, nullptr) << "the demo says it in " << glance.language;
        EXPECT_NE(whole_words_in(record, *where).find(plain_letters(*place)), std::string::npos)
            << *place << " is not in: " << whole_words_in(record, *where);
        for (const ui::WidgetRect& other : record.widgets) {
            if (other.id.starts_with("result.w") || other.id == "result.next" || other.id == "result.instead") continue;
            EXPECT_TRUE(other.y0 >= where->y1 - 1 || other.x0 >= where->x1 - 1 || other.y1 <= where->y0 + 1)
                << other.id << " lies over where to go";
        }
    }
}

// 2 m away, whatever the guest's text size: at least 15 mm of the assumed panel's 299 (or, upright, 531) for a sign.
TEST_P(FiveSeconds, AtAMealSayWhatIsOnThePlate) {
    const Glance& glance = GetParam();
    Offscreen screen(glance.width, glance.height);
    Stage meal = stage(core::Verdict::Admitted);
    core::PersonCard& person = *meal.state.result->rows.front().person;
    person.diet = core::Diet::OvoLactoVegetarian;
    person.avoid = {"花生", "海鮮"};
    const ui::FrameRecord record = screen.frame(meal).record;
    EXPECT_EQ(record.scrolled, std::vector<std::string>{}) << "something is out of sight";
    const ui::WidgetRect* plate = widget(record, "result.meal");
    ASSERT_NE(plate, nullptr);
    ASSERT_NE(widget(record, "result.where"), nullptr);
    EXPECT_NE(whole_words_in(record, *plate).find("蛋奶素"), std::string::npos);
    EXPECT_NE(whole_words_in(record, *plate).find("不吃花生"), std::string::npos);
    const float unit = std::min(static_cast<float>(glance.width) / (glance.width > glance.height ? 1920 : 1080),
                                static_cast<float>(glance.height) / (glance.width > glance.height ? 1080 : 1920));
    for (const ui::TextRun& run : record.texts) {
        if (run.text.find("蛋奶素") != std::string::npos) {
            EXPECT_GE((run.y1 - run.y0) / 0.92F, 56 * unit);
        }
        if (run.x0 < plate->x0 || run.y0 < plate->y1) continue;
        EXPECT_LE((run.y1 - run.y0) / 0.92F, 72 * unit) << run.text << " is larger than what is on the plate";
    }
}

std::vector<Glance> glances() {
    std::vector<Glance> all;
    for (const std::string_view language : core::guest_languages())
        for (const auto& [width, height] :
             {std::pair(1920, 1080), std::pair(1080, 1920), std::pair(1024, 600), std::pair(1280, 1024)})
            for (const auto text : {core::TextSize::Normal, core::TextSize::Larger, core::TextSize::Largest})
                all.push_back({std::string(language), width, height, text});
    return all;
}

INSTANTIATE_TEST_SUITE_P(Glances, FiveSeconds, testing::ValuesIn(glances()));

// Whose it is, where to go, and only then who that is and who came with them.
TEST(ResultScreen, StandsInTheOrderOfTheFiveSeconds) {
    for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1080, 1920)}) {
        Offscreen screen(width, height);
        const ui::FrameRecord record =
            screen.frame(result_stage({sample_outcome(core::Verdict::Late, "en")}, "en")).record;
        const auto top_of = [&](std::string_view begin) {
            const auto run =
                std::ranges::find_if(record.texts, [&](const auto& r) { return r.text.starts_with(begin); });
            EXPECT_NE(run, record.texts.end()) << begin;
            return run == record.texts.end() ? -1.0F : run->y0;
        };
        const std::vector<float> order{top_of("Alexandria"), widget(record, "result.when")->y0,
                                       widget(record, "result.where")->y0, top_of("It has just begun"),
                                       top_of("Marina Grove")};
        EXPECT_TRUE(std::ranges::is_sorted(order));
    }
}

} // namespace
} // namespace kiosk::test
