#include "print/typesetter.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/base/ascii.hpp"

namespace kiosk::print {
namespace {

constexpr double kLeading = 1.24;    // baseline to baseline, over the size
constexpr double kAscent = 0.88;     // of a line of ideographs
constexpr double kDescent = 0.12;    // likewise
constexpr double kAirBetween = 0.08; // between the ink of two lines, over the size
constexpr const char* kFamilies = "Noto Sans CJK TC, Loma, Noto Sans, sans-serif";

double to_mm(int units) {
    return static_cast<double>(units) / PANGO_SCALE;
}

struct LineInk {
    double above = 0; // over the baseline
    double below = 0;
    double width = 0; // logical
};

LineInk ink_of(const PangoLayoutLine* line) {
    LineInk all;
    for (const auto* run = line->runs; run != nullptr; run = run->next) {
        const auto* item = static_cast<const PangoGlyphItem*>(run->data);
        PangoRectangle ink{};
        PangoRectangle logical{};
        pango_glyph_string_extents(item->glyphs, item->item->analysis.font, &ink, &logical);
        all.above = std::max(all.above, to_mm(-ink.y));
        all.below = std::max(all.below, to_mm(ink.y + ink.height));
        all.width += to_mm(logical.width);
    }
    return all;
}

// Pango marks a character that no font has by a glyph that carries the character itself.
void note_missing(PangoLayout* layout, std::set<char32_t>& found) {
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
        const auto* line = pango_layout_get_line_readonly(layout, i);
        for (const auto* run = line->runs; run != nullptr; run = run->next) {
            const auto* glyphs = static_cast<const PangoGlyphItem*>(run->data)->glyphs;
            for (int g = 0; g < glyphs->num_glyphs; ++g) {
                const auto glyph = glyphs->glyphs[g].glyph;
                if (glyph != PANGO_GLYPH_EMPTY && glyph != PANGO_GLYPH_INVALID_INPUT &&
                    (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
                    found.insert(static_cast<char32_t>(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
                }
            }
        }
    }
}

// Letters of Loma are smaller than those of Noto at the same size.
void enlarge_thai(const std::string& text, PangoAttrList* attributes) {
    constexpr double kThaiScale = 1.08;
    const auto is_thai = [&](std::size_t i) { // U+0E00 … U+0E7F
        return i + 2 < text.size() && text[i] == '\xE0' && (text[i + 1] == '\xB8' || text[i + 1] == '\xB9');
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_thai(i)) continue;
        const auto begin = i;
        while (is_thai(i)) i += 3;
        PangoAttribute* scale = pango_attr_scale_new(kThaiScale);
        scale->start_index = static_cast<guint>(begin);
        scale->end_index = static_cast<guint>(i);
        pango_attr_list_insert(attributes, scale);
    }
}

// Quotation marks are as wide as an ideograph by themselves, which is right only beside those.
bool has_wide_quotes(const core::Language& language) {
    return language.starts_with("zh") || language.starts_with("ja") || language.starts_with("ko");
}

// The mark at text[at], one of U+2018 … U+201D, which are three bytes: part of a word of Latin letters.
bool is_latin_quote(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(at) != 0xE2 || byte(at + 1) != 0x80 || byte(at + 2) < 0x98 || byte(at + 2) > 0x9D) return false;
    // Letters with accents begin with C3 … C9, and go on with 80 … BF.
    const auto is_latin = [&](unsigned letter) {
        return letter < 0x80 ? core::is_letter(static_cast<char>(letter)) : letter >= 0xC3 && letter <= 0xC9;
    };
    const bool after_accent = at >= 2 && byte(at - 1) >= 0x80 && byte(at - 1) <= 0xBF && is_latin(byte(at - 2));
    return is_latin(byte(at + 3)) || after_accent || (at >= 1 && byte(at - 1) < 0x80 && is_latin(byte(at - 1)));
}

void narrow_latin_quotes(const std::string& text, std::size_t begin, std::size_t end, PangoAttrList* attributes) {
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_latin_quote(text, i)) continue;
        PangoAttribute* narrow = pango_attr_font_features_new("pwid");
        narrow->start_index = static_cast<guint>(i);
        narrow->end_index = static_cast<guint>(i + 3);
        pango_attr_list_insert(attributes, narrow);
    }
}

std::string joined(const Phrases& phrases) {
    std::string text;
    for (const auto& phrase : phrases) text += phrase.text;
    return text;
}

} // namespace

Typesetter::Typesetter() : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_.get())) {
    // Paper has no pixels: glyphs stand where the font's designer put them.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
}

Owned<PangoLayout> Typesetter::layout_of(const Phrases& phrases, const std::string& text, Type type) const {
    Owned<PangoLayout> layout(pango_layout_new(context_.get()));
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, kFamilies);
    pango_font_description_set_weight(font, type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, type.size / kPointsPerMm * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    PangoAttrList* attributes = pango_attr_list_new();
    guint at = 0;
    for (const auto& phrase : phrases) {
        const auto end = at + static_cast<guint>(phrase.text.size());
        const auto add = [&](PangoAttribute* attribute) {
            attribute->start_index = at;
            attribute->end_index = end;
            pango_attr_list_insert(attributes, attribute);
        };
        add(pango_attr_language_new(pango_language_from_string(phrase.language.c_str())));
        if (has_wide_quotes(phrase.language))
            narrow_latin_quotes(text, at, end, attributes);
        else
            add(pango_attr_font_features_new("pwid"));
        at = end;
    }
    enlarge_thai(text, attributes);
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

Block Typesetter::measured(Owned<PangoLayout> layout, const std::string& text, Type type) {
    Block block;
    if (text.empty()) return block;
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) note_missing(layout.get(), missing_[text]);
    const double em = type.size / kPointsPerMm;
    double below = 0;
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
        const auto ink = ink_of(pango_layout_get_line_readonly(layout.get(), i));
        if (i == 0) {
            block.baselines_.push_back(std::max(kAscent * em, ink.above));
        } else {
            block.baselines_.push_back(block.baselines_.back() +
                                       std::max(kLeading * em, below + ink.above + kAirBetween * em));
        }
        below = ink.below;
        block.widths_.push_back(ink.width);
        block.width_ = std::max(block.width_, ink.width);
    }
    block.height_ = block.baselines_.back() + std::max(kDescent * em, below);
    block.layout_ = std::move(layout);
    return block;
}

Block Typesetter::set_line(const Phrases& phrases, Type type) {
    const auto text = joined(phrases);
    return measured(layout_of(phrases, text, type), text, type);
}

Block Typesetter::set(const Phrases& phrases, Type type, double width) {
    const auto text = joined(phrases);
    auto layout = layout_of(phrases, text, type);
    pango_layout_set_width(layout.get(), static_cast<int>(std::floor(width * PANGO_SCALE)));
    return measured(std::move(layout), text, type);
}

Block Typesetter::set_within(const Phrases& phrases, Type type, double width) {
    const auto text = joined(phrases);
    auto layout = layout_of(phrases, text, type);
    // A hyphen would become part of the name.
    PangoAttrList* attributes = pango_attr_list_copy(pango_layout_get_attributes(layout.get()));
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout.get(), static_cast<int>(std::floor(width * PANGO_SCALE)));
    return measured(std::move(layout), text, type);
}

Block Typesetter::set_evenly(const Phrases& phrases, Type type, double width) {
    auto best = set(phrases, type, width);
    if (best.lines() < 2) return best;
    double least = best.width() / static_cast<double>(best.lines());
    double most = best.width();
    constexpr double kEvenEnough = 0.5; // mm
    while (most - least > kEvenEnough) {
        const double middle = (least + most) / 2;
        auto tried = set(phrases, type, middle);
        if (tried.lines() > best.lines() || tried.width() > middle) {
            least = middle;
        } else {
            most = std::min(middle, tried.width());
            best = std::move(tried);
        }
    }
    return best;
}

// Run by run: Pango would lift or lower a run to match the ideographic baseline of the line's first font, and Thai
// beside Chinese would hang in the air.
void Typesetter::draw(cairo_t* context, const Block& block, double x, double y, double width, Align align) {
    for (std::size_t i = 0; i < block.baselines_.size(); ++i) {
        const double spare = width - block.widths_[i];
        double at = x + (align == Align::Left ? 0 : align == Align::Centre ? spare / 2 : spare);
        const auto* line = pango_layout_get_line_readonly(block.layout_.get(), static_cast<int>(i));
        const char* text = pango_layout_get_text(block.layout_.get());
        for (auto* run = line->runs; run != nullptr; run = run->next) {
            auto* item = static_cast<PangoGlyphItem*>(run->data);
            if (!faces_.show(context, text, *item, at, y + block.baselines_[i])) {
                cairo_move_to(context, at, y + block.baselines_[i]);
                pango_cairo_show_glyph_item(context, text, item);
            }
            at += to_mm(pango_glyph_string_get_width(item->glyphs));
        }
    }
}

} // namespace kiosk::print
