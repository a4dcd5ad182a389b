#include "event/files/package_files.hpp"

#include <algorithm>

#include "core/event/roster.hpp"
#include "core/i18n/encoding.hpp"
#include "event/files/encoding_doubt.hpp"
#include "event/limits.hpp"
#include "event/package_faults.hpp"
#include "event/table/cell_readers.hpp"
#include "platform/folder.hpp"

namespace kiosk::event {
namespace {

// What a spreadsheet's own file begins with: a zip archive, or the container of .xls and of files with a password.
bool is_spreadsheet(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

std::size_t most_bytes_of(std::string_view name) {
    if (name == kEventFile) return kMaxEventBytes;
    return name.starts_with(kPlansFolder) ? core::kMaxDrawingBytes : kMaxFileBytes;
}

void report_undecodable(const core::Decoded& decoded, const Reporter& reporter) {
    const auto line = 1 + static_cast<int>(std::count(decoded.text.begin(), decoded.text.end(), '\n'));
    reporter.error(line, "", faults::kUndecodable(decoded.encoding));
}

} // namespace

bool may_be_missing(std::string_view file) {
    return file == kPlacesFile || file == kBadgesFile;
}

std::optional<std::string> read_bytes(const std::filesystem::path& dir, std::string_view name,
                                      const Reporter& reporter) {
    const std::size_t most = most_bytes_of(name);
    auto bytes = platform::Folder::open(dir).and_then([&](const auto& folder) { return folder.read(name, most); });
    if (bytes) return std::move(*bytes);
    switch (bytes.error().kind) {
    case core::ErrorKind::NotFound:
        break;
    case core::ErrorKind::Refused:
        reporter.error(0, "", faults::kRefusedFile(bytes.error().detail));
        break;
    case core::ErrorKind::Invalid:
        reporter.error(0, "",
                       name.starts_with(kPlansFolder) ? faults::kDrawingTooLarge(most >> 20U)
                                                      : faults::kFileTooLarge(most >> 20U));
        break;
    default:
        reporter.error(0, "", faults::kUnreadable(bytes.error().detail));
    }
    return std::nullopt;
}

bool is_drawing_name(std::string_view name) {
    return is_id(name) && name.front() != '.' && (name.ends_with(".png") || name.ends_with(".svg"));
}

std::optional<std::string> text_of(std::string_view bytes, std::string_view encoding, const Reporter& reporter,
                                   std::span<const std::string> countries) {
    if (is_spreadsheet(bytes)) {
        reporter.error(1, "", faults::kSpreadsheet());
        return std::nullopt;
    }
    auto decoded = core::find_encoding(bytes, encoding, countries);
    if (!decoded.whole) {
        report_undecodable(decoded, reporter);
        return std::nullopt;
    }
    if (!decoded.doubts.empty()) {
        report_doubt(bytes, decoded, reporter);
        return std::nullopt;
    }
    return std::move(decoded.text);
}

std::optional<std::string> read_package_file(const std::filesystem::path& dir, std::string_view name,
                                             const Reporter& reporter) {
    const auto bytes = read_bytes(dir, name, reporter);
    return bytes ? text_of(*bytes, {}, reporter) : std::nullopt;
}

} // namespace kiosk::event
