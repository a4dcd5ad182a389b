#include "report/signin.hpp"

#include <algorithm>
#include <array>

#include "core/base/edit_distance.hpp"

namespace kiosk::report {
namespace {

constexpr double kSignedRow = 12; // mm

constexpr std::array<double, core::kSigninColumns.size()> kWidths{12, 36, 30, 32, 18, 18, 18, 20, 34}; // mm, by column
constexpr double kSignature = 36;

double width_of(SigninColumn column) {
    return kWidths[static_cast<std::size_t>(column)];
}

class Sheet {
  public:
    Sheet(const DayBook& book, const Wording& wording, const SigninOptions& options)
        : book_(book), record_(book.record()), wording_(wording), options_(options), chosen_(options.columns) {
        if (chosen_.empty()) chosen_ = record_.event.report.columns;
        if (chosen_.empty()) chosen_.assign(core::kSigninColumns.begin(), core::kSigninColumns.end());
    }

    [[nodiscard]] Paper paper(const core::Delegation& delegation, core::LocalDay day) const {
        auto paper = paper_of(record_, wording_, "signin", delegation, day, options_.heading);
        paper.columns = columns();
        if (options_.sign || options_.blank) paper.row_height = kSignedRow;
        const auto people = people_of(record_, delegation.id);
        const auto items = items_on(record_, day);
        std::int64_t present = 0;
        bool unsure = false;
        for (const auto* person : people) {
            const auto attended = options_.blank ? DayAttendance{} : book_.of(core::subject_of(person->id), day);
            present += attended.present() ? 1 : 0;
            unsure = unsure || attended.time_unsure;
            const auto number = static_cast<std::int64_t>(paper.rows.size()) + 1;
            paper.rows.push_back(row(*person, delegation, number, attended, halves(*person, items), day));
        }
        add_totals(paper, static_cast<std::int64_t>(people.size()), present);
        paper.nothing = wording_.say("nobody");
        if (options_.blank) {
            if (record_.purged) paper.notes.push_back(wording_.say("purged"));
        } else {
            paper.notes = notes_of(book_, wording_, delegation, day, unsure);
            if (!people.empty() && present == 0) paper.notes.insert(paper.notes.begin(), wording_.say("no_entries"));
            add_night_note(paper, wording_);
        }
        for (const auto* signer : {"signer_clerk", "signer_head", "signer_principal"})
            paper.signers.push_back(wording_.say(signer));
        return paper;
    }

  private:
    // Whether a session's door expects this person in either half of the day.
    struct Halves {
        bool morning = false;
        bool afternoon = false;
    };

    [[nodiscard]] Halves halves(const core::Participant& person, const Items& items) const {
        Halves halves;
        for (const auto* item : items) {
            if (!core::admits(item->audience, person)) continue;
            const bool has_door = std::ranges::any_of(record_.checkpoints, [&](const core::Checkpoint& door) {
                return door.item == item->id && core::admits(door.audience, person);
            });
            // A gate counts whoever arrives: the morning needs no door of its own.
            if (item->starts < kNoon) halves.morning = true;
            if (item->starts >= kNoon && has_door) halves.afternoon = true;
        }
        return halves;
    }

    void add_half(std::vector<Column>& columns, SigninColumn column, const char* half) const {
        const std::string id(core::id_of(column));
        const double width = width_of(column);
        const std::string headed = half + std::string("_signin");
        if (options_.blank) {
            columns.push_back({id, wording_.say(headed), {}, kSignature, Align::Centre, false, true});
        } else if (options_.sign) {
            columns.push_back({id, wording_.say("signin_time"), wording_.say(half), width - 2});
            columns.push_back({id + "_signature", wording_.say("to_sign"), wording_.say(half), kSignature,
                               Align::Centre, false, true});
        } else {
            columns.push_back({id, wording_.say(headed), {}, width});
        }
    }

    [[nodiscard]] std::vector<Column> columns() const {
        std::vector<Column> columns;
        for (const auto column : chosen_) {
            if (column == SigninColumn::Morning) {
                add_half(columns, column, "morning");
            } else if (column == SigninColumn::Afternoon) {
                add_half(columns, column, "afternoon");
            } else {
                const auto id = core::id_of(column);
                Column made{std::string(id), wording_.say(id), {}, width_of(column)};
                const bool text = column == SigninColumn::Affiliation || column == SigninColumn::Title;
                made.align = text ? Align::Left : Align::Centre;
                made.strong = column == SigninColumn::Name;
                made.by_hand = options_.blank && column == SigninColumn::Left;
                columns.push_back(std::move(made));
            }
        }
        return columns;
    }

    [[nodiscard]] Cell time_cell(const std::optional<ClockTime>& time, bool missing) const {
        Cell cell;
        if (time) cell.value = *time;
        cell.missing = !time && missing;
        return cell;
    }

    void add_late(std::vector<std::string>& parts, const std::optional<Arrival>& half, const char* key) const {
        if (!half || !half->late_minutes) return;
        const std::int64_t minutes = *half->late_minutes;
        parts.push_back(minutes > 0 ? wording_.first(key, {{"n", minutes}}) : wording_.first("late_unknown"));
    }

    // Who registered at the door, who stands in for whom, and what is from paper.
    void add_people(std::vector<std::string>& parts, const core::Participant& person, const DayAttendance& attended,
                    core::LocalDay day) const {
        const auto named = [&](const core::Participant& other) {
            return core::Args{{"name", core::name_or_id(other)}};
        };
        if (record_.walk_ins.contains(person.id)) parts.push_back(wording_.first("walk_in_remark"));
        if (const auto* absent = book_.stands_in_for(person.id, day))
            parts.push_back(wording_.first("stands_in_for", named(*absent)));
        if (attended.paper) parts.push_back(wording_.first("paper_remark"));
    }

    // What is excused is no alarm, nor is who has somebody in their place.
    [[nodiscard]] Cell remark(const core::Participant& person, const DayAttendance& attended, Halves expected,
                              core::LocalDay day) const {
        if (options_.blank) return {};
        const auto excuse = book_.excuse(person.id, day);
        const auto* stand_in = book_.stand_in(person.id, day);
        std::vector<std::string> parts;
        bool alarm = false;
        const auto say = [&](std::string_view key) { parts.push_back(wording_.first(key)); };
        if (!attended.present()) {
            if (excuse.empty() && stand_in == nullptr) say("absent_remark");
            alarm = true;
        } else {
            add_late(parts, attended.morning, "late");
            add_late(parts, attended.afternoon, attended.morning ? "late_afternoon" : "late");
            if (expected.morning && !attended.morning) {
                say("no_morning");
                alarm = true;
            }
            if (expected.afternoon && !attended.in_afternoon()) {
                say("no_afternoon");
                alarm = true;
            }
            if (attended.time_unsure) say("unsure_remark");
        }
        if (alarm && !excuse.empty()) {
            parts.push_back(excuse_words(wording_, excuse));
            alarm = false;
        }
        if (alarm && stand_in != nullptr) {
            parts.push_back(wording_.first("stood_in_by", {{"name", core::name_or_id(*stand_in)}}));
            alarm = false;
        }
        add_people(parts, person, attended, day);
        std::string text;
        for (const auto& part : parts) text += (text.empty() ? "" : wording_.first("and")) + part;
        Cell cell{{}, wording_.language(), alarm};
        if (!text.empty()) cell.value = text;
        return cell;
    }

    [[nodiscard]] std::vector<Cell> row(const core::Participant& person, const core::Delegation& delegation,
                                        std::int64_t number, const DayAttendance& attended, Halves expected,
                                        core::LocalDay day) const {
        std::vector<Cell> cells;
        const auto add_half = [&](const std::optional<Arrival>& half) {
            if (options_.blank) {
                cells.emplace_back();
                return;
            }
            cells.push_back(time_cell(half ? std::optional(half->time) : std::nullopt, true));
            if (options_.sign) cells.emplace_back();
        };
        for (const auto column : chosen_) {
            switch (column) {
            case SigninColumn::Number:
                cells.push_back({number});
                break;
            case SigninColumn::Affiliation:
                cells.push_back(affiliation_cell(person, delegation, wording_));
                break;
            case SigninColumn::Title:
                cells.push_back(title_cell(person, delegation, wording_));
                break;
            case SigninColumn::Name:
                cells.push_back(name_cell(person, delegation));
                break;
            case SigninColumn::Morning:
                add_half(attended.morning);
                break;
            case SigninColumn::Afternoon:
                add_half(attended.afternoon);
                break;
            case SigninColumn::Left:
                cells.push_back(time_cell(attended.left, !options_.blank));
                break;
            case SigninColumn::Meal:
                cells.push_back(diet_cell(person, wording_));
                break;
            case SigninColumn::Remark:
                cells.push_back(remark(person, attended, expected, day));
                break;
            }
        }
        return cells;
    }

    void add_totals(Paper& paper, std::int64_t expected, std::int64_t present) const {
        std::vector<std::size_t> times;
        for (std::size_t i = 0; i < paper.columns.size(); ++i)
            if (paper.columns[i].id == "morning" || paper.columns[i].id == "afternoon") times.push_back(i);
        const auto total = [&](const char* key, std::optional<std::int64_t> value, std::optional<Count> count) {
            paper.totals.push_back(value ? total_of(wording_, key, *value, std::move(count))
                                         : Total{wording_.say(std::string(key) + "_blank"), {}, {}});
        };
        total("expected", expected, Count{Count::Rows});
        if (options_.blank) {
            total("present", {}, {});
            total("absent", {}, {});
            return;
        }
        const bool counted = times.size() == 2;
        total("present", present, counted ? std::optional(Count{Count::RowsWithAny, times}) : std::nullopt);
        total("absent", expected - present, counted ? std::optional(Count{Count::RowsWithNone, times}) : std::nullopt);
    }

    const DayBook& book_;
    const service::EventRecord& record_;
    const Wording& wording_;
    const SigninOptions& options_;
    std::vector<SigninColumn> chosen_;
};

} // namespace

core::Result<std::vector<SigninColumn>> parse_columns(std::string_view list) {
    std::vector<SigninColumn> columns;
    for (std::size_t at = 0; at <= list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        const auto word = list.substr(at, end - at);
        at = end + 1;
        const auto found = core::find_signin_column(word);
        if (!found) {
            return core::fail(core::ErrorKind::Usage,
                              "--columns: \"" + std::string(word) + "\" is no column; did you mean \"" +
                                  std::string(core::nearest_word(word, core::signin_column_ids())) + "\"?");
        }
        if (std::ranges::find(columns, *found) != columns.end())
            return core::fail(core::ErrorKind::Usage, "--columns: \"" + std::string(word) + "\" is there twice");
        columns.push_back(*found);
    }
    return columns;
}

core::Result<Document> signin_sheet(const service::EventRecord& record, const Wording& wording,
                                    const SigninOptions& options) {
    TRY(check_scope(record, options.scope));
    const DayBook book(record);
    auto document = document_of(record, wording, "signin", options.scope.day.value_or(record.event.first_day));
    const Sheet sheet(book, wording, options);
    for (const auto day : days_in(book, options.scope))
        for (const auto& delegation : delegations_in(record, options.scope))
            document.papers.push_back(sheet.paper(delegation, day));
    if (document.papers.empty())
        return core::fail(core::ErrorKind::NotFound, "the event has no delegations: there is nobody to sign in");
    return document;
}

} // namespace kiosk::report
