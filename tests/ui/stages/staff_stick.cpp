// The page of a stick, in states that what is on it and what was done bring about.
#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

core::WallTime wall(int hour, int minute, int days_before = 0) {
    return core::WallTime{at_stage(hour, minute).time_since_epoch() -
                          std::chrono::days{days_before}}; // its zone is UTC
}

const core::StickItem kVisit{core::StickKind::Workbook, "參訪_1126.xlsx", "參訪_1126.xlsx", 48'213, wall(8, 5)};

core::Texts both(std::string home, std::string english) {
    return {{{"zh-TW", std::move(home)}, {"en", std::move(english)}}};
}

core::StickCheck faulty_check() {
    core::StickCheck check;
    check.item = kVisit;
    check.errors = 3;
    check.hindrance = core::StickHindrance::Errors;
    check.problems = {
        {true, "名單!E14", "姓名",
         both("姓名裡有問號，存檔時字壞了",
              "the name holds a question mark, which a spreadsheet writes for letters that it cannot save"),
         both("請重新輸入，並存成 .xlsx 或「CSV UTF-8」；一般 CSV（Big5）存不了假名、韓文和許多字",
              "type it again and save the table as \"CSV UTF-8\" or .xlsx: code page 950 lacks kana, hangul and many "
              "signs")},
        {true, "名單!H27", "條碼",
         both("試算表把號碼變成了「4.71E+12」，後面的數字不見了", "a spreadsheet turned the number into \"4.71E+12\""),
         both("請把這一欄設成「文字」格式，再重新輸入", "format the column as text and type it again")},
        {true, "行程!D6", "結束", both("結束比開始早，或同一個時間", "it ends before it starts"),
         both("請改正時間；過了半夜的行程請分成兩列", "correct the times; what lasts past midnight is two rows")},
        {false, "名單!J31", "餐別", both("這一格是空的", "the cell is empty"), both("請填寫", "fill it in")},
        {false, "團體!F3", "抵達", {{{"en", "\"10:30\" is after the welcome at 09:30"}}}, {}}};
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
    check.problems = {
        {false, "名單!J31", "餐別", both("這一格是空的", "the cell is empty"), both("請填寫", "fill it in")}};
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
    check.groups = {{core::DelegationId{"jp"}, both("青葉台高等學校", "Aobadai High School"), 80, 2},
                    {core::DelegationId{"kr"}, {{{"", "한빛고등학교"}}}, 30, 0},
                    {core::DelegationId{"home"}, both("本地教師", "Local teachers"), 22, 0}};
    check.papers = {"a4", "cards", "lanyard", "card", "avery-l4785", "avery-l7165", "aone-72110"};
    return check;
}

core::StickCheck check_without_badges() {
    using From = core::IssuerKeyChoice::From;
    using Use = core::StickKey::Use;
    core::StickCheck check = clean_check();
    check.problems.clear();
    check.badges = check.new_badges = 0;
    check.groups.clear();
    check.making = core::StickMaking{
        132,
        {{{From::Kiosk, {}}, Use::Good, "teacher-chen", "3f6a09d2", false},
         {{From::Stick, "issuer.key"}, Use::Good, "issuer.key", "b81c77e0", false},
         {{From::Stick, "發證金鑰_去年的_請保管好.key"}, Use::Good, "發證金鑰_去年的_請保管好.key", "05c9aa41", true}},
        {}};
    return check;
}

void make_badges(Stage& stage, core::IssuerKeyChoice::From from, const char* typed) {
    put_in_stick(stage);
    core::StaffStick& stick = stage.state.staff.stick;
    stick.check = check_without_badges();
    stick.reading = true;
    stick.making.emplace();
    const bool on_stick = from == core::IssuerKeyChoice::From::Stick;
    stick.making->key = core::IssuerKeyChoice{from, on_stick ? "issuer.key" : ""};
    stick.making->typed = core::TypedSecret(typed);
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
        s.state.staff.stick.percent = 64;
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
    with("badges", [](Stage& s) {
        check_stick(s, false);
        s.state.staff.stick.choosing = true;
        s.state.staff.stick.print.delegation = core::DelegationId{"jp"};
    });
    with("loaded", [](Stage& s) {
        check_stick(s, false);
        core::StaffStick& stick = s.state.staff.stick;
        stick.check->problems.clear();
        stick.check->changes.is_new = false;
        stick.said = core::StickDone{core::StickDone::What::Loaded, {}, core::RevisionNumber{3}};
    });
    with("unissued", [](Stage& s) {
        check_stick(s, false);
        s.state.staff.stick.check = check_without_badges();
    });
    with("unsealed", [](Stage& s) {
        check_stick(s, false);
        core::StaffStick& stick = s.state.staff.stick;
        stick.check = check_without_badges();
        stick.check->making->without = 0;
        stick.check->hindrance = core::StickHindrance::NeedsSeal;
        stick.check->detail = "the package is not sealed, and revision 7, which is loaded here, was";
    });
    with("keys", [](Stage& s) {
        make_badges(s, core::IssuerKeyChoice::From::New, "");
        s.state.staff.stick.making->key.reset();
    });
    with("keys-pinned", [](Stage& s) {
        make_badges(s, core::IssuerKeyChoice::From::New, "");
        s.state.staff.stick.making->key.reset();
        auto& making = *s.state.staff.stick.check->making;
        making.wanted = {"b81c77e0", "77e0b81c"};
        making.keys[0].use = core::StickKey::Use::OtherIssuer;
        making.keys[2].use = core::StickKey::Use::SampleOnly;
    });
    with("key-pin", [](Stage& s) { make_badges(s, core::IssuerKeyChoice::From::New, "0739"); });
    with("key-wrong", [](Stage& s) {
        make_badges(s, core::IssuerKeyChoice::From::Kiosk, "");
        s.state.staff.stick.said = core::StickFailed{core::StickFailed::Why::WrongPin, {}, 2};
    });
    with("key-passphrase", [](Stage& s) { make_badges(s, core::IssuerKeyChoice::From::Stick, "Apfel #77"); });
    with("key-signs", [](Stage& s) {
        make_badges(s, core::IssuerKeyChoice::From::Stick, "Apfel #77 and many more words than a line has room for");
        s.state.staff.stick.making->seen = true;
        s.state.staff.stick.making->face = core::SecretFace::Signs;
    });
    with("making", [](Stage& s) {
        make_badges(s, core::IssuerKeyChoice::From::Kiosk, "");
        s.state.staff.stick.doing = core::StaffStick::Doing::MakingBadges;
        s.state.staff.stick.percent = 60;
    });
    with("made", [](Stage& s) {
        check_stick(s, false);
        core::StaffStick& stick = s.state.staff.stick;
        stick.check->problems.clear();
        stick.check->changes.is_new = false;
        stick.check->new_badges = 132;
        core::StickDone done;
        done.what = core::StickDone::What::Made;
        done.file = "參訪_1126.kiosk";
        done.revision = core::RevisionNumber{3};
        done.badges = 132;
        stick.said = done;
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
