#include "ui/canvas/letter_texture.hpp"

#include <cstddef>
#include <cstdint>

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "ui/canvas/pixel_upload.hpp"

namespace kiosk::ui {
namespace {

void create(ImTextureData& texture) {
    unsigned name = 0;
    upload(name, Pixels::Alpha, texture.Width, texture.Height, static_cast<const std::uint8_t*>(texture.GetPixels()));
    texture.SetTexID(name);
}

void update(const ImTextureData& texture) {
    const BoundTexture bound(static_cast<unsigned>(texture.TexID));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    for (const ImTextureRect& part : texture.Updates)
        glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RED, GL_UNSIGNED_BYTE,
                        texture.Pixels + static_cast<std::ptrdiff_t>(part.y) * texture.Width + part.x);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void bring(ImTextureData& texture) {
    const bool is_new = texture.Status == ImTextureStatus_WantCreate;
    const bool ours = is_new || texture.Status == ImTextureStatus_WantUpdates;
    if (texture.Format != ImTextureFormat_Alpha8 || !ours) return ImGui_ImplOpenGL3_UpdateTexture(&texture);
    is_new ? create(texture) : update(texture);
    texture.SetStatus(ImTextureStatus_OK);
}

} // namespace

void bring_letters(ImDrawData& data) {
    if (data.Textures == nullptr) return;
    for (ImTextureData* texture : *data.Textures)
        if (texture->Status != ImTextureStatus_OK) bring(*texture);
}

void render(ImDrawData& data) {
    bring_letters(data);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

} // namespace kiosk::ui
