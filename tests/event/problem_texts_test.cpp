// What problems say, in English and in the home language.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "event/files/assets.hpp"
#include "event/package_faults.hpp"
#include "event/problems.hpp"
#include "event/setting_faults.hpp"
#include "event/shared_faults.hpp"
#include "event/table_faults.hpp"
#include "event/workbook_faults.hpp"

namespace kiosk::event {
namespace {

namespace fs = std::filesystem;

std::vector<const ProblemKind*> all_kinds() {
    std::vector<const ProblemKind*> all;
    for (const std::span<const ProblemKind* const> some :
         {std::span<const ProblemKind* const>(faults::kShared), std::span<const ProblemKind* const>(faults::kOfTables),
          std::span<const ProblemKind* const>(faults::kOfWorkbooks),
          std::span<const ProblemKind* const>(faults::kOfSettings),
          std::span<const ProblemKind* const>(faults::kOfPackages)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

const core::Catalogue& home_texts() {
    static const auto texts = load_problem_texts(fs::path(KIOSK_SOURCE_DIR) / "assets").value();
    return texts;
}

std::vector<std::string> names_in(std::string_view pattern) {
    PlaceNames places;
    places.add_from(pattern);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < places.count; ++i) names.emplace_back(places.names[i]);
    std::sort(names.begin(), names.end());
    return names;
}

TEST(ProblemTexts, EveryKindHasACodeOfItsOwnAndIsListed) {
    std::set<std::string> listed, written;
    for (const auto* kind : all_kinds()) EXPECT_TRUE(listed.emplace(kind->code).second) << kind->code;
    const std::regex definition(R"re(KindWith<\d> k\w+\{\s*"(\w+)")re");
    for (const auto& file : fs::directory_iterator(fs::path(KIOSK_SOURCE_DIR) / "kiosk/event")) {
        if (!file.path().filename().string().ends_with("_faults.hpp")) continue;
        std::ifstream in(file.path());
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator at(text.begin(), text.end(), definition), end; at != end; ++at)
            written.insert((*at)[1]);
    }
    EXPECT_EQ(listed, written);
    EXPECT_GT(listed.size(), 150U);
}

TEST(ProblemTexts, AreCompleteInTheHomeLanguageWithTheSamePlaces) {
    std::set<std::string> wanted;
    for (const auto* kind : all_kinds())
        for (const auto& [part, english] :
             {std::pair{".what", kind->what}, {".mend", kind->mend}, {".many", kind->many}}) {
            if (english.empty()) continue;
            const auto key = std::string(kind->code) + part;
            wanted.insert(key);
            ASSERT_TRUE(home_texts().has(key)) << key;
            EXPECT_EQ(home_texts().placeholders(key), names_in(english)) << key;
        }
    const auto keys = home_texts().keys();
    EXPECT_EQ(wanted, std::set<std::string>(keys.begin(), keys.end())) << "nobody reads the others";
}

TEST(ProblemTexts, AreSaidInTheLanguageThatIsAskedForAndInEnglishWithoutOne) {
    const auto fault = faults::kNotFromTo(in_quotes("十"), 1, 17);
    EXPECT_EQ(say(fault.what), "\"十\" is not a number from 1 to 17");
    EXPECT_EQ(say(fault.mend), "correct it");
    EXPECT_EQ(say(fault.what, &home_texts()), "「十」不是 1 到 17 的數字");
    const core::Catalogue empty;
    EXPECT_EQ(say(fault.what, &empty), say(fault.what));
    const Problem problem{"名單", 14, "姓名", Problem::Warning, fault.what, fault.mend, "E14"};
    EXPECT_EQ(to_line(problem), "名單!E14: warning: 姓名: \"十\" is not a number from 1 to 17 — correct it");
    EXPECT_EQ(to_line(problem, &home_texts()), "名單!E14: 提醒：姓名: 「十」不是 1 到 17 的數字 — 請改正");
}

TEST(ProblemTexts, WhatACellHoldsIsNeverReadAsAPattern) {
    for (const auto* hostile : {"{least}", "{text}", "{0}", "'{'", "{n, plural, one {x}}", "%s", "\x01"}) {
        const auto fault = faults::kNotFromTo(in_quotes(hostile), 1, 17);
        EXPECT_THAT(say(fault.what), testing::HasSubstr(hostile));
        EXPECT_THAT(say(fault.what, &home_texts()), testing::HasSubstr(hostile));
    }
    EXPECT_LT(say(in_quotes(std::string(10'000, 'x'))).size(), 60U) << "nor is all of it said";
}

TEST(ProblemTexts, SentencesWithinSentencesAreSaidInOneLanguage) {
    const auto fault = faults::kLostLetter(in_quotes("林?"), faults::kTypeInFile());
    EXPECT_EQ(say(fault.mend), "type it again and save the file in UTF-8; put a blank behind a question mark that is "
                               "meant");
    EXPECT_EQ(say(fault.mend, &home_texts()), "請重新輸入，並用 UTF-8 存檔。如果真的是問號，請在後面加一個空格");
    EXPECT_EQ(say(list_of({in_quotes("a"), in_quotes("b")}), &home_texts()), "「a」、「b」");
}

TEST(ProblemTexts, BracesAroundAnythingButANameAreBraces) {
    EXPECT_EQ(say(faults::kNotARate().mend), "write it as { full_day = 500, half_day = 250 }");
    EXPECT_EQ(say(faults::kNotARate().mend, &home_texts()), "請寫成 { full_day = 500, half_day = 250 }");
}

} // namespace
} // namespace kiosk::event
