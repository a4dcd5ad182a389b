#include "ui/text/text_layout.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "core/i18n/hidden_marks.hpp"

namespace kiosk::ui {
namespace {

constexpr std::size_t kCacheLimit = 1500; // layouts: several screens' worth; a clock's old minutes do not pile up

std::string cache_key(const Spans& spans, Weight weight, float font_px, float max_px, int most_lines) {
    std::string key = std::to_string(static_cast<int>(font_px)) + (weight == Weight::Bold ? "b" : "r") +
                      std::to_string(static_cast<int>(std::lround(max_px * 4))) + "/" + std::to_string(most_lines);
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
    Breaker(const Fonts& fonts, Laid& laid, float max_px, int most_lines)
        : fonts_(fonts), laid_(laid), max_(max_px), most_lines_(most_lines) {
        laid_.lines.emplace_back();
    }

    void run() {
        for (std::size_t i = 0; i < laid_.spans.size(); ++i) {
            const Said& said = laid_.spans[i];
            const bool covered = fonts_.covers(said.language, laid_.weight, said.text);
            laid_.missing_glyph = laid_.missing_glyph || !covered;
            std::size_t begin = 0;
            std::vector<std::size_t> within;
            for (const core::BreakPoint& point : core::line_breaks(said.text, said.language)) {
                if (point.within) {
                    within.push_back(point.offset);
                    continue;
                }
                segment({i, begin, point.offset}, within);
                within.clear();
                begin = point.offset;
                if (point.mandatory && begin > 0 && said.text[begin - 1] == '\n') {
                    end_line(false);
                }
            }
        }
        end_line(false);
        laid_.lines.pop_back();
        if (laid_.lines.size() > 1 && laid_.lines.back().pieces.empty()) {
            laid_.lines.pop_back();
        }
        if (most_lines_ > 0) shorten();
        for (const LaidLine& line : laid_.lines) {
            laid_.width = std::max(laid_.width, line.width);
        }
    }

  private:
    struct Part {
        std::size_t span = 0, begin = 0, end = 0;
    };

    [[nodiscard]] std::string_view text_of(const Part& part) const {
        return std::string_view(laid_.spans[part.span].text).substr(part.begin, part.end - part.begin);
    }
    [[nodiscard]] float measure(std::size_t span, std::string_view text) const {
        return text.empty() ? 0 : fonts_.width(laid_.spans[span].language, laid_.weight, laid_.font_px, text);
    }

    // Without what nobody misses at a line's end.
    static std::string_view trimmed(std::string_view text) {
        constexpr std::string_view kWide = "\u3000", kBullet = "\u30FB";
        for (;;) {
            if (text.ends_with(' ') || text.ends_with('\n')) {
                text.remove_suffix(1);
            } else if (text.ends_with(kWide)) {
                text.remove_suffix(kWide.size());
            } else if (text == kBullet || (text.ends_with(kBullet) && text[text.size() - kBullet.size() - 1] == ' ')) {
                text.remove_suffix(kBullet.size());
            } else {
                return text;
            }
        }
    }

    void end_line(bool goes_on) {
        LaidLine& line = laid_.lines.back();
        line.pieces.resize(inked_);
        if (inked_ > 0) {
            line.pieces.back().end = ink_end_;
            line.pieces.back().width = line.width - line.pieces.back().x;
        }
        line.goes_on = goes_on;
        laid_.lines.emplace_back();
        pen_ = 0;
        inked_ = 0;
    }

    void segment(const Part& part, const std::vector<std::size_t>& within) {
        const float width = measure(part.span, trimmed(text_of(part)));
        if (max_ > 0 && pen_ + width > max_ && pen_ > 0) end_line(true);
        if (max_ <= 0 || width <= max_) return place(part);
        if (within.empty()) return cut(part);
        laid_.phrase_broken = true;
        laid_.word_broken = laid_.word_broken || laid_.spans[part.span].language == "ko";
        std::size_t begin = part.begin;
        for (std::size_t i = 0; i <= within.size(); ++i) {
            const std::size_t end = i < within.size() ? within[i] : part.end;
            segment({part.span, begin, end}, {});
            begin = end;
        }
    }

    // A word longer than a whole line goes on in the next one.
    void cut(const Part& word) {
        laid_.word_broken = true;
        std::size_t begin = word.begin;
        for (const std::string& sign : core::graphemes(trimmed(text_of(word)))) {
            const Part part{word.span, begin, begin + sign.size()};
            if (pen_ > 0 && pen_ + measure(part.span, sign) > max_) end_line(true);
            place(part);
            begin = part.end;
        }
    }

    void place(Part part) {
        while (part.end > part.begin && laid_.spans[part.span].text[part.end - 1] == '\n') --part.end;
        const std::string_view text = text_of(part), ink = trimmed(text);
        LaidLine& line = laid_.lines.back();
        if (ink.empty() && line.pieces.empty()) {
            return;
        }
        const float ink_width = measure(part.span, ink);
        const float width = ink.size() == text.size() ? ink_width : measure(part.span, text);
        if (!line.pieces.empty() && line.pieces.back().span == part.span && line.pieces.back().end == part.begin) {
            line.pieces.back().end = part.end;
            line.pieces.back().width = pen_ + width - line.pieces.back().x;
        } else {
            line.pieces.push_back({part.span, part.begin, part.end, pen_, width});
        }
        if (!ink.empty()) {
            line.width = pen_ + ink_width;
            inked_ = line.pieces.size();
            ink_end_ = part.begin + ink.size();
        }
        pen_ += width;
    }

    // Of each paragraph its first lines.
    void shorten() {
        std::vector<LaidLine> kept;
        int in_paragraph = 0;
        for (LaidLine& line : laid_.lines) {
            const bool goes_on = line.goes_on;
            if (++in_paragraph <= most_lines_) {
                kept.push_back(std::move(line));
                if (in_paragraph == most_lines_ && goes_on) end_in_ellipsis(kept.back());
            }
            if (!goes_on) in_paragraph = 0;
        }
        laid_.lines = std::move(kept);
    }

    // Among ideographs the dots stand in the middle of a square, as those faces draw U+2026; after letters they stand
    // on the line, and are three full stops: no face here draws the one sign so.
    [[nodiscard]] std::string_view ellipsis_after(std::size_t span, const LaidLine& line) const {
        const core::Language& language = laid_.spans[span].language;
        const bool squares = language == core::kHomeLanguage || language == "ja";
        if (!squares || line.pieces.empty()) return squares ? "\u2026" : "...";
        const LaidPiece& piece = line.pieces.back();
        const std::string_view text = trimmed(text_of({piece.span, piece.begin, piece.end}));
        const bool letter = !text.empty() && static_cast<unsigned char>(text.back()) < 0x80;
        return letter ? "..." : "\u2026";
    }
    // No stop stands before an ellipsis.
    static std::string_view without_stop(std::string_view text) {
        while (!text.empty() && std::string_view(":;,. ").find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        return text;
    }

    void end_in_ellipsis(LaidLine& line) {
        laid_.shortened = true;
        line.goes_on = false;
        const std::size_t last = line.pieces.empty() ? 0 : line.pieces.back().span;
        const std::string_view ellipsis = ellipsis_after(last, line);
        laid_.spans.push_back({std::string(ellipsis), laid_.spans[last].language});
        const float width = measure(laid_.spans.size() - 1, ellipsis);
        while (!line.pieces.empty()) {
            LaidPiece& piece = line.pieces.back();
            const std::string_view all = without_stop(trimmed(text_of({piece.span, piece.begin, piece.end})));
            const float all_width = measure(piece.span, all);
            piece.end = piece.begin + all.size();
            piece.width = all_width;
            if (!all.empty() && piece.x + all_width + width <= max_) break;
            const auto signs = core::graphemes(all);
            if (signs.size() < 2) {
                line.pieces.pop_back();
            } else {
                piece.end -= signs.back().size();
            }
        }
        const float at = line.pieces.empty() ? 0 : line.pieces.back().x + line.pieces.back().width;
        line.pieces.push_back({laid_.spans.size() - 1, 0, ellipsis.size(), at, width});
        line.width = at + width;
    }

    const Fonts& fonts_;
    Laid& laid_;
    float max_;
    int most_lines_;
    float pen_ = 0;
    std::size_t inked_ = 0; // pieces of the line up to the last that is seen
    std::size_t ink_end_ = 0;
};

} // namespace

std::shared_ptr<const Laid> TextLayout::lay(const Spans& spans, Weight weight, float em_px, float max_px,
                                            int most_lines) {
    const float font_px = std::max(8.0F, std::round(em_px * kLineOverEm));
    std::string key = cache_key(spans, weight, font_px, max_px, most_lines);
    if (const auto found = cache_.find(key); found != cache_.end()) {
        return found->second;
    }
    auto laid = std::make_shared<Laid>();
    for (const Said& said : spans) laid->spans.push_back({core::for_screen(said.text), said.language});
    laid->weight = weight;
    laid->font_px = font_px;
    Breaker(fonts_, *laid, max_px, most_lines).run();
    if (cache_.size() >= kCacheLimit) {
        cache_.clear();
    }
    cache_.emplace(std::move(key), laid);
    return laid;
}

} // namespace kiosk::ui
