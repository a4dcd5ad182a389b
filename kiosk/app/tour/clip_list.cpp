#include "app/tour/clip_list.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "core/event/token.hpp"

namespace kiosk::app {
namespace {

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = line.find(separator);
        parts.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return parts;
        line.remove_prefix(end + 1);
    }
}

std::string hex(std::uint64_t value) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
    return text.data();
}

// One presentation as both sides can tell it: by badge when the signature was genuine, else by the token's fingerprint.
struct Seen {
    core::Verdict verdict = core::Verdict::Admitted;
    std::uint64_t badge = 0;
    std::uint64_t fingerprint = 0;

    [[nodiscard]] bool same(const Seen& other) const {
        return verdict == other.verdict &&
               ((badge != 0 && badge == other.badge) || (fingerprint != 0 && fingerprint == other.fingerprint));
    }
    [[nodiscard]] std::string line() const {
        return (badge != 0 ? "badge " + hex(badge) : "token #" + hex(fingerprint)) + " " +
               std::string(core::name_of(verdict));
    }
};

Seen seen(const ExpectedEntry& expected) {
    const auto token = core::parse_token(expected.token);
    return {expected.verdict, token ? token->body.badge.value() : 0, core::token_fingerprint(expected.token)};
}

bool is_presentation(const core::Entry& entry) {
    return entry.kind == core::EntryKind::CheckIn || entry.kind == core::EntryKind::CheckOut ||
           entry.kind == core::EntryKind::Refused;
}

// Takes the first of the expected that match, among those that may come now: the first open one and its equals in time.
std::optional<std::size_t> find_match(std::span<const ExpectedEntry> expected, const std::vector<bool>& met,
                                      const Seen& got) {
    const auto first = static_cast<std::size_t>(std::find(met.begin(), met.end(), false) - met.begin());
    for (std::size_t i = first; i < expected.size(); ++i) {
        if (i != first && (expected[i].at.empty() || expected[i].at != expected[first].at)) return std::nullopt;
        if (!met[i] && seen(expected[i]).same(got)) return i;
    }
    return std::nullopt;
}

} // namespace

core::Result<std::vector<ExpectedEntry>> parse_clip_list(std::string_view text, const std::filesystem::path& file) {
    const auto problem = [&](std::size_t line, const std::string& what) {
        return core::fail(core::ErrorKind::Invalid, file.string() + ":" + std::to_string(line) + ": " + what);
    };
    const std::vector<std::string> lines = split(text, '\n');
    const auto clean = [](std::string line) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        return line;
    };
    const std::vector<std::string> header = split(clean(lines.front()), ',');
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const std::size_t token = column("token");
    const std::size_t verdict = column("verdict");
    const std::size_t at = column("at");
    if (token == header.size() || verdict == header.size())
        return problem(1, "the columns token and verdict are needed");
    std::vector<ExpectedEntry> list;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::string line = clean(lines[i]);
        if (line.empty()) continue;
        const std::vector<std::string> cells = split(line, ',');
        if (cells.size() != header.size())
            return problem(i + 1, "a row needs " + std::to_string(header.size()) + " cells");
        const auto named = core::verdict_named(cells[verdict]);
        if (!named) return problem(i + 1, "there is no verdict " + cells[verdict]);
        if (*named == core::Verdict::Group || *named == core::Verdict::Unreadable) continue;
        list.push_back({cells[token], *named, at < cells.size() ? cells[at] : ""});
    }
    return list;
}

std::string differences(std::span<const ExpectedEntry> expected, std::span<const core::Entry> entries) {
    std::vector<bool> met(expected.size(), false);
    std::string lines;
    bool equal = true;
    for (const core::Entry& entry : entries) {
        if (!is_presentation(entry)) continue;
        const Seen got{entry.verdict, entry.badge.value(), entry.token_fingerprint};
        const auto match = find_match(expected, met, got);
        if (match) met[*match] = true;
        equal = equal && match.has_value();
        lines += (match ? "  " : "+ ") + got.line() + "\n";
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (met[i]) continue;
        equal = false;
        lines += "- " + seen(expected[i]).line() + "\n";
    }
    return equal ? std::string{} : lines;
}

} // namespace kiosk::app
