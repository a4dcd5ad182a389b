// Nothing of a package leads out of its folder, whatever lies there in a file's place.
#include <sys/stat.h>

#include <cstdlib>

#include <gmock/gmock.h>

#include "event/folder.hpp"
#include "event/package/package_archive.hpp"
#include "event/seal/seal.hpp"
#include "support/folder.hpp"

namespace kiosk::event {
namespace {

namespace fs = std::filesystem;
using testing::AllOf, testing::Contains, testing::Each, testing::HasSubstr, testing::Not;

class Reach : public test::PackageFolder {
  protected:
    // The machine's file in place of the package's.
    void link(const std::string& name) const {
        const auto secret = machine_.path() / "secret";
        std::ofstream(secret) << "root:$6$hash:19000\nid,name\n";
        fs::remove(dir_ / name);
        fs::create_symlink(secret, dir_ / name);
    }
    test::Folder machine_;
};

TEST_F(Reach, OfEveryFileEndsAtALinkAndNoneOfItsTextIsTold) {
    for (const std::string name : {"event.toml", "delegations.csv", "participants.csv", "programme.csv",
                                   "checkpoints.csv", "places.csv", "badges.csv", "seal.toml", "participants.xlsx"}) {
        const auto kept = fs::exists(dir_ / name) ? test::file_text(dir_ / name) : "";
        link(name);
        const auto report = read();
        std::vector<std::string> told;
        for (const auto& problem : report.problems) told.push_back(to_line(problem));
        if (report.ok()) told.push_back(report.package->seal.fault);
        EXPECT_THAT(told,
                    Contains(AllOf(HasSubstr(name), HasSubstr("a link to another place, which is not followed"))));
        EXPECT_THAT(told, Each(Not(HasSubstr("root:")))) << name;
        EXPECT_FALSE(report.ok() && name != "seal.toml");
        remove(name);
        if (!kept.empty()) write(name, kept);
    }
    EXPECT_TRUE(read().ok());
}

TEST_F(Reach, EndsAtALinkAmongTheDrawingsAndInPlaceOfTheirFolder) {
    write("places.csv", "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,,,secret.svg,1,1\n");
    fs::create_directory(dir_ / "plans");
    link("plans/secret.svg");
    EXPECT_THAT(lines(), Contains(HasSubstr("plans/secret.svg: this is a link to another place")));
    fs::remove_all(dir_ / "plans");
    fs::create_directory_symlink(machine_.path(), dir_ / "plans");
    std::ofstream(machine_.path() / "secret.svg") << "<svg/>";
    EXPECT_THAT(lines(), Contains(HasSubstr("plans/secret.svg: this is a link to another place")));
}

TEST_F(Reach, DoesNotHangAtAPipeInATablesPlace) {
    remove("participants.csv");
    ASSERT_EQ(mkfifo((dir_ / "participants.csv").c_str(), 0600), 0);
    EXPECT_THAT(lines(), Contains("participants.csv: this is no file but a pipe — put the file itself here"));
    EXPECT_FALSE(read_badge_rows(dir_ / "none").value().size());
}

TEST_F(Reach, OfAPackageThatIsReachedByALinkIsThePackage) {
    const auto today = machine_.path() / "today";
    fs::create_directory_symlink(dir_, today);
    EXPECT_TRUE(read_package(today).ok());
}

TEST_F(Reach, OfAParcelEndsAtItsFolder) {
    const auto temporary = machine_.path() / "temporary";
    fs::create_directory(temporary);
    setenv("TMPDIR", temporary.c_str(), 1);
    EXPECT_FALSE(unpack(core::as_bytes(std::string("kiosk parcel 1\n\x09../x.toml\0\0\0\1x", 30))));
    unsetenv("TMPDIR");
    EXPECT_TRUE(fs::is_empty(temporary)) << "nothing was written beside it";
    const auto sealed = read();
    write("seal.toml", write_seal(make_seal(sealed.package->event.id, core::RevisionNumber{1}, sealed.files,
                                            test::folder_key().key)));
    ASSERT_TRUE(pack(dir_));
    link("places.csv");
    const auto packed = pack(dir_);
    ASSERT_FALSE(packed);
    EXPECT_THAT(packed.error().detail, HasSubstr("a link to another place, which is not followed"));
}

} // namespace
} // namespace kiosk::event
