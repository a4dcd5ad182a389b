// The page of a delegation, in states that its people and what was done bring about.
#include <iterator>

#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

constexpr int kPeopleOfACoach = 20;
constexpr const char* kManyNames[] = {"佐藤 美咲",   "鈴木 陽翔", "高橋 結衣",   "田中 湊",   "伊藤 さくら",
                                      "渡辺 蓮",     "山本 葵",   "中村 悠真",   "小林 凛",   "加藤 樹",
                                      "吉田 ひなた", "山田 朝陽", "佐々木 莉子", "山口 颯太", "松本 心春"};

core::DelegationPart coach_part(const char* name) {
    return {core::DelegationPart::By::Coach, name};
}

core::DelegationPage delegation_page(bool teacher) {
    core::DelegationPage page;
    page.id = core::DelegationId{"jp"};
    page.name = sample_school("ja");
    page.country = "JP";
    for (int i = 0; i < 2 * kPeopleOfACoach; ++i) {
        core::DelegationPerson one;
        one.id = core::ParticipantId{"jp-" + std::to_string(i)};
        one.name = kManyNames[static_cast<std::size_t>(i) % std::size(kManyNames)];
        one.coach = i < kPeopleOfACoach ? "1" : "2";
        if (i < kPeopleOfACoach) {
            one.where = core::Whereabouts::Inside;
            one.since = at_stage(9, 10);
        }
        page.people.push_back(std::move(one));
    }
    page.people[24].name = "Maximiliana Wolfeschlegelstein Hausenbergerdorff Almendra";
    page.came = page.named = page.inside = kPeopleOfACoach;
    page.acts = {{{}, at_stage(9, 10), true, false, kPeopleOfACoach, coach_part("1"), core::OperatorId{"t1"}, teacher}};
    return page;
}

} // namespace

void open_delegation(Stage& stage, bool teacher) {
    core::StaffDelegation& delegation = stage.state.staff.delegation;
    delegation.page = delegation_page(teacher);
    delegation.id = delegation.page->id;
    delegation.part = coach_part("2");
    delegation.unticked = {core::ParticipantId{"jp-27"}, core::ParticipantId{"jp-33"}};
}

void count_delegation(Stage& stage) {
    open_delegation(stage, true);
    core::StaffDelegation& delegation = stage.state.staff.delegation;
    delegation.part = {};
    delegation.number = 17;
    delegation.page->came = 23;
    delegation.page->acts.insert(delegation.page->acts.begin(),
                                 {{}, at_stage(9, 15), false, false, 23, {}, core::OperatorId{}, true});
    stage.state.staff.news.emplace();
    stage.state.staff.news->what = core::StaffNews::What::Together;
    stage.state.staff.news->together = {3, {{core::Verdict::Full, 2}, {core::Verdict::AlreadyIn, 1}}, {}};
    stage.state.staff.news->ends = kStageNow + core::Millis{5000};
}

void leave_with_delegation(Stage& stage) {
    open_delegation(stage, false);
    core::StaffDelegation& delegation = stage.state.staff.delegation;
    delegation.page->leaves = true;
    for (std::size_t i = 0; i < delegation.page->people.size(); ++i) {
        auto& person = delegation.page->people[i];
        person.coach.clear();
        if (i % 8 != 7) person.buddy_class = i % 4 == 3 ? "普通科二年級國際交流班" : "20" + std::to_string(i % 4 + 1);
    }
    delegation.part = {core::DelegationPart::By::Class, {}};
    delegation.page->acts[0].leaves = true;
}

} // namespace kiosk::test
