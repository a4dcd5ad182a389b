// The order of tones and words, with a loudspeaker and a voice that the test holds in its hand.
#include "app/audio/sound.hpp"

#include <condition_variable>
#include <fstream>
#include <mutex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace kiosk::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::chrono::seconds kPatience{60};

// Words are one sample at 8000 Hz, as loud as their text is long; tones are at kSampleRate.
class Stage {
  public:
    [[nodiscard]] SoundWays ways() {
        SoundWays made;
        made.play = [this](const Samples& samples, const Stop& stop) -> core::Status {
            const bool tone = samples.rate == kToneRate;
            note(tone ? "tone" : std::to_string(samples.values.front()));
            while (!tone && held_ && !stop()) std::this_thread::yield();
            if (!tone) note(stop() ? "cut" : "said");
            return {};
        };
        made.synthesise = [this](const std::string& text, std::string_view voice,
                                 const Stop&) -> core::Result<Samples> {
            if (voice == missing_) return core::fail(core::ErrorKind::Unavailable, "no voice " + missing_);
            if (text == "1") return Samples{8000, {1}};
            note(std::string(voice) + ":" + text);
            return Samples{8000, {1000}};
        };
        return made;
    }
    void note(const std::string& what) {
        const std::lock_guard lock(mutex_);
        notes_.push_back(what);
        changed_.notify_all();
    }
    // What happened, once that much has.
    std::vector<std::string> notes(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, kPatience, [&] { return notes_.size() >= count; });
        return notes_;
    }
    std::atomic<bool> held_{false}; // words go on until they are cut, or let go
    std::string missing_;

  private:
    static constexpr int kToneRate = 48000;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> notes_;
};

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Sound, TheToneComesFirstAndWordsAreAsLoudAsTheToneIs) {
    Stage stage;
    Sound sound(1, true, Log(), stage.ways());
    sound.play(core::Tone::Green, 0.5);
    sound.say({"Welcome.", "en"}, 0.5);
    EXPECT_THAT(stage.notes(4), ElementsAre("tone", "en:Welcome.", "500", "said"));
}

TEST(Sound, NewerWordsCutThoseThatAreBeingSaid) {
    Stage stage;
    stage.held_ = true;
    Sound sound(1, true, Log(), stage.ways());
    sound.say({"Welcome.", "en"}, 1);
    stage.notes(2);
    sound.play(core::Tone::Red, 1);
    sound.say({"Welcome.", "vi"}, 1);
    EXPECT_THAT(stage.notes(6), ElementsAre("en:Welcome.", "1000", "cut", "tone", "vi:Welcome.", "1000"));
}

TEST(Sound, EndingCutsWhatIsBeingSaid) {
    Stage stage;
    stage.held_ = true;
    {
        Sound sound(1, true, Log(), stage.ways());
        sound.say({"Welcome.", "en"}, 1);
        stage.notes(2);
    }
    EXPECT_THAT(stage.notes(3), ElementsAre("en:Welcome.", "1000", "cut"));
}

TEST(Sound, NothingIsSaidUnlessItWasAskedForNorInQuietHoursWithoutVolume) {
    Stage stage;
    {
        Sound sound(1, false, Log(), stage.ways());
        sound.say({"Welcome.", "en"}, 1);
        sound.play(core::Tone::Green, 1);
        stage.notes(1);
    }
    {
        Sound sound(1, true, Log(), stage.ways());
        sound.say({"Welcome.", "en"}, 0);
        sound.play(core::Tone::Green, 1);
        stage.notes(2);
    }
    EXPECT_THAT(stage.notes(2), ElementsAre("tone", "tone"));
}

TEST(Sound, ALanguageWithoutAVoiceIsSilentAndNamedInOneLineOfTheLog) {
    const test::Folder folder;
    const auto log = folder.path() / "log";
    Stage stage;
    stage.missing_ = "ko";
    {
        Sound sound(1, true, Log(log), stage.ways());
        sound.say({"a", "th"}, 1);
        sound.say({"b", "ko"}, 1);
        sound.say({"c", "ja"}, 1);
        stage.notes(3);
    }
    EXPECT_THAT(stage.notes(3), ElementsAre("ja:c", "1000", "said"));
    EXPECT_THAT(read(log), HasSubstr("nothing is said aloud in ko, th: no voice ko"));
    const std::string text = read(log);
    EXPECT_EQ(text.find("aloud"), text.rfind("aloud"));
}

} // namespace
} // namespace kiosk::app
