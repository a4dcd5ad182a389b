#include "event/package/package.hpp"

#include <algorithm>
#include <set>

#include "core/crypto/crypto.hpp"
#include "event/files/package_files.hpp"
#include "event/package/badges.hpp"
#include "event/package/find_files.hpp"
#include "event/package/tables.hpp"
#include "event/seal/seal.hpp"
#include "platform/folder.hpp"

namespace kiosk::event {
namespace {

using Files = PackageFilesFound;

std::vector<FileHash> hashes_of(const Files& files, const core::EventPackage& package) {
    std::vector<FileHash> hashes;
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::optional<core::Hash> hash;
        if (kPackageFiles[i] == kBadgesFile)
            hash = hash_of_badges(package.badges);
        else if (files[i].bytes)
            hash = core::sha256(core::as_bytes(*files[i].bytes));
        if (hash) hashes.push_back({files[i].name, *hash});
    }
    for (const auto& drawing : package.drawings)
        hashes.push_back({std::string(kPlansFolder) + drawing.file, drawing.hash});
    return hashes;
}

// A seal of broken text counts like one that does not fit: the package can still be worked on.
void apply_seal(const std::filesystem::path& dir, PackageReport& report) {
    auto& package = *report.package;
    const auto seal = read_seal(dir);
    if (!seal)
        package.seal = {core::PackageSeal::Broken, {}, seal.error().detail};
    else if (*seal)
        package.seal = compare(**seal, package.event, report.files);
    if (package.seal.state == core::PackageSeal::Sound) package.revision = (*seal)->revision;
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
            .error(0, "plan", "places are on " + std::to_string(names.size()) + " drawings",
                   "use at most " + std::to_string(kMostDrawings));
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
                           in_quotes(id) + " is not in " + context.checkpoints.file_or(kCheckpointsFile),
                           "correct it, or add it there");
    }
}

// The tables in an order in which what is referred to comes first.
core::EventPackage read_files(const Files& files, std::set<std::string> plans, const ReadOptions& options,
                              Problems& problems) {
    core::EventPackage package;
    Context context;
    context.plans = std::move(plans);
    Passed passed(files, options.progress);
    const Letters letters(options.has_glyph);
    const auto read = [&](std::string_view name, IdSet* ids, const auto& take) {
        const auto index = static_cast<std::size_t>(
            std::find(std::begin(kPackageFiles), std::end(kPackageFiles), name) - std::begin(kPackageFiles));
        const PackageFile& file = files[index];
        const Reporter reporter(problems, file.name);
        std::optional<std::string> decoded;
        if (file.bytes && !file.workbook()) {
            decoded = text_of(*file.bytes, options.encoding, reporter, countries_of(package.delegations));
        }
        const auto& text = file.workbook() ? file.bytes : decoded;
        if (ids != nullptr) {
            ids->file = file.name;
        }
        if (text) {
            TableFile table{*text};
            table.xlsx = file.workbook();
            table.sheet = name.substr(0, name.find('.'));
            table.letters = &letters;
            table.passed = [&](std::size_t bytes) {
                passed.at(static_cast<double>(bytes) / static_cast<double>(table.bytes.size()), file);
            };
            take(table, reporter);
        } else if (ids != nullptr) {
            ids->complete = !file.there && may_be_missing(name);
        }
        if (file.bytes) {
            passed.done(file);
        }
    };
    read(kEventFile, nullptr, [&](const auto& file, const auto& reporter) {
        context.event = read_event_file(file.bytes, reporter, file.letters);
    });
    read(kDelegationsFile, &context.delegations, [&](const auto& file, const auto& reporter) {
        package.delegations = read_delegations(file, context, reporter);
    });
    read(kParticipantsFile, &context.participants, [&](const auto& file, const auto& reporter) {
        package.participants = read_participants(file, context, reporter);
    });
    read(kPlacesFile, &context.places,
         [&](const auto& file, const auto& reporter) { package.places = read_places(file, context, reporter); });
    read(kProgrammeFile, &context.items,
         [&](const auto& file, const auto& reporter) { package.programme = read_programme(file, context, reporter); });
    read(kCheckpointsFile, &context.checkpoints, [&](const auto& file, const auto& reporter) {
        package.checkpoints = read_checkpoints(file, context, reporter);
    });
    check_courses(context, Reporter(problems, kEventFile));
    read(kBadgesFile, &context.badges, [&](const auto& file, const auto& reporter) {
        for (auto& row : read_badges(file.bytes, context, reporter)) {
            package.badges.push_back(std::move(row.badge));
        }
    });
    package.event = std::move(context.event.info);
    package.revision = context.event.revision;
    return package;
}

} // namespace

PackageReport read_package(const std::filesystem::path& dir, const ReadOptions& options) {
    Problems problems;
    if (const auto folder = platform::Folder::open(dir); !folder) {
        problems.add(
            {dir.string(), 0, "", Problem::Error, folder.error().detail, "give the folder that holds event.toml"});
        PackageReport report;
        report.problems = problems.take();
        return report;
    }
    const auto files = find_files(dir, problems);
    auto package = read_files(files, plans_in(dir), options, problems);
    package.drawings = read_drawings(dir, package.places, problems);
    PackageReport report;
    if (!problems.has_errors()) {
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
