// DIR/seal.toml: a numbered state of an event package, signed by an issuer's key.
//
// The file is UTF-8 with LF, exactly as written here, and nothing else:
//   # The seal of this event package: every file below, as it was. Written by "kioskctl event seal".
//   version = 1
//   event = "<event id>"
//   revision = <1 … 1000000000>
//   content = "<64 hex digits, lower case>"
//   issuer = "<64>"
//   signature = "<128>"
//
//   [files]
//   "<name>" = "<64>"            1 … 64 files, in the order of package.hpp; names of 1 … 64 of A-Z a-z 0-9 . _ -, of a
//                                drawing with "plans/" before it
// A file has one seal and a seal has one file: text that this program would write otherwise is refused.
//
// A file's hash is SHA-256 over its bytes as they lie on the disk, so that saving it again in another encoding is a
// change. badges.csv is the exception: its hash is over its rows as "badge,kind,for,status" LF (of a coach's with
// ",coach" before the LF, of a class's with ",class" there and "class " before all), sorted, so that a copy without
// tokens, which may travel, has the seal of the one with them; without rows it is no file of the seal. content   =
// SHA-256 over each file's name, a zero byte, its hash (32 bytes). signature = Ed25519 over "kiosk event seal 1" NUL,
// u16 length + event id, u32 revision, content, issuer
//             (integers big-endian).
//
// A sealed package's revision is the seal's number. event.toml's `revision` only says the least that the next seal may
// have; of a package without a seal it is the revision.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/crypto/crypto.hpp"
#include "core/event/roster.hpp"

namespace kiosk::event {

inline constexpr std::string_view kSealFile = "seal.toml";
inline constexpr std::uint32_t kLastRevision = 1'000'000'000;

struct FileHash {
    std::string name;
    core::Hash hash;
    bool operator==(const FileHash&) const = default;
};

struct Seal {
    core::EventId event;
    core::RevisionNumber revision;
    core::Hash content;
    core::PublicKey issuer;
    core::Signature signature;
    std::vector<FileHash> files;
    bool operator==(const Seal&) const = default;
};

[[nodiscard]] core::Hash content_of(const std::vector<FileHash>& files);

// Refused: the key is not among the event's issuers; a sample key for an event that is none.
[[nodiscard]] core::Status may_sign(const core::EventInfo& event, const core::IssuerKey& key);

// Signed with a key that may_sign().
[[nodiscard]] Seal make_seal(const core::EventId& event, core::RevisionNumber revision, std::vector<FileHash> files,
                             const core::SigningKey& key);
[[nodiscard]] std::string write_seal(const Seal& seal);

// Invalid: the text is not exactly a seal's, or the signature is not the named issuer's. Bounded.
[[nodiscard]] core::Result<Seal> parse_seal(std::string_view text);

// The seal in dir, whatever the other files say by now; nothing without one. Errors: as
// parse_seal and platform::Folder::read.
[[nodiscard]] core::Result<std::optional<Seal>> read_seal(const std::filesystem::path& dir);

// What the seal says about a package whose files have these hashes.
[[nodiscard]] core::PackageSeal compare(const Seal& seal, const core::EventInfo& event,
                                        const std::vector<FileHash>& files);

// The number that the next seal gets: the one asked for, else one more than the last seal's, and at least event.toml's.
// Refused: the one asked for is not above the last seal's, or below event.toml's.
[[nodiscard]] core::Result<core::RevisionNumber>
next_revision(const std::optional<Seal>& last, core::RevisionNumber least, std::optional<core::RevisionNumber> asked);

} // namespace kiosk::event
