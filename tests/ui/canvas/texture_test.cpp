#include "ui/canvas/texture.hpp"

#include <array>
#include <memory>
#include <vector>

#include <glad/gl.h>
#include <gtest/gtest.h>

#include "ui/offscreen.hpp"

namespace kiosk::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

core::FramePtr frame(int width, int height, Bytes pixels) {
    core::GrayFrame made;
    made.width = width;
    made.height = height;
    made.pixels = std::move(pixels);
    return std::make_shared<const core::GrayFrame>(std::move(made));
}

// Of one colour, as cameras say it.
core::FramePtr coloured(int width, int height, std::uint8_t luma, std::uint8_t cb, std::uint8_t cr,
                        bool full_range = true) {
    core::GrayFrame made;
    made.width = width;
    made.height = height;
    made.pixels.assign(static_cast<std::size_t>(width * height), luma);
    for (int i = 0; i < (width + 1) / 2 * ((height + 1) / 2); ++i) made.chroma.insert(made.chroma.end(), {cb, cr});
    made.full_range = full_range;
    return std::make_shared<const core::GrayFrame>(std::move(made));
}

std::shared_ptr<const ui::Image> image(int width, int height, Bytes rgb) {
    return std::make_shared<const ui::Image>(ui::Image{width, height, std::move(rgb)});
}

class TextureTest : public testing::Test {
  protected:
    // What lies on the graphics card. format: GL_RED or GL_RGB.
    [[nodiscard]] Bytes texels(GLenum format) const {
        Bytes out(static_cast<std::size_t>(texture.width() * texture.height()) * (format == GL_RGB ? 3 : 1));
        glBindTexture(GL_TEXTURE_2D, texture.name());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glGetTexImage(GL_TEXTURE_2D, 0, format, GL_UNSIGNED_BYTE, out.data());
        return out;
    }

    Offscreen screen{64, 64}; // its OpenGL context is current
    ui::Texture texture;
};

TEST_F(TextureTest, HoldsAPhotoWhoseRowsAreNoMultipleOfFourBytes) {
    const Bytes rgb{255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    texture.show(image(3, 2, rgb));
    ASSERT_NE(texture.name(), 0U);
    EXPECT_EQ(texture.width(), 3);
    EXPECT_EQ(texture.height(), 2);
    EXPECT_EQ(texels(GL_RGB), rgb);
}

TEST_F(TextureTest, TakesTheCamerasNextFrameInThePlaceOfTheLast) {
    texture.show(frame(3, 1, {10, 20, 30}));
    const unsigned name = texture.name();
    texture.show(frame(3, 1, {40, 50, 60}));
    EXPECT_EQ(texture.name(), name);
    EXPECT_EQ(texels(GL_RED), (Bytes{40, 50, 60}));
    texture.show(frame(1, 2, {70, 80}));
    EXPECT_EQ(texture.width(), 1);
    EXPECT_EQ(texture.height(), 2);
    EXPECT_EQ(texels(GL_RED), (Bytes{70, 80}));
}

TEST_F(TextureTest, ShowsAFrameInGreyAndAPhotoAfterItInColour) {
    const auto red_shows_as = [](GLenum channel) {
        GLint shown = 0;
        glGetTexParameteriv(GL_TEXTURE_2D, channel, &shown);
        return static_cast<GLenum>(shown);
    };
    texture.show(frame(1, 1, {90}));
    glBindTexture(GL_TEXTURE_2D, texture.name());
    EXPECT_EQ(red_shows_as(GL_TEXTURE_SWIZZLE_G), static_cast<GLenum>(GL_RED));
    EXPECT_EQ(red_shows_as(GL_TEXTURE_SWIZZLE_B), static_cast<GLenum>(GL_RED));
    texture.show(image(1, 1, {1, 2, 3}));
    glBindTexture(GL_TEXTURE_2D, texture.name());
    EXPECT_EQ(red_shows_as(GL_TEXTURE_SWIZZLE_G), static_cast<GLenum>(GL_GREEN));
    EXPECT_EQ(texels(GL_RGB), (Bytes{1, 2, 3}));
}

// What BT.601 makes of a colour, to the rounding of its bytes.
TEST_F(TextureTest, ShowsAFrameInItsColoursWhateverItsRange) {
    const auto shows = [&](const core::FramePtr& seen, Bytes rgb) {
        texture.show(seen);
        const auto there = texels(GL_RGB);
        ASSERT_EQ(there.size(), static_cast<std::size_t>(seen->width * seen->height * 3));
        for (std::size_t i = 0; i < there.size(); ++i) EXPECT_NEAR(there[i], rgb[i % 3], 2) << i;
    };
    shows(coloured(4, 2, 76, 85, 255), {254, 0, 0});
    shows(coloured(4, 2, 150, 44, 21), {0, 255, 1});
    shows(coloured(5, 3, 29, 255, 107), {0, 0, 254});
    shows(coloured(5, 3, 255, 128, 128), {255, 255, 255});
    shows(coloured(5, 3, 235, 128, 128, false), {255, 255, 255});
    shows(coloured(5, 3, 16, 128, 128, false), {0, 0, 0});
    shows(coloured(5, 3, 81, 90, 240, false), {254, 0, 0});
}

TEST_F(TextureTest, ShowsEachPixelOfAFrameInItsPlace) {
    core::GrayFrame made;
    made.width = 4;
    made.height = 2;
    made.pixels = {10, 20, 30, 40, 50, 60, 70, 80};
    made.chroma = {128, 128, 128, 128};
    texture.show(std::make_shared<const core::GrayFrame>(made));
    EXPECT_EQ(texels(GL_RED), made.pixels);
}

TEST_F(TextureTest, AFrameWhoseColoursAreNotAsManyAsItSaysIsGrey) {
    auto made = *coloured(4, 2, 76, 85, 255);
    made.chroma.pop_back();
    texture.show(std::make_shared<const core::GrayFrame>(made));
    EXPECT_EQ(texels(GL_RED), made.pixels);
}

TEST_F(TextureTest, KeepsThePictureWhenTheCameraStumbles) {
    texture.show(frame(2, 1, {1, 2}));
    texture.show(core::FramePtr());
    texture.show(frame(4, 4, {1, 2, 3}));
    EXPECT_EQ(texture.width(), 2);
    EXPECT_EQ(texels(GL_RED), (Bytes{1, 2}));
}

TEST_F(TextureTest, FreesThePhotoWhenThereIsNoneOrOneThatIsNotAsLargeAsItSays) {
    for (const auto& other : {std::shared_ptr<const ui::Image>(), image(2, 2, {1, 2, 3}), image(0, 0, {})}) {
        texture.show(image(1, 1, {1, 2, 3}));
        const unsigned name = texture.name();
        ASSERT_NE(name, 0U);
        texture.show(other);
        EXPECT_EQ(texture.name(), 0U);
        EXPECT_EQ(glIsTexture(name), GL_FALSE);
    }
}

TEST_F(TextureTest, ForgetsGuestsWithTheirFrame) {
    core::FramePtr guest = frame(1, 1, {7});
    const std::weak_ptr<const core::GrayFrame> kept = guest;
    texture.show(guest);
    guest.reset();
    texture.forget();
    EXPECT_EQ(texture.name(), 0U);
    EXPECT_EQ(texture.width(), 0);
    EXPECT_TRUE(kept.expired());
}

TEST_F(TextureTest, SendsAPictureToTheCardOnceHoweverOftenItIsDrawn) {
    const auto photo = std::make_shared<ui::Image>(ui::Image{1, 1, {1, 2, 3}});
    texture.show(std::shared_ptr<const ui::Image>(photo));
    photo->rgb = {7, 8, 9}; // nobody does: here it tells whether it is read again
    texture.show(std::shared_ptr<const ui::Image>(photo));
    EXPECT_EQ(texels(GL_RGB), (Bytes{1, 2, 3}));

    const auto seen = std::make_shared<core::GrayFrame>();
    seen->width = seen->height = 1;
    seen->pixels = {50};
    texture.show(core::FramePtr(seen));
    seen->pixels = {60};
    texture.show(core::FramePtr(seen));
    EXPECT_EQ(texels(GL_RED), (Bytes{50}));
}

TEST_F(TextureTest, LeavesOpenGLAsItWas) {
    GLuint other = 0;
    glGenTextures(1, &other);
    glBindTexture(GL_TEXTURE_2D, other);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 8);
    texture.show(image(1, 1, {1, 2, 3}));
    texture.show(frame(1, 1, {1}));
    glEnable(GL_SCISSOR_TEST);
    GLint before = 0;
    glViewport(1, 2, 30, 40);
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    texture.show(coloured(2, 2, 76, 85, 255));
    GLint bound = 0, alignment = 0, drawn = 0, program = 0, unit = 0;
    std::array<GLint, 4> viewport{};
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &bound);
    glGetIntegerv(GL_UNPACK_ALIGNMENT, &alignment);
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &drawn);
    glGetIntegerv(GL_CURRENT_PROGRAM, &program);
    glGetIntegerv(GL_ACTIVE_TEXTURE, &unit);
    glGetIntegerv(GL_VIEWPORT, viewport.data());
    EXPECT_EQ(static_cast<GLuint>(bound), other);
    EXPECT_EQ(alignment, 8);
    EXPECT_EQ(drawn, before);
    EXPECT_EQ(program, 0);
    EXPECT_EQ(static_cast<GLenum>(unit), static_cast<GLenum>(GL_TEXTURE0));
    EXPECT_EQ(viewport, (std::array<GLint, 4>{1, 2, 30, 40}));
    EXPECT_EQ(glIsEnabled(GL_SCISSOR_TEST), GL_TRUE);
    glDisable(GL_SCISSOR_TEST);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glDeleteTextures(1, &other);
}

} // namespace
} // namespace kiosk::test
