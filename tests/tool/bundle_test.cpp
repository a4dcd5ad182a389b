// Two kiosks and a USB stick.
#include <filesystem>

#include <gtest/gtest.h>

#include "tool/kioskctl.hpp"

namespace kiosk::test {
namespace {

class BundleCommand : public Desk {
  protected:
    void SetUp() override {
        Desk::SetUp();
        open();
        ASSERT_EQ(kioskctl({"event", "load", event(), "--db", other()}).code, 0);
        ASSERT_EQ(present("gate", token("g1") + "\n" + token("g2") + "\n").code, 0);
    }
    [[nodiscard]] std::string other() const { return folder().file("other.db"); }
    void reword(const std::string& title, int revision) const {
        auto toml = read_text(folder() / "event/event.toml");
        toml.replace(toml.find("title = \"參訪\""), std::string("title = \"參訪\"").size(),
                     "title = \"" + title + "\"");
        write_text(folder() / "event/event.toml", "revision = " + std::to_string(revision) + "\n" + toml);
    }
    [[nodiscard]] std::string stick() const { return folder().file("gate.bundle"); }
    [[nodiscard]] std::string key() const { return folder().file("sample.key"); }
};

TEST_F(BundleCommand, CarriesWhatWasCertifiedAndCountsItThere) {
    ASSERT_EQ(kioskctl({"bundle", "certify", "--db", database(), "--key", key()}).code, 0);
    const auto out = kioskctl({"bundle", "export", "--db", database(), stick()});
    ASSERT_EQ(out.code, 0) << out.err;
    EXPECT_EQ(out.out, "2 entries in " + stick() + "\n");
    const auto in = kioskctl({"bundle", "import", "--db", other(), stick()});
    ASSERT_EQ(in.code, 0) << in.err;
    EXPECT_EQ(in.out, "2 new, 0 known\n");
    EXPECT_EQ(kioskctl({"attendance", "--db", other()}).out, kioskctl({"attendance", "--db", database()}).out);
    EXPECT_EQ(kioskctl({"bundle", "import", "--db", other(), stick(), "--json"}).json()["known"], 2);
    EXPECT_EQ(kioskctl({"bundle", "export", "--db", database(), "--since", stick(), folder().file("none")}).out,
              "0 entries in " + folder().file("none") + "\n");
}

TEST_F(BundleCommand, CarriesARevisionThatTheOtherKioskTakesOnce) {
    reword("改名的參訪", 2);
    ASSERT_EQ(kioskctl({"event", "seal", event(), "--key", key()}).code, 0);
    const auto out = kioskctl({"bundle", "export", "--db", database(), "--event", event(), stick()});
    ASSERT_EQ(out.code, 0) << out.err;
    const auto in = kioskctl({"bundle", "import", "--db", other(), stick()});
    ASSERT_EQ(in.code, 0) << in.err;
    EXPECT_THAT(in.out, testing::HasSubstr(", revision 2 taken\n"));
    EXPECT_EQ(kioskctl({"bundle", "import", "--db", other(), stick(), "--json"}).json()["revision"], nullptr);
    EXPECT_EQ(read_text(stick()).find(token("g1")), std::string::npos) << "tokens stay at home";
}

TEST_F(BundleCommand, WithARevisionThatAStrangerSealedIsRefusedAsAWhole) {
    ASSERT_EQ(kioskctl({"bundle", "certify", "--db", database(), "--key", key()}).code, 0);
    ASSERT_EQ(kioskctl({"event", "seal", event(), "--key", key()}).code, 0);
    ASSERT_EQ(kioskctl({"event", "load", event(), "--db", other()}).code, 0);
    const auto stranger = kioskctl({"key", "new", folder().file("stranger.key"), "--sample"});
    ASSERT_EQ(stranger.code, 0) << stranger.err;
    write_event_file(true, stranger.out.substr(0, 64));
    std::filesystem::remove(folder() / "event/badges.csv");
    const auto strange =
        kioskctl({"event", "seal", event(), "--key", folder().file("stranger.key"), "--revision", "9"});
    ASSERT_EQ(strange.code, 0) << strange.err;
    const auto out = kioskctl({"bundle", "export", "--db", database(), "--event", event(), stick()});
    ASSERT_EQ(out.code, 0) << out.err;
    const auto in = kioskctl({"bundle", "import", "--db", other(), stick()});
    EXPECT_EQ(in.code, 1);
    EXPECT_THAT(in.err, testing::HasSubstr("is no issuer of the event"));
    EXPECT_EQ(kioskctl({"ledger", "list", "--db", other(), "--json"}).json().size(), 0U) << "nor its entries";
}

TEST_F(BundleCommand, TakesNoPackageThatIsNotSealedOrOfAnotherEvent) {
    const auto unsealed = kioskctl({"bundle", "export", "--db", database(), "--event", event(), stick()});
    EXPECT_EQ(unsealed.code, 1);
    EXPECT_THAT(unsealed.err, testing::HasSubstr("not sealed"));
    auto toml = read_text(folder() / "event/event.toml");
    toml.replace(toml.find("visit-2026"), 10, "other-2026");
    write_text(folder() / "event/event.toml", toml);
    std::filesystem::remove(folder() / "event/badges.csv");
    const auto sealed = kioskctl({"event", "seal", event(), "--key", key()});
    ASSERT_EQ(sealed.code, 0) << sealed.err;
    const auto foreign = kioskctl({"bundle", "export", "--db", database(), "--event", event(), stick()});
    EXPECT_EQ(foreign.code, 1);
    EXPECT_THAT(foreign.err, testing::HasSubstr("other-2026"));
    EXPECT_FALSE(std::filesystem::exists(stick()));
}

TEST_F(BundleCommand, WithoutACertificateIsHeldUntilThereIsOne) {
    ASSERT_EQ(kioskctl({"bundle", "export", "--db", database(), stick()}).code, 0);
    const auto in = kioskctl({"bundle", "import", "--db", other(), stick()});
    EXPECT_EQ(in.out, "0 new, 0 known, 2 held until their ledger is certified\n");
    const auto who = kioskctl({"identity", "--db", database(), "--json"}).json();
    const auto certified =
        kioskctl({"bundle", "certify", "--db", other(), "--key", key(), "--ledger", who["ledger"].get<std::string>(),
                  "--public-key", who["public_key"].get<std::string>()});
    ASSERT_EQ(certified.code, 0) << certified.err;
    EXPECT_EQ(kioskctl({"attendance", "--db", other()}).out, kioskctl({"attendance", "--db", database()}).out);
}

TEST_F(BundleCommand, ThatIsCutIsRefusedWithItsName) {
    ASSERT_EQ(kioskctl({"bundle", "export", "--db", database(), stick()}).code, 0);
    const auto bytes = read_text(stick());
    write_text(stick(), bytes.substr(0, bytes.size() - 7));
    const auto in = kioskctl({"bundle", "import", "--db", other(), stick()});
    EXPECT_EQ(in.code, 1);
    EXPECT_NE(in.err.find(stick() + ": cut or altered"), std::string::npos) << in.err;
    EXPECT_EQ(kioskctl({"bundle", "import", "--db", other(), folder().file("nowhere")}).code, 1);
}

TEST_F(BundleCommand, AStrangersKeyCertifiesNothing) {
    ASSERT_EQ(kioskctl({"key", "new", folder().file("stranger.key"), "--sample"}).code, 0);
    const auto ran = kioskctl({"bundle", "certify", "--db", database(), "--key", folder().file("stranger.key")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.err.find("not a key of this event's issuers"), std::string::npos) << ran.err;
    EXPECT_EQ(
        kioskctl({"bundle", "certify", "--db", database(), "--key", key(), "--ledger", "zz", "--public-key", "1"}).code,
        2);
}

TEST_F(BundleCommand, ThatBringsTheSameBadgeFromAnotherDoorListsWhereAndWhen) {
    write_text(folder() / "event/checkpoints.csv", "id,kind,name,area,direction\r\ngate,gate,大門,school,in\r\n"
                                                   "side,gate,側門,school,in\r\n");
    const auto side = folder().file("side.db");
    const auto gate = folder().file("gate.db");
    for (const auto& file : {side, gate}) ASSERT_EQ(kioskctl({"event", "load", event(), "--db", file}).code, 0);
    const auto present_at = [&](const std::string& file, const std::string& door, const std::string& now) {
        return kioskctl({"present", "--db", file, "--checkpoint", door, "--now", now, token("g1")});
    };
    ASSERT_EQ(present_at(gate, "gate", "2026-11-26T09:20:00+08:00").code, 0);
    ASSERT_EQ(present_at(side, "side", "2026-11-26T09:31:00+08:00").code, 0);
    ASSERT_EQ(kioskctl({"bundle", "certify", "--db", gate, "--key", key()}).code, 0);
    ASSERT_EQ(kioskctl({"bundle", "export", "--db", gate, stick()}).code, 0);
    ASSERT_EQ(kioskctl({"bundle", "import", "--db", side, stick()}).code, 0);
    const auto listed = kioskctl({"attendance", "--db", side, "--conflicts"});
    EXPECT_NE(listed.out.find(" gate 2026-11-26 09:20:00"), std::string::npos) << listed.out;
    EXPECT_NE(listed.out.find(" side 2026-11-26 09:31:00"), std::string::npos) << listed.out;
    const auto json = kioskctl({"attendance", "--db", side, "--conflicts", "--json"}).json();
    ASSERT_EQ(json.size(), 1U);
    EXPECT_EQ(json[0]["conflict"], "two-doors");
    EXPECT_EQ(json[0]["entries"].size(), 2U);
    const auto again = present_at(side, "side", "2026-11-26T09:40:00+08:00");
    EXPECT_EQ(again.out.rfind("AlreadyIn", 0), 0U) << again.out;
}

} // namespace
} // namespace kiosk::test
