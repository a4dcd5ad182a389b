// Kinds of problems of event.toml, and of a workbook's 活動, which is read as that.
#pragma once

#include "event/problem.hpp"

namespace kiosk::event::faults {

// Any key
inline constexpr KindWith<2> kToml{"toml", "character {column}: {why}", "correct the TOML"};
inline constexpr KindWith<1> kUnknownKey{"unknown_key", "the key is not known and not read", "did you mean \"{key}\"?"};
inline constexpr KindWith<0> kNotAText{"not_a_text", "this is not a text", "put it in quotes"};
inline constexpr KindWith<1> kTextMissing{"text_missing", "the key is missing", "add {key} = \"…\""};
inline constexpr KindWith<0> kNoText{"no_text", "there is no text", "give it in at least one language"};
inline constexpr KindWith<2> kNotSpoken{"not_spoken", "{language} is not a language of the kiosk",
                                        "did you mean \"{tag}\"?"};
inline constexpr KindWith<0> kNotWhole{"not_whole", "this is not a whole number", "correct it"};
inline constexpr KindWith<0> kNotTrueOrFalse{"not_true_or_false", "this is not true or false", "correct it"};
inline constexpr KindWith<3> kOutOfReach{"out_of_reach", "{number} is not from {least} to {most}", "correct it"};
inline constexpr KindWith<1> kTwice{"twice", "{text} is there twice", "remove one of them"};

// The event
inline constexpr KindWith<0> kIdMissing{"id_missing", "the key is missing",
                                        "add id = \"…\", 1 to 64 of A-Z a-z 0-9 . _ -"};
inline constexpr KindWith<1> kDayMissing{"day_missing", "the key is missing", "add {key} = 2026-11-26"};
inline constexpr KindWith<1> kNoDay{"no_day", "{text} is not a day", "write it as 2026-11-26"};
inline constexpr KindWith<0> kDaysWrong{"days_wrong", "the last day is before the first, or more than a year after it",
                                        "correct the days"};
inline constexpr KindWith<1> kNotAZone{"not_a_zone", "{text} is not a time zone", "write it as Asia/Taipei"};
inline constexpr KindWith<0> kNoNotice{"no_notice", "guests are not told what is kept about them",
                                       "state who collects what, for which purpose, for how long, and how to see, "
                                       "correct or delete it (個資蒐集告知)"};
inline constexpr KindWith<0> kNoLanguages{"no_languages", "this is not a list of languages",
                                          "write it as [\"zh-TW\", \"en\"]"};
inline constexpr KindWith<0> kNotKeys{"not_keys", "this is not a list of 1 to 16 public keys",
                                      "put in what \"kioskctl key new\" printed"};
inline constexpr KindWith<0> kNoKeys{"no_keys",
                                     "there is no public key yet: no badge can be issued, and none is admitted",
                                     "make a key with \"kioskctl key new\" and put in what it prints"};
inline constexpr KindWith<0> kNotAKey{"not_a_key", "this is not a public key",
                                      "put in the 64 hex digits that \"kioskctl key new\" printed"};
inline constexpr KindWith<0> kKeyTwice{"key_twice", "the key is there twice", "remove one of them"};
inline constexpr KindWith<1> kDemoTime{"demo_time", "{text} is not a time", "write it as 2026-11-26T09:12:00+08:00"};
inline constexpr KindWith<0> kDemoClock{"demo_clock", "only a sample event may have a clock of its own",
                                        "remove the line"};

// [report]
inline constexpr KindWith<0> kNotReport{"not_report", "this is not a table",
                                        "write it as a line [report], with its keys below"};
inline constexpr KindWith<0> kNotColumns{"not_columns", "this is not a list of columns",
                                         "write it as [\"number\", \"name\"]"};
inline constexpr KindWith<2> kNoSuchColumn{"no_such_column", "{text} is no column of the sign-in sheet",
                                           "did you mean \"{column}\"?"};
inline constexpr KindWith<1> kDueDay{"due_day", "{text} is not a day", "write it as 2026-12-26"};
inline constexpr KindWith<0> kDueEarly{"due_early", "the papers are due before the event is over",
                                       "give a day on or after last_day"};
inline constexpr KindWith<0> kNotRates{"not_rates", "this is not a table of rates",
                                       "write it as [report.rates], then student = { full_day = 500, half_day = 250 }"};
inline constexpr KindWith<0> kNotARate{"not_a_rate", "this is not a rate",
                                       "write it as { full_day = 500, half_day = 250 }"};
inline constexpr std::string_view kHowToCourse = "write each below a line [[report.courses]] of its own";
inline constexpr KindWith<1> kNotCourses{"not_courses", "this is not a list of 1 to {count} courses", kHowToCourse};
inline constexpr KindWith<0> kNotACourse{"not_a_course", "this is not a course", kHowToCourse};
inline constexpr KindWith<1> kCourseTwice{"course_twice", "{code} is there twice",
                                          "give each course a code of its own, or one course all the checkpoints"};
inline constexpr KindWith<0> kHoursMissing{"hours_missing", "the key is missing", "add hours = 3"};
inline constexpr KindWith<0> kNotHours{"not_hours", "this is not a number of hours",
                                       "write it as 3, 1.5 or 0.75, at most 200"};
inline constexpr KindWith<0> kDoorsMissing{"doors_missing", "the key is missing",
                                           "add checkpoints = [\"…\"], the ids of those where people sign in to it"};
inline constexpr KindWith<1> kNotDoors{"not_doors", "this is not a list of 1 to {count} checkpoints",
                                       "write it as [\"hall\", \"workshop\"]"};

inline constexpr const ProblemKind* kOfSettings[] = {
    &kToml,        &kUnknownKey,   &kNotAText,  &kTextMissing,  &kNoText,   &kNotSpoken, &kNotWhole,   &kNotTrueOrFalse,
    &kOutOfReach,  &kTwice,        &kIdMissing, &kDayMissing,   &kNoDay,    &kDaysWrong, &kNotAZone,   &kNoNotice,
    &kNoLanguages, &kNotKeys,      &kNoKeys,    &kNotAKey,      &kKeyTwice, &kDemoTime,  &kDemoClock,  &kNotReport,
    &kNotColumns,  &kNoSuchColumn, &kDueDay,    &kDueEarly,     &kNotRates, &kNotARate,  &kNotCourses, &kNotACourse,
    &kCourseTwice, &kHoursMissing, &kNotHours,  &kDoorsMissing, &kNotDoors};

} // namespace kiosk::event::faults
