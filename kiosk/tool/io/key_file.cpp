#include "tool/io/key_file.hpp"

#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "platform/file.hpp"
#include "tool/io/passphrase.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

constexpr std::size_t kLargestKeyFile = 4096;

} // namespace

core::Result<core::AnyKey> read_key_file(const std::filesystem::path& file) {
    auto text = TRY(platform::read_file(file, kLargestKeyFile));
    auto key = core::parse_key_text(text);
    core::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    if (!key) return tl::unexpected(key.error().at(file.string()));
    struct stat there {};
    if (stat(file.c_str(), &there) != 0) return core::fail(ErrorKind::Io, file.string() + ": " + std::strerror(errno));
    if (!core::is_sample(*key) && (there.st_mode & 077U) != 0) {
        return core::fail(ErrorKind::Refused,
                          file.string() + ": others than its owner may read this key; run chmod 600 on it");
    }
    return key;
}

core::Result<core::IssuerKey> read_issuer_key(const KeyFile& key) {
    const auto read = TRY(read_key_file(key.file));
    if (const auto* open = std::get_if<core::IssuerKey>(&read)) return *open;
    const auto name = key.file.string();
    const auto passphrase = key.passphrase_fd ? read_passphrase(*key.passphrase_fd)
                                              : ask_passphrase("Passphrase of " + printable(name) + ": ");
    if (!passphrase) return tl::unexpected(passphrase.error().at(name));
    const auto opened = core::unlock_key(std::get<core::LockedKey>(read), passphrase->text());
    if (!opened) return tl::unexpected(opened.error().at(name));
    return opened;
}

} // namespace kiosk::tool
