#include "event/workbook/package_texts.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/csv.hpp"
#include "core/base/iso_day.hpp"
#include "event/problems.hpp"
#include "event/workbook/settings.hpp"

namespace kiosk::event {
namespace {

class RowWriter {
  public:
    void add(std::string_view column, std::string text) {
        if (!text.empty()) row_.emplace(column, std::move(text));
    }
    void add(std::string_view column, const core::Texts& texts) {
        for (const auto& [language, text] : texts.by_language)
            add(std::string(column) + (language.empty() ? "" : "@" + language), text);
    }
    void add(std::string_view column, const std::optional<core::LocalDay>& day) {
        if (day) add(column, core::format_day(*day));
    }
    void add(std::string_view column, const std::optional<core::MinuteOfDay>& minute) {
        if (minute) add(column, core::format_minute(*minute));
    }
    void add(std::string_view column, const std::optional<int>& number) {
        if (number) add(column, std::to_string(*number));
    }
    void add(std::string_view column, double degrees) {
        std::array<char, 64> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), degrees, std::chars_format::fixed).ptr;
        add(column, std::string(text.data(), end));
    }
    void add_list(std::string_view column, const std::vector<std::string>& items) {
        std::string text;
        for (const auto& item : items) text += (text.empty() ? "" : ";") + item;
        add(column, std::move(text));
    }
    template <class Id> void add_ids(std::string_view column, const std::vector<Id>& ids) {
        std::vector<std::string> items;
        for (const auto& id : ids) items.push_back(id.str());
        add_list(column, items);
    }
    void add_audience(const core::Audience& audience) {
        add_ids("delegations", audience.delegations);
        add_list("groups", audience.groups);
        add_list("roles", audience.roles);
        add_list("buddy_classes", audience.buddy_classes);
    }
    [[nodiscard]] TextRow take() { return std::move(row_); }

  private:
    TextRow row_;
};

// As the readers know the word; empty where nothing is stated.
template <class T, std::size_t N> std::string written_word(T value, const std::array<const char*, N>& words) {
    const auto number = static_cast<std::size_t>(value);
    return number < N ? words[number] : "";
}
constexpr std::array kDiets{"", "regular", "vegan", "ovo-lacto", "halal"};
constexpr std::array kSexes{"", "female", "male", "other"};
constexpr std::array kLevels{"", "elementary", "junior_high", "senior_high", "vocational_high"};
constexpr std::array kDoors{"gate", "session", "meal", "handout", "loan", "handover"};
constexpr std::array kDirections{"", "in", "out", "both"};
constexpr std::array kStatuses{"", "rain", "cancelled"};
constexpr std::array kLines{"", "red", "orange", "yellow", "green", "blue", "purple", "pink", "brown"};

TextRow row_of(const core::Delegation& one) {
    RowWriter row;
    row.add("id", one.id.str());
    row.add("name", one.name);
    row.add("country", one.country);
    row.add("language", one.language);
    if (one.home) row.add("home", std::string("yes"));
    if (one.arrives) {
        const auto day = core::day_of(*one.arrives);
        const auto minute = std::chrono::duration_cast<core::MinuteOfDay>(*one.arrives - core::LocalTime{day});
        row.add("arrives", core::format_day(day) + " " + core::format_minute(minute));
    }
    return row.take();
}

TextRow row_of(const core::Participant& one) {
    RowWriter row;
    row.add("id", one.id.str());
    row.add("delegation", one.delegation.str());
    row.add("name", one.name);
    row.add("latin", one.latin);
    row.add("given", one.given);
    row.add("role", one.role);
    row.add("title", one.title);
    row.add("affiliation", one.affiliation);
    row.add("group", one.group);
    row.add("buddy_class", one.buddy_class);
    row.add("buddy", one.buddy);
    row.add("diet", written_word(one.diet, kDiets));
    row.add_list("avoid", one.avoid);
    if (!one.photo) row.add("photo", std::string("no"));
    row.add("language", one.language.value_or(""));
    row.add_list("codes", one.external_codes);
    row.add("sex", written_word(one.sex, kSexes));
    row.add("grade", one.grade);
    row.add("school_level", written_word(one.school_level, kLevels));
    row.add("coach", one.coach);
    row.add("attention", one.attention);
    row.add("staff_note", one.staff_note);
    return row.take();
}

TextRow row_of(const core::ProgrammeItem& one) {
    RowWriter row;
    row.add("id", one.id.str());
    row.add("day", std::optional(one.day));
    row.add("starts", std::optional(one.starts));
    row.add("ends", std::optional(one.ends));
    row.add("title", one.title);
    row.add("place", one.place.str());
    row.add("place_text", one.place_text);
    row.add("way", one.way);
    row.add("rain_place", one.rain_place);
    row.add_audience(one.audience);
    std::vector<std::string> goals;
    for (const int goal : one.sdgs) goals.push_back(std::to_string(goal));
    row.add_list("sdgs", goals);
    row.add("description", one.description);
    row.add("speakers", one.speakers);
    row.add("status", written_word(one.status, kStatuses));
    return row.take();
}

TextRow row_of(const core::Checkpoint& one) {
    RowWriter row;
    row.add("id", one.id.str());
    row.add("kind", written_word(one.kind, kDoors));
    row.add("name", one.name);
    row.add("area", one.area.str());
    row.add("direction", written_word(one.direction, kDirections));
    row.add("day", one.day);
    row.add("opens", one.opens);
    row.add("closes", one.closes);
    row.add("late_after", one.late_after);
    row.add("capacity", one.capacity);
    if (one.many_entries) row.add("many_entries", std::string("yes"));
    row.add_audience(one.audience);
    row.add("item", one.item.str());
    return row.take();
}

TextRow row_of(const core::Place& one) {
    RowWriter row;
    row.add("id", one.id.str());
    row.add("name", one.name);
    row.add("kind", one.kind);
    row.add("lon", one.longitude);
    row.add("lat", one.latitude);
    if (one.plan) {
        row.add("plan", one.plan->file);
        row.add("plan_x", std::optional(one.plan->x));
        row.add("plan_y", std::optional(one.plan->y));
        std::vector<std::string> points;
        for (const core::PlanPoint& point : one.plan->route)
            points.push_back(std::to_string(point.x) + " " + std::to_string(point.y));
        row.add_list("route", points);
        if (one.plan->walk > 0) row.add("walk", std::optional(one.plan->walk));
        row.add("line", written_word(one.plan->line, kLines));
    }
    return row.take();
}

template <class Items> TextTable table_of(std::string_view file, std::span<const Column> columns, const Items& items) {
    TextTable table{file, columns, {}};
    for (const auto& item : items) table.rows.push_back(row_of(item));
    return table;
}

} // namespace

std::vector<TextTable> tables_of(const core::EventPackage& package) {
    return {table_of(kDelegationsFile, delegation_columns(), package.delegations),
            table_of(kParticipantsFile, participant_columns(), package.participants),
            table_of(kProgrammeFile, programme_columns(), package.programme),
            table_of(kCheckpointsFile, checkpoint_columns(), package.checkpoints),
            table_of(kPlacesFile, place_columns(), package.places)};
}

std::vector<std::string> columns_in(const TextTable& table) {
    std::vector<std::string> all;
    for (const auto& column : table.columns) {
        std::map<std::string, bool> languages; // of this column, "name@ja"
        if (column.required && !column.by_language) languages[std::string(column.name)] = true;
        for (const auto& row : table.rows) {
            for (auto at = row.lower_bound(column.name); at != row.end() && at->first.starts_with(column.name); ++at)
                if (at->first.size() == column.name.size() || at->first[column.name.size()] == '@')
                    languages[at->first] = true;
        }
        if (column.required && languages.empty()) languages[std::string(column.name)] = true;
        for (const auto& [name, used] : languages) all.push_back(name);
    }
    return all;
}

std::string csv_of(const TextTable& table) {
    const auto columns = columns_in(table);
    std::string csv;
    const auto line = [&](const auto& cell) {
        for (std::size_t i = 0; i < columns.size(); ++i) csv += (i == 0 ? "" : ",") + cell(columns[i]);
        csv += "\n";
    };
    line([](const std::string& column) { return core::csv_cell(column); });
    for (const auto& row : table.rows) {
        line([&](const std::string& column) {
            const auto found = row.find(column);
            return found == row.end() ? std::string() : core::csv_cell(found->second);
        });
    }
    return csv;
}

std::vector<MadeFile> files_of(const core::EventPackage& package, core::RevisionNumber least) {
    std::vector<MadeFile> files{{std::string(kEventFile), toml_of(settings_of(package.event, least))}};
    for (const auto& table : tables_of(package))
        if (!table.rows.empty() || table.file != kPlacesFile) files.push_back({std::string(table.file), csv_of(table)});
    return files;
}

} // namespace kiosk::event
