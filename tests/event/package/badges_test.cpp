#include <gmock/gmock.h>

#include <map>
#include <set>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using By = core::DelegationPart::By;

class Badges : public test::PackageFolder {
  protected:
    [[nodiscard]] std::vector<BadgeRow> issue(std::vector<BadgeRow> existing = {}) const {
        return issue_badges(*read().package, std::move(existing), test::folder_key()).value().rows;
    }
};

TEST_F(Badges, AreIssuedForEveryPersonAndDelegationAndVerify) {
    const auto rows = issue();
    ASSERT_EQ(rows.size(), 5U);
    std::set<core::BadgeId> ids;
    const auto first_day = core::token_day(read().package->event.first_day);
    for (const auto& [badge, text] : rows) {
        const auto token = core::parse_token(text);
        ASSERT_TRUE(token);
        EXPECT_TRUE(core::verify_token(*token, test::folder_key().key.public_key()));
        EXPECT_EQ(token->body.badge, badge.id);
        EXPECT_EQ(token->body.kind, badge.kind);
        EXPECT_EQ(token->body.valid_from, first_day - 30);
        EXPECT_EQ(token->body.valid_to, first_day + 1 + 60);
        ids.insert(badge.id);
    }
    EXPECT_EQ(ids.size(), 5U);
}

TEST_F(Badges, SurviveTheirFile) {
    const auto rows = issue();
    write("badges.csv", write_badge_rows(rows));
    EXPECT_EQ(read_badge_rows(dir_).value(), rows);
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->badges.size(), 5U);
    EXPECT_EQ(read().package->badges[0], rows[0].badge);
}

TEST_F(Badges, AreNotIssuedTwiceUnlessTheOldOneWasRevoked) {
    auto rows = issue();
    EXPECT_EQ(issue(rows), rows);
    rows[0].badge.status = core::BadgeStatus::Revoked;
    const auto more = issue(rows);
    ASSERT_EQ(more.size(), 6U);
    EXPECT_EQ(more[5].badge.participant, rows[0].badge.participant);
    EXPECT_NE(more[5].badge.id, rows[0].badge.id);
    write("badges.csv", write_badge_rows(more));
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(Badges, OfCoachesAreIssuedWhereTheyAreAskedForAndOpenTheirList) {
    write("participants.csv", "id,delegation,name,role,group,coach\n"
                              "p1,aoba,佐藤 美咲,student,A,2\n"
                              "p2,aoba,鈴木 蓮,student,B,\"1, red\"\n");
    const auto without = issue();
    EXPECT_EQ(write_badge_rows(without).substr(0, 28), "badge,kind,for,status,token\n");
    IssueOptions options;
    options.coaches = true;
    const auto package = *read().package;
    const auto rows = issue_badges(package, without, test::folder_key(), options).value().rows;
    ASSERT_EQ(rows.size(), without.size() + 2);
    const auto& first = rows[without.size()].badge;
    EXPECT_EQ(first.kind, core::BadgeKind::Delegation);
    EXPECT_EQ(first.delegation.str(), "aoba");
    EXPECT_EQ(first.part, (core::DelegationPart{By::Coach, "1, red"}));
    EXPECT_EQ(owner_of(rows[without.size() + 1].badge), "g:aoba/2");
    write("badges.csv", write_badge_rows(rows));
    EXPECT_EQ(read_badge_rows(dir_).value(), rows);
    ASSERT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->badges.back(), rows.back().badge);
    EXPECT_EQ(issue(rows), rows) << "they stay";
    options = {};
    options.reissue = {"aoba/2"};
    const auto again = issue_badges(package, rows, test::folder_key(), options).value();
    EXPECT_EQ(again.revoked, 1U);
    EXPECT_EQ(again.rows.back().badge.part.name, "2");
    EXPECT_NE(hash_of_badges({rows.back().badge}), hash_of_badges({first}));
}

TEST_F(Badges, ACoachOrAClassIsOfTheKindGroupAndOnlyThere) {
    write("participants.csv", "id,delegation,name,role,group,coach\n"
                              "p1,aoba,佐藤 美咲,student,A,2\n"
                              "p2,aoba,鈴木 蓮,student,B,3\n");
    write("badges.csv", "badge,kind,for,status,coach,class,token\n"
                        "00000000000000a1,group,aoba,active,,,\n"
                        "00000000000000a2,delegation,aoba,active,2,,\n"
                        "00000000000000a3,participant,p1,active,,高二3班,\n"
                        "00000000000000a4,group,aoba,active,3,高二3班,\n");
    (void)read();
    EXPECT_THAT(lines(), ElementsAre(StartsWith("badges.csv:2: coach: "), StartsWith("badges.csv:3: coach: "),
                                     StartsWith("badges.csv:4: class: "), StartsWith("badges.csv:5: class: ")));
}

TEST_F(Badges, OfClassesAreIssuedWhereTheyAreAskedForBesideThoseOfCoaches) {
    write("participants.csv", "id,delegation,name,role,group,buddy_class,coach\n"
                              "p1,aoba,佐藤 美咲,student,A,高二3班,2\n"
                              "p2,aoba,鈴木 蓮,student,B,\"高二4班, 甲\",2\n");
    const auto package = *read().package;
    IssueOptions options;
    options.classes = true;
    const auto rows = issue_badges(package, issue(), test::folder_key(), options).value().rows;
    ASSERT_EQ(rows.size(), 6U) << "and none of the coach, which nobody asked for";
    const auto badge = rows[4].badge;
    EXPECT_EQ(badge.kind, core::BadgeKind::Delegation);
    EXPECT_EQ(badge.part, (core::DelegationPart{By::Class, "高二3班"}));
    EXPECT_EQ(owner_of(badge), "c:aoba/高二3班");
    options.coaches = true;
    const auto all = issue_badges(package, rows, test::folder_key(), options).value().rows;
    ASSERT_EQ(all.size(), 7U);
    EXPECT_EQ(all.back().badge.part.by, By::Coach);
    for (const auto& some : {rows, all}) {
        write("badges.csv", write_badge_rows(some));
        EXPECT_EQ(read_badge_rows(dir_).value(), some);
        EXPECT_THAT(lines(), IsEmpty());
        EXPECT_EQ(issue(some), some) << "they stay";
    }
    options = {};
    options.reissue = {"aoba/高二3班"};
    const auto again = issue_badges(package, all, test::folder_key(), options).value();
    EXPECT_EQ(again.revoked, 1U);
    EXPECT_EQ(again.rows.back().badge.part, badge.part);
}

TEST_F(Badges, AClassHasAnotherSealThanACoachOfItsName) {
    core::Badge badge = issue()[4].badge;
    std::set<std::optional<core::Hash>> hashes{hash_of_badges({badge})};
    for (const auto& part : {core::DelegationPart{By::Coach, "2"}, core::DelegationPart{By::Class, "2"},
                             core::DelegationPart{By::Class, "3"}, core::DelegationPart{By::Coach, "class,2"}}) {
        badge.part = part;
        EXPECT_TRUE(hashes.insert(hash_of_badges({badge})).second);
    }
}

TEST_F(Badges, OfWhichNobodyIsAnyMoreAreWarnedOf) {
    write("participants.csv", "id,delegation,name,role,group,buddy_class,coach\n"
                              "p1,aoba,佐藤 美咲,student,A,高二3班,2\n"
                              "p2,aoba,鈴木 蓮,student,B,,2\n");
    write("badges.csv", "badge,kind,for,status,coach,class,token\n"
                        "00000000000000a1,group,aoba,active,2,,\n"
                        "00000000000000a2,group,aoba,active,,高二3班,\n"
                        "00000000000000a3,group,aoba,active,高二3班,,\n"
                        "00000000000000a4,group,aoba,active,,2,\n"
                        "00000000000000a5,group,aoba,revoked,,9,\n");
    EXPECT_THAT(lines(),
                ElementsAre(HasSubstr("badges.csv:4: warning: coach: nobody of \"aoba\" is in \"高二3班\" any more"),
                            HasSubstr("badges.csv:5: warning: class: nobody of \"aoba\" is in \"2\" any more")));
    EXPECT_TRUE(read().package) << "staff are shown the whole list";
}

TEST_F(Badges, ARealEventRefusesASampleKeyAndAStrangersKey) {
    const auto package = *read().package;
    core::IssuerKey sample = test::folder_key();
    sample.sample = true;
    EXPECT_EQ(issue_badges(package, {}, sample).error().kind, core::ErrorKind::Refused);
    const core::IssuerKey stranger{core::SigningKey::generate(), false};
    EXPECT_EQ(issue_badges(package, {}, stranger).error().kind, core::ErrorKind::Refused);
}

TEST_F(Badges, WithoutAFileAreNone) {
    EXPECT_THAT(read_badge_rows(dir_).value(), IsEmpty());
}

TEST_F(Badges, ThatDisagreeWithTheirTokenAreErrors) {
    auto rows = issue();
    std::swap(rows[0].token, rows[1].token);
    rows[2].token = "KB1NONSENSE";
    auto other = *read().package;
    other.event.id = core::EventId("visit-2");
    other.event.tag = core::event_tag(other.event.id);
    rows[3] = issue_badges(other, {}, test::folder_key()).value().rows[3];
    write("badges.csv", write_badge_rows(rows));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("badges.csv:2: token: the token is another badge's"),
                                     StartsWith("badges.csv:3: token: the token is another badge's"),
                                     StartsWith("badges.csv:4: token: this is not a token"),
                                     StartsWith("badges.csv:5: token: the token is of another event")));
    EXPECT_EQ(read_badge_rows(dir_).error().kind, core::ErrorKind::Invalid);
    EXPECT_THAT(read_badge_rows(dir_).error().detail, StartsWith("badges.csv:2: token: "));
}

TEST_F(Badges, TwiceActiveOrForNobodyAreErrors) {
    auto rows = issue();
    auto twin = issue_badges(*read().package, {}, test::folder_key()).value().rows[0];
    rows.push_back(twin);
    rows[1].badge.participant = {};
    write("badges.csv", write_badge_rows(rows));
    EXPECT_THAT(lines(), ElementsAre(StartsWith("badges.csv:3: for: the cell is empty"),
                                     StartsWith("badges.csv:7: for: \"p1\" has an active badge on line 2 already")));
}

TEST_F(Badges, OfSomebodyWhoLeftTheRosterAreKeptAndCountAsRevoked) {
    const auto rows = issue();
    write("badges.csv", write_badge_rows(rows));
    replace("participants.csv", "p1,aoba", "p9,aoba");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("badges.csv:2: warning: for: \"p1\" is not in participants.csv any more")));
    const auto package = *read().package;
    EXPECT_EQ(package.badges[0].id, rows[0].badge.id);
    EXPECT_EQ(package.badges[0].status, core::BadgeStatus::Revoked);
    EXPECT_TRUE(package.badges[0].participant.empty());
    const auto result = issue_badges(package, read_badge_rows(dir_).value(), test::folder_key()).value();
    EXPECT_THAT(result.left, ElementsAre("p1"));
    EXPECT_EQ(result.issued, 1U) << "for p9";
    EXPECT_EQ(result.rows[0], rows[0]) << "as it was, for the day p1 comes back";
}

TEST_F(Badges, AreOfTheEventAsLongAsTheirPersonOrDelegationIsWhateverThePart) {
    core::EventPackage event;
    event.participants.emplace_back().id = core::ParticipantId{"jp01"};
    event.delegations.emplace_back().id = core::DelegationId{"jp"};
    const BadgeOwners owners(event);
    core::Badge badge;
    badge.kind = core::BadgeKind::Participant;
    badge.participant = core::ParticipantId{"jp01"};
    EXPECT_TRUE(owners.has(badge));
    badge.participant = core::ParticipantId{"jp02"};
    EXPECT_FALSE(owners.has(badge));
    badge = {};
    badge.kind = core::BadgeKind::Delegation;
    for (const auto& part : {core::DelegationPart{}, core::DelegationPart{core::DelegationPart::By::Coach, "1"},
                             core::DelegationPart{core::DelegationPart::By::Class, "2A"}}) {
        badge.part = part;
        badge.delegation = core::DelegationId{"jp"};
        EXPECT_TRUE(owners.has(badge));
        badge.delegation = core::DelegationId{"kr"};
        EXPECT_FALSE(owners.has(badge)) << "a coach of a delegation that left";
    }
}

TEST_F(Badges, AreReissuedForThoseWhoAreNamed) {
    const auto rows = issue();
    IssueOptions options;
    options.reissue = {"p1", "aoba", "p1"};
    const auto result = issue_badges(*read().package, rows, test::folder_key(), options).value();
    EXPECT_EQ(result.issued, 2U);
    EXPECT_EQ(result.revoked, 2U);
    ASSERT_EQ(result.rows.size(), 7U);
    EXPECT_EQ(result.rows[0].badge.status, core::BadgeStatus::Revoked);
    EXPECT_EQ(result.rows[0].token, rows[0].token);
    EXPECT_EQ(result.rows[1], rows[1]);
    EXPECT_EQ(result.rows[5].badge.participant.str(), "p1");
    EXPECT_EQ(result.rows[6].badge.delegation.str(), "aoba");
    write("badges.csv", write_badge_rows(result.rows));
    EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(Badges, AreReissuedForAllWhoAreStillHere) {
    const auto rows = issue();
    replace("participants.csv", "p1,aoba", "p9,aoba");
    IssueOptions options;
    options.reissue_all = true;
    const auto result = issue_badges(*read().package, rows, test::folder_key(), options).value();
    EXPECT_EQ(result.issued, 5U);
    EXPECT_EQ(result.revoked, 4U);
    EXPECT_EQ(result.rows[0], rows[0]);
}

TEST_F(Badges, AreNotReissuedForNobodyAndEveryUnknownIdIsNamed) {
    IssueOptions options;
    options.reissue = {"p1", "ghost", "shade"};
    const auto refused = issue_badges(*read().package, issue(), test::folder_key(), options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, core::ErrorKind::NotFound);
    EXPECT_THAT(refused.error().detail, HasSubstr("ghost, shade"));
}

TEST_F(Badges, ProblemsNeverRepeatAToken) {
    auto rows = issue();
    const auto secret = rows[0].token;
    std::swap(rows[0].token, rows[1].token);
    write("badges.csv", write_badge_rows(rows));
    for (const auto& line : lines()) {
        EXPECT_THAT(line, testing::Not(HasSubstr(secret.substr(3, 20))));
    }
}

TEST_F(Badges, OfAnUnknownIssuerAreErrors) {
    write("badges.csv", write_badge_rows(issue()));
    replace("event.toml", core::to_hex(test::folder_key().key.public_key().bytes), std::string(64, 'a'));
    EXPECT_THAT(lines(), testing::Each(HasSubstr("token: the token was issued with a key that is not in event.toml")));
    EXPECT_EQ(lines().size(), 5U);
}

} // namespace
} // namespace kiosk::event
