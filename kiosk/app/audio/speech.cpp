#include "app/audio/speech.hpp"

#include <array>
#include <utility>

#include "platform/program.hpp"

namespace kiosk::app {
namespace {

constexpr core::Millis kLongestSpeech{5'000};
constexpr std::size_t kMostSoundBytes = 4U << 20U; // a minute and a half
constexpr const char* kWordsAMinute = "150";       // slower than its 175: guests hear it once, in a full hall

core::Error trouble(std::string detail) {
    return {core::ErrorKind::Unavailable, std::move(detail)};
}

std::uint32_t little_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

} // namespace

std::optional<std::string_view> voice_of(const core::Language& language) {
    // "cmn" of 1.51 spells out the pinyin of every sign as if it were English; "cmn-latn-pinyin" speaks it. Its "th"
    // leaves most vowels out, so that nobody would understand it.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kVoices{
        {{"zh-TW", "cmn-latn-pinyin"}, {"en", "en"}, {"ja", "ja"}, {"ko", "ko"}, {"vi", "vi"}, {"id", "id"}}};
    for (const auto& [tag, voice] : kVoices)
        if (tag == language) return voice;
    return std::nullopt;
}

core::Result<Samples> synthesise(const std::string& text, std::string_view voice, const std::function<bool()>& stop,
                                 const std::string& program) {
    const auto bytes =
        platform::output_of({program, "-v", std::string(voice), "-s", kWordsAMinute, "-b", "1", "--stdout", "--", text},
                            kMostSoundBytes, kLongestSpeech, stop);
    if (bytes) return parse_wav(*bytes);
    switch (bytes.error().kind) {
    case core::ErrorKind::NotFound:
        return core::fail(core::ErrorKind::NotFound, bytes.error().detail + "; install the package espeak-ng");
    case core::ErrorKind::Busy:
        return tl::unexpected(trouble(bytes.error().detail));
    default:
        return tl::unexpected(trouble(bytes.error().detail + ": it cannot speak with its voice " + std::string(voice) +
                                      "; install espeak-ng-data"));
    }
}

core::Result<Samples> parse_wav(std::string_view bytes) {
    constexpr std::string_view kNoWav = "espeak-ng wrote something else than a WAV of 16 bits and one channel";
    const auto no = [&] { return tl::unexpected(trouble(std::string(kNoWav))); };
    if (bytes.size() < 12 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE") return no();
    bytes.remove_prefix(12);
    Samples samples;
    while (bytes.size() >= 8) {
        const std::string_view name = bytes.substr(0, 4);
        const std::size_t length = little_endian(bytes.substr(4, 4));
        bytes.remove_prefix(8);
        if (name == "fmt ") {
            constexpr std::uint32_t kPcm = 1;
            if (bytes.size() < 16 || little_endian(bytes.substr(0, 2)) != kPcm ||
                little_endian(bytes.substr(2, 2)) != 1 || little_endian(bytes.substr(14, 2)) != 16)
                return no();
            samples.rate = static_cast<int>(little_endian(bytes.substr(4, 4)));
        }
        if (name == "data") {
            if (samples.rate < 4000 || samples.rate > 192000) return no();
            bytes = bytes.substr(0, length);
            samples.values.reserve(bytes.size() / 2);
            for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
                samples.values.push_back(static_cast<std::int16_t>(little_endian(bytes.substr(i, 2))));
            return samples;
        }
        if (length > bytes.size()) return no();
        bytes.remove_prefix(length);
    }
    return no();
}

} // namespace kiosk::app
