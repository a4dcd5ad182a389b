#include "platform/usb_stick.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "platform/program.hpp"
#include "support/folder.hpp"

namespace kiosk::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty;

TEST(Mounts, AreReadWithTheirBlanks) {
    const auto mounts = parse_mounts(
        "36 35 8:17 / /run/media/kiosk/MY\\040STICK ro,nosuid shared:1 - vfat /dev/sdb1 rw,errors=remount-ro\n"
        "37 35 8:1 / / rw - ext4 /dev/sda1 ro\n"
        "38 35 0:5 / /a\\09z rw master:2 propagate_from:1 - tmpfs - rw\n");
    EXPECT_THAT(mounts, ElementsAre(Mount{"8:17", "/run/media/kiosk/MY STICK", "vfat", true},
                                    Mount{"8:1", "/", "ext4", true}, Mount{"0:5", "/a\\09z", "tmpfs", false}));
}

TEST(Mounts, ALineThatIsNoneIsPassedOver) {
    EXPECT_THAT(parse_mounts("\n- - - - - -\n1 2 3:4\n1 2 3:4 / /x rw - ext4\nnonsense - - - - - - - -"), IsEmpty());
}

// sysfs as it is with a disk of the machine (sda) and what is added.
class Drives : public testing::Test {
  protected:
    Drives() {
        fs::create_directories(sys_ / "class" / "block");
        add("devices/pci0/ata1/block/sda", "8:0", false);
        add("devices/pci0/ata1/block/sda/sda1", "8:1", true);
    }
    void add(const std::string& place, const std::string& device, bool part, const std::string& removable = "0") {
        const fs::path at = sys_ / place;
        fs::create_directories(at / "holders");
        put(at / "dev", device + "\n");
        put(at / "size", "60000\n");
        if (part)
            put(at / "partition", "1\n");
        else
            put(at / "removable", removable + "\n");
        fs::create_symlink(at, sys_ / "class" / "block" / at.filename());
    }
    void put_in_stick() {
        add("devices/pci0/usb1/1-2/block/sdb", "8:16", false, "1");
        add("devices/pci0/usb1/1-2/block/sdb/sdb1", "8:17", true);
    }
    static void put(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
    [[nodiscard]] std::vector<std::string> found(const std::string& mounts = {}) const {
        std::vector<std::string> names;
        for (const auto& drive : find_usb_drives(places(), parse_mounts(mounts))) names.push_back(drive.node);
        return names;
    }

    [[nodiscard]] UsbPlaces places() const {
        UsbPlaces made;
        made.sys = sys_;
        made.media = {folder_.path() / "media"};
        return made;
    }

    test::Folder folder_;
    const fs::path sys_ = folder_.path() / "sys";
};

TEST_F(Drives, ADiskOfTheMachineIsNone) {
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Drives, OfAStickThePartIsOneAndNotTheWhole) {
    put_in_stick();
    EXPECT_THAT(found(), ElementsAre("sdb1"));
}

TEST_F(Drives, AStickWithoutPartsIsOneAsAWhole) {
    add("devices/pci0/usb1/1-2/block/sdb", "8:16", false, "1");
    EXPECT_THAT(found(), ElementsAre("sdb"));
}

TEST_F(Drives, ADiskOnUsbIsOneThoughItSaysThatItStays) {
    add("devices/pci0/usb1/1-2/block/sdb", "8:16", false, "0");
    EXPECT_THAT(found(), ElementsAre("sdb"));
}

TEST_F(Drives, AReaderWithoutACardAndACdAreNone) {
    add("devices/pci0/usb1/1-2/block/sdb", "8:16", false, "1");
    put(sys_ / "class" / "block" / "sdb" / "size", "0\n");
    add("devices/pci0/ata2/block/sr0", "11:0", false, "1");
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Drives, AStickThatTheMachineRunsFromIsNone) {
    put_in_stick();
    add("devices/pci0/usb1/1-2/block/sdb/sdb2", "8:18", true);
    EXPECT_THAT(found("1 2 8:18 / / rw - ext4 /dev/sdb2 rw\n"), IsEmpty());
    EXPECT_THAT(found("1 2 8:18 / " + (folder_.path() / "media-of-ours").string() + " rw - ext4 /dev/sdb2 rw\n"),
                IsEmpty());
    EXPECT_THAT(found("1 2 8:18 / " + (folder_.path() / "media" / "A").string() + " rw - ext4 /dev/sdb2 rw\n"),
                ElementsAre("sdb1", "sdb2"));
    fs::create_directory(sys_ / "class" / "block" / "sdb2" / "holders" / "dm-0");
    EXPECT_THAT(found(), IsEmpty());
}

// What udisks2 does to the table of mounts, and in which folder; each of its calls is noted.
class AUsbStick : public Drives {
  protected:
    AUsbStick() {
        fs::create_directories(media_);
        put(mounts_, "");
        const std::string line = "36 35 8:17 / " + media_.string();
        put(program_, "#!/bin/sh\necho \"$*\" >> " + calls_.string() + "\ncase \"$1 $5\" in\n" +
                          "\"mount ro\"*) echo '" + line + " ro - vfat /dev/sdb1 ro' > " + mounts_.string() + " ;;\n" +
                          "\"mount rw\"*) echo '" + line + " rw - vfat /dev/sdb1 rw' > " + mounts_.string() + " ;;\n" +
                          "unmount*) : > " + mounts_.string() + " ;;\nesac\n");
        fs::permissions(program_, fs::perms::owner_all);
        stick_ = usb_stick(with(program_));
    }
    [[nodiscard]] UsbPlaces with(const fs::path& program) const {
        UsbPlaces made = places();
        made.mounts = mounts_;
        made.udisksctl = program.string();
        return made;
    }
    [[nodiscard]] std::string calls() const {
        std::ifstream in(calls_);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    const fs::path media_ = folder_.path() / "media" / "STICK", mounts_ = folder_.path() / "mountinfo",
                   program_ = folder_.path() / "udisksctl", calls_ = folder_.path() / "calls";
    std::unique_ptr<Stick> stick_;
};

TEST_F(AUsbStick, IsNotThereUntilItIsPutIn) {
    EXPECT_FALSE(stick_->look().value());
    EXPECT_EQ(stick_->open().error().kind, ErrorKind::Unavailable);
    EXPECT_EQ(calls(), "");
}

TEST_F(AUsbStick, IsMountedToBeReadOnceAndNothingOnItIsRun) {
    put_in_stick();
    const auto facts = stick_->look().value();
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->name, "STICK");
    EXPECT_EQ(facts->file_system, "vfat");
    EXPECT_FALSE(facts->read_only);
    EXPECT_TRUE(stick_->look().value());
    EXPECT_EQ(calls(), "mount --block-device /dev/sdb1 --options ro,nosuid,nodev,noexec --no-user-interaction\n");
}

TEST_F(AUsbStick, IsMountedToBeWrittenForAsLongAsThatTakes) {
    put_in_stick();
    ASSERT_TRUE(stick_->look().value());
    ASSERT_TRUE(stick_->write("page.pdf", "new"));
    EXPECT_TRUE(fs::exists(media_ / "page.pdf"));
    EXPECT_THAT(calls(), HasSubstr("unmount --block-device /dev/sdb1 --no-user-interaction\n"
                                   "mount --block-device /dev/sdb1 --options rw,nosuid,nodev,noexec "
                                   "--no-user-interaction\n"
                                   "unmount --block-device /dev/sdb1 --no-user-interaction\n"
                                   "mount --block-device /dev/sdb1 --options ro,nosuid,nodev,noexec "));
    EXPECT_TRUE(stick_->open());
}

TEST_F(AUsbStick, IsLeftAloneOnceItMayBeTakenOut) {
    put_in_stick();
    ASSERT_TRUE(stick_->look().value());
    ASSERT_TRUE(stick_->eject());
    EXPECT_THAT(calls(), HasSubstr("power-off --block-device /dev/sdb1"));
    EXPECT_FALSE(stick_->look().value());
    add("devices/pci0/usb1/1-2/block/sdb/sdb2", "8:18", true); // its other part is of the same stick
    EXPECT_FALSE(stick_->look().value());
    fs::remove_all(sys_ / "class" / "block");
    fs::create_directory(sys_ / "class" / "block");
    EXPECT_FALSE(stick_->look().value());
    fs::remove_all(sys_ / "devices");
    put_in_stick();
    EXPECT_TRUE(stick_->look().value());
}

TEST_F(AUsbStick, ThatCannotBeMountedSaysWhy) {
    put_in_stick();
    put(program_, "#!/bin/sh\necho 'wrong fs type' >&2\nexit 1\n");
    const auto looked = stick_->look();
    ASSERT_FALSE(looked);
    EXPECT_EQ(looked.error().kind, ErrorKind::Unavailable);
    EXPECT_THAT(looked.error().detail, HasSubstr("wrong fs type"));
}

TEST_F(AUsbStick, WithoutUdisksSaysWhatToInstall) {
    put_in_stick();
    stick_ = usb_stick(with(folder_.path() / "nothing"));
    EXPECT_THAT(stick_->look().error().detail, HasSubstr("install the package udisks2"));
}

TEST(AProgram, ThatDoesNotEndIsStopped) {
    const auto ran = run_program({"sleep", "600"}, core::Millis(1));
    ASSERT_FALSE(ran);
    EXPECT_THAT(ran.error().detail, HasSubstr("took too long"));
}

} // namespace
} // namespace kiosk::platform
