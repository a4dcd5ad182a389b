#include "event/workbook/marked_workbook.hpp"

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include "event/files/assets.hpp"
#include "event/workbook/event_workbook_file.hpp"

namespace kiosk::event {
namespace {

using test::must;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class MarkedWorkbook : public test::EventWorkbookFolder {
  protected:
    // With a name that lost a letter, in C3 of the roster (the fourth sheet).
    void SetUp() override {
        write("participants.csv", "id,delegation,name,role,group\np1,aoba,佐藤 美咲,student,A\n"
                                  "p2,aoba,田中 湊,student,B\n");
        convert();
        spoil("xl/sharedStrings.xml", "田中 湊", "田中 ?");
    }
    [[nodiscard]] std::string mark() const { return must(mark_workbook(test::file_text(file), open().problems)); }
    static std::string part(const std::string& bytes, const std::string& name) {
        Archive archive(bytes);
        return archive.read(name).value_or("");
    }
    // Of the roster's cell, what the looks say of its fill.
    static std::string fill_of(const std::string& bytes, const std::string& cell) {
        pugi::xml_document sheet;
        pugi::xml_document styles;
        sheet.load_string(part(bytes, "xl/worksheets/sheet4.xml").c_str());
        styles.load_string(part(bytes, "xl/styles.xml").c_str());
        const auto found =
            sheet.find_node([&](const pugi::xml_node& node) { return node.attribute("r").value() == cell; });
        const auto look = found.attribute("s").as_int();
        auto at = styles.child("styleSheet").child("cellXfs").first_child();
        for (int i = 0; i < look; ++i) at = at.next_sibling();
        auto fill = styles.child("styleSheet").child("fills").first_child();
        for (int i = 0; i < at.attribute("fillId").as_int(); ++i) fill = fill.next_sibling();
        return fill.child("patternFill").child("fgColor").attribute("rgb").value();
    }
};

TEST_F(MarkedWorkbook, HasEachCellAtFaultInRedWithACommentThatSaysWhy) {
    const auto bytes = mark();
    EXPECT_EQ(fill_of(bytes, "C3"), "FFFF9C9C");
    EXPECT_NE(fill_of(bytes, "C2"), "FFFF9C9C");
    std::string comments;
    for (const auto* name : {"xl/comments1.xml", "xl/comments2.xml", "xl/comments3.xml"}) comments += part(bytes, name);
    EXPECT_THAT(comments, AllOf(HasSubstr("ref=\"C3\""), HasSubstr("錯誤: "), HasSubstr("本人文字的姓名")))
        << "the notes over the columns are still there";
    std::string frames;
    for (const auto* name : {"xl/drawings/vmlDrawing1.vml", "xl/drawings/vmlDrawing2.vml"}) frames += part(bytes, name);
    EXPECT_THAT(frames, HasSubstr("<x:Row>2</x:Row><x:Column>2</x:Column>"));
}

TEST_F(MarkedWorkbook, ListsEveryProblemWithALinkToItsCell) {
    const auto list = part(mark(), "xl/worksheets/kiosk_problems.xml");
    EXPECT_THAT(list, AllOf(HasSubstr("名單!C3"), HasSubstr("location=\"'名單'!C3\""), HasSubstr("錯誤 error")));
    EXPECT_THAT(part(mark(), "xl/workbook.xml"), HasSubstr("name=\"問題\""));
    EXPECT_THAT(part(mark(), "[Content_Types].xml"), HasSubstr("/xl/worksheets/kiosk_problems.xml"));
}

TEST_F(MarkedWorkbook, SaysItInTheHomeLanguageWithEnglishUnderIt) {
    const auto texts = must(load_problem_texts(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets"));
    const auto bytes = must(mark_workbook(test::file_text(file), open().problems, &texts));
    std::string comments;
    for (const auto* name : {"xl/comments1.xml", "xl/comments2.xml", "xl/comments3.xml"}) comments += part(bytes, name);
    EXPECT_THAT(comments, AllOf(HasSubstr("錯誤: 姓名裡有問號，存檔時字壞了 — 請重新輸入"),
                                HasSubstr("\nthe name holds a question mark")));
    const auto list = part(bytes, "xl/worksheets/kiosk_problems.xml");
    EXPECT_THAT(list, AllOf(HasSubstr("姓名裡有問號，存檔時字壞了\nthe name holds"), Not(HasSubstr("s=\"0\""))))
        << "in lines of their own";
}

TEST_F(MarkedWorkbook, IsReadAsTheOneThatItIsACopyOf) {
    const auto before = open();
    const auto bytes = mark();
    save(bytes);
    EXPECT_EQ(open().problems, before.problems) << "the list is no sheet of the event";
    EXPECT_EQ(mark(), must(mark_workbook(bytes, before.problems)));
    spoil("xl/sharedStrings.xml", "田中 ?", "田中 湊");
    EXPECT_TRUE(open().ok());
}

TEST_F(MarkedWorkbook, ACellThatIsNotThereIsMade) {
    const Problem problem{"名單", 9, "餐別", Problem::Warning, "the cell is empty", "fill it in", "L9"};
    const Problem whole{"地點", 0, "", Problem::Warning, "it is empty", "", ""};
    const auto bytes = must(mark_workbook(test::file_text(file), std::vector{problem, whole}));
    EXPECT_EQ(fill_of(bytes, "L9"), "FFFF9C9C");
    EXPECT_THAT(part(bytes, "xl/worksheets/kiosk_problems.xml"), HasSubstr(">地點<"));
}

TEST_F(MarkedWorkbook, WhatIsNoWorkbookIsRefused) {
    EXPECT_EQ(mark_workbook("PK", {}).error().kind, core::ErrorKind::Invalid);
    EXPECT_EQ(mark_workbook(test::zip_of({{"a.txt", "a"}}), {}).error().kind, core::ErrorKind::Invalid);
}

} // namespace
} // namespace kiosk::event
