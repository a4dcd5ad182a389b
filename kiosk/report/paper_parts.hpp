// What papers have in common: their head, a person's cells, the sentences below. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/papers.hpp"
#include "report/day_book.hpp"
#include "report/paper.hpp"
#include "report/wording.hpp"

namespace kiosk::report {

// Whom and which day a paper is about; empty and none: each delegation and each day of its own.
struct Scope {
    std::optional<core::LocalDay> day;
    core::DelegationId delegation;
    core::PaperWhom whom = core::PaperWhom::All; // of the delegations
};
// Instead of what the event's own rules say; empty: as they do.
struct Heading {
    std::string place;
    std::string organiser;
    std::string undertaker;
};

// Usage: a day that is none of the event's, a delegation that it does not have; the detail says which there are.
[[nodiscard]] core::Status check_scope(const service::EventRecord& record, const Scope& scope);
[[nodiscard]] std::vector<core::LocalDay> days_in(const DayBook& book, const Scope& scope);
[[nodiscard]] std::vector<core::Delegation> delegations_in(const service::EventRecord& record, const Scope& scope);
[[nodiscard]] std::vector<const core::Participant*> people_of(const service::EventRecord& record,
                                                              const core::DelegationId& delegation);

struct Enrolled {
    const core::Participant* who = nullptr; // the record's
    const core::Delegation* delegation = nullptr;
};
// Who belongs to one of these delegations, in the roster's order.
[[nodiscard]] std::vector<Enrolled> enrolled_in(const service::EventRecord& record,
                                                const std::vector<core::Delegation>& delegations);

// What takes place on that day, in the programme's order: nothing that was cancelled.
using Items = std::vector<const core::ProgrammeItem*>; // the record's
[[nodiscard]] Items items_on(const service::EventRecord& record, core::LocalDay day);

[[nodiscard]] std::function<Words(std::size_t number, std::size_t pages)> page_numbers(const Wording& wording);
[[nodiscard]] Document document_of(const service::EventRecord& record, const Wording& wording, std::string_view title,
                                   core::LocalDay day);
// Title, date, and the fields event and date.
[[nodiscard]] Paper plain_paper(const service::EventRecord& record, const Wording& wording, std::string_view title,
                                core::LocalDay day);
// Title, subtitle, date, and the six fields of a sign-in sheet.
[[nodiscard]] Paper paper_of(const service::EventRecord& record, const Wording& wording, std::string_view title,
                             const core::Delegation& delegation, core::LocalDay day, const Heading& heading);

// The host of the event.
[[nodiscard]] Words organiser_of(const service::EventRecord& record, const Wording& wording, const Heading& heading);

// The language that a person's name is written in.
[[nodiscard]] core::Language name_language(const core::Participant& person, const core::Delegation& delegation);
[[nodiscard]] Cell name_cell(const core::Participant& person, const core::Delegation& delegation);
[[nodiscard]] Cell affiliation_cell(const core::Participant& person, const core::Delegation& delegation,
                                    const Wording& wording);
// 職稱 as the roster has it, else the role's word.
[[nodiscard]] Cell title_cell(const core::Participant& person, const core::Delegation& delegation,
                              const Wording& wording);
[[nodiscard]] Cell diet_cell(const core::Participant& person, const Wording& wording);

// A number in its words, with the digits that the writers look for in them.
[[nodiscard]] Total total_of(const Wording& wording, std::string_view key, std::int64_t value,
                             std::optional<Count> count);

// Why somebody is excused, in a few words. excuse: as DayBook::excuse(), not empty.
[[nodiscard]] std::string excuse_words(const Wording& wording, std::string_view excuse);

// A country's name; its code where the catalogues have none, "others" without a code.
[[nodiscard]] Words country_words(const Wording& wording, const std::string& code);

// A regional office's; "no office" of 0.
[[nodiscard]] Words office_words(const Wording& wording, int office);

// Which zone the times of this record are of: "UTC+08:00".
[[nodiscard]] std::string zone_of(const service::EventRecord& record);
// Whose times they are, where one of these comes from a country with another.
void add_zone_note(std::vector<Words>& notes, const DayBook& book, const Wording& wording,
                   const std::vector<core::Delegation>& delegations);
// How much of that day is from paper, where anything is.
void add_paper_note(std::vector<Words>& notes, const DayBook& book, const Wording& wording, core::LocalDay day);
// What 24:20 means, where the paper has such a time.
void add_night_note(Paper& paper, const Wording& wording);
// A time after the midnight that ends the day.
[[nodiscard]] bool after_midnight(const ClockTime& time);

// What is to be said of this day and these people whatever the paper is: names that are gone, a clock that nobody
// confirmed, people who were counted together or are on no roster, facts of other days and from paper, whose times they
// are.
[[nodiscard]] std::vector<Words> notes_of(const DayBook& book, const Wording& wording,
                                          const core::Delegation& delegation, core::LocalDay day, bool time_unsure);

} // namespace kiosk::report
