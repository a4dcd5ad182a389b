#include "scan/typed_codes.hpp"

#include <cstdint>
#include <map>
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

constexpr std::uint16_t kLeftShift = 42;
constexpr std::uint16_t kAltGr = 100;
constexpr std::uint16_t kCapsLock = 58;
constexpr std::uint16_t kEnter = 28;

// Codes of Linux's input-event-codes.h for what a token is made of.
std::uint16_t code_of(char c) {
    static const std::map<char, std::uint16_t> codes = [] {
        std::map<char, std::uint16_t> made;
        const auto row = [&made](std::uint16_t first, std::string_view keys) {
            for (const char key : keys) made[key] = first++;
        };
        row(2, "1234567890-=");
        row(16, "QWERTYUIOP");
        row(30, "ASDFGHJKL");
        row(44, "ZXCVBNM");
        return made;
    }();
    return codes.at(c);
}

class Desk {
  public:
    Desk& key(std::uint16_t code, KeyFor whom = KeyFor::Us) {
        now_ += 1;
        keep(codes_.press({code, true}, whom, at(now_)));
        keep(codes_.press({code, false}, whom, at(now_)));
        return *this;
    }
    Desk& hold(std::uint16_t code, bool down) {
        keep(codes_.press({code, down}, KeyFor::Us, at(now_)));
        return *this;
    }
    Desk& keys(const std::string& text, KeyFor whom = KeyFor::Us) {
        for (const char c : text) {
            if (c >= 'A' && c <= 'Z') keep(codes_.press({kLeftShift, true}, whom, at(now_)));
            key(code_of(c), whom);
            if (c >= 'A' && c <= 'Z') keep(codes_.press({kLeftShift, false}, whom, at(now_)));
        }
        return *this;
    }
    Desk& text(std::u32string_view characters) {
        for (const char32_t c : characters) keep(codes_.type(c, at(now_)));
        return *this;
    }
    Desk& text(const std::string& ascii) { return text(std::u32string(ascii.begin(), ascii.end())); }
    Desk& wait(std::int64_t ms) {
        now_ += ms;
        keep(codes_.tick(at(now_)));
        return *this;
    }
    [[nodiscard]] const std::vector<Readings>& heard() const { return heard_; }
    [[nodiscard]] std::optional<core::MonoTime> deadline() const { return codes_.deadline(); }

  private:
    void keep(std::optional<Readings> readings) {
        if (readings) heard_.push_back(*readings);
    }
    TypedCodes codes_;
    std::int64_t now_ = 1000;
    std::vector<Readings> heard_;
};

TEST(TypedCodes, OnAUsKeyboardBothReadingsAreOne) {
    Desk desk;
    desk.keys(token_text(1)).key(kEnter).text(token_text(1) + "\n");
    EXPECT_THAT(desk.wait(500).heard(), ElementsAre(ElementsAre(token_text(1))));
    EXPECT_EQ(desk.deadline(), std::nullopt);
}

TEST(TypedCodes, WhatALayoutGarblesIsHeardBothWaysTextFirst) {
    Desk desk;
    desk.keys(token_text(1)).key(kEnter).text(U"ЛИ1ФЯ\n");
    EXPECT_THAT(desk.wait(500).heard(), ElementsAre(ElementsAre("ЛИ1ФЯ", token_text(1))));
}

TEST(TypedCodes, WhatAnInputMethodSwallowsIsHeardByItsKeys) {
    Desk desk;
    desk.keys(token_text(1)).key(kEnter).text(U"\n");
    EXPECT_THAT(desk.heard(), IsEmpty()) << "its text may still come";
    EXPECT_THAT(desk.wait(100).heard(), ElementsAre(ElementsAre(token_text(1))));
}

TEST(TypedCodes, WhatAnInputMethodBringsLateIsTheSamePresentation) {
    Desk desk;
    desk.keys(token_text(1)).key(kEnter).wait(200).text(U"測試測試").wait(300);
    EXPECT_THAT(desk.heard(), ElementsAre(ElementsAre(token_text(1))));
    desk.keys(token_text(2)).key(kEnter).text(token_text(2) + "\n");
    EXPECT_THAT(desk.heard(), ElementsAre(ElementsAre(token_text(1)), ElementsAre(token_text(2))))
        << "the next badge is another";
}

TEST(TypedCodes, TextWithoutKeysIsEnough) {
    EXPECT_THAT(Desk().text(token_text(1) + "\n").wait(100).heard(), ElementsAre(ElementsAre(token_text(1))));
}

TEST(TypedCodes, CapsLockAndAltGrChangeNoKey) {
    Desk desk;
    desk.key(kCapsLock).keys("S001").key(kEnter);
    EXPECT_THAT(desk.wait(100).heard(), ElementsAre(ElementsAre("S001")));
    desk.hold(kAltGr, true).keys("QQQQ").hold(kAltGr, false).key(kEnter);
    EXPECT_THAT(desk.wait(100).heard(), testing::SizeIs(1)) << "a character of AltGr is none of a scanner's";
}

TEST(TypedCodes, OfWhatIsTypedIntoAnotherProgramOnlyAWholeTokenIsTaken) {
    Desk desk;
    desk.keys("S1234567", KeyFor::AnotherProgram).key(kEnter, KeyFor::AnotherProgram).wait(200);
    desk.keys(token_text(1).substr(0, 140), KeyFor::AnotherProgram).key(kEnter, KeyFor::AnotherProgram).wait(200);
    EXPECT_THAT(desk.heard(), IsEmpty());
    desk.keys(token_text(1), KeyFor::AnotherProgram).key(kEnter, KeyFor::AnotherProgram).wait(200);
    EXPECT_THAT(desk.heard(), ElementsAre(ElementsAre(token_text(1))));
    desk.keys("S1234567").key(kEnter).wait(200);
    EXPECT_EQ(desk.heard().size(), 2U) << "and what is typed here is as before";
}

TEST(TypedCodes, ABurstWithoutEnterEndsBySilence) {
    Desk desk;
    desk.keys(token_text(1)).text(token_text(1));
    ASSERT_TRUE(desk.deadline());
    EXPECT_THAT(desk.wait(100).wait(100).heard(), ElementsAre(ElementsAre(token_text(1))));
}

} // namespace
} // namespace kiosk::scan
