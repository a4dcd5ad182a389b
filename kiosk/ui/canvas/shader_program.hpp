// A program of the graphics card. UI thread, with the window's OpenGL context current; whoever links one deletes it.
#pragma once

namespace kiosk::ui {

// Of the sources of its two shaders, GLSL 3.30.
[[nodiscard]] unsigned link_program(const char* vertex, const char* fragment);

// The vertex shader that brings three points without a buffer to one triangle over all of the viewport.
inline constexpr const char* kOverAll = R"(#version 330 core
void main() { gl_Position = vec4(vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0, 0.0, 1.0); })";

} // namespace kiosk::ui
