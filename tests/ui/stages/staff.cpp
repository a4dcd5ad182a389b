// The pages of staff.
#include <algorithm>
#include <array>
#include <utility>

#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

const core::StaffMember kTeacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
const core::StaffMember kVolunteer{core::OperatorId{"v-red"}, core::StaffRole::Volunteer};
// 60 letters.
constexpr auto kLongName = "Maximiliana Wolfeschlegelstein Hausenbergerdorff Almendra";

Stage staff_stage(core::StaffView view, const core::Language& language, const core::StaffMember& who = kTeacher) {
    Stage stage = sample_stage(core::Screen::Staff, language);
    stage.state.staff.view = view;
    if (view != core::StaffView::Pad) stage.state.staff.who = who;
    stage.state.staff.english = language == "en";
    stage.state.last_activity = kStageNow - core::Millis{13'000};
    return stage;
}

core::PersonRow person_row(const char* id, const char* name, const char* latin, core::Texts school,
                           core::Whereabouts where) {
    core::PersonRow row;
    row.id = core::ParticipantId{id};
    row.name = name;
    row.latin = latin;
    row.delegation = std::move(school);
    row.role = "student";
    row.group = "B";
    row.where = where;
    if (where != core::Whereabouts::NotCome) row.since = at_stage(8, 31);
    return row;
}

std::vector<core::PersonRow> people_rows() {
    using core::Whereabouts;
    return {person_row("home-01", "林怡君", "LIN Yi-Chun", sample_school("zh-TW"), Whereabouts::Inside),
            person_row("jp-07", "林 奏", "HAYASHI Kanade", sample_school("ja"), Whereabouts::Left),
            person_row("home-02", "林柏宇", "LIN Po-Yu", sample_school("zh-TW"), Whereabouts::NotCome),
            person_row("sg-04", kLongName, "", sample_school("en"), Whereabouts::NotCome),
            person_row("home-09", "廖子晴", "LIAO Tzu-Ching", sample_school("zh-TW"), Whereabouts::NotCome)};
}

core::EntryRow entry(core::Verdict verdict, const char* name, core::Texts school, bool may_undo) {
    core::EntryRow row;
    row.verdict = verdict;
    const bool came = core::tone_of(verdict) == core::Tone::Green;
    row.kind = came ? core::EntryKind::CheckIn : core::EntryKind::Refused;
    row.late = verdict == core::Verdict::Late;
    row.at = at_stage(9, 11);
    row.name = name;
    if (!row.name.empty()) row.who = core::ParticipantId{name};
    row.delegation = std::move(school);
    row.may_undo = may_undo && came;
    return row;
}

core::DayBoard board(bool teacher) {
    using core::Verdict;
    core::DayBoard board;
    board.expected = 132;
    board.present = 85;
    board.late = 4;
    board.inside = 83;
    board.last_ten = 10;
    board.ten_before = 12;
    board.shown_again = 3;
    board.excused = 2;
    board.refused = 1;
    board.groups = {{core::DelegationId{"jp"}, sample_school("ja"), 38, 40, at_stage(9, 0)},
                    {core::DelegationId{"sg"}, sample_school("en"), 0, 34, at_stage(10, 30)},
                    {core::DelegationId{"home"}, sample_school("zh-TW"), 26, 30, {}}};
    board.first_slot = at_stage(8, 5);
    for (const int people : {1, 2, 2, 4, 3, 5, 2, 4, 0, 6, 0, 7, 5, 2}) board.slots.push_back({people, 0});
    board.slots[8].as_group = 20;
    board.slots[10].as_group = 18;
    board.last = {entry(Verdict::Admitted, "陳柏翰", sample_school("zh-TW"), teacher),
                  entry(Verdict::AlreadyIn, "佐藤 美咲", sample_school("ja"), teacher),
                  entry(Verdict::Late, kLongName, sample_school("en"), teacher),
                  entry(Verdict::Revoked, "", {}, teacher), entry(Verdict::Admitted, "", sample_school("ja"), teacher)};
    board.last[0].by = core::OperatorId{"v-red"};
    board.last[0].may_undo = true;
    board.last[0].source = core::Source::Paper;
    board.last[4].kind = core::EntryKind::GroupCount;
    board.last[4].people = 18;
    return board;
}

core::DoorRow door(const char* id, core::Texts name) {
    core::DoorRow row;
    row.id = core::CheckpointId{id};
    row.name = std::move(name);
    row.theirs = true;
    return row;
}

core::PersonPage person_page(core::PersonRow row) {
    core::PersonPage page;
    page.row = std::move(row);
    page.title = "導師";
    page.buddy_class = "高二3班";
    page.buddy = "陳小晴";
    page.diet = core::Diet::OvoLactoVegetarian;
    page.avoid = {"花生"};
    page.photo = false;
    page.has_badge = true;
    page.badge_tail = "7F2C";
    page.doors = {door("gate", sample_gate()), door("hall", {{{"zh-TW", "大禮堂入口"}, {"en", "Auditorium door"}}}),
                  door("lunch", {{{"zh-TW", "午餐領取"}, {"en", "Lunch"}}}),
                  door("craft", {{{"zh-TW", "漆藝教室"}, {"en", "Craft room"}}})};
    page.doors[0].passed = at_stage(8, 31);
    page.doors[0].by = core::OperatorId{"t1"};
    page.doors[0].shown_again = 1;
    page.doors[1].here = true;
    page.doors[1].late_after = core::MinuteOfDay{580};
    page.doors[1].opens = core::MinuteOfDay{540};
    page.doors[1].closes = core::MinuteOfDay{600};
    page.doors[2].opens = core::MinuteOfDay{705};
    page.doors[2].closes = core::MinuteOfDay{780};
    page.doors[3].theirs = false;
    return page;
}

void open_person(Stage& stage, core::PersonRow row, bool undoable) {
    core::StaffPerson& person = stage.state.staff.person;
    person.id = row.id;
    person.page = person_page(std::move(row));
    if (undoable) person.page->last = core::Undoable{{}, core::EntryKind::CheckIn, at_stage(8, 31), sample_gate()};
}

core::StaffNews verdict_news(core::Verdict verdict, const core::Language& language) {
    core::StaffNews news;
    news.outcome = sample_outcome(verdict, language);
    news.ends = kStageNow + core::Millis{5000};
    return news;
}

core::NotArrived absent_list(bool over) {
    core::NotArrived list;
    list.expected = 132;
    list.missing = 43;
    list.over = over;
    list.groups.resize(3);
    list.groups[0].id = core::DelegationId{"sg"};
    list.groups[0].name = sample_school("en");
    list.groups[0].arrives = at_stage(10, 30);
    list.groups[0].expected = list.groups[0].missing = 34;
    list.groups[1].id = core::DelegationId{"kr"};
    list.groups[1].name = sample_school("ko");
    list.groups[1].expected = 28;
    list.groups[1].missing = 7;
    list.groups[1].unnamed = 2;
    list.groups[2].id = core::DelegationId{"home"};
    list.groups[2].name = sample_school("zh-TW");
    list.groups[2].expected = 30;
    list.groups[2].missing = 2;
    list.groups[1].leader = person_row("kr-00", "박서준", "PARK Seojun", {}, core::Whereabouts::Inside);
    list.groups[1].leader->role = "teacher";
    list.groups[0].leader = person_row("sg-00", kLongName, "", {}, core::Whereabouts::NotCome);
    for (const auto& [name, latin] :
         {std::pair("이도윤", "LEE Doyun"), std::pair("최서연", "CHOI Seoyeon"), std::pair("강지우", "KANG Jiwoo"),
          std::pair(kLongName, ""), std::pair("조은우", "CHO Eunwoo"), std::pair("윤서아", "YOON Seoa")}) {
        auto row = person_row(name, name, latin, {}, core::Whereabouts::NotCome);
        for (auto& group : list.groups) group.people.push_back(row);
    }
    list.excused = 2;
    list.groups[1].excused = 1;
    list.excuses.emplace("강지우", core::Excuse{{}, "ill", core::OperatorId{"t1"}, at_stage(9, 5), false});
    list.excuses.emplace(kLongName, core::Excuse{{}, "official", core::OperatorId{"t1"}, at_stage(8, 0), false});
    return list;
}

core::InsidePerson inside_person(const char* name) {
    core::InsidePerson person;
    person.subject = core::SubjectKey{std::string("p:") + name};
    person.name = name;
    person.since = at_stage(9, 11);
    return person;
}

void call_roll(Stage& stage, bool drill) {
    core::StaffRoll& roll = stage.state.staff.roll.emplace();
    roll.drill = drill;
    roll.began = kStageNow - core::Millis{252'000};
    core::InsideNow& list = roll.list.emplace();
    list.groups.resize(4);
    const std::array schools{sample_school("ja"), sample_school("ko"), sample_school("zh-TW"), core::Texts{}};
    for (std::size_t i = 0; i < schools.size(); ++i) {
        list.groups[i].id = core::DelegationId{i == 3 ? "" : "d" + std::to_string(i)};
        list.groups[i].name = schools.at(i);
    }
    list.groups[0].leader = person_row("jp-00", "石川 直子", "", {}, core::Whereabouts::Inside);
    for (const char* name : {"小林 凛", "山口 颯太", "池田 紬", kLongName})
        list.groups[0].inside.push_back(inside_person(name));
    list.groups[1].inside = {inside_person("이도윤")};
    list.groups[2].inside = {inside_person("陳柏翰"), inside_person("蔡佩君")};
    list.groups[2].inside.push_back({core::SubjectKey{"d:home"}, "", "", "", "", 18, at_stage(9, 20)});
    list.groups[3].inside.push_back({core::SubjectKey{"b:77"}, "", "", "", "", 1, at_stage(9, 20)});
    for (auto& group : list.groups)
        for (const auto& each : group.inside) group.people += each.people, list.people += each.people;
    roll.safe = {core::SubjectKey{"p:이도윤"}, core::SubjectKey{"p:山口 颯太"}};
}

} // namespace

void add_staff(std::vector<NamedStage>& stages, const core::Language& language) {
    const auto languages = core::staff_languages();
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) return;
    using core::StaffView;
    const auto with = [&](const char* name, StaffView view, auto&& change, const core::StaffMember& who = kTeacher) {
        Stage stage = staff_stage(view, language, who);
        change(stage);
        stages.push_back({std::string("staff-") + name, std::move(stage)});
    };
    with("pad", StaffView::Pad, [](Stage& s) { s.state.staff.pad.pin = "073"; });
    with("pad-wrong", StaffView::Pad, [](Stage& s) {
        s.state.staff.pad.wrong = true;
        s.state.staff.pad.free_tries = 2;
    });
    with("pad-wait", StaffView::Pad,
         [](Stage& s) { s.state.staff.pad.wait_until = kStageNow + std::chrono::minutes{14}; });
    with("pad-nobody", StaffView::Pad, [](Stage& s) { s.state.staff.pad.nobody = true; });
    with("home", StaffView::Home, [](Stage& s) { s.state.staff.board = board(true); });
    with(
        "home-volunteer", StaffView::Home, [](Stage& s) { s.state.staff.board = board(false); }, kVolunteer);
    with("home-reading", StaffView::Home, [](Stage&) {});
    with("home-first", StaffView::Home, [](Stage& s) {
        s.state.staff.board.emplace();
        s.state.staff.board->slots.resize(core::kArrivalSlots);
    });
    with("home-look", StaffView::Home, [](Stage& s) {
        s.state.staff.board = board(true);
        s.camera = {ui::CameraStatus::Lost, nullptr, {}};
        s.clock_trusted = false;
        s.keyboard_away = true;
    });
    with("home-strip", StaffView::Home, [&](Stage& s) {
        s.state.staff.board = board(true);
        s.state.staff.news = verdict_news(core::Verdict::Admitted, language);
        s.state.staff.news->name = kLongName;
    });
    with("home-refused", StaffView::Home, [&](Stage& s) {
        s.state.staff.board = board(true);
        s.state.staff.news = verdict_news(core::Verdict::Revoked, language);
        s.state.staff.news->more = 2;
    });
    with("find", StaffView::Find, [](Stage& s) {
        s.state.staff.find.typed = "ㄌㄧ";
        s.state.staff.find.found = core::PeopleFound{"ㄌㄧ", people_rows(), false};
    });
    with("find-latin", StaffView::Find, [](Stage& s) {
        s.state.staff.find.face = core::KeyboardFace::Latin;
        s.state.staff.find.typed = "xyz";
        s.state.staff.find.found = core::PeopleFound{"xyz", {}, false};
    });
    with("find-empty", StaffView::Find, [](Stage&) {});
    with("person", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], true);
        s.state.staff.person.notes_until = kStageNow + core::Millis{7200};
    });
    with(
        "person-long", StaffView::Person, [](Stage& s) { open_person(s, people_rows()[3], false); }, kVolunteer);
    with("not-arrived", StaffView::NotArrived, [](Stage& s) {
        s.state.staff.not_arrived = {absent_list(false), core::DelegationId{"kr"}};
    });
    with("not-arrived-over", StaffView::NotArrived,
         [](Stage& s) { s.state.staff.not_arrived.list = absent_list(true); });
    with("not-arrived-nobody", StaffView::NotArrived, [](Stage& s) {
        s.state.staff.not_arrived.list.emplace();
        s.state.staff.not_arrived.list->expected = 9;
    });
    with("not-arrived-reading", StaffView::NotArrived, [](Stage&) {});
    with("roll-question", StaffView::RollCall, [](Stage&) {});
    with("roll-drill", StaffView::RollCall, [](Stage& s) {
        call_roll(s, true);
        copy_roll(s, core::PaperTrouble::None);
    });
    with("roll-real", StaffView::RollCall, [](Stage& s) {
        call_roll(s, false);
        s.state.staff.roll->ending = true;
        copy_roll(s, core::PaperTrouble::NoStick);
    });
    with("roll-reading", StaffView::RollCall, [](Stage& s) { s.state.staff.roll.emplace().began = kStageNow; });
    with("home-roll", StaffView::Home, [](Stage& s) {
        s.state.staff.board = board(true);
        call_roll(s, true);
    });
    add_machine([&](const char* name, const std::function<void(Stage&)>& change) {
        with((std::string("health") + name).c_str(), StaffView::Health, change);
    });
    add_stick([&](const char* name, const std::function<void(Stage&)>& change) {
        with((std::string("stick-") + name).c_str(), StaffView::Stick, change);
    });
    with("person-badge", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], false);
        show_badge(s, true);
    });
    with(
        "person-badge-walk-in", StaffView::Person,
        [](Stage& s) {
            open_person(s, people_rows()[3], false);
            show_badge(s, false);
        },
        kVolunteer);
    with("person-reissued", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], false);
        show_badge(s, true);
        s.state.staff.person.badge_shown = false;
    });
    add_papers([&](const char* name, const std::function<void(Stage&)>& change) {
        with((std::string("papers-") + name).c_str(), StaffView::Papers, change);
    });
    with("person-gone", StaffView::Person, [](Stage& s) { s.state.staff.person.gone = true; });
    with("home-look-only", StaffView::Home, [](Stage& s) {
        s.state.staff.board = board(true);
        s.state.staff.look_only = true;
    });
    with("person-look-only", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], true);
        s.state.staff.look_only = true;
    });
    with("person-notes", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[3], true);
        auto& page = *s.state.staff.person.page;
        page.attention = "嚴重花生過敏，書包前袋有腎上腺素筆；發作時先打 119，再通知帶隊老師與家長。";
        page.staff_note = "15:30 先離開，由姑姑到正門接。";
        s.state.staff.person.notes_until = kStageNow + core::Millis{7200};
    });
    with("checkpoints", StaffView::Checkpoints, add_checkpoints);
    with("changes", StaffView::Changes, change_day);
    with("changes-first", StaffView::Changes, [](Stage&) {});
    with("changes-item", StaffView::Changes, [](Stage& s) {
        s.state.staff.changes.subject.item = core::ItemId{"lacquer"};
        s.state.staff.changes.minutes = -15;
    });
    with("delegation", StaffView::Delegation, [](Stage& s) { open_delegation(s, true); });
    with("delegation-number", StaffView::Delegation, count_delegation);
    with("delegation-leaves", StaffView::Delegation, leave_with_delegation, kVolunteer);
    with("delegation-gone", StaffView::Delegation, [](Stage& s) { s.state.staff.delegation.gone = true; });
    with(
        "walk-in", StaffView::WalkIn, [](Stage& s) { open_form(s, false); }, kVolunteer);
    with("walk-in-filled", StaffView::WalkIn, [](Stage& s) { open_form(s, true); });
    with("walk-in-han", StaffView::WalkIn, choose_character);
    with("walk-in-list", StaffView::WalkIn, list_delegations);
    with("walk-in-badge", StaffView::WalkIn, [](Stage& s) { show_walk_in(s, core::Verdict::Admitted); });
    with("walk-in-full", StaffView::WalkIn, [](Stage& s) { show_walk_in(s, core::Verdict::Full); });
    with("paper", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], false);
        open_paper(s);
    });
    with("person-stands-in", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[2], false);
        auto& page = *s.state.staff.person.page;
        page.walk_in = true;
        page.stands_in_for = core::OtherPerson{core::ParticipantId{"home-01"}, "林怡君"};
        page.stand_in = core::OtherPerson{core::ParticipantId{"sg-04"}, kLongName};
        page.substitution = core::EntryRef{};
        page.doors.front().source = core::Source::Paper;
        page.doors.front().passed = at_stage(8, 5);
    });
    with("why-undo", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], true);
        s.state.staff.why = core::StaffWhy{core::EntryRef{}, {}, {}, false, {}};
    });
    with("why-full", StaffView::Find, [](Stage& s) {
        s.state.staff.why = core::StaffWhy{std::nullopt, core::ParticipantId{"home-02"}, core::Verdict::Full, false,
                                           core::StaffWhy::For::Override};
    });
    with("why-lost", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], true);
        s.state.staff.why.emplace().what = core::StaffWhy::For::LostBadge;
    });
    with("why-excuse", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], true);
        s.state.staff.why.emplace().what = core::StaffWhy::For::Excuse;
    });
    with("person-excused", StaffView::Person, [](Stage& s) {
        open_person(s, people_rows()[0], false);
        s.state.staff.person.page->has_badge = false;
        s.state.staff.person.page->excuse = core::Excuse{{}, "ill", core::OperatorId{"t1"}, at_stage(8, 5), true};
        s.state.staff.news.emplace();
        s.state.staff.news->what = core::StaffNews::What::Reissued;
        s.state.staff.news->name = kLongName;
        s.state.staff.news->ends = kStageNow + core::Millis{5000};
    });
    with("accessibility", StaffView::Home, [](Stage& s) {
        s.state.staff.board = board(true);
        s.state.sheet = core::Sheet::Accessibility;
    });
    add_hands(stages);
}

} // namespace kiosk::test
