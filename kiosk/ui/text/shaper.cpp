#include "ui/text/shaper.hpp"

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <freetype/freetype.h>
#include <hb-ft.h>
#include <hb.h>
#include <imgui.h>

#include "core/base/ascii.hpp"
#include "core/i18n/font_files.hpp"

namespace kiosk::ui {
namespace {

constexpr FT_Int32 kLoad = FT_LOAD_DEFAULT | FT_LOAD_NO_BITMAP;
constexpr std::size_t kMostRuns = 2000; // kept; a guest reads far fewer

struct CloseFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
struct CloseLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct CloseFont {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct CloseBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

// U+0E00 … U+0E7F are three bytes, E0 B8 xx and E0 B9 xx.
bool begins_thai(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    return text.size() >= 3 && byte(0) == 0xE0 && (byte(1) == 0xB8 || byte(1) == 0xB9);
}

// U+2018 and U+2019 are three bytes, E2 80 98 and E2 80 99.
constexpr std::size_t kApostrophe = 3;
bool is_apostrophe(std::string_view text) {
    return text.starts_with("\u2018") || text.starts_with("\u2019");
}

// Letters of U+00C0 … U+024F (C3 80 … C9 8F) and, for Vietnamese, U+1E00 … U+1EFF (E1 B8 … E1 BB).
bool begins_latin(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty() || core::is_letter(text[0])) return !text.empty();
    if (byte(0) >= 0xC3 && byte(0) <= 0xC9) return true;
    return text.size() >= 3 && byte(0) == 0xE1 && byte(1) >= 0xB8 && byte(1) <= 0xBB;
}
bool ends_in_latin(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0U) == 0x80U) {
    }
    return begins_latin(text.substr(begin));
}

// The letter that text begins with, and its bytes; 0: none that is whole.
std::pair<char32_t, std::size_t> first_letter(std::string_view text) {
    if (text.empty()) return {0, 0};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    if (text.size() < length) return {0, 0};
    char32_t letter = length == 1 ? byte(0) : byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) letter = letter << 6U | (byte(i) & 0x3FU);
    return {letter, length};
}

// Nearly all text begins with none: a look at one byte tells it.
std::pair<Script, std::size_t> begins_shaped(std::string_view text) {
    const auto lead = text.empty() ? 0U : static_cast<unsigned char>(text[0]);
    if (lead < 0xD8U || (lead > 0xE1U && lead != 0xEAU && lead != 0xEFU)) return {Script::Own, 0};
    const auto [letter, length] = first_letter(text);
    const std::size_t font = core::shaped_font_of(letter);
    if (length == 0 || font == core::kShapedFonts.size()) return {Script::Own, 0};
    return {static_cast<Script>(kFirstShaped + font), length};
}

// A blank before an Arabic letter.
bool joins_words(std::string_view text) {
    return text.starts_with(' ') && begins_shaped(text.substr(1)).first == Script::Arabic;
}

struct HowShaped {
    hb_script_t script;
    const char* language;
    hb_direction_t direction = HB_DIRECTION_LTR;
};
HowShaped how_shaped(Script script) {
    switch (script) {
    case Script::Arabic:
        return {HB_SCRIPT_ARABIC, "ar", HB_DIRECTION_RTL};
    case Script::Devanagari:
        return {HB_SCRIPT_DEVANAGARI, "hi"};
    case Script::Burmese:
        return {HB_SCRIPT_MYANMAR, "my"};
    case Script::Khmer:
        return {HB_SCRIPT_KHMER, "km"};
    case Script::Lao:
        return {HB_SCRIPT_LAO, "lo"};
    case Script::Thai:
    case Script::Own:
    case Script::Latin:
        break;
    }
    return {HB_SCRIPT_THAI, "th"};
}

struct Face {
    std::unique_ptr<FT_FaceRec, CloseFace> face;
    std::unique_ptr<hb_font_t, CloseFont> font;
    int size = 0; // px
};

// Where a sign lies in the atlas, and how it stands on the baseline.
struct Drawn {
    ImFontAtlasRectId rect = ImFontAtlasRectId_Invalid; // invalid: a sign without ink
    int left = 0, top = 0, width = 0, height = 0;       // px
};

} // namespace

void each_script(std::string_view text, const std::function<void(std::string_view, Script)>& visit) {
    std::size_t begin = 0, at = 0;
    Script script = Script::Own;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        Script here = Script::Own;
        std::size_t length = 1;
        if (begins_thai(rest)) {
            here = Script::Thai;
            length = 3;
        } else if (is_apostrophe(rest) &&
                   (ends_in_latin(text.substr(0, at)) || begins_latin(rest.substr(kApostrophe)))) {
            here = Script::Latin;
            length = kApostrophe;
        } else if (const auto [shaped, bytes] = begins_shaped(rest); bytes > 0) {
            here = shaped;
            length = bytes;
        } else if (script == Script::Arabic && joins_words(rest)) {
            here = script;
        }
        if (here != script) {
            if (at > begin) visit(text.substr(begin, at - begin), script);
            begin = at;
            script = here;
        }
        at += length;
    }
    if (begin < text.size()) visit(text.substr(begin), script);
}

struct ScriptShaper::Impl {
    HowShaped how{};
    std::unique_ptr<FT_LibraryRec_, CloseLibrary> library;
    std::array<Face, 2> faces;
    std::unique_ptr<hb_buffer_t, CloseBuffer> buffer{hb_buffer_create()};
    std::unordered_map<std::string, ShapedRun> runs;
    std::map<std::tuple<bool, int, unsigned>, Drawn> signs; // bold, size, glyph

    Face& at_size(bool bold, int size) {
        Face& face = faces.at(bold ? 1 : 0);
        if (face.size == size) return face;
        FT_Size_RequestRec request{};
        request.type = FT_SIZE_REQUEST_TYPE_REAL_DIM; // as Dear ImGui asks for its sizes
        request.height = size * 64;
        FT_Request_Size(face.face.get(), &request);
        hb_ft_font_changed(face.font.get());
        face.size = size;
        return face;
    }

    ShapedRun shaped(std::string_view text, bool bold, int size) {
        const Face& face = at_size(bold, size);
        hb_buffer_reset(buffer.get());
        hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
        hb_buffer_set_direction(buffer.get(), how.direction);
        hb_buffer_set_script(buffer.get(), how.script);
        hb_buffer_set_language(buffer.get(), hb_language_from_string(how.language, -1));
        hb_shape(face.font.get(), buffer.get(), nullptr, 0);
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
        const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
        const auto px = [](hb_position_t position) { return static_cast<float>(position) / 64; };
        ShapedRun run;
        for (unsigned i = 0; i < count; ++i) {
            const hb_glyph_position_t& p = positions[i];
            run.signs.push_back({infos[i].codepoint, run.width + px(p.x_offset), px(p.y_offset)});
            run.width += px(p.x_advance);
        }
        return run;
    }

    const Drawn& drawn(bool bold, int size, unsigned glyph) {
        const auto [found, added] = signs.try_emplace({bold, size, glyph});
        if (added) found->second = put_into_atlas(at_size(bold, size).face.get(), glyph);
        return found->second;
    }

    static Drawn put_into_atlas(FT_Face face, unsigned glyph) {
        Drawn made;
        if (FT_Load_Glyph(face, glyph, kLoad | FT_LOAD_RENDER) != 0) return made;
        const FT_GlyphSlot slot = face->glyph;
        const FT_Bitmap& bitmap = slot->bitmap;
        if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pixel_mode != FT_PIXEL_MODE_GRAY) return made;
        made.left = slot->bitmap_left;
        made.top = slot->bitmap_top;
        made.width = static_cast<int>(bitmap.width);
        made.height = static_cast<int>(bitmap.rows);
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        ImFontAtlasRect place;
        made.rect = atlas.AddCustomRect(made.width, made.height, &place);
        if (made.rect == ImFontAtlasRectId_Invalid) return made;
        ImTextureData& texture = *atlas.TexData;
        for (int y = 0; y < made.height; ++y) {
            const unsigned char* from = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
            auto* to = static_cast<unsigned char*>(texture.GetPixelsAt(place.x, place.y + y));
            for (int x = 0; x < made.width; ++x) {
                // Alpha alone, or white with that alpha.
                for (int channel = 0; channel < texture.BytesPerPixel; ++channel)
                    *to++ = channel + 1 == texture.BytesPerPixel ? from[x] : 255;
            }
        }
        return made;
    }
};

ScriptShaper::ScriptShaper(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ScriptShaper::~ScriptShaper() = default;

core::Result<std::unique_ptr<ScriptShaper>> ScriptShaper::make(Script script, std::span<const std::byte> regular,
                                                               std::span<const std::byte> bold) {
    auto impl = std::make_unique<Impl>();
    impl->how = how_shaped(script);
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return core::fail(core::ErrorKind::Unavailable, "FreeType cannot be started");
    impl->library.reset(library);
    for (const bool is_bold : {false, true}) {
        const auto bytes = is_bold ? bold : regular;
        FT_Face face = nullptr;
        if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                               static_cast<FT_Long>(bytes.size()), 0, &face) != 0)
            return core::fail(core::ErrorKind::Invalid, "not a font");
        Face& made = impl->faces.at(is_bold ? 1 : 0);
        made.face.reset(face);
        made.font.reset(hb_ft_font_create_referenced(face));
        hb_ft_font_set_load_flags(made.font.get(), kLoad);
    }
    return std::unique_ptr<ScriptShaper>(new ScriptShaper(std::move(impl)));
}

float ScriptShaper::line_over_em() const {
    const FT_FaceRec& face = *impl_->faces[0].face;
    return static_cast<float>(face.ascender - face.descender) / static_cast<float>(face.units_per_EM);
}

bool ScriptShaper::has(char32_t letter) const {
    return FT_Get_Char_Index(impl_->faces[0].face.get(), letter) != 0 &&
           FT_Get_Char_Index(impl_->faces[1].face.get(), letter) != 0;
}

const ShapedRun& ScriptShaper::shape(std::string_view run, bool bold, float size_px) {
    const int size = std::max(1, static_cast<int>(std::lround(size_px)));
    std::string key = std::to_string(size) + (bold ? 'b' : 'r');
    key += run;
    const auto found = impl_->runs.find(key);
    if (found != impl_->runs.end()) return found->second;
    if (impl_->runs.size() >= kMostRuns) impl_->runs.clear();
    return impl_->runs.emplace(std::move(key), impl_->shaped(run, bold, size)).first->second;
}

void ScriptShaper::draw(ImDrawList& list, std::string_view run, bool bold, float size_px, Vec at,
                        std::uint32_t colour) {
    const ShapedRun& shaped = shape(run, bold, size_px);
    const int size = std::max(1, static_cast<int>(std::lround(size_px)));
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    // What is new may move the rest: all first, then their places.
    for (const ShapedSign& sign : shaped.signs) static_cast<void>(impl_->drawn(bold, size, sign.glyph));
    for (const ShapedSign& sign : shaped.signs) {
        const Drawn& drawn = impl_->drawn(bold, size, sign.glyph);
        ImFontAtlasRect place;
        if (drawn.rect == ImFontAtlasRectId_Invalid || !atlas.GetCustomRect(drawn.rect, &place)) continue;
        const float x = std::round(at.x + sign.x) + static_cast<float>(drawn.left);
        const float y = std::round(at.y - sign.y) - static_cast<float>(drawn.top);
        list.AddImage(atlas.TexRef, {x, y}, {x + static_cast<float>(drawn.width), y + static_cast<float>(drawn.height)},
                      place.uv0, place.uv1, colour);
    }
}

void ScriptShaper::forget_signs() {
    for (const auto& [key, drawn] : impl_->signs)
        if (drawn.rect != ImFontAtlasRectId_Invalid) ImGui::GetIO().Fonts->RemoveCustomRect(drawn.rect);
    impl_->signs.clear();
}

} // namespace kiosk::ui
