// event, key and badge
#include <sys/stat.h>

#include "kioskctl.hpp"
#include "platform/system_clock.hpp"
#include "store/desk/desk.hpp"
#include "tool/commands.hpp"

namespace kiosk::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class EventCommand : public Desk {};
class KeyCommand : public Desk {};
class BadgeCommand : public Desk {
  protected:
    [[nodiscard]] Ran issue(std::vector<std::string> more, const std::string& key = "sample.key") const {
        std::vector<std::string> words{"badge", "issue", event(), "--key", folder().file(key)};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
};

TEST_F(EventCommand, CheckSumsUpASoundPackage) {
    const auto checked = kioskctl({"event", "check", event()});
    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_THAT(checked.out, HasSubstr("ok visit-2026 revision 1: 3 participants, 2 delegations, 2 checkpoints"));
}

TEST_F(EventCommand, CheckNamesEveryProblemByFileAndLineAndFails) {
    write_text(folder() / "event/participants.csv", "id,delegation,name\r\ng1,jp,\r\ng2,fr,佐藤\r\n");
    const auto checked = kioskctl({"event", "check", event()});
    EXPECT_EQ(checked.code, 1);
    EXPECT_THAT(checked.out, AllOf(HasSubstr("participants.csv:2: name: "),
                                   HasSubstr("participants.csv:3: delegation: "), HasSubstr("2 errors")));
    const auto json = kioskctl({"event", "check", event(), "--json"}).json();
    EXPECT_EQ(json["ok"], false);
    EXPECT_THAT(json["problems"], SizeIs(2));
    EXPECT_EQ(json["problems"][0]["file"], "participants.csv");
    EXPECT_EQ(json["problems"][0]["line"], 2);
    EXPECT_EQ(json["problems"][0]["severity"], "error");
    EXPECT_EQ(json["problems"][0]["code"], "empty_cell");
    EXPECT_EQ(json["problems"][0]["what"], "the cell is empty");
}

TEST_F(EventCommand, CheckSaysThemInChineseWhereThatIsAskedFor) {
    write_text(folder() / "event/participants.csv", "id,delegation,name\r\ng1,jp,\r\ng2,fr,佐藤\r\n");
    const auto checked = kioskctl({"event", "check", event(), "--lang", "zh-TW"});
    EXPECT_EQ(checked.code, 1);
    EXPECT_THAT(checked.out, AllOf(HasSubstr("participants.csv:2: name: 這一格是空的 — 請填寫"),
                                   HasSubstr("participants.csv:3: delegation: 「fr」不在「delegations.csv」裡")));
    const auto json = kioskctl({"event", "check", event(), "--lang", "zh-TW", "--json"}).json();
    EXPECT_EQ(json["problems"][0]["code"], "empty_cell");
    EXPECT_EQ(json["problems"][0]["what"], "這一格是空的");
    EXPECT_EQ(kioskctl({"event", "check", event(), "--lang", "fr"}).code, 2);
}

TEST_F(EventCommand, CheckNamesLettersThatTheKiosksFontsLack) {
    write_text(folder() / "event/participants.csv",
               "id,delegation,name,latin\r\ng1,jp,王小明,WÁNG Xiǎomíng\r\ng2,jp,佐藤 美咲👩,\r\ng3,home,ሰላም,Çağlar\r\n"
               "g4,jp,김하늘 ฐิติมา Nguyễn 𠮷﨑髙 葛\U000E0100城,\r\n");
    const auto checked = kioskctl({"event", "check", event()});
    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_THAT(
        checked.out,
        AllOf(HasSubstr(
                  "participants.csv:3: warning: name: the kiosk has no glyph for 👩 U+1F469 and draws a question mark"),
              HasSubstr("participants.csv:4: warning: name: the kiosk has no glyph for ሰ U+1230, ላ U+120B, ም U+121D"),
              HasSubstr("participants.csv:4: warning: latin: the kiosk has no glyph for ğ U+011F and"),
              HasSubstr("3 warnings\n"), Not(HasSubstr("note: "))));
    EXPECT_EQ(kioskctl({"event", "check", event(), "--json"}).json()["letters_checked"], true);
}

TEST_F(EventCommand, CheckSaysOnceThatItKnowsNoLettersWhereTheFontsAreNotInstalled) {
    write_text(folder() / "event/participants.csv", "id,delegation,name\r\ng1,jp,佐藤 美咲👩\r\ng2,jp,王小明👩\r\n");
    std::ostringstream out, err;
    std::istringstream in;
    constexpr core::FontFile kGone{"/usr/share/fonts/none.ttc", "fonts-of-nobody"};
    const std::array<core::FontFile, 4> fonts{core::kCjkRegular, kGone, core::kThaiRegular, core::kThaiBold};
    for (const bool json : {false, true})
        EXPECT_EQ(tool::check_event({out, err, in, json}, {event(), {}, {}, "en", fonts}), 0);
    EXPECT_THAT(out.str(),
                AllOf(HasSubstr("note: nobody looked for letters that the kiosk cannot draw, for it draws with "
                                "fonts that are not here: the font /usr/share/fonts/none.ttc is missing; "
                                "install the package fonts-of-nobody\n"),
                      HasSubstr("0 warnings\n"), HasSubstr("\"letters_checked\":false"), Not(HasSubstr("glyph"))));
}

TEST_F(EventCommand, LoadWithAnyErrorLoadsNothing) {
    write_text(folder() / "event/participants.csv", "id,delegation,name\r\ng1,jp,\r\n");
    const auto loaded = kioskctl({"event", "load", event(), "--db", database()});
    EXPECT_EQ(loaded.code, 1);
    EXPECT_THAT(loaded.err, AllOf(HasSubstr("participants.csv:2: "), HasSubstr("nothing was loaded")));
    EXPECT_FALSE(std::filesystem::exists(database()));
}

TEST_F(EventCommand, LoadSaysWhatCameIn) {
    const auto first = kioskctl({"event", "load", event(), "--db", database(), "--json"});
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(first.json()["new_event"], true);
    EXPECT_EQ(first.json()["added"], 3);
    const auto again = kioskctl({"event", "load", event(), "--db", database()});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.out, HasSubstr("participants 0 added, 0 changed, 0 removed"));
}

TEST_F(EventCommand, LoadingAgainNamesWhatChanged) {
    ASSERT_EQ(kioskctl({"event", "load", event(), "--db", database()}).code, 0);
    write_text(folder() / "event/participants.csv", "id,delegation,name,role\r\ng1,jp,王大明,student\r\ng4,jp,田中 "
                                                    "湊,student\r\ng3,home,=HYPERLINK(1),teacher\r\n");
    write_text(folder() / "event/checkpoints.csv", "id,kind,name,area,direction\r\ngate,gate,正門,school,in\r\n");
    write_text(folder() / "event/event.toml", read_text(folder() / "event/event.toml") + "revision = 2\n");
    const auto again = kioskctl({"event", "load", event(), "--db", database()});
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.out,
                AllOf(HasSubstr("participants: 1 added (g4), 1 changed (g1), 1 removed (g2)\n"),
                      HasSubstr("checkpoints: 1 changed (gate), 1 removed (exit)\n"), Not(HasSubstr("delegations: "))));
    write_text(folder() / "event/places.csv", "id,name,kind,lon,lat\r\nhall,大禮堂,room,120,24\r\n");
    auto toml = read_text(folder() / "event/event.toml");
    toml.replace(toml.find("revision = 2"), 12, "revision = 3");
    write_text(folder() / "event/event.toml", toml);
    const auto json = kioskctl({"event", "load", event(), "--db", database(), "--json"}).json();
    EXPECT_EQ(json["changes"]["places"]["added"], nlohmann::json::array({"hall"}));
    EXPECT_EQ(json["changes"]["participants"]["changed"], nlohmann::json::array());
}

TEST_F(EventCommand, OfManyChangesTheFirstAreNamedAndAllAreCounted) {
    ASSERT_EQ(kioskctl({"event", "load", event(), "--db", database()}).code, 0);
    std::string people = "id,delegation,name\r\n";
    for (int i = 0; i < 3'000; ++i) people += "n" + std::to_string(i) + ",jp,王小明\r\n";
    write_text(folder() / "event/participants.csv", people);
    write_text(folder() / "event/event.toml", read_text(folder() / "event/event.toml") + "revision = 2\n");
    EXPECT_THAT(kioskctl({"event", "load", event(), "--db", database()}).out,
                HasSubstr("participants: 3000 added (n0, n1, n2, n3, n4, …), 3 removed (g1, g2, g3)\n"));
}

TEST_F(KeyCommand, NewPrintsThePublicKeyAndKeepsTheSecretToItsOwner) {
    const auto made = kioskctl({"key", "new", folder().file("issuer.key")});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, MatchesRegex("[0-9a-f]{64}\n"));
    const auto text = read_text(folder() / "issuer.key");
    EXPECT_THAT(text, StartsWith("kiosk-issuer-key-1\n"));
    EXPECT_THAT(made.out, Not(HasSubstr(text.substr(19, 64))));
    struct stat there {};
    ASSERT_EQ(stat(folder().file("issuer.key").c_str(), &there), 0);
    EXPECT_EQ(there.st_mode & 0777U, 0600U);
}

TEST_F(KeyCommand, NewNeverOverwrites) {
    const auto before = read_text(folder() / "sample.key");
    const auto made = kioskctl({"key", "new", folder().file("sample.key")});
    EXPECT_EQ(made.code, 1);
    EXPECT_EQ(made.out, "");
    EXPECT_EQ(read_text(folder() / "sample.key"), before);
    std::filesystem::create_symlink(folder() / "elsewhere", folder() / "link.key");
    EXPECT_EQ(kioskctl({"key", "new", folder().file("link.key")}).code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder() / "elsewhere"));
}

TEST_F(BadgeCommand, IssueGivesABadgeToEveryoneOnce) {
    const auto issued = kioskctl({"badge", "issue", event(), "--key", folder().file("sample.key"), "--json"});
    ASSERT_EQ(issued.code, 0) << issued.err;
    EXPECT_EQ(issued.json()["issued"], 5) << "3 people and 2 delegations";
    const auto text = read_text(folder() / "event/badges.csv");
    EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF"
                                 "badge,kind,for,status,token\r\n"));
    const auto again = kioskctl({"badge", "issue", event(), "--key", folder().file("sample.key"), "--json"});
    EXPECT_EQ(again.json()["issued"], 0);
    EXPECT_EQ(read_text(folder() / "event/badges.csv"), text);
    EXPECT_EQ(kioskctl({"event", "check", event()}).code, 0);
}

TEST_F(BadgeCommand, IssueRefusesAnotherEventsKey) {
    ASSERT_EQ(kioskctl({"key", "new", folder().file("other.key"), "--sample"}).code, 0);
    EXPECT_EQ(kioskctl({"badge", "issue", event(), "--key", folder().file("other.key")}).code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder() / "event/badges.csv"));
}

TEST_F(BadgeCommand, IssueRefusesARealKeyThatOthersMayReadAndNamesTheCure) {
    make_package(false);
    std::filesystem::permissions(folder() / "real.key", std::filesystem::perms{0640});
    const auto refused = kioskctl({"badge", "issue", event(), "--key", folder().file("real.key")});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("chmod 600"));
    std::filesystem::permissions(folder() / "real.key", std::filesystem::perms{0600});
    EXPECT_EQ(kioskctl({"badge", "issue", event(), "--key", folder().file("real.key")}).code, 0);
}

TEST_F(BadgeCommand, ASampleKeyMayBeReadByAllButRealEventsRefuseIt) {
    std::filesystem::permissions(folder() / "sample.key", std::filesystem::perms{0644});
    EXPECT_EQ(kioskctl({"badge", "issue", event(), "--key", folder().file("sample.key")}).code, 0);
    std::filesystem::remove(folder() / "event/badges.csv");
    auto text = read_text(folder() / "event/event.toml");
    text.resize(text.find("sample = true"));
    write_text(folder() / "event/event.toml", text);
    const auto refused = kioskctl({"badge", "issue", event(), "--key", folder().file("sample.key")});
    EXPECT_EQ(refused.code, 1);
    EXPECT_FALSE(std::filesystem::exists(folder() / "event/badges.csv"));
}

TEST_F(BadgeCommand, IssueKeepsTokensToTheirOwner) {
    open();
    std::filesystem::permissions(folder() / "event/badges.csv", std::filesystem::perms{0644});
    ASSERT_EQ(issue({"--reissue", "g1"}).code, 0);
    EXPECT_EQ(std::filesystem::status(folder() / "event/badges.csv").permissions(), std::filesystem::perms{0600});
}

TEST_F(BadgeCommand, ReissueRevokesTheOldBadgeAndTellsWhatToDoNext) {
    make_package(false);
    open("real.key");
    const auto old = token("g1");
    const auto again = issue({"--reissue", "g1,jp"}, "real.key");
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.out, AllOf(StartsWith("2 badges issued, 2 revoked for them, 7 in "), HasSubstr("event seal")));
    EXPECT_THAT(kioskctl({"badge", "verify", old, "--event", event()}).out, HasSubstr("revoked, for g1"));
    const auto all = issue({"--all", "--json"}, "real.key").json();
    EXPECT_EQ(all["issued"], 5);
    EXPECT_EQ(all["revoked"], 5);
    EXPECT_EQ(all["badges"], 12);
    EXPECT_EQ(all["seal_again"], true);
    EXPECT_EQ(issue({"--all", "--reissue", "g1"}, "real.key").code, 2);
    EXPECT_EQ(issue({"--reissue", "nobody"}, "real.key").code, 1);
}

TEST_F(BadgeCommand, IssueKeepsAndNamesThoseWhoLeftTheRoster) {
    open();
    const auto before = read_text(folder() / "event/badges.csv");
    write_text(folder() / "event/participants.csv",
               "id,delegation,name,role\r\ng2,jp,佐藤,student\r\ng3,home,林,teacher\r\n");
    const auto again = issue({});
    ASSERT_EQ(again.code, 0) << again.err;
    EXPECT_THAT(again.out, HasSubstr("g1 left the roster"));
    EXPECT_EQ(read_text(folder() / "event/badges.csv"), before);
}

TEST_F(BadgeCommand, IssueWritesNothingThatWouldLoseAColumn) {
    open();
    auto text = read_text(folder() / "event/badges.csv");
    text.insert(text.find("\r\n"), ",printed on");
    write_text(folder() / "event/badges.csv", text);
    const auto refused = issue({"--all"});
    EXPECT_EQ(refused.code, 1);
    EXPECT_THAT(refused.err, HasSubstr("printed on"));
    EXPECT_EQ(read_text(folder() / "event/badges.csv"), text);
    EXPECT_EQ(issue({}).code, 0) << "nothing to write";
    write_text(folder() / "event/badges.csv", "sep=,\r\n" + text);
    EXPECT_THAT(issue({"--all"}).err, HasSubstr("printed on")) << "on the second line";
    text.erase(text.find(",printed on"), std::string(",printed on").size());
    write_text(folder() / "event/badges.csv", "printed by Tanaka\r\n" + text);
    EXPECT_THAT(issue({"--all"}).err, HasSubstr("printed by Tanaka"));
    write_text(folder() / "event/badges.csv", "sep=,\r\n" + text);
    EXPECT_EQ(issue({"--all"}).code, 0);
}

class RevokeCommand : public Desk {
  protected:
    [[nodiscard]] Ran revoke(const std::string& badge, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"badge", "revoke", badge, "--db", database()};
        words.insert(words.end(), more.begin(), more.end());
        return kioskctl(words);
    }
    [[nodiscard]] std::string badge_of(const std::string& whose) const {
        const auto text = read_text(folder() / "event/badges.csv");
        return text.substr(text.rfind('\n', text.find("," + whose + ",")) + 1, 16);
    }
};

TEST_F(RevokeCommand, AKioskThatRunsBesideItRefusesTheBadgeFromThenOn) {
    open();
    store::DeskOptions options;
    options.checkpoint = core::CheckpointId{"gate"};
    options.machine = platform::machine_id().value();
    const auto kiosk = store::Desk::open(database(), options).value();
    const auto show = [&](const std::string& whose) {
        return kiosk
            ->present({token(whose), core::Source::Camera},
                      {core::parse_iso("2026-11-26T09:00:00+08:00", core::Zone::utc()).value(), {}, {}, true})
            .verdict;
    };
    EXPECT_EQ(show("g2"), core::Verdict::Admitted);
    const auto revoked = revoke(badge_of("g1"), {"--reason", "lost", "--json"});
    ASSERT_EQ(revoked.code, 0) << revoked.err;
    EXPECT_EQ(revoked.json()["entry"]["seq"], 2);
    EXPECT_EQ(show("g1"), core::Verdict::Revoked);
    const auto list = kioskctl({"ledger", "list", "--db", database(), "--json"}).json();
    EXPECT_EQ(list[1]["kind"], "revoke");
    EXPECT_EQ(list[1]["reason"], "lost");
    EXPECT_EQ(kioskctl({"ledger", "verify", "--db", database()}).code, 0);
}

TEST_F(RevokeCommand, RefusesWhatIsUnknownOrRevokedOrNoId) {
    open();
    ASSERT_EQ(revoke(badge_of("g1")).code, 0);
    const auto twice = revoke(badge_of("g1"));
    EXPECT_EQ(twice.code, 1);
    EXPECT_THAT(twice.err, HasSubstr("revoked already"));
    const auto unknown = revoke("00000000000000ff");
    EXPECT_EQ(unknown.code, 1);
    EXPECT_THAT(unknown.err, HasSubstr("knows no badge 00000000000000ff"));
    EXPECT_EQ(revoke("g1").code, 2);
    EXPECT_EQ(revoke("0000000000000000").code, 2);
    EXPECT_EQ(revoke(badge_of("g2"), {"--reason", "Lost by Wang"}).code, 2);
    EXPECT_THAT(kioskctl({"ledger", "list", "--db", database(), "--json"}).json(), SizeIs(1));
}

TEST_F(BadgeCommand, VerifyTellsWhoseBadgeItIsAndUntilWhen) {
    open();
    const auto verified = kioskctl({"badge", "verify", "-", "--event", event()}, token("g1") + "\r\n");
    EXPECT_EQ(verified.code, 0) << verified.err;
    EXPECT_THAT(verified.out, AllOf(StartsWith("genuine participant badge "),
                                    HasSubstr("active, for g1 王小明, valid 2026-11-26 to 2027-01-26")));
    const auto json = kioskctl({"badge", "verify", token("jp"), "--event", event(), "--json"}).json();
    EXPECT_EQ(json["genuine"], true);
    EXPECT_EQ(json["kind"], "delegation");
    EXPECT_EQ(json["for"], "jp 海野學園");
}

TEST_F(BadgeCommand, VerifyFailsForWhatWasAlteredOrIsNoBadge) {
    open();
    auto altered = token("g1");
    altered[20] = altered[20] == 'A' ? 'B' : 'A';
    for (const auto& text : {altered, std::string("https://example.org"), token("g1") + "A", std::string()}) {
        const auto verified = kioskctl({"badge", "verify", "-", "--event", event()}, text + "\n");
        EXPECT_EQ(verified.code, 1) << text;
        EXPECT_EQ(verified.out, "") << text;
    }
}

} // namespace
} // namespace kiosk::test
