#include "event/package/package_archive.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/big_endian.hpp"
#include "event/files/package_files.hpp"
#include "event/package/badges.hpp"
#include "event/package/package.hpp"
#include "event/package/tables.hpp"
#include "event/seal/seal.hpp"
#include "event/table/cell_readers.hpp"
#include "platform/folder.hpp"
#include "platform/private_folder.hpp"

namespace kiosk::event {
namespace {

using core::ErrorKind, core::Result, core::Status;
namespace fs = std::filesystem;

constexpr std::string_view kArchiveMagic = "kiosk parcel 1\n";
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kLongestName = 64 + kPlansFolder.size();

struct Packed {
    std::string name;
    std::string bytes;
};

std::string_view text_of(core::ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Lies in the folder itself or among its drawings, and nowhere else.
bool is_plain(std::string_view name) {
    if (name.starts_with(kPlansFolder)) return is_drawing_name(name.substr(kPlansFolder.size()));
    return is_id(name) && name.front() != '.';
}

tl::unexpected<core::Error> not_a_parcel() {
    return core::fail(ErrorKind::Invalid, "this is not a sealed event package as kiosks are sent it");
}

Result<std::vector<Packed>> files_in(core::ByteView parcel) {
    if (parcel.size() > kMaxParcelBytes || !text_of(parcel).starts_with(kArchiveMagic)) return not_a_parcel();
    core::ByteReader in(parcel.subspan(kArchiveMagic.size()));
    std::vector<Packed> files;
    while (!in.at_end()) {
        const auto name = text_of(in.take(in.number<std::uint8_t>()));
        const auto bytes = text_of(in.take(in.number<std::uint32_t>()));
        if (!in.ok() || !is_plain(name) || files.size() == kMostFiles ||
            std::ranges::any_of(files, [&](const auto& file) { return file.name == name; }))
            return not_a_parcel();
        files.push_back({std::string(name), std::string(bytes)});
    }
    return files;
}

Status write_files(const fs::path& dir, const std::vector<Packed>& files) {
    const auto folder = platform::Folder::open(dir);
    if (!folder) return tl::unexpected(folder.error().at(dir.string()));
    auto done = folder->create_folder(kPlansFolder.substr(0, kPlansFolder.size() - 1));
    for (auto file = files.begin(); done && file != files.end(); ++file) {
        done = folder->create(file->name, file->bytes).map_error([&](const core::Error& error) {
            return error.at((dir / file->name).string());
        });
    }
    return done;
}

Result<PackageReport> read_sealed(const fs::path& dir) {
    auto report = read_package(dir);
    if (!report.ok())
        return core::fail(ErrorKind::Invalid,
                          report.problems.empty() ? "no package" : to_line(report.problems.front()));
    if (report.package->seal.state == core::PackageSeal::Sound) return report;
    const auto& fault = report.package->seal.fault;
    return core::fail(ErrorKind::Refused,
                      (fault.empty() ? "the package is not sealed" : "the seal is broken: " + fault) +
                          "; run kioskctl event seal");
}

Result<std::string> bytes_of(const fs::path& dir, const std::string& name) {
    if (name != kBadgesFile)
        return platform::Folder::open(dir).and_then(
            [&](const auto& folder) { return folder.read(name, kMaxFileBytes); });
    auto rows = TRY(read_badge_rows(dir));
    for (auto& row : rows) row.token.clear();
    return write_badge_rows(rows);
}

} // namespace

Result<core::Bytes> pack(const fs::path& dir) {
    const auto report = TRY(read_sealed(dir));
    core::ByteWriter parcel;
    parcel.raw(kArchiveMagic);
    auto files = report.files;
    files.push_back({std::string(kSealFile), {}});
    for (const auto& file : files) {
        const auto bytes = bytes_of(dir, file.name);
        if (!bytes) return tl::unexpected(bytes.error().at(file.name));
        if (parcel.bytes().size() + bytes->size() + kLongestName + 5 > kMaxParcelBytes)
            return core::fail(ErrorKind::Refused,
                              "the package is larger than " + std::to_string(kMaxParcelBytes >> 20U) + " MiB");
        parcel.number(static_cast<std::uint8_t>(file.name.size()));
        parcel.raw(file.name);
        parcel.number(static_cast<std::uint32_t>(bytes->size()));
        parcel.raw(*bytes);
    }
    return std::move(parcel).take();
}

Result<core::EventPackage> unpack(core::ByteView parcel) {
    const auto files = TRY(files_in(parcel));
    const auto folder = TRY(platform::PrivateFolder::make("parcel"));
    TRY(write_files(folder.path(), files));
    auto report = TRY(read_sealed(folder.path()));
    return std::move(*report.package);
}

} // namespace kiosk::event
