// What the papers after the day are made by, as the package states it (event.toml [report]): plain values.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/i18n/text.hpp"

namespace kiosk::core {

// Of the sign-in sheet.
enum class SigninColumn : std::uint8_t { Number, Affiliation, Title, Name, Morning, Afternoon, Left, Meal, Remark };
inline constexpr std::array kSigninColumns{SigninColumn::Number,  SigninColumn::Affiliation,
                                           SigninColumn::Title,   SigninColumn::Name,
                                           SigninColumn::Morning, SigninColumn::Afternoon,
                                           SigninColumn::Left,    SigninColumn::Meal,
                                           SigninColumn::Remark};                    // as sheets have them
[[nodiscard]] std::string_view id_of(SigninColumn column);                           // "number"
[[nodiscard]] std::optional<SigninColumn> find_signin_column(std::string_view word); // "number", or as headed: "編號"
[[nodiscard]] std::vector<std::string_view> signin_column_ids();

// As the subsidy counts people.
enum class PersonKind : std::uint8_t { Student, Teacher, Escort };
inline constexpr std::array kPersonKinds{PersonKind::Student, PersonKind::Teacher, PersonKind::Escort};
[[nodiscard]] std::string_view id_of(PersonKind kind); // "student"

// New Taiwan dollars a head and day.
struct DailyRate {
    int full_day = 0;
    int half_day = 0;
    bool operator==(const DailyRate&) const = default;
};

// What who was not at every sitting of a course is given of its hours: none, or a share of them.
enum class CourseCredit : std::uint8_t { FullAttendance, ProRata };
[[nodiscard]] std::string_view id_of(CourseCredit credit); // "full", "pro-rata"

struct Course {
    std::string code;                      // of the platform that keeps training hours; may be empty
    Texts title;                           // empty: that of its first checkpoint
    std::chrono::minutes length{};         // what full attendance is worth, > 0
    std::vector<CheckpointId> checkpoints; // whose people attend it, one at least: each is a sitting a day
    bool operator==(const Course&) const = default;
};

inline constexpr std::chrono::minutes kUsualLateness{15};

struct ReportRules {
    std::vector<SigninColumn> columns; // in their order, each once; empty: all
    Texts place;                       // where it is held; empty: the host school
    Texts organiser;                   // 主辦; empty: the host school
    Texts undertaker;                  // 承辦; empty: nobody
    std::optional<LocalDay> due;       // on which the papers must be in
    std::map<PersonKind, DailyRate> rates;
    std::chrono::minutes absent_after = kUsualLateness; // who comes later than that to a sitting was not there
    CourseCredit credit = CourseCredit::FullAttendance;
    std::vector<Course> courses; // empty: each item of the programme whose door is a session's
    bool operator==(const ReportRules&) const = default;
};

} // namespace kiosk::core
