#include "app/workers/print_desk.hpp"

#include <utility>
#include <vector>

#include "core/i18n/text.hpp"
#include "event/files/assets.hpp"
#include "event/package/badge_row.hpp"
#include "platform/file.hpp"
#include "platform/private_folder.hpp"
#include "platform/program.hpp"
#include "print/badge/sheet.hpp"
#include "print/roll_sheet.hpp"
#include "service/people_of_day.hpp"

namespace kiosk::app {
namespace {

using core::ErrorKind;

constexpr core::Millis kPrinting{30'000}; // until lp has taken it over

// Papers are in it: no guest reads them.
core::Language home() {
    return core::Language(core::kHomeLanguage);
}

core::Result<core::Catalogue> staff_words(const std::filesystem::path& assets) {
    for (auto& catalogue : TRY(event::load_staff_catalogues(assets)))
        if (catalogue.language() == core::kHomeLanguage) return std::move(catalogue);
    return core::fail(ErrorKind::NotFound, "the texts of staff are not there");
}

print::RollSheet::Group sheet_group(const core::InsideGroup& group, const core::Catalogue& words) {
    print::RollSheet::Group shown;
    shown.name =
        group.name.empty() ? print::Phrase{words.text("roll.others"), home()} : print::in_language(group.name, home());
    if (group.leader) shown.leader = {words.text("not_arrived.leader", {{"name", group.leader->name}}), home()};
    shown.count = std::to_string(group.people);
    for (const auto& person : group.inside) {
        if (!person.name.empty())
            shown.people.push_back({person.name, home()});
        else if (person.people > 1)
            shown.people.push_back({words.text("copies.sheet_unnamed", {{"n", std::int64_t{person.people}}}), home()});
        else
            shown.people.push_back({words.text("roll.unknown"), home()});
    }
    return shown;
}

core::PaperTrouble print_trouble(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Unavailable:
        return core::PaperTrouble::NoStick;
    case ErrorKind::DiskFull:
        return core::PaperTrouble::StickFull;
    case ErrorKind::Refused:
        return core::PaperTrouble::Protected;
    default:
        return core::PaperTrouble::Other;
    }
}

} // namespace

core::PaperMade PrintDesk::make(const PaperWanted& wanted) {
    core::PaperMade made{wanted.job};
    const auto failed = std::visit([&](const auto& job) { return make(job, wanted, made); }, wanted.job);
    if (!failed) return made;
    made.trouble = failed->trouble;
    made.detail = failed->error.detail;
    parts_.log.warn("paper: " + made.detail);
    return made;
}

std::optional<PrintDesk::Failed> PrintDesk::make(const core::BadgePaper& badge, const PaperWanted&, core::PaperMade&) {
    const auto pdf = badge_pdf(badge);
    if (!pdf) return Failed{Trouble::Other, pdf.error()};
    return print(*pdf, "badge");
}

std::optional<PrintDesk::Failed> PrintDesk::make(const core::RollPaper& roll, const PaperWanted& wanted,
                                                 core::PaperMade& made) {
    const auto now = parts_.now();
    const auto database = store::Database::open(parts_.database, store::OpenMode::ReadOnly);
    if (!database) return Failed{Trouble::Other, database.error()};
    const auto event = database->event();
    if (!event) return Failed{Trouble::Other, event.error()};
    made.at = event->zone.to_local(now.wall);
    const auto inside =
        service::PeopleOfDay::read(*database, wanted.here, now).map([](const auto& day) { return day.inside(); });
    if (!inside) return Failed{Trouble::Other, inside.error()};
    const bool on_paper = roll.to == core::PaperTo::Printer;
    if (on_paper && printed_ == *inside) {
        made.at = printed_at_;
        return std::nullopt;
    }
    const auto pdf = roll_pdf(*database, *inside, made.at);
    if (!pdf) return Failed{Trouble::Other, pdf.error()};
    if (!on_paper) return put_on_stick(*pdf, "點名_" + wanted.here.id.str() + ".pdf");
    auto failed = print(*pdf, "roll call");
    if (failed) return failed;
    printed_ = *inside;
    printed_at_ = made.at;
    return std::nullopt;
}

core::Result<std::string> PrintDesk::badge_pdf(const core::BadgePaper& badge) const {
    const auto database = TRY(store::Database::open(parts_.database, store::OpenMode::ReadOnly));
    core::EventPackage package;
    package.event = TRY(database.event());
    package.delegations = TRY(database.delegations());
    package.participants = TRY(database.participants());
    event::BadgeRow row;
    row.badge.participant = badge.who;
    row.token = badge.code;
    const auto catalogues = TRY(event::load_catalogues(parts_.assets));
    print::ContentOptions options;
    options.only = {badge.who.str()};
    const auto chosen = TRY(print::select_badges(package, {row}, catalogues, options));
    if (chosen.badges.empty()) return core::fail(ErrorKind::NotFound, badge.who.str() + " is not on the roster");
    print::BadgePrinter printer;
    auto sheet = TRY(printer.sheet(package, chosen.badges, {}));
    for (const auto& warning : printer.warnings()) parts_.log.warn("badge: " + warning);
    return std::move(sheet.bytes);
}

core::Result<std::string> PrintDesk::roll_pdf(const store::Database& database, const core::InsideNow& inside,
                                              core::LocalTime at) const {
    const auto words = TRY(staff_words(parts_.assets));
    const auto event = TRY(database.event());
    print::RollSheet sheet;
    sheet.title = {{words.text("copies.sheet"), home()}};
    sheet.when = {
        {words.text("copies.sheet_at", {{"time", core::format_time(at)}, {"n", std::int64_t{inside.people}}}), home()}};
    sheet.event = {print::in_language(event.title, home())};
    sheet.nobody = {words.text("copies.sheet_nobody"), home()};
    for (const auto& group : inside.groups) sheet.groups.push_back(sheet_group(group, words));
    return print::draw_roll_sheet(sheet);
}

std::optional<PrintDesk::Failed> PrintDesk::print(const std::string& pdf, const std::string& title) const {
    if (!parts_.printer)
        return Failed{Trouble::NoPrinter,
                      {ErrorKind::NotFound, "no printer is named: write printer = \"NAME\" in kiosk.toml"}};
    // There are names in it: nobody else looks in, and it is gone once the printer's queue has it.
    const auto folder = platform::PrivateFolder::make("print");
    if (!folder) return Failed{Trouble::Other, folder.error()};
    const auto file = folder->path() / "paper.pdf";
    if (const auto written = platform::replace_file(file, pdf, 0600); !written)
        return Failed{Trouble::Other, written.error()};
    const auto done = platform::run_program({"lp", "-d", *parts_.printer, "-t", title, "--", file.string()}, kPrinting);
    if (done) return std::nullopt;
    auto error = done.error();
    const bool missing = error.kind == ErrorKind::NotFound;
    if (missing) error.detail += "; install cups-client";
    return Failed{missing ? Trouble::NoPrinter : Trouble::Other, std::move(error)};
}

std::optional<PrintDesk::Failed> PrintDesk::put_on_stick(const std::string& pdf, const std::string& name) const {
    const auto facts = parts_.stick->look();
    if (!facts) return Failed{Trouble::NoStick, facts.error()};
    if (!*facts) return Failed{Trouble::NoStick, {ErrorKind::Unavailable, "no stick is in"}};
    const auto written = parts_.stick->write(name, pdf);
    if (written) return std::nullopt;
    return Failed{print_trouble(written.error().kind), written.error()};
}

} // namespace kiosk::app
