// Letters that a PDF can hold without harm.
//
// Cairo copies a letter of a CFF font (Noto Sans CJK is one) as it stands, and reads it for the subroutines that it
// calls. A subroutine that an earlier letter called is not read again: the hints that it declares go uncounted, a hint
// mask is then taken for instructions, and a subroutine that they seem to call need not exist. Cairo 1.16 aborts there,
// 1.18 may leave out one that is needed; whether it happens hangs on the letters that stand before. Letters of a font
// that counts as synthetic are written from their outlines instead: the same shapes, without hints, and still text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include <pango/pangocairo.h>

namespace kiosk::print {

struct FreeObject {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T> using Owned = std::unique_ptr<T, FreeObject>; // one of GLib's

// One thread at a time.
class LetterFaces {
  public:
    // Draws that run with its origin there, if its font is of the kind and each of its letters is in it. False: nothing
    // is drawn, Pango may do it.
    bool show(cairo_t* context, const char* text, PangoGlyphItem& run, double x, double y);

  private:
    struct FreeFace {
        void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
    };
    using Face = std::unique_ptr<cairo_font_face_t, FreeFace>;

    struct FreeOptions {
        void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
    };
    struct Known {
        Owned<PangoFont> font;             // so that no other comes to have its address
        cairo_font_face_t* face = nullptr; // null: not of the kind
        cairo_matrix_t size{};
        std::unique_ptr<cairo_font_options_t, FreeOptions> options;
    };

    [[nodiscard]] const Known& known(PangoFont* font);
    [[nodiscard]] cairo_font_face_t* face_of(PangoFont* font); // null: not of the kind

    std::map<std::pair<std::string, int>, Face> faces_; // by file and the font's place in it
    std::map<PangoFont*, Known> known_;
};

} // namespace kiosk::print
