// One virtual canvas for every panel. Screens think in units; each length becomes pixels in px() alone.
// Lives for one frame; borrows everything.
#pragma once

#include <functional>
#include <string_view>

#include "ui/canvas/fast_fill.hpp"
#include "ui/canvas/panel_metrics.hpp"
#include "ui/canvas/theme.hpp"
#include "ui/input/touch_router.hpp"
#include "ui/model/frame_record.hpp"
#include "ui/model/geometry.hpp"
#include "ui/text/text_layout.hpp"

struct ImDrawCmd;
struct ImDrawList;

namespace kiosk::ui {

class Texture;

enum class Align { Left, Centre, Right };

struct TextStyle {
    float size = 28; // em, units, before the guest's text size
    Weight weight = Weight::Regular;
    Colour colour;
    Align align = Align::Left;
    float line = 1.34F;      // line pitch over em
    bool balanced = false;   // lines of about the same length: for headings
    int most_lines = 0;      // of each paragraph, the last of them ending in an ellipsis; 0: any number
    Colour halo{0, 0, 0, 0}; // around the letters, for names on a map; none while transparent
    bool operator==(const TextStyle&) const = default;
};

class Canvas {
  public:
    struct Context {
        ImDrawList* list = nullptr;
        TextLayout* layout = nullptr;
        TouchRouter* touches = nullptr;
        FrameRecord* record = nullptr;
        const Theme* theme = nullptr;
        PanelMetrics shape;
        float text_scale = 1;
        float sheet_below = 0; // units below its place that a sheet still is
    };
    explicit Canvas(Context context) : c_(context) {}
    // This one, as if the guest had asked for text of that size.
    [[nodiscard]] Canvas with_text_scale(float scale) const;

    [[nodiscard]] const PanelMetrics& shape() const { return c_.shape; }
    [[nodiscard]] const Theme& theme() const { return *c_.theme; }
    [[nodiscard]] float text_scale() const { return c_.text_scale; }
    [[nodiscard]] float sheet_below() const { return c_.sheet_below; }
    [[nodiscard]] Rect all() const { return {0, 0, c_.shape.width, c_.shape.height}; }
    [[nodiscard]] float px(float units) const { return units * c_.shape.scale; }

    // --- shapes
    void fill(const Rect& rect, Colour colour, float radius = 0);
    void outline(const Rect& rect, Colour colour, float thickness, float radius = 0);
    // A surface with its border and the hard shadow below.
    void card(const Rect& rect, Colour fill, Colour border, float radius);
    // Corner colours: top left, top right, bottom right, bottom left.
    void gradient(const Rect& rect, Colour tl, Colour tr, Colour br, Colour bl);
    // Over what is there already: a scrim, from the upper colour's alpha to the lower one's.
    void shade(const Rect& rect, Colour top, Colour bottom);
    // From inner at the focus to outer at radius and beyond, over the rect.
    void glow(const Rect& rect, Vec focus, float radius, Colour inner, Colour outer);
    void line(Vec a, Vec b, Colour colour, float thickness);                                      // round ends
    void path(const Vec* points, std::size_t count, Colour colour, float thickness, bool closed); // round joints
    void polygon(const Vec* points, std::size_t count, Colour colour);                            // convex
    void disc(Vec centre, float radius, Colour colour);
    void ring(Vec centre, float radius, Colour colour, float thickness);
    // From the top, clockwise; turn 0 … 1.
    void arc(Vec centre, float radius, Colour colour, float thickness, float turn);
    void half_disc(Vec centre, float radius, Colour colour); // the right half
    // from, to: what of the picture stands in the rect's upper left and lower right corner, 0 … 1. Nothing without a
    // picture. The texture is used until the frame is rendered.
    void picture(const Rect& rect, const Texture& texture, Vec from, Vec to, float radius = 0);

    // --- text
    // Units, as it would be drawn; max_width <= 0: one line.
    [[nodiscard]] Vec measure(const Spans& spans, const TextStyle& style, float max_width = 0);
    // The largest style, down to least, whose text fits without a broken word and whole. A line a little smaller beats
    // two lines, and whole phrases somewhat smaller beat broken ones.
    [[nodiscard]] TextStyle fit(const Spans& spans, TextStyle style, Vec room, float least);
    // Draws and gives the height. width <= 0: one line from (or around, or up to) pos.x; else aligned in width.
    float text(Vec pos, const Spans& spans, const TextStyle& style, float width = 0);
    // Two languages side by side where the width allows it, else one below the other.
    [[nodiscard]] Spans stacked(Spans spans, const TextStyle& style, float width);
    // One line or more, centred in the rect both ways.
    void text_in(const Rect& rect, const Spans& spans, const TextStyle& style);

    // --- touch
    TouchRouter::Hit touchable(std::string_view id, const Rect& rect);
    TouchRouter::Hit rest(std::string_view id) { return dry_ ? TouchRouter::Hit{} : c_.touches->rest(id); }
    // A tap outside of the rect that no widget took.
    bool rest_outside(std::string_view id, const Rect& rect);
    void note(std::string_view id, const Rect& rect); // records a widget that cannot be touched
    // content draws from the area's top and gives its height; it is asked twice, the first time without effect. Fits:
    // placed by slack (0: it may use the whole view, area.h; 0.5 middle; 1 bottom); else it can be dragged.
    using Content = std::function<float(Canvas&, Rect area)>;
    void scroll(std::string_view id, const Rect& view, float slack, const Content& content);
    [[nodiscard]] float height_of(const Content& content, float width);
    void scroll_to(std::string_view id, float offset) { c_.touches->scroll_to(id, offset); }
    // Nothing of the rect would be seen: outside of a list's view, or asked for its height only.
    [[nodiscard]] bool hidden(const Rect& rect) const;

    // What is drawn now lies under a sheet: dimmed, nothing reacts, nothing is recorded.
    void covered(bool yes);
    [[nodiscard]] bool is_covered() const { return covered_; }

    // --- for a painter of its own
    // OpenGL in the order of what is drawn; data is the command's UserCallbackData and stays valid until the frame is
    // rendered. Colours go through shown().
    void callback(void (*paint)(const ImDrawList*, const ImDrawCmd*), Painted& data);
    [[nodiscard]] Colour shown(Colour colour) const { return tinted(colour); }
    // What is drawn within ends at the rect's edges.
    void within(const Rect& rect, const std::function<void()>& draw);

  private:
    [[nodiscard]] Colour tinted(Colour colour) const; // under a sheet, as if through its veil
    [[nodiscard]] std::uint32_t ink(Colour colour) const;
    [[nodiscard]] float em_px(const TextStyle& style) const { return px(style.size * c_.text_scale); }
    [[nodiscard]] std::shared_ptr<const Laid> lay(const Spans& spans, const TextStyle& style, float max_width);
    void draw_line(const Laid& laid, const LaidLine& line, Vec at_px, const TextStyle& style, float room_px);
    void draw_halo(const Laid& laid, const LaidPiece& piece, Vec at_px, const TextStyle& style);
    void record_run(const Laid& laid, const LaidLine& line, Vec at_px, float room_px);

    Context c_;
    bool dry_ = false;
    bool covered_ = false;
    bool scrolling_ = false;
    Rect clip_{-1e6F, -1e6F, 2e6F, 2e6F};
};

} // namespace kiosk::ui
