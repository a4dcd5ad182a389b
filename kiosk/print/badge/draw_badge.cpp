#include "print/badge/draw_badge.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <optional>

#include "print/badge/draw_marks.hpp"
#include "scan/qr_writer.hpp"

namespace kiosk::print {
namespace {

using Align = Typesetter::Align;

constexpr double kNameSize = 28;      // pt, on a badge of 90 × 55 mm, as all sizes here
constexpr double kOneLineName = 15.5; // below this a name on two lines is easier to read
constexpr double kLatinSize = 12;
constexpr double kSizeStep = 0.25; // pt: few sizes, few fonts in the file

double stepped(double size) {
    return std::floor(size / kSizeStep) * kSizeStep;
}

std::string of_badge(Size size) {
    char text[64];
    std::snprintf(text, sizeof text, "%gx%g mm", size.width, size.height);
    return text;
}

class Painter {
  public:
    Painter(cairo_t* context, Typesetter& typesetter, const BadgeContent& badge, Size size, const BadgeZones& zones)
        : context_(context), typesetter_(&typesetter), badge_(&badge), size_(size), zones_(zones),
          align_(zones.portrait ? Align::Centre : Align::Left) {}

    core::Status paint(double grid) {
        paint_band();
        TRY(paint_name());
        TRY(paint_details());
        const auto code = scan::write_qr(badge_->token, scan::kQuietZone);
        if (!code) return tl::unexpected(code.error().at(badge_->id));
        draw_code(context_, *code, zones_.code, grid);
        return {};
    }

  private:
    struct Setting {
        Block name;
        Block latin;
        double gap = 0;
        [[nodiscard]] double height() const { return name.height() + (latin.empty() ? 0 : gap + latin.height()); }
    };

    [[nodiscard]] tl::unexpected<core::Error> misfit(const char* what, const std::string& text, double least) const {
        char size[16];
        std::snprintf(size, sizeof size, "%g", least);
        return core::fail(core::ErrorKind::Invalid, badge_->id + ": the " + what + " \"" + text +
                                                        "\" does not fit on a badge of " + of_badge(size_) +
                                                        " even at " + size +
                                                        " pt: shorten it, or print larger badges (--badge, --leader)");
    }

    void paint_band() {
        const auto& band = zones_.band;
        set_colour(context_, badge_->colour.ground);
        cairo_rectangle(context_, band.x, band.y, band.width, band.height);
        cairo_fill(context_);
        const double s = zones_.scale;
        if (badge_->colour.striped) draw_stripe(context_, band, zones_.portrait, badge_->colour.text);
        // Along the band: its length, and how much of it the camera at its end takes.
        const double thickness = zones_.portrait ? band.height : band.width;
        const double across = badge_->colour.striped ? kBesideStripe * thickness : thickness;
        double length = zones_.portrait ? band.width : band.height;
        if (!badge_->no_photo.empty()) {
            const double icon = 0.74 * across;
            const double inset = (across - icon) / 2;
            const Box box = zones_.portrait ? Box{band.right() - inset - icon, inset, icon, icon}
                                            : Box{inset, band.bottom() - inset - icon, icon, icon};
            draw_no_camera(context_, box);
            length -= icon + inset;
        }
        set_colour(context_, badge_->colour.text);
        if (badge_->leader && zones_.portrait) {
            write_along(badge_->leader_words, across, length, 13 * s);
        } else if (badge_->leader) {
            const double icon = 0.74 * across;
            draw_people(context_, {(across - icon) / 2, zones_.name.y - 0.1 * icon, icon, icon}, badge_->colour.text,
                        badge_->colour.ground);
        } else if (!badge_->group.empty()) {
            write_group(across, length);
        }
    }

    // The letter upright at the band's head; a longer word along the band.
    void write_group(double across, double length) {
        const Phrases group{{badge_->group, core::Language(core::kHomeLanguage)}};
        const double s = zones_.scale;
        const double largest = stepped((zones_.portrait ? 17 : 21) * s);
        auto letter = typesetter_->set_line(group, {largest, true});
        const double room = across * 0.78;
        if (!zones_.portrait && letter.width() > room) {
            const double size = stepped(largest * room / letter.width());
            if (size < 12 * s) return write_along(group, across, length, 13 * s);
            letter = typesetter_->set_line(group, {size, true});
        }
        if (zones_.portrait) return write_along(group, across, length, largest);
        // As far from the upper edge as the name's first line, whose capitals it faces.
        typesetter_->draw(context_, letter, 0, zones_.name.y, across, Align::Centre);
    }

    // One line along the band, shrunk to its length: from the foot upwards on the left, level above.
    void write_along(const Phrases& phrases, double across, double length, double size) {
        const double room = length - 2 * 3.4 * zones_.scale;
        auto line = typesetter_->set_line(phrases, {stepped(size), true});
        if (line.width() > room) {
            line = typesetter_->set_line(phrases, {std::max(kLeastText, stepped(size * room / line.width())), true});
        }
        cairo_save(context_);
        if (!zones_.portrait) {
            cairo_translate(context_, 0, length);
            cairo_rotate(context_, -std::numbers::pi / 2);
        }
        // Level, it stands in the badge's middle as long as it stays clear of the camera.
        const double middle = std::min((zones_.band.width - line.width()) / 2, length - line.width());
        const double x = zones_.portrait ? middle : length - 3.4 * zones_.scale - line.width();
        typesetter_->draw(context_, line, x, (across - line.height()) / 2, line.width(), Align::Left);
        cairo_restore(context_);
    }

    [[nodiscard]] std::optional<Setting> try_name(double size, std::size_t most_lines) {
        const auto& box = zones_.name;
        const double s = zones_.scale;
        Setting setting;
        setting.name = most_lines == 1 ? typesetter_->set_line({badge_->name}, {size, true})
                                       : typesetter_->set_evenly({badge_->name}, {size, true}, box.width);
        if (setting.name.lines() > most_lines || setting.name.width() > box.width) return std::nullopt;
        setting.gap = (most_lines == 1 ? 0.9 : 0.6) * s;
        if (!badge_->latin.text.empty()) {
            const double wanted = std::max(kLeastLatin, stepped(std::min(kLatinSize * s, 0.8 * size)));
            setting.latin = typesetter_->set_line({badge_->latin}, {wanted, false});
            if (setting.latin.width() > box.width) {
                const double shrunk = stepped(wanted * box.width / setting.latin.width());
                setting.latin = shrunk >= kLeastLatin
                                    ? typesetter_->set_line({badge_->latin}, {shrunk, false})
                                    : typesetter_->set_evenly({badge_->latin}, {kLeastLatin, false}, box.width);
            }
            if (setting.latin.width() > box.width) return std::nullopt;
        }
        if (setting.height() > box.height) return std::nullopt;
        return setting;
    }

    // Shrinks on one line, then wraps, then shrinks on.
    [[nodiscard]] std::optional<Setting> fit_name() {
        const double s = zones_.scale;
        const double largest = stepped(std::max(kLeastName, kNameSize * s));
        const double natural = typesetter_->set_line({badge_->name}, {largest, true}).width();
        const double fitting = stepped(std::min(largest, largest * zones_.name.width / std::max(natural, 1e-9)));
        const double one_line = std::min(largest, std::max(kLeastName, kOneLineName * s));
        for (double size = fitting; size >= one_line; size -= kSizeStep) {
            if (auto setting = try_name(size, 1)) return setting;
        }
        for (double size = stepped(std::max(kLeastName, 19 * s)); size >= kLeastName; size -= 2 * kSizeStep) {
            const std::size_t lines = size >= 0.8 * one_line ? 2 : size >= 0.6 * one_line ? 3 : 4;
            if (auto setting = try_name(size, lines)) return setting;
        }
        return try_name(kLeastName, 4);
    }

    core::Status paint_name() {
        auto setting = fit_name();
        if (!setting) return misfit("name", badge_->name.text, kLeastName);
        const auto& box = zones_.name;
        // On a landscape badge the name hangs from the top; on a portrait one it stands in the middle of its zone.
        const double y = zones_.portrait ? box.y + (box.height - setting->height()) / 2 : box.y;
        set_colour(context_, kInk);
        typesetter_->draw(context_, setting->name, box.x, y, box.width, align_);
        if (!setting->latin.empty()) {
            set_colour(context_, kMuted);
            typesetter_->draw(context_, setting->latin, box.x, y + setting->name.height() + setting->gap, box.width,
                              align_);
        }
        return {};
    }

    struct Item {
        Block block;
        Colour colour;
        double before = 0; // air above it, mm
    };
    struct Column {
        std::vector<Item> upper;
        std::vector<Item> lower; // at the zone's foot
        bool fits = true;
        double height = 0;
    };

    void add(Column& column, std::vector<Item>& part, const Phrases& phrases, Type type, Colour colour, double before) {
        auto block = typesetter_->set_evenly(phrases, type, zones_.details.width);
        if (block.width() > zones_.details.width) column.fits = false;
        const double air = part.empty() ? 0 : before;
        column.height += air + block.height();
        part.push_back({std::move(block), colour, air});
    }

    // Compact: what is said again stands on the same line as what it repeats, where one line holds both.
    [[nodiscard]] std::vector<ContentLine> lines_of(bool compact, double factor) {
        std::vector<ContentLine> lines;
        for (const auto& line : badge_->lines) {
            if (compact && line.kind == ContentLine::Again && !lines.empty()) {
                auto pair = lines.back();
                pair.phrases.back().text += "\u3000";
                pair.phrases.insert(pair.phrases.end(), line.phrases.begin(), line.phrases.end());
                if (typesetter_->set_line(pair.phrases, type_of(pair.kind, factor)).width() <= zones_.details.width) {
                    lines.back() = std::move(pair);
                    continue;
                }
            }
            lines.push_back(line);
        }
        return lines;
    }

    [[nodiscard]] static Type type_of(ContentLine::Kind kind, double factor) {
        const auto sized = [&](double size, bool bold) {
            return Type{std::max(kLeastText, stepped(size * factor)), bold};
        };
        switch (kind) {
        case ContentLine::School:
            return sized(9.5, true);
        case ContentLine::Fact:
            return sized(9, false);
        case ContentLine::Again:
            break;
        }
        return sized(7.5, false);
    }

    [[nodiscard]] Column set_column(double shrink, bool compact) {
        const double k = zones_.scale * shrink;
        const auto small = [&](double size, bool bold) { return Type{std::max(kLeastText, stepped(size * k)), bold}; };
        Column column;
        if (badge_->leader && !zones_.portrait) {
            add(column, column.upper, badge_->leader_words, small(10.5, true), kPrimary, 0);
        }
        for (const auto& line : lines_of(compact, k)) {
            const double before = line.kind == ContentLine::Again ? 0.6 * k : 1.5 * k;
            add(column, column.upper, line.phrases, type_of(line.kind, k),
                line.kind == ContentLine::Again ? kMuted : kInk, before);
        }
        if (!badge_->no_photo.empty()) {
            add(column, column.upper, badge_->no_photo, small(7, true), kNoPhoto, 1.5 * k);
        }
        add(column, column.lower, badge_->event, small(6.25, false), kMuted, 0);
        add(column, column.lower, badge_->host, small(6.25, false), kMuted, 0.5 * k);
        column.height += 1.8 * k;
        if (column.height > zones_.details.height) column.fits = false;
        return column;
    }

    // Smaller first, then closer together, then smaller still.
    [[nodiscard]] std::optional<Column> fit_column() {
        struct Attempt {
            double from, to;
            bool compact;
        };
        constexpr double kStep = 0.05;
        for (const auto& [from, to, compact] : {Attempt{1, 0.8, false}, Attempt{0.9, 0.4, true}}) {
            for (double shrink = from; shrink > to - kStep / 2; shrink -= kStep) {
                if (auto column = set_column(shrink, compact); column.fits) return column;
            }
        }
        return std::nullopt;
    }

    core::Status paint_details() {
        const auto column = fit_column();
        if (!column) {
            return misfit("text beside the code", badge_->lines.front().phrases.front().text, kLeastText);
        }
        const auto& box = zones_.details;
        paint_items(column->upper, box.y);
        double lower = 0;
        for (const auto& item : column->lower) lower += item.before + item.block.height();
        paint_items(column->lower, box.bottom() - lower);
        return {};
    }

    void paint_items(const std::vector<Item>& items, double y) {
        for (const auto& item : items) {
            y += item.before;
            set_colour(context_, item.colour);
            typesetter_->draw(context_, item.block, zones_.details.x, y, zones_.details.width, align_);
            y += item.block.height();
        }
    }

    cairo_t* context_;
    Typesetter* typesetter_;
    const BadgeContent* badge_;
    Size size_;
    BadgeZones zones_;
    Align align_;
};

} // namespace

core::Status draw_badge(cairo_t* context, Typesetter& typesetter, const BadgeContent& badge, Size size, double grid) {
    const auto zones = TRY(zones_of(size));
    return Painter(context, typesetter, badge, size, zones).paint(grid);
}

} // namespace kiosk::print
