// Who registers at the door: what is kept of what they state, and the fact that introduces them.
#include "core/ledger/walk_in.hpp"

#include <set>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "support/must.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using kiosk::test::must;
using namespace std::string_literals;

WalkIn stated() {
    return {DelegationId{"home"}, "張育綺", "CHANG Yu-Chi", "星野國民中學", "teacher", "A", Diet::OvoLactoVegetarian};
}

Entry entry_for(const WalkIn& kept, const CommittedText& committed) {
    Entry at;
    at.wall = kiosk::test::at(9, 0).wall;
    return walk_in_entry(at, kept, committed);
}

TEST(WalkIn, IsKeptInOneFormWithoutBlanksAtItsEnds) {
    auto given = stated();
    given.name = "\u3000張育綺 ";
    given.latin = "Rene\u0301\u200b";
    const auto kept = must(kept_walk_in(given));
    EXPECT_EQ(kept.name, "張育綺");
    EXPECT_EQ(kept.latin, "René");
    EXPECT_EQ(must(kept_walk_in(kept)), kept);
}

TEST(WalkIn, WithoutANameOrADelegationIsRefused) {
    auto nobody = stated();
    nobody.name = " \u3000";
    EXPECT_EQ(kept_walk_in(nobody).error().kind, ErrorKind::Invalid);
    for (const auto* id : {"", "not an id", "é", "../x"}) {
        auto nowhere = stated();
        nowhere.delegation = DelegationId{id};
        EXPECT_FALSE(kept_walk_in(nowhere)) << id;
    }
}

TEST(WalkIn, EveryFieldIsBoundedInSignsAndInBytesAndControlsNothing) {
    for (auto WalkIn::*field : {&WalkIn::name, &WalkIn::latin, &WalkIn::affiliation, &WalkIn::role, &WalkIn::group}) {
        const auto takes = [&](const std::string& text) {
            auto given = stated();
            given.*field = text;
            return kept_walk_in(given).has_value();
        };
        std::string longest;
        for (std::size_t i = 0; i < kLongestStated; ++i) longest += "王";
        EXPECT_TRUE(takes(longest));
        EXPECT_FALSE(takes(longest + "王"));
        EXPECT_FALSE(takes(std::string(1'000'000, 'x')));
        for (const auto* bad : {"a\nb", "a\tb", "a\u0085b", "a\u2028b",
                                "a\x7f"
                                "b",
                                "a\xff"
                                "b"})
            EXPECT_FALSE(takes(bad)) << bad;
    }
}

RC_GTEST_PROP(WalkInText, SaysAgainWhatWasKept, ()) {
    const auto text = [] {
        return *rc::gen::container<std::string>(*rc::gen::inRange<std::size_t>(0, kLongestStated),
                                                rc::gen::elementOf(std::string("ABCabc019 -")));
    };
    WalkIn given{
        DelegationId{"jp"}, "王" + text(), text(), text(), text(), text(), static_cast<Diet>(*rc::gen::inRange(0, 5))};
    const auto kept = kept_walk_in(given);
    RC_ASSERT(kept.has_value());
    auto read = must(parse_walk_in_text(walk_in_text(*kept)));
    read.delegation = kept->delegation;
    RC_ASSERT(read == *kept);
}

TEST(WalkInText, OfAnotherFormIsRefused) {
    const auto good = walk_in_text(must(kept_walk_in(stated())));
    EXPECT_TRUE(parse_walk_in_text(good));
    for (const auto& bad : {std::string(), good + "\n", good + "3", good.substr(1 + good.find('\n')), "\n" + good,
                            " " + good, good.substr(0, good.size() - 1) + "5", "\n\n\n\n\n0"s})
        EXPECT_FALSE(parse_walk_in_text(bad)) << bad;
}

RC_GTEST_PROP(WalkInText, ArbitraryBytesAreRefusedWithoutACrash, (const std::string& text)) {
    if (const auto read = parse_walk_in_text(text)) RC_ASSERT(walk_in_text(*read) == text);
}

TEST(WalkInFact, IntroducesWhomItsCommitmentAndItsDelegationName) {
    const auto kept = must(kept_walk_in(stated()));
    const auto committed = salted(walk_in_text(kept));
    const auto entry = entry_for(kept, committed);
    EXPECT_TRUE(introduces(entry));
    EXPECT_TRUE(is_text_of(entry, committed));
    EXPECT_EQ(must(parse_entry(canonical_bytes(entry))), entry);
    auto somebody_else = entry;
    somebody_else.participant = ParticipantId{"jp-01"};
    EXPECT_FALSE(introduces(somebody_else)) << "nobody of the roster is introduced anew";
    auto elsewhere = entry;
    elsewhere.delegation = DelegationId{"jp"};
    EXPECT_FALSE(introduces(elsewhere));
    auto again = entry;
    again.kind = EntryKind::CheckIn;
    EXPECT_FALSE(introduces(again));
}

TEST(WalkInFact, TakesNoOtherTextAndNoOtherSalt) {
    const auto kept = must(kept_walk_in(stated()));
    const auto committed = salted(walk_in_text(kept));
    const auto entry = entry_for(kept, committed);
    auto other = committed;
    other.text[0] = 'x';
    EXPECT_FALSE(is_text_of(entry, other));
    other = committed;
    other.salt[0] = static_cast<std::uint8_t>(other.salt[0] ^ 1U);
    EXPECT_FALSE(is_text_of(entry, other));
    const auto prose = salted("anything else");
    auto bound = entry;
    bound.commitment = commitment_of(prose);
    bound.participant = walk_in_id(*bound.commitment, bound.delegation);
    EXPECT_FALSE(is_text_of(bound, prose)) << "bound to it, and no name";
}

TEST(WalkInFact, KeepsItsNameWhereverItIsRecordedAgain) {
    const auto kept = must(kept_walk_in(stated()));
    const auto entry = entry_for(kept, salted(walk_in_text(kept)));
    EXPECT_EQ(fact_of(entry), *entry.commitment);
    auto copy = recorded_again(entry);
    EXPECT_EQ(copy.refers_to, entry.ref());
    EXPECT_EQ(fact_of(copy), fact_of(entry));
    EXPECT_TRUE(introduces(copy)) << "the same person";
    EXPECT_EQ(recorded_again(copy), copy);
}

TEST(WalkInFact, IsAPersonWithABadgeWhomEverybodyFindsUnlessTheTextIsMissing) {
    const auto kept = must(kept_walk_in(stated()));
    const auto committed = salted(walk_in_text(kept));
    const auto entry = entry_for(kept, committed);
    const auto person = introduced(entry, committed);
    EXPECT_EQ(person.id, entry.participant);
    EXPECT_EQ(person.name, "張育綺");
    EXPECT_EQ(person.affiliation, "星野國民中學");
    EXPECT_EQ(person.group, "A");
    EXPECT_EQ(person.diet, Diet::OvoLactoVegetarian);
    EXPECT_FALSE(person.photo) << "nobody asked";
    ASSERT_EQ(person.external_codes.size(), 1U);
    EXPECT_TRUE(looks_like_walk_in_code(person.external_codes[0]));
    EXPECT_EQ(fold_code(person.external_codes[0]), person.external_codes[0]);
    const auto nameless = introduced(entry, std::nullopt);
    EXPECT_EQ(nameless.id, person.id);
    EXPECT_EQ(nameless.delegation.str(), "home");
    EXPECT_EQ(nameless.name + nameless.affiliation, "");
    EXPECT_TRUE(nameless.external_codes.empty());
}

TEST(WalkInFact, HasAnIdAndACodeOfItsOwn) {
    const auto kept = must(kept_walk_in(stated()));
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto committed = salted(walk_in_text(kept));
        const auto id = entry_for(kept, committed).participant.str();
        EXPECT_THAT(id, testing::MatchesRegex("W-[A-Z2-7]{10}"));
        seen.insert(id);
        seen.insert(walk_in_code(committed));
    }
    EXPECT_EQ(seen.size(), 200U);
}

} // namespace
} // namespace kiosk::core
