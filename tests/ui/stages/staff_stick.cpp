// The page of a stick, in states that what is on it and what was done bring about.
#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

core::WallTime wall(int hour, int minute, int days_before = 0) {
    return core::WallTime{at_stage(hour, minute).time_since_epoch() -
                          std::chrono::days{days_before}}; // its zone is UTC
}

const core::StickItem kVisit{core::StickKind::Workbook, "參訪_1126.xlsx", "參訪_1126.xlsx", 48'213, wall(8, 5)};

core::StickCheck faulty_check() {
    core::StickCheck check;
    check.item = kVisit;
    check.errors = 3;
    check.hindrance = core::StickHindrance::Errors;
    check.problems = {
        {true, "名單!E14", "姓名", "\"佐藤 美?\" holds a question mark: a letter was lost when the file was saved",
         "write the name as on the badge, and save as .xlsx, not as CSV"},
        {true, "名單!H27", "條碼", "\"4.71E+12\" is what a spreadsheet makes of a long number",
         "format the column as text, and type the code again"},
        {true, "行程!D6", "結束", "\"09:20\" is not after the start \"09:30\"", "change one of the two"},
        {false, "名單!J31", "餐別", "the cell is empty: it counts as not stated", "choose one of the list"},
        {false, "團體!F3", "抵達", "\"10:30\" is after the welcome at 09:30", ""}};
    check.problems[0].cells = core::StickCells{
        {"B", "C", "D", "E", "F", "G"},
        {{1, {"團體", "身分", "職稱", "姓名", "拉丁姓名", "組別"}},
         {12, {"aobadai", "學生", "", "吉田 ひなた", "YOSHIDA Hinata", "D"}},
         {13, {"aobadai", "學生", "", "山田 朝陽", "YAMADA Asahi", "A"}},
         {14, {"aobadai", "學生", "", "佐藤 美?", "SATO Misaki", "B"}},
         {15, {"aobadai", "學生", "", "山口 颯太", "YAMAGUCHI Sota", "C"}},
         {16, {"aobadai", "學生", "", "松本 心春", "MATSUMOTO Koharu with more letters than have room", "D"}}},
        3,
        3};
    return check;
}

core::StickCheck clean_check() {
    core::StickCheck check;
    check.item = kVisit;
    check.problems = {{false, "名單!J31", "餐別", "the cell is empty: it counts as not stated", "choose one"}};
    check.changes = {core::RevisionNumber{3},
                     132,
                     {2, {"星野 あかり", "Maximiliana Wolfeschlegelstein Hausenbergerdorff Almendra"}},
                     {1, {"佐々木 莉子"}},
                     {3, {"王小明", "이도윤", "鈴木 陽翔"}},
                     4,
                     true,
                     false};
    check.badges = 132;
    check.new_badges = 2;
    return check;
}

} // namespace

void put_in_stick(Stage& stage) {
    core::StickSeen seen{"晴川國際組", "exfat", 32'010'928'128, 21'412'397'056, false, {}};
    seen.contents.items = {
        kVisit,
        {core::StickKind::Package, "visit-2026-reserve-with-a-rather-long-name-of-its-folder",
         "visit-2026-reserve-with-a-rather-long-name-of-its-folder", 0, wall(17, 40, 2)},
        {core::StickKind::Bundle, "側門報到機_1126.kbundle", "側門報到機_1126.kbundle", 90'112, wall(9, 35)}};
    seen.contents.others = 12;
    stage.state.staff.stick.looked = core::StickLooked{std::move(seen), {}};
}

void check_stick(Stage& stage, bool faulty) {
    put_in_stick(stage);
    core::StaffStick& stick = stage.state.staff.stick;
    stick.check = faulty ? faulty_check() : clean_check();
    stick.reading = true;
}

void add_stick(const StageAdder& with) {
    with("none", [](Stage& s) { s.state.staff.stick.looked.emplace(); });
    with("broken", [](Stage& s) { s.state.staff.stick.looked = core::StickLooked{std::nullopt, "wrong fs type"}; });
    with("reading", [](Stage&) {});
    with("files", [](Stage& s) { put_in_stick(s); });
    with("empty", [](Stage& s) {
        put_in_stick(s);
        core::StickSeen& seen = *s.state.staff.stick.looked->stick;
        seen.contents = {{}, 2000, true};
        seen.read_only = true;
    });
    with("writing", [](Stage& s) {
        check_stick(s, false);
        s.state.staff.stick.reading = false;
        s.state.staff.stick.doing = core::StaffStick::Doing::Printing;
    });
    with("full", [](Stage& s) {
        check_stick(s, false);
        s.state.staff.stick.reading = false;
        s.state.staff.stick.said = core::StickFailed{core::StickFailed::Why::Full, "No space left on device"};
    });
    with("ejected", [](Stage& s) {
        s.state.staff.stick.looked.emplace();
        s.state.staff.stick.said = core::StickDone{core::StickDone::What::Ejected};
    });
    with("problems", [](Stage& s) { check_stick(s, true); });
    with("marked", [](Stage& s) {
        check_stick(s, true);
        s.state.staff.stick.problem = 4;
        s.state.staff.stick.said = core::StickDone{core::StickDone::What::Marked, "參訪_1126_請修改.xlsx"};
    });
    with("changes", [](Stage& s) { check_stick(s, false); });
    with("loaded", [](Stage& s) {
        check_stick(s, false);
        core::StaffStick& stick = s.state.staff.stick;
        stick.check->problems.clear();
        stick.check->changes.is_new = false;
        stick.said = core::StickDone{core::StickDone::What::Loaded, {}, core::RevisionNumber{3}};
    });
    with("refused", [](Stage& s) {
        check_stick(s, false);
        core::StaffStick& stick = s.state.staff.stick;
        stick.check->problems.clear();
        stick.check->hindrance = core::StickHindrance::NeedsSeal;
        stick.check->detail = "the package is not sealed, and revision 7, which is loaded here, was: seal it with "
                              "\"kioskctl event seal\"";
    });
}

} // namespace kiosk::test
