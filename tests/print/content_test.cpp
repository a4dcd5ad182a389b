#include <string_view>

#include <gmock/gmock.h>

#include "print/visit.hpp"

namespace kiosk::test {
namespace {

using print::ContentLine;
using print::ContentOptions;
using print::Phrase;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const print::BadgeContent& badge_of(const print::Selection& selection, std::string_view id) {
    for (const auto& badge : selection.badges) {
        if (badge.id == id) return badge;
    }
    throw std::out_of_range(std::string(id));
}

TEST(BadgeContent, ComesByDelegationLeaderFirstThenByGroupThenAsTheRosterStands) {
    EXPECT_THAT(ids_of(select(visit()).badges), ElementsAre("jp", "jp03", "kr01", "id01", "jp01", "jp02", "vn01", "th",
                                                            "th02", "th01", "home", "tw01", "tw02"));
}

TEST(BadgeContent, OnlyActiveBadgesArePrintedAndWhoHasNoneIsNamed) {
    auto some = visit();
    some.row("jp01").badge.status = core::BadgeStatus::Revoked;
    some.row("th").badge.status = core::BadgeStatus::Replaced;
    std::erase_if(some.rows, [](const auto& row) { return row.badge.participant.str() == "tw02"; });
    const auto selection = select(some);
    EXPECT_THAT(ids_of(selection.badges),
                ElementsAre("jp", "jp03", "kr01", "id01", "jp02", "vn01", "th02", "th01", "home", "tw01"));
    EXPECT_THAT(selection.badgeless, ElementsAre("jp01", "th", "tw02"));
}

TEST(BadgeContent, ABadgeThatReplacesARevokedOneCarriesItsOwnToken) {
    auto some = visit();
    const auto old = some.row("jp01").token;
    some.row("jp01").badge.status = core::BadgeStatus::Replaced;
    some.rows = event::issue_badges(some.package, some.rows, some.key).value().rows;
    const auto selection = select(some);
    EXPECT_NE(badge_of(selection, "jp01").token, old);
    EXPECT_THAT(selection.badgeless, IsEmpty());
}

TEST(BadgeContent, SpeaksTheGuestsLanguageAndThenTheHomeLanguage) {
    const auto selection = select(visit());
    const auto& korean = badge_of(selection, "kr01");
    EXPECT_THAT(written_on(korean), HasSubstr("학생 · A조\n學生 · A 組\n"));
    EXPECT_EQ(korean.name, (Phrase{"남궁 하늘별", "ko"}));
    EXPECT_THAT(written_on(badge_of(selection, "jp01")),
                HasSubstr("青葉台高等学校\n青葉台高等學校\n生徒 · B班\n學生 · B 組\n"));
    EXPECT_EQ(badge_of(selection, "jp01").name.language, "ja");
}

TEST(BadgeContent, SaysNothingTwiceToWhoSpeaksTheHomeLanguage) {
    EXPECT_EQ(written_on(badge_of(select(visit()), "tw01")),
              "林怡晴\nLIN Yi-Ching\n星野國民中學\n教師\n\n\n國際教育交流參訪\n晴川高級中學\n");
}

TEST(BadgeContent, ALanguageThatNoScreenSpeaksIsWrittenInTheHomeLanguageButKeepsItsGlyphs) {
    auto some = visit();
    some.person("tw02").language = "zh-HK";
    const auto selection = select(some);
    EXPECT_EQ(badge_of(selection, "tw02").name.language, "zh-HK");
    EXPECT_THAT(written_on(badge_of(selection, "tw02")), HasSubstr("口譯 · C 組\n"));
}

TEST(BadgeContent, ALatinNameIsNotRepeated) {
    auto some = visit();
    some.person("vn01").latin = "NGUYEN Hoang Phuong Thao Ngoc Anh";
    EXPECT_EQ(badge_of(select(some), "vn01").latin.text, "");
    EXPECT_EQ(badge_of(select(some), "th01").latin.text, "KANOKWAN Srisuwanwatthana");
}

TEST(BadgeContent, PhotoBuddyAndDietStandOnABadgeOnlyWhenAskedFor) {
    const auto plain = written_on(badge_of(select(visit()), "jp01"));
    for (const char* word : {"撮影", "請勿拍照", "高二3班", "ピーナッツ", "花生", "蕎麥"})
        EXPECT_THAT(plain, Not(HasSubstr(word)));

    ContentOptions options;
    options.photo_mark = true;
    const auto photo = select(visit(), options);
    EXPECT_THAT(written_on(badge_of(photo, "jp01")), HasSubstr("撮影はご遠慮ください\u3000請勿拍照"));
    EXPECT_THAT(badge_of(photo, "jp02").no_photo, IsEmpty()) << "who may be photographed has no mark";
    EXPECT_THAT(written_on(badge_of(photo, "jp01")), Not(HasSubstr("高二3班")));

    options = {};
    options.buddy = true;
    EXPECT_THAT(written_on(badge_of(select(visit(), options), "jp01")),
                HasSubstr("バディのクラス 高二3班\n學伴 高二3班\n"));

    options = {};
    options.diet = true;
    const auto diet = written_on(badge_of(select(visit(), options), "jp01"));
    EXPECT_THAT(diet, HasSubstr("蛋奶素 · 不吃花生 · 不吃蕎麥\n"));
    EXPECT_THAT(diet, Not(HasSubstr("請勿拍照")));
}

TEST(BadgeContent, ALeadersBadgeNamesTheDelegationAndCountsItsPeople) {
    const auto selection = select(visit());
    const auto& leader = badge_of(selection, "th");
    EXPECT_TRUE(leader.leader);
    EXPECT_EQ(leader.name, (Phrase{"โรงเรียนดอกบัวขาว", "th"}));
    EXPECT_EQ(leader.latin.text, "White Lotus School");
    EXPECT_THAT(written_on(leader), HasSubstr("หัวหน้าคณะ\u3000團長"));
    EXPECT_THAT(written_on(leader), HasSubstr("2 ท่าน\u3000"
                                              "2 位"));
}

TEST(BadgeContent, ACoachsBadgeNamesTheCoachAndCountsThePeopleOnIt) {
    auto sample = visit();
    sample.person("th01").coach = "2";
    auto row = sample.row("th");
    row.badge.id = core::BadgeId{77};
    row.badge.part = {core::DelegationPart::By::Coach, "2"};
    sample.rows.push_back(row);
    const auto selection = select(sample);
    const auto& coach = badge_of(selection, "th-coach-1");
    EXPECT_TRUE(coach.leader) << "of that size";
    EXPECT_THAT(written_on(coach), HasSubstr("รถคันที่ 2\u3000車次 2"));
    EXPECT_THAT(written_on(coach), HasSubstr("1 ท่าน\u30001 位"));
    EXPECT_THAT(written_on(coach), Not(HasSubstr("全團")));
    EXPECT_THAT(written_on(badge_of(selection, "th")), HasSubstr("全團"));
}

TEST(BadgeContent, AClasssBadgeNamesTheClassAndCountsItsPeople) {
    auto sample = visit();
    auto row = sample.row("jp");
    row.badge.part = {core::DelegationPart::By::Class, sample.person("jp01").buddy_class};
    sample.rows.push_back(row);
    row.badge.part = {core::DelegationPart::By::Coach, "2"};
    sample.rows.push_back(row);
    const auto selection = select(sample);
    const auto& badge = badge_of(selection, "jp-class-1");
    EXPECT_THAT(written_on(badge), HasSubstr("クラス 高二3班\u3000班級 高二3班"));
    EXPECT_THAT(written_on(badge), HasSubstr("受付でご提示ください。係がこのクラスの人数を確認します"));
    EXPECT_EQ(ids_of(selection.badges)[1], "jp-coach-1") << "behind the leader's, before the class's";
}

TEST(BadgeContent, FiltersByDelegationGroupAndId) {
    ContentOptions options;
    options.delegation = "th";
    EXPECT_THAT(ids_of(select(visit(), options).badges), ElementsAre("th", "th02", "th01"));
    options = {};
    options.group = "C";
    EXPECT_THAT(ids_of(select(visit(), options).badges), ElementsAre("jp02", "tw02"));
    options = {};
    options.only = {"tw01", "th", "jp01"};
    EXPECT_THAT(ids_of(select(visit(), options).badges), ElementsAre("jp01", "th", "tw01"));
    options.delegation = "th";
    EXPECT_THAT(ids_of(select(visit(), options).badges), ElementsAre("th"));
}

TEST(BadgeContent, WhatTheEventDoesNotHaveIsAnErrorThatNamesIt) {
    const auto some = visit();
    const auto error_of = [&](const ContentOptions& options) {
        const auto selection = print::select_badges(some.package, some.rows, catalogues(), options);
        return selection ? std::string() : selection.error().detail;
    };
    EXPECT_THAT(error_of({false, false, false, false, "mars", "", {}}), HasSubstr("mars"));
    EXPECT_THAT(error_of({false, false, false, false, "", "Z", {}}), HasSubstr("group Z"));
    EXPECT_THAT(error_of({false, false, false, false, "", "", {"jp01", "nobody"}}), HasSubstr("nobody"));
}

TEST(BadgeContent, ACopyOfThePackageWithoutTokensCannotBePrinted) {
    auto some = visit();
    some.row("jp01").token.clear();
    const auto selection = print::select_badges(some.package, some.rows, catalogues(), {});
    ASSERT_FALSE(selection);
    EXPECT_THAT(selection.error().detail, HasSubstr("holds no tokens"));
}

TEST(BadgeContent, AGroupKeepsItsColourWhateverIsPrinted) {
    const auto all = select(visit());
    ContentOptions options;
    options.group = "C";
    EXPECT_EQ(badge_of(select(visit(), options), "tw02").colour, badge_of(all, "tw02").colour);
    EXPECT_EQ(badge_of(all, "jp02").colour, badge_of(all, "tw02").colour);
    EXPECT_NE(badge_of(all, "jp02").colour, badge_of(all, "jp01").colour);
}

} // namespace
} // namespace kiosk::test
