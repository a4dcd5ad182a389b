#include "ui/canvas/frame_colours.hpp"

#include <array>

#include <glad/gl.h>

#include "ui/canvas/pixel_upload.hpp"
#include "ui/canvas/shader_program.hpp"

namespace kiosk::ui {
namespace {

// ITU-R BT.601; what lies beyond what can be shown is cut off.
constexpr const char* kFragment = R"(#version 330 core
uniform sampler2D luma;
uniform sampler2D chroma;
uniform bool full_range;
out vec4 ink;
void main() {
    float y = texelFetch(luma, ivec2(gl_FragCoord.xy), 0).r;
    vec2 c = texture(chroma, gl_FragCoord.xy / vec2(textureSize(chroma, 0) * 2)).rg - 128.0 / 255.0;
    if (!full_range) {
        y = (y - 16.0 / 255.0) * (255.0 / 219.0);
        c *= 255.0 / 224.0;
    }
    ink = vec4(y + 1.402 * c.g, y - 0.344136 * c.r - 0.714136 * c.g, y + 1.772 * c.r, 1.0);
})";

// What painting changes, as it was.
class Restored {
  public:
    Restored() {
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &framebuffer_);
        glGetIntegerv(GL_CURRENT_PROGRAM, &program_);
        glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &points_);
        glGetIntegerv(GL_ACTIVE_TEXTURE, &unit_);
        glGetIntegerv(GL_VIEWPORT, viewport_.data());
        for (std::size_t i = 0; i < kUnits.size(); ++i) {
            glActiveTexture(kUnits.at(i));
            glGetIntegerv(GL_TEXTURE_BINDING_2D, &textures_.at(i));
        }
        for (std::size_t i = 0; i < kTests.size(); ++i) {
            enabled_.at(i) = glIsEnabled(kTests.at(i));
            glDisable(kTests.at(i));
        }
    }
    ~Restored() {
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(framebuffer_));
        glUseProgram(static_cast<GLuint>(program_));
        glBindVertexArray(static_cast<GLuint>(points_));
        glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
        for (std::size_t i = 0; i < kUnits.size(); ++i) {
            glActiveTexture(kUnits.at(i));
            glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(textures_.at(i)));
        }
        glActiveTexture(static_cast<GLenum>(unit_));
        for (std::size_t i = 0; i < kTests.size(); ++i)
            if (enabled_.at(i) == GL_TRUE) glEnable(kTests.at(i));
    }
    Restored(const Restored&) = delete;
    Restored& operator=(const Restored&) = delete;

  private:
    static constexpr std::array<GLenum, 2> kUnits{GL_TEXTURE0, GL_TEXTURE1};
    static constexpr std::array<GLenum, 4> kTests{GL_BLEND, GL_SCISSOR_TEST, GL_DEPTH_TEST, GL_CULL_FACE};
    GLint framebuffer_ = 0, program_ = 0, points_ = 0, unit_ = 0;
    std::array<GLint, 4> viewport_{};
    std::array<GLint, kUnits.size()> textures_{};
    std::array<GLboolean, kTests.size()> enabled_{};
};

} // namespace

FrameColours::~FrameColours() {
    forget();
    if (program_ == 0) return;
    glDeleteProgram(program_);
    glDeleteVertexArrays(1, &points_);
    glDeleteFramebuffers(1, &framebuffer_);
}

void FrameColours::prepare() {
    if (program_ != 0) return;
    program_ = link_program(kOverAll, kFragment);
    glGenVertexArrays(1, &points_);
    glGenFramebuffers(1, &framebuffer_);
}

void FrameColours::draw(const core::GrayFrame& frame, unsigned texture) {
    prepare();
    if (width_ != frame.width || height_ != frame.height) forget();
    width_ = frame.width;
    height_ = frame.height;
    upload(luma_, Pixels::Grey, width_, height_, frame.pixels.data());
    upload(chroma_, Pixels::Pairs, (width_ + 1) / 2, (height_ + 1) / 2, frame.chroma.data());
    const Restored restored;
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    glViewport(0, 0, width_, height_);
    glUseProgram(program_);
    glUniform1i(glGetUniformLocation(program_, "luma"), 0);
    glUniform1i(glGetUniformLocation(program_, "chroma"), 1);
    glUniform1i(glGetUniformLocation(program_, "full_range"), frame.full_range ? 1 : 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, luma_);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, chroma_);
    glBindVertexArray(points_);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void FrameColours::forget() {
    delete_texture(luma_);
    delete_texture(chroma_);
    width_ = height_ = 0;
}

} // namespace kiosk::ui
