#include "ui/presenters/programme.hpp"
#include "app/workers/qr_maker.hpp"
#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

// Sessions side by side: long beside short, and more at once than any panel has room for.
std::vector<core::ProgrammeItem> busy_afternoon() {
    auto items = sample_programme();
    const core::ProgrammeItem lacquer = items[5], planning = items[6];
    const auto add = [&](const core::ProgrammeItem& like, const char* id, int from, int to) {
        items.push_back(like);
        items.back().id = core::ItemId{id};
        items.back().starts = core::MinuteOfDay{from};
        items.back().ends = core::MinuteOfDay{to};
    };
    add(lacquer, "lacquer-2", 905, 930);
    for (const char* id : {"talk-1", "talk-2", "talk-3", "talk-4"}) add(planning, id, 960, 1020);
    return items;
}

std::vector<core::ProgrammeItem> long_day() {
    std::vector<core::ProgrammeItem> items;
    const auto day = sample_programme();
    for (int i = 0; i < 200; ++i) {
        items.push_back(day[static_cast<std::size_t>(i) % 7]);
        items.back().id = core::ItemId{"long-" + std::to_string(i)};
        items.back().starts = core::MinuteOfDay{480 + i / 2 * 7};
        items.back().ends = items.back().starts + core::MinuteOfDay{7};
    }
    return items;
}

} // namespace

// A title of a grant application, twelve goals, O’Brien, five sessions at once.
std::vector<core::ProgrammeItem> hard_morning() {
    auto items = sample_programme();
    core::ProgrammeItem& first = items[0];
    first.title = {
        {{"zh-TW", "高級中等以下學校國際教育交流聯盟年度聯合參訪暨姊妹校締約儀式與永續發展目標成果發表會暨跨國"
                   "課程共備工作坊（含教師社群、學生自主學習與家長志工培訓）"},
         {"en", "Joint annual visit of the Alliance with the signing of sister school agreements, which "
                "names every partner school, every sponsor, every topic and every learning goal, so that it "
                "fits on no card and on no door"},
         {"ko", "국제교육교류연맹 연례 공동 방문 및 자매결연 협정 체결식과 지속가능발전목표 성과 발표회 및 교사 공동 "
                "수업 준비 워크숍과 학생 자율 학습 발표"}}};
    first.sdgs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    for (const char* id : {"side-1", "side-2", "side-3", "side-4"}) {
        items.push_back(items[2]);
        items.back().id = core::ItemId{id};
        items.back().starts = items[0].starts;
        items.back().ends = items[0].ends;
        items.back().sdgs = {4, 11, 13, 17, 1, 2, 3, 5, 6};
        items.back().title = {{{"zh-TW", "O’Brien 老師的颱風課"}, {"en", "Typhoons with Ms O’Brien"}}};
    }
    return items;
}

void change_morning(ui::Model& model) {
    model.programme[0].status = core::ItemStatus::Cancelled;
    model.late_changes[model.programme[1].id] = {true,
                                                 true,
                                                 false,
                                                 kStageDay,
                                                 core::MinuteOfDay{555},
                                                 core::MinuteOfDay{585},
                                                 {{{"zh-TW", "中庭"}, {"en", "Courtyard"}}}};
}

void add_programme(std::vector<NamedStage>& stages, const core::Language& language) {
    using Kind = core::ProgrammeFilter::Kind;
    const auto with = [&](const char* name, auto&& change) {
        stages.push_back({name, sample_stage(core::Screen::Programme, language)});
        change(stages.back().stage);
    };
    const auto open = [](Stage& s, const char* id) {
        s.state.sheet = core::Sheet::ProgrammeItem;
        s.state.programme.item = core::ItemId{id};
    };
    with("programme", [](Stage&) {});
    with("programme-parallel", [](Stage& s) {
        s.model.programme = busy_afternoon();
        s.local_now = at_stage(14, 40);
    });
    with("programme-hard", [](Stage& s) { s.model.programme = hard_morning(); });
    with("programme-between", [](Stage& s) { s.local_now = at_stage(10, 55); });
    with("programme-over", [](Stage& s) { s.local_now = at_stage(19, 0); });
    with("programme-filter", [](Stage& s) {
        s.state.programme.filter = {Kind::Delegation, core::DelegationId{"sg"}, {}};
    });
    with("programme-group", [](Stage& s) { s.state.programme.filter = {Kind::Group, {}, "B"}; });
    with("programme-filters", [](Stage& s) { s.state.sheet = core::Sheet::ProgrammeFilter; });
    with("programme-item", [&](Stage& s) {
        open(s, "lacquer");
        s.model.checkpoint.item = core::ItemId{"lacquer"};
        s.model.checkpoint.capacity = 44;
        s.state.counts.inside = 30;
    });
    const auto late = [](Stage& s) {
        core::ProgrammeItem& tour = s.model.programme[3];
        s.model.late_changes[tour.id] = {true,
                                         true,
                                         false,
                                         kStageDay,
                                         core::MinuteOfDay{630},
                                         core::MinuteOfDay{690},
                                         {{{"zh-TW", "中庭"}, {"en", "Courtyard"}}}};
        core::ProgrammeItem& lacquer = s.model.programme[5];
        lacquer.status = core::ItemStatus::Rain;
        s.model.late_changes[lacquer.id] = {false, true, false, kStageDay, {}, {}, lacquer.place_text};
        lacquer.place_text = {{{"", lacquer.rain_place}}};
        lacquer.way = {};
        s.model.programme[4].status = core::ItemStatus::Cancelled;
        s.model.programme[0].status = core::ItemStatus::Cancelled;
    };
    with("programme-late", [&](Stage& s) {
        late(s);
        s.local_now = at_stage(11, 10);
    });
    with("programme-item-late", [&](Stage& s) {
        late(s);
        s.local_now = at_stage(14, 0);
        open(s, "lacquer");
    });
    with("programme-item-cancelled", [&](Stage& s) {
        late(s);
        open(s, "lunch");
    });
    for (const auto& [name, typed] : {std::pair("programme-search", ""), std::pair("programme-search-found", "lac"),
                                      std::pair("programme-search-none", "qqq")}) {
        with(name, [typed = typed](Stage& s) {
            s.state.last_activity = s.now;
            s.state = core::step(std::move(s.state), core::OpenSheet{core::Sheet::ProgrammeSearch}, s.now).state;
            s.state.search = typed;
        });
    }
    with("programme-item-now", [&](Stage& s) { open(s, "arrival"); });
    with("programme-mine", [](Stage& s) {
        s.state.programme.guest = core::Attendee{core::DelegationId{"jp"}, "B", "student", "8-3"};
        s.state.programme.filter.kind = Kind::Guest;
    });
    with("programme-take", [&](Stage& s) {
        s.state.programme.guest = core::Attendee{core::DelegationId{"jp"}, "B", "student", "8-3"};
        s.state.programme.filter.kind = Kind::Guest;
        s.state.sheet = core::Sheet::MyCalendar;
        const ui::ScreenInput seen{s.state, s.model, s.local_now, s.now};
        static const auto all = catalogues();
        s.qr = app::make_qr(ui::calendar_sheet(seen, ui::Translator(all, language)).text);
    });
    with("programme-tomorrow", [](Stage& s) { s.state.programme.day = kStageDay + std::chrono::days{1}; });
    with("programme-empty", [](Stage& s) { s.state.programme.day = kStageDay + std::chrono::days{2}; });
    for (const auto& [name, days] : {std::pair("programme-days-5", 5), std::pair("programme-days-14", 14)}) {
        with(name, [days = days](Stage& s) {
            s.model.event.first_day = kStageDay;
            s.model.event.last_day = kStageDay + std::chrono::days{days - 1};
        });
    }
    with("programme-long", [](Stage& s) {
        s.model.programme = long_day();
        s.local_now = at_stage(12, 0);
    });
}

} // namespace kiosk::test
