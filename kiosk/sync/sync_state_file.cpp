#include "sync/sync_state_file.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/bytes.hpp"
#include "platform/file.hpp"

namespace kiosk::sync {

namespace {

using core::ErrorKind, core::Result, core::Status;

constexpr std::string_view kStateMagic = "kiosk-sync-1";
constexpr std::size_t kLargest = std::size_t{1} << 20U;

std::int64_t seconds_of(core::WallTime time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

// One line: what a server says may hold anything.
std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

template <class T> bool read_number(std::string_view text, T& out) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    return failed == std::errc{} && end == text.data() + text.size();
}

bool read_line(std::string_view line, SyncState& contact) {
    const auto space = line.find(' ');
    if (space == std::string_view::npos) return false;
    const auto word = line.substr(0, space);
    const auto value = line.substr(space + 1);
    if (word == "hub" || word == "problem") {
        (word == "hub" ? contact.hub : contact.problem) = std::string(value);
        return true;
    }
    if (word == "met" || word == "tried") {
        std::int64_t seconds = 0;
        if (!read_number(value, seconds) || seconds < 0 || seconds > 253'402'300'799) return false;
        (word == "met" ? contact.met : contact.tried) = core::WallTime{std::chrono::seconds{seconds}};
        return true;
    }
    if (word != "there") return false;
    core::LedgerId ledger;
    std::uint64_t seq = 0;
    const auto middle = value.find(' ');
    if (middle == std::string_view::npos || !core::from_hex(value.substr(0, middle), ledger.bytes) ||
        !read_number(value.substr(middle + 1), seq))
        return false;
    contact.there[ledger] = core::LedgerSeq{seq};
    return true;
}

} // namespace

std::string write_sync_state_text(const SyncState& contact) {
    std::string text(kStateMagic);
    text += "\nmet " + std::to_string(seconds_of(contact.met)) + "\ntried " +
            std::to_string(seconds_of(contact.tried)) + "\nhub " + one_line(contact.hub) + "\nproblem " +
            one_line(contact.problem) + "\n";
    for (const auto& [ledger, seq] : contact.there)
        text += "there " + core::to_hex(ledger.bytes) + " " + std::to_string(seq.value()) + "\n";
    return text;
}

Result<SyncState> parse_sync_state_text(std::string_view text) {
    SyncState contact;
    bool first = true;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return core::fail(ErrorKind::Invalid, "the last line is cut");
        const auto line = text.substr(0, end);
        if (first ? line != kStateMagic : !read_line(line, contact))
            return core::fail(ErrorKind::Invalid, "this is not what a sync wrote");
        first = false;
        text.remove_prefix(end + 1);
    }
    if (first) return core::fail(ErrorKind::Invalid, "the file is empty");
    return contact;
}

std::filesystem::path sync_state_path(const std::filesystem::path& database) {
    auto path = database;
    path += ".sync";
    return path;
}

Result<std::optional<SyncState>> read_sync_state(const std::filesystem::path& database) {
    const auto path = sync_state_path(database);
    const auto text = platform::read_file(path, kLargest, platform::Links::Refuse);
    if (!text && text.error().kind == ErrorKind::NotFound) return std::optional<SyncState>{};
    if (!text) return tl::unexpected(text.error());
    auto contact = parse_sync_state_text(*text);
    if (!contact) return tl::unexpected(contact.error().at(path.string()));
    return std::optional(std::move(*contact));
}

std::map<core::LedgerId, core::LedgerSeq> known_at_hub(const std::filesystem::path& database) {
    auto contact = read_sync_state(database);
    if (!contact || !*contact) return {};
    return std::move((*contact)->there);
}

Status write_sync_state(const std::filesystem::path& database, const SyncState& contact) {
    return platform::replace_file(sync_state_path(database), write_sync_state_text(contact), 0600);
}

std::uint64_t unsent(const SyncState& contact, const std::map<core::LedgerId, core::LedgerSeq>& here) {
    std::uint64_t sum = 0;
    for (const auto& [ledger, seq] : here) {
        const auto at = contact.there.find(ledger);
        const auto there = at == contact.there.end() ? core::LedgerSeq{} : at->second;
        if (seq > there) sum += seq.value() - there.value();
    }
    return sum;
}

} // namespace kiosk::sync
