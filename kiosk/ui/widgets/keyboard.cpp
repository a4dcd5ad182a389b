#include "ui/widgets/keyboard.hpp"

#include "core/i18n/key_strokes.hpp"
#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {

std::string typed(std::string text, const KeyPress& key) {
    switch (key.kind) {
    case KeyPress::Kind::Sign: {
        if (key.sign == " " && (text.empty() || text.back() == ' ')) return text;
        std::string more = core::with_key(text, key.sign);
        return core::graphemes(more).size() <= kMostTyped ? more : text;
    }
    case KeyPress::Kind::Erase: {
        const auto signs = core::graphemes(text);
        if (!signs.empty()) text.resize(text.size() - signs.back().size());
        return text;
    }
    case KeyPress::Kind::Clear:
        return {};
    case KeyPress::Kind::Done:
        break;
    }
    return text;
}

Rect KeyGrid::key(float column, int row, float columns) const {
    const float w = (area.w + kGap) / kColumns, h = (area.h + kGap) / static_cast<float>(rows);
    return {area.x + column * w, area.y + static_cast<float>(row) * h, columns * w - kGap, h - kGap};
}

float keyboard_width(const Canvas& canvas) {
    return KeyGrid::kColumns * (canvas.shape().touch + KeyGrid::kGap) - KeyGrid::kGap;
}

float keyboard_height(const Canvas& canvas, int rows) {
    return static_cast<float>(rows) * (canvas.shape().touch + KeyGrid::kGap) - KeyGrid::kGap;
}

void draw_typed(const Rect& area, const std::string& text, const Said& hint, Canvas& canvas) {
    const Theme& t = canvas.theme();
    constexpr float kPad = 34, kCaret = 4;
    canvas.fill(area, t.surface, 22);
    canvas.outline(area, t.primary, 4, 22);
    TextStyle ink = style(48, Weight::Bold, t.ink);
    ink.size = std::min(ink.size, area.h * 0.5F / canvas.text_scale());
    const float room = area.w - 2 * kPad - kCaret - 8;
    // Of a long text its end is seen, where the next sign goes.
    std::string shown = text;
    Vec size = canvas.measure({{shown, "en"}}, ink);
    while (size.x > room) {
        shown.erase(0, core::graphemes(shown).front().size());
        size = canvas.measure({{shown, "en"}}, ink);
    }
    if (shown.empty()) size.x = 0;
    const float x = area.x + kPad;
    if (!shown.empty()) canvas.text({x, area.y + (area.h - size.y) / 2}, {{shown, "en"}}, ink);
    canvas.fill({x + size.x + 6, area.y + area.h * 0.22F, kCaret, area.h * 0.56F}, t.accent);
    const float left = room - size.x - 40;
    const TextStyle soft =
        canvas.fit({hint}, style(28, Weight::Regular, t.muted), {left, 28 * canvas.text_scale() * 1.4F}, 20);
    const Vec words = canvas.measure({hint}, soft);
    if (words.x > left) return;
    canvas.text({area.right() - kPad - words.x, area.y + (area.h - words.y) / 2}, {hint}, soft);
}

} // namespace kiosk::ui
