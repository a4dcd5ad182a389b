#include "e2e/hands.hpp"

#include <cctype>

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace kiosk::e2e {

struct Hands::Impl {
    Display* display = nullptr;

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
    for (const char character : text) {
        const bool capital = std::isupper(static_cast<unsigned char>(character)) != 0;
        if (capital) impl_->key(XK_Shift_L, true);
        impl_->tap(static_cast<KeySym>(std::tolower(static_cast<unsigned char>(character))));
        if (capital) impl_->key(XK_Shift_L, false);
    }
    impl_->tap(XK_Return);
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
