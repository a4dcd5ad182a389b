// What espeak-ng really says: these tests run it.
#include "app/audio/speech.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "event/files/assets.hpp"

namespace kiosk::app {
namespace {

using testing::HasSubstr;

const std::function<bool()> kGoOn = [] { return false; };

const std::vector<core::Catalogue>& catalogues() {
    static const auto all = event::load_catalogues(std::filesystem::path(KIOSK_SOURCE_DIR) / "assets").value();
    return all;
}

std::vector<std::string> spoken_texts(const core::Catalogue& catalogue) {
    std::vector<std::string> texts;
    for (const std::string& key : catalogue.keys())
        if (key.ends_with(".spoken")) texts.push_back(catalogue.text(key));
    return texts;
}

double loudness(const Samples& samples) {
    double sum = 0;
    for (const double value : samples.values) sum += value * value;
    return std::sqrt(sum / static_cast<double>(samples.values.size()));
}

// The sounds that the voice makes of the text, in the program's own notation; "(en)" where it reads it as English.
std::string sounds_of(const std::string& text, std::string_view voice) {
    const std::string command = "espeak-ng -q -x -b 1 -v " + std::string(voice) + " -- '" + text + "' 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::string all;
    for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) all += static_cast<char>(c);
    return all;
}

TEST(Speech, EveryVoiceSaysItsGreetingAudiblyInAFewSecondsAndNoTwoAlike) {
    std::set<std::vector<std::int16_t>> heard;
    for (const core::Catalogue& catalogue : catalogues()) {
        const auto voice = voice_of(catalogue.language());
        if (!voice) continue;
        const auto samples = synthesise(catalogue.text("result.admitted.spoken"), *voice, kGoOn);
        ASSERT_TRUE(samples) << catalogue.language() << ": " << samples.error().detail;
        const double seconds = static_cast<double>(samples->values.size()) / samples->rate;
        EXPECT_GT(seconds, 0.7) << catalogue.language();
        EXPECT_LT(seconds, 5) << catalogue.language();
        EXPECT_GT(loudness(*samples), 500) << catalogue.language();
        heard.insert(samples->values);
    }
    EXPECT_EQ(heard.size(), 6U);
}

TEST(Speech, NoTextIsReadOutAsEnglishOrSpelled) {
    for (const core::Catalogue& catalogue : catalogues()) {
        const auto voice = voice_of(catalogue.language());
        if (!voice) continue;
        for (const std::string& text : spoken_texts(catalogue)) {
            const std::string sounds = sounds_of(text, *voice);
            EXPECT_GT(sounds.size(), 5U) << text;
            EXPECT_EQ(sounds.find("(en)"), std::string::npos) << text << " is read as " << sounds;
        }
    }
}

TEST(Speech, ALanguageThatNoVoiceSpeaksIntelligiblyHasNone) {
    EXPECT_FALSE(voice_of("th"));
    EXPECT_FALSE(voice_of("de"));
}

TEST(Speech, AVoiceThatIsNotThereIsAnErrorAndNoOtherVoice) {
    const auto samples = synthesise("1", "xx", kGoOn);
    ASSERT_FALSE(samples);
    EXPECT_THAT(samples.error().detail, HasSubstr("voice xx"));
}

TEST(Speech, AProgramThatIsNotInstalledIsSaidSo) {
    const auto samples = synthesise("1", "en", kGoOn, "no-such-speaker");
    ASSERT_FALSE(samples);
    EXPECT_EQ(samples.error().kind, core::ErrorKind::NotFound);
    EXPECT_THAT(samples.error().detail, HasSubstr("install the package espeak-ng"));
}

TEST(Speech, AProgramThatWritesNoSoundIsAnError) {
    EXPECT_FALSE(synthesise("1", "en", kGoOn, "echo"));
    EXPECT_FALSE(synthesise("1", "en", kGoOn, "false"));
}

TEST(Speech, AProgramThatHangsIsEndedWhenItIsStopped) {
    const auto samples = synthesise(
        "1", "en", [] { return true; }, "yes");
    ASSERT_FALSE(samples);
    EXPECT_THAT(samples.error().detail, HasSubstr("stopped"));
}

// --- WAV

const std::string kFormat("fmt \x10\0\0\0\x01\0\x01\0\x22\x56\0\0\x44\xac\0\0\x02\0\x10\0", 24);
const std::string kHead("RIFF\x24\xf0\xff\x7fWAVE", 12);

TEST(Wav, IsReadThoughItsLengthsSayNothing) {
    const auto samples = parse_wav(kHead + kFormat + std::string("data\x00\xf0\xff\x7f\x01\x00\xff\xff\x05", 13));
    ASSERT_TRUE(samples) << samples.error().detail;
    EXPECT_EQ(samples->rate, 22050);
    EXPECT_EQ(samples->values, (std::vector<std::int16_t>{1, -1}));
}

TEST(Wav, OtherChunksAreSkipped) {
    const auto samples =
        parse_wav(kHead + kFormat + std::string("LIST\x02\0\0\0ab", 10) + std::string("data\x02\0\0\0\x07\0", 10));
    ASSERT_TRUE(samples) << samples.error().detail;
    EXPECT_EQ(samples->values, (std::vector<std::int16_t>{7}));
}

TEST(Wav, WhatIsCutOrHasAnotherFormatIsAnError) {
    const std::string whole = kHead + kFormat + std::string("data\x02\0\0\0\x07\0", 10);
    for (std::size_t size = 0; size < whole.size() - 2; ++size) EXPECT_FALSE(parse_wav(whole.substr(0, size))) << size;
    for (const std::size_t at : {0U, 8U, 20U, 22U, 34U}) {
        std::string other = whole;
        other[at] = '\x7f';
        EXPECT_FALSE(parse_wav(other)) << at;
    }
    std::string slow = whole;
    slow[25] = '\0';
    EXPECT_FALSE(parse_wav(slow)) << "34 samples a second";
}

} // namespace
} // namespace kiosk::app
