// The settings of an event as rows of a sheet, a name and a text each, and the event.toml that they stand for.
//
// A setting is named as in event.toml ("first_day", "report.rates.student.full_day"), in Chinese or both, in any of
// which a language may follow as with a column of a table ("活動名稱@en"). A text is written as in a table's cell: a
// day 2026-11-26, yes or no, a list parted by ; , or 、. A training course (any number of rows) is
//
//   code | hours | checkpoint; checkpoint | title | en=title in English …
//
// where the code may be empty and the titles missing; \ stands before a |, = or \ that is part of a text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/roster.hpp"
#include "event/table/columns.hpp"

namespace kiosk::event {

struct Setting {
    enum Kind { Text, Texts, Day, Number, YesNo, List, Course };
    Column names; // name: the key
    Kind kind = Text;
};
[[nodiscard]] std::span<const Setting> settings();
[[nodiscard]] std::span<const Column> setting_columns(); // their names, in the same order
[[nodiscard]] const Setting* find_setting(std::string_view key);

struct SettingText {
    std::string key;         // of settings()
    core::Language language; // "" for the plain one
    std::string text;        // not empty
    int row = 0;             // of the sheet; 0: of none
    bool operator==(const SettingText&) const = default;
};

// Everything that the event says of itself, in the order of settings(). least: event.toml's revision.
[[nodiscard]] std::vector<SettingText> settings_of(const core::EventInfo& event, core::RevisionNumber least);

// event.toml with these settings; what is wrong with a text is left for whoever reads the TOML. rows: for each of its
// lines the row that it is of; may be null.
[[nodiscard]] std::string toml_of(std::span<const SettingText> texts, std::vector<int>* rows = nullptr);

} // namespace kiosk::event
