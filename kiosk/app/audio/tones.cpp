#include "app/audio/tones.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace kiosk::app {
namespace {

struct Note {
    double hertz = 0; // 0: a pause
    double to_hertz = 0;
    int milliseconds = 0;
    double loudness = 1;
};

constexpr double kRampSeconds = 0.012;

void append(std::vector<std::int16_t>& out, const Note& note, double volume) {
    const int count = kSampleRate * note.milliseconds / 1000;
    const double ramp = kRampSeconds * kSampleRate;
    double phase = 0;
    for (int i = 0; i < count; ++i) {
        const double along = static_cast<double>(i) / count;
        const double edge = std::min({1.0, i / ramp, (count - 1 - i) / ramp});
        const double fade = edge * (1.0 - 0.5 * along);
        phase += 2 * std::numbers::pi * (note.hertz + (note.to_hertz - note.hertz) * along) / kSampleRate;
        // A little of the octave above makes the note carry on small loudspeakers.
        const double wave = note.hertz > 0 ? 0.8 * std::sin(phase) + 0.2 * std::sin(2 * phase) : 0;
        constexpr double kFullScale = 32767;
        out.push_back(static_cast<std::int16_t>(std::lround(wave * fade * note.loudness * volume * kFullScale)));
    }
}

std::span<const Note> notes_of(core::Tone tone) {
    static constexpr Note kGreen[] = {{659.26, 659.26, 110, 1}, {880, 880, 220, 1}};
    static constexpr Note kAmber[] = {{523.25, 523.25, 130, 1}, {0, 0, 70, 0}, {523.25, 523.25, 180, 1}};
    static constexpr Note kRed[] = {{311.13, 311.13, 180, 1}, {261.63, 174.61, 380, 1}};
    static constexpr Note kNeutral[] = {{740, 740, 40, 0.5}};
    switch (tone) {
    case core::Tone::Green:
        return kGreen;
    case core::Tone::Amber:
        return kAmber;
    case core::Tone::Red:
        return kRed;
    case core::Tone::Neutral:
        break;
    }
    return kNeutral;
}

} // namespace

std::vector<std::int16_t> samples_of(core::Tone tone, double volume) {
    std::vector<std::int16_t> out;
    for (const Note& note : notes_of(tone)) append(out, note, std::clamp(volume, 0.0, 1.0));
    return out;
}

} // namespace kiosk::app
