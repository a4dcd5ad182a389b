#include "ui/map/map_renderer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <deque>

#include <glad/gl.h>
#include <imgui.h>

#include "ui/canvas/canvas.hpp"

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

constexpr float kSeaReach = 45'000; // map units: there the sea is two thirds of the way to its open colour

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

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

GLuint link(const char* vertex, const char* fragment) {
    const GLuint program = glCreateProgram();
    const std::array<GLuint, 2> parts{compile(GL_VERTEX_SHADER, vertex), compile(GL_FRAGMENT_SHADER, fragment)};
    for (const GLuint part : parts) glAttachShader(program, part);
    glLinkProgram(program);
    for (const GLuint part : parts) glDeleteShader(part);
    return program;
}

struct Segment {
    map::Vertex a, b;
};

// One level's buffers.
struct Uploaded {
    GLuint areas = 0, lines = 0; // vertex arrays
    std::array<GLuint, 4> buffers{};
    std::vector<std::uint32_t> first_segment; // by line, and the end of the last
};

std::vector<Segment> segments_of(const map::Level& level, std::vector<std::uint32_t>& first) {
    std::vector<Segment> segments;
    segments.reserve(level.line_points.size());
    for (const map::Line& line : level.lines) {
        first.push_back(static_cast<std::uint32_t>(segments.size()));
        for (std::uint32_t i = 0; i + 1 < line.points.count; ++i) {
            segments.push_back(
                {level.line_points[line.points.first + i], level.line_points[line.points.first + i + 1]});
        }
    }
    first.push_back(static_cast<std::uint32_t>(segments.size()));
    return segments;
}

template <class T> void fill_buffer(GLenum target, GLuint buffer, const std::vector<T>& values) {
    glBindBuffer(target, buffer);
    glBufferData(target, static_cast<GLsizeiptr>(values.size() * sizeof(T)), values.data(), GL_STATIC_DRAW);
}

void set_colour(GLint where, Colour c) {
    constexpr float kFull = 255.0F;
    glUniform4f(where, static_cast<float>(c.r) / kFull, static_cast<float>(c.g) / kFull,
                static_cast<float>(c.b) / kFull, static_cast<float>(c.a) / kFull);
}

// clip = point * xy + zw; origin: where Scene::origin lies, in pixels of the screen.
void set_view(GLint where, double scale, Vec screen, map::Pixel origin) {
    glUniform4f(where, static_cast<float>(2 * scale / static_cast<double>(screen.x)),
                static_cast<float>(-2 * scale / static_cast<double>(screen.y)),
                static_cast<float>(2 * origin.x / static_cast<double>(screen.x) - 1),
                static_cast<float>(1 - 2 * origin.y / static_cast<double>(screen.y)));
}

} // namespace

struct MapRenderer::Impl {
    std::shared_ptr<const map::Scene> scene;
    std::vector<Uploaded> levels;
    struct Program {
        GLuint name = 0;
        GLint view = -1, colour = -1, screen = -1, radius = -1;
    };
    Program fill, line;
    struct Sea {
        GLuint program = 0, nodes = 0; // nodes: a vertex array
        GLint view = -1, near = -1, open = -1;
        std::array<GLuint, 2> buffers{};
        GLsizei count = 0;
    } sea;
    struct Job : Painted {
        Impl* self = nullptr;
        MapPicture picture;
    };
    std::deque<Job> jobs;       // the draw list keeps pointers to them
    std::size_t drawn = 0;      // of the jobs, in this frame
    std::uint64_t pictures = 0; // so many different ones until now
    std::vector<GLsizei> counts;
    std::vector<const void*> offsets;

    static Program make(const char* vertex, const char* fragment) {
        Program p;
        p.name = link(vertex, fragment);
        p.view = glGetUniformLocation(p.name, "view");
        p.colour = glGetUniformLocation(p.name, "colour");
        p.screen = glGetUniformLocation(p.name, "screen");
        p.radius = glGetUniformLocation(p.name, "radius");
        return p;
    }

    void free_sea() {
        glDeleteVertexArrays(1, &sea.nodes);
        glDeleteBuffers(static_cast<GLsizei>(sea.buffers.size()), sea.buffers.data());
        sea.nodes = 0;
        sea.count = 0;
    }

    void upload_sea() {
        if (sea.program == 0) {
            sea.program = link(kSeaVertex, kSeaFragment);
            sea.view = glGetUniformLocation(sea.program, "view");
            sea.near = glGetUniformLocation(sea.program, "near");
            sea.open = glGetUniformLocation(sea.program, "open");
            glUseProgram(sea.program);
            glUniform1f(glGetUniformLocation(sea.program, "reach"), kSeaReach);
        }
        const map::SeaGrid& grid = scene->sea;
        struct Node {
            float x, y, away;
        };
        std::vector<Node> nodes;
        std::vector<std::uint32_t> indices;
        for (std::size_t i = 0; i < grid.away.size(); ++i) {
            const map::Point at = grid.node(i) - scene->origin;
            nodes.push_back({static_cast<float>(at.x), static_cast<float>(at.y), grid.away[i]});
        }
        for (std::uint32_t row = 0; row + 1 < grid.rows; ++row) {
            for (std::uint32_t column = 0; column + 1 < grid.columns; ++column) {
                const std::uint32_t a = row * grid.columns + column, b = a + grid.columns;
                indices.insert(indices.end(), {a, b, a + 1, a + 1, b, b + 1});
            }
        }
        glGenVertexArrays(1, &sea.nodes);
        glGenBuffers(static_cast<GLsizei>(sea.buffers.size()), sea.buffers.data());
        glBindVertexArray(sea.nodes);
        fill_buffer(GL_ARRAY_BUFFER, sea.buffers[0], nodes);
        glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(Node), nullptr);
        glEnableVertexAttribArray(0);
        fill_buffer(GL_ELEMENT_ARRAY_BUFFER, sea.buffers[1], indices);
        sea.count = static_cast<GLsizei>(indices.size());
    }

    void free_levels() {
        for (const Uploaded& level : levels) {
            glDeleteVertexArrays(1, &level.areas);
            glDeleteVertexArrays(1, &level.lines);
            glDeleteBuffers(static_cast<GLsizei>(level.buffers.size()), level.buffers.data());
        }
        levels.clear();
    }

    const Uploaded& uploaded(const map::Level& level) {
        Uploaded& up = levels.at(static_cast<std::size_t>(&level - scene->levels.data()));
        if (up.areas == 0) upload(level, up);
        return up;
    }

    static void upload(const map::Level& level, Uploaded& up) {
        glGenVertexArrays(1, &up.areas);
        glGenVertexArrays(1, &up.lines);
        glGenBuffers(static_cast<GLsizei>(up.buffers.size()), up.buffers.data());
        glBindVertexArray(up.areas);
        fill_buffer(GL_ARRAY_BUFFER, up.buffers[0], level.vertices);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(map::Vertex), nullptr);
        glEnableVertexAttribArray(0);
        fill_buffer(GL_ELEMENT_ARRAY_BUFFER, up.buffers[1], level.indices);

        const std::vector<Segment> segments = segments_of(level, up.first_segment);
        std::vector<Segment> corners;
        std::vector<std::uint32_t> indices;
        corners.reserve(segments.size() * 4);
        indices.reserve(segments.size() * 6);
        for (const Segment& segment : segments) {
            const auto base = static_cast<std::uint32_t>(corners.size());
            corners.insert(corners.end(), 4, segment);
            for (const std::uint32_t corner : {0U, 1U, 2U, 2U, 1U, 3U}) indices.push_back(base + corner);
        }
        glBindVertexArray(up.lines);
        fill_buffer(GL_ARRAY_BUFFER, up.buffers[2], corners);
        glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, sizeof(Segment), nullptr);
        glEnableVertexAttribArray(0);
        fill_buffer(GL_ELEMENT_ARRAY_BUFFER, up.buffers[3], indices);
    }

    void paint(const MapPicture& picture);
    void paint_sea(const MapPicture& picture, Vec screen, map::Pixel origin);
    void paint_areas(const MapPicture& picture, const Uploaded& up, Vec screen, map::Pixel origin);
    void paint_lines(const MapPicture& picture, const Uploaded& up, Vec screen, map::Pixel origin);

    static void callback(const ImDrawList*, const ImDrawCmd* command) {
        const auto& job = static_cast<const Job&>(*static_cast<const Painted*>(command->UserCallbackData));
        if (scissor(*command, job.px)) job.self->paint(job.picture);
    }
};

// origin: where Scene::origin lies, in pixels of the screen.
void MapRenderer::Impl::paint_sea(const MapPicture& picture, Vec screen, map::Pixel origin) {
    if (scene->sea.away.empty()) return;
    if (sea.nodes == 0) upload_sea();
    glUseProgram(sea.program);
    glBindVertexArray(sea.nodes);
    set_view(sea.view, picture.viewport.scale, screen, origin);
    set_colour(sea.near, picture.sea->near);
    set_colour(sea.open, picture.sea->open);
    glDisable(GL_BLEND);
    glDrawElements(GL_TRIANGLES, sea.count, GL_UNSIGNED_INT, nullptr);
    glEnable(GL_BLEND);
}

void MapRenderer::Impl::paint_areas(const MapPicture& picture, const Uploaded& up, Vec screen, map::Pixel origin) {
    glUseProgram(fill.name);
    glBindVertexArray(up.areas);
    const double scale = picture.viewport.scale;
    const auto triangles = [](const MapFill& area) {
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(area.indices.count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(std::size_t{area.indices.first} * sizeof(std::uint32_t)));
    };
    for (const MapShadow& shadow : picture.shadows) {
        const map::Pixel by{static_cast<double>(shadow.by_px.x), static_cast<double>(shadow.by_px.y)};
        set_view(fill.view, scale, screen, origin + by);
        set_colour(fill.colour, shadow.colour);
        for (const MapFill& area : picture.fills) triangles(area);
    }
    set_view(fill.view, scale, screen, origin);
    glDisable(GL_BLEND);
    for (const MapFill& area : picture.fills) {
        set_colour(fill.colour, area.colour);
        triangles(area);
    }
    glEnable(GL_BLEND);
}

void MapRenderer::Impl::paint_lines(const MapPicture& picture, const Uploaded& up, Vec screen, map::Pixel origin) {
    constexpr std::size_t kIndices = 6; // a segment
    glUseProgram(line.name);
    glBindVertexArray(up.lines);
    glUniform4f(line.view, static_cast<float>(picture.viewport.scale), static_cast<float>(origin.x),
                static_cast<float>(origin.y), 0);
    glUniform2f(line.screen, screen.x, screen.y);
    const map::Box seen = map::visible(picture.viewport);
    for (const MapStroke& stroke : picture.strokes) {
        counts.clear();
        offsets.clear();
        std::uint32_t end = 0xFFFFFFFFU; // of the run before
        for (std::uint32_t i = stroke.lines.first; i < stroke.lines.first + stroke.lines.count; ++i) {
            if (!picture.level->lines[i].bounds.overlaps(seen)) continue;
            const std::size_t first = up.first_segment[i], count = up.first_segment[i + 1] - first;
            if (end == i) {
                counts.back() += static_cast<GLsizei>(count * kIndices);
            } else {
                counts.push_back(static_cast<GLsizei>(count * kIndices));
                offsets.push_back(reinterpret_cast<const void*>(first * kIndices * sizeof(std::uint32_t)));
            }
            end = i + 1;
        }
        if (counts.empty()) continue;
        set_colour(line.colour, stroke.colour);
        glUniform1f(line.radius, stroke.width_px / 2);
        glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, offsets.data(),
                            static_cast<GLsizei>(counts.size()));
    }
}

void MapRenderer::Impl::paint(const MapPicture& picture) {
    if (!scene) return;
    const ImDrawData& data = *ImGui::GetDrawData();
    const Vec screen{data.DisplaySize.x * data.FramebufferScale.x, data.DisplaySize.y * data.FramebufferScale.y};
    map::Pixel origin = map::to_pixel(picture.viewport, scene->origin);
    origin = origin + map::Pixel{static_cast<double>(picture.px.x), static_cast<double>(picture.px.y)};
    if (picture.sea) paint_sea(picture, screen, origin);
    if (picture.level == nullptr) return;
    const Uploaded& up = uploaded(*picture.level);
    paint_areas(picture, up, screen, origin);
    paint_lines(picture, up, screen, origin);
}

MapRenderer::MapRenderer() : impl_(std::make_unique<Impl>()) {}

MapRenderer::~MapRenderer() {
    impl_->free_levels();
    impl_->free_sea();
    if (impl_->sea.program != 0) glDeleteProgram(impl_->sea.program);
    if (impl_->fill.name != 0) {
        glDeleteProgram(impl_->fill.name);
        glDeleteProgram(impl_->line.name);
    }
}

void MapRenderer::show(std::shared_ptr<const map::Scene> scene) {
    if (scene == impl_->scene) return;
    impl_->free_levels();
    impl_->free_sea();
    impl_->scene = std::move(scene);
    impl_->jobs.clear();
    impl_->levels.resize(impl_->scene ? impl_->scene->levels.size() : 0);
    if (impl_->fill.name == 0) {
        impl_->fill = Impl::make(kFillVertex, kFillFragment);
        impl_->line = Impl::make(kLineVertex, kLineFragment);
    }
}

bool MapRenderer::prepare() {
    const auto missing =
        std::find_if(impl_->levels.begin(), impl_->levels.end(), [](const Uploaded& up) { return up.areas == 0; });
    if (missing == impl_->levels.end() && (impl_->sea.nodes != 0 || !impl_->scene)) return false;
    if (missing == impl_->levels.end()) {
        impl_->upload_sea();
        return true;
    }
    Impl::upload(impl_->scene->levels[static_cast<std::size_t>(missing - impl_->levels.begin())], *missing);
    return true;
}

void MapRenderer::begin_frame() {
    impl_->drawn = 0;
}

void MapRenderer::draw(MapPicture picture, Canvas& canvas) {
    if (impl_->drawn == impl_->jobs.size()) impl_->jobs.emplace_back();
    Impl::Job& job = impl_->jobs[impl_->drawn++];
    if (job.self == nullptr || job.picture != picture) {
        job.self = impl_.get();
        job.px = picture.px;
        job.what = ++impl_->pictures;
        job.picture = std::move(picture);
    }
    canvas.callback(&Impl::callback, job);
}

} // namespace kiosk::ui
