// The textures of letters with one byte a pixel, their alpha. Dear ImGui makes such ones (Fonts asks for them), but its
// OpenGL renderer knows those of four bytes only, which take four times as much memory here and on the graphics card.
#pragma once

struct ImDrawData;

namespace kiosk::ui {

// On the thread with the context, current, of OpenGL 3.3. Brings what was added to the textures to the graphics card;
// the renderer removes them as its own.
void bring_letters(ImDrawData& data);
// In the place of ImGui_ImplOpenGL3_RenderDrawData().
void render(ImDrawData& data);

} // namespace kiosk::ui
