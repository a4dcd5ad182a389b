#include "scan/hand_typing.hpp"

#include <gtest/gtest.h>

namespace kiosk::scan {
namespace {

using namespace std::chrono_literals;

struct Keyboard {
    HandTyping typing;
    core::MonoTime now{1min};
    std::string text;

    void hears(const std::vector<HandKey>& keys) {
        for (const HandKey& key : keys) text += key.kind == HandKey::Kind::Erase ? "<" : key.text;
    }
    void strikes(char32_t character, core::Millis after, int keyboard = 1, KeyFor whom = KeyFor::Us) {
        now += after;
        Stroke stroke;
        stroke.key = {static_cast<std::uint16_t>(character == U'\b' ? 14 : 30), true};
        stroke.text = character == U'\b' ? 0 : character;
        stroke.keyboard = keyboard;
        stroke.whom = whom;
        hears(typing.press(stroke, now));
    }
    void rests() {
        now += 1s;
        hears(typing.tick(now));
    }
};

TEST(HandTyping, TellsWhatAHandTypesOnceNoScannerCanHaveTypedIt) {
    Keyboard keyboard;
    for (const char32_t sign : U"王wxm") {
        if (sign != 0) keyboard.strikes(sign, 90ms);
    }
    EXPECT_EQ(keyboard.text, "王wx") << "the last may be the first of a burst";
    EXPECT_EQ(keyboard.typing.deadline(), keyboard.now + HandTyping::kPause);
    keyboard.rests();
    EXPECT_EQ(keyboard.text, "王wxm");
    EXPECT_FALSE(keyboard.typing.deadline());
}

TEST(HandTyping, ErasesAndTakesNoOtherControls) {
    Keyboard keyboard;
    keyboard.strikes(U'a', 90ms);
    keyboard.strikes(U'\b', 90ms);
    keyboard.strikes(U'\r', 90ms);
    keyboard.rests();
    EXPECT_EQ(keyboard.text, "a<");
}

TEST(HandTyping, AScannersBurstIsNobodysTyping) {
    Keyboard keyboard;
    keyboard.strikes(U'a', 90ms);
    for (const char32_t sign : U"KB1AAAA") {
        if (sign != 0) keyboard.strikes(sign, 8ms);
    }
    keyboard.strikes(U'\r', 8ms);
    keyboard.strikes(U'b', 400ms);
    keyboard.rests();
    EXPECT_EQ(keyboard.text, "b") << "what was struck in one run with it is lost with it";
}

TEST(HandTyping, AHandMayRollOverThreeKeys) {
    Keyboard keyboard;
    for (const char32_t sign : {U'w', U'x', U'm'}) keyboard.strikes(sign, 20ms);
    keyboard.rests();
    EXPECT_EQ(keyboard.text, "wxm");
}

TEST(HandTyping, TwoKeyboardsAreTwoHandsAndAnotherProgramsKeysAreNotRead) {
    Keyboard keyboard;
    for (int i = 0; i < 3; ++i) {
        keyboard.strikes(U'a', 10ms, 1);
        keyboard.strikes(U'b', 10ms, 2);
    }
    keyboard.strikes(U'c', 90ms, 1, KeyFor::AnotherProgram);
    keyboard.rests();
    EXPECT_EQ(keyboard.text, "aaabbb");
}

} // namespace
} // namespace kiosk::scan
