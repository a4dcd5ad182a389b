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

} // namespace
} // namespace kiosk::test
