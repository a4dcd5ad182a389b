#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "event/files/assets.hpp"
#include "event/limits.hpp"
#include "event/package/package.hpp"
#include "event/seal/seal.hpp"
#include "event/workbook/find_sheets.hpp"
#include "event/workbook/marked_workbook.hpp"
#include "platform/file.hpp"
#include "platform/folder.hpp"
#include "platform/system_clock.hpp"
#include "service/event_source.hpp"
#include "service/issue/issue_steps.hpp"
#include "store/database.hpp"
#include "tool/commands.hpp"
#include "tool/io/font_letters.hpp"
#include "tool/io/key_file.hpp"
#include "tool/io/load_changes.hpp"
#include "tool/io/output_file.hpp"
#include "tool/io/package_report.hpp"
#include "tool/io/print.hpp"
#include "tool/io/progress.hpp"

namespace kiosk::tool {
namespace {

using core::PackageSeal;
using event::Problem;

Json json_of(const std::vector<Problem>& problems, const core::Catalogue* texts = nullptr) {
    auto list = Json::array();
    for (const auto& problem : problems) {
        list.push_back({{"code", problem.what.kind == nullptr ? "" : problem.what.kind->code},
                        {"file", problem.file},
                        {"line", problem.line},
                        {"cell", problem.cell},
                        {"column", problem.column},
                        {"severity", problem.severity == Problem::Error ? "error" : "warning"},
                        {"what", event::say(problem.what, texts)},
                        {"mend", event::say(problem.mend, texts)}});
    }
    return list;
}

Json json_of(const PackageSeal& seal) {
    switch (seal.state) {
    case PackageSeal::Sound:
        return {{"state", "sound"}, {"issuer", core::to_hex(seal.issuer.bytes)}};
    case PackageSeal::Broken:
        return {{"state", "broken"}, {"why", seal.fault}};
    case PackageSeal::None:
        break;
    }
    return {{"state", "none"}};
}

Json summary_of(const core::EventPackage& package) {
    return {{"event", package.event.id.str()},
            {"revision", package.revision.value()},
            {"participants", package.participants.size()},
            {"delegations", package.delegations.size()},
            {"checkpoints", package.checkpoints.size()},
            {"badges", package.badges.size()},
            {"seal", json_of(package.seal)}};
}

std::string line_of(const core::EventPackage& package) {
    switch (package.seal.state) {
    case PackageSeal::Sound:
        return "sealed as revision " + std::to_string(package.revision.value()) + " by " +
               core::to_hex(package.seal.issuer.bytes);
    case PackageSeal::Broken:
        return "the seal is broken: " + package.seal.fault;
    case PackageSeal::None:
        break;
    }
    return "not sealed";
}

// Files beside the package's own: nothing reads them, so nothing vouches for them.
std::vector<std::string> unknown_files(const std::filesystem::path& dir, const std::vector<event::FileHash>& known) {
    std::vector<std::string> names;
    const auto look_into = [&](const std::string& folder) {
        constexpr std::size_t kMost = 1000;
        const auto opened = platform::Folder::open(dir);
        for (const auto& one : opened ? opened->names(folder, kMost) : std::vector<std::string>{}) {
            const auto name = folder.empty() ? one : folder + "/" + one;
            const bool sealed =
                std::any_of(known.begin(), known.end(), [&](const auto& file) { return file.name == name; });
            if (!sealed && name != event::kSealFile && name + "/" != event::kPlansFolder) names.push_back(name);
        }
    };
    look_into("");
    look_into(std::string(event::kPlansFolder.substr(0, event::kPlansFolder.size() - 1)));
    std::sort(names.begin(), names.end());
    return names;
}

void print_seal(const Io& io, const std::filesystem::path& dir, const event::Seal& seal, bool is_new,
                const std::vector<std::string>& left_out) {
    if (io.json) {
        auto files = Json::array();
        for (const auto& file : seal.files) files.push_back(file.name);
        print_json(io.out, {{"event", seal.event.str()},
                            {"revision", seal.revision.value()},
                            {"written", is_new},
                            {"content", core::to_hex(seal.content.bytes)},
                            {"issuer", core::to_hex(seal.issuer.bytes)},
                            {"files", files},
                            {"left_out", left_out}});
        return;
    }
    io.out << (is_new ? "sealed " : "unchanged since it was sealed: ") << seal.event.str() << " revision "
           << seal.revision.value() << ", " << several(static_cast<std::ptrdiff_t>(seal.files.size()), "file")
           << ", sha256 " << core::to_hex(seal.content.bytes) << ", in " << (dir / event::kSealFile).string() << '\n';
    for (const auto& name : left_out) io.out << "left out, no file of the package: " << printable(name) << '\n';
}

core::Result<store::LoadSummary> load_watched(const Io& io, store::Database& database,
                                              const core::EventPackage& package, bool accept_unsealed) {
    ProgressBar bar(io, "loading");
    return service::load_revision(database, package, platform::read_now().wall,
                                  {accept_unsealed, [&](double share) { bar.show(share); }});
}

// Those of the home language.
core::Result<core::Catalogue> problem_texts() {
    return event::load_problem_texts(TRY(event::find_assets(event::executable_path())));
}

core::Status write_marked(const CheckEvent& options, const std::vector<Problem>& problems,
                          const core::Catalogue* texts) {
    const auto bytes = TRY(platform::read_file(options.dir, event::kMaxFileBytes));
    const auto marked = TRY(event::mark_workbook(bytes, problems, texts));
    return write_output(options.marked, marked);
}

} // namespace

int check_event(const Io& io, const CheckEvent& options) {
    std::error_code none;
    if (!options.marked.empty() && !event::is_event_workbook(options.dir))
        return fail_with(io, {core::ErrorKind::Usage, "--marked: only a workbook can be marked"});
    if (!options.marked.empty() && std::filesystem::equivalent(options.dir, options.marked, none))
        return fail_with(io, {core::ErrorKind::Usage, "--marked: give the copy another name than the workbook's"});
    const bool english = options.language == "en";
    core::Catalogue texts;
    if (!english || !options.marked.empty()) {
        auto loaded = problem_texts();
        if (!loaded) return fail_with(io, loaded.error());
        texts = std::move(*loaded);
    }
    const auto* const said_in = english ? nullptr : &texts;
    const auto letters = FontLetters::open(options.fonts);
    event::HasGlyph has_glyph;
    if (letters) has_glyph = [&](char32_t letter) { return letters->has(letter); };
    const auto report = read_watched(io, options.dir, options.encoding, has_glyph);
    if (!options.marked.empty())
        if (const auto written = write_marked(options, report.problems, &texts); !written) {
            print_problems(io.err, report.problems, said_in);
            return fail_with(io, written.error());
        }
    if (io.json) {
        Json json{{"ok", report.ok()},
                  {"problems", json_of(report.problems, said_in)},
                  {"letters_checked", letters.has_value()}};
        if (report.ok()) json.update(summary_of(*report.package));
        print_json(io.out, json);
        return report.ok() ? kDone : kFailed;
    }
    print_problems(io.out, report.problems, said_in);
    if (!options.marked.empty()) io.out << "marked copy: " << printable(options.marked.string()) << '\n';
    if (!letters)
        io.out
            << "note: nobody looked for letters that the kiosk cannot draw, for it draws with fonts that are not here: "
            << printable(letters.error().detail) << '\n';
    if (!report.ok()) {
        io.out << several(count(report.problems, Problem::Error), "error") << '\n';
        return kFailed;
    }
    const auto& package = *report.package;
    io.out << "ok " << package.event.id.str() << " revision " << package.revision.value() << ": "
           << package.participants.size() << " participants, " << package.delegations.size() << " delegations, "
           << package.checkpoints.size() << " checkpoints, " << package.badges.size() << " badges, "
           << several(count(report.problems, Problem::Warning), "warning") << '\n'
           << printable(line_of(package)) << '\n';
    return kDone;
}

int seal_event(const Io& io, const SealEvent& given) {
    const auto folder = package_folder(io, given.dir, "nothing was sealed");
    if (!folder) return fail_with(io, folder.error());
    auto options = given;
    options.dir = *folder;
    const auto report = read_sound(io, options.dir, "nothing was sealed");
    if (!report) return fail_with(io, report.error());
    const auto key = read_issuer_key(options.key);
    if (!key) return fail_with(io, key.error());
    const auto left_out = unknown_files(options.dir, report->files);
    const auto asked = options.revision ? std::optional(core::RevisionNumber(*options.revision)) : std::nullopt;
    const auto sealed = service::seal_step(event::read_seal(options.dir), *report, *key, asked);
    if (!sealed) return fail_with(io, sealed.error());
    if (const auto written = service::write_seal(options.dir, *sealed); !written) return fail_with(io, written.error());
    print_seal(io, options.dir, sealed->seal, sealed->is_new, left_out);
    return kDone;
}

int load_event(const Io& io, const LoadEvent& given) {
    const auto folder = package_folder(io, given.dir, "nothing was loaded");
    if (!folder) return fail_with(io, folder.error());
    auto options = given;
    options.dir = *folder;
    const auto report = read_sound(io, options.dir, "nothing was loaded", options.encoding);
    if (!report) return fail_with(io, report.error());
    const auto may = service::check_before_making(options.database, *report->package, options.accept_unsealed);
    if (!may) return fail_with(io, may.error().at("nothing was loaded"));
    auto opened = store::Database::open(options.database, store::OpenMode::Create);
    if (!opened) return fail_with(io, opened.error());
    const auto loaded = load_watched(io, *opened, *report->package, options.accept_unsealed);
    if (!loaded) return fail_with(io, loaded.error().at("nothing was loaded"));
    if (io.json) {
        auto json = summary_of(*report->package);
        json["new_event"] = loaded->new_event;
        json["added"] = loaded->added;
        json["changed"] = loaded->changed;
        json["removed"] = loaded->removed;
        json["pinned"] = loaded->pinned;
        json["names_left_out"] = loaded->names_left_out;
        json["changes"] = json_of_changes(*loaded);
        json["problems"] = json_of(report->problems);
        print_json(io.out, json);
        return kDone;
    }
    io.out << "loaded " << report->package->event.id.str() << " revision " << report->package->revision.value()
           << ": participants " << loaded->added << " added, " << loaded->changed << " changed, " << loaded->removed
           << " removed; " << loaded->badges << " badges\n";
    print_changes(io.out, *loaded);
    if (loaded->names_left_out) io.out << "without names: they were purged after the event\n";
    if (loaded->pinned) {
        io.out << "from now on this database takes only revisions that are sealed by an issuer of this one\n";
    }
    return kDone;
}

} // namespace kiosk::tool
