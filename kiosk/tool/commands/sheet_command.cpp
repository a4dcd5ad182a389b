// badge sheet, badge test-page
#include <ostream>
#include <system_error>

#include "core/base/csv.hpp"
#include "core/base/find_by_id.hpp"
#include "event/package/badges.hpp"
#include "tool/commands.hpp"
#include "tool/commands/badge_pages.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind;

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

// For a mail merge or the program of a card printer: its first row are the names of the fields.
std::string merge_table(const core::EventPackage& package, const std::vector<print::BadgeContent>& badges) {
    std::string csv = "id,kind,name,latin,delegation,role,group,event,picture,token\n";
    for (const auto& badge : badges) {
        const auto* delegation = core::find_by_id(package.delegations, badge.delegation);
        const auto* person =
            badge.leader ? nullptr : core::find_by_id(package.participants, core::ParticipantId{badge.id});
        const std::string cells[] = {badge.id,
                                     badge.leader ? "leader" : "participant",
                                     badge.name.text,
                                     badge.latin.text,
                                     delegation == nullptr ? "" : delegation->name.in(core::kHomeLanguage),
                                     person == nullptr ? "" : person->role,
                                     badge.group,
                                     package.event.title.in(core::kHomeLanguage),
                                     print::card_file_name(badge),
                                     badge.token};
        for (const auto& cell : cells) csv += (&cell == cells ? "" : ",") + core::csv_cell(cell);
        csv += "\n";
    }
    return csv;
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
        if (!options.merge.empty()) summary["merge"] = options.merge.string();
        summary["badgeless"] = selection.badgeless;
        summary["warnings"] = warnings;
        print_json(io.out, summary);
        return;
    }
    io.out << counted(selection.badges.size() - leaders, "badge") << " and " << counted(leaders, "leader's badge");
    if (!options.pdf.empty()) io.out << " on " << counted(pages, "page") << " in " << options.pdf.string();
    if (!options.cards.empty())
        io.out << (options.pdf.empty() ? "" : ", and") << " as cards in " << options.cards.string();
    if (!options.merge.empty()) io.out << ", and as a table in " << options.merge.string();
    io.out << '\n';
    if (options.two_sided && !options.pdf.empty()) io.out << "print it on both sides, turned over the long edge\n";
}

void list_layouts(const Io& io, const std::vector<print::Layout>& layouts) {
    auto json = Json::array();
    TextTable table({"layout", "what it is"});
    for (const auto& layout : layouts) {
        json.push_back({{"layout", layout.name}, {"what", layout.what}});
        table.add({layout.name, layout.what});
    }
    if (io.json)
        print_json(io.out, json);
    else
        table.print(io.out);
}

} // namespace

int print_badges(const Io& io, const PrintBadges& given) {
    auto options = given;
    if (options.pdf.empty() && options.cards.empty() && options.merge.empty())
        return fail_with(
            io, {ErrorKind::Usage, "badge sheet: say what to write: --pdf FILE, --png DIR, --merge FILE, or several"});
    const auto folder = package_folder(io, options.dir, "nothing was printed");
    if (!folder) return fail_with(io, folder.error());
    options.dir = *folder;
    const auto wishes = wishes_of(options);
    if (!wishes) return fail_with(io, wishes.error());
    const auto read = read_sound(io, options.dir, "nothing was printed");
    if (!read) return fail_with(io, read.error());
    const auto rows = event::read_badge_rows(options.dir);
    if (!rows) return fail_with(io, rows.error());
    const auto selection = choose_badges(*read->package, *rows, options);
    if (!selection) return fail_with(io, selection.error());
    if (selection->badges.empty())
        return fail_with(io, {ErrorKind::NotFound, "nobody chosen has an active badge: " + issue_hint(options.dir)});
    print::BadgePrinter printer;
    std::size_t pages = 0;
    if (!options.pdf.empty()) {
        const auto sheet = printer.sheet(*read->package, selection->badges, *wishes);
        if (!sheet) return fail_with(io, sheet.error());
        pages = sheet->pages;
        if (auto written = write_output(options.pdf, sheet->bytes); !written) return fail_with(io, written.error());
    }
    if (!options.cards.empty()) {
        if (auto written = write_cards(printer, selection->badges, options.cards); !written) {
            return fail_with(io, written.error());
        }
    }
    if (!options.merge.empty()) {
        const auto table = core::for_spreadsheets(merge_table(*read->package, selection->badges));
        if (auto written = write_output(options.merge, table); !written) return fail_with(io, written.error());
    }
    const auto warnings = printer.warnings();
    for (const auto& warning : warnings) io.err << "kioskctl: warning: " << printable(warning) << '\n';
    if (!selection->badgeless.empty()) {
        io.err << "kioskctl: warning: " << selection->badgeless.size()
               << " without an active badge are not printed (first " << selection->badgeless.front()
               << "): " << issue_hint(options.dir) << '\n';
    }
    report(io, options, *selection, pages, warnings);
    return kDone;
}

int print_test_page(const Io& io, const TestPage& options) {
    const auto layouts = layouts_in(options.layouts);
    if (!layouts) return fail_with(io, layouts.error());
    if (options.pdf.empty()) {
        list_layouts(io, *layouts);
        return kDone;
    }
    const auto layout = print::find_layout(*layouts, options.layout);
    if (!layout) return fail_with(io, layout.error());
    const auto page = print::BadgePrinter().test_page(*layout);
    if (!page) return fail_with(io, page.error());
    if (auto written = write_output(options.pdf, page->bytes); !written) return fail_with(io, written.error());
    if (io.json)
        print_json(io.out, {{"layout", layout->name}, {"pdf", options.pdf.string()}});
    else
        io.out << "a test page of " << layout->name << " in " << options.pdf.string()
               << ": print it at 100 % and hold it against the sheet\n";
    return kDone;
}

} // namespace kiosk::tool
