#include "app/audio/speech.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiosk::app {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds kLongestSpeech{5};
constexpr int kSliceMs = 50;
constexpr std::size_t kMostSoundBytes = 4U << 20U; // a minute and a half
constexpr const char* kWordsAMinute = "150";       // slower than its 175: guests hear it once, in a full hall

core::Error trouble(std::string detail) {
    return {core::ErrorKind::Unavailable, std::move(detail)};
}

class Pipe {
  public:
    Pipe() {
        if (pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
    }
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    [[nodiscard]] int reading() const { return ends_[0]; }
    [[nodiscard]] int writing() const { return ends_[1]; }
    void close_writing() { close_end(1); }

  private:
    void close_end(std::size_t end) {
        if (ends_[end] >= 0) close(std::exchange(ends_[end], -1));
    }
    std::array<int, 2> ends_{-1, -1};
};

// 0, or what the system said.
int start(const std::vector<std::string>& arguments, int out, pid_t& child) {
    std::vector<char*> argv;
    for (const std::string& each : arguments) argv.push_back(const_cast<char*>(each.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // The kiosk's own threads block the signals that end it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    const int error = posix_spawnp(&child, argv[0], &files, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error;
}

// All that comes until the end of it. None: it took too long, or was stopped.
std::optional<std::string> read_all(int from, const std::function<bool()>& stop) {
    const auto deadline = Steady::now() + kLongestSpeech;
    std::string bytes;
    std::array<char, 1U << 16U> part{};
    while (bytes.size() < kMostSoundBytes && Steady::now() < deadline && !stop()) {
        pollfd ready{from, POLLIN, 0};
        if (poll(&ready, 1, kSliceMs) <= 0) continue;
        const ssize_t got = read(from, part.data(), part.size());
        if (got == 0) return bytes;
        if (got > 0) bytes.append(part.data(), static_cast<std::size_t>(got));
        if (got < 0 && errno != EINTR) return std::nullopt;
    }
    return std::nullopt;
}

int wait_for(pid_t child) {
    int status = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
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
    Pipe pipe;
    if (pipe.reading() < 0) return tl::unexpected(trouble(std::string("no pipe: ") + std::strerror(errno)));
    pid_t child = -1;
    const int error = start({program, "-v", std::string(voice), "-s", kWordsAMinute, "-b", "1", "--stdout", "--", text},
                            pipe.writing(), child);
    if (error == ENOENT)
        return core::fail(core::ErrorKind::NotFound, program + " is not installed; install the package espeak-ng");
    if (error != 0) return tl::unexpected(trouble(program + ": " + std::strerror(error)));
    pipe.close_writing();
    const auto bytes = read_all(pipe.reading(), stop);
    if (!bytes) kill(child, SIGKILL);
    const int status = wait_for(child);
    if (!bytes) return tl::unexpected(trouble(program + " was stopped before it had spoken"));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return tl::unexpected(
            trouble(program + " cannot speak with its voice " + std::string(voice) + "; install espeak-ng-data"));
    return parse_wav(*bytes);
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
