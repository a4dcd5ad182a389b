#include <gmock/gmock.h>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class EventToml : public test::PackageFolder {};

TEST_F(EventToml, ABrokenFileIsNamedWithLineAndCharacter) {
    append("event.toml", "zone = \n");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:7: character 8: ")));
}

TEST_F(EventToml, HoldsTextsByLanguageAndEveryOption) {
    append("event.toml",
           "kind = \"workshop\"\nrevision = 7\nretention_days = 30\nresult_name = \"given\"\nsample = true\n"
           "demo_now = \"2026-11-26T09:12:00+08:00\"\nlanguages = [\"ja\", \"en\"]\nregional_office = 4\n"
           "show_delegations = false\nexit_after_minutes = 5\nrepeat_green_seconds = 60\n"
           "host_school = { zh-TW = \"晴川高級中學\", en = \"Qingchuan\" }\n");
    ASSERT_THAT(lines(), IsEmpty());
    const auto package = *read().package;
    EXPECT_EQ(package.event.kind, core::EventKind::Workshop);
    EXPECT_EQ(package.revision.value(), 7U);
    EXPECT_EQ(package.event.retention_days, 30);
    EXPECT_EQ(package.event.result_name, core::ResultName::Given);
    EXPECT_TRUE(package.event.sample);
    ASSERT_TRUE(package.event.demo_now.has_value());
    EXPECT_EQ(core::format_iso(*package.event.demo_now, package.event.zone).substr(0, 16), "2026-11-26T09:12");
    EXPECT_THAT(package.event.languages, ElementsAre("ja", "en"));
    EXPECT_EQ(package.event.regional_office, 4);
    EXPECT_FALSE(package.event.show_delegations);
    EXPECT_EQ(package.event.rules.exit_after, std::chrono::minutes(5));
    EXPECT_EQ(package.event.rules.repeat_green, std::chrono::seconds(60));
    EXPECT_EQ(package.event.host_school.in("en"), "Qingchuan");
}

TEST_F(EventToml, MissingKeysAreNamed) {
    write("event.toml", "");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml: id: the key is missing"),
                                     StartsWith("event.toml: title: the key is missing"),
                                     StartsWith("event.toml: warning: privacy_notice: guests are not told"),
                                     StartsWith("event.toml: first_day: the key is missing"),
                                     StartsWith("event.toml: last_day: the key is missing"),
                                     StartsWith("event.toml: warning: issuers: there is no public key yet")));
}

TEST_F(EventToml, WrongTypesAndRangesAreNamedWithTheirLine) {
    append("event.toml",
           "revision = \"two\"\nretention_days = 0\nsample = 1\nzone = \"Asia/Atlantis\"\nregional_office = 12\n"
           "result_name = \"fool\"\nlanguages = [\"jp\"]\n");
    EXPECT_THAT(
        lines(),
        ElementsAre(StartsWith("event.toml:7: revision: this is not a whole number"),
                    StartsWith("event.toml:8: retention_days: 0 is not from 1 to 3650"),
                    StartsWith("event.toml:9: sample: this is not true or false"),
                    StartsWith("event.toml:10: zone: \"Asia/Atlantis\" is not a time zone"),
                    StartsWith("event.toml:11: regional_office: 12 is not from 1 to 11"),
                    StartsWith("event.toml:12: result_name: \"fool\" is not known here — did you mean \"full\"?"),
                    StartsWith("event.toml:13: languages: \"jp\" is not a language of the kiosk")));
}

TEST_F(EventToml, AnUnknownKeyIsAWarningWithTheNearestName) {
    append("event.toml", "retention_day = 30\n");
    EXPECT_THAT(lines(),
                ElementsAre("event.toml:7: warning: retention_day: the key is not known and not read — did you mean "
                            "\"retention_days\"?"));
}

TEST_F(EventToml, OnlyASampleMayHaveAClockOfItsOwn) {
    append("event.toml", "demo_now = 2026-11-26T09:12:00+08:00\n");
    EXPECT_THAT(lines(),
                ElementsAre(StartsWith("event.toml:7: demo_now: only a sample event may have a clock of its own")));
}

TEST_F(EventToml, AnIssuerIsSixtyFourHexDigits) {
    replace("event.toml", "issuers = [\"", "issuers = [\"00");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:5: issuers: this is not a public key")));
}

TEST_F(EventToml, AnIdKeepsToItsAlphabet) {
    replace("event.toml", "visit-1", "visit 1");
    EXPECT_THAT(lines(), ElementsAre(StartsWith("event.toml:1: id: \"visit 1\" is not an id")));
}

} // namespace
} // namespace kiosk::event
