// Kinds of problems of the package: its files, event.toml, and what rows say of each other.
#pragma once

#include "event/problem.hpp"

namespace kiosk::event::faults {

// Files
inline constexpr KindWith<1> kUndecodable{
    "undecodable", "from here on the file is not in the encoding that it seems to be in, {encoding}",
    "save it as \"CSV UTF-8\", or name its encoding with --encoding"};
inline constexpr KindWith<2> kEncodingDoubt{"encoding_doubt", "the file's encoding is not sure: this reads {readings}",
                                            "choose with {choices}, or save the file as \"CSV UTF-8\""};
inline constexpr KindWith<2> kReading{"reading", "{text} ({encoding})"};
inline constexpr KindWith<1> kRefusedFile{"refused_file", "{why}", "put the file itself here"};
inline constexpr KindWith<1> kFileTooLarge{"file_too_large", "the file is larger than {size} MiB", "split the event"};
inline constexpr KindWith<1> kDrawingTooLarge{"drawing_too_large", "the file is larger than {size} MiB",
                                              "save the drawing in a smaller size"};
inline constexpr KindWith<1> kUnreadable{"unreadable", "the file cannot be read: {why}", "check its permissions"};
inline constexpr KindWith<0> kSpreadsheet{"spreadsheet", "this is a spreadsheet file, not a table of text",
                                          "save it as \"CSV UTF-8\", or let its name end in .xlsx"};
inline constexpr KindWith<1> kNoFolder{"no_folder", "{why}", "give the folder that holds event.toml"};
inline constexpr KindWith<1> kTwoTables{"two_tables",
                                        "{file} is in the folder too, and only one of them can be the table",
                                        "remove the one that is not up to date"};
inline constexpr KindWith<0> kFileMissing{"file_missing", "the file is missing", "add it to the folder"};
inline constexpr KindWith<1> kFileMissingBut{"file_missing_but", "the file is missing", "{mend}"};
inline constexpr KindWith<1> kFileMissingOr{"file_missing_or", "the file is missing",
                                            "add it to the folder, or {mend} if that is the table"};
inline constexpr KindWith<1> kOtherIsRead{"other_is_read", "the file is not read: {file} is",
                                          "remove it, or put it in the place of {file} if it is the newer one"};
inline constexpr KindWith<1> kNotRead{"not_read", "the file is not read", "{mend}, if that is what it is"};
inline constexpr KindWith<0> kBeingEdited{
    "being_edited", "the file is open in a spreadsheet, and what was not saved there yet is not read",
    "save and close it"};
inline constexpr KindWith<1> kSaveAsBadges{"save_as_badges",
                                           "open {name} in a spreadsheet and save it as badges.csv (CSV UTF-8)"};
inline constexpr KindWith<2> kSaveAs{"save_as", "open {name} in a spreadsheet and save it as {stem}.xlsx"};
inline constexpr KindWith<2> kRename{"rename", "rename {name} to {file}"};
inline constexpr KindWith<0> kSmallLetters{"small_letters", ", in small letters"};
inline constexpr KindWith<0> kHiddenEnding{"hidden_ending",
                                           ": Windows does not show the last ending unless it is asked to"};
inline constexpr KindWith<2> kTooManyDrawings{"too_many_drawings", "places are on {count} drawings",
                                              "use at most {most}"};

// People
inline constexpr KindWith<1> kNoArrival{"no_arrival", "{text} is not a time",
                                        "write it as 09:00, or as 2026-11-26 09:00"};
inline constexpr KindWith<1> kNotACountry{"not_a_country", "{text} is not a country",
                                          "write its two capital letters: JP, SG, TW …"};
inline constexpr KindWith<1> kTokenCode{"token_code", "a code may not begin with {prefix}",
                                        "badges of this kiosk belong into badges.csv"};
inline constexpr KindWith<1> kCodeAgain{"code_again",
                                        "the code of line {line} again: the kiosk will ask the staff who it is",
                                        "give each person another code"};
inline constexpr KindWith<3> kSamePerson{
    "same_person", "{id} has the name, school and delegation of {other} on line {line}",
    "remove one of the rows, if they are one person: each gets a badge and is counted", "the same person twice"};

// The day
inline constexpr KindWith<1> kNobodyInGroup{"nobody_in_group", "nobody is in the group {group}",
                                            "correct it, or put people in it"};
inline constexpr KindWith<1> kNobodyInClass{"nobody_in_class", "nobody has the buddy class {name}",
                                            "correct it, or give it to people in participants.csv"};
inline constexpr KindWith<0> kOtherDay{"other_day", "the day is not one of the event's",
                                       "correct it here or in event.toml"};
inline constexpr KindWith<0> kNoRainPlace{"no_rain_place", "it is sent to its rain_place, and there is none",
                                          "fill in rain_place"};
inline constexpr KindWith<1> kNotAGoal{"not_a_goal", "{text} is not a goal", "write numbers from 1 to 17"};
inline constexpr KindWith<0> kEndsBefore{"ends_before", "it ends before it starts",
                                         "correct the times; what lasts past midnight is two rows"};
inline constexpr KindWith<0> kClosesBefore{"closes_before", "it closes before it opens", "correct the times"};
inline constexpr KindWith<0> kNeverLate{"never_late", "nobody can be late then: it is outside of the opening hours",
                                        "put it between opens and closes"};
inline constexpr KindWith<0> kComesBack{"comes_back", "nothing comes back at a checkpoint of this kind",
                                        "write in; what comes back is a loan"};
inline constexpr KindWith<0> kLentTwice{"lent_twice", "a loan is returned before there is another", "leave it empty"};
inline constexpr KindWith<0> kNobodyLate{"nobody_late", "nobody is late here: it tells no attendance",
                                         "leave it empty"};
inline constexpr KindWith<1> kAreaOfOther{"area_of_other", "it is that of {id}, a checkpoint of another kind, too",
                                          "give what changes hands an area of its own"};
inline constexpr KindWith<0> kNoCheckpoint{"no_checkpoint", "there is no checkpoint",
                                           "add at least one row: where people check in"};
inline constexpr KindWith<2> kSamePlace{"same_place", "{id} is at the place of {other} at the same time",
                                        "correct the times or the place, if it is not meant"};
inline constexpr KindWith<2> kSameDoor{"same_door",
                                       "{id} and {other} are open to the same people for the same area at the same "
                                       "time",
                                       "correct times or area, if these are not two doors side by side"};

// Places and drawings
inline constexpr std::string_view kHowToRoute =
    "write points of the drawing as x y with a ; between them: 600 690; 600 420";
inline constexpr KindWith<2> kNotAPoint{"not_a_point", "{text} is no point: two numbers from 0 to {most}", kHowToRoute};
inline constexpr KindWith<1> kMoreThanAPoint{"more_than_a_point", "{text} is more than one point", kHowToRoute};
inline constexpr KindWith<1> kTooManyPoints{"too_many_points", "more than {count} points", kHowToRoute};
inline constexpr KindWith<0> kOnePoint{"one_point", "one point is no way", kHowToRoute};
inline constexpr KindWith<0> kPointAlone{"point_alone", "there is a point or a way, and no drawing that it is on",
                                         "name a file of the folder plans"};
inline constexpr KindWith<1> kNotADrawing{
    "not_a_drawing", "{text} is no name of a drawing",
    "put a .png or .svg into the folder plans and name it in letters, digits, - and _, as campus.png"};
inline constexpr KindWith<1> kNoDrawing{"no_drawing", "there is no plans/{file}",
                                        "put the drawing there; until then the map is shown"};
inline constexpr KindWith<0> kNoPixel{"no_pixel", "is empty", "count the drawing's pixels from its upper left corner"};

// badges.csv
inline constexpr std::string_view kIssue = "let \"kioskctl badge issue\" write this file";
inline constexpr std::string_view kIssueRow = "remove the row and let \"kioskctl badge issue\" write it again";
inline constexpr std::string_view kIssueCoaches =
    "let \"kioskctl badge issue --coaches\" or \"--classes\" write this file";
inline constexpr KindWith<1> kNotABadge{"not_a_badge", "{text} is not a badge id", kIssue};
inline constexpr KindWith<0> kNotAToken{"not_a_token", "this is not a token", kIssueRow};
inline constexpr KindWith<0> kTokenOfOther{"token_of_other", "the token is another badge's", kIssueRow};
inline constexpr KindWith<0> kTokenOfEvent{"token_of_event", "the token is of another event", kIssueRow};
inline constexpr KindWith<0> kTokenOfKey{"token_of_key", "the token was issued with a key that is not in event.toml",
                                         "add the public key to issuers, or issue it again"};
inline constexpr KindWith<0> kNoOwner{"no_owner", "the cell is empty", kIssue};
inline constexpr KindWith<2> kOwnerGone{"owner_gone", "{id} is not in {file} any more: the badge counts as revoked",
                                        "mark it revoked, or add its owner again"};
inline constexpr KindWith<0> kNoCoach{"no_coach", "neither a coach nor a class is named", kIssueCoaches};
inline constexpr KindWith<0> kNotOfCoach{"not_of_coach", "only a badge of the kind group is a coach's or a class's",
                                         kIssueCoaches};
inline constexpr KindWith<0> kCoachAndClass{"coach_and_class", "a badge is of a coach or of a class, not of both",
                                            kIssueCoaches};
inline constexpr KindWith<2> kNobodyInPart{"nobody_in_part",
                                           "nobody of {id} is in {text} any more: the badge would open the whole list",
                                           "mark it revoked, or correct the coaches and classes of participants.csv"};
inline constexpr KindWith<2> kTwoActive{"two_active", "{id} has an active badge on line {line} already",
                                        "mark one of them revoked"};

inline constexpr const ProblemKind* kOfPackages[] = {
    &kUndecodable,   &kEncodingDoubt,  &kReading,       &kRefusedFile,     &kFileTooLarge,  &kDrawingTooLarge,
    &kUnreadable,    &kSpreadsheet,    &kNoFolder,      &kTwoTables,       &kFileMissing,   &kFileMissingBut,
    &kFileMissingOr, &kOtherIsRead,    &kNotRead,       &kBeingEdited,     &kSaveAsBadges,  &kSaveAs,
    &kRename,        &kSmallLetters,   &kHiddenEnding,  &kTooManyDrawings, &kNoArrival,     &kNotACountry,
    &kTokenCode,     &kCodeAgain,      &kSamePerson,    &kNobodyInGroup,   &kNobodyInClass, &kOtherDay,
    &kNoRainPlace,   &kNotAGoal,       &kEndsBefore,    &kClosesBefore,    &kNeverLate,     &kComesBack,
    &kLentTwice,     &kNobodyLate,     &kAreaOfOther,   &kNoCheckpoint,    &kSamePlace,     &kSameDoor,
    &kNotAPoint,     &kMoreThanAPoint, &kTooManyPoints, &kOnePoint,        &kPointAlone,    &kNotADrawing,
    &kNoDrawing,     &kNoPixel,        &kNotABadge,     &kNotAToken,       &kTokenOfOther,  &kTokenOfEvent,
    &kTokenOfKey,    &kNoOwner,        &kOwnerGone,     &kNoCoach,         &kNotOfCoach,    &kCoachAndClass,
    &kNobodyInPart,  &kTwoActive};

} // namespace kiosk::event::faults
