// What staff choose of the papers after the day. Values; any thread.
#pragma once

#include <optional>

#include "core/base/clock.hpp"

namespace kiosk::core {

enum class PaperKind { Signin, Roster, Hours, Certificates, Meals, Summary };
enum class PaperWhom { All, Hosts, Guests };       // home delegations, and all others
enum class PaperSigning { None, Sign, Blank };     // beside the times, or before the day with nothing filled in
enum class PaperLanguages { Home, English, Both }; // the house's, first

struct PaperChoice {
    PaperKind kind = PaperKind::Signin;
    std::optional<LocalDay> day; // none: each day of the event
    PaperWhom whom = PaperWhom::All;
    PaperSigning signing = PaperSigning::None;
    PaperLanguages languages = PaperLanguages::Home;
    bool operator==(const PaperChoice&) const = default;
};
enum class PaperFiles { Pdf, Workbook, Both };

// What makes no difference to a paper is not asked about, and is as it is by itself.
[[nodiscard]] constexpr bool has_workbook(PaperKind kind) {
    return kind != PaperKind::Certificates && kind != PaperKind::Summary;
}
[[nodiscard]] constexpr bool has_whom(PaperKind kind) {
    return kind != PaperKind::Meals && kind != PaperKind::Summary;
}
[[nodiscard]] constexpr bool has_day(PaperKind kind) {
    return kind != PaperKind::Certificates; // it is of all that somebody earned
}

} // namespace kiosk::core
