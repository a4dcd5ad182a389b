#include "ui/offscreen.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <png.h>

#include "app/assets.hpp"
#include "ui/canvas/dirty_region.hpp"
#include "ui/canvas/letter_texture.hpp"
#include "ui/input/pointer_input.hpp"

namespace kiosk::test {
namespace {

void need(bool ok, const char* what) {
    if (!ok) throw std::runtime_error(std::string("offscreen: ") + what);
}

// One display for the program: terminating it under another context's feet is undefined in some drivers.
EGLDisplay display() {
    static const EGLDisplay opened = [] {
        const auto get =
            reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
        need(get != nullptr, "EGL has no eglGetPlatformDisplayEXT; install libegl1 and libgl1-mesa-dri");
        const EGLDisplay made = get(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        need(made != EGL_NO_DISPLAY && eglInitialize(made, nullptr, nullptr) == EGL_TRUE, "no surfaceless EGL display");
        return made;
    }();
    return opened;
}

EGLContext make_context() {
    need(eglBindAPI(EGL_OPENGL_API) == EGL_TRUE, "no OpenGL through EGL");
    constexpr std::array<EGLint, 5> wanted{EGL_SURFACE_TYPE, EGL_DONT_CARE, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                           EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    eglChooseConfig(display(), wanted.data(), &config, 1, &count);
    constexpr std::array<EGLint, 7> version{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    const EGLContext context =
        eglCreateContext(display(), count > 0 ? config : nullptr, EGL_NO_CONTEXT, version.data());
    need(context != EGL_NO_CONTEXT, "no OpenGL 3.3 core context");
    return context;
}

// From the left and the top of a framebuffer of that height, whose own rows begin at the bottom.
Pixels read_pixels(int left, int top, int width, int height, int whole) {
    Pixels read{width, height, {}};
    const auto row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> flipped(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(left, whole - top - height, width, height, GL_RGB, GL_UNSIGNED_BYTE, flipped.data());
    for (int y = height - 1; y >= 0; --y) {
        const auto* begin = flipped.data() + static_cast<std::size_t>(y) * row;
        read.rgb.insert(read.rgb.end(), begin, begin + row);
    }
    return read;
}

} // namespace

struct Offscreen::Impl {
    EGLContext context = EGL_NO_CONTEXT;
    ImGuiContext* imgui = nullptr;
    std::unique_ptr<ui::Interface> interface;
    unsigned framebuffer = 0, colour = 0;
    int width = 0, height = 0;
    std::vector<ui::TouchSample> touches;
    core::MonoTime now{};
    ui::Vec finger;
    ui::DirtyRegion damage;

    void make_target() {
        if (framebuffer != 0) {
            glDeleteFramebuffers(1, &framebuffer);
            glDeleteRenderbuffers(1, &colour);
        }
        glGenRenderbuffers(1, &colour);
        glBindRenderbuffer(GL_RENDERBUFFER, colour);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glGenFramebuffers(1, &framebuffer);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
        need(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE, "framebuffer is not complete");
    }
};

ui::Resources resources(ui::Panel panel) {
    auto found = app::find_fonts();
    if (!found) throw std::runtime_error(found.error().detail);
    found->catalogues = catalogues();
    found->staff_catalogues = staff_catalogues();
    found->panel = panel;
    return std::move(*found);
}

Offscreen::Offscreen(int width, int height, ui::Panel panel) : impl_(std::make_unique<Impl>()) {
    impl_->context = make_context();
    need(eglMakeCurrent(display(), EGL_NO_SURFACE, EGL_NO_SURFACE, impl_->context) == EGL_TRUE,
         "context cannot be made current");
    need(gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) != 0, "OpenGL functions are missing");
    impl_->imgui = ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    need(ImGui_ImplOpenGL3_Init("#version 330"), "ImGui's renderer did not start");
    resize(width, height);
    auto made = ui::Interface::make(resources(panel));
    if (!made) throw std::runtime_error(made.error().detail);
    impl_->interface = std::move(*made);
}

Offscreen::~Offscreen() {
    impl_->interface.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(impl_->imgui);
    eglMakeCurrent(display(), EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display(), impl_->context);
}

ui::Interface& Offscreen::interface() {
    return *impl_->interface;
}

void Offscreen::resize(int width, int height) {
    impl_->width = width;
    impl_->height = height;
    impl_->make_target();
}

void Offscreen::draw(const std::function<void(std::span<const ui::TouchSample>)>& whatever, bool render) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(impl_->width), static_cast<float>(impl_->height));
    io.DeltaTime = 1.0F / 60;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    whatever(impl_->touches);
    impl_->touches.clear();
    ImGui::Render();
    ImDrawData* data = ImGui::GetDrawData();
    if (render) {
        glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer);
        glViewport(0, 0, impl_->width, impl_->height);
        glClearColor(1, 0, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ui::render(*data);
        glFinish();
    } else {
        ui::bring_letters(*data);
    }
}

ui::FrameOutput Offscreen::frame(const Stage& stage, bool render) {
    ui::FrameOutput out;
    impl_->now = stage.now;
    draw(
        [&](std::span<const ui::TouchSample> touches) {
            out = impl_->interface->draw({stage.state, stage.model, stage.camera, stage.map, stage.local_now, stage.now,
                                          stage.reduced_motion, touches, stage.photo, stage.still, stage.brightness,
                                          stage.keyboard_away, stage.clock_trusted, stage.speaks, stage.trouble,
                                          stage.transitions, stage.qr, nullptr, stage.rehearses});
        },
        render);
    return out;
}

Offscreen::InPieces Offscreen::frame_in_pieces(const Stage& stage) {
    (void)frame(stage);
    ImDrawData& data = *ImGui::GetDrawData();
    std::vector<ImVec4> clips;
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) clips.push_back(command.ClipRect);
    }
    InPieces drawn;
    glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer);
    glViewport(0, 0, impl_->width, impl_->height);
    drawn.changed = impl_->damage.follow(data);
    ui::confine(data, drawn.changed);
    ui::render(data);
    drawn.kept = pixels();
    auto clip = clips.begin();
    for (ImDrawList* list : data.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer) command.ClipRect = *clip++;
    }
    glClearColor(1, 0, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ui::render(data);
    drawn.whole = pixels();
    return drawn;
}

Pixels Offscreen::pixels() const {
    return read_pixels(0, 0, impl_->width, impl_->height, impl_->height);
}

Pixels Offscreen::pixels_of(const ui::WidgetRect& widget, const Stage& stage) {
    const int left = std::max(0, static_cast<int>(widget.x0)), top = std::max(0, static_cast<int>(widget.y0));
    const int right = std::min(impl_->width, static_cast<int>(widget.x1));
    const int bottom = std::min(impl_->height, static_cast<int>(widget.y1));
    if (left >= right || top >= bottom) return {};
    (void)frame(stage);
    ImDrawData& data = *ImGui::GetDrawData();
    glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer);
    glViewport(0, 0, impl_->width, impl_->height);
    ui::confine(data, {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
                       static_cast<float>(bottom - top)});
    ui::render(data);
    return read_pixels(left, top, right - left, bottom - top, impl_->height);
}

void Offscreen::finger_down(float x, float y) {
    finger(ui::TouchSample::Phase::Began, x, y);
}
void Offscreen::finger_move(float x, float y) {
    finger(ui::TouchSample::Phase::Moved, x, y);
}
void Offscreen::finger_up() {
    finger(ui::TouchSample::Phase::Ended, impl_->finger.x, impl_->finger.y);
}
void Offscreen::finger_lost() {
    finger(ui::TouchSample::Phase::Cancelled, impl_->finger.x, impl_->finger.y);
}
void Offscreen::finger(ui::TouchSample::Phase phase, float x, float y) {
    ui::tell_pointer({0, phase, {x, y}, impl_->now});
    touch(0, phase, x, y);
}
void Offscreen::touch(int id, ui::TouchSample::Phase phase, float x, float y) {
    impl_->finger = {x, y};
    impl_->touches.push_back({id, phase, {x, y}, impl_->now});
}

std::vector<core::SessionEvent> Offscreen::tap_at(const Stage& stage, float x, float y) {
    std::vector<core::SessionEvent> events;
    const auto draw_until_still = [&] {
        // ImGui hands out queued input one change a frame.
        for (int frames = 0; frames < 8; ++frames) {
            for (auto& event : frame(stage).events) events.push_back(std::move(event));
        }
    };
    finger_down(x, y);
    draw_until_still();
    finger_up();
    draw_until_still();
    return events;
}

std::optional<std::vector<core::SessionEvent>> Offscreen::tap(const Stage& stage, std::string_view id) {
    const ui::FrameOutput out = frame(stage);
    for (const ui::WidgetRect& widget : out.record.widgets) {
        if (widget.id == id) return tap_at(stage, (widget.x0 + widget.x1) / 2, (widget.y0 + widget.y1) / 2);
    }
    return std::nullopt;
}

core::Result<Pixels> read_png(const std::filesystem::path& file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) {
        return core::fail(core::ErrorKind::NotFound, file.string() + ": " + image.message);
    }
    image.format = PNG_FORMAT_RGB;
    Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    pixels.rgb.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.rgb.data(), 0, nullptr) == 0) {
        return core::fail(core::ErrorKind::Invalid, file.string() + ": " + image.message);
    }
    return pixels;
}

core::Status write_png(const std::filesystem::path& file, const Pixels& pixels) {
    std::filesystem::create_directories(file.parent_path());
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGB;
    if (png_image_write_to_file(&image, file.c_str(), 0, pixels.rgb.data(), 0, nullptr) == 0) {
        return core::fail(core::ErrorKind::Io, file.string() + ": " + image.message);
    }
    return {};
}

} // namespace kiosk::test
