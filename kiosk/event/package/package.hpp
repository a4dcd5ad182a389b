// The event package: a folder that a person can make in a spreadsheet, read with every problem found at once.
//
// Tables are CSV, as any spreadsheet writes it: parted by commas, tabs or semicolons, lines ended by LF, CRLF or CR, in
// UTF-8 or UTF-16 (with or without a byte order mark), in Big5 as Excel in Taiwan has it (code page 950), or in what
// Excel elsewhere writes (core/i18n/encoding_score.hpp), found out file by file; where that is not sure it is an error
// that asks for a name (ReadOptions). Bytes that are none of the encoding are an error, never replaced. Bounds, refused
// when they are exceeded: kMaxFileBytes a file (event.toml kMaxEventBytes), kMaxRows rows that are not empty,
// kMaxColumns columns, kMaxCellBytes bytes of UTF-8 a cell; control characters are refused.
//
// In the tables the first row names the columns, in any order, in English or Chinese (event/table/columns.cpp lists
// what is understood: 編號, 姓名, 服務單位 …) or both (姓名 Name; one that names two columns is an error); width, case
// and blanks make no difference, nor does a remark in brackets. A name ending in "@ja" holds that column's text in
// Japanese (zh-TW, en, ja, ko, vi, th, id), the name without it the home language. Up to 20 rows of titles may stand
// above that row and are named in a warning; "sep=;" in a first line tells the separator. Empty cells mean "not
// stated", empty rows and columns are skipped, a line break in a cell counts as a space, and an apostrophe that keeps a
// spreadsheet from running a cell ('=…, '+…, '-…, '@…) is taken off.
//
// A table may be a workbook instead, .xlsx or .xlsm (macros are not read): the sheet of the table's name, else the
// first that is seen. What it shows is what is loaded, or a warning says so: every cell that a merged cell covers has
// its text (down without a word, across columns with a warning); hidden and filtered rows and hidden columns are read
// and named; other sheets that hold something are named and not read; formulas count with the value that was saved with
// them. A file under a name that is almost one of the package's is an error where that one is missing, else a warning.
//
// Every text, of event.toml too, is kept as core/i18n/kept_text.hpp has it: in Unicode's Form C and without marks that
// nobody sees, so that two ids that look alike are one. Refused is what tells of letters that were lost on the way:
// U+FFFD, letters for private use, and in what people see question marks in the place of letters
// (core/i18n/lost_text.hpp: any in the name of a person or a delegation). A warning is given, by cell, of marks that
// were left out of what people see, of signs in the place of letters (王□明), of letters without a glyph (HasGlyph),
// and of one person under two ids.
//
//   id      1 … 64 characters of A-Z a-z 0-9 . _ -          list    parted by ; , or 、
//   day     2026-11-26, 2026/11/26, 115/11/26, 民國115年11月26日
//   time    09:30, 9:30, 09:30:00, 上午 9:30, from 00:00 to 24:00
//   yes/no  yes, no, y, n, 1, 0, true, false, 是, 否 …      *       must be there, and be filled in
//   @       takes translations
// Words (roles, kinds, diets, countries, languages) may be written in Chinese too: 學生, 大門, 蛋奶素, 日本, 日文.
// Ids, days, times, numbers and codes may be written in full width.
//
// event.toml
//   id*, title* (a text, or a table by language: title = { zh-TW = "…", en = "…" }), first_day*, last_day*,
//   issuers (list of 1 … 16 public keys, 64 hex digits each; without any, no badge can be issued or admitted), kind =
//   "visit" | "workshop", host_school, host_short, privacy_notice (as title), regional_office = 1 … 11, zone =
//   "Asia/Taipei" (the default), languages = ["zh-TW", "en", …] (default: all), retention_days = 1 … 3650 (default
//   180), result_name = "full" | "given" | "masked", revision = 1 … (default 1), show_delegations = true,
//   exit_after_minutes = 10, repeat_green_seconds = 120, sample = false,
//   demo_now = "2026-11-26T09:12:00+08:00" (only with sample = true)
//   [report], what the papers after the day are made by:
//     columns (list, of the sign-in sheet, in their order: number, affiliation, title, name, morning, afternoon, left,
//     meal, remark, or 編號, 服務單位 …), place, organiser, undertaker (as title), due (day),
//     absent_after_minutes = 0 … 600 (default 15), credit = "full" (the default) | "pro-rata"
//     [report.rates] student, teacher, escort = { full_day, half_day }: 0 … 1000000 New Taiwan dollars a head
//     and day
//     [[report.courses]], at most kMostCourses: hours* (0.25 … 200, in quarters), checkpoints* (list of ids of
//     checkpoints.csv), code, title (as the event's)
// delegations.csv
//   id*, name*@, country* (two capital letters, ISO 3166-1), language* (BCP 47), home (yes/no),
//   arrives (09:00 on the first day, or 2026-11-26 09:00)
// participants.csv
//   id*, delegation*, name*, latin, given, role (student, teacher, principal, guest, speaker, volunteer, interpreter,
//   staff, parent), title, affiliation, group, buddy_class, buddy, diet (葷 全素 蛋奶素 清真, or regular vegan
//   ovo-lacto halal), avoid (list), photo (yes/no, default yes), language, codes (list),
//   sex (女 男 其他, or female male other), grade, school_level (國小 國中 高中 高職, or elementary junior_high
//   senior_high vocational_high): counted, and shown of nobody; coach (車次: in which they come), attention
//   (注意事項), staff_note (工作人員備註): for staff alone
// programme.csv
//   id*, day*, starts*, ends*, title*@, place (an id of places.csv), place_text@, way@, rain_place,
//   delegations, groups, roles, buddy_classes (lists: who it is for; all empty: everyone), sdgs (list of 1 … 17),
//   description@, speakers@, status (planned, the default; rain: it takes place at rain_place; cancelled)
// checkpoints.csv
//   id*, kind* (gate, session, meal; handout: each gets one a day; loan: comes back; handover: to a host family),
//   name*@, area* (of what changes hands: its own), direction* (in, out, both), day, opens, closes, late_after,
//   capacity (1 … 100000), many_entries (yes/no), delegations, groups, roles, item (an id of programme.csv)
// places.csv (may be missing)
//   id*, name*@, kind* (host, school, sight, room), lon*, lat* (degrees, WGS 84; empty only with a plan),
//   plan (a .png or .svg of the folder plans/), plan_x, plan_y (0 … 100000 pixels from the drawing's upper left; of an
//   SVG in the units of its viewBox), route (the way there on the drawing, 2 … 32 points x y with a ; between them, the
//   first where guests come in: 600 690; 600 420; 950 420), walk (1 … 60 minutes along it), line (the colour of the
//   line on the floor: red, orange, yellow, green, blue, purple, pink, brown)
// badges.csv (may be missing)
//   badge* (16 hex digits), kind* (participant, delegation, group: a part of one), for* (its id), status* (active,
//   revoked, replaced), coach or class (of a group, as participants.csv has its coach or buddy_class), token (left out
//   in a copy of the package that only kiosks load)
// plans/ (may be missing)
//   the drawings that places are on, at most kMostDrawings of at most core::kMaxDrawingBytes each; its other files are
//   no part of the package
// seal.toml (may be missing): event/seal/seal.hpp
//
// An event may be one workbook instead, .xlsx or .xlsm, with a sheet for each file but badges.csv: 活動, 團體, 名單,
// 行程, 報到點 and 地點, or event, delegations … (which may be in any order; 地點 may be missing). Each is read as a
// workbook in the place of that table would be. 活動 has a setting a row (event/workbook/settings.hpp); 說明 and 問題
// are not read. A row whose first cell begins with 例： is an example. Drawings lie in plans/ beside the workbook,
// badges.csv and seal.toml in a folder of its name that ends in .kiosk; the seal covers the files that the workbook
// stands for (made). A problem names the sheet and the cell: 名單!E14.
//
// Of the tokens only their agreement with the row, the event and the issuers' key ids is checked; a package does not
// hold them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "event/limits.hpp"
#include "event/problem.hpp"
#include "event/seal/seal.hpp"
#include "event/table/letters.hpp"
#include "event/workbook/package_texts.hpp"

namespace kiosk::event {

struct PackageReport {
    std::optional<core::EventPackage> package; // only when no problem is an Error
    std::vector<MadeFile> made;                // with a package out of a workbook: its files but badges.csv
    std::vector<FileHash> files;            // with a package: what a seal of it covers, in the order of the files above
    core::RevisionNumber least_revision{1}; // event.toml's: the least that the next seal may have
    std::vector<Problem> problems;          // in order of file (as above) and line; at most kMaxProblems, then a last
                                            // one that says how many more there are
    [[nodiscard]] bool ok() const { return package.has_value(); }
};
// A report with a package as reading it again would give it, once badges.csv has these badges, or seal.toml this seal,
// which is of its files. After new badges it is not sealed.
void put_badges(PackageReport& report, std::vector<core::Badge> badges);
void put_seal(PackageReport& report, const Seal& seal);

// Told now and then, on the caller's thread, what share of the work is done: 0 … 1, never falling.
using Progress = std::function<void(double share)>;

struct ReadOptions {
    std::string encoding; // of the files that are neither marked nor UTF-8, by a name of core::encoding_names(); empty:
                          // found out
    Progress progress{};  // may be empty
    HasGlyph has_glyph{}; // of the fonts that the kiosk draws with; may be empty, then no letter is looked up
    std::vector<std::string> issuers{}; // of a workbook: public keys (hex) that it has besides those that it states
    std::stop_token stop{};             // asked row by row; once it is so, what is read is no package
};

// Reads the folder, or the event that is one workbook; never throws. A seal that is missing, or that its files have
// outgrown, is no problem here: the package says so in its `seal`, and whoever loads it decides.
[[nodiscard]] PackageReport read_package(const std::filesystem::path& dir, const ReadOptions& options = {});

} // namespace kiosk::event
