// The programs that paint the map. UI thread, with the window's OpenGL context current; whoever links one deletes it.
#pragma once

namespace kiosk::ui {

// Areas, in one colour. Uniforms: view, colour.
[[nodiscard]] unsigned link_fill();
// Lines of any width, smooth at their edges. Uniforms: view, screen, radius, colour.
[[nodiscard]] unsigned link_line();
// The sea, darker away from the coast. Uniforms: view, near, open, reach.
[[nodiscard]] unsigned link_sea();

} // namespace kiosk::ui
