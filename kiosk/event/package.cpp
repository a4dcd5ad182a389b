#include "event/package.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "core/crypto.hpp"
#include "event/package_files.hpp"
#include "event/seal.hpp"
#include "event/tables.hpp"

namespace kiosk::event {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kMaxEventBytes = std::size_t{1} << 20U;

struct File {
    bool there = false;
    std::optional<std::string> bytes; // none: not there, or refused with a reason
};
using Files = std::array<File, std::size(kPackageFiles)>;

// Says what the file seems to be instead; true when it is UTF-8.
bool check_encoding(std::string_view bytes, const Reporter& reporter) {
    if (bytes.starts_with("PK\x03\x04")) {
        reporter.error(1, "", "this is a spreadsheet file, not a table of text", "save it as \"CSV UTF-8\"");
        return false;
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        reporter.error(1, "", "the file is in UTF-16", "save it as \"CSV UTF-8\"");
        return false;
    }
    if (core::is_valid_utf8(bytes)) {
        return true;
    }
    int line = 1;
    for (auto rest = bytes; !rest.empty(); ++line) {
        const auto end = rest.find('\n');
        if (!core::is_valid_utf8(rest.substr(0, end))) {
            break;
        }
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    reporter.error(line, "", "the file is not in UTF-8 from here on (perhaps Big5)", "save it as \"CSV UTF-8\"");
    return false;
}

std::vector<FileHash> hashes_of(const Files& files, const std::vector<core::Badge>& badges) {
    std::vector<FileHash> hashes;
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::optional<core::Hash> hash;
        if (kPackageFiles[i] == kBadgesFile)
            hash = hash_of_badges(badges);
        else if (files[i].bytes)
            hash = core::sha256(core::as_bytes(*files[i].bytes));
        if (hash) hashes.push_back({std::string(kPackageFiles[i]), *hash});
    }
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

bool may_be_missing(std::string_view file) {
    return file == kPlacesFile || file == kBadgesFile;
}

// The tables in an order in which what is referred to comes first.
core::EventPackage read_files(const Files& files, Problems& problems) {
    core::EventPackage package;
    Context context;
    const auto read = [&](std::string_view name, IdSet* ids, const auto& take) {
        const auto index = static_cast<std::size_t>(
            std::find(std::begin(kPackageFiles), std::end(kPackageFiles), name) - std::begin(kPackageFiles));
        const File& file = files[index];
        if (file.bytes) {
            take(without_mark(*file.bytes), Reporter(problems, name));
        } else if (ids != nullptr) {
            ids->complete = !file.there && may_be_missing(name);
        }
    };
    read(kEventFile, nullptr,
         [&](auto bytes, const auto& reporter) { context.event = read_event_file(bytes, reporter); });
    read(kDelegationsFile, &context.delegations,
         [&](auto bytes, const auto& reporter) { package.delegations = read_delegations(bytes, context, reporter); });
    read(kParticipantsFile, &context.participants,
         [&](auto bytes, const auto& reporter) { package.participants = read_participants(bytes, context, reporter); });
    read(kPlacesFile, &context.places,
         [&](auto bytes, const auto& reporter) { package.places = read_places(bytes, context, reporter); });
    read(kProgrammeFile, &context.items,
         [&](auto bytes, const auto& reporter) { package.programme = read_programme(bytes, context, reporter); });
    read(kCheckpointsFile, &context.checkpoints,
         [&](auto bytes, const auto& reporter) { package.checkpoints = read_checkpoints(bytes, context, reporter); });
    read(kBadgesFile, &context.badges, [&](auto bytes, const auto& reporter) {
        for (auto& row : read_badges(bytes, context, reporter)) {
            package.badges.push_back(std::move(row.badge));
        }
    });
    package.event = std::move(context.event.info);
    package.revision = context.event.revision;
    return package;
}

} // namespace

std::optional<std::string> read_package_file(const std::filesystem::path& dir, std::string_view name,
                                             const Reporter& reporter) {
    const auto path = dir / name;
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found) {
        return std::nullopt;
    }
    const std::size_t most = name == kEventFile ? kMaxEventBytes : kMaxFileBytes;
    const auto size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, failed) : 0;
    if (failed || !std::filesystem::is_regular_file(status)) {
        reporter.error(0, "", "this is not a file that can be read", failed ? failed.message() : "put a file here");
        return std::nullopt;
    }
    if (size > most) {
        reporter.error(0, "", "the file is larger than " + std::to_string(most >> 20U) + " MiB", "split the event");
        return std::nullopt;
    }
    std::string bytes(size, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!in || static_cast<std::size_t>(in.gcount()) != size) {
        reporter.error(0, "", "the file cannot be read", "check its permissions");
        return std::nullopt;
    }
    if (!check_encoding(bytes, reporter)) {
        return std::nullopt;
    }
    return bytes;
}

std::string_view without_mark(std::string_view bytes) {
    return bytes.starts_with(kUtf8Mark) ? bytes.substr(kUtf8Mark.size()) : bytes;
}

PackageReport read_package(const std::filesystem::path& dir) {
    Problems problems;
    std::error_code failed;
    if (!std::filesystem::is_directory(dir, failed)) {
        problems.add(
            {dir.string(), 0, "", Problem::Error, "there is no such folder", "give the folder that holds event.toml"});
        PackageReport report;
        report.problems = problems.take();
        return report;
    }
    Files files;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Reporter reporter(problems, kPackageFiles[i]);
        files[i].there = std::filesystem::exists(dir / kPackageFiles[i], failed);
        files[i].bytes = read_package_file(dir, kPackageFiles[i], reporter);
        if (!files[i].there && !may_be_missing(kPackageFiles[i])) {
            reporter.error(0, "", "the file is missing", "add it to the folder");
        }
    }
    auto package = read_files(files, problems);
    PackageReport report;
    if (!problems.has_errors()) {
        report.least_revision = package.revision;
        report.files = hashes_of(files, package.badges);
        package.content = content_of(report.files);
        report.package = std::move(package);
        apply_seal(dir, report);
    }
    report.problems = problems.take();
    return report;
}

} // namespace kiosk::event
