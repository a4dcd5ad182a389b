#include "event/seal/seal.hpp"

#include <gmock/gmock.h>

#include "event/folder.hpp"
#include "event/workbook_file.hpp"

namespace kiosk::event {
namespace {

using core::PackageSeal;
using testing::AllOf;
using testing::HasSubstr;

class Sealed : public test::PackageFolder {
  protected:
    void SetUp() override {
        write("badges.csv", write_badge_rows(issue_badges(*read().package, {}, test::folder_key()).value().rows));
        seal(3);
    }
    void seal(std::uint32_t number, const core::SigningKey& key = test::folder_key().key) const {
        const auto report = read();
        ASSERT_TRUE(report.ok());
        write("seal.toml",
              write_seal(make_seal(report.package->event.id, core::RevisionNumber(number), report.files, key)));
    }
    [[nodiscard]] PackageSeal state() const {
        const auto report = read();
        EXPECT_TRUE(report.ok());
        return report.ok() ? report.package->seal : PackageSeal{};
    }
    // Every few bytes of the file, changed one by one. Whatever comes of it, the seal never holds.
    void expect_no_byte_can_change(const std::string& name) const {
        constexpr std::size_t kStep = 5;
        const auto whole = test::file_text(dir_ / name);
        // In place: a file that is cut and written anew is flushed to the disk every time.
        std::fstream file(dir_ / name, std::ios::in | std::ios::out | std::ios::binary);
        const auto put = [&](std::size_t at, char byte) {
            file.seekp(static_cast<std::streamoff>(at));
            file.put(byte).flush();
            ASSERT_TRUE(file.good());
        };
        for (std::size_t at = 0; at < whole.size(); at += kStep) {
            put(at, altered(whole[at], at));
            const auto report = read();
            EXPECT_FALSE(report.ok() && report.package->seal.state != PackageSeal::Broken) << name << ", byte " << at;
            put(at, whole[at]);
        }
        EXPECT_EQ(state().state, PackageSeal::Sound);
    }
    static char altered(char byte, std::size_t at) {
        return static_cast<char>(byte ^ static_cast<char>(1U << (at % 7U)));
    }
};

TEST_F(Sealed, APackageHasTheSealsNumberAndIssuer) {
    const auto package = *read().package;
    EXPECT_EQ(package.seal.state, PackageSeal::Sound);
    EXPECT_EQ(package.seal.issuer, test::folder_key().key.public_key());
    EXPECT_EQ(package.revision.value(), 3U) << "event.toml says 1";
    EXPECT_EQ(package.content, read_seal(dir_).value()->content);
}

TEST_F(Sealed, APackageWithoutASealSaysSo) {
    remove("seal.toml");
    EXPECT_EQ(state().state, PackageSeal::None);
    EXPECT_EQ(read().package->revision.value(), 1U);
    EXPECT_FALSE(read_seal(dir_).value());
}

TEST_F(Sealed, NoByteOfASealedFileCanChange) {
    for (const auto* name :
         {"event.toml", "delegations.csv", "participants.csv", "programme.csv", "checkpoints.csv", "places.csv"})
        expect_no_byte_can_change(name);
}

TEST_F(Sealed, NoByteOfTheSealCanChange) {
    const auto whole = test::file_text(dir_ / "seal.toml");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto text = whole;
        text[at] = altered(text[at], at);
        EXPECT_FALSE(parse_seal(text)) << "byte " << at;
    }
    EXPECT_TRUE(parse_seal(whole));
}

TEST_F(Sealed, TheSealCannotBeCutOrContinued) {
    const auto whole = test::file_text(dir_ / "seal.toml");
    for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(parse_seal(whole.substr(0, size))) << size;
    EXPECT_FALSE(parse_seal(whole + "\n"));
    EXPECT_FALSE(parse_seal(whole + whole.substr(whole.rfind("\"places.csv\""))));
}

TEST_F(Sealed, TheMessageNamesTheFilesThatDiffer) {
    append("participants.csv", "p9,aoba,森 晴,,,,,,,\n");
    remove("places.csv");
    replace("programme.csv", "hall", "");
    EXPECT_THAT(state().fault, AllOf(HasSubstr("sealed as revision 3"), HasSubstr("participants.csv was changed"),
                                     HasSubstr("places.csv is gone"), HasSubstr("kioskctl event seal")));
    EXPECT_EQ(read().package->revision.value(), 1U) << "a seal that is broken numbers nothing";
}

TEST_F(Sealed, AFileThatIsNewIsNamed) {
    remove("seal.toml");
    remove("places.csv");
    replace("programme.csv", "hall", "");
    seal(4);
    write("places.csv", "id,name,kind,lon,lat\nhall,大禮堂,room,120.66,24.17\n");
    EXPECT_THAT(state().fault, HasSubstr("places.csv was added"));
}

TEST_F(Sealed, ADrawingThatPlacesAreOnIsSealedToo) {
    std::filesystem::create_directory(dir_ / "plans");
    write("plans/campus.svg", "<svg/>");
    write("places.csv", "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,,,campus.svg,1,2\n");
    seal(4);
    EXPECT_EQ(state().state, PackageSeal::Sound);
    write("plans/draft.svg", "<svg/>");
    EXPECT_EQ(state().state, PackageSeal::Sound) << "nothing is on that one";
    write("plans/campus.svg", "<svg />");
    EXPECT_THAT(state().fault, HasSubstr("plans/campus.svg was changed"));
    remove("plans/campus.svg");
    EXPECT_THAT(state().fault, HasSubstr("plans/campus.svg is gone"));
}

TEST_F(Sealed, ASealNamesNoFileOutsideItsFolder) {
    for (const auto* name :
         {"plans/../event.toml", "plans/", "plans/.x.svg", "plans/a/b.svg", "plans/x.csv", "else/x.svg"}) {
        const auto text = write_seal(
            make_seal(core::EventId("visit-1"), core::RevisionNumber(4), {{name, {}}}, test::folder_key().key));
        EXPECT_FALSE(parse_seal(text)) << name;
    }
}

TEST_F(Sealed, ACopyWithoutTokensHasTheSameSeal) {
    auto rows = read_badge_rows(dir_).value();
    std::reverse(rows.begin(), rows.end());
    for (auto& row : rows) row.token.clear();
    write("badges.csv", "\xEF\xBB\xBF" + write_badge_rows(rows));
    EXPECT_EQ(state().state, PackageSeal::Sound);
    std::string text = "badge,kind,for,status\r\n";
    for (const auto& row : rows) {
        auto line = write_badge_rows({row});
        line = line.substr(line.find('\n') + 1);
        text += line.substr(0, line.rfind(',')) + "\r\n";
    }
    write("badges.csv", text);
    EXPECT_EQ(state().state, PackageSeal::Sound) << "not even the column";
    EXPECT_EQ(read().package->badges.size(), 5U);
}

TEST_F(Sealed, ABadgeThatIsRevokedAddedOrGivenToAnotherBreaksTheSeal) {
    const auto rows = read_badge_rows(dir_).value();
    auto revoked = rows;
    revoked[0].badge.status = core::BadgeStatus::Revoked;
    auto fewer = rows;
    fewer.pop_back();
    auto swapped = rows;
    std::swap(swapped[0].badge.participant, swapped[1].badge.participant);
    for (const auto& other : {revoked, fewer, swapped}) {
        write("badges.csv", write_badge_rows(other));
        EXPECT_THAT(state().fault, HasSubstr("badges.csv was changed"));
    }
}

TEST_F(Sealed, WithoutBadgesTheFileIsNoneOfTheSeals) {
    write("badges.csv", "badge,kind,for,status,token\n");
    seal(5);
    remove("badges.csv");
    EXPECT_EQ(state().state, PackageSeal::Sound);
}

TEST_F(Sealed, ASpreadsheetFileIsSealedAsItIs) {
    remove("badges.csv");
    remove("participants.csv");
    replace("programme.csv", "A;B", "");
    write("participants.xlsx", test::zip_of(test::parts_of(test::roster_rows())));
    seal(5);
    EXPECT_EQ(state().state, PackageSeal::Sound);
    write("participants.xlsx", test::zip_of(test::parts_of(test::roster_rows("<row r=\"3\">" + test::cell("A3", "p2") +
                                                                             test::cell("B3", "aoba") +
                                                                             test::cell("C3", "田中 湊") + "</row>"))));
    EXPECT_THAT(state().fault, HasSubstr("participants.xlsx was changed"));
}

TEST_F(Sealed, AnotherEventsSealDoesNotFit) {
    const auto report = read();
    write("seal.toml", write_seal(make_seal(core::EventId("visit-2"), core::RevisionNumber(9), report.files,
                                            test::folder_key().key)));
    EXPECT_THAT(state().fault, HasSubstr("of another event, visit-2"));
}

TEST_F(Sealed, AStrangersSealDoesNotFit) {
    seal(9, core::SigningKey::generate());
    EXPECT_THAT(state().fault, HasSubstr("not among the issuers"));
}

TEST_F(Sealed, TheSignatureCoversNumberContentEventAndIssuer) {
    const auto sealed = *read_seal(dir_).value();
    for (const auto change :
         {+[](Seal& s) { s.revision = core::RevisionNumber(4); }, +[](Seal& s) { s.event = core::EventId("visit-2"); },
          +[](Seal& s) { s.issuer = core::SigningKey::generate().public_key(); },
          +[](Seal& s) {
              s.files[0].hash.bytes[0] ^= 1U;
              s.content = content_of(s.files);
          }}) {
        auto altered = sealed;
        change(altered);
        EXPECT_FALSE(parse_seal(write_seal(altered)));
    }
    EXPECT_EQ(parse_seal(write_seal(sealed)).value(), sealed);
}

TEST_F(Sealed, AFolderOrAHugeFileInTheSealsPlaceBreaksIt) {
    remove("seal.toml");
    std::filesystem::create_directory(dir_ / "seal.toml");
    EXPECT_EQ(state().state, PackageSeal::Broken);
    std::filesystem::remove(dir_ / "seal.toml");
    write("seal.toml", "");
    std::filesystem::resize_file(dir_ / "seal.toml", std::uintmax_t{1} << 40U); // sparse
    EXPECT_EQ(state().state, PackageSeal::Broken);
}

TEST(NextRevision, IsOneMoreThanTheLastAndAtLeastWhatEventTomlAsks) {
    const auto number = [](std::uint32_t n) { return core::RevisionNumber(n); };
    Seal last;
    last.revision = number(7);
    EXPECT_EQ(next_revision(std::nullopt, number(1), std::nullopt).value(), number(1));
    EXPECT_EQ(next_revision(std::nullopt, number(5), std::nullopt).value(), number(5));
    EXPECT_EQ(next_revision(last, number(1), std::nullopt).value(), number(8));
    EXPECT_EQ(next_revision(last, number(20), std::nullopt).value(), number(20));
    EXPECT_EQ(next_revision(last, number(1), number(9)).value(), number(9));
    EXPECT_EQ(next_revision(last, number(1), number(7)).error().kind, core::ErrorKind::Refused);
    EXPECT_EQ(next_revision(last, number(20), number(9)).error().kind, core::ErrorKind::Refused);
    last.revision = number(kLastRevision);
    EXPECT_EQ(next_revision(last, number(1), std::nullopt).error().kind, core::ErrorKind::Refused);
}

} // namespace
} // namespace kiosk::event
