#include "ui/screens/guest/chrome.hpp"

#include <array>
#include <utility>
#include <vector>

#include "ui/widgets/widgets.hpp"

namespace kiosk::ui {
namespace {

using core::SessionEvent;

// Each language calls itself by its own name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kLanguageNames{{{"zh-TW", "繁體中文"},
                                                                                       {"en", "English"},
                                                                                       {"ja", "日本語"},
                                                                                       {"ko", "한국어"},
                                                                                       {"vi", "Tiếng Việt"},
                                                                                       {"th", "ไทย"},
                                                                                       {"id", "Bahasa Indonesia"}}};

constexpr float kBackIcon = 26;

float header(const ChromeViewModel& view, Canvas& canvas, bool back_here, Action& action) {
    const Theme& t = canvas.theme();
    const float margin = 48, logo = 72, width = canvas.shape().width;
    const TextStyle clock = style(48, Weight::Bold, t.ink);
    const Spans clock_text{{view.clock, "en"}};
    const float clock_w = canvas.measure(clock_text, clock).x;
    float right = width - margin - clock_w;
    Vec back{};
    if (back_here) {
        back = button_size(canvas, {*view.back}, 28, 30);
        back.x += kBackIcon + 8;
        right -= 28 + back.x;
    }
    const float text_x = margin + logo + 20, text_w = right - 24 - text_x;
    const bool two_lines = !canvas.shape().portrait && !view.subtitle.text.empty();
    const TextStyle title =
        canvas.fit({view.title}, style(28, Weight::Bold, t.ink), {text_w, 28 * canvas.text_scale() * 1.4F}, 22);
    const TextStyle sub =
        canvas.fit({view.subtitle}, style(24, Weight::Regular, t.muted), {text_w, 24 * canvas.text_scale() * 1.4F}, 20);
    const float title_h = canvas.measure({view.title}, title, text_w).y;
    const float sub_h = two_lines ? canvas.measure({view.subtitle}, sub, text_w).y : 0;
    const float height = std::max({112.0F, title_h + sub_h + 28, back.y + 28});
    canvas.fill({0, 0, width, height}, t.surface);
    canvas.fill({0, height - 2, width, 2}, t.line);
    const Rect logo_box{margin, (height - logo) / 2, logo, logo};
    canvas.fill(logo_box, t.primary, 18);
    canvas.text_in(logo_box, {{"際", "zh-TW"}}, style(40 / canvas.text_scale(), Weight::Bold, t.on_primary));
    const float top = (height - title_h - sub_h) / 2;
    canvas.text({text_x, top}, {view.title}, title, text_w);
    if (two_lines) {
        canvas.text({text_x, top + title_h}, {view.subtitle}, sub, text_w);
    }
    canvas.text({width - margin - clock_w, (height - canvas.measure(clock_text, clock).y) / 2}, clock_text, clock);
    if (back_here) {
        const Rect box{right, (height - back.y) / 2, back.x, back.y};
        if (button(canvas, "header.back", box, {}, ButtonLook::Plain)) {
            action = core::GoBack{};
        }
        draw_back_icon(canvas, {box.x + 24, box.y + (box.h - kBackIcon) / 2, kBackIcon, kBackIcon}, t.ink);
        canvas.text_in({box.x + 24 + kBackIcon, box.y, box.w - 48 - kBackIcon, box.h}, {*view.back},
                       style(28, Weight::Bold, t.ink));
    }
    return height;
}

struct FooterItem {
    std::string id;
    Spans label;
    IconPainter icon = nullptr;
    ButtonLook look = ButtonLook::Plain;
    SessionEvent event;
    Rect rect;
};

std::vector<FooterItem> footer_items(const ChromeViewModel& view, bool night, bool with_back, std::size_t& tools_from) {
    const ButtonLook plain = night ? ButtonLook::Night : ButtonLook::Plain;
    const ButtonLook chosen = night ? ButtonLook::NightSelected : ButtonLook::Selected;
    std::vector<FooterItem> items;
    for (const auto& [tag, name] : kLanguageNames) {
        // Before anybody came nobody has chosen; and a bright face would burn in.
        items.push_back({"footer.language." + std::string(tag),
                         {{std::string(name), std::string(tag)}},
                         nullptr,
                         tag == view.language && !night ? chosen : plain,
                         core::ChooseLanguage{std::string(tag)},
                         {}});
    }
    tools_from = items.size();
    if (with_back) {
        items.push_back({"footer.back", {*view.back}, nullptr, plain, core::GoBack{}, {}});
    }
    if (view.help) items.push_back({"footer.staff", {*view.help}, nullptr, ButtonLook::Primary, core::OpenStaff{}, {}});
    items.push_back({"footer.accessibility",
                     {view.accessibility},
                     draw_accessibility_icon,
                     view.accessibility_on ? chosen : plain,
                     core::OpenSheet{core::Sheet::Accessibility},
                     {}});
    return items;
}

struct FooterShape {
    float text_size = 26, margin = 48, pad = 26; // pad: beside a button's words
};

constexpr float kFooterIconGap = 12;
float footer_icon(const Canvas& canvas, float text_size) {
    return text_size * canvas.text_scale() * 1.2F;
}

// A pictogram before its words.
bool icon_and_words(Canvas& canvas, const FooterItem& item, const FooterShape& f) {
    const bool tapped = button(canvas, item.id, item.rect, {}, item.look);
    const Colour ink = colours_of(canvas.theme(), item.look, false).ink;
    const TextStyle words = style(f.text_size, Weight::Bold, ink);
    const float icon = footer_icon(canvas, f.text_size), text_w = canvas.measure(item.label, words).x;
    const Rect& r = item.rect;
    const float x = r.x + (r.w - icon - kFooterIconGap - text_w) / 2;
    item.icon(canvas, {x, r.y + (r.h - icon) / 2, icon, icon}, ink);
    const float text_h = canvas.measure(item.label, words).y;
    canvas.text({x + icon + kFooterIconGap, r.y + (r.h - text_h) / 2}, item.label, words);
    return tapped;
}

// Rows from the left, the tools at the right end of theirs; gives the rows' height, y from 0.
float flow(Canvas& canvas, std::vector<FooterItem>& items, std::size_t tools_from, const FooterShape& f) {
    const float gap = 12, margin = f.margin, text_size = f.text_size, room = canvas.shape().width - 2 * margin;
    const float height = std::max(canvas.shape().touch, text_size * canvas.text_scale() * 1.34F + 32);
    float x = 0, y = 0, tools = 0;
    const auto width_of = [&](const FooterItem& item) {
        const float icon = item.icon != nullptr ? footer_icon(canvas, text_size) + kFooterIconGap : 0;
        return button_size(canvas, item.label, text_size, f.pad).x + icon;
    };
    for (std::size_t i = 0; i < tools_from; ++i) {
        const float w = width_of(items[i]);
        if (x > 0 && x + w > room) {
            x = 0;
            y += height + 18;
        }
        items[i].rect = {margin + x, y, w, height};
        x += w + gap;
    }
    for (std::size_t i = tools_from; i < items.size(); ++i) {
        tools += width_of(items[i]) + (i > tools_from ? 16.0F : 0.0F);
    }
    const bool own_row = x + 24 + tools > room;
    y += own_row ? height + 18 : 0;
    x = room - tools;
    for (std::size_t i = tools_from; i < items.size(); ++i) {
        const float w = width_of(items[i]);
        items[i].rect = {margin + x, y, w, height};
        x += w + 16;
    }
    return y + height;
}

// Over the footer, which waits below it: the page loses nothing and moves nowhere. A touch gives the footer back.
void strip(const StripViewModel& view, Canvas& canvas, const Rect& box, Action& action) {
    const Theme& t = canvas.theme();
    const float pad = 48, icon = std::min(64.0F, box.h - 24);
    const float text_w = box.w - 2 * pad - icon - 28;
    TextStyle s = style(34, Weight::Bold, t.on_panel(view.tone));
    s = canvas.fit(canvas.stacked(view.text, s, text_w), s, {text_w, box.h - 16}, 22);
    const Spans words = canvas.stacked(view.text, s, text_w);
    const float text_h = canvas.measure(words, s, text_w).y;
    const TouchRouter::Hit hit = canvas.touchable("strip", box);
    if (hit.tapped) action = core::HideStrip{};
    canvas.fill(box, t.panel(view.tone));
    draw_sign(canvas, {pad, box.y + (box.h - icon) / 2, icon, icon},
              view.tone == core::Tone::Red ? Sign::Cross : Sign::Exclamation, s.colour);
    canvas.text({pad + icon + 28, box.y + (box.h - text_h) / 2}, words, s, text_w);
    press_veil(canvas, box, 0, hit.held);
}

struct FooterPlan {
    FooterShape face;
    std::vector<FooterItem> items; // their y from the first row's
    float top = 0;
};

constexpr float kFooterPad = 22;

FooterPlan plan_footer(const ChromeViewModel& view, Canvas& canvas, bool night, bool with_back) {
    const PanelMetrics& shape = canvas.shape();
    FooterShape face;
    if (shape.portrait) {
        face = {22, 32, 15};
    }
    std::size_t tools_from = 0;
    std::vector<FooterItem> items = footer_items(view, night, with_back, tools_from);
    float rows = flow(canvas, items, tools_from, face);
    // Large words leave less room beside them before they take a second row.
    for (const float pad : {20.0F, 13.0F}) {
        FooterShape tight = face;
        tight.pad = std::min(pad, face.pad);
        std::vector<FooterItem> tried = items;
        if (const float height = flow(canvas, tried, tools_from, tight); height < rows) {
            items = std::move(tried);
            rows = height;
            break;
        }
    }
    return {face, std::move(items), shape.touch_bottom - rows - 2 * kFooterPad};
}

float footer(const ChromeViewModel& view, Canvas& canvas, bool night, bool with_back, Action& action) {
    const Theme& t = canvas.theme();
    const PanelMetrics& shape = canvas.shape();
    auto [face, items, top] = plan_footer(view, canvas, night, with_back);
    if (!night) {
        canvas.fill({0, top, shape.width, shape.height - top}, t.surface);
        canvas.fill({0, top, shape.width, 2}, t.line);
    }
    if (view.strip) {
        strip(*view.strip, canvas, {0, top, shape.width, shape.touch_bottom - top}, action);
        return top;
    }
    for (FooterItem& item : items) {
        item.rect.x += view.drift.x;
        item.rect.y += top + kFooterPad + view.drift.y;
        const bool tapped = item.icon != nullptr
                                ? icon_and_words(canvas, item, face)
                                : button(canvas, item.id, item.rect, item.label, item.look, face.text_size);
        if (tapped) {
            action = std::move(item.event);
        }
    }
    return top;
}

// A quiet line for those who look after the machine, at the foot of what is left between top and bottom; where controls
// are lowered, which need the foot, at its head.
void notice(const Spans& text, Canvas& canvas, bool night, float& top, float& bottom) {
    const Theme& t = canvas.theme();
    const float pad = 48, icon = 32, width = canvas.shape().width;
    const float text_w = width - 2 * pad - icon - 16;
    TextStyle s = style(22, Weight::Regular, night ? t.on_shade : t.ink);
    s.balanced = true; // no line of one sign, which would be half a word
    const Spans words = canvas.stacked(text, s, text_w);
    const float text_h = canvas.measure(words, s, text_w).y;
    const float height = std::max(icon, text_h) + 20;
    const bool lower = canvas.shape().touch_top > 0;
    const Rect box{0, lower ? top : bottom - height, width, height};
    (lower ? top : bottom) = lower ? box.bottom() : box.y;
    if (!night) canvas.fill(box, t.surface);
    canvas.fill({0, lower ? box.bottom() - 3 : box.y, width, 3}, t.panel(core::Tone::Amber));
    draw_sign(canvas, {pad, box.y + (height - icon) / 2, icon, icon}, Sign::Exclamation, s.colour);
    canvas.text({pad + icon + 16, box.y + (height - text_h) / 2}, words, s, text_w);
    canvas.note("notice", box);
}

} // namespace

ChromeDrawn draw_chrome(const ChromeViewModel& view, Canvas& canvas, ChromeLook look) {
    ChromeDrawn drawn;
    const bool lower = canvas.shape().touch_top > 0;
    const bool back_below = view.back.has_value() && lower;
    float top = 0;
    if (look == ChromeLook::Full) {
        top = header(view, canvas, view.back.has_value() && !lower, drawn.action);
    }
    float bottom = footer(view, canvas, look == ChromeLook::Night, back_below, drawn.action);
    if (view.notice) notice(*view.notice, canvas, look == ChromeLook::Night, top, bottom);
    drawn.content = {0, top, canvas.shape().width, bottom - top};
    return drawn;
}

float footer_top(const ChromeViewModel& view, Canvas& canvas) {
    return plan_footer(view, canvas, false, false).top;
}

Action draw_footer(const ChromeViewModel& view, Canvas& canvas) {
    Action action;
    (void)footer(view, canvas, false, false, action);
    return action;
}

void draw_toast(const Spans& text, Canvas& canvas, const Rect& content) {
    const Theme& t = canvas.theme();
    const TextStyle s = style(34, Weight::Regular, t.on_shade);
    const float room = std::min(content.w - 96, 1100.0F) - 80;
    const Spans words = canvas.stacked(text, s, room);
    const Vec size = canvas.measure(words, s, room);
    const Rect box{content.x + (content.w - size.x - 80) / 2, content.y + 24, size.x + 80, size.y + 44};
    canvas.fill(box, t.shade.with_alpha(255), 22);
    canvas.outline(box, t.on_shade, 2, 22);
    canvas.text_in(box.inset(36, 10), words, s);
    canvas.note("toast", box);
}

void draw_arrival(Canvas& canvas, const Rect& content, float arrived) {
    const auto cover = static_cast<std::uint8_t>(255 * (1 - arrived));
    if (cover > 0) canvas.fill(content, canvas.theme().background.with_alpha(cover));
}

} // namespace kiosk::ui
