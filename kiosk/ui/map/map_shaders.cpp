#include "ui/map/map_shaders.hpp"

#include "ui/canvas/shader_program.hpp"

namespace kiosk::ui {
namespace {

constexpr const char* kFillVertex = R"(#version 330 core
layout(location = 0) in vec2 at;
uniform vec4 view; // clip = at * view.xy + view.zw
void main() { gl_Position = vec4(at * view.xy + view.zw, 0.0, 1.0); })";

constexpr const char* kFillFragment = R"(#version 330 core
uniform vec4 colour;
out vec4 ink;
void main() { ink = colour; })";

// The colour is worked out at the grid's nodes; between them it is blended.
constexpr const char* kSeaVertex = R"(#version 330 core
layout(location = 0) in vec3 node; // x, y, away
uniform vec4 view;
uniform vec4 near;
uniform vec4 open;
uniform float reach; // map units
out vec4 shade;
void main() {
    gl_Position = vec4(node.xy * view.xy + view.zw, 0.0, 1.0);
    shade = mix(near, open, 1.0 - exp(-node.z / reach));
})";

constexpr const char* kSeaFragment = R"(#version 330 core
in vec4 shade;
out vec4 ink;
void main() { ink = shade; })";

// Four corners a segment, pushed apart by the line's radius; the fragment knows its distance from the segment.
constexpr const char* kLineVertex = R"(#version 330 core
layout(location = 0) in vec4 ends;
uniform vec4 view;   // pixel = end * view.x + view.yz
uniform vec2 screen; // pixels
uniform float radius;
out vec2 along_across;
flat out float reach;
void main() {
    vec2 a = ends.xy * view.x + view.yz;
    vec2 b = ends.zw * view.x + view.yz;
    vec2 way = b - a;
    reach = length(way);
    vec2 dir = reach > 0.0001 ? way / reach : vec2(1.0, 0.0);
    float end = (gl_VertexID & 2) == 0 ? -1.0 : 1.0;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    float out_by = radius + 0.5;
    vec2 pixel = (end < 0.0 ? a : b) + dir * end * out_by + vec2(-dir.y, dir.x) * side * out_by;
    along_across = vec2(end < 0.0 ? -out_by : reach + out_by, side * out_by);
    gl_Position = vec4(pixel.x / screen.x * 2.0 - 1.0, 1.0 - pixel.y / screen.y * 2.0, 0.0, 1.0);
})";

constexpr const char* kLineFragment = R"(#version 330 core
in vec2 along_across;
flat in float reach;
uniform vec4 colour;
uniform float radius;
out vec4 ink;
void main() {
    float beyond = max(max(-along_across.x, along_across.x - reach), 0.0);
    float far = length(vec2(beyond, along_across.y));
    ink = vec4(colour.rgb, colour.a * clamp(radius + 0.5 - far, 0.0, 1.0));
})";

} // namespace

unsigned link_fill() {
    return link_program(kFillVertex, kFillFragment);
}

unsigned link_line() {
    return link_program(kLineVertex, kLineFragment);
}

unsigned link_sea() {
    return link_program(kSeaVertex, kSeaFragment);
}

} // namespace kiosk::ui
