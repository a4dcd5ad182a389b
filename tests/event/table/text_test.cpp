// What was lost on its way, and what nobody sees, in any table and in event.toml.
#include <gmock/gmock.h>

#include "event/folder.hpp"
#include "event/problems.hpp"
#include "event/table/columns.hpp"
#include "event/table/table.hpp"

namespace kiosk::event {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class ShownText : public test::PackageFolder {
  protected:
    // A package whose tables say this text wherever people see it: one cell a column, the row's number as an id.
    [[nodiscard]] std::vector<std::string> lines_with(const std::string& text) const {
        write("event.toml", toml_with(text));
        write("delegations.csv", "id,name,name@ko,country,language\naoba," + text + "," + text + ",JP,ja\n");
        write("participants.csv", "id,delegation,name,latin,given,title,affiliation,group,buddy_class,buddy,avoid\n"
                                  "p1,aoba," +
                                      times(text, 9) + "\n");
        write("programme.csv", "id,day,starts,ends,title,title@th,place_text,way,rain_place,groups,buddy_classes,"
                               "description,speakers\nlab,2026-11-26,10:00,10:50," +
                                   times(text, 9) + "\n");
        write("checkpoints.csv",
              "id,kind,name,name@vi,area,direction,groups\ngate,gate," + times(text, 2) + ",campus,in," + text + "\n");
        write("places.csv", "id,name,kind,lon,lat\nhall," + text + ",room,120.66,24.17\n");
        return lines();
    }
    [[nodiscard]] std::string toml_with(const std::string& text) const {
        return "id = \"visit-1\"\ntitle = { zh-TW = \"" + text + "\", en = \"" + text +
               "\" }\nfirst_day = 2026-11-26\nlast_day = 2026-11-27\nissuers = [\"" +
               core::to_hex(test::folder_key().key.public_key().bytes) + "\"]\nprivacy_notice = \"" + text +
               "\"\nhost_school = \"" + text + "\"\nhost_short = \"" + text + "\"\n";
    }
    static std::string times(const std::string& text, int number) {
        std::string cells = text;
        while (--number > 0) cells += "," + text;
        return cells;
    }
};

// Every place in which lines_with() put the text, as a problem begins there.
const std::vector<std::string> kPlaces = {
    "event.toml:2: title.zh-TW: ",
    "event.toml:2: title.en: ",
    "event.toml:6: privacy_notice: ",
    "event.toml:7: host_school: ",
    "event.toml:8: host_short: ",
    "delegations.csv:2: name: ",
    "delegations.csv:2: name@ko: ",
    "participants.csv:2: name: ",
    "participants.csv:2: latin: ",
    "participants.csv:2: given: ",
    "participants.csv:2: title: ",
    "participants.csv:2: affiliation: ",
    "participants.csv:2: group: ",
    "participants.csv:2: buddy_class: ",
    "participants.csv:2: buddy: ",
    "participants.csv:2: avoid: ",
    "programme.csv:2: title: ",
    "programme.csv:2: title@th: ",
    "programme.csv:2: place_text: ",
    "programme.csv:2: way: ",
    "programme.csv:2: rain_place: ",
    "programme.csv:2: groups: ",
    "programme.csv:2: buddy_classes: ",
    "programme.csv:2: description: ",
    "programme.csv:2: speakers: ",
    "checkpoints.csv:2: name: ",
    "checkpoints.csv:2: name@vi: ",
    "checkpoints.csv:2: groups: ",
    "places.csv:2: name: ",
};

// Those of the places at which no problem says what.
std::vector<std::string> silent(const std::vector<std::string>& found, const std::vector<std::string>& places,
                                const std::string& what) {
    std::vector<std::string> missing;
    for (const auto& place : places) {
        const bool said = std::any_of(found.begin(), found.end(), [&](const std::string& line) {
            return line.starts_with(place) && line.find(what) != std::string::npos;
        });
        if (!said) missing.push_back(place);
    }
    return missing;
}

std::string as_warning(std::string place) {
    return place.insert(place.find(": ") + 2, "warning: ");
}

TEST_F(ShownText, ThatIsWellWrittenIsNoProblemInAnyColumn) {
    EXPECT_THAT(lines_with("青葉台高校 三年"), IsEmpty());
}

TEST_F(ShownText, WithQuestionMarksForLettersIsAnErrorInEveryColumn) {
    for (const auto* text : {"青葉台高等?校", "??", "?組", "高級???", "大禮堂 ???", "L? ch?o m?ng"}) {
        EXPECT_THAT(silent(lines_with(text), kPlaces, "question mark"), IsEmpty()) << text;
    }
}

TEST_F(ShownText, WithASignLostOnTheWayOrALetterOfOneMachineIsAnErrorInEveryColumn) {
    for (const auto& [text, what] :
         {std::pair{"王�明", "a sign that was lost on the way"}, std::pair{"林\uE2A3雲", "a letter for private use"},
          std::pair{"林\U000F0123雲", "a letter for private use"}}) {
        EXPECT_THAT(silent(lines_with(text), kPlaces, what), IsEmpty()) << text;
    }
}

TEST_F(ShownText, InATranslationIsReportedByTheLineOfItsOwnCell) {
    write("places.csv", "id,name,kind,lon,lat,name@ko,name@th\nhall,\"大\n禮堂\",room,120.66,24.17,??,\"???\"\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("places.csv:3: name@ko: a question mark"),
                                     StartsWith("places.csv:3: name@th: a question mark")));
}

TEST_F(ShownText, MayAskAQuestionInATitleADescriptionAndANotice) {
    write("programme.csv", "id,day,starts,ends,title,title@ko,description\n"
                           "a,2026-11-26,09:00,10:00,What is fair trade?,공정무역이란?,什麼是公平貿易？我們一起想\n"
                           "b,2026-11-26,10:00,11:00,公平貿易是什麼?,,See https://example.org/page?id=3\n"
                           "c,2026-11-26,11:00,12:00,\"\"\"Why?\"\" and (how?)\",,Who? What? When?\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    replace("event.toml", "title = \"參訪\"", "title = \"你好嗎?\"");
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(ShownText, WithAQuestionMarkThatMayBeEitherIsAWarning) {
    replace("places.csv", "大禮堂", "大禮堂?");
    write("participants.csv", "id,delegation,name,group,avoid\np1,aoba,佐藤 美咲,A?,花生?\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    write("programme.csv", "id,day,starts,ends,title\nlab,2026-11-26,10:00,10:50,歡迎?\n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("participants.csv:2: warning: group: a question mark may stand"),
                                     StartsWith("participants.csv:2: warning: avoid: a question mark may stand"),
                                     StartsWith("programme.csv:2: warning: title: a question mark may stand"),
                                     StartsWith("places.csv:2: warning: name: a question mark may stand")));
}

TEST_F(ShownText, OfANameWithASquareOrCircleForALetterIsAWarning) {
    write("participants.csv", "id,delegation,name,given,buddy\n"
                              "p1,aoba,王□明,,\np2,aoba,陳●安,,\np3,aoba,김○늘,,\np4,aoba,林大同,■同,王〓明\n"
                              "p5,aoba,〇田 一,,\np6,aoba,⿰木堯 明,,\n");
    write("programme.csv", "id,day,starts,ends,title\nlab,2026-11-26,10:00,10:50,●活動一\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    EXPECT_THAT(
        lines(),
        ElementsAre("participants.csv:2: warning: name: □ stands in the name \"王□明\", as if for a letter that "
                    "could not be typed — write the letter itself, or another form of the name",
                    StartsWith("participants.csv:3: warning: name: ● stands"),
                    StartsWith("participants.csv:4: warning: name: ○ stands"),
                    StartsWith("participants.csv:5: warning: given: ■ stands"),
                    StartsWith("participants.csv:5: warning: buddy: 〓 stands"),
                    StartsWith("participants.csv:7: warning: name: ⿰ stands")));
}

TEST_F(ShownText, WithMarksThatNobodySeesIsAWarningInEveryColumnAndKeptWithoutThem) {
    std::vector<std::string> warned;
    for (const auto& place : kPlaces) warned.push_back(as_warning(place));
    for (const auto* mark : {"\u202E", "\u200B", "\u200E", "\u2066", "\u00AD", "\u2060", "\u180E"}) {
        const auto text = "青葉" + std::string(mark) + "台";
        const auto found = lines_with(text);
        EXPECT_EQ(found.size(), kPlaces.size());
        EXPECT_THAT(silent(found, warned, "marks that nobody sees: U+"), IsEmpty()) << text;
        const auto package = read().package;
        ASSERT_TRUE(package);
        EXPECT_EQ(package->participants[0].name, "青葉台");
        EXPECT_EQ(package->places[0].name.in("zh-TW"), "青葉台");
        EXPECT_EQ(package->event.title.in("en"), "青葉台");
    }
}

TEST_F(ShownText, SaysWhichMarksAndLeavesThoseOfAScript) {
    write("participants.csv", "id,delegation,name\n"
                              "p1,aoba,\u202A\u200F王小明\u202C\n"
                              "p2,aoba,می\u200Cخواهم\n"
                              "p3,aoba,กัลยา\u200Bณมิตร\n");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    replace("programme.csv", "A;B", "");
    EXPECT_THAT(lines(),
                ElementsAre("participants.csv:2: warning: name: the text holds marks that nobody sees: U+202A, "
                            "U+200F, U+202C — they are left out; type the text again, if it does not read as "
                            "it should"));
    const auto people = read().package->participants;
    EXPECT_EQ(people[0].name, "王小明");
    EXPECT_EQ(people[1].name, "می\u200Cخواهم") << "Persian: the letters do not join";
    EXPECT_EQ(people[2].name, "กัลยาณมิตร") << "where a Thai line may break is found by the kiosk";
}

TEST_F(ShownText, LosesNothingOfIdsCodesWordsDaysAndHeadersToMarksThatNobodySees) {
    write("event.toml", test::file_text(dir_ / "event.toml") + "kind = \"work\u200Bshop\"\n");
    replace("event.toml", "visit-1", "visit\u200E-1");
    write("participants.csv", "id\u200E,dele\u200Bgation,\uFEFFname,role\u2060,diet,photo,language,codes\n"
                              "p\u200B1,\u202Aaoba\u202C,王小明,stu\u00ADdent,蛋奶\u200D素,n\u200Eo,j\u200Ba,"
                              "\u202A0012345\u202C;00\u180E12\u2003\n");
    write("programme.csv", "id,day,starts,ends,title,place,roles,sdgs\n"
                           "lab,2026\u200E-11-26,10:\u200E00,10:50\u2003,共學,ha\u200Bll,stu\u200Edent,1\u200E7\n");
    write("checkpoints.csv", "id,kind,name,area,direction,capacity,delegations\n"
                             "gate,ga\u200Ete,正門,cam\u200Epus,in,4\u200E0,ao\u200Eba\n");
    const auto report = read();
    EXPECT_THAT(lines(), IsEmpty());
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report.package->event.id.str(), "visit-1");
    EXPECT_EQ(report.package->event.kind, core::EventKind::Workshop);
    const auto& person = report.package->participants[0];
    EXPECT_EQ(person.id.str(), "p1");
    EXPECT_EQ(person.delegation.str(), "aoba");
    EXPECT_EQ(person.role, "student");
    EXPECT_EQ(person.diet, core::Diet::OvoLactoVegetarian);
    EXPECT_FALSE(person.photo);
    EXPECT_EQ(person.language, "ja");
    EXPECT_THAT(person.external_codes, ElementsAre("0012345", "0012"));
    EXPECT_EQ(report.package->programme[0].place.str(), "hall");
    EXPECT_EQ(report.package->checkpoints[0].capacity, 40);
}

TEST_F(ShownText, OfTwoIdsThatDifferInNothingThatIsSeenIsOnePersonTwice) {
    for (const auto* twin : {"p\u200B1", "\u202Ap1", "ｐ１", "p1\u2009", "p\uFEFF1"}) {
        write("participants.csv", "id,delegation,name\np1,aoba,佐藤 美咲\n" + std::string(twin) + ",aoba,田中 湊\n");
        EXPECT_THAT(lines(), Contains(StartsWith("participants.csv:3: id: \"p1\" is on line 2 already"))) << twin;
    }
}

TEST_F(ShownText, OfABadgeIsItsOwnersWhateverNobodySeesInTheId) {
    write("badges.csv", "badge,kind,for,status\n0000000000000001,participant,\u202Ap\u200B1,active\n"
                        "0000000000000002,participant,ｐ２,active\n");
    EXPECT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->badges[0].participant.str(), "p1");
    EXPECT_EQ(read().package->badges[1].participant.str(), "p2");
}

TEST_F(ShownText, IsKeptInOneFormFromEverySource) {
    write("event.toml", test::file_text(dir_ / "event.toml") + "host_school = \"Lie\u0302n hiê\u0323p\"\n");
    write("participants.csv", "id,delegation,name,group\n"
                              "p1,aoba,Nguye\u0302\u0303n Thi\u0323 Ha\u0302\u0323u,ガ\n"
                              "p2,aoba,\u1100\u1175\u11B7하늘,カ\u3099\n");
    write("programme.csv", "id,day,starts,ends,title\nlab,2026-11-26,10:00,10:50,Chào mu\u031B\u0300ng\n");
    write("checkpoints.csv", "id,kind,name,area,direction,groups\ngate,gate,正門,campus,in,カ\u3099\n");
    EXPECT_THAT(lines(), IsEmpty()) << "the group of カ with a mark is that of ガ";
    const auto package = *read().package;
    EXPECT_EQ(package.event.host_school.in("vi"), "Liên hiệp");
    EXPECT_EQ(package.participants[0].name, "Nguyễn Thị Hậu");
    EXPECT_EQ(package.participants[1].name, "김하늘");
    EXPECT_EQ(package.participants[0].group, package.participants[1].group);
    EXPECT_EQ(package.programme[0].title.in("vi"), "Chào mừng");
}

TEST_F(ShownText, InAnOlderFormOfAnIdeographIsKeptInTheUsualOneAndSaidSo) {
    write("participants.csv", "id,delegation,name\np1,aoba,\uFA19\uFA11 幸\np2,aoba,\uF9E1하늘\n");
    replace("programme.csv", "A;B", "");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    EXPECT_THAT(lines(), ElementsAre("participants.csv:2: warning: name: the kiosk writes U+FA19 in its usual form: "
                                     "\"神﨑 幸\" — nothing is lost, but tell guests whose name it is"));
    EXPECT_EQ(read().package->participants[0].name, "神﨑 幸");
}

TEST_F(ShownText, ThatIsWarnedOfInEveryRowLeavesRoomForWhatElseIsWrong) {
    std::string text = "id,delegation,name\n";
    for (int i = 0; i < 2'000; ++i) text += "p" + std::to_string(i) + ",aoba,林\u200B" + std::to_string(i) + "\n";
    write("participants.csv", text);
    replace("programme.csv", "A;B", "");
    replace("places.csv", "120.66", "east");
    write("checkpoints.csv", "id,kind,name,area,direction\ngate,gate,正門,campus,in\n");
    const auto found = lines();
    EXPECT_EQ(found.size(), kMaxOfAKind + 2);
    EXPECT_THAT(found, Contains("participants.csv:2001: warning: 1900 more of the kind: marks that nobody sees — mend "
                                "those above and check again"));
    EXPECT_THAT(found, Contains(StartsWith("places.csv:2: lon: ")));
}

TEST_F(ShownText, InLettersWithoutAGlyphIsAWarningInEveryColumn) {
    std::vector<std::string> warned;
    for (const auto& place : kPlaces) warned.push_back(as_warning(place));
    (void)lines_with("Işık 👩\u200D🎓 葛\U000E0100城");
    std::vector<char32_t> asked;
    const auto has_glyph = [&](char32_t letter) {
        asked.push_back(letter);
        return letter != U'ş' && letter < 0x10000;
    };
    std::vector<std::string> found;
    for (const auto& problem : read_package(dir_, {{}, {}, has_glyph}).problems) found.push_back(to_line(problem));
    EXPECT_EQ(found.size(), kPlaces.size());
    EXPECT_THAT(
        silent(
            found, warned,
            "the kiosk has no glyph for ş U+015F, 👩 U+1F469, 🎓 U+1F393 and draws a question mark in its place — write "
            "it in letters that the kiosk has"),
        IsEmpty());
    EXPECT_THAT(asked, testing::UnorderedElementsAre(U'ş', U'ı', U'👩', U'🎓', U'葛', U'城'))
        << "each once; not what shapes or chooses a glyph and has none of its own";
}

TEST_F(ShownText, InLettersThatAreWrongInAnyFontIsNotAskedFor) {
    write("participants.csv", "id,delegation,name,codes\np1,aoba,王\uE000�,é👩\n");
    const auto report = read_package(dir_, {{}, {}, [](char32_t letter) { return letter == U'王'; }});
    std::vector<std::string> found;
    for (const auto& problem : report.problems) found.push_back(to_line(problem));
    EXPECT_THAT(found, testing::Not(Contains(HasSubstr("participants.csv:2: warning")))) << "nor are codes seen";
}

TEST_F(ShownText, BeyondTheLimitIsRefusedAndNotHandedOnToBePutInOrder) {
    std::string marks = "a";
    for (int i = 0; i < 2'000; ++i) marks += "\u0301\u0323";
    Problems problems;
    const std::string table = "id,delegation,name\n" + marks + ",aoba," + marks + "\n";
    std::vector<std::size_t> sizes;
    (void)read_table(TableFile(table), participant_columns(), Reporter(problems, "x.csv"), [&](const Row& row) {
        for (const auto* column : {"id", "name"}) {
            sizes.push_back(row.cell(column).size());
            EXPECT_TRUE(core::is_valid_utf8(row.cell(column)));
        }
    });
    EXPECT_THAT(sizes, ElementsAre(kMaxCellBytes + 1, kMaxCellBytes + 1)) << "of 8001";
    EXPECT_THAT(problems.take(), testing::SizeIs(2)) << "both are longer than the limit";
}

TEST_F(ShownText, StandsInEveryColumnThatIsNoIdAndNoWord) {
    const std::vector<std::string_view> others = {
        "id",           "delegation",   "role",  "diet",   "photo", "language", "codes",      "country",
        "home",         "arrives",      "day",   "starts", "ends",  "place",    "roles",      "delegations",
        "sdgs",         "status",       "kind",  "area",   "opens", "closes",   "late_after", "capacity",
        "many_entries", "direction",    "item",  "lon",    "lat",   "plan",     "plan_x",     "plan_y",
        "sex",          "school_level", "route", "walk",   "line"};
    for (const auto columns :
         {delegation_columns(), participant_columns(), programme_columns(), checkpoint_columns(), place_columns()}) {
        for (const auto& column : columns) {
            const bool other = std::find(others.begin(), others.end(), column.name) != others.end();
            EXPECT_NE(is_text_column(column.name), other)
                << column.name << ": a new column holds text that people see, or it does not";
        }
    }
}

} // namespace
} // namespace kiosk::event
