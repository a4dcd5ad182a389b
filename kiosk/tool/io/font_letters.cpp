#include "tool/io/font_letters.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <freetype/freetype.h>

namespace kiosk::tool {
namespace {

struct CloseFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
struct CloseLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
using Face = std::unique_ptr<FT_FaceRec, CloseFace>;

} // namespace

struct FontLetters::Impl {
    std::unique_ptr<FT_LibraryRec_, CloseLibrary> library;
    struct Weight {
        std::vector<Face> faces;
        Face thai;
        std::array<Face, core::kShapedFonts.size()> shaped; // null: there is no such font
    };
    std::array<Weight, 2> weights; // regular, bold

    core::Result<Face> face_of(const core::FontFile& font, unsigned number) {
        FT_Face face = nullptr;
        const std::string file(font.file);
        if (FT_New_Face(library.get(), file.c_str(), static_cast<FT_Long>(number), &face) == 0) return Face(face);
        return core::fail(core::ErrorKind::NotFound,
                          "the font " + file + " is missing; install the package " + std::string(font.package));
    }

    core::Status add(Weight& weight, const core::FontFile& cjk, const core::FontFile& thai) {
        for (const auto number : core::kCjkFaces) {
            auto face = TRY(face_of(cjk, number));
            weight.faces.push_back(std::move(face));
        }
        weight.thai = TRY(face_of(thai, 0));
        return {};
    }

    void add_shaped() {
        for (std::size_t i = 0; i < core::kShapedFonts.size(); ++i) {
            const core::ShapedFont& font = core::kShapedFonts.at(i);
            auto regular = face_of({font.regular, core::kShapedPackage}, 0),
                 bold = face_of({font.bold, core::kShapedPackage}, 0);
            if (!regular || !bold) continue;
            weights[0].shaped.at(i) = std::move(*regular);
            weights[1].shaped.at(i) = std::move(*bold);
        }
    }
};

FontLetters::FontLetters(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontLetters::FontLetters(FontLetters&& other) noexcept = default;
FontLetters& FontLetters::operator=(FontLetters&& other) noexcept = default;
FontLetters::~FontLetters() = default;

core::Result<FontLetters> FontLetters::open(std::span<const core::FontFile> files) {
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return core::fail(core::ErrorKind::Io, "FreeType does not start");
    impl->library.reset(library);
    for (std::size_t weight = 0; weight < impl->weights.size(); ++weight) {
        TRY(impl->add(impl->weights.at(weight), files[weight], files[2 + weight]));
    }
    impl->add_shaped();
    return FontLetters(std::move(impl));
}

bool FontLetters::has(char32_t letter) const {
    const auto drawn = [&](const Face& face) { return FT_Get_Char_Index(face.get(), letter) != 0; };
    const std::size_t shaped = core::shaped_font_of(letter);
    return std::all_of(impl_->weights.begin(), impl_->weights.end(), [&](const Impl::Weight& weight) {
        if (shaped < weight.shaped.size() && weight.shaped.at(shaped) && drawn(weight.shaped.at(shaped))) return true;
        return drawn(weight.thai) || std::all_of(weight.faces.begin(), weight.faces.end(), drawn);
    });
}

} // namespace kiosk::tool
