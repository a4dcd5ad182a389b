#include "app/workers/stick_desk.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "app/workers/stick_support.hpp"
#include "core/crypto/crypto.hpp"
#include "core/i18n/hidden_marks.hpp"
#include "event/files/assets.hpp"
#include "platform/file.hpp"
#include "platform/system_clock.hpp"
#include "print/badge/sheet.hpp"
#include "service/bundle_carry.hpp"
#include "service/event_source.hpp"
#include "service/issue/badge_maker.hpp"
#include "service/issue/stick_keys.hpp"
#include "service/stick_contents.hpp"
#include "store/database.hpp"
#include "sync/bundle.hpp"

namespace kiosk::app {
namespace {

using core::ErrorKind, core::StickDone, core::StickFailed;

std::string for_eyes(std::string_view name) {
    return core::for_screen(core::for_terminal(name));
}

StickFailed::Why why_of(const core::StickQuestion& question, ErrorKind kind) {
    if (std::holds_alternative<core::LoadFromStick>(question)) return StickFailed::Why::NotLoaded;
    if (kind == ErrorKind::Invalid && std::holds_alternative<core::SettingsFromStick>(question))
        return StickFailed::Why::Settings;
    if (kind == ErrorKind::NotFound && std::holds_alternative<core::SettingsToStick>(question))
        return StickFailed::Why::Settings;
    switch (kind) {
    case ErrorKind::Unavailable:
        return StickFailed::Why::Gone;
    case ErrorKind::DiskFull:
        return StickFailed::Why::Full;
    case ErrorKind::Refused:
        return StickFailed::Why::Protected;
    case ErrorKind::Invalid:
        return std::holds_alternative<core::PrintToStick>(question) ? StickFailed::Why::NotPrinted
                                                                    : StickFailed::Why::TooLarge;
    default:
        return StickFailed::Why::Other;
    }
}

core::Result<std::vector<core::PublicKey>> issuers_in(const std::filesystem::path& file) {
    const auto database = TRY(store::Database::open(file, store::OpenMode::ReadOnly));
    return TRY(database.event()).issuers;
}

tl::unexpected<core::Error> nothing_checked() {
    return core::fail(ErrorKind::NotFound, "nothing on a stick was checked");
}

// "visit.xlsx" → "visit"
std::string stem_of(const core::StickItem& item) {
    return item.kind == core::StickKind::Workbook ? item.name.substr(0, item.name.rfind('.')) : item.name;
}

// Not two kiosks' alike, and the same each time: it stands in the place of the one before.
std::string name_of_kiosk(const core::CheckpointId& here, const core::MachineId& machine) {
    constexpr std::size_t kDigits = 6;
    return (here.empty() ? "" : here.str() + "_") + core::to_hex(machine.bytes).substr(0, kDigits);
}

std::string name_of_sync(const core::CheckpointId& here, const core::MachineId& machine) {
    return "同步_" + name_of_kiosk(here, machine) + ".kbundle";
}

bool same_drive(const core::StickSeen& one, const core::StickSeen& other) {
    return one.name == other.name && one.file_system == other.file_system && one.total == other.total &&
           one.free == other.free && one.read_only == other.read_only;
}

constexpr std::size_t kMostSettingsBytes = std::size_t{256} << 10U;

} // namespace

core::StickAnswer StickDesk::answer(const StickAsked& asked) {
    auto answer = std::visit([&](const auto& question) { return does(question, asked); }, asked.question);
    if (answer) return std::move(*answer);
    if (asked.stop.stop_requested()) return StickFailed{StickFailed::Why::Stopped, {}};
    parts_.log.warn("stick: " + answer.error().detail);
    return StickFailed{why_of(asked.question, answer.error().kind), answer.error().detail};
}

StickDesk::Answer StickDesk::does(const core::LookAtStick& question, const StickAsked&) {
    if (question.anew) seen_.reset();
    const auto facts = parts_.stick->look();
    if (!facts || !*facts) {
        seen_.reset();
        return core::StickLooked{std::nullopt, facts ? "" : facts.error().detail};
    }
    core::StickSeen seen{for_eyes((*facts)->name), (*facts)->file_system, (*facts)->total,
                         (*facts)->free,           (*facts)->read_only,   {}};
    if (!seen_ || !same_drive(*seen_, seen)) {
        seen.contents = service::list_stick(TRY(parts_.stick->open()));
        seen_ = std::move(seen);
    }
    return core::StickLooked{seen_, {}};
}

StickDesk::Answer StickDesk::does(const core::CheckOnStick& question, const StickAsked& asked) {
    checked_.reset();
    seen_.reset(); // it may have changed since it was listed
    const auto texts = TRY(event::load_problem_texts(parts_.assets));
    event::ReadOptions options;
    const auto issuers = TRY(issuers_in(parts_.database));
    for (const auto& key : issuers) options.issuers.push_back(core::to_hex(key.bytes));
    options.progress = [this](double share) { passed(share); };
    options.stop = asked.stop;
    const auto stick = TRY(parts_.stick->open());
    core::StickItem item = question.item;
    const auto facts = stick.look(item.name);
    if (!facts) return core::fail(ErrorKind::Unavailable, facts.error().detail);
    item.modified = facts->modified;
    if (!facts->is_folder) item.bytes = facts->bytes;
    auto event = TRY(service::read_stick_event(stick, item, options));
    if (asked.stop.stop_requested()) return core::fail(ErrorKind::Busy, "it was stopped");
    auto revision = TRY(service::next_revision_of(event, item, parts_.database, asked.here, &texts));
    if (auto& making = revision.check.making)
        service::add_keys_on(stick, service::list_stick(stick), event.report.package->event, issuers, *making);
    keep(std::move(event), std::move(revision));
    return core::StickChecked{checked_->revision.check};
}

void StickDesk::keep(service::StickEvent event, service::StickRevision revision) {
    for (const auto& layout : print::built_in_layouts()) revision.check.papers.push_back(layout.name);
    checked_ = Checked{std::move(event), std::move(revision)};
}

StickDesk::Answer StickDesk::does(const core::MakeBadges& question, const StickAsked& asked) {
    if (!checked_ || !checked_->revision.check.making) return nothing_checked();
    const auto texts = TRY(event::load_problem_texts(parts_.assets));
    const core::StickItem item = checked_->revision.check.item;
    const service::MakerParts maker{*parts_.stick, parts_.database, parts_.write,
                                    asked.now,     parts_.wall(),   asked.here,
                                    &texts,        parts_.key_cost, [this](double share) { passed(share); },
                                    asked.stop};
    seen_.reset();
    auto made = service::make_badges_here(maker, question, item, checked_->event);
    if (const auto* failed = std::get_if<StickFailed>(&made)) {
        if (!failed->detail.empty()) parts_.log.warn("stick: " + failed->detail);
        return *failed;
    }
    auto& badges = std::get<service::MadeBadges>(made);
    StickDone done;
    done.what = StickDone::What::Made;
    done.file = for_eyes(badges.folder);
    done.revision = badges.revision.package->revision;
    done.badges = badges.issued;
    keep(std::move(badges.event), std::move(badges.revision));
    return core::BadgesMade{std::move(done), checked_->revision.check};
}

StickDesk::Answer StickDesk::does(const core::MarkOnStick&, const StickAsked&) {
    if (!checked_) return nothing_checked();
    const auto texts = TRY(event::load_problem_texts(parts_.assets));
    const auto marked = TRY(service::marked_copy(checked_->event, &texts));
    return wrote(StickDone::What::Marked, service::name_of_marked(checked_->revision.check.item.name), marked);
}

void StickDesk::passed(double share) const {
    if (parts_.passed) parts_.passed(static_cast<int>(share * 100));
}

StickDesk::Answer StickDesk::wrote(StickDone::What what, const std::string& name, std::string_view content) {
    TRY(parts_.stick->write(name, content));
    seen_.reset();
    return StickDone{what, for_eyes(name)};
}

StickDesk::Answer StickDesk::does(const core::LoadFromStick&, const StickAsked&) {
    if (!checked_ || !checked_->revision.package) return nothing_checked();
    const auto& package = *checked_->revision.package;
    // A teacher who sees what it changes vouches for what nobody sealed.
    TRY(service::written(parts_.write, service::Writes::Revision, [&](const store::Desk* desk) {
        return service::load_beside(desk, parts_.database, package, parts_.wall(),
                                    {true, [this](double share) { passed(share); }});
    }));
    return StickDone{StickDone::What::Loaded, {}, package.revision};
}

StickDesk::Answer StickDesk::does(const core::PrintToStick& question, const StickAsked& asked) {
    if (!checked_) return nothing_checked();
    StickDone done;
    done.what = StickDone::What::Printed;
    const auto& print = question.print;
    const auto pdf = TRY(sheet_of(print, asked.stop, done));
    const auto name = stem_of(checked_->revision.check.item) +
                      (print.delegation.empty() ? "" : "_" + print.delegation.str()) +
                      (print.only_new ? "_新識別證.pdf" : "_識別證.pdf");
    TRY(parts_.stick->write(name, pdf));
    seen_.reset();
    done.file = for_eyes(name);
    return done;
}

core::Result<std::string> StickDesk::sheet_of(const core::StickPrint& print, const std::stop_token& stop,
                                              StickDone& done) const {
    const auto& package = checked_->event.report.package;
    if (!package) return core::fail(ErrorKind::NotFound, "what was checked has errors");
    std::vector<event::BadgeRow> rows;
    for (const auto& row : checked_->event.badges)
        if (!row.token.empty() && (!print.only_new || checked_->revision.new_badges.contains(row.badge.id)))
            rows.push_back(row);
    const auto catalogues = TRY(event::load_catalogues(parts_.assets));
    print::ContentOptions which;
    which.delegation = print.delegation.str();
    const auto chosen = TRY(print::select_badges(*package, rows, catalogues, which));
    if (chosen.badges.empty()) return core::fail(ErrorKind::NotFound, "nobody has a badge that can be printed");
    print::BadgePrinter printer;
    print::SheetWishes wishes;
    const auto& layouts = print::built_in_layouts();
    wishes.layout = print.paper.empty() ? layouts.front() : TRY(print::find_layout(layouts, print.paper));
    wishes.passed = [&](std::size_t page, std::size_t pages) {
        passed(static_cast<double>(page) / static_cast<double>(pages));
        return !stop.stop_requested();
    };
    const auto sheet = TRY(printer.sheet(*package, chosen.badges, wishes));
    for (const auto& warning : printer.warnings()) parts_.log.warn("badges: " + warning);
    done.badges = chosen.badges.size();
    done.pages = sheet.pages;
    return sheet.bytes;
}

core::Status StickDesk::take_in(const platform::Folder& stick, const core::StickItem& item,
                                const core::MachineId& machine, StickDone& done) const {
    const auto text = TRY(stick.read(item.name, sync::kLargestBundle));
    const auto bundle = TRY(sync::read_bundle(core::as_bytes(text)));
    const auto writes = bundle.package.empty() ? service::Writes::Entries : service::Writes::Revision;
    const auto taken = TRY(service::written(parts_.write, writes, [&](const store::Desk* desk) {
        return service::take_in_bundle(desk, parts_.database, machine, bundle, parts_.wall());
    }));
    for (const std::string& notice : taken.notices) parts_.log.info(notice);
    done.taken += static_cast<std::size_t>(taken.entries.taken.added);
    ++done.syncs;
    return {};
}

// Whatever is wrong with another kiosk's file, ours is written for the rest.
StickDesk::Answer StickDesk::does(const core::SyncByStick&, const StickAsked& asked) {
    const auto machine = TRY(platform::machine_id());
    const auto stick = TRY(parts_.stick->open());
    const std::string ours = name_of_sync(asked.here, machine);
    StickDone done;
    done.what = StickDone::What::Synced;
    for (const core::StickItem& item : service::list_stick(stick).items) {
        if (item.kind != core::StickKind::Bundle || item.name == ours) continue;
        const auto taken = take_in(stick, item, machine, done);
        if (taken) continue;
        parts_.log.warn("stick: " + item.shown + ": " + taken.error().detail);
        ++done.refused;
    }
    const auto made = TRY(service::make_bundle(parts_.database, machine, {}));
    const auto bytes = sync::write_bundle(made.bundle);
    TRY(parts_.stick->write(ours, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
    seen_.reset();
    done.file = for_eyes(ours);
    done.sent = made.entries;
    return done;
}

StickDesk::Answer StickDesk::does(const core::SettingsToStick&, const StickAsked&) {
    if (!parts_.settings) return core::fail(ErrorKind::NotFound, "this kiosk was started without a kiosk.toml");
    const auto text = TRY(platform::read_file(*parts_.settings, kMostSettingsBytes));
    return wrote(StickDone::What::SettingsSaved, std::string(service::kStickSettings), text);
}

StickDesk::Answer StickDesk::does(const core::SettingsFromStick&, const StickAsked&) {
    if (!parts_.take_settings) return core::fail(ErrorKind::Invalid, "this kiosk was started without a kiosk.toml");
    const auto stick = TRY(parts_.stick->open());
    const auto text = TRY(stick.read(service::kStickSettings, kMostSettingsBytes));
    TRY(parts_.take_settings(text));
    return StickDone{StickDone::What::SettingsTaken, std::string(service::kStickSettings)};
}

StickDesk::Answer StickDesk::does(const core::LogToStick&, const StickAsked& asked) {
    const auto machine = TRY(platform::machine_id());
    const auto text = support_text({parts_.database, parts_.settings, parts_.log_file}, parts_.wall());
    return wrote(StickDone::What::LogSaved, "紀錄_" + name_of_kiosk(asked.here, machine) + ".txt", text);
}

StickDesk::Answer StickDesk::does(const core::EjectStick&, const StickAsked&) {
    TRY(parts_.stick->eject());
    seen_.reset();
    return StickDone{StickDone::What::Ejected};
}

StickDesk::Answer StickDesk::does(const core::ShowPaper& question, const StickAsked&) {
    return papers_.show(question);
}

StickDesk::Answer StickDesk::does(const core::SavePaper& question, const StickAsked&) {
    const auto files = papers_.files(question);
    if (!files) return core::fail(ErrorKind::Io, files.error().detail); // nothing that the stick is to blame for
    StickDone done;
    done.what = StickDone::What::Saved;
    for (const auto& file : *files) {
        TRY(parts_.stick->write(file.name, file.bytes));
        done.file += (done.file.empty() ? "" : " + ") + for_eyes(file.name);
    }
    seen_.reset();
    return done;
}

} // namespace kiosk::app
