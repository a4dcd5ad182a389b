#include "report/roster.hpp"

#include <array>
#include <utility>

#include "core/rules/event_day.hpp"

namespace kiosk::report {
namespace {

constexpr std::size_t kStayedColumn = 4;
constexpr std::size_t kAmountColumn = 6; // of the sums

using Kind = core::PersonKind;

Kind kind_of(const core::Participant& person) {
    if (person.role == "student") return Kind::Student;
    return person.role == "teacher" || person.role == "principal" ? Kind::Teacher : Kind::Escort;
}
const char* key_of(Kind kind) {
    return kind == Kind::Student ? "students" : kind == Kind::Teacher ? "teachers" : "escorts";
}
const char* key_of(Stayed stayed) {
    return stayed == Stayed::FullDay ? "full_day" : stayed == Stayed::HalfDay ? "half_day" : "not_there";
}

struct Sums {
    std::array<std::int64_t, 3> people{}; // by Stayed
};

class Roster {
  public:
    Roster(const DayBook& book, const Wording& wording, const Heading& heading)
        : book_(book), record_(book.record()), wording_(wording), heading_(heading) {}

    void add_day(Document& document, core::LocalDay day, const std::vector<core::Delegation>& delegations) const {
        document.papers.push_back(programme(day));
        auto sums = sums_paper(day);
        for (const auto& delegation : delegations) {
            for (const auto kind : core::kPersonKinds) {
                const auto people = people_of_kind(delegation, kind);
                if (people.empty()) continue;
                Sums counted;
                document.papers.push_back(people_paper(delegation, kind, people, day, counted));
                add_sums(sums, delegation, kind, counted);
            }
        }
        finish(sums);
        document.papers.push_back(std::move(sums));
    }

  private:
    [[nodiscard]] Cell text(const Words& words) const { return {plain(words), wording_.language()}; }

    [[nodiscard]] std::vector<const core::Participant*> people_of_kind(const core::Delegation& delegation,
                                                                       Kind kind) const {
        auto people = people_of(record_, delegation.id);
        std::erase_if(people, [&](const core::Participant* person) { return kind_of(*person) != kind; });
        return people;
    }

    [[nodiscard]] Paper programme(core::LocalDay day) const {
        auto paper = plain_paper(record_, wording_, "roster", day);
        paper.in_csv = false;
        paper.subtitle = wording_.say("programme");
        paper.columns = {{"time", wording_.say("time"), {}, 30},
                         {"item", wording_.say("item"), {}, 110, Align::Left},
                         {"place", wording_.say("place"), {}, 80, Align::Left},
                         {"sdgs", wording_.say("sdgs"), {}, 30}};
        paper.nothing = wording_.say("no_programme");
        for (const auto* item : items_on(record_, day)) {
            std::string goals;
            for (const int goal : item->sdgs) goals += (goals.empty() ? "" : ", ") + std::to_string(goal);
            paper.rows.push_back(
                {Cell{core::format_minute(item->starts) + "–" + core::format_minute(item->ends), wording_.language()},
                 text(wording_.of(item->title)), text(wording_.of(place_of(*item))), Cell{goals, wording_.language()}});
        }
        return paper;
    }

    [[nodiscard]] core::Texts place_of(const core::ProgrammeItem& item) const {
        if (item.status == core::ItemStatus::Rain && !item.rain_place.empty())
            return core::Texts{{{"", item.rain_place}}};
        return item.place_text;
    }

    [[nodiscard]] Stayed stayed_of(const core::Participant& person, const DayAttendance& attended,
                                   const Items& items) const {
        bool morning = false;
        bool afternoon = false;
        for (const auto* item : items)
            if (core::admits(item->audience, person)) (item->starts < kNoon ? morning : afternoon) = true;
        return stayed(attended, morning, afternoon);
    }

    // The first and the last entry of the day, and what excuses who was not there for all of it.
    void add_evidence(std::vector<Cell>& cells, const core::SubjectKey& subject, const DayAttendance& attended,
                      core::LocalDay day, std::string_view excuse) const {
        std::string evidence;
        const auto add = [&](const std::string& more) { evidence += (evidence.empty() ? "" : ", ") + more; };
        if (attended.present()) {
            const auto& first = *attended.entries.front();
            const auto& last = *book_.at(subject, day)->back();
            for (const auto* one : {&first, &last}) cells.push_back({ClockTime{core::minute_after(day, one->at)}});
            const auto ref = [&](const service::Sighting& one) {
                return core::short_ref(one.entry) + (one.paper ? " " + wording_.first("paper_remark") : "");
            };
            add(ref(first));
            if (last.entry != first.entry) add(ref(last));
        } else {
            for (int i = 0; i < 2; ++i) cells.push_back({{}, {}, false, true});
        }
        if (!excuse.empty()) add(excuse_words(wording_, excuse));
        cells.push_back({{}, wording_.language(), false, evidence.empty()});
        if (!evidence.empty()) cells.back().value = evidence;
    }

    [[nodiscard]] Paper people_paper(const core::Delegation& delegation, Kind kind,
                                     const std::vector<const core::Participant*>& people, core::LocalDay day,
                                     Sums& sums) const {
        auto paper = paper_of(record_, wording_, "roster", delegation, day, heading_);
        const auto kind_words = wording_.say(key_of(kind));
        paper.subtitle.insert(paper.subtitle.end(), kind_words.begin(), kind_words.end());
        paper.columns = {{"number", wording_.say("number"), {}, 12},
                         {"affiliation", wording_.say("affiliation"), {}, 44, Align::Left},
                         {"title", wording_.say("title"), {}, 28, Align::Left},
                         {"name", wording_.say("name"), {}, 40, Align::Centre, true},
                         {"stayed", wording_.say("attendance"), {}, 22},
                         {"first", wording_.say("first_time"), {}, 18},
                         {"last", wording_.say("last_time"), {}, 18},
                         {"entries", wording_.say("evidence"), {}, 52},
                         {"photo", wording_.say("photo"), {}, 24}};
        const auto items = items_on(record_, day);
        bool unsure = false;
        for (const auto* person : people) {
            const auto subject = core::subject_of(person->id);
            const auto attended = book_.of(subject, day);
            const auto as = stayed_of(*person, attended, items);
            ++sums.people[static_cast<std::size_t>(as)];
            unsure = unsure || attended.time_unsure;
            std::vector<Cell> cells{{static_cast<std::int64_t>(paper.rows.size()) + 1},
                                    affiliation_cell(*person, delegation, wording_),
                                    title_cell(*person, delegation, wording_),
                                    name_cell(*person, delegation),
                                    text(wording_.say(key_of(as)))};
            const auto excuse = as == Stayed::FullDay ? std::string_view() : book_.excuse(person->id, day);
            cells.back().alarm = as == Stayed::Absent && excuse.empty();
            add_evidence(cells, subject, attended, day, excuse);
            // Who agreed is gone with the names.
            const bool refused = !person->photo && !record_.purged;
            cells.push_back(refused ? text(wording_.say("no_photo")) : Cell{});
            cells.back().alarm = refused;
            paper.rows.push_back(std::move(cells));
        }
        for (const auto as : {Stayed::FullDay, Stayed::HalfDay, Stayed::Absent}) {
            const auto value = sums.people[static_cast<std::size_t>(as)];
            paper.totals.push_back(
                total_of(wording_, std::string("total_") + key_of(as), value,
                         Count{Count::RowsWithText, {kStayedColumn}, plain(wording_.say(key_of(as)))}));
        }
        paper.notes = notes_of(book_, wording_, delegation, day, unsure);
        const auto absent = sums.people[static_cast<std::size_t>(Stayed::Absent)];
        if (absent == static_cast<std::int64_t>(people.size()))
            paper.notes.insert(paper.notes.begin(), wording_.say("no_entries"));
        add_night_note(paper, wording_);
        return paper;
    }

    [[nodiscard]] Paper sums_paper(core::LocalDay day) const {
        auto paper = plain_paper(record_, wording_, "roster", day);
        paper.in_csv = false;
        paper.subtitle = wording_.say("sums");
        paper.columns = {{"delegation", wording_.say("whom"), {}, 90, Align::Left},
                         {"kind", wording_.say("kind"), {}, 40},
                         {"full", wording_.say("full_day"), {}, 32},
                         {"half", wording_.say("half_day"), {}, 32},
                         {"absent", wording_.say("not_there"), {}, 32}};
        const auto& rules = record_.event.report;
        if (!rules.rates.empty()) {
            paper.columns.push_back({"rate", wording_.say("rate"), {}, 64});
            paper.columns.push_back({"amount", wording_.say("amount"), {}, 32, Align::Centre, true});
        }
        if (rules.due) paper.fields.push_back({wording_.say("due"), wording_.day(*rules.due)});
        paper.nothing = wording_.say("nobody");
        return paper;
    }

    void add_sums(Paper& paper, const core::Delegation& delegation, Kind kind, const Sums& sums) const {
        paper.rows.push_back({text(wording_.of(delegation.name)),
                              text(wording_.say(key_of(kind))),
                              {sums.people[0]},
                              {sums.people[1]},
                              {sums.people[2]}});
        if (!record_.event.report.rates.empty()) add_amount(paper.rows.back(), kind, sums);
    }

    // What the subsidy is for them, by the event's rates; a kind without one gets nothing.
    void add_amount(std::vector<Cell>& row, Kind kind, const Sums& sums) const {
        const auto found = record_.event.report.rates.find(kind);
        const auto rate = found == record_.event.report.rates.end() ? core::DailyRate{} : found->second;
        row.push_back({plain(wording_.say("rate_words", {{"full", std::to_string(rate.full_day)},
                                                         {"half", std::to_string(rate.half_day)}})),
                       wording_.language()});
        row.push_back({sums.people[0] * rate.full_day + sums.people[1] * rate.half_day});
    }

    [[nodiscard]] Total sum_of(const Paper& paper, std::size_t column, const std::string& key) const {
        std::int64_t sum = 0;
        for (const auto& row : paper.rows) sum += std::get<std::int64_t>(row[column].value);
        return total_of(wording_, key, sum, Count{Count::Sum, {column}});
    }

    void finish(Paper& paper) const {
        for (const auto as : {Stayed::FullDay, Stayed::HalfDay, Stayed::Absent}) {
            const auto column = 2 + static_cast<std::size_t>(as);
            paper.totals.push_back(sum_of(paper, column, std::string("total_") + key_of(as)));
        }
        if (!record_.event.report.rates.empty()) paper.totals.push_back(sum_of(paper, kAmountColumn, "total_amount"));
        if (record_.purged) paper.notes.push_back(wording_.say("purged"));
        if (record_.sightings.empty()) paper.notes.push_back(wording_.say("no_entries_at_all"));
    }

    const DayBook& book_;
    const service::EventRecord& record_;
    const Wording& wording_;
    const Heading& heading_;
};

} // namespace

Stayed stayed(const DayAttendance& attended, bool morning_on_programme, bool afternoon_on_programme) {
    const bool morning = attended.morning.has_value();
    const bool afternoon = attended.in_afternoon();
    if (!morning && !afternoon) return Stayed::Absent;
    if (morning && afternoon) return Stayed::FullDay;
    const bool one_half = morning_on_programme != afternoon_on_programme;
    return one_half && morning == morning_on_programme ? Stayed::FullDay : Stayed::HalfDay;
}

core::Result<Document> actual_roster(const service::EventRecord& record, const Wording& wording, const Scope& scope,
                                     const Heading& heading) {
    TRY(check_scope(record, scope));
    const DayBook book(record);
    auto document = document_of(record, wording, "roster", scope.day.value_or(record.event.first_day));
    const Roster roster(book, wording, heading);
    const auto delegations = delegations_in(record, scope);
    for (const auto day : days_in(book, scope)) roster.add_day(document, day, delegations);
    return document;
}

} // namespace kiosk::report
