#include "scan/typed_codes.hpp"

#include <cstdint>
#include <functional>
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
using testing::SizeIs;

constexpr std::uint16_t kLeftShift = 42;
constexpr std::uint16_t kAltGr = 100;
constexpr std::uint16_t kEnter = 28;

// Codes of Linux's input-event-codes.h for what a token is made of.
std::uint16_t code_of(char c) {
    static const std::map<char, std::uint16_t> codes = [] {
        std::map<char, std::uint16_t> made{{' ', 57}};
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

// What the machine makes of a key that a US keyboard would call so; 0: nothing.
using Layout = std::function<char32_t(char)>;

char32_t us(char c) {
    return static_cast<char32_t>(c);
}
char32_t german(char c) {
    return us(c == 'Y' ? 'Z' : c == 'Z' ? 'Y' : c);
}
char32_t thai(char c) {
    return 0x0E01 + static_cast<char32_t>(c - '0');
}
// Several keys give the same, and most give nothing: two codes may look alike.
char32_t mute(char c) {
    return c < 'A' ? U'٣' : 0;
}
char32_t nothing(char) {
    return 0;
}
const std::map<std::string, Layout> kLayouts{
    {"us", us}, {"german", german}, {"thai", thai}, {"mute", mute}, {"nothing", nothing}};

// What scanners do, and what is heard of it.
class Room {
  public:
    explicit Room(Layout layout = us) : layout_(std::move(layout)) {}

    Room& key(std::uint16_t code, char32_t text = 0, int keyboard = 1, KeyFor whom = KeyFor::Us) {
        now_ += gap_;
        press(code, true, text, keyboard, whom);
        press(code, false, 0, keyboard, whom);
        return *this;
    }
    Room& press(std::uint16_t code, bool down, char32_t text = 0, int keyboard = 1, KeyFor whom = KeyFor::Us) {
        keep(codes_.press({{code, down}, text, keyboard, whom}, at(now_)));
        return *this;
    }
    // Upper-case letters and digits.
    Room& character(char c, int keyboard = 1, KeyFor whom = KeyFor::Us) {
        const bool shift = c >= 'A';
        if (shift) press(kLeftShift, true, 0, keyboard, whom);
        key(code_of(c), layout_(c), keyboard, whom);
        if (shift) press(kLeftShift, false, 0, keyboard, whom);
        return *this;
    }
    Room& type(const std::string& text, int keyboard = 1, KeyFor whom = KeyFor::Us) {
        for (const char c : text) character(c, keyboard, whom);
        return *this;
    }
    Room& scan(const std::string& text, int keyboard = 1, KeyFor whom = KeyFor::Us) {
        return type(text, keyboard, whom).key(kEnter, U'\r', keyboard, whom);
    }
    // As GLFW tells it where nothing below it can be had: text apart from its key.
    Room& text(std::u32string_view characters) {
        for (const char32_t c : characters) keep(codes_.type(c, at(now_)));
        return *this;
    }
    Room& gap(std::int64_t ms) {
        gap_ = ms;
        return *this;
    }
    Room& wait(std::int64_t ms) {
        now_ += ms;
        keep(codes_.tick(at(now_)));
        return *this;
    }
    [[nodiscard]] const std::vector<Readings>& heard() const { return heard_; }
    [[nodiscard]] std::vector<std::string> last_readings() const {
        std::vector<std::string> texts;
        for (const Readings& readings : heard_) texts.push_back(readings.back());
        return texts;
    }
    [[nodiscard]] std::optional<core::MonoTime> deadline() const { return codes_.deadline(); }
    [[nodiscard]] std::int64_t now() const { return now_; }

  private:
    void keep(std::vector<Readings> codes) { heard_.insert(heard_.end(), codes.begin(), codes.end()); }

    Layout layout_;
    TypedCodes codes_;
    std::int64_t gap_ = 1;
    std::int64_t now_ = 1000;
    std::vector<Readings> heard_;
};

TEST(TypedCodes, OnAUsKeyboardBothReadingsAreOne) {
    Room room;
    EXPECT_THAT(room.scan(token_text(1)).heard(), ElementsAre(ElementsAre(token_text(1))));
    EXPECT_EQ(room.deadline(), std::nullopt);
}

TEST(TypedCodes, WhatALayoutGarblesIsHeardBothWaysTextFirst) {
    std::string text;
    for (const char c : token_text(1)) text += static_cast<char>(german(c));
    EXPECT_THAT(Room(german).scan(token_text(1)).heard(), ElementsAre(ElementsAre(text, token_text(1))));
    EXPECT_THAT(Room(thai).scan("S001").heard(), ElementsAre(ElementsAre("ฤกกข", "S001")));
}

TEST(TypedCodes, WhatIsSwallowedAsTextIsHeardByItsKeys) {
    EXPECT_THAT(Room(nothing).scan(token_text(1)).heard(), ElementsAre(ElementsAre(token_text(1))));
}

// What lost guests' scans once: text and keys of one scan, told apart, were paired by the order of their arrival.
TEST(TypedCodes, OfScansBackToBackNoneIsLostNoneIsDoubledAndNoneTakesAnothersReading) {
    for (const auto& [name, layout] : kLayouts) {
        for (const std::int64_t gap : {0, 1, 7, 30}) {
            Room room(layout);
            room.gap(gap);
            std::vector<std::string> scanned;
            for (int i = 0; i < 8; ++i) scanned.push_back(token_text(i));
            for (const std::string& token : scanned) room.scan(token);
            EXPECT_THAT(room.last_readings(), testing::ElementsAreArray(scanned)) << name << " " << gap;
            Room alone(layout);
            for (std::size_t i = 0; i < scanned.size(); ++i) {
                alone.scan(scanned[i]).wait(5000);
                EXPECT_EQ(room.heard()[i], alone.heard()[i]) << name << " " << gap;
            }
        }
    }
}

TEST(TypedCodes, WithoutEnterAndWithoutAPauseEachTokenIsACodeOnAnyLayout) {
    for (const auto& [name, layout] : kLayouts) {
        Room room(layout);
        room.gap(0).type(token_text(1) + token_text(2) + token_text(3)).wait(100);
        EXPECT_THAT(room.last_readings(), ElementsAre(token_text(1), token_text(2), token_text(3))) << name;
        if (name == "thai") {
            EXPECT_THAT(room.heard(), testing::Each(SizeIs(1))) << "what it garbles three codes into is none of them";
        }
    }
}

TEST(TypedCodes, AScanThatPausesInTheMiddleIsOneOnAnyLayout) {
    const std::string token = token_text(1);
    for (const auto& [name, layout] : kLayouts) {
        for (const std::size_t cut : {3U, 4U, 60U, 140U}) {
            Room room(layout);
            room.type(token.substr(0, cut)).wait(120).scan(token.substr(cut)).scan(token_text(2));
            EXPECT_THAT(room.last_readings(), ElementsAre(token, token_text(2))) << name << " " << cut;
        }
    }
}

TEST(TypedCodes, TwoScannersAtOnceDoNotGarbleEachOther) {
    Room room(thai);
    for (std::size_t i = 0; i < token_text(1).size(); ++i)
        room.character(token_text(1)[i], 1).character(token_text(2)[i], 2);
    room.key(kEnter, U'\r', 2).key(kEnter, U'\r', 1);
    EXPECT_THAT(room.last_readings(), ElementsAre(token_text(2), token_text(1)));
}

TEST(TypedCodes, SomebodyWhoTypesMeanwhileDoesNotHarmAScan) {
    Room room;
    room.type(token_text(1).substr(0, 50), 1).press(kLeftShift, true, 0, 2).character('X', 2).key(kEnter, U'\r', 2);
    room.scan(token_text(1).substr(50), 1);
    EXPECT_THAT(room.heard(), ElementsAre(ElementsAre(token_text(1))));
}

TEST(TypedCodes, AnotherKeyboardIsHeardHoweverManyThereWere) {
    Room room;
    for (int i = 0; i < 1000; ++i) room.character('A', i);
    EXPECT_THAT(room.scan(token_text(1), 2000).heard(), ElementsAre(ElementsAre(token_text(1))));
}

TEST(TypedCodes, TextWithoutKeysIsEnough) {
    const std::string token = token_text(1);
    EXPECT_THAT(Room().text(std::u32string(token.begin(), token.end()) + U"\n").heard(),
                ElementsAre(ElementsAre(token)));
}

TEST(TypedCodes, TextApartFromItsKeysIsOfTheSameBurst) {
    Room room(nothing);
    for (const char c : std::string("KB1SZ")) room.character(c, 0).text(std::u32string(1, german(c)));
    EXPECT_THAT(room.key(kEnter, 0, 0).heard(), ElementsAre(ElementsAre("KB1SY", "KB1SZ")));
}

TEST(TypedCodes, ACharacterOfAltGrIsTheTextsAlone) {
    Room room;
    room.press(kAltGr, true).key(code_of('Q'), U'@').press(kAltGr, false).scan("S001");
    EXPECT_THAT(room.heard(), ElementsAre(ElementsAre("@S001", "S001")));
}

TEST(TypedCodes, OfWhatIsTypedIntoAnotherProgramOnlyAWholeTokenIsTaken) {
    Room room;
    room.scan("S1234567", 1, KeyFor::AnotherProgram);
    room.scan(token_text(1).substr(0, 140), 1, KeyFor::AnotherProgram);
    room.type("PASSWORT", 1, KeyFor::AnotherProgram).wait(5000);
    room.gap(80).scan("DEAR MS WANG 1A", 1, KeyFor::AnotherProgram).gap(1);
    EXPECT_THAT(room.heard(), IsEmpty());
    room.scan(token_text(1), 1, KeyFor::AnotherProgram);
    EXPECT_THAT(room.heard(), ElementsAre(ElementsAre(token_text(1))));
    room.scan("S1234567");
    EXPECT_THAT(room.heard(), SizeIs(2)) << "and what is typed here is as before";
}

TEST(TypedCodes, OfABurstThatBeganInAnotherProgramOnlyATokenIsTaken) {
    Room room;
    room.type("GEHE", 1, KeyFor::AnotherProgram).scan("IM99");
    EXPECT_THAT(room.heard(), IsEmpty());
    room.type("GEHEIM99", 1, KeyFor::AnotherProgram).wait(200).scan("S1234567");
    EXPECT_THAT(room.heard(), ElementsAre(ElementsAre("S1234567"))) << "after a silence it is another burst";
}

TEST(TypedCodes, ABurstWithoutEnterEndsBySilence) {
    Room room;
    room.type(token_text(1));
    EXPECT_EQ(room.deadline(), at(room.now() + 100));
    EXPECT_THAT(room.wait(99).heard(), IsEmpty());
    EXPECT_THAT(room.wait(1).heard(), ElementsAre(ElementsAre(token_text(1))));
}

} // namespace
} // namespace kiosk::scan
