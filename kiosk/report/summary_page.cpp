#include "report/summary_page.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "report/arrival_chart.hpp"
#include "report/brush.hpp"
#include "report/office_map.hpp"
#include "report/pages.hpp"
#include "report/sdg_colours.hpp"
#include "report/shares.hpp"
#include "report/trait_lines.hpp"

namespace kiosk::report {
namespace {

using print::Box;
using print::Colour;

constexpr print::Size kUpright{210, 297};
constexpr double kEdge = 12.5;
constexpr double kAcrossPage = kUpright.width - 2 * kEdge;
constexpr Colour kSoft = Colour::hex(0xF4F1EA);
constexpr Colour kLand = Colour::hex(0xD5D9D0);
constexpr Colour kMarked = Colour::hex(0xC4420E);
constexpr std::size_t kMostGroups = 5;
constexpr std::size_t kMostCountryRows = 9;
constexpr std::size_t kMostDoors = 8;

class SummaryPage final : public Pages {
  public:
    SummaryPage(cairo_t* context, print::Typesetter& typesetter, const Summary& summary, const Wording& wording,
                const map::Scene* scene)
        : brush_(context, typesetter), summary_(summary), wording_(wording), scene_(scene) {}

    [[nodiscard]] std::size_t count() const override { return 1; }

    void draw(std::size_t) override {
        draw_head();
        draw_figures();
        draw_arrival_times();
        draw_origins();
        draw_groups();
        draw_roles();
        draw_goals();
        draw_doors();
        draw_foot();
    }

  private:
    [[nodiscard]] Words plain_words(const std::string& text) const { return {{text, wording_.language()}}; }
    [[nodiscard]] Words number(std::int64_t value) const { return plain_words(std::to_string(value)); }
    [[nodiscard]] Words say(std::string_view key, const core::Args& args = {}) const {
        return one_line(wording_.say(key, args), " ・ ");
    }

    void heading(const Words& words, const Words& note, const Box& box) {
        const double width = brush_.text(words, {box.x, box.y, box.width * 0.6, box.height},
                                         {{12, true}, print::kMuted, Alignment::Left, 1});
        if (!note.empty())
            brush_.text(note, {box.x + width + 4, box.y, box.width - width - 4, box.height},
                        {{9.5, false}, print::kMuted, Alignment::Right, 1});
    }

    void draw_head() {
        brush_.fill({0, 0, kUpright.width, 30.7}, print::kPrimary);
        const Box mark{kEdge, 8, 16.4, 16.4};
        brush_.fill(mark, print::kWhite, 3.4);
        brush_.text({{"際", std::string(core::kHomeLanguage)}}, mark,
                    {{28, true}, print::kPrimary, Alignment::Centre, 1});
        draw_titles();
        auto where = one_line(wording_.of(summary_.event.host_school), " ・ ");
        if (summary_.event.regional_office > 0)
            for (const auto& phrase : office_words(wording_, summary_.event.regional_office))
                where.push_back({" ・ " + phrase.text, phrase.language});
        brush_.text(where, {33.6, 19, 98, 6.5}, {{10.5, false}, print::kWhite, Alignment::Left, 1});
        const auto days = wording_.days(summary_.first_day, summary_.last_day);
        const double height = 16.4 / static_cast<double>(std::max<std::size_t>(2, days.size()));
        double y = 8 + (16.4 - height * static_cast<double>(days.size())) / 2;
        for (const auto& day : days) {
            brush_.text({day}, {134, y, kUpright.width - kEdge - 134, height},
                        {{10.5, false}, print::kWhite, Alignment::Right, 1});
            y += height;
        }
    }

    // Of what event this is the summary: a line for each language.
    void draw_titles() {
        const auto titles = wording_.of(summary_.event.title);
        const auto what = wording_.say("summary");
        const auto lines = std::max(titles.size(), what.size());
        const double height = 12.5 / static_cast<double>(lines);
        for (std::size_t i = 0; i < lines; ++i) {
            const auto& title = titles[std::min(i, titles.size() - 1)];
            const auto& kind = what[std::min(i, what.size() - 1)];
            brush_.text({{title.text + "  " + kind.text, kind.language}},
                        {33.6, 6.5 + static_cast<double>(i) * height, 98, height},
                        {{lines > 1 ? 14.0 : 20.0, true}, print::kWhite, Alignment::Left, 1});
        }
    }

    void draw_figures() {
        const std::array<std::pair<const char*, std::int64_t>, 5> figures{
            {{"figure_present", summary_.people.present},
             {"figure_expected", summary_.people.expected},
             {"figure_absent", summary_.absent()},
             {"figure_unlisted", summary_.unlisted},
             {"figure_countries", static_cast<std::int64_t>(summary_.countries.size())}}};
        constexpr double kGap = 3.2;
        constexpr double kWidth = (kAcrossPage - 4 * kGap) / 5;
        double x = kEdge;
        for (const auto& [key, value] : figures) {
            const bool first = x == kEdge;
            const Box box{x, 35.5, kWidth, 21.5};
            brush_.fill(box, first ? print::kPrimary : kSoft, 2.6);
            brush_.text(number(value), {box.x + 4, box.y + 2, box.width - 8, 12},
                        {{28, true}, first ? print::kWhite : print::kInk, Alignment::Left, 1});
            brush_.text(say(key), {box.x + 4, box.y + 14, box.width - 6, 6},
                        {{10, false}, first ? print::kWhite : print::kMuted, Alignment::Left, 2});
            x += kWidth + kGap;
        }
    }

    void draw_arrival_times() {
        const auto peak = peak_of(summary_.arrivals);
        const auto note = peak.people == 0
                              ? Words{}
                              : say("arrivals_peak", {{"time", clock_text({peak.minute})}, {"n", peak.people}});
        heading(say("arrivals"), note, {kEdge, 61.5, kAcrossPage, 7});
        const Box box{kEdge, 74, kAcrossPage, 36};
        if (peak.people > 0)
            draw_arrivals(brush_, summary_.arrivals, wording_.language(), box);
        else
            brush_.text(say("no_arrivals"), {box.x, 84, box.width, 10}, {{12, false}, kAlarm, Alignment::Centre, 2});
    }

    [[nodiscard]] Words country_name(const std::string& code) const {
        return one_line(country_words(wording_, code), " ");
    }

    // Where the host's office is, and whom the guests came from.
    void draw_origins() {
        heading(say("from_where"), {}, {kEdge, 113.5, 90, 7});
        const Box card{kEdge, 122, 90, 94};
        brush_.fill(card, Colour::hex(0xE9F0F1), 3);
        double x = card.x + 5;
        if (scene_ != nullptr) {
            const int own = summary_.event.regional_office;
            draw_offices(brush_, *scene_, {card.x + 3, card.y + 4, 42, 78}, [&](int office) {
                return OfficeLook{office == own ? kMarked : kLand, {}, kText};
            });
            if (own > 0)
                brush_.text(one_line(office_words(wording_, own), " ・ "), {card.x + 2, card.bottom() - 10, 44, 7},
                            {{10, true}, kMarked, Alignment::Centre, 1});
            x = card.x + 48;
        }
        draw_countries({x, card.y + 5, card.right() - x - 5, 64});
        draw_languages({x, card.bottom() - 25, card.right() - x - 5, 21});
    }

    void draw_countries(const Box& box) {
        std::vector<Share> shares;
        for (const auto& [country, people] : summary_.countries)
            shares.push_back({country_name(country), people.present});
        if (summary_.hosts.expected + summary_.hosts.present > 0)
            shares.push_back({country_name("TW"), summary_.hosts.present});
        keep_largest(shares, kMostCountryRows, say("other_kind"));
        double y = box.y;
        for (const auto& share : shares) {
            brush_.text(share.words, {box.x, y, box.width - 12, 6}, {{10.5, true}, print::kInk, Alignment::Left, 1});
            brush_.text(number(share.people), {box.right() - 12, y, 12, 6},
                        {{10.5, true}, print::kPrimary, Alignment::Right, 1});
            y += 7;
        }
    }

    void draw_languages(const Box& box) {
        std::vector<Share> shares;
        for (const auto& [language, people] : summary_.languages)
            shares.push_back({{{language_name(language), language}}, people});
        keep_largest(shares, 6, say("other_kind"));
        brush_.text(say("speaking"), {box.x, box.y, box.width, 5}, {{9, true}, print::kMuted, Alignment::Left, 1});
        // No name is torn apart: a line has three of them.
        constexpr std::size_t kInLine = 3;
        double y = box.y + 5.5;
        for (std::size_t first = 0; first < shares.size(); first += kInLine, y += 5) {
            Words line;
            for (std::size_t i = first; i < std::min(first + kInLine, shares.size()); ++i) {
                if (!line.empty()) line.push_back({"   ", wording_.language()});
                line.insert(line.end(), shares[i].words.begin(), shares[i].words.end());
                line.push_back({" " + std::to_string(shares[i].people), wording_.language()});
            }
            brush_.text(line, {box.x, y, box.width, 5}, {{9, false}, print::kInk, Alignment::Left, 1});
        }
    }

    void draw_groups() {
        const Box box{109, 113.5, 88.5, 7};
        heading(say("groups"), say("of_expected"), box);
        if (summary_.groups.empty())
            brush_.text(say("no_groups"), {box.x, 121.5, box.width, 8},
                        {{10, false}, print::kMuted, Alignment::Left, 1});
        auto groups = summary_.groups;
        std::ranges::stable_sort(groups, [](const GroupCount& a, const GroupCount& b) {
            return a.home != b.home ? b.home : a.people.expected > b.people.expected;
        });
        double y = 121.5;
        const auto shown = groups.size() > kMostGroups ? kMostGroups - 1 : groups.size();
        Headcount rest;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (i < shown) {
                draw_group(one_line(wording_.of(groups[i].name), " ・ "), groups[i].people,
                           {box.x, y, box.width, 11.4});
                y += 11.4;
            } else {
                rest.expected += groups[i].people.expected;
                rest.present += groups[i].people.present;
            }
        }
        if (shown < groups.size())
            draw_group(say("more_groups", {{"n", static_cast<std::int64_t>(groups.size() - shown)}}), rest,
                       {box.x, y, box.width, 11.4});
    }

    void draw_group(const Words& name, const Headcount& people, const Box& box) {
        brush_.text(name, {box.x, box.y, box.width - 26, 6.4}, {{10.5, true}, print::kInk, Alignment::Left, 1});
        brush_.text(plain_words(std::to_string(people.present) + " / " + std::to_string(people.expected)),
                    {box.right() - 25, box.y, 25, 6.4}, {{10.5, false}, print::kMuted, Alignment::Right, 1});
        const Box bar{box.x, box.y + 6.9, box.width, 2.8};
        brush_.fill(bar, kEmpty, 1.4);
        if (people.present == 0) return;
        const double share =
            people.expected == 0
                ? 1.0
                : std::min(1.0, static_cast<double>(people.present) / static_cast<double>(people.expected));
        brush_.fill({bar.x, bar.y, std::max(2.8, bar.width * share), bar.height}, print::kPrimary, 1.4);
    }

    void draw_roles() {
        const Box box{109, 179.5, 88.5, 36};
        heading(say("kind"), {}, {box.x, 179.5, box.width, 7});
        std::vector<Share> shares;
        for (const auto& [role, people] : summary_.roles) {
            const auto key = "role." + role;
            shares.push_back(
                {wording_.catalogue().has(key) ? one_line(wording_.say_any(key), " ") : say("other_kind"), people});
        }
        if (summary_.together > 0) shares.push_back({say("together_kind"), summary_.together});
        keep_largest(shares, summary_.traits.empty() ? kMostShares : 4, say("other_kind"));
        const double middle_x = box.x + 17;
        const double middle_y = box.y + 23;
        const auto all = summary_.people.present;
        draw_ring(brush_, shares, all, middle_x, middle_y);
        double y = box.y + 8.5 + (summary_.traits.empty() ? (6.0 - static_cast<double>(shares.size())) * 2.2 : 0);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            brush_.fill({box.x + 40, y + 1.2, 3.4, 3.4}, share_colour(i), 0.8);
            brush_.text(shares[i].words, {box.x + 46, y, box.width - 60, 5.8},
                        {{10, false}, print::kInk, Alignment::Left, 1});
            brush_.text(number(shares[i].people), {box.right() - 14, y, 14, 5.8},
                        {{10, true}, print::kInk, Alignment::Right, 1});
            y += 4.8;
        }
        draw_traits({box.x + 40, y + 1.2, box.width - 40, box.bottom() - y});
        brush_.text(number(all), {middle_x - 8, middle_y - 6, 16, 8}, {{18, true}, print::kInk, Alignment::Centre, 1});
        brush_.text(say("people_unit"), {middle_x - 8, middle_y + 1.6, 16, 4.5},
                    {{8, false}, print::kMuted, Alignment::Centre, 1});
    }

    void draw_traits(const Box& box) {
        const auto lines = trait_lines(summary_, wording_);
        const double height = box.height / static_cast<double>(core::kTraits.size());
        double y = box.y;
        for (const auto& line : lines) {
            brush_.text(plain_words(line), {box.x, y, box.width, height},
                        {{8, false}, print::kMuted, Alignment::Left, 1});
            y += height;
        }
    }

    void draw_goals() {
        const Box box{kEdge, 220.5, kAcrossPage, 7};
        if (summary_.goals.empty()) {
            heading(say("sdgs"), {}, box);
            brush_.text(say("no_sdgs"), {box.x, 231, box.width, 8}, {{10, false}, print::kMuted, Alignment::Left, 1});
            return;
        }
        heading(say("sdgs"), say("sdg_note"), box);
        const std::size_t across = summary_.goals.size() <= 6 ? 3 : summary_.goals.size() <= 12 ? 4 : 6;
        const std::size_t rows = (summary_.goals.size() + across - 1) / across;
        const double height = 25.0 / static_cast<double>(std::max<std::size_t>(2, rows));
        const double width = kAcrossPage / static_cast<double>(across);
        const double side = std::min(10.0, height - 1.5);
        for (std::size_t i = 0; i < summary_.goals.size(); ++i) {
            const auto& goal = summary_.goals[i];
            const Box tile{kEdge + static_cast<double>(i % across) * width,
                           229 + static_cast<double>(i / across) * height, side, side};
            const auto colours = sdg_colours(goal.goal);
            brush_.fill(tile, colours.ground, side * 0.2);
            brush_.text(number(goal.goal), tile, {{side * 1.5, true}, colours.ink, Alignment::Centre, 1});
            const Box words{tile.right() + 2, tile.y, width - side - 4, side};
            const auto title = one_line(wording_.say_any("sdg." + std::to_string(goal.goal)), " ");
            brush_.text(title, {words.x, words.y, words.width, side / 2},
                        {{side * 0.95, false}, print::kInk, Alignment::Left, 1});
            brush_.text(say("sdg_hours", {{"n", std::int64_t{goal.items}}, {"hours", hours_text(goal.length)}}),
                        {words.x, words.y + side / 2, words.width, side / 2},
                        {{side * 0.85, false}, print::kMuted, Alignment::Left, 1});
        }
    }

    void draw_doors() {
        heading(say("sessions"), {}, {kEdge, 256, kAcrossPage, 7});
        if (summary_.doors.empty()) {
            brush_.text(say("no_doors"), {kEdge, 264.3, kAcrossPage, 8},
                        {{10, false}, print::kMuted, Alignment::Left, 1});
            return;
        }
        const auto shown = std::min(summary_.doors.size(), kMostDoors);
        constexpr double kGap = 3.2;
        const double width = std::min(44.0, (kAcrossPage + kGap) / static_cast<double>(shown) - kGap);
        double x = kEdge;
        for (std::size_t i = 0; i < shown; ++i) {
            const Box box{x, 264.3, width, 17};
            brush_.frame(box, print::kLine, 0.3, 2.6);
            brush_.text(number(summary_.doors[i].people), {box.x + 3, box.y + 2, box.width - 6, 7},
                        {{14, true}, print::kInk, Alignment::Left, 1});
            brush_.text(one_line(wording_.of(summary_.doors[i].name), " ・ "),
                        {box.x + 3, box.y + 9, box.width - 4, 6.5}, {{9, false}, print::kMuted, Alignment::Left, 2});
            x += width + kGap;
        }
    }

    void draw_foot() {
        brush_.line(kEdge, 285.5, kEdge + kAcrossPage, 285.5, print::kLine, 0.3);
        Words words = one_line(wording_.say("nameless"), " ");
        const auto add = [&](const Words& more) {
            for (const auto& phrase : more) words.push_back({" " + phrase.text, phrase.language});
        };
        add(wording_.say("source", {{"revision", static_cast<std::int64_t>(summary_.revision.value())},
                                    {"entries", static_cast<std::int64_t>(summary_.entries)}}));
        if (summary_.outside > 0) add(wording_.say("outside", {{"n", static_cast<std::int64_t>(summary_.outside)}}));
        if (summary_.time_unsure) add(wording_.say("clock_unsure"));
        if (summary_.from_paper > 0) add(wording_.say("from_paper", {{"n", std::int64_t{summary_.from_paper}}}));
        if (summary_.past_midnight) add(wording_.say("past_midnight"));
        if (!summary_.zone.empty()) add(wording_.say("zone_time", {{"zone", summary_.zone}}));
        brush_.text(words, {kEdge, 286.3, kAcrossPage, 8.5}, {{8, false}, print::kMuted, Alignment::Left, 3});
    }

    Brush brush_;
    const Summary& summary_;
    const Wording& wording_;
    const map::Scene* scene_;
};

PageSet page_set_of(const Summary& summary, const Wording& wording, const map::Scene* scene) {
    return {kUpright, wording.first("summary") + " " + summary.event.title.in(wording.language()),
            [&, scene](cairo_t* context, print::Typesetter& typesetter) {
                return std::make_unique<SummaryPage>(context, typesetter, summary, wording, scene);
            }};
}

} // namespace

core::Result<Pdf> write_summary_pdf(const Summary& summary, const Wording& wording, const map::Scene* scene) {
    return write_pages(page_set_of(summary, wording, scene));
}

core::Result<Picture> write_summary_png(const Summary& summary, const Wording& wording, const map::Scene* scene) {
    constexpr int kWidth = 1240;
    auto drawn = TRY(drawn_page(page_set_of(summary, wording, scene), 0, kWidth));
    Picture picture{{}, std::move(drawn.warnings)};
    TRY(print::check(cairo_surface_write_to_png_stream(drawn.surface.get(), print::append, &picture.png)));
    return picture;
}

core::Result<PagePicture> draw_summary(const Summary& summary, const Wording& wording, const map::Scene* scene,
                                       int width) {
    return draw_page(page_set_of(summary, wording, scene), 0, width);
}

} // namespace kiosk::report
