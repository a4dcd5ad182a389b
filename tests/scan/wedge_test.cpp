#include "scan/wedge.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::at;
using test::token_text;
using testing::ElementsAre;
using testing::IsEmpty;

// Types as a scanner or a hand does, and keeps what comes out.
class Typist {
  public:
    Typist& type(std::u32string_view text, std::int64_t gap_ms = 2) {
        for (const char32_t c : text) {
            now_ += gap_ms;
            keep(wedge_.feed({c, 0}, at(now_)));
        }
        return *this;
    }
    Typist& type(const std::string& ascii, std::int64_t gap_ms = 2) {
        return type(std::u32string(ascii.begin(), ascii.end()), gap_ms);
    }
    Typist& wait(std::int64_t ms) {
        now_ += ms;
        keep(wedge_.tick(at(now_)));
        return *this;
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
    [[nodiscard]] const Wedge& wedge() const { return wedge_; }
    [[nodiscard]] std::int64_t now() const { return now_; }

  private:
    void keep(const std::vector<Readings>& codes) {
        for (const Readings& readings : codes) {
            EXPECT_EQ(readings.size(), 1U);
            texts_.push_back(readings.front());
        }
    }
    Wedge wedge_;
    std::int64_t now_ = 1000;
    std::vector<std::string> texts_;
};

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

TEST(Wedge, EnterOrTabEndsABurst) {
    EXPECT_THAT(Typist().type(token_text(1) + "\r").texts(), ElementsAre(token_text(1)));
    EXPECT_THAT(Typist().type(token_text(1) + "\n").texts(), ElementsAre(token_text(1)));
    EXPECT_THAT(Typist().type(token_text(1) + "\t").texts(), ElementsAre(token_text(1)));
    EXPECT_THAT(Typist().type(token_text(1) + "\r\n").texts(), ElementsAre(token_text(1)));
}

TEST(Wedge, AHundredMillisecondsOfSilenceEndABurst) {
    Typist typist;
    typist.type(token_text(1));
    EXPECT_EQ(typist.wedge().deadline(), at(typist.now() + 100));
    EXPECT_THAT(typist.wait(99).texts(), IsEmpty());
    EXPECT_THAT(typist.wait(1).texts(), ElementsAre(token_text(1)));
    EXPECT_EQ(typist.wedge().deadline(), std::nullopt);
}

TEST(Wedge, ANextBurstAfterSilenceIsAnotherText) {
    EXPECT_THAT(Typist().type(token_text(1)).wait(150).type(token_text(2) + "\r").texts(),
                ElementsAre(token_text(1), token_text(2)));
}

TEST(Wedge, SilenceIsNoticedEvenWhenNobodyTicks) {
    Typist typist;
    typist.type(token_text(1)).type("A", 200);
    EXPECT_THAT(typist.texts(), ElementsAre(token_text(1)));
}

TEST(Wedge, CapsLockDoesNotHarmAToken) {
    EXPECT_THAT(Typist().type(lower(token_text(1)) + "\r").texts(), ElementsAre(token_text(1)));
}

TEST(Wedge, AnExternalCodeKeepsItsLetters) {
    EXPECT_THAT(Typist().type(std::string("Stu-0042x\r")).texts(), ElementsAre("Stu-0042x"));
    EXPECT_THAT(Typist().type(std::string("stu-KB123\r")).texts(), ElementsAre("stu-KB123"));
}

TEST(Wedge, PrefixesOfScannersAreTakenAway) {
    const std::string token = token_text(3);
    for (const std::string prefix :
         {"\\000026", "]Q1", "]Q2\\000026", "]Q1]Q1", " ]d2", "*#KB1AB", "\\000003\\000026"}) {
        EXPECT_THAT(Typist().type(prefix + token + "\r").texts(), ElementsAre(token)) << prefix;
        EXPECT_THAT(Typist().type(lower(prefix + token) + "\r").texts(), ElementsAre(token)) << prefix;
    }
    EXPECT_THAT(Typist().type(std::string("]C10012345\r")).texts(), ElementsAre("0012345"));
    EXPECT_THAT(Typist().type(U"¥000026S1234567\r").texts(), ElementsAre("S1234567"));
    EXPECT_THAT(Typist().type(std::string("]-5 is no mark\r")).texts(), ElementsAre("]-5 is no mark"));
}

TEST(Wedge, SuffixesOfScannersAreTakenAway) {
    const std::string token = token_text(3);
    for (const std::string suffix : {"#", ";", " ", "##", "KB1"}) {
        EXPECT_THAT(Typist().type(token + suffix + "\r").texts(), ElementsAre(token)) << suffix;
        EXPECT_THAT(Typist().type(token + suffix).wait(100).texts(), ElementsAre(token)) << suffix;
        EXPECT_THAT(Typist().type(token.substr(0, 60)).wait(300).type(token.substr(60) + suffix + "\r").texts(),
                    ElementsAre(token))
            << suffix;
    }
    EXPECT_THAT(Typist().type(token + "\n\r").texts(), ElementsAre(token)) << "a line end in the code itself";
    EXPECT_THAT(Typist().type(std::string("S1234567#\r")).texts(), ElementsAre("S1234567#")) << "may be part of it";
}

TEST(Wedge, FullWidthLettersOfAnInputMethodAreHalfWidthAgain) {
    std::u32string wide;
    for (const char c : token_text(4)) wide.push_back(static_cast<char32_t>(c) + 0xFEE0);
    EXPECT_THAT(Typist().type(wide + U"\r").texts(), ElementsAre(token_text(4)));
}

TEST(Wedge, ACutBurstFollowedByTheWholeGivesTheWholeOnce) {
    const std::string token = token_text(5);
    EXPECT_THAT(Typist().type(token.substr(0, 60)).wait(300).type(token + "\r").texts(), ElementsAre(token));
    EXPECT_THAT(Typist().type(token.substr(0, 60) + token + "\r").texts(), ElementsAre(token));
}

TEST(Wedge, ACutBurstFollowedByItsRestIsJoined) {
    const std::string token = token_text(5);
    EXPECT_THAT(Typist().type(token.substr(0, 60)).wait(300).type(token.substr(60) + "\r").texts(), ElementsAre(token));
    EXPECT_THAT(Typist()
                    .type(token.substr(0, 40))
                    .wait(150)
                    .type(token.substr(40, 50))
                    .wait(150)
                    .type(token.substr(90))
                    .wait(100)
                    .texts(),
                ElementsAre(token));
    EXPECT_THAT(Typist().type(lower(token.substr(0, 60))).wait(300).type(lower(token.substr(60)) + "\r").texts(),
                ElementsAre(token));
}

TEST(Wedge, ACutBurstIsForgottenWhenNothingFollows) {
    const std::string token = token_text(5);
    EXPECT_THAT(Typist().type(token.substr(0, 60)).wait(5'000).type(token_text(6) + "\r").texts(),
                ElementsAre(token_text(6)));
    EXPECT_THAT(Typist().type(token.substr(0, 60)).wait(5'000).texts(), IsEmpty());
}

TEST(Wedge, TokensWithNothingBetweenThemAreEachACode) {
    const std::string three = token_text(1) + token_text(2) + token_text(3);
    const auto all = ElementsAre(token_text(1), token_text(2), token_text(3));
    EXPECT_THAT(Typist().type(three + "\r", 0).texts(), all);
    EXPECT_THAT(Typist().type(three).wait(100).texts(), all);
    EXPECT_THAT(Typist().type(token_text(1) + "#" + token_text(2) + "; " + token_text(3) + "\r").texts(), all);
}

TEST(Wedge, ACutBurstsRestAndTheNextCodeInOneBurstAreBothKept) {
    const std::string token = token_text(5);
    EXPECT_THAT(Typist().type(token.substr(0, 60)).wait(300).type(token.substr(60) + token_text(6) + "\r").texts(),
                ElementsAre(token, token_text(6)));
    EXPECT_THAT(Typist().type(token_text(6) + token.substr(0, 60)).wait(300).type(token.substr(60) + "\r").texts(),
                ElementsAre(token_text(6), token));
}

TEST(Wedge, AnotherCodeRightBehindACutBurstIsNotSwallowedByIt) {
    EXPECT_THAT(Typist().type(token_text(5).substr(0, 60)).wait(300).type(std::string("S234567\r")).texts(),
                ElementsAre("S234567"));
}

TEST(Wedge, AHandThatTypesIsNoScanner) {
    EXPECT_THAT(Typist().type(std::string("wang xiaoming\r"), 60).texts(), IsEmpty());
    EXPECT_THAT(Typist().type(std::string("wang xiaoming\r"), 140).texts(), IsEmpty());
    EXPECT_THAT(Typist().type(std::string("abc\r")).texts(), IsEmpty()) << "fewer than four characters";
}

TEST(Wedge, AScannerAsSlowAsThirtyMillisecondsACharacterIsStillOne) {
    EXPECT_THAT(Typist().type(token_text(1) + "\r", 30).texts(), ElementsAre(token_text(1)));
}

TEST(Wedge, AWholeTokenIsAScannersHoweverSlowItTypes) {
    EXPECT_THAT(Typist().type(token_text(1) + "\r", 60).texts(), ElementsAre(token_text(1)));
}

TEST(Wedge, OverlongBurstsAreDroppedToTheirEndAndTheNextIsRead) {
    EXPECT_THAT(Typist().type(std::string(512, 'A') + "\r").texts(), ElementsAre(std::string(512, 'A')));
    EXPECT_THAT(Typist().type(std::string(513, 'A') + "\r").texts(), IsEmpty());
    EXPECT_THAT(Typist().type(std::string(8'192 - 141, 'A') + token_text(1) + "\r").texts(),
                ElementsAre(token_text(1)));
    EXPECT_THAT(Typist().type(std::string(8'192, 'A') + token_text(2) + "\r").texts(), IsEmpty());
    EXPECT_THAT(Typist().type(std::string(100'000, 'A') + "\r" + token_text(1) + "\r").texts(),
                ElementsAre(token_text(1)));
}

TEST(Wedge, ControlCharactersAndNonsenseAreNoText) {
    EXPECT_THAT(Typist()
                    .type(U"\x02\x1b["
                          U"ABCD\x7f\x03\r")
                    .texts(),
                ElementsAre("[ABCD"));
    EXPECT_THAT(Typist().type(std::u32string{0xD800, 0x110000, 'A', 'B', 'C', 'D', '\r'}).texts(), ElementsAre("ABCD"));
    EXPECT_THAT(Typist().type(std::string("\r\n\t\r")).texts(), IsEmpty());
}

TEST(Wedge, CharactersBeyondAsciiComeOutAsUtf8) {
    EXPECT_THAT(Typist().type(U"王小明é😀\r").texts(), ElementsAre("王小明é😀"));
}

} // namespace
} // namespace kiosk::scan
