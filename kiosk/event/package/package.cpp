#include "event/package/package.hpp"

#include <algorithm>
#include <set>

#include "core/crypto/crypto.hpp"
#include "event/files/package_files.hpp"
#include "event/package/badges.hpp"
#include "event/package/find_files.hpp"
#include "event/package/tables.hpp"
#include "event/package_faults.hpp"
#include "event/seal/seal.hpp"
#include "event/table_faults.hpp"
#include "event/workbook/find_sheets.hpp"
#include "event/workbook/settings_sheet.hpp"
#include "event/workbook/sheet_places.hpp"
#include "event/workbook/workbook_form.hpp"
#include "platform/folder.hpp"

namespace kiosk::event {
namespace {

using Files = PackageFilesFound;

void add_badges_and_drawings(const core::EventPackage& package, std::vector<FileHash>& hashes) {
    if (const auto hash = hash_of_badges(package.badges)) hashes.push_back({std::string(kBadgesFile), *hash});
    for (const auto& drawing : package.drawings)
        hashes.push_back({std::string(kPlansFolder) + drawing.file, drawing.hash});
}

std::vector<FileHash> hashes_of(const Files& files, const core::EventPackage& package) {
    std::vector<FileHash> hashes;
    for (const auto& file : files)
        if (file.bytes != nullptr && file.name != kBadgesFile)
            hashes.push_back({file.name, core::sha256(core::as_bytes(*file.bytes))});
    add_badges_and_drawings(package, hashes);
    return hashes;
}

// A seal of broken text counts like one that does not fit: the package can still be worked on.
void apply_seal(const std::filesystem::path& dir, PackageReport& report) {
    const auto seal = read_seal(dir);
    if (!seal)
        report.package->seal = {core::PackageSeal::Broken, {}, seal.error().detail};
    else if (*seal)
        put_seal(report, **seal);
}

// Says how far the reading of all files has come.
class Passed {
  public:
    Passed(const Files& files, const Progress& progress) : progress_(&progress) {
        for (const auto& file : files) {
            total_ += file.bytes ? file.bytes->size() : 0;
        }
    }
    // share: 0 … 1 of the file
    void at(double share, const PackageFile& file) const {
        if (*progress_ && total_ > 0) {
            const auto here = share * static_cast<double>(file.bytes->size());
            (*progress_)((static_cast<double>(before_) + here) / static_cast<double>(total_));
        }
    }
    void done(const PackageFile& file) {
        at(1, file);
        before_ += file.bytes->size();
    }

  private:
    const Progress* progress_;
    std::size_t before_ = 0;
    std::size_t total_ = 0;
};

std::set<std::string> plans_in(const std::filesystem::path& dir) {
    const auto folder = platform::Folder::open(dir);
    const auto names = folder ? folder->names("plans", kMostNames) : std::vector<std::string>{};
    return {names.begin(), names.end()};
}

// Those that places are on; one that is not there was warned of at its place.
std::vector<core::Drawing> read_drawings(const std::filesystem::path& dir, const std::vector<core::Place>& places,
                                         Problems& problems) {
    std::set<std::string> names;
    for (const auto& place : places)
        if (place.plan) names.insert(place.plan->file);
    if (names.size() > kMostDrawings) {
        Reporter(problems, std::string(kPlacesFile))
            .error(0, "plan", faults::kTooManyDrawings(names.size(), kMostDrawings));
        return {};
    }
    std::vector<core::Drawing> drawings;
    for (const auto& name : names) {
        const auto file = std::string(kPlansFolder) + name;
        const auto bytes = read_bytes(dir, file, Reporter(problems, file));
        if (!bytes) continue;
        const auto view = core::as_bytes(*bytes);
        drawings.push_back({name, core::sha256(view), {view.begin(), view.end()}});
    }
    return drawings;
}

// Whose spreadsheets may have written the tables.
std::vector<std::string> countries_of(const std::vector<core::Delegation>& delegations) {
    std::set<std::string> countries;
    for (const auto& delegation : delegations) countries.insert(delegation.country);
    return {countries.begin(), countries.end()};
}

void check_courses(const Context& context, const Reporter& reporter) {
    for (const auto& door : context.event.courses) {
        const auto& id = door.checkpoint.str();
        if (!context.checkpoints.allows(id))
            reporter.error(door.line, "report.courses.checkpoints",
                           faults::kNotIn(in_quotes(id), context.checkpoints.file_or(kCheckpointsFile)));
    }
}

EventFile read_settings(TableFile file, std::string_view name, const std::vector<std::string>& issuers,
                        Problems& problems, const Reporter& reporter) {
    file.line_breaks = true;
    const auto sheet = read_settings_sheet(file, issuers, reporter);
    if (!sheet.whole) return {};
    const Reporter placed(problems, name, [&](Problem& problem) { sheet.place(problem); });
    auto event = read_event_file(sheet.toml, placed, file.letters);
    for (auto& door : event.courses) {
        Problem problem{"", door.line, "", Problem::Error, "", ""};
        sheet.place(problem);
        door.line = problem.line;
    }
    return event;
}

// Reads the tables in an order in which what is referred to comes first. issuers: of a workbook, keys besides those
// that it states.
class FilesReader {
  public:
    FilesReader(const Files& files, std::set<std::string> plans, const std::vector<std::string>& issuers,
                const ReadOptions& options, Problems& problems)
        : files_(files), issuers_(issuers), options_(options), problems_(problems), letters_(options.has_glyph),
          passed_(files, options.progress) {
        context_.plans = std::move(plans);
    }

    core::EventPackage read() {
        auto& package = package_;
        read(kEventFile, nullptr, [&](const auto& file, const auto& reporter) {
            context_.event = file.xlsx ? read_settings(file, files_.front().name, issuers_, problems_, reporter)
                                       : read_event_file(file.bytes, reporter, file.letters);
        });
        read(kDelegationsFile, &context_.delegations, [&](const auto& file, const auto& reporter) {
            package.delegations = read_delegations(file, context_, reporter);
        });
        read(kParticipantsFile, &context_.participants, [&](const auto& file, const auto& reporter) {
            package.participants = read_participants(file, context_, reporter);
        });
        read(kPlacesFile, &context_.places,
             [&](const auto& file, const auto& reporter) { package.places = read_places(file, context_, reporter); });
        read(kProgrammeFile, &context_.items, [&](const auto& file, const auto& reporter) {
            package.programme = read_programme(file, context_, reporter);
        });
        read(kCheckpointsFile, &context_.checkpoints, [&](const auto& file, const auto& reporter) {
            package.checkpoints = read_checkpoints(file, context_, reporter);
        });
        check_courses(context_, Reporter(problems_, files_.front().name));
        read(kBadgesFile, &context_.badges, [&](const auto& file, const auto& reporter) {
            for (auto& row : read_badges(file.bytes, context_, reporter))
                package.badges.push_back(std::move(row.badge));
        });
        package.event = std::move(context_.event.info);
        package.revision = context_.event.revision;
        return std::move(package_);
    }

  private:
    // take: given the table and who is told of its problems, where there is one.
    template <class Take> void read(std::string_view name, IdSet* ids, const Take& take) {
        const auto index = static_cast<std::size_t>(
            std::find(std::begin(kPackageFiles), std::end(kPackageFiles), name) - std::begin(kPackageFiles));
        const PackageFile& file = files_[index];
        SheetPlaces places;
        const auto reporter =
            file.sheet.empty() ? Reporter(problems_, file.name) : places.reporter(problems_, file.name);
        if (ids != nullptr) ids->file = file.name;
        std::optional<std::string> decoded;
        if (file.bytes && !file.workbook())
            decoded = text_of(*file.bytes, options_.encoding, reporter, countries_of(package_.delegations));
        if (file.workbook() ? file.bytes != nullptr : decoded.has_value()) {
            take(table_of(file, name, file.workbook() ? *file.bytes : *decoded), reporter);
        } else if (ids != nullptr) {
            ids->complete = !file.there && may_be_missing(name);
        }
        if (file.bytes) passed_.done(file);
    }

    [[nodiscard]] TableFile table_of(const PackageFile& file, std::string_view name, std::string_view bytes) const {
        TableFile table{bytes};
        table.xlsx = file.workbook();
        table.sheet = name.substr(0, name.find('.'));
        if (!file.sheet.empty()) {
            table.sheet = file.sheet;
            table.alone = true;
            table.examples = &example_rows(name);
        }
        table.letters = &letters_;
        table.stop = options_.stop;
        table.passed = [this, &file, size = static_cast<double>(bytes.size())](std::size_t read) {
            passed_.at(static_cast<double>(read) / size, file);
        };
        return table;
    }

    const Files& files_;
    const std::vector<std::string>& issuers_;
    const ReadOptions& options_;
    Problems& problems_;
    Letters letters_;
    Passed passed_;
    Context context_;
    core::EventPackage package_;
};

// The keys that the package as it was last made of the workbook has: one that issued badges stays.
std::vector<std::string> issuers_in(const std::filesystem::path& dir) {
    std::vector<std::string> keys;
    std::error_code ignored;
    if (!std::filesystem::is_directory(dir, ignored)) return keys;
    Problems unheard;
    const Reporter reporter(unheard, kEventFile);
    if (const auto text = read_package_file(dir, kEventFile, reporter))
        for (const auto& key : read_event_file(*text, reporter).info.issuers) keys.push_back(core::to_hex(key.bytes));
    return keys;
}

PackageReport read_workbook(const std::filesystem::path& workbook, const ReadOptions& options) {
    Problems problems;
    const auto beside = folder_beside(workbook);
    const auto here = workbook.has_parent_path() ? workbook.parent_path() : std::filesystem::path(".");
    auto issuers = issuers_in(beside);
    issuers.insert(issuers.end(), options.issuers.begin(), options.issuers.end());
    const auto files = find_sheets(workbook, problems);
    auto package = FilesReader(files, plans_in(here), issuers, options, problems).read();
    package.drawings = read_drawings(here, package.places, problems);
    PackageReport report;
    if (!problems.has_errors() && !options.stop.stop_requested()) {
        report.least_revision = package.revision;
        report.made = files_of(package, package.revision);
        for (const auto& file : report.made)
            report.files.push_back({file.name, core::sha256(core::as_bytes(file.bytes))});
        add_badges_and_drawings(package, report.files);
        package.content = content_of(report.files);
        report.package = std::move(package);
        apply_seal(beside, report);
    }
    report.problems = problems.take();
    return report;
}

} // namespace

void put_badges(PackageReport& report, std::vector<core::Badge> badges) {
    auto& package = *report.package;
    package.badges = std::move(badges);
    package.seal = {};
    package.revision = report.least_revision;
    std::erase_if(report.files,
                  [](const auto& file) { return file.name == kBadgesFile || file.name.starts_with(kPlansFolder); });
    add_badges_and_drawings(package, report.files);
    package.content = content_of(report.files);
}

void put_seal(PackageReport& report, const Seal& seal) {
    auto& package = *report.package;
    package.seal = compare(seal, package.event, report.files);
    if (package.seal.state == core::PackageSeal::Sound) package.revision = seal.revision;
}

PackageReport read_package(const std::filesystem::path& dir, const ReadOptions& options) {
    if (is_event_workbook(dir)) return read_workbook(dir, options);
    Problems problems;
    if (const auto folder = platform::Folder::open(dir); !folder) {
        Reporter(problems, dir.native()).error(0, "", faults::kNoFolder(folder.error().detail));
        PackageReport report;
        report.problems = problems.take();
        return report;
    }
    const auto files = find_files(dir, problems);
    const std::vector<std::string> no_more_keys;
    auto package = FilesReader(files, plans_in(dir), no_more_keys, options, problems).read();
    package.drawings = read_drawings(dir, package.places, problems);
    PackageReport report;
    if (!problems.has_errors() && !options.stop.stop_requested()) {
        report.least_revision = package.revision;
        report.files = hashes_of(files, package);
        package.content = content_of(report.files);
        report.package = std::move(package);
        apply_seal(dir, report);
    }
    report.problems = problems.take();
    return report;
}

} // namespace kiosk::event
