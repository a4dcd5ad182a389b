#include "ui/text/text_layout.hpp"

#include <cmath>

#include <imgui.h>

#include "core/i18n/hidden_marks.hpp"

namespace kiosk::ui {
namespace {

constexpr std::size_t kCacheLimit = 1500; // layouts: several screens' worth; a clock's old minutes do not pile up

std::string cache_key(const Spans& spans, Weight weight, float font_px, float max_px) {
    std::string key = std::to_string(static_cast<int>(font_px)) + (weight == Weight::Bold ? "b" : "r") +
                      std::to_string(static_cast<int>(std::lround(max_px * 4)));
    for (const Said& said : spans) {
        key += '\x1f';
        key += said.language;
        key += '\x1e';
        key += said.text;
    }
    return key;
}

class Breaker {
  public:
    Breaker(const Fonts& fonts, Laid& laid, float max_px) : fonts_(fonts), laid_(laid), max_(max_px) {
        laid_.lines.emplace_back();
    }

    void run() {
        for (std::size_t i = 0; i < laid_.spans.size(); ++i) {
            const Said& said = laid_.spans[i];
            const bool covered = Fonts::covers(fonts_.face(said.language, laid_.weight), said.text);
            laid_.missing_glyph = laid_.missing_glyph || !covered;
            std::size_t begin = 0;
            for (const core::BreakPoint& point : core::line_breaks(said.text, said.language)) {
                segment(i, begin, point.offset);
                begin = point.offset;
                if (point.mandatory && begin > 0 && said.text[begin - 1] == '\n') {
                    next_line();
                }
            }
        }
        if (laid_.lines.size() > 1 && laid_.lines.back().pieces.empty()) {
            laid_.lines.pop_back();
        }
        for (const LaidLine& line : laid_.lines) {
            laid_.width = std::max(laid_.width, line.width);
        }
    }

  private:
    [[nodiscard]] float measure(std::size_t span, std::string_view text) const {
        return text.empty() ? 0 : fonts_.width(laid_.spans[span].language, laid_.weight, laid_.font_px, text);
    }

    static std::string_view trimmed(std::string_view text) {
        while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) {
            text.remove_suffix(1);
        }
        while (text.ends_with("\u3000")) {
            text.remove_suffix(3);
        }
        return text;
    }

    void next_line() {
        laid_.lines.emplace_back();
        pen_ = 0;
    }

    void segment(std::size_t span, std::size_t begin, std::size_t end) {
        std::string_view text(laid_.spans[span].text);
        std::string_view piece = text.substr(begin, end - begin);
        while (!piece.empty() && piece.back() == '\n') {
            piece.remove_suffix(1);
        }
        const std::string_view ink = trimmed(piece);
        const float ink_width = measure(span, ink);
        if (max_ > 0 && pen_ + ink_width > max_ && pen_ > 0) {
            next_line();
        }
        if (max_ > 0 && ink_width > max_) {
            cut(span, begin, ink);
            return;
        }
        place(span, begin, piece.size(), ink_width, ink.size() == piece.size() ? ink_width : measure(span, piece),
              !ink.empty());
    }

    // A word longer than a whole line goes on in the next one.
    void cut(std::size_t span, std::size_t begin, std::string_view word) {
        laid_.word_broken = true;
        for (const std::string& sign : core::graphemes(word)) {
            const float width = measure(span, sign);
            if (pen_ > 0 && pen_ + width > max_) {
                next_line();
            }
            place(span, begin, sign.size(), width, width, true);
            begin += sign.size();
        }
    }

    void place(std::size_t span, std::size_t begin, std::size_t size, float ink_width, float width, bool visible) {
        LaidLine& line = laid_.lines.back();
        if (!visible && line.pieces.empty()) {
            return;
        }
        if (!line.pieces.empty() && line.pieces.back().span == span && line.pieces.back().end == begin) {
            line.pieces.back().end = begin + size;
            line.pieces.back().width = pen_ + width - line.pieces.back().x;
        } else {
            line.pieces.push_back({span, begin, begin + size, pen_, width});
        }
        if (visible) {
            line.width = pen_ + ink_width;
        }
        pen_ += width;
    }

    const Fonts& fonts_;
    Laid& laid_;
    float max_;
    float pen_ = 0;
};

} // namespace

std::shared_ptr<const Laid> TextLayout::lay(const Spans& spans, Weight weight, float em_px, float max_px) {
    const float font_px = std::max(8.0F, std::round(em_px * kLineOverEm));
    std::string key = cache_key(spans, weight, font_px, max_px);
    if (const auto found = cache_.find(key); found != cache_.end()) {
        return found->second;
    }
    auto laid = std::make_shared<Laid>();
    for (const Said& said : spans) laid->spans.push_back({core::for_screen(said.text), said.language});
    laid->weight = weight;
    laid->font_px = font_px;
    Breaker(fonts_, *laid, max_px).run();
    if (cache_.size() >= kCacheLimit) {
        cache_.clear();
    }
    cache_.emplace(std::move(key), laid);
    return laid;
}

} // namespace kiosk::ui
