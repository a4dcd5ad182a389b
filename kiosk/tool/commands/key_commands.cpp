#include <ostream>

#include "platform/file.hpp"
#include "tool/commands.hpp"
#include "tool/io/passphrase.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

core::Result<core::Passphrase> new_passphrase(const NewKey& options) {
    if (options.passphrase_fd) return read_passphrase(*options.passphrase_fd);
    auto first = ask_passphrase("New passphrase of " + printable(options.file.string()) + ": ");
    if (!first) return first;
    // Before it is asked for again: whoever has to choose another types the short one once.
    TRY(core::check_new_passphrase(first->text()));
    const auto again = TRY(ask_passphrase("The same again: "));
    if (first->text() != again.text())
        return core::fail(ErrorKind::Refused, "the two passphrases differ; no key was made");
    return first;
}

core::Result<std::string> text_of(const core::IssuerKey& key, const NewKey& options) {
    if (!options.passphrase && !options.passphrase_fd) return core::write_key_text(key);
    const auto passphrase = TRY(new_passphrase(options));
    const auto locked = TRY(core::lock_key(key, passphrase.text()));
    return core::write_key_text(locked);
}

} // namespace

int new_key(const Io& io, const NewKey& options) {
    // Nobody is asked for a passphrase in vain.
    if (const auto free = platform::check_is_new(options.file); !free) return fail_with(io, free.error());
    const core::IssuerKey key{core::SigningKey::generate(), options.sample};
    auto text = text_of(key, options);
    if (!text) return fail_with(io, text.error());
    const auto written = platform::create_file(options.file, *text, 0600);
    core::wipe({reinterpret_cast<std::uint8_t*>(text->data()), text->size()});
    if (!written) return fail_with(io, written.error());
    const auto public_key = core::to_hex(key.key.public_key().bytes);
    if (io.json) {
        print_json(io.out, {{"file", options.file.string()},
                            {"public_key", public_key},
                            {"sample", options.sample},
                            {"encrypted", options.passphrase || options.passphrase_fd.has_value()}});
    } else {
        io.out << public_key << '\n';
    }
    return kDone;
}

int show_public_key(const Io& io, const KeyFile& key) {
    const auto read = read_key_file(key.file);
    if (!read) return fail_with(io, read.error());
    const auto* locked = std::get_if<core::LockedKey>(&*read);
    const bool prove = locked != nullptr && key.passphrase_fd.has_value();
    if (prove) {
        if (const auto opened = read_issuer_key(key); !opened) return fail_with(io, opened.error());
    }
    const auto public_key = core::to_hex(core::public_key_of(*read).bytes);
    if (io.json) {
        print_json(io.out, {{"file", key.file.string()},
                            {"public_key", public_key},
                            {"sample", core::is_sample(*read)},
                            {"encrypted", locked != nullptr},
                            {"proven", locked == nullptr || prove}});
    } else {
        io.out << public_key << '\n';
    }
    return kDone;
}

} // namespace kiosk::tool
