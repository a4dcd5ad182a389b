// Real GStreamer pipelines. None of these tests runs under the thread sanitizer, which correct GStreamer code fails.
#include "scan/camera.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gst/gst.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "scan/camera_runtime.hpp"
#include "support/waiting.hpp"

namespace kiosk::scan {
namespace {

using test::wait_for;
using testing::Contains;
using testing::Each;
using testing::Eq;
using testing::HasSubstr;
using testing::Not;

const std::string kSmall = " ! video/x-raw,width=64,height=48,framerate=30/1";

// Stands still until the test moves it.
class FakeClock {
  public:
    [[nodiscard]] std::function<core::MonoTime()> reader() {
        return [this] { return core::MonoTime(core::Millis(ms_.load())); };
    }
    void advance(int ms) { ms_ += ms; }

  private:
    std::atomic<std::int64_t> ms_{1000};
};

CameraOptions options(std::string source, FakeClock& clock) {
    CameraOptions result;
    result.source = std::move(source);
    result.now = clock.reader();
    result.list_devices = [] { return std::vector<std::string>{}; };
    return result;
}

// Move the clock until something has come about: the camera reads it when its thread comes to it, not when the test
// expects.
template <class Condition> void advance_until(Condition condition, FakeClock& clock, int step_ms = 100) {
    wait_for([&] {
        if (condition()) return true;
        clock.advance(step_ms);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return false;
    });
}

void advance_to(const Camera& camera, CameraState state, FakeClock& clock, int step_ms = 100) {
    advance_until([&] { return camera.status().state == state; }, clock, step_ms);
}

class Folder {
  public:
    Folder() {
        path_ = std::filesystem::temp_directory_path() / ("kiosk scan \"test\" " + std::to_string(::getpid()));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

// A Motion JPEG clip at 10 frames a second.
void write_clip(const std::string& path, int frames) {
    ASSERT_TRUE(load_gstreamer().has_value());
    const std::string text = "videotestsrc num-buffers=" + std::to_string(frames) +
                             " ! video/x-raw,width=64,height=48,framerate=10/1 ! jpegenc ! avimux ! filesink name=file";
    GstElement* pipeline = gst_parse_launch(text.c_str(), nullptr);
    ASSERT_NE(pipeline, nullptr);
    GstElement* file = gst_bin_get_by_name(GST_BIN(pipeline), "file");
    g_object_set(file, "location", path.c_str(), nullptr);
    gst_object_unref(file);
    gst_element_set_state(pipeline, GST_STATE_PLAYING);
    GstBus* bus = gst_element_get_bus(pipeline);
    GstMessage* message = gst_bus_timed_pop_filtered(bus, GST_CLOCK_TIME_NONE,
                                                     static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR));
    EXPECT_EQ(GST_MESSAGE_TYPE(message), GST_MESSAGE_EOS);
    gst_message_unref(message);
    gst_object_unref(bus);
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(pipeline);
}

TEST(Camera, GivesNumberedFramesWithTheTimeTheyCame) {
    FakeClock clock;
    Camera camera(options("videotestsrc is-live=true" + kSmall, clock));
    const core::FramePtr first = camera.take_newest({});
    const core::FramePtr second = camera.take_newest({});
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->width, 64);
    EXPECT_EQ(first->height, 48);
    EXPECT_EQ(first->pixels.size(), 64U * 48U);
    EXPECT_GE(first->number, 1U);
    EXPECT_GT(second->number, first->number);
    EXPECT_EQ(first->taken, core::MonoTime(core::Millis(1000)));
    wait_for([&] { return camera.status().state == CameraState::Running; });
    EXPECT_EQ(camera.status().detail, "");
}

// Whatever a camera says its colours in: red has more of Cr, blue of Cb, grey neither.
TEST(Camera, GivesTheColoursOfEachFrame) {
    const auto chroma = [](const std::string& pattern, const std::string& format) {
        FakeClock clock;
        Camera camera(options("videotestsrc is-live=true pattern=" + pattern + " ! video/x-raw,format=" + format +
                                  ",width=61,height=47",
                              clock));
        const core::FramePtr frame = camera.take_newest({});
        EXPECT_TRUE(frame && frame->has_chroma());
        return frame ? std::pair{int{frame->chroma.at(0)} - 128, int{frame->chroma.at(1)} - 128} : std::pair{0, 0};
    };
    for (const auto* format : {"YUY2", "I420", "NV12", "BGR"}) {
        EXPECT_GT(chroma("red", format).second, 80) << format;
        EXPECT_LT(chroma("red", format).first, 0) << format;
        EXPECT_GT(chroma("blue", format).first, 80) << format;
        EXPECT_EQ(chroma("white", format), (std::pair{0, 0})) << format;
    }
    EXPECT_EQ(chroma("white", "GRAY8"), (std::pair{0, 0}));
}

TEST(Camera, PaddingBetweenRowsIsLeftOut) {
    FakeClock clock;
    Camera camera(options("videotestsrc is-live=true pattern=white ! video/x-raw,width=61,height=47", clock));
    const core::FramePtr frame = camera.take_newest({});
    ASSERT_TRUE(frame);
    ASSERT_EQ(frame->pixels.size(), 61U * 47U);
    EXPECT_THAT(frame->pixels, Each(Eq(frame->pixels[0])));
    EXPECT_GT(frame->pixels[0], 200);
    ASSERT_EQ(frame->chroma.size(), 2U * 31U * 24U);
    EXPECT_THAT(frame->chroma, Each(Eq(128)));
}

TEST(Camera, AnErrorMidwayIsReportedAndTheCameraComesBack) {
    FakeClock clock;
    Camera camera(options("videotestsrc is-live=true" + kSmall + " ! identity error-after=3", clock));
    wait_for([&] { return camera.status().state == CameraState::Lost; });
    const CameraStatus lost = camera.status();
    EXPECT_THAT(lost.detail, HasSubstr("identity"));
    EXPECT_EQ(lost.connections, 1U);
    advance_until([&] { return camera.status().frames > lost.frames; }, clock);
    EXPECT_GE(camera.status().connections, 2U);
}

TEST(Camera, AStallThatSendsNoMessageIsNoticedByTheWatchdog) {
    FakeClock clock;
    // The second input of concat never gives a frame, and never ends.
    Camera camera(options("videotestsrc num-buffers=3" + kSmall + " ! c.  appsrc ! c.  concat name=c", clock));
    wait_for([&] { return camera.status().frames > 0; });
    advance_to(camera, CameraState::Stalled, clock);
    EXPECT_THAT(camera.status().detail, HasSubstr("no frames"));
    advance_to(camera, CameraState::Running, clock);
    EXPECT_GE(camera.status().connections, 2U);
}

TEST(Camera, ASourceThatNeverGivesAFirstFrameIsStalledAfterTwiceThatTime) {
    FakeClock clock;
    Camera camera(options("appsrc", clock));
    wait_for([&] { return camera.status().connections == 1; });
    advance_to(camera, CameraState::Stalled, clock);
    EXPECT_GE(clock.reader()(), core::MonoTime(core::Millis(1000 + 6000)));
}

TEST(Camera, AClipPlaysAtItsOwnPaceAndEndsOnce) {
    const Folder folder;
    const std::string clip = folder.file("a clip.avi");
    write_clip(clip, 8);
    FakeClock clock;
    CameraOptions once = options(clip_source(clip), clock);
    once.on_end = OnEnd::Stop;
    const auto began = std::chrono::steady_clock::now();
    Camera camera(once);
    wait_for([&] { return camera.status().state == CameraState::Ended; });
    EXPECT_GE(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(600)) << "8 frames at 10 a second";
    EXPECT_GE(camera.status().frames, 2U);
    EXPECT_EQ(camera.status().connections, 1U);
}

TEST(Camera, AClipStartsOverWhenItIsToBeRepeated) {
    const Folder folder;
    const std::string clip = folder.file("clip.avi");
    write_clip(clip, 3);
    FakeClock clock;
    Camera camera(options(clip_source(clip), clock));
    wait_for([&] {
        clock.advance(100);
        return camera.status().connections >= 3 && camera.status().frames >= 2;
    });
}

TEST(Camera, AFileThatVanishesIsLostUntilItIsBack) {
    const Folder folder;
    const std::string clip = folder.file("clip.avi");
    write_clip(clip, 3);
    FakeClock clock;
    Camera camera(options(clip_source(clip), clock));
    wait_for([&] { return camera.status().state == CameraState::Running; });
    std::filesystem::rename(clip, clip + ".away");
    advance_to(camera, CameraState::Lost, clock);
    EXPECT_THAT(camera.status().detail, HasSubstr("No such file"));
    std::filesystem::rename(clip + ".away", clip);
    advance_to(camera, CameraState::Running, clock, 1000);
}

TEST(Camera, TextThatIsNoPipelineGivesAClearError) {
    FakeClock clock;
    const std::vector<std::string> texts{"no_such_element_here",
                                         "videotestsrc ! fakesink",
                                         "! ! !",
                                         "",
                                         std::string(5000, 'x'),
                                         std::string("videotestsrc\0", 13),
                                         "videotestsrc name=kiosk_frames",
                                         "videotestsrc pattern=no_such_pattern",
                                         "\"unclosed",
                                         "filesrc location=/"};
    for (const std::string& text : texts) {
        Camera camera(options(text, clock));
        wait_for([&] { return camera.status().state == CameraState::Lost; });
        EXPECT_THAT(camera.status().detail, Not(testing::IsEmpty())) << text;
        EXPECT_EQ(camera.status().frames, 0U) << text;
    }
    Camera camera(options("no_such_element_here", clock));
    wait_for([&] { return camera.status().state == CameraState::Lost; });
    EXPECT_THAT(camera.status().detail, HasSubstr("no_such_element_here"));
}

TEST(Camera, AutoFindsACameraThatIsPluggedInLater) {
    FakeClock clock;
    std::atomic<bool> plugged = false;
    CameraOptions automatic = options("auto", clock);
    automatic.list_devices = [&plugged] {
        return plugged ? std::vector<std::string>{"/dev/video-of-a-test"} : std::vector<std::string>{};
    };
    Camera camera(automatic);
    wait_for([&] { return camera.status().state == CameraState::NoDevice; });
    EXPECT_EQ(camera.status().connections, 0U);
    plugged = true;
    advance_to(camera, CameraState::Lost, clock, 500);
    EXPECT_THAT(camera.status().source, HasSubstr("v4l2src device=\"/dev/video-of-a-test\""));
    EXPECT_THAT(camera.status().detail, HasSubstr("/dev/video-of-a-test"));
    plugged = false;
    advance_to(camera, CameraState::NoDevice, clock, 500);
}

TEST(Camera, WaitsBetweenConnectionsDoubleUpToTheLongest) {
    std::atomic<std::int64_t> ms = 0;
    std::mutex mutex;
    std::vector<std::int64_t> tries;
    FakeClock unused;
    CameraOptions automatic = options("auto", unused);
    automatic.now = [&ms] { return core::MonoTime(core::Millis(ms += 250)); }; // each look at it takes 250 ms
    automatic.list_devices = [&] {
        const std::lock_guard lock(mutex);
        tries.push_back(ms);
        return std::vector<std::string>{};
    };
    Camera camera(automatic);
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return tries.size();
    };
    wait_for([&] { return count() >= 8; });
    camera.stop();
    const std::vector<int> waits{500, 1000, 2000, 4000, 8000, 10'000, 10'000};
    for (std::size_t i = 0; i < waits.size(); ++i) {
        EXPECT_GE(tries[i + 1] - tries[i], waits[i]);
        EXPECT_LE(tries[i + 1] - tries[i], waits[i] + 1000);
    }
}

TEST(Camera, NoneIsOffAndStoppingWakesWhoeverWaits) {
    FakeClock clock;
    Camera camera(options("none", clock));
    EXPECT_EQ(camera.status().state, CameraState::Off);
    core::FramePtr frame = std::make_shared<core::GrayFrame>();
    std::thread consumer([&] { frame = camera.take_newest({}); });
    camera.stop();
    consumer.join();
    EXPECT_EQ(frame, nullptr);
}

TEST(Camera, EachChangeOfStateIsToldOnce) {
    FakeClock clock;
    std::mutex mutex;
    std::vector<CameraState> told;
    CameraOptions once = options("videotestsrc num-buffers=3" + kSmall, clock);
    once.on_end = OnEnd::Stop;
    once.on_status = [&](const CameraStatus& status) {
        const std::lock_guard lock(mutex);
        told.push_back(status.state);
    };
    {
        Camera camera(once);
        wait_for([&] { return camera.status().state == CameraState::Ended; });
    }
    EXPECT_THAT(told, testing::ElementsAre(CameraState::Running, CameraState::Ended));
}

TEST(Camera, TheListOfCamerasHoldsDeviceFilesOnly) {
    for (const std::string& device : list_cameras()) EXPECT_THAT(device, testing::StartsWith("/dev/video"));
}

} // namespace
} // namespace kiosk::scan
