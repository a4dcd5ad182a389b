#include "print/badge/sheet.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "core/base/ascii.hpp"
#include "core/i18n/text.hpp"
#include "print/badge/draw_back.hpp"
#include "print/badge/draw_badge.hpp"
#include "print/badge/draw_marks.hpp"
#include "print/badge/test_page.hpp"
#include "print/missing_letters.hpp"
#include "print/typesetter.hpp"

namespace kiosk::print {
namespace {

using core::ErrorKind;

constexpr double kCaptionSize = 7; // pt
constexpr std::size_t kMostMisfits = 50;

// Slots as the layout wants them: delegations by number, in the order in which they come.
std::vector<Slot> slots_of(const std::vector<BadgeContent>& badges) {
    std::vector<Slot> slots;
    std::size_t delegation = 0;
    for (std::size_t i = 0; i < badges.size(); ++i) {
        if (i > 0 && badges[i].delegation != badges[i - 1].delegation) ++delegation;
        slots.push_back({delegation, badges[i].leader});
    }
    return slots;
}

core::Status check_layout(const Layout& layout) {
    return layout.labels ? check_labels(*layout.labels) : check_sizes(layout.cut);
}

core::Result<std::vector<Page>> pages_of(const std::vector<Slot>& slots, const SheetWishes& wishes) {
    TRY(check_layout(wishes.layout));
    const auto& labels = wishes.layout.labels;
    if (!labels) {
        if (wishes.skip > 0) return core::fail(ErrorKind::Usage, "only label sheets have places to skip");
        return lay_out(slots, wishes.layout.cut);
    }
    if (wishes.skip < labels->places()) return lay_out(slots, *labels, wishes.skip);
    return core::fail(ErrorKind::Usage, "a sheet of " + labels->name + " has " + std::to_string(labels->places()) +
                                            " labels: skip fewer");
}

} // namespace

struct BadgePrinter::Impl {
    Typesetter typesetter;

    // One badge, or its back, at a place of its own; a misfit is collected.
    template <class Draw>
    core::Status paint(cairo_t* context, const Box& box, std::vector<std::string>& misfits, const Draw& draw) {
        cairo_save(context);
        cairo_translate(context, box.x, box.y);
        const core::Status done = draw(Size{box.width, box.height});
        cairo_restore(context);
        if (done) return {};
        if (done.error().kind != ErrorKind::Invalid) return done;
        misfits.push_back(done.error().detail);
        return {};
    }

    core::Status paint_fronts(cairo_t* context, const Page& page, const std::vector<BadgeContent>& badges,
                              std::vector<std::string>& misfits) {
        for (const auto& placed : page.badges)
            TRY(paint(context, placed.box, misfits,
                      [&](Size size) { return draw_badge(context, typesetter, badges[placed.slot], size, 0); }));
        return {};
    }

    core::Status paint_backs(cairo_t* context, const Page& page, const std::vector<BadgeContent>& badges,
                             std::vector<std::string>& misfits) {
        for (const auto& placed : page.badges)
            TRY(paint(context, placed.box, misfits,
                      [&](Size size) { return draw_back(context, typesetter, badges[placed.slot], size); }));
        return {};
    }

    // A sun, and what to do with the brightness.
    void write_hint(cairo_t* context, const Phrases& words, const Box& box) {
        const double sun = 0.55 * box.height;
        const double pad = 5;
        draw_sun(context, {pad, box.y + (box.height - sun) / 2, sun, sun});
        const double left = 2 * pad + sun;
        const double room = box.width - left - pad;
        auto text = typesetter.set_within(words, {11, false}, room);
        if (text.height() > box.height) text = typesetter.set_within(words, {8, false}, room);
        set_colour(context, kMuted);
        typesetter.draw(context, text, left, box.y + (box.height - text.height()) / 2, room, Typesetter::Align::Left);
    }

    void write_caption(cairo_t* context, const Page& page, const Phrases& left, const std::string& right) {
        set_colour(context, kMuted);
        const auto count = typesetter.set_line({{right, "en"}}, {kCaptionSize, false});
        typesetter.draw(context, count, page.caption.x, page.caption.y, page.caption.width, Typesetter::Align::Right);
        const double room = page.caption.width - count.width() - 2;
        auto line = typesetter.set_line(left, {kCaptionSize, false});
        if (line.width() > room) {
            line = typesetter.set_line(left, {std::max(2.0, kCaptionSize * room / line.width()), false});
        }
        typesetter.draw(context, line, page.caption.x, page.caption.y, room, Typesetter::Align::Left);
    }
};

BadgePrinter::BadgePrinter() : impl_(std::make_unique<Impl>()) {}
BadgePrinter::~BadgePrinter() = default;

core::Result<SheetPdf> BadgePrinter::sheet(const core::EventPackage& package, const std::vector<BadgeContent>& badges,
                                           const SheetWishes& wishes) {
    const auto pages = TRY(pages_of(slots_of(badges), wishes));
    const auto paper = wishes.layout.paper();
    const core::Language home(core::kHomeLanguage);
    const std::string title = package.event.title.in(home);
    std::map<core::DelegationId, std::string> names;
    for (const auto& delegation : package.delegations) names.emplace(delegation.id, delegation.name.in(home));

    SheetPdf sheet;
    std::vector<std::string> misfits;
    const auto surface = pdf_surface(sheet.bytes, paper, title);
    const auto context = millimetres(surface.get());
    for (std::size_t i = 0; i < pages.size() && misfits.size() < kMostMisfits; ++i) {
        if (wishes.passed && !wishes.passed(i, pages.size())) return core::fail(ErrorKind::Busy, "it was stopped");
        const auto& page = pages[i];
        TRY(impl_->paint_fronts(context.get(), page, badges, misfits));
        draw_cut_marks(context.get(), page.marks);
        if (page.caption.width > 0) {
            const auto& delegation = names[badges[page.badges.front().slot].delegation];
            impl_->write_caption(context.get(), page, {{title + " ・ " + delegation, home}},
                                 std::to_string(i + 1) + " / " + std::to_string(pages.size()));
        }
        cairo_show_page(context.get());
        if (!wishes.two_sided) continue;
        TRY(impl_->paint_backs(context.get(), back_of(page, paper), badges, misfits));
        cairo_show_page(context.get());
    }
    if (!misfits.empty()) {
        std::string lines;
        for (const auto& misfit : misfits) lines += (lines.empty() ? "" : "\n") + misfit;
        return core::fail(ErrorKind::Invalid, lines);
    }
    TRY(finish(surface.get(), context.get()));
    sheet.pages = pages.size() * (wishes.two_sided ? 2 : 1);
    return sheet;
}

core::Result<SheetPdf> BadgePrinter::test_page(const Layout& layout) {
    TRY(check_layout(layout));
    SheetPdf sheet;
    const auto surface = pdf_surface(sheet.bytes, layout.paper(), layout.name);
    const auto context = millimetres(surface.get());
    TRY(draw_test_page(context.get(), impl_->typesetter, layout));
    cairo_show_page(context.get());
    TRY(finish(surface.get(), context.get()));
    sheet.pages = 1;
    return sheet;
}

core::Result<std::string> BadgePrinter::card(const BadgeContent& badge) {
    constexpr double kPixelsPerMm = 10;
    constexpr double kHintHeight = 16; // mm
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kCardWidth, kCardHeight));
    const Context context(cairo_create(surface.get()));
    set_colour(context.get(), kWhite);
    cairo_paint(context.get());
    cairo_scale(context.get(), kPixelsPerMm, kPixelsPerMm);
    const Size size{kCardWidth / kPixelsPerMm, kCardHeight / kPixelsPerMm - kHintHeight};
    TRY(draw_badge(context.get(), impl_->typesetter, badge, size, 1 / kPixelsPerMm));
    impl_->write_hint(context.get(), badge.brightness, {0, size.height, size.width, kHintHeight});
    std::string bytes;
    cairo_surface_flush(surface.get());
    for (const auto status :
         {cairo_status(context.get()), cairo_surface_write_to_png_stream(surface.get(), append, &bytes)}) {
        TRY(check(status));
    }
    return bytes;
}

std::vector<std::string> BadgePrinter::warnings() const {
    return warnings_of(impl_->typesetter);
}

std::string card_file_name(const BadgeContent& badge) {
    if (badge.leader) return "leader+" + badge.id + ".png";
    static constexpr std::array<std::string_view, 22> kDevices{
        "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
        "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    std::string stem = badge.id.substr(0, badge.id.find('.'));
    std::transform(stem.begin(), stem.end(), stem.begin(), core::to_lower);
    const bool device = std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end();
    const bool hidden = badge.id.empty() || badge.id.front() == '.';
    // Ids hold no "+", so no two badges share a name.
    return (device || hidden ? "+" : "") + badge.id + ".png";
}

} // namespace kiosk::print
