#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "ui/offscreen.hpp"
#include "ui/presenters/screens.hpp"

namespace kiosk::test {
namespace {

const core::Catalogue& home_of(const std::vector<core::Catalogue>& all) {
    return *std::find_if(all.begin(), all.end(), [](const auto& c) { return c.language() == core::kHomeLanguage; });
}

TEST(Texts, EveryGuestLanguageHasTheSameKeys) {
    const auto all = catalogues();
    ASSERT_EQ(all.size(), core::guest_languages().size());
    const auto expected = home_of(all).keys();
    EXPECT_GT(expected.size(), 150U);
    for (const core::Catalogue& catalogue : all) {
        const auto keys = catalogue.keys();
        std::vector<std::string> odd;
        std::set_symmetric_difference(expected.begin(), expected.end(), keys.begin(), keys.end(),
                                      std::back_inserter(odd));
        EXPECT_TRUE(odd.empty()) << catalogue.language() << ": " << testing::PrintToString(odd);
    }
}

TEST(Texts, EveryGuestLanguageUsesTheSameArguments) {
    const auto all = catalogues();
    for (const core::Catalogue& catalogue : all) {
        for (const std::string& key : home_of(all).keys()) {
            EXPECT_EQ(catalogue.placeholders(key), home_of(all).placeholders(key))
                << catalogue.language() << " " << key;
        }
    }
}

TEST(Texts, NoTextIsEmptyOrLeavesAnArgumentOpen) {
    const core::Args args{
        {"n", std::int64_t{3}},         {"time", std::string("09:12")}, {"school", std::string("S")},
        {"name", std::string("B")},     {"what", std::string("w")},     {"arrived", std::int64_t{2}},
        {"expected", std::int64_t{28}}, {"h", std::int64_t{2}},         {"m", std::int64_t{30}},
        {"capacity", std::int64_t{44}}, {"km", std::string("7.2")},     {"total", std::int64_t{3}},
        {"revision", std::int64_t{2}},  {"entries", std::int64_t{188}}, {"day", std::string("d")},
        {"reason", std::string("r")},   {"event", std::string("e")},    {"hours", std::string("1.5")},
        {"full", std::string("500")},   {"half", std::string("250")},   {"counts", std::string("c")},
        {"zone", std::string("z")},     {"coach", std::string("2")},    {"class", std::string("205")}};
    for (const core::Catalogue& catalogue : catalogues()) {
        for (const std::string& key : catalogue.keys()) {
            const std::string text = catalogue.text(key, args);
            EXPECT_FALSE(text.empty()) << catalogue.language() << " " << key;
            EXPECT_EQ(text.find_first_of("{}"), std::string::npos)
                << catalogue.language() << " " << key << ": " << text;
            EXPECT_EQ(text.find("''"), std::string::npos) << catalogue.language() << " " << key << ": " << text;
        }
    }
}

const core::Catalogue& in(const std::vector<core::Catalogue>& all, std::string_view language) {
    return *std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.language() == language; });
}

// Who avoids tree nuts may eat peanuts, and the other way round: a word for both, or for beans, is an accident.
TEST(Texts, TreeNutsAreNeitherPeanutsNorBeans) {
    const auto all = catalogues();
    EXPECT_EQ(in(all, "id").text("avoid.nuts"), "kacang pohon (almond, mete…)") << "kacang-kacangan are legumes";
    EXPECT_EQ(in(all, "vi").text("avoid.nuts"), "các loại hạt cây (hạnh nhân, óc chó…)") << "hạt is any seed";
    EXPECT_EQ(in(all, "en").text("avoid.nuts"), "tree nuts") << "nuts are peanuts too";
    EXPECT_EQ(in(all, "ja").text("avoid.nuts"), "木の実（アーモンド・くるみなど）") << "ナッツ are peanuts too";
    for (const core::Catalogue& catalogue : all) {
        const std::string nuts = catalogue.text("avoid.nuts"), peanuts = catalogue.text("avoid.peanut");
        EXPECT_EQ(nuts.find(peanuts), std::string::npos) << catalogue.language();
        EXPECT_EQ(peanuts.find(nuts), std::string::npos) << catalogue.language();
    }
}

// A thing has one name, the one of the glossary in assets/i18n/README.md, and one tone.
TEST(Texts, SayOneThingInOneWay) {
    struct Retired {
        std::string_view language, words, instead;
    };
    constexpr std::array<Retired, 21> kRetired{{{"zh-TW", "辦公室", "辦事處"},
                                                {"zh-TW", "證件", "識別證"},
                                                {"zh-TW", "請工作人員", "工作人員會"},
                                                {"en", "card", "badge"},
                                                {"en", "break", "not working"},
                                                {"ja", "カード", "名札"},
                                                {"ko", "카드", "명찰"},
                                                {"ko", "스태프", "직원"},
                                                {"ko", "호스트", "주최"},
                                                {"ko", "접수", "체크인"},
                                                {"ko", "체크인됨", "체크인하셨습니다"},
                                                {"vi", "Xin ", "Vui lòng"},
                                                {"vi", "xin ", "vui lòng"},
                                                {"vi", "điểm điểm danh", "nơi điểm danh"},
                                                {"vi", "iểm danh ra", "ghi nhận giờ về"},
                                                {"th", "(ทาน", "รับประทาน"},
                                                {"th", "ไม่ทาน", "ไม่รับประทาน"},
                                                {"id", "harap", "terdaftar: one who hopes is not one who is expected"},
                                                {"id", "Tahan", "Pegang, jangan digerakkan"},
                                                {"id", "Rencana", "Lokasi jika hujan"},
                                                {"id", "tanya", "hubungi petugas"}}};
    const auto all = catalogues();
    for (const Retired& retired : kRetired) {
        for (const std::string& key : in(all, retired.language).keys()) {
            const std::string text = in(all, retired.language).text(key);
            EXPECT_EQ(text.find(retired.words), std::string::npos)
                << retired.language << " " << key << ": " << text << " — say " << retired.instead;
        }
    }
}

TEST(Texts, AMomentAgoIsNotZeroMinutesAgo) {
    for (const core::Catalogue& catalogue : catalogues()) {
        EXPECT_EQ(catalogue.text("result.minutes_ago", {{"n", std::int64_t{0}}}).find('0'), std::string::npos)
            << catalogue.language();
        EXPECT_NE(catalogue.text("result.minutes_ago", {{"n", std::int64_t{8}}}).find('8'), std::string::npos)
            << catalogue.language();
    }
}

TEST(Texts, ThaiTimesEndAsThaisWriteThem) {
    const auto all = catalogues();
    for (const std::string& key : in(all, "th").keys()) {
        const auto arguments = in(all, "th").placeholders(key);
        if (std::find(arguments.begin(), arguments.end(), "time") == arguments.end()) continue;
        EXPECT_NE(in(all, "th").text(key, {{"time", std::string("09:12")}}).find("เวลา 09:12 น."), std::string::npos)
            << key;
    }
}

// Who is asked to confirm a language finds every part of the texts named there.
TEST(Texts, WhatNoNativeSpeakerHasConfirmedIsListed) {
    std::ifstream file(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets/i18n/README.md");
    const std::string readme{std::istreambuf_iterator<char>(file), {}};
    std::set<std::string> parts;
    for (const std::string& key : home_of(catalogues()).keys()) parts.insert(key.substr(0, key.find('.')));
    for (const std::string& part : parts)
        EXPECT_NE(readme.find("| `" + part + "` |"), std::string::npos) << "no line for " << part;
}

TEST(Texts, RefusalsNeverSayWhy) {
    for (const core::Catalogue& catalogue : catalogues()) {
        for (const std::string& key : catalogue.keys()) {
            for (const char* reason : {"revoked", "expired", "signature", "forged", "wrong_event"}) {
                EXPECT_EQ(key.find(reason), std::string::npos) << key;
            }
        }
    }
}

} // namespace
} // namespace kiosk::test
