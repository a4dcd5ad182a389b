#include "store/desk/desk.hpp"
#include "store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class DeskReadings : public StoreTest {
  protected:
    DeskReadings() { load(); }
};

TEST_F(DeskReadings, OfTwoReadingsTheOneThatVerifiesCounts) {
    auto gate = desk();
    auto garbled = sample.token("jp-01");
    garbled[100] = garbled[100] == 'A' ? 'B' : 'A';
    const auto read_as = [&](std::string text, std::string otherwise, core::Now now) {
        return gate->present({std::move(text), core::Source::Scanner, std::move(otherwise)}, now);
    };
    EXPECT_EQ(read_as(garbled, sample.token("jp-01"), at(9, 0)).verdict, Verdict::Admitted) << "by its keys";
    EXPECT_EQ(read_as(sample.token("jp-02"), garbled, at(9, 1)).verdict, Verdict::Admitted) << "by its text";
    EXPECT_EQ(read_as("ЛИ1ФЯ", sample.token("jp-03"), at(9, 2)).verdict, Verdict::Admitted);
    EXPECT_EQ(read_as("SHARED", sample.token("jp-04"), at(9, 3)).verdict, Verdict::Admitted) << "before any other code";
    EXPECT_EQ(entries().size(), 4U) << "each is one presentation";
    EXPECT_EQ(fault(), "");
}

TEST_F(DeskReadings, OfTwoReadingsWithoutATokenTheOneOnTheRosterCounts) {
    auto gate = desk();
    const auto by_keys = gate->present({"ЛИ-1", core::Source::Scanner, "CODE1"}, at(9, 0));
    EXPECT_EQ(by_keys.verdict, Verdict::Admitted);
    EXPECT_EQ(by_keys.person->name, "青木 みなも");
    EXPECT_EQ(gate->present({"CODE1", core::Source::Scanner, "KB1CODE"}, at(9, 1)).verdict, Verdict::AlreadyIn)
        << "and not what only begins like a token";
}

TEST_F(DeskReadings, WhereNeitherReadingVerifiesTheFirstThatSaysAnythingIsTheVerdict) {
    auto gate = desk();
    auto text = sample.token("jp-01");
    auto keys = text;
    text[100] = text[100] == 'A' ? 'B' : 'A';
    keys[101] = keys[101] == 'A' ? 'B' : 'A';
    EXPECT_EQ(gate->present({text, core::Source::Scanner, keys}, at(9, 0)).verdict, Verdict::BadSignature);
    EXPECT_EQ(entries().back().token_fingerprint, core::token_fingerprint(text));
    EXPECT_EQ(gate->present({"ЛИ1ФЯ", core::Source::Scanner, keys}, at(9, 1)).verdict, Verdict::BadSignature)
        << "an altered badge is refused on every layout";
    EXPECT_EQ(gate->present({"ЛИ1ФЯ", core::Source::Scanner, "S001"}, at(9, 2)).verdict, Verdict::Unreadable);
    EXPECT_EQ(entries().size(), 2U);
}

TEST_F(DeskReadings, AGroupIsConfirmedByTheReadingThatVerified) {
    auto gate = desk();
    const auto token = sample.token("jp");
    const auto outcome = gate->present({"ЛИ1ФЯ", core::Source::Scanner, token}, at(9, 0));
    ASSERT_EQ(outcome.verdict, Verdict::Group);
    EXPECT_EQ(outcome.group_token, token);
}

TEST_F(DeskReadings, WhatStandsAroundATokenIsNoPartOfIt) {
    auto gate = desk();
    int minute = 0;
    const auto token = sample.token("jp-01");
    for (const std::string before : {"", " ", "\t\r\n", "\xEF\xBB\xBF", "]Q1"}) {
        for (const std::string& after :
             std::vector<std::string>{"", "#", ";", "\r\n", " ", "\n\xEF\xBB\xBF", "#" + sample.token("jp-02")}) {
            const auto outcome = gate->present({before + token + after, core::Source::Camera}, at(9, minute++));
            EXPECT_TRUE(outcome.verdict == Verdict::Admitted || outcome.verdict == Verdict::AlreadyIn)
                << before << "|" << after;
            ASSERT_TRUE(outcome.person) << before << "|" << after;
            EXPECT_EQ(outcome.person->name, "青木 みなも");
        }
    }
}

} // namespace
} // namespace kiosk::store::test
