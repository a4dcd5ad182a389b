#include "app/window/key_source.hpp"

#include <atomic>
#include <cstdint>
#include <utility>

#include <xkbcommon/xkbcommon.h>

#include "app/window/touch_source.hpp"
#include "app/window/x_events.hpp"
#include "platform/queue.hpp"

#define GLFW_EXPOSE_NATIVE_X11
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/XKBlib.h>
#include <X11/extensions/XInput2.h>

namespace kiosk::app {
namespace {

constexpr std::size_t kMostCodesWaiting = 1024; // codes; the thread that draws empties it every frame
constexpr std::size_t kMostKeysWaiting = 256;
constexpr std::int64_t kNever = -1;

Focus focus_in(Display* display, ::Window ours) {
    ::Window focus = None;
    int revert = 0;
    XGetInputFocus(display, &focus, &revert);
    if (focus == ours) return Focus::Ours;
    const bool nobodys = focus == None || focus == PointerRoot || focus == DefaultRootWindow(display);
    return nobodys ? Focus::Nobodys : Focus::AnotherPrograms;
}

// The text that the machine's layout makes of keys, as the server has it now.
class Layout {
  public:
    explicit Layout(Display* display) : display_(display) {
        int opcode = 0;
        int error = 0;
        int major = XkbMajorVersion;
        int minor = XkbMinorVersion;
        if (XkbQueryExtension(display, &opcode, &first_event_, &error, &major, &minor) != True) return;
        constexpr unsigned events = XkbStateNotifyMask | XkbMapNotifyMask | XkbNewKeyboardNotifyMask;
        XkbSelectEvents(display, XkbUseCoreKbd, events, events);
        read_map();
        XkbStateRec state;
        if (XkbGetState(display, XkbUseCoreKbd, &state) == Success) take_state(state.mods, state.group);
    }
    ~Layout() { free_map(); }
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;

    // True when the event was about the layout.
    bool read(const XEvent& event) {
        if (first_event_ == 0 || event.type != first_event_) return false;
        const auto& xkb = reinterpret_cast<const XkbEvent&>(event);
        if (xkb.any.xkb_type == XkbStateNotify)
            take_state(xkb.state.mods, xkb.state.group);
        else
            read_map();
        return true;
    }
    [[nodiscard]] char32_t text_of(int key_code) const {
        constexpr unsigned no_text = ControlMask | Mod1Mask | Mod4Mask; // Ctrl, Alt, Super
        if (map_ == nullptr || (state_ & no_text) != 0) return 0;
        unsigned used = 0;
        KeySym symbol = NoSymbol;
        if (XkbTranslateKeyCode(map_, static_cast<KeyCode>(key_code), state_, &used, &symbol) != True) return 0;
        return xkb_keysym_to_utf32(static_cast<xkb_keysym_t>(symbol));
    }

  private:
    void take_state(unsigned modifiers, int group) {
        state_ = static_cast<unsigned>(XkbBuildCoreState(modifiers, static_cast<unsigned>(group)));
    }
    void read_map() {
        free_map();
        map_ = XkbGetMap(display_, XkbAllClientInfoMask, XkbUseCoreKbd);
    }
    void free_map() {
        if (map_ != nullptr) XkbFreeKeyboard(map_, XkbAllComponentsMask, True);
        map_ = nullptr;
    }

    Display* display_;
    int first_event_ = 0;
    XkbDescPtr map_ = nullptr;
    unsigned state_ = 0; // modifiers and group
};

class RawKeys final : public KeySource, private XEventReader {
  public:
    RawKeys(std::unique_ptr<XEvents> events, ::Window window, std::function<void()> wake, Log log)
        : wake_(std::move(wake)), log_(std::move(log)), window_(window), layout_(events->display()),
          events_(std::move(events)) {
        XSelectInput(events_->display(), window_, FocusChangeMask);
        away_ = focus_in(events_->display(), window_) == Focus::AnotherPrograms;
        events_->start(*this);
    }

    std::vector<scan::Readings> take() override { return codes_heard_.drain(); }
    std::vector<scan::HandKey> take_hand() override { return hand_heard_.drain(); }
    std::optional<core::MonoTime> typed_elsewhere() const override {
        const std::int64_t at = elsewhere_;
        return at == kNever ? std::nullopt : std::optional(core::MonoTime{core::Millis{at}});
    }

  private:
    void read(XEvent& event) override;
    void all_read() override {
        if (std::exchange(any_, false)) wake_();
    }
    // A hand's run ends sooner than a scanner's burst, within the same silence.
    std::optional<core::Millis> patience() const override {
        if (hand_.deadline()) return scan::HandTyping::kPause;
        if (!codes_.deadline()) return std::nullopt;
        return scan::Wedge::kSilence - (half_silent_ ? scan::HandTyping::kPause : core::Millis{0});
    }
    void silent() override;
    void stroke(const XIRawEvent& raw, bool down);
    void hear(std::vector<scan::Readings> codes);
    void hear(std::vector<scan::HandKey> keys);
    core::MonoTime time_of(Time server);

    std::function<void()> wake_;
    Log log_;
    ::Window window_;
    platform::Queue<scan::Readings> codes_heard_{kMostCodesWaiting};
    platform::Queue<scan::HandKey> hand_heard_{kMostKeysWaiting};
    std::atomic<std::int64_t> elsewhere_{kNever}; // typed_elsewhere(), in milliseconds
    // The thread's own.
    scan::TypedCodes codes_;
    scan::HandTyping hand_;
    bool half_silent_ = false; // the hand's pause has passed since the last stroke
    Layout layout_;
    bool away_ = false;                  // another program has the focus
    bool any_ = false;                   // a code was heard
    std::int64_t before_burst_ = kNever; // elsewhere_ then
    core::MonoTime last_{};              // of the server's clock, which begins anew every 49 days
    std::unique_ptr<XEvents> events_;    // last: its thread uses all of the above
};

core::MonoTime RawKeys::time_of(Time server) {
    const auto before = static_cast<std::uint32_t>(last_.time_since_epoch().count());
    const auto passed = static_cast<std::int32_t>(static_cast<std::uint32_t>(server) - before);
    last_ += core::Millis{passed};
    return last_;
}

void RawKeys::hear(std::vector<scan::Readings> codes) {
    for (scan::Readings& readings : codes) {
        elsewhere_ = before_burst_; // a scanner's, no person's
        if (!codes_heard_.push(std::move(readings))) log_.error("a scanner typed more than the kiosk could take in");
        any_ = true;
    }
}

void RawKeys::hear(std::vector<scan::HandKey> keys) {
    for (scan::HandKey& key : keys) {
        if (!hand_heard_.push(std::move(key))) log_.error("somebody typed more than the kiosk could take in");
        any_ = true;
    }
}

void RawKeys::stroke(const XIRawEvent& raw, bool down) {
    if (raw.detail < kEvdevToX || (raw.flags & XIKeyRepeat) != 0) return;
    const bool begins = down && !codes_.deadline();
    // The focus may have gone from a program to nobody, of which no event tells.
    if (begins && away_) away_ = focus_in(events_->display(), window_) == Focus::AnotherPrograms;
    if (begins) before_burst_ = elsewhere_;
    if (down && away_) elsewhere_ = touch_clock().time_since_epoch().count();
    scan::Stroke made;
    made.key = {static_cast<std::uint16_t>(raw.detail - kEvdevToX), down};
    made.text = down ? layout_.text_of(raw.detail) : 0;
    made.keyboard = raw.sourceid;
    made.whom = away_ ? scan::KeyFor::AnotherProgram : scan::KeyFor::Us;
    half_silent_ = false;
    const auto at = time_of(raw.time);
    hear(hand_.press(made, at));
    hear(codes_.press(made, at));
}

void RawKeys::silent() {
    if (const auto ends = hand_.deadline()) {
        hear(hand_.tick(*ends));
        half_silent_ = true;
        return all_read();
    }
    if (const auto ends = codes_.deadline()) hear(codes_.tick(*ends));
    all_read();
}

void RawKeys::read(XEvent& event) {
    if (layout_.read(event)) return;
    if (event.type == FocusIn || event.type == FocusOut) {
        const bool grab = event.xfocus.mode == NotifyGrab || event.xfocus.mode == NotifyUngrab;
        if (!grab) away_ = event.type == FocusOut;
        return;
    }
    if (event.type != GenericEvent || event.xcookie.extension != events_->xinput()) return;
    const int type = event.xcookie.evtype;
    if (type == XI_RawKeyPress || type == XI_RawKeyRelease)
        stroke(*static_cast<const XIRawEvent*>(event.xcookie.data), type == XI_RawKeyPress);
}

} // namespace

std::unique_ptr<KeySource> make_key_source(GLFWwindow* window, std::function<void()> wake, Log log) {
    auto events = XEvents::open(1);
    if (!events || !events->select(DefaultRootWindow(events->display()), {XI_RawKeyPress, XI_RawKeyRelease}))
        return nullptr;
    return std::make_unique<RawKeys>(std::move(events), glfwGetX11Window(window), std::move(wake), std::move(log));
}

Focus ask_for_focus(GLFWwindow* window) {
    return focus_in(glfwGetX11Display(), glfwGetX11Window(window));
}

} // namespace kiosk::app
