// The words of a canvas: laid, fitted, drawn, and noted for whoever asks what stands on a screen.
#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "ui/canvas/canvas.hpp"
#include "ui/text/fonts.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

std::shared_ptr<const Laid> Canvas::lay(const Spans& spans, const TextStyle& style, float max_width) {
    const float most = max_width > 0 ? px(max_width) : 0;
    const auto within = [&](float room) {
        return c_.layout->lay(spans, style.weight, em_px(style), room, style.most_lines);
    };
    auto laid = within(most);
    if (!style.balanced || most <= 0 || laid->lines.size() < 2 || laid->word_broken || laid->shortened) {
        return laid;
    }
    float low = most / 2, high = most;
    for (int i = 0; i < 6; ++i) {
        const float middle = std::round((low + high) / 2);
        const auto narrower = within(middle);
        if (narrower->lines.size() == laid->lines.size() && !narrower->word_broken && !narrower->shortened &&
            narrower->phrase_broken == laid->phrase_broken) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return within(high);
}

Spans Canvas::stacked(Spans spans, const TextStyle& style, float width) {
    if (spans.size() > 1 && measure(spans, style).x > width) {
        for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
            std::string& text = spans[i].text;
            if (text.ends_with(kBetween)) {
                text.replace(text.size() - kBetween.size(), kBetween.size(), "\n");
            }
        }
    }
    return spans;
}

Vec Canvas::measure(const Spans& spans, const TextStyle& style, float max_width) {
    const auto laid = lay(spans, style, max_width);
    return {laid->width / c_.shape.scale,
            static_cast<float>(laid->lines.size()) * style.size * c_.text_scale * style.line};
}

TextStyle Canvas::fit(const Spans& spans, TextStyle style, Vec room, float least) {
    constexpr float kLittle = 0.78F;
    const float smallest = least / c_.text_scale;
    if (const float one = measure(spans, style).x; room.x > 0 && one > room.x && one * kLittle <= room.x) {
        // Letters are as wide as whole pixels: they do not shrink in proportion.
        constexpr float kRounded = 0.9F;
        TextStyle smaller = style;
        smaller.size = std::max(style.size * (room.x - 2) / one, smallest);
        const float last = std::max(smaller.size * kRounded, smallest);
        const auto on_one_line = [&] { return measure(spans, smaller).x <= room.x; };
        while (!on_one_line() && smaller.size > last) smaller.size = std::max(smaller.size * 0.98F, last);
        if (on_one_line()) style = smaller;
    }
    const auto fits = [&](bool whole_phrases) {
        const auto laid = lay(spans, style, room.x);
        const float height = static_cast<float>(laid->lines.size()) * style.size * c_.text_scale * style.line;
        return !laid->word_broken && !laid->shortened && height <= room.y && !(whole_phrases && laid->phrase_broken);
    };
    const auto shrink_until = [&](float size, bool whole_phrases) {
        const float last = std::max(size, smallest);
        while (!fits(whole_phrases) && style.size > last) style.size = std::max(style.size * 0.93F, last);
    };
    shrink_until(0, false);
    const TextStyle found = style;
    shrink_until(found.size * kLittle, true);
    return fits(true) ? style : found;
}

float Canvas::text(Vec pos, const Spans& spans, const TextStyle& style, float width) {
    const auto laid = lay(spans, style, width);
    const float pitch = px(style.size * c_.text_scale * style.line);
    if (!dry_) {
        for (std::size_t i = 0; i < laid->lines.size(); ++i) {
            const LaidLine& line = laid->lines[i];
            const float share = style.align == Align::Left ? 0.0F : style.align == Align::Centre ? 0.5F : 1.0F;
            const float x = px(pos.x) + share * (px(std::max(width, 0.0F)) - line.width);
            const float y = px(pos.y) + static_cast<float>(i) * pitch + (pitch - laid->font_px) / 2;
            draw_line(*laid, line, {std::round(x), std::round(y)}, style, px(width));
        }
    }
    return static_cast<float>(laid->lines.size()) * style.size * c_.text_scale * style.line;
}

void Canvas::draw_line(const Laid& laid, const LaidLine& line, Vec at, const TextStyle& style, float room_px) {
    for (const LaidPiece& piece : line.pieces) {
        const Said& said = laid.spans[piece.span];
        if (style.halo.a > 0) {
            draw_halo(laid, piece, at, style);
        }
        c_.layout->fonts().draw(*c_.list, said.language, laid.weight, laid.font_px, {at.x + piece.x, at.y},
                                ink(style.colour),
                                std::string_view(said.text).substr(piece.begin, piece.end - piece.begin));
    }
    if (!covered_ && !line.pieces.empty()) {
        record_run(laid, line, at, room_px);
    }
}

void Canvas::draw_halo(const Laid& laid, const LaidPiece& piece, Vec at, const TextStyle& style) {
    const Said& said = laid.spans[piece.span];
    // Four copies: their letters overlap, and each more costs as much as the name itself.
    const float far = std::max(1.0F, px(1.7F));
    for (const Vec by : {Vec{far, far}, Vec{-far, far}, Vec{far, -far}, Vec{-far, -far}}) {
        c_.layout->fonts().draw(*c_.list, said.language, laid.weight, laid.font_px,
                                {at.x + piece.x + by.x, at.y + by.y}, ink(style.halo),
                                std::string_view(said.text).substr(piece.begin, piece.end - piece.begin));
    }
}

void Canvas::record_run(const Laid& laid, const LaidLine& line, Vec at, float room_px) {
    TextRun run;
    for (const LaidPiece& piece : line.pieces) {
        run.text.append(laid.spans[piece.span].text, piece.begin, piece.end - piece.begin);
    }
    const float em = laid.font_px / kLineOverEm;
    const float baseline = at.y + em * kAscentOverEm;
    run.x0 = at.x;
    run.x1 = at.x + line.width;
    run.y0 = baseline - 0.8F * em;
    run.y1 = baseline + 0.12F * em;
    const float left = std::max(px(clip_.x), 0.0F), right = std::min(px(clip_.right()), px(c_.shape.width));
    run.clipped = (room_px > 0 && line.width > room_px + 1) || run.x0 < left - 1 || run.x1 > right + 1;
    if (!scrolling_) {
        run.clipped = run.clipped || run.y0 < 0 || run.y1 > px(c_.shape.height);
    }
    run.missing_glyph = laid.missing_glyph;
    run.word_broken = laid.word_broken;
    const auto number = &line - laid.lines.data();
    run.continues = number > 0 && laid.lines[static_cast<std::size_t>(number) - 1].goes_on;
    run.goes_on = line.goes_on;
    c_.record->texts.push_back(std::move(run));
}

void Canvas::text_in(const Rect& rect, const Spans& spans, const TextStyle& style) {
    TextStyle centred = style;
    centred.align = Align::Centre;
    const float height = measure(spans, centred, rect.w).y;
    text({rect.x, rect.y + (rect.h - height) / 2}, spans, centred, rect.w);
}

} // namespace kiosk::ui
