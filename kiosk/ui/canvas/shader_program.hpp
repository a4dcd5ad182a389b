// A program of the graphics card. UI thread, with the window's OpenGL context current; whoever links one deletes it.
#pragma once

namespace kiosk::ui {

// Of the sources of its two shaders, GLSL 3.30.
[[nodiscard]] unsigned link_program(const char* vertex, const char* fragment);

} // namespace kiosk::ui
