// badge sheet
#include <array>
#include <charconv>
#include <cmath>
#include <ostream>
#include <system_error>

#include "event/files/assets.hpp"
#include "event/package/badges.hpp"
#include "platform/file.hpp"
#include "print/badge/content.hpp"
#include "print/badge/layout.hpp"
#include "print/badge/sheet.hpp"
#include "tool/commands.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

core::Result<print::Size> parse_size(const char* option, const std::string& text) {
    print::Size size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec == std::errc() && width.ptr != end && (*width.ptr == 'x' || *width.ptr == 'X')) {
        const auto height = std::from_chars(width.ptr + 1, end, size.height);
        if (height.ec == std::errc() && height.ptr == end) return size;
    }
    return core::fail(ErrorKind::Usage,
                      std::string(option) + " " + text + ": write width x height in mm, such as 90x55");
}

core::Result<print::Size> parse_paper(const std::string& name) {
    if (name == "A4" || name == "a4") return print::kA4;
    if (name == "Letter" || name == "letter") return print::kLetter;
    return core::fail(ErrorKind::Usage, "--paper " + name + ": it is A4 or Letter");
}

core::Result<print::SheetSizes> sizes_of(const PrintBadges& options) {
    const auto badge = TRY(parse_size("--badge", options.badge));
    const auto leader = TRY(parse_size("--leader", options.leader));
    const auto paper = TRY(parse_paper(options.paper));
    print::SheetSizes sizes{paper, badge, leader, options.margin, options.gap};
    TRY(print::check_sizes(sizes));
    return sizes;
}

print::ContentOptions content_of(const PrintBadges& options) {
    print::ContentOptions content;
    content.photo_mark = options.photo_mark;
    content.buddy = options.buddy;
    content.diet = options.diet;
    content.delegation = options.delegation;
    content.group = options.group;
    content.only = options.only;
    return content;
}

struct Chosen {
    core::EventPackage package;
    print::Selection selection;
};

core::Result<Chosen> choose(const Io& io, const PrintBadges& options) {
    auto report = TRY(read_sound(io, options.dir, "nothing was printed"));
    auto& package = report.package;
    const auto rows = TRY(event::read_badge_rows(options.dir));
    const auto assets = TRY(event::find_assets(event::executable_path()));
    const auto catalogues = TRY(event::load_catalogues(assets));
    auto selection = TRY(print::select_badges(*package, rows, catalogues, content_of(options)));
    return Chosen{std::move(*package), std::move(selection)};
}

std::string issue_hint(const fs::path& dir) {
    return "run kioskctl badge issue " + dir.string() + " --key FILE";
}

core::Status write_cards(print::BadgePrinter& printer, const std::vector<print::BadgeContent>& badges,
                         const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return core::fail(ErrorKind::Io, folder.string() + ": " + error.message());
    for (const auto& badge : badges) {
        const auto card = TRY(printer.card(badge));
        TRY(write_output(folder / print::card_file_name(badge), card));
    }
    return {};
}

std::string counted(std::size_t number, std::string_view what) {
    return several(static_cast<std::ptrdiff_t>(number), what);
}

// What is left to tell once all is written.
void report(const Io& io, const PrintBadges& options, const print::Selection& selection, std::size_t pages,
            const std::vector<std::string>& warnings) {
    std::size_t leaders = 0;
    for (const auto& badge : selection.badges) leaders += badge.leader ? 1 : 0;
    if (io.json) {
        Json summary{{"badges", selection.badges.size() - leaders}, {"leaders", leaders}};
        if (!options.pdf.empty()) {
            summary["pdf"] = options.pdf.string();
            summary["pages"] = pages;
        }
        if (!options.cards.empty()) {
            summary["png"] = options.cards.string();
            summary["cards"] = selection.badges.size();
        }
        summary["badgeless"] = selection.badgeless;
        summary["warnings"] = warnings;
        print_json(io.out, summary);
        return;
    }
    io.out << counted(selection.badges.size() - leaders, "badge") << " and " << counted(leaders, "leader's badge");
    if (!options.pdf.empty()) io.out << " on " << counted(pages, "page") << " in " << options.pdf.string();
    if (!options.cards.empty())
        io.out << (options.pdf.empty() ? "" : ", and") << " as cards in " << options.cards.string();
    io.out << '\n';
}

} // namespace

int print_badges(const Io& io, const PrintBadges& given) {
    auto options = given;
    if (options.pdf.empty() && options.cards.empty()) {
        return fail_with(io, {ErrorKind::Usage, "badge sheet: say what to write: --pdf FILE, --png DIR, or both"});
    }
    const auto folder = package_folder(io, options.dir, "nothing was printed");
    if (!folder) return fail_with(io, folder.error());
    options.dir = *folder;
    const auto sizes = sizes_of(options);
    if (!sizes) return fail_with(io, sizes.error());
    const auto chosen = choose(io, options);
    if (!chosen) return fail_with(io, chosen.error());
    const auto& selection = chosen->selection;
    if (selection.badges.empty()) {
        return fail_with(io, {ErrorKind::NotFound, "nobody chosen has an active badge: " + issue_hint(options.dir)});
    }
    print::BadgePrinter printer;
    std::size_t pages = 0;
    if (!options.pdf.empty()) {
        const auto sheet = printer.sheet(chosen->package, selection.badges, *sizes);
        if (!sheet) return fail_with(io, sheet.error());
        pages = sheet->pages;
        if (auto written = write_output(options.pdf, sheet->bytes); !written) return fail_with(io, written.error());
    }
    if (!options.cards.empty()) {
        if (auto written = write_cards(printer, selection.badges, options.cards); !written) {
            return fail_with(io, written.error());
        }
    }
    const auto warnings = printer.warnings();
    for (const auto& warning : warnings) io.err << "kioskctl: warning: " << printable(warning) << '\n';
    if (!selection.badgeless.empty()) {
        io.err << "kioskctl: warning: " << selection.badgeless.size()
               << " without an active badge are not printed (first " << selection.badgeless.front()
               << "): " << issue_hint(options.dir) << '\n';
    }
    report(io, options, selection, pages, warnings);
    return kDone;
}

} // namespace kiosk::tool
