#include "event/seal/seal.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/big_endian.hpp"
#include "core/base/lines.hpp"
#include "event/files/package_files.hpp"
#include "event/limits.hpp"
#include "event/table/cell_readers.hpp"
#include "platform/folder.hpp"

namespace kiosk::event {
namespace {

using core::ErrorKind;

constexpr std::string_view kHeading =
    "# The seal of this event package: every file below, as it was. Written by \"kioskctl event seal\".\n"
    "version = 1\n";
constexpr std::string_view kContext{"kiosk event seal 1\0", 19};
constexpr std::size_t kMaxSealBytes = 16'384;
constexpr std::size_t kMaxFiles = 64;
constexpr std::string_view kMend =
    ": get the package again from its organiser, or seal it again with \"kioskctl event seal\"";

core::Bytes signed_bytes(const Seal& seal) {
    core::ByteWriter out;
    out.raw(kContext);
    out.number(static_cast<std::uint16_t>(seal.event.str().size()));
    out.raw(seal.event.str());
    out.number(seal.revision.value());
    out.raw(seal.content.bytes);
    out.raw(seal.issuer.bytes);
    return std::move(out).take();
}

std::string toml_text(std::string_view text) {
    std::string out(1, '"');
    out += text;
    out += '"';
    return out;
}

// Takes `<key> = <value>` off the text; the value, or nothing.
std::optional<std::string_view> take_value(std::string_view& text, std::string_view key) {
    auto line = core::take_line(text);
    if (!line.starts_with(key)) return std::nullopt;
    line.remove_prefix(key.size());
    if (!line.starts_with(" = ")) return std::nullopt;
    line.remove_prefix(3);
    return line;
}

std::optional<std::string_view> unquoted(std::optional<std::string_view> value) {
    if (!value || value->size() < 2 || !value->starts_with('"') || !value->ends_with('"')) return std::nullopt;
    return value->substr(1, value->size() - 2);
}

template <class Id> bool take_hex(std::string_view& text, std::string_view key, Id& id) {
    const auto hex = unquoted(take_value(text, key));
    return hex && core::from_hex(*hex, id.bytes).has_value();
}

bool take_number(std::string_view& text, core::RevisionNumber& number) {
    const auto digits = take_value(text, "revision");
    std::uint32_t value = 0;
    if (!digits) return false;
    const auto [end, failed] = std::from_chars(digits->data(), digits->data() + digits->size(), value);
    number = core::RevisionNumber(value);
    return failed == std::errc{} && end == digits->data() + digits->size() && value >= 1 && value <= kLastRevision;
}

bool is_file_name(std::string_view name) {
    if (!name.starts_with(kPlansFolder)) return is_id(name);
    return is_drawing_name(name.substr(kPlansFolder.size()));
}

bool take_file(std::string_view& text, std::vector<FileHash>& files) {
    const auto end = text.find("\" = ");
    if (!text.starts_with('"') || end == std::string_view::npos) return false;
    const auto name = text.substr(1, end - 1);
    if (!is_file_name(name)) return false;
    FileHash file{std::string(name), {}};
    if (!take_hex(text, toml_text(file.name), file.hash)) return false;
    files.push_back(std::move(file));
    return true;
}

bool take_seal(std::string_view text, Seal& seal) {
    if (!text.starts_with(kHeading)) return false;
    text.remove_prefix(kHeading.size());
    const auto event = unquoted(take_value(text, "event"));
    if (!event || !is_id(*event)) return false;
    seal.event = core::EventId(std::string(*event));
    if (!take_number(text, seal.revision) || !take_hex(text, "content", seal.content) ||
        !take_hex(text, "issuer", seal.issuer) || !take_hex(text, "signature", seal.signature))
        return false;
    if (!core::take_line(text).empty() || core::take_line(text) != "[files]") return false;
    while (!text.empty())
        if (seal.files.size() == kMaxFiles || !take_file(text, seal.files)) return false;
    return !seal.files.empty();
}

const FileHash* find(const std::vector<FileHash>& files, std::string_view name) {
    const auto at = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
    return at == files.end() ? nullptr : &*at;
}

// "participants.csv was changed, places.csv was added"
std::string differences(const std::vector<FileHash>& sealed, const std::vector<FileHash>& now) {
    std::string list;
    const auto say = [&](const std::string& name, const char* what) {
        list += (list.empty() ? "" : ", ") + name + what;
    };
    for (const auto& file : sealed) {
        const auto* found = find(now, file.name);
        if (found == nullptr)
            say(file.name, " is gone");
        else if (found->hash != file.hash)
            say(file.name, " was changed");
    }
    for (const auto& file : now)
        if (find(sealed, file.name) == nullptr) say(file.name, " was added");
    return list.empty() ? "its files are in another order" : list;
}

std::string with_mend(std::string text) {
    text += kMend;
    return text;
}

core::PackageSeal broken(std::string fault) {
    return {core::PackageSeal::Broken, {}, std::move(fault)};
}

} // namespace

core::Hash content_of(const std::vector<FileHash>& files) {
    core::ByteWriter out;
    for (const auto& file : files) {
        out.raw(file.name);
        out.number(std::uint8_t{0});
        out.raw(file.hash.bytes);
    }
    return core::sha256(out.bytes());
}

core::Status may_sign(const core::EventInfo& event, const core::IssuerKey& key) {
    if (key.sample && !event.sample)
        return core::fail(ErrorKind::Refused,
                          "this is a sample key, and the event is no sample: make a key with \"kioskctl key new\"");
    const auto& public_key = key.key.public_key();
    if (std::find(event.issuers.begin(), event.issuers.end(), public_key) == event.issuers.end())
        return core::fail(ErrorKind::Refused, "the key is not among the event's issuers: add " +
                                                  core::to_hex(public_key.bytes) + " to issuers in event.toml");
    return {};
}

Seal make_seal(const core::EventId& event, core::RevisionNumber revision, std::vector<FileHash> files,
               const core::SigningKey& key) {
    Seal seal{event, revision, content_of(files), key.public_key(), {}, std::move(files)};
    seal.signature = key.sign(signed_bytes(seal));
    return seal;
}

std::string write_seal(const Seal& seal) {
    std::string text(kHeading);
    const auto line = [&](std::string_view key, std::string_view value) {
        text += key;
        text += " = ";
        text += value;
        text += '\n';
    };
    const auto hex = [](core::ByteView bytes) { return toml_text(core::to_hex(bytes)); };
    line("event", toml_text(seal.event.str()));
    line("revision", std::to_string(seal.revision.value()));
    line("content", hex(seal.content.bytes));
    line("issuer", hex(seal.issuer.bytes));
    line("signature", hex(seal.signature.bytes));
    text += "\n[files]\n";
    for (const auto& file : seal.files) line(toml_text(file.name), hex(file.hash.bytes));
    return text;
}

core::Result<Seal> parse_seal(std::string_view text) {
    Seal seal;
    if (text.size() > kMaxSealBytes || !take_seal(text, seal) || write_seal(seal) != text)
        return core::fail(ErrorKind::Invalid, with_mend("seal.toml is not as \"kioskctl event seal\" wrote it"));
    if (seal.content != content_of(seal.files) || !core::verify(seal.issuer, signed_bytes(seal), seal.signature))
        return core::fail(ErrorKind::Invalid, with_mend("seal.toml was altered after it was signed"));
    return seal;
}

core::Result<std::optional<Seal>> read_seal(const std::filesystem::path& dir) {
    const auto text =
        platform::Folder::open(dir).and_then([](const auto& folder) { return folder.read(kSealFile, kMaxSealBytes); });
    if (!text && text.error().kind == ErrorKind::NotFound) return std::nullopt;
    if (!text) return tl::unexpected(text.error().at((dir / kSealFile).string()));
    return parse_seal(*text).map([](Seal seal) { return std::optional(std::move(seal)); });
}

core::PackageSeal compare(const Seal& seal, const core::EventInfo& event, const std::vector<FileHash>& files) {
    const std::string revision = "revision " + std::to_string(seal.revision.value());
    if (seal.event != event.id) return broken(with_mend("seal.toml is of another event, " + seal.event.str()));
    if (seal.files != files)
        return broken(with_mend("after it was sealed as " + revision + ", " + differences(seal.files, files)));
    if (std::find(event.issuers.begin(), event.issuers.end(), seal.issuer) == event.issuers.end())
        return broken(revision + " was sealed with a key that is not among the issuers in event.toml: seal it with one "
                                 "of those, or add the key there");
    return {core::PackageSeal::Sound, seal.issuer, {}};
}

core::Result<core::RevisionNumber> next_revision(const std::optional<Seal>& last, core::RevisionNumber least,
                                                 std::optional<core::RevisionNumber> asked) {
    const auto last_number = last ? last->revision.value() : 0;
    const auto lowest = std::max(last_number + 1, least.value());
    if (!asked && lowest <= kLastRevision) return core::RevisionNumber(lowest);
    if (asked && asked->value() >= lowest && asked->value() <= kLastRevision) return *asked;
    return core::fail(ErrorKind::Refused, "the next revision is from " + std::to_string(lowest) + " to " +
                                              std::to_string(kLastRevision) + ": the last seal was " +
                                              std::to_string(last_number) + ", event.toml asks for at least " +
                                              std::to_string(least.value()));
}

} // namespace kiosk::event
