#include "ui/canvas/shader_program.hpp"

#include <array>

#include <glad/gl.h>

namespace kiosk::ui {
namespace {

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

} // namespace

unsigned link_program(const char* vertex, const char* fragment) {
    const GLuint program = glCreateProgram();
    const std::array<GLuint, 2> parts{compile(GL_VERTEX_SHADER, vertex), compile(GL_FRAGMENT_SHADER, fragment)};
    for (const GLuint part : parts) glAttachShader(program, part);
    glLinkProgram(program);
    for (const GLuint part : parts) glDeleteShader(part);
    return program;
}

} // namespace kiosk::ui
