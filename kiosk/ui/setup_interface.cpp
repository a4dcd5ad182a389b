#include "ui/setup_interface.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <imgui.h>

#include "ui/canvas/canvas.hpp"
#include "ui/canvas/texture.hpp"
#include "ui/screens/setup/setup.hpp"

namespace kiosk::ui {
namespace {

constexpr core::Millis kCountdownStep{100};
constexpr core::Millis kSecondsStep{1000};

bool is_on(const FrameRecord& record, std::string_view id, Vec px) {
    return std::ranges::any_of(record.widgets, [&](const WidgetRect& widget) {
        return widget.id == id && px.x >= widget.x0 && px.x < widget.x1 && px.y >= widget.y0 && px.y < widget.y1;
    });
}

} // namespace

struct SetupInterface::Impl {
    std::vector<core::Catalogue> catalogues;
    Panel panel;
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<TextLayout> layout;
    TouchRouter touches;
    Texture preview;
    core::SetupStep step = core::SetupStep::Upright; // of the last frame

    static PointerSample finger(const PanelMetrics& shape, core::MonoTime now);
    static void tell_corners(const SetupInput& input, const Canvas& canvas, Vec size, SetupOutput& out);
};

core::Result<std::unique_ptr<SetupInterface>> SetupInterface::make(Resources resources) {
    auto fonts = Fonts::load({resources.cjk_regular, resources.cjk_bold, resources.thai_regular, resources.thai_bold,
                              resources.shaped_fonts});
    if (!fonts) return tl::unexpected(fonts.error().at("loading fonts"));
    auto impl = std::make_unique<Impl>();
    impl->catalogues = std::move(resources.staff_catalogues);
    impl->panel = resources.panel;
    impl->fonts = std::move(*fonts);
    impl->layout = std::make_unique<TextLayout>(*impl->fonts);
    return std::unique_ptr<SetupInterface>(new SetupInterface(std::move(impl)));
}

SetupInterface::SetupInterface(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SetupInterface::~SetupInterface() = default;

bool SetupInterface::moving() const {
    return impl_->touches.moving();
}

PointerSample SetupInterface::Impl::finger(const PanelMetrics& shape, core::MonoTime now) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool there = ImGui::IsMousePosValid(&io.MousePos);
    const Vec at = there ? Vec{io.MousePos.x / shape.scale, io.MousePos.y / shape.scale} : Vec{-1e5F, -1e5F};
    return {at, io.MouseDown[0], now};
}

// Where each finger came down that is on no button: a panel that lies otherwise tells another place than the circle's.
void SetupInterface::Impl::tell_corners(const SetupInput& input, const Canvas& canvas, Vec size, SetupOutput& out) {
    if (input.state.step != core::SetupStep::Touch || input.state.offers_settings()) return;
    std::size_t corner = input.state.corners.touched.size();
    for (const TouchSample& sample : input.touches) {
        if (sample.phase != TouchSample::Phase::Began || corner >= core::kCorners) continue;
        if (is_on(out.record, "setup.back", sample.at) || is_on(out.record, "setup.language", sample.at)) continue;
        const Vec target = corner_place(canvas, corner++);
        out.events.emplace_back(core::TouchCorner{
            {sample.at.x, sample.at.y}, {canvas.px(target.x), canvas.px(target.y)}, {size.x, size.y}});
    }
}

SetupOutput SetupInterface::draw(const SetupInput& input) {
    SetupOutput out;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    if (size.x < 1 || size.y < 1) return out;
    Fonts::keep_sizes();
    const core::SetupState& state = input.state;
    const PanelMetrics shape = panel_metrics(size.x, size.y, impl_->panel, false);
    impl_->touches.begin_frame(Impl::finger(shape, input.now));
    if (std::exchange(impl_->step, state.step) != state.step) impl_->touches.forget_lists("");
    if (state.step != core::SetupStep::Camera)
        impl_->preview.forget();
    else if (input.camera.status == CameraStatus::Running)
        impl_->preview.show(input.camera.frame);
    Canvas canvas({ImGui::GetBackgroundDrawList(), impl_->layout.get(), &impl_->touches, &out.record,
                   &theme_for(input.high_contrast), shape, text_scale(state.text), 0});
    const Translator words(impl_->catalogues, core::Language(core::staff_languages()[state.english ? 1 : 0]));
    if (auto action = draw_setup(input, words, impl_->preview, canvas)) out.events.push_back(std::move(*action));
    Impl::tell_corners(input, canvas, {size.x, size.y}, out);
    const core::Millis step = state.step == core::SetupStep::Upright ? kCountdownStep : kSecondsStep;
    out.redraw_at = next_multiple(input.now, step);
    return out;
}

} // namespace kiosk::ui
