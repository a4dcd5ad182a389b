#include "store/sqlite/report_rules_codec.hpp"

#include <gtest/gtest.h>

#include "store/sqlite/column_codec.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

core::ReportRules some_rules() {
    core::ReportRules rules;
    rules.columns = {core::SigninColumn::Name, core::SigninColumn::Left};
    rules.place = core::Texts{{{"zh-TW", "大禮堂, 2F:"}, {"en", "Hall"}}};
    rules.organiser = core::Texts{{{"", "主辦"}}};
    rules.undertaker = core::Texts{{{"", "承辦"}}};
    rules.due = kiosk::test::kSecondDay;
    rules.rates[core::PersonKind::Student] = {500, 250};
    rules.rates[core::PersonKind::Escort] = {0, 1'000'000};
    rules.absent_after = std::chrono::minutes{0};
    rules.credit = core::CourseCredit::ProRata;
    rules.courses = {{"A-1", core::Texts{{{"", "共備"}}}, std::chrono::minutes{90}, {core::CheckpointId{"gate"}}},
                     {"", {}, std::chrono::minutes{15}, {core::CheckpointId{"gate"}, core::CheckpointId{"hall"}}}};
    return rules;
}

TEST(ReportRulesCodec, GivesBackWhatItWasGiven) {
    EXPECT_EQ(decode_report_rules(encode_report_rules(some_rules())), some_rules());
    EXPECT_EQ(encode_report_rules({}), "") << "the usual rules need no room";
    EXPECT_EQ(decode_report_rules(""), core::ReportRules{});
}

TEST(ReportRulesCodec, AnythingElseIsNone) {
    const auto pair = [](const char* name, const std::string& value) {
        return encode_list(std::vector<std::string>{name, value});
    };
    for (const auto& text :
         {std::string("x"), pair("shoe", "1"), pair("columns", encode_list(std::vector<std::string>{"shoe"})),
          pair("due", "26 Nov"), pair("absent_after", "-1"), pair("absent_after", "1x"), pair("credit", "none"),
          pair("rate", encode_list(std::vector<std::string>{"chef", "1", "2"})), pair("rate", "3:abc,"),
          pair("course", encode_list(std::vector<std::string>{"A", "", "1"})), pair("place", "1:x,"),
          std::string("3:due,")})
        EXPECT_EQ(decode_report_rules(text), std::nullopt) << text;
}

class ReportRules : public StoreTest {};

TEST_F(ReportRules, AreKeptWithTheEvent) {
    load();
    auto package = sample.package;
    package.revision = core::RevisionNumber{7};
    package.content = filled<core::Hash>(7);
    package.event.report = some_rules();
    must(database(OpenMode::ReadWrite).load(package));
    EXPECT_EQ(must(database().event()).report, some_rules());
}

} // namespace
} // namespace kiosk::store::test
