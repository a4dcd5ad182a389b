#include "print/badge/sheet.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "core/base/ascii.hpp"
#include "core/i18n/text.hpp"
#include "print/badge/draw_badge.hpp"
#include "print/badge/draw_marks.hpp"
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

} // namespace

struct BadgePrinter::Impl {
    Typesetter typesetter;

    // One badge at a place of its own; a misfit is collected.
    core::Status paint(cairo_t* context, const BadgeContent& badge, const Box& box, std::vector<std::string>& misfits) {
        cairo_save(context);
        cairo_translate(context, box.x, box.y);
        const auto done = draw_badge(context, typesetter, badge, {box.width, box.height}, 0);
        cairo_restore(context);
        if (done) return {};
        if (done.error().kind != ErrorKind::Invalid) return done;
        misfits.push_back(done.error().detail);
        return {};
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
                                           const SheetSizes& sizes) {
    TRY(check_sizes(sizes));
    const core::Language home(core::kHomeLanguage);
    const std::string title = package.event.title.in(home);
    std::map<core::DelegationId, std::string> names;
    for (const auto& delegation : package.delegations) names.emplace(delegation.id, delegation.name.in(home));

    SheetPdf sheet;
    std::vector<std::string> misfits;
    const auto surface = pdf_surface(sheet.bytes, sizes.paper, title);
    const auto context = millimetres(surface.get());
    const auto slots = slots_of(badges);
    const auto pages = lay_out(slots, sizes);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& page = pages[i];
        for (const auto& placed : page.badges) {
            TRY(impl_->paint(context.get(), badges[placed.slot], placed.box, misfits));
        }
        draw_cut_marks(context.get(), page.marks);
        const auto& delegation = names[badges[page.badges.front().slot].delegation];
        impl_->write_caption(context.get(), page, {{title + " ・ " + delegation, home}},
                             std::to_string(i + 1) + " / " + std::to_string(pages.size()));
        cairo_show_page(context.get());
        if (misfits.size() >= kMostMisfits) break;
    }
    if (!misfits.empty()) {
        std::string lines;
        for (const auto& misfit : misfits) lines += (lines.empty() ? "" : "\n") + misfit;
        return core::fail(ErrorKind::Invalid, lines);
    }
    TRY(finish(surface.get(), context.get()));
    sheet.pages = pages.size();
    return sheet;
}

core::Result<std::string> BadgePrinter::card(const BadgeContent& badge) {
    constexpr double kPixelsPerMm = 10;
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kCardWidth, kCardHeight));
    const Context context(cairo_create(surface.get()));
    set_colour(context.get(), kWhite);
    cairo_paint(context.get());
    cairo_scale(context.get(), kPixelsPerMm, kPixelsPerMm);
    const Size size{kCardWidth / kPixelsPerMm, kCardHeight / kPixelsPerMm};
    TRY(draw_badge(context.get(), impl_->typesetter, badge, size, 1 / kPixelsPerMm));
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
