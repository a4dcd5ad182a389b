// A sealed package on its way to kiosks.
#include "event/package/package_archive.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "core/crypto/crypto_key.hpp"
#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "support/folder.hpp"

namespace kiosk::event {
namespace {

namespace fs = std::filesystem;

class Parcel : public ::testing::Test {
  protected:
    Parcel() {
        fs::copy(fs::path(KIOSK_SOURCE_DIR) / "data/demo", dir(), fs::copy_options::recursive);
        fs::remove(dir() / "seal.toml");
        const auto key = core::parse_key_text([&] {
            std::ifstream in(dir() / "demo.key");
            return std::string{std::istreambuf_iterator<char>(in), {}};
        }());
        issuer_ = std::get<core::IssuerKey>(key.value());
    }
    [[nodiscard]] fs::path dir() const { return folder_.path() / "visit"; }
    void seal() const {
        const auto report = read_package(dir());
        const auto seal = make_seal(report.package->event.id, core::RevisionNumber{7}, report.files, issuer_->key);
        std::ofstream(dir() / "seal.toml") << write_seal(seal);
    }

    kiosk::test::Folder folder_;
    std::optional<core::IssuerKey> issuer_;
};

TEST_F(Parcel, ArrivesAsTheSealedPackageThatWasSent) {
    seal();
    const auto parcel = pack(dir());
    ASSERT_TRUE(parcel) << parcel.error().detail;
    const auto package = unpack(*parcel);
    ASSERT_TRUE(package) << package.error().detail;
    const auto sent = read_package(dir());
    EXPECT_EQ(package->revision, core::RevisionNumber{7});
    EXPECT_EQ(package->content, sent.package->content);
    EXPECT_EQ(package->participants.size(), sent.package->participants.size());
    EXPECT_EQ(package->badges.size(), sent.package->badges.size());
    EXPECT_FALSE(package->drawings.empty());
    EXPECT_EQ(package->drawings, sent.package->drawings);
    EXPECT_EQ(package->seal.state, core::PackageSeal::Sound);
}

TEST_F(Parcel, HoldsNoToken) {
    seal();
    const auto parcel = pack(dir()).value();
    const std::string text(parcel.begin(), parcel.end());
    const auto rows = read_badge_rows(dir()).value();
    ASSERT_FALSE(rows.empty());
    for (const auto& row : rows) EXPECT_EQ(text.find(row.token.substr(3)), std::string::npos);
}

TEST_F(Parcel, IsNotMadeOfAPackageWithoutASealThatFits) {
    EXPECT_EQ(pack(dir()).error().kind, core::ErrorKind::Refused);
    seal();
    std::ofstream(dir() / "places.csv", std::ios::app) << "\n";
    const auto broken = pack(dir());
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().detail.find("the seal is broken"), std::string::npos) << broken.error().detail;
}

TEST_F(Parcel, CutIsRefusedAlteredIsNoOtherContentAndNothingStaysBehind) {
    seal();
    const auto parcel = pack(dir()).value();
    const auto content = read_package(dir()).package->content;
    const auto temporary = folder_.path() / "temporary";
    fs::create_directory(temporary);
    setenv("TMPDIR", temporary.c_str(), 1);
    for (std::size_t size = 0; size < parcel.size(); size += 1 + parcel.size() / 97)
        EXPECT_FALSE(unpack(core::ByteView(parcel).first(size))) << size;
    for (std::size_t at = 0; at < parcel.size(); at += 1 + parcel.size() / 97) {
        auto altered = parcel;
        altered[at] ^= 0x20U;
        const auto opened = unpack(altered);
        EXPECT_TRUE(!opened || opened->content == content) << at; // another way to write the same badge id
    }
    unsetenv("TMPDIR");
    EXPECT_TRUE(fs::is_empty(temporary));
}

TEST_F(Parcel, NamesNoFileOutsideItsFolder) {
    for (const std::string name :
         {"../event.toml", "/etc/passwd", ".hidden", "", "a\\b", "plans/", "plans/../event.toml", "plans/.x.svg",
          "plans/a/b.svg", "plans/x.csv", "media/x.svg"}) {
        core::Bytes parcel;
        const auto put = [&](const std::string& text) { parcel.insert(parcel.end(), text.begin(), text.end()); };
        put("kiosk parcel 1\n");
        parcel.push_back(static_cast<std::uint8_t>(name.size()));
        put(name);
        parcel.insert(parcel.end(), {0, 0, 0, 1, 'x'});
        const auto opened = unpack(parcel);
        ASSERT_FALSE(opened) << name;
        EXPECT_EQ(opened.error().kind, core::ErrorKind::Invalid) << name;
    }
}

} // namespace
} // namespace kiosk::event
