#include "print/badge/sheet.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include <cairo-pdf.h>

#include "core/base/ascii.hpp"
#include "core/i18n/text.hpp"
#include "print/badge/draw_badge.hpp"
#include "print/badge/draw_marks.hpp"
#include "print/typesetter.hpp"

namespace kiosk::print {
namespace {

using core::ErrorKind;

constexpr double kCaptionSize = 7; // pt
constexpr std::size_t kMostMisfits = 50;

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;

cairo_status_t append(void* text, const unsigned char* data, unsigned int length) {
    try {
        static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::exception&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

core::Status check(cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return core::fail(ErrorKind::Io, std::string("drawing failed: ") + cairo_status_to_string(status));
}

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

// Cairo writes the current time unless it is given one; a time that is none it leaves out.
void describe(cairo_surface_t* surface, const std::string& title) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
}

// How to mend a character that is not in any font.
std::string mend_of(char32_t sign) {
    struct Range {
        char32_t first, last;
        const char* mend;
    };
    static constexpr const char* kCjk = "install fonts-noto-cjk";
    static constexpr std::array<Range, 9> kRanges{{
        {0x0000, 0x024F, kCjk},
        {0x0E00, 0x0E7F, "install fonts-tlwg-loma-ttf"},
        {0x1100, 0x11FF, kCjk},
        {0x1E00, 0x1EFF, kCjk},
        {0x2E80, 0xA4CF, kCjk},
        {0xAC00, 0xD7AF, kCjk},
        {0xF900, 0xFAFF, kCjk},
        {0xE000, 0xF8FF, "a private character (造字): write the name with a standard one"},
        {0x20000, 0x3FFFF, "install fonts-hanazono"},
    }};
    for (const auto& range : kRanges) {
        if (sign >= range.first && sign <= range.last) return range.mend;
    }
    return "install fonts-noto-core";
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
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &sheet.bytes, sizes.paper.width * kPointsPerMm,
                                                              sizes.paper.height * kPointsPerMm));
    describe(surface.get(), title);
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), kPointsPerMm, kPointsPerMm);
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
    cairo_surface_finish(surface.get());
    for (const auto status : {cairo_status(context.get()), cairo_surface_status(surface.get())}) {
        TRY(check(status));
    }
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
    std::vector<std::string> lines;
    for (const auto& [text, signs] : impl_->typesetter.missing()) {
        std::map<std::string, std::string> by_mend;
        for (const auto sign : signs) {
            auto& list = by_mend[mend_of(sign)];
            if (!list.empty()) list += ' ';
            core::append_utf8(list, sign);
        }
        for (const auto& [mend, list] : by_mend) {
            lines.push_back("no font here has " + list + " of \"" + text + "\": " + mend);
        }
    }
    return lines;
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
