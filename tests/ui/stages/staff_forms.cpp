// What staff fill in, as it is begun, as it is full, and what came of it.
#include "app/workers/qr_maker.hpp"
#include "ui/stages/parts.hpp"

namespace kiosk::test {

void open_form(Stage& stage, bool filled) {
    auto& form = stage.state.staff.walk_in;
    form.stated.delegation = core::DelegationId{"home"};
    if (!filled) return;
    form.stated = {core::DelegationId{"home"},    "張育綺", "CHANG Yu-Chi", "星野國民中學", "teacher", "B",
                   core::Diet::OvoLactoVegetarian};
    form.told = true;
}

void choose_character(Stage& stage) {
    open_form(stage, false);
    auto& form = stage.state.staff.walk_in;
    form.stated.name = "張ㄩˋ";
    form.han = core::HanFound{"ㄩˋ", {}};
    for (const auto* character : {"育", "玉", "裕", "郁", "鈺", "昱", "喻", "毓", "御", "豫", "域", "欲",
                                  "寓", "愈", "遇", "煜", "譽", "預", "獄", "語", "浴", "諭", "籲", "馭"})
        form.han->choices.emplace_back(character);
}

void list_delegations(Stage& stage) {
    open_form(stage, true);
    auto& form = stage.state.staff.walk_in;
    form.field = core::StaffWalkIn::Field::Delegation;
    form.in_place_of =
        core::OtherPerson{core::ParticipantId{"home-01"}, "Maximiliana Wolfeschlegelstein Hausenbergerdorff Almendra"};
    form.refused = true;
    form.told = false;
}

void show_walk_in(Stage& stage, core::Verdict verdict) {
    open_form(stage, true);
    auto& form = stage.state.staff.walk_in;
    form.arrived.emplace();
    form.arrived->id = core::ParticipantId{"W-ABCDEFGHIJ"};
    form.arrived->stated = form.stated;
    form.arrived->code = "KW1ABCDEFGHIJKLMNOP";
    stage.qr = app::make_qr(form.arrived->code);
    form.arrived->number = 3;
    form.arrived->outcome.verdict = verdict;
    form.arrived->outcome.at = at_stage(9, 43);
    form.arrived->outcome.checkpoint = sample_gate();
}

void show_badge(Stage& stage, bool reissued) {
    auto& person = stage.state.staff.person;
    person.page->code = "KW1ABCDEFGHIJKLMNOP";
    person.page->reissued = reissued;
    person.page->walk_in = !reissued;
    person.page->has_badge = false;
    if (reissued) person.page->last = core::Undoable{{}, core::EntryKind::Reissue, at_stage(9, 40), sample_gate()};
    person.badge_shown = true;
    stage.state.prints = reissued;
    stage.qr = app::make_qr(person.page->code);
    if (!reissued) return;
    auto& news = stage.state.staff.news.emplace();
    news.what = core::StaffNews::What::NotPrinted;
    news.name = "lp: The printer or class does not exist.";
    news.ends = kStageNow + core::Millis{5000};
}

void open_paper(Stage& stage) {
    auto& person = stage.state.staff.person;
    person.paper = core::PaperNote{person.page->doors.front().id, at_stage(9, 5)};
}

} // namespace kiosk::test
