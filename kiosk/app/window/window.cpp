#include "app/window/window.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include <glad/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include "app/window/focus.hpp"
#include "app/window/key_source.hpp"
#include "app/window/window_picture.hpp"
#include "ui/input/pointer_input.hpp"

namespace kiosk::app {
namespace {

constexpr PixelSize kWithoutMonitor{1280, 720};
constexpr core::Millis kFocusAgain{1000}; // between two looks at who has the keyboard's focus

std::string last_glfw_error() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text != nullptr ? text : "no reason was given";
}

GLFWmonitor* find_monitor(const MonitorChoice& choice) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    if (count == 0) return nullptr;
    if (const int* number = std::get_if<int>(&choice)) return monitors[*number < count ? *number : 0];
    const std::string& name = std::get<std::string>(choice);
    for (int i = 0; i < count; ++i)
        if (name == glfwGetMonitorName(monitors[i])) return monitors[i];
    return monitors[0];
}

} // namespace

struct Window::Impl {
    Impl(WindowSettings wanted, Log to) : settings(std::move(wanted)), log(std::move(to)) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    WindowSettings settings;
    Log log;
    GLFWwindow* window = nullptr;
    bool context = false;                                // Dear ImGui and its backends are up
    std::optional<WindowPicture> picture{std::in_place}; // ends before the context does
    bool input = true;
    bool monitors_changed = false;
    std::unique_ptr<KeySource> raw_keys; // none: GLFW's, while the window has the focus
    scan::TypedCodes codes;              // of GLFW's keys
    std::vector<scan::Readings> heard;   // in them
    core::MonoTime listened{};           // GLFW was asked for everything that had come
    FocusFacts focus;
    core::MonoTime focus_next{};         // when to look again
    bool focus_told = false;             // its loss is in the log
    std::unique_ptr<TouchSource> screen; // none: the pointer alone
    PointerTouch pointer{touch_clock};
    std::vector<ui::TouchSample> touches;
    std::vector<int> fingers; // down on the screen, in the order in which they came
    std::optional<int> first; // the finger that Dear ImGui follows

    ~Impl() {
        screen.reset();
        raw_keys.reset();
        picture.reset();
        if (context) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui_ImplGlfw_Shutdown();
            ImGui::DestroyContext();
        }
        if (window != nullptr) glfwDestroyWindow(window);
        glfwTerminate();
    }

    static Impl& of(GLFWwindow* window) { return *static_cast<Impl*>(glfwGetWindowUserPointer(window)); }

    void hear(std::vector<scan::Readings> more) {
        heard.insert(heard.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    [[nodiscard]] core::MonoTime struck() const;
    void focus_changed(bool focused);
    void keep_focus();
    [[nodiscard]] core::Millis until_next_look(core::Millis at_most) const;
    core::Status create();
    void install_callbacks();
    void hear_glfw();
    core::Status start_imgui();
    void back_to_monitor();
    void collect_touches();
    void follow_finger(const ui::TouchSample& sample);
    [[nodiscard]] bool touched() const; // by a real finger, now
    [[nodiscard]] ui::Vec in_picture(ui::Vec at, const core::TouchMap& map) const;
};

core::Status Window::Impl::create() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE); // losing the focus must not show the desktop
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "kiosk");
    PixelSize size = settings.windowed.value_or(kWithoutMonitor);
    GLFWmonitor* monitor = settings.windowed ? nullptr : find_monitor(settings.monitor);
    if (monitor != nullptr) {
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        size = {mode->width, mode->height};
        glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    }
    if (!settings.windowed) glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    window = glfwCreateWindow(size.width, size.height, "kiosk", monitor, nullptr);
    if (window == nullptr)
        return core::fail(core::ErrorKind::Unavailable,
                          "no window with OpenGL 3.3: " + last_glfw_error() + "; is libgl1-mesa-dri installed?");
    glfwMakeContextCurrent(window);
    if (gladLoadGL(glfwGetProcAddress) == 0)
        return core::fail(core::ErrorKind::Unavailable, "OpenGL 3.3 cannot be loaded");
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(window, this);
    if (!settings.windowed) glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    focus.fills_monitor = !settings.windowed.has_value();
    if (focus.fills_monitor) glfwFocusWindow(window); // without a window manager nobody else gives it
    return {};
}

void Window::Impl::install_callbacks() {
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) { of(w).focus_changed(focused == GLFW_TRUE); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        Impl& self = of(w);
        if (action == GLFW_RELEASE) self.pointer.release();
        if (action == GLFW_PRESS && !self.touched()) self.pointer.press();
    });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        of(w).pointer.move({static_cast<float>(x), static_cast<float>(y)});
    });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).input = true; });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).input = true; });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
        if (!of(w).settings.windowed) glfwSetWindowShouldClose(w, GLFW_FALSE);
    });
}

// Where the server tells nothing below GLFW: with the window's focus alone, and text as an input method leaves it.
void Window::Impl::hear_glfw() {
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int character) {
        of(w).hear(of(w).codes.type(static_cast<char32_t>(character), of(w).struck()));
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int, int scancode, int action, int) {
        if (action == GLFW_REPEAT || scancode < kEvdevToX) return;
        scan::Stroke stroke;
        stroke.key = {static_cast<std::uint16_t>(scancode - kEvdevToX), action == GLFW_PRESS};
        of(w).hear(of(w).codes.press(stroke, of(w).struck()));
    });
}

core::Status Window::Impl::start_imgui() {
    ImGui::CreateContext();
    context = true;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    if (!ImGui_ImplGlfw_InitForOpenGL(window, false) || !ImGui_ImplOpenGL3_Init("#version 330 core"))
        return core::fail(core::ErrorKind::Unavailable, "the OpenGL driver refuses the shaders of the interface");
    // Fingers and pointer come through collect_touches; the backend must not ask GLFW for a position of its own.
    ImGui_ImplGlfw_CursorEnterCallback(window, GLFW_TRUE);
    // GLFW has one slot for this, without a user pointer.
    glfwSetMonitorCallback([](GLFWmonitor*, int) {
        if (GLFWwindow* current = glfwGetCurrentContext()) of(current).monitors_changed = true;
    });
    return {};
}

// GLFW turns the window of a monitor that went away into a plain one, wherever that then is.
void Window::Impl::back_to_monitor() {
    if (settings.windowed) return;
    GLFWmonitor* monitor = find_monitor(settings.monitor);
    if (monitor == nullptr) {
        log.warn("no monitor is connected");
        return;
    }
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    log.info(std::string("monitor ") + glfwGetMonitorName(monitor) + ", " + std::to_string(mode->width) + "x" +
             std::to_string(mode->height));
    input = true;
}

// GLFW tells no time of a key. What comes in one go may have waited while a frame was drawn: it came right after the
// last time that everything was read, so that no slow frame cuts a burst in two.
core::MonoTime Window::Impl::struck() const {
    return codes.deadline() ? listened : touch_clock();
}

void Window::Impl::focus_changed(bool focused) {
    const bool ours = focus.focus == Focus::Ours;
    if (focused == ours) return;
    focus.focus = focused ? Focus::Ours : Focus::AnotherPrograms;
    focus.lost = touch_clock();
    focus_next = focus.lost;
}

void Window::Impl::keep_focus() {
    const bool touch = std::exchange(focus.touched, false);
    if (focus.focus != Focus::Ours) {
        focus.now = touch_clock();
        if (!touch && focus.now < focus_next) return;
        focus_next = focus.now + kFocusAgain;
        focus.focus = ask_for_focus(window);
        focus.touched = touch;
        if (raw_keys) focus.typed_elsewhere = raw_keys->typed_elsewhere();
        if (takes_focus_back(focus)) glfwFocusWindow(window);
        focus.touched = false;
    }
    const bool away = tells_staff(focus);
    if (std::exchange(focus_told, away) == away) return;
    if (away)
        log.warn(std::string("another window has the keyboard's focus: ") +
                 (raw_keys ? "scanners that type are heard for badges, not for other codes"
                           : "scanners that type are not heard"));
    else
        log.info("scanners that type are heard again");
}

core::Millis Window::Impl::until_next_look(core::Millis at_most) const {
    if (focus.focus == Focus::Ours) return at_most;
    return std::clamp(focus_next - touch_clock(), core::Millis{1}, std::max(at_most, core::Millis{1}));
}

bool Window::Impl::touched() const {
    return std::any_of(fingers.begin(), fingers.end(), [](int id) { return id != kPointerFinger; });
}

// Dear ImGui knows one pointer: the first finger that came down on an empty screen.
void Window::Impl::follow_finger(const ui::TouchSample& sample) {
    using Phase = ui::TouchSample::Phase;
    const bool ends = sample.phase == Phase::Ended || sample.phase == Phase::Cancelled;
    if (sample.phase == Phase::Began) {
        if (fingers.empty()) first = sample.id;
        fingers.push_back(sample.id);
    }
    if (first == sample.id) ui::tell_pointer(sample);
    if (!ends) return;
    std::erase(fingers, sample.id);
    if (first == sample.id) first.reset();
}

// The window's pixels as the picture's.
ui::Vec Window::Impl::in_picture(ui::Vec at, const core::TouchMap& map) const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    if (map == core::TouchMap{} || width <= 0 || height <= 0) return at;
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    const core::TouchPoint part = map({at.x / w, at.y / h});
    const bool upright = settings.rotate % 180 != 0;
    return {static_cast<float>(part.x) * (upright ? h : w), static_cast<float>(part.y) * (upright ? w : h)};
}

void Window::Impl::collect_touches() {
    auto real = screen ? screen->take() : std::vector<ui::TouchSample>{};
    if (!real.empty()) pointer.cancel();
    auto pointed = pointer.take();
    const auto turned = core::turned_touch(settings.rotate);
    for (ui::TouchSample& sample : pointed) sample.at = in_picture(sample.at, turned);
    for (ui::TouchSample& sample : real) sample.at = in_picture(sample.at, settings.touch.value_or(turned));
    for (const auto& samples : {pointed, real}) {
        for (const ui::TouchSample& sample : samples) follow_finger(sample);
        touches.insert(touches.end(), samples.begin(), samples.end());
        input = input || !samples.empty();
        focus.touched = focus.touched || !samples.empty();
    }
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

core::Result<std::unique_ptr<Window>> Window::make(const WindowSettings& settings, Log log) {
#ifdef GLFW_PLATFORM
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (glfwInit() == GLFW_FALSE)
        return core::fail(core::ErrorKind::Unavailable,
                          "no display: " + last_glfw_error() + "; start it in an X session, or under xvfb-run");
    auto impl = std::make_unique<Impl>(settings, std::move(log));
    TRY(impl->create());
    impl->install_callbacks();
    impl->focus_changed(ask_for_focus(impl->window) != Focus::AnotherPrograms);
    impl->raw_keys = make_key_source(impl->window, &Window::wake, impl->log);
    if (!impl->raw_keys) {
        impl->log.info("no XInput 2.1: scanners that type are heard only while the kiosk has the keyboard's focus");
        impl->hear_glfw();
    }
    impl->screen = make_touch_screen(impl->window, &Window::wake);
    if (!impl->screen) impl->log.info("no XInput 2.2: a pointer stands in for the touch screen");
    TRY(impl->start_imgui());
    return std::unique_ptr<Window>(new Window(std::move(impl)));
}

void Window::wait(core::Millis at_most) {
    if (at_most <= core::Millis::zero())
        glfwPollEvents();
    else
        glfwWaitEventsTimeout(std::chrono::duration<double>(impl_->until_next_look(at_most)).count());
    impl_->listened = touch_clock();
    impl_->hear(impl_->codes.tick(impl_->listened));
    if (std::exchange(impl_->monitors_changed, false)) impl_->back_to_monitor();
    impl_->collect_touches();
    impl_->keep_focus();
}

bool Window::take_input() {
    return std::exchange(impl_->input, false);
}
std::vector<scan::Readings> Window::take_typed() {
    if (impl_->raw_keys) return impl_->raw_keys->take();
    return std::exchange(impl_->heard, {});
}
std::vector<scan::HandKey> Window::take_hand() {
    return impl_->raw_keys ? impl_->raw_keys->take_hand() : std::vector<scan::HandKey>{};
}
std::optional<core::MonoTime> Window::burst_ends() const {
    return impl_->codes.deadline();
}
bool Window::keyboard_away() const {
    return impl_->focus_told;
}
std::vector<ui::TouchSample> Window::take_touches() {
    return std::exchange(impl_->touches, {});
}
bool Window::closed() const {
    return glfwWindowShouldClose(impl_->window) == GLFW_TRUE;
}

bool Window::visible() const {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(impl_->window, &width, &height);
    return width > 0 && height > 0;
}

void Window::turn(int rotate, const std::optional<core::TouchMap>& touch) {
    impl_->input = impl_->input || rotate != impl_->settings.rotate;
    impl_->settings.rotate = rotate;
    impl_->settings.touch = touch;
}

void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    if (ImVec2& size = ImGui::GetIO().DisplaySize; impl_->settings.rotate % 180 != 0) std::swap(size.x, size.y);
    ImGui::NewFrame();
}

std::optional<Screenshot> Window::end_frame(bool take_screenshot) {
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(impl_->window, &width, &height);
    impl_->picture->draw(*ImGui::GetDrawData(), width, height, impl_->settings.rotate);
    std::optional<Screenshot> screenshot;
    if (take_screenshot) {
        screenshot = Screenshot{width, height, {}};
        const std::size_t row = static_cast<std::size_t>(width) * 3;
        screenshot->rgb.resize(row * static_cast<std::size_t>(height));
        glReadBuffer(GL_BACK);
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, screenshot->rgb.data());
        // OpenGL's first row is the bottom one.
        for (auto top = screenshot->rgb.begin(), bottom = screenshot->rgb.end() - static_cast<std::ptrdiff_t>(row);
             top < bottom; top += static_cast<std::ptrdiff_t>(row), bottom -= static_cast<std::ptrdiff_t>(row))
            std::swap_ranges(top, top + static_cast<std::ptrdiff_t>(row), bottom);
    }
    glfwSwapBuffers(impl_->window);
    return screenshot;
}

void Window::wake() {
    glfwPostEmptyEvent();
}

} // namespace kiosk::app
