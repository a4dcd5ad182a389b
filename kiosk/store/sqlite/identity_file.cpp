#include "store/sqlite/identity_file.hpp"

#include "platform/file.hpp"

namespace kiosk::store {

namespace {

constexpr std::size_t kMostIdentityBytes = 4096; // an identity has about 250

} // namespace

std::filesystem::path identity_path(const std::filesystem::path& database) {
    auto path = database;
    path += ".identity";
    return path;
}

core::Result<std::optional<core::LedgerIdentity>> read_identity(const std::filesystem::path& file) {
    // In a folder that others write to, a link could lead to another's key, and a pipe would be waited for.
    auto text = platform::read_file(file, kMostIdentityBytes, platform::Links::Refuse);
    if (!text && text.error().kind == core::ErrorKind::NotFound) return std::nullopt;
    if (!text) return tl::unexpected(text.error());
    auto identity = core::parse_identity_text(*text);
    if (!identity) return core::fail(core::ErrorKind::Invalid, file.string() + ": " + identity.error().detail);
    return std::move(*identity);
}

core::Status write_identity(const std::filesystem::path& file, const core::LedgerIdentity& identity) {
    return platform::replace_file(file, core::write_identity_text(identity), 0600);
}

} // namespace kiosk::store
