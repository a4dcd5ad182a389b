#include "e2e/hands.hpp"

#include <cctype>
#include <map>
#include <string_view>

#include "e2e/process.hpp"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace kiosk::e2e {

namespace {

// X's codes of the keys of a US keyboard; they begin 8 above the kernel's.
unsigned key_code(char character) {
    static const std::map<char, unsigned> codes = [] {
        std::map<char, unsigned> made;
        const auto row = [&made](unsigned first, std::string_view keys) {
            for (const char key : keys) made[key] = first++;
        };
        row(10, "1234567890-=");
        row(24, "qwertyuiop[]\n");
        row(38, "asdfghjkl;'");
        row(52, "zxcvbnm,./");
        return made;
    }();
    return codes.at(character);
}
constexpr unsigned kLeftShift = 50;

} // namespace

struct Hands::Impl {
    Display* display = nullptr;
    std::string name;
    Window other = 0;

    void press(unsigned code, bool down) const { XTestFakeKeyEvent(display, code, down ? True : False, CurrentTime); }

    void key(KeySym symbol, bool down) const {
        XTestFakeKeyEvent(display, XKeysymToKeycode(display, symbol), down ? True : False, CurrentTime);
    }
    void tap(KeySym symbol) const {
        key(symbol, true);
        key(symbol, false);
    }
    [[nodiscard]] Window find(Window parent) const {
        XClassHint hint{};
        if (XGetClassHint(display, parent, &hint) != 0) {
            const bool ours = hint.res_class != nullptr && std::string(hint.res_class) == "kiosk";
            XFree(hint.res_name);
            XFree(hint.res_class);
            if (ours) return parent;
        }
        Window root = 0;
        Window above = 0;
        Window* children = nullptr;
        unsigned int count = 0;
        Window found = 0;
        if (XQueryTree(display, parent, &root, &above, &children, &count) == 0) return 0;
        for (unsigned int i = 0; i < count && found == 0; ++i) found = find(children[i]);
        if (children != nullptr) XFree(children);
        return found;
    }
};

Hands::Hands(const std::string& display) : impl_(std::make_unique<Impl>()) {
    impl_->name = display;
    impl_->display = XOpenDisplay(display.c_str());
}

Hands::~Hands() {
    if (impl_->display != nullptr) XCloseDisplay(impl_->display);
}

bool Hands::connected() const {
    int event = 0;
    int error = 0;
    int major = 0;
    int minor = 0;
    return impl_->display != nullptr && XTestQueryExtension(impl_->display, &event, &error, &major, &minor) == True;
}

void Hands::type_like_a_scanner(const std::string& text) {
    for (const char character : text + "\n") {
        const bool capital = std::isupper(static_cast<unsigned char>(character)) != 0;
        const unsigned code = key_code(static_cast<char>(std::tolower(static_cast<unsigned char>(character))));
        if (capital) impl_->press(kLeftShift, true);
        impl_->press(code, true);
        impl_->press(code, false);
        if (capital) impl_->press(kLeftShift, false);
    }
    XSync(impl_->display, False);
}

bool Hands::set_layout(const std::string& layout) const {
    return Process({"/usr/bin/setxkbmap", "-display", impl_->name, layout}, {}).exit_code() == 0;
}

void Hands::open_another_window() {
    Display* display = impl_->display;
    XSetWindowAttributes wanted{};
    wanted.override_redirect = True;
    wanted.event_mask = ExposureMask;
    impl_->other = XCreateWindow(display, DefaultRootWindow(display), 0, 0, 300, 100, 0, CopyFromParent, InputOutput,
                                 CopyFromParent, CWOverrideRedirect | CWEventMask, &wanted);
    XMapWindow(display, impl_->other);
    XEvent shown;
    XWindowEvent(display, impl_->other, ExposureMask, &shown); // what is not shown can have no focus
    XSetInputFocus(display, impl_->other, RevertToNone, CurrentTime);
    XSync(display, False);
}

void Hands::close_the_other_window() {
    XDestroyWindow(impl_->display, impl_->other);
    XSync(impl_->display, False);
}

bool Hands::grab_the_keyboard() {
    return XGrabKeyboard(impl_->display, DefaultRootWindow(impl_->display), False, GrabModeAsync, GrabModeAsync,
                         CurrentTime) == GrabSuccess;
}

bool Hands::kiosk_has_the_focus() {
    Window focus = 0;
    int revert = 0;
    XGetInputFocus(impl_->display, &focus, &revert);
    return focus != 0 && focus == impl_->find(DefaultRootWindow(impl_->display));
}

void Hands::click(int x, int y) {
    rest(x, y);
    lift();
}

void Hands::rest(int x, int y) {
    XTestFakeMotionEvent(impl_->display, -1, x, y, CurrentTime);
    XTestFakeButtonEvent(impl_->display, 1, True, CurrentTime);
    XSync(impl_->display, False);
}

void Hands::lift() {
    XTestFakeButtonEvent(impl_->display, 1, False, CurrentTime);
    XSync(impl_->display, False);
}

void Hands::press_escape() {
    impl_->tap(XK_Escape);
    XSync(impl_->display, False);
}

void Hands::press_alt_f4() {
    impl_->key(XK_Alt_L, true);
    impl_->tap(XK_F4);
    impl_->key(XK_Alt_L, false);
    XSync(impl_->display, False);
}

bool Hands::ask_to_close() {
    const Window window = impl_->find(DefaultRootWindow(impl_->display));
    if (window == 0) return false;
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(impl_->display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(impl_->display, "WM_DELETE_WINDOW", False));
    const bool sent = XSendEvent(impl_->display, window, False, NoEventMask, &event) != 0;
    XSync(impl_->display, False);
    return sent;
}

std::size_t Hands::count_pixels(std::uint32_t colour) {
    Display* display = impl_->display;
    const int screen = DefaultScreen(display);
    const int width = DisplayWidth(display, screen);
    const int height = DisplayHeight(display, screen);
    XImage* image = XGetImage(display, RootWindow(display, screen), 0, 0, static_cast<unsigned>(width),
                              static_cast<unsigned>(height), AllPlanes, ZPixmap);
    if (image == nullptr) return 0;
    std::size_t count = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) count += (XGetPixel(image, x, y) & 0xFFFFFFU) == colour ? 1 : 0;
    XDestroyImage(image);
    return count;
}

} // namespace kiosk::e2e
