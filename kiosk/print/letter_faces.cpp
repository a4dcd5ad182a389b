#include "print/letter_faces.hpp"

#include <optional>
#include <string_view>
#include <vector>

#include <cairo/cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <freetype/freetype.h>
#include <freetype/ftfntfmt.h>
#include <pango/pangofc-font.h>

namespace kiosk::print {
namespace {

// A way of synthesis that Cairo does not know: the font counts as synthetic, and its outlines stay as they are.
constexpr unsigned int kFromOutlines = 1U << 16;

struct FontFile {
    std::string path;
    int place = 0; // in a collection
};

// Nothing for a font that is not a file, or that is synthetic already.
std::optional<FontFile> file_of(PangoFont* font) {
    if (!PANGO_IS_FC_FONT(font)) return std::nullopt;
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcBool emboldened = FcFalse;
    FcChar8* path = nullptr;
    FontFile file;
    if (FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &emboldened) == FcResultMatch && emboldened == FcTrue)
        return std::nullopt;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
    if (FcPatternGetInteger(pattern, FC_INDEX, 0, &file.place) != FcResultMatch) file.place = 0;
    file.path = reinterpret_cast<const char*>(path);
    return file;
}

// What a face of Cairo's hangs on for as long as any of Cairo's caches holds it.
struct OpenFont {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    OpenFont() = default;
    OpenFont(const OpenFont&) = delete;
    OpenFont& operator=(const OpenFont&) = delete;
    ~OpenFont() {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
};

cairo_font_face_t* outline_face(const FontFile& file) {
    auto open = std::make_unique<OpenFont>();
    if (FT_Init_FreeType(&open->library) != 0 ||
        FT_New_Face(open->library, file.path.c_str(), file.place, &open->face) != 0 ||
        std::string_view(FT_Get_Font_Format(open->face)) != "CFF")
        return nullptr;
    cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(open->face, FT_LOAD_NO_HINTING);
    cairo_ft_font_face_set_synthesize(face, kFromOutlines);
    static const cairo_user_data_key_t kOpenFont{};
    const auto close = [](void* held) { delete static_cast<OpenFont*>(held); };
    if (cairo_font_face_set_user_data(face, &kOpenFont, open.get(), close) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        return nullptr;
    }
    static_cast<void>(open.release());
    return face;
}

struct Placed {
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
};

// Of a run from left to right. Nothing if a letter is in no font: Pango draws a box for it.
std::optional<Placed> placed(const char* text, PangoGlyphItem& run, double x, double y) {
    Placed placed;
    PangoGlyphItemIter at;
    for (auto more = pango_glyph_item_iter_init_start(&at, &run, text); more != FALSE;
         more = pango_glyph_item_iter_next_cluster(&at)) {
        const auto before = placed.glyphs.size();
        for (int i = at.start_glyph; i < at.end_glyph; ++i) {
            const PangoGlyphInfo& glyph = run.glyphs->glyphs[i];
            if (glyph.glyph != PANGO_GLYPH_EMPTY) {
                if ((glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) return std::nullopt;
                placed.glyphs.push_back({glyph.glyph, x + pango_units_to_double(glyph.geometry.x_offset),
                                         y + pango_units_to_double(glyph.geometry.y_offset)});
            }
            x += pango_units_to_double(glyph.geometry.width);
        }
        placed.clusters.push_back({at.end_index - at.start_index, static_cast<int>(placed.glyphs.size() - before)});
    }
    return placed;
}

} // namespace

cairo_font_face_t* LetterFaces::face_of(PangoFont* font) {
    const auto file = file_of(font);
    if (!file) return nullptr;
    const auto [found, is_new] = faces_.try_emplace({file->path, file->place});
    if (is_new) found->second.reset(outline_face(*file));
    return found->second.get();
}

const LetterFaces::Known& LetterFaces::known(PangoFont* font) {
    const auto [found, is_new] = known_.try_emplace(font);
    Known& known = found->second;
    if (!is_new) return known;
    g_object_ref(font);
    known.font.reset(font);
    known.face = face_of(font);
    if (known.face == nullptr) return known;
    cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    cairo_scaled_font_get_font_matrix(scaled, &known.size);
    known.options.reset(cairo_font_options_create());
    cairo_scaled_font_get_font_options(scaled, known.options.get());
    return known;
}

bool LetterFaces::show(cairo_t* context, const char* text, PangoGlyphItem& run, double x, double y) {
    const PangoItem& item = *run.item;
    if (item.analysis.level % 2 != 0) return false; // from right to left
    const Known& font = known(item.analysis.font);
    if (font.face == nullptr) return false;
    const auto drawn = placed(text, run, x, y);
    if (!drawn) return false;

    cairo_save(context);
    cairo_set_font_face(context, font.face);
    cairo_set_font_matrix(context, &font.size);
    cairo_set_font_options(context, font.options.get());
    cairo_show_text_glyphs(context, text + item.offset, item.length, drawn->glyphs.data(),
                           static_cast<int>(drawn->glyphs.size()), drawn->clusters.data(),
                           static_cast<int>(drawn->clusters.size()), cairo_text_cluster_flags_t{});
    cairo_restore(context);
    return true;
}

} // namespace kiosk::print
