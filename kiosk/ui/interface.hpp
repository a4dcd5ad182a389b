// The room's interface: from the session's state to a drawn frame and the events that touches made.
// Dear ImGui and OpenGL stay behind it. Used by the thread that owns the OpenGL context.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"
#include "core/session/session.hpp"
#include "ui/model/frame.hpp"
#include "ui/model/panel.hpp"
#include "ui/model/utterance.hpp"

namespace kiosk::ui {

struct Resources {
    std::vector<core::Catalogue> catalogues;       // one a guest language
    std::vector<core::Catalogue> staff_catalogues; // one a language of staff
    std::filesystem::path cjk_regular;             // NotoSansCJK-Regular.ttc
    std::filesystem::path cjk_bold;
    std::filesystem::path thai_regular; // Loma
    std::filesystem::path thai_bold;
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> shaped_fonts; // FontFiles::shaped
    Panel panel;
};

class Interface {
  public:
    // Needs a current OpenGL 3.3 core context with glad loaded and a current ImGui context whose renderer backend has
    // textures (ImGuiBackendFlags_RendererHasTextures). NotFound: a font file; the detail names the package to install.
    static core::Result<std::unique_ptr<Interface>> make(Resources resources);
    ~Interface();
    // Between ImGui::NewFrame() and ImGui::Render(), over ImGui::GetIO().DisplaySize.
    [[nodiscard]] FrameOutput draw(const FrameInput& input);
    // What is said aloud about what is up; none: it is not up. Draws nothing.
    [[nodiscard]] std::optional<Utterance> spoken(const core::State& state, core::Prompt prompt) const;
    // True while a finger is down or a fling moves: the main loop must not sleep.
    [[nodiscard]] bool moving() const;

  private:
    struct Impl;
    explicit Interface(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::ui
