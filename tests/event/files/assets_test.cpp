#include "event/files/assets.hpp"

#include <cstdlib>
#include <fstream>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace kiosk::event {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// KIOSK_ASSETS for one test.
class Chosen {
  public:
    explicit Chosen(const char* value) {
        if (const char* old = std::getenv("KIOSK_ASSETS")) old_ = old;
        if (value != nullptr)
            setenv("KIOSK_ASSETS", value, 1);
        else
            unsetenv("KIOSK_ASSETS");
    }
    ~Chosen() {
        if (old_)
            setenv("KIOSK_ASSETS", old_->c_str(), 1);
        else
            unsetenv("KIOSK_ASSETS");
    }
    Chosen(const Chosen&) = delete;
    Chosen& operator=(const Chosen&) = delete;

  private:
    std::optional<std::string> old_;
};

TEST(Assets, AreFoundAboveTheExecutableOfABuild) {
    const Chosen none(nullptr);
    const test::Folder folder;
    fs::create_directories(folder.path() / "assets" / "i18n");
    EXPECT_EQ(find_assets(folder.path() / "build" / "dev" / "kiosk"), folder.path() / "assets");
}

TEST(Assets, AreFoundBesideAnInstalledExecutable) {
    const Chosen none(nullptr);
    const test::Folder folder;
    fs::create_directories(folder.path() / "share" / "kiosk" / "i18n");
    EXPECT_EQ(find_assets(folder.path() / "bin" / "kiosk"), folder.path() / "share" / "kiosk");
}

TEST(Assets, TheEnvironmentComesFirstAndAWrongOneIsTold) {
    const test::Folder folder;
    {
        const Chosen wrong(folder.path().c_str());
        const auto found = find_assets("/usr/bin/kiosk");
        ASSERT_FALSE(found);
        EXPECT_THAT(found.error().detail, HasSubstr("KIOSK_ASSETS=" + folder.path().string()));
    }
    fs::create_directories(folder.path() / "i18n");
    const Chosen right(folder.path().c_str());
    EXPECT_EQ(find_assets("/usr/bin/kiosk"), folder.path());
}

TEST(Assets, WhenTheyAreNowhereTheErrorSaysHowToMendIt) {
    const Chosen none(nullptr);
    const test::Folder folder;
    const auto found = find_assets(folder.path() / "bin" / "kiosk");
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().detail, HasSubstr("set KIOSK_ASSETS"));
}

TEST(Assets, TablesFlattenToDottedKeys) {
    const auto made = parse_catalogue(
        "en", "title = \"Hello\"\n[a.b]\nc = \"{n, plural, one {# badge} other {# badges}}\"\n", "en.toml");
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(made->text("title"), "Hello");
    EXPECT_EQ(made->text("a.b.c", {{"n", std::int64_t{2}}}), "2 badges");
}

TEST(Assets, AValueThatIsNoTextIsNamedWithItsPlace) {
    const auto made = parse_catalogue("en", "[home]\ntitle = 3\n", "en.toml");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().detail, HasSubstr("en.toml:2:9: home.title"));
}

TEST(Assets, AMistakeInTheSyntaxIsNamedWithItsPlace) {
    const auto made = parse_catalogue("en", "a = \"b\"\na b\n", "en.toml");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().detail, HasSubstr("en.toml:2:"));
}

TEST(Assets, EveryGuestLanguageLoads) {
    const auto loaded = load_catalogues(fs::path(KIOSK_SOURCE_DIR) / "assets");
    ASSERT_TRUE(loaded) << loaded.error().detail;
    const auto tags = core::guest_languages();
    ASSERT_EQ(loaded->size(), tags.size());
    for (std::size_t i = 0; i < tags.size(); ++i) {
        EXPECT_EQ((*loaded)[i].language(), tags[i]);
        EXPECT_FALSE((*loaded)[i].keys().empty());
    }
}

} // namespace
} // namespace kiosk::event
