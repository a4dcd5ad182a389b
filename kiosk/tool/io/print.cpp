#include "tool/io/print.hpp"

#include <algorithm>
#include <ostream>

#include "core/base/big_endian.hpp"
#include "core/i18n/hidden_marks.hpp"

namespace kiosk::tool {
void print_json(std::ostream& out, const Json& json) {
    out << core::escape_hidden(json.dump(-1, ' ', false, Json::error_handler_t::replace)) << '\n';
}

std::string printable(std::string_view text) {
    return core::for_terminal(text);
}

std::string printable_lines(std::string_view text) {
    std::string out;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        out += printable(text.substr(0, end)) + '\n';
        text.remove_prefix(end + 1);
    }
    return out + printable(text);
}

TextTable::TextTable(std::vector<std::string> headings) {
    rows_.push_back(std::move(headings));
}

void TextTable::add(std::vector<std::string> cells) {
    std::transform(cells.begin(), cells.end(), cells.begin(), [](const std::string& cell) { return printable(cell); });
    rows_.push_back(std::move(cells));
}

void TextTable::print(std::ostream& out) const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], core::display_width(row[i]));
    }
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size()) line += std::string(widths[i] - core::display_width(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

std::string_view word_of(core::Source source) {
    using enum core::Source;
    switch (source) {
    case Camera:
        return "camera";
    case Scanner:
        return "scanner";
    case Search:
        return "search";
    case Group:
        return "group";
    case Tool:
        return "tool";
    case Staff:
        return "staff";
    case Paper:
        return "paper";
    }
    return "unknown";
}

std::string_view word_of(core::Direction direction) {
    switch (direction) {
    case core::Direction::In:
        return "in";
    case core::Direction::Out:
        return "out";
    case core::Direction::Both:
        return "both";
    }
    return "unknown";
}

std::string_view word_of(core::BadgeKind kind) {
    return kind == core::BadgeKind::Participant ? "participant" : "delegation";
}

std::string_view word_of(core::BadgeStatus status) {
    switch (status) {
    case core::BadgeStatus::Active:
        return "active";
    case core::BadgeStatus::Revoked:
        return "revoked";
    case core::BadgeStatus::Replaced:
        return "replaced";
    }
    return "unknown";
}

std::string_view word_of(core::ConflictKind kind) {
    switch (kind) {
    case core::ConflictKind::TwoDoors:
        return "two-doors";
    case core::ConflictKind::OverCapacity:
        return "over-capacity";
    case core::ConflictKind::RevokedLater:
        return "revoked-later";
    case core::ConflictKind::VoidOfUnknown:
        return "void-of-unknown";
    }
    return "unknown";
}

std::string hex_of(core::BadgeId badge) {
    return core::to_hex(core::big_endian(badge.value()));
}

Json json_of(const core::EntryRef& entry) {
    return {{"ledger", core::to_hex(entry.ledger.bytes)}, {"seq", entry.seq.value()}};
}

std::string local_time(core::WallTime time, const core::Zone& zone) {
    auto text = core::format_iso(time, zone).substr(0, 19);
    text[10] = ' ';
    return text;
}

} // namespace kiosk::tool
