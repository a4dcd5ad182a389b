#include "report/meals.hpp"

#include <array>
#include <map>
#include <string_view>

namespace kiosk::report {
namespace {

using core::Diet;

constexpr std::array kDiets{Diet::Regular, Diet::Vegan, Diet::OvoLactoVegetarian, Diet::Halal, Diet::Unstated};
constexpr std::size_t kFirstNumber = 2; // column

struct Portions {
    std::int64_t ordered = 0;
    std::int64_t there = 0;
    std::int64_t collected = 0;
    [[nodiscard]] bool any() const { return ordered + there + collected > 0; }
};

class Kitchen {
  public:
    Kitchen(const DayBook& book, const Wording& wording, const MealOptions& options)
        : book_(book), record_(book.record()), wording_(wording), options_(options) {}

    [[nodiscard]] Paper paper(const core::Checkpoint* meal, core::LocalDay day) const {
        auto paper = plain_paper(record_, wording_, "meals", day);
        if (meal != nullptr) paper.subtitle = wording_.of(meal->name);
        const auto cutoff = cutoff_of(meal);
        const auto time = core::format_minute(cutoff);
        paper.fields.push_back({wording_.say("cutoff"), {{time, wording_.language()}}});
        paper.columns = {{"whom", wording_.say("eaters"), {}, 60, Align::Left},
                         {"diet", wording_.say("meal"), {}, 50, Align::Left},
                         {"ordered", wording_.say("ordered"), {}, 40},
                         {"there", wording_.say("there_at", {{"time", time}}), {}, 40},
                         {"collected", wording_.say("collected"), {}, 40, Align::Centre, true}};
        paper.nothing = wording_.say(meal == nullptr ? "no_meals" : "no_eaters");
        if (meal != nullptr) fill(paper, *meal, day, cutoff);
        return paper;
    }

  private:
    [[nodiscard]] core::MinuteOfDay cutoff_of(const core::Checkpoint* meal) const {
        if (options_.cutoff) return *options_.cutoff;
        return meal != nullptr && meal->opens ? *meal->opens : kNoon;
    }

    // How many meals were handed out to a subject: one, or as many as a delegation was counted to be.
    [[nodiscard]] std::int64_t collected(const core::SubjectKey& subject, const core::Checkpoint& meal,
                                         core::LocalDay day) const {
        std::int64_t people = 0;
        if (const auto* sightings = book_.at(subject, day))
            for (const auto* each : *sightings)
                if (each->enters && each->checkpoint == meal.id) people = book_.unnamed_people(subject, day, *each);
        return people;
    }

    // Came in by then, and did not leave through a gate since.
    [[nodiscard]] bool there_at(const core::SubjectKey& subject, core::LocalDay day, core::MinuteOfDay cutoff) const {
        bool there = false;
        const auto* sightings = book_.at(subject, day);
        if (sightings == nullptr) return false;
        for (const auto* each : *sightings) {
            if (each->at > core::LocalTime{day} + cutoff) break;
            const auto* door = book_.door(*each);
            if (each->enters)
                there = true;
            else if (door == nullptr || door->kind == core::CheckpointKind::Gate)
                there = false;
        }
        return there;
    }

    void add_row(Paper& paper, const char* whom, const Words& diet, const Portions& portions) const {
        const auto text = [&](const Words& words) { return Cell{plain(words), wording_.language()}; };
        paper.rows.push_back(
            {text(wording_.say(whom)), text(diet), {portions.ordered}, {portions.there}, {portions.collected}});
    }

    void fill(Paper& paper, const core::Checkpoint& meal, core::LocalDay day, core::MinuteOfDay cutoff) const {
        std::map<std::pair<bool, Diet>, Portions> portions; // of the host's own, by diet
        std::map<core::DelegationId, bool> home;
        for (const auto& each : record_.delegations) home[each.id] = each.home;
        for (const auto& person : record_.participants) {
            const auto subject = core::subject_of(person.id);
            const auto taken = collected(subject, meal, day);
            const bool theirs = core::admits(meal.audience, person);
            if (!theirs && taken == 0) continue;
            auto& one = portions[{home[person.delegation], person.diet}];
            one.ordered += theirs ? 1 : 0;
            one.there += theirs && there_at(subject, day, cutoff) ? 1 : 0;
            one.collected += taken;
        }
        for (const bool own : {false, true}) {
            for (const auto diet : kDiets) {
                const auto& one = portions[{own, diet}];
                const auto key = core::text_key_of(diet);
                if (one.any())
                    add_row(paper, own ? "own_staff" : "guests",
                            key.empty() ? wording_.say("diet_unstated") : wording_.say_any(key), one);
            }
        }
        std::int64_t unlisted = 0;
        for (const auto& [subject, sightings] : record_.sightings)
            if (!book_.on_roster(subject)) unlisted += collected(subject, meal, day);
        if (unlisted > 0) add_row(paper, "unlisted", wording_.say("diet_unstated"), {0, 0, unlisted});
        add_totals(paper);
        if (record_.purged) paper.notes.push_back(wording_.say("purged_meals"));
        if (record_.sightings.empty()) paper.notes.push_back(wording_.say("no_entries_at_all"));
        if (book_.time_unsure(day)) paper.notes.push_back(wording_.say("clock_unsure"));
        add_paper_note(paper.notes, book_, wording_, day);
        if (book_.outside() > 0)
            paper.notes.push_back(wording_.say("outside", {{"n", static_cast<std::int64_t>(book_.outside())}}));
        add_zone_note(paper.notes, book_, wording_, record_.delegations);
    }

    void add_totals(Paper& paper) const {
        constexpr std::array<const char*, 3> kTotals{"total_ordered", "total_there", "total_collected"};
        for (std::size_t i = 0; i < kTotals.size(); ++i) {
            std::int64_t sum = 0;
            for (const auto& row : paper.rows) sum += std::get<std::int64_t>(row[kFirstNumber + i].value);
            paper.totals.push_back(total_of(wording_, kTotals[i], sum, Count{Count::Sum, {kFirstNumber + i}}));
        }
    }

    const DayBook& book_;
    const service::EventRecord& record_;
    const Wording& wording_;
    const MealOptions& options_;
};

} // namespace

core::Result<Document> meal_counts(const service::EventRecord& record, const Wording& wording,
                                   const MealOptions& options) {
    TRY(check_scope(record, options.scope));
    const DayBook book(record);
    auto document = document_of(record, wording, "meals", options.scope.day.value_or(record.event.first_day));
    const Kitchen kitchen(book, wording, options);
    for (const auto day : days_in(book, options.scope))
        for (const auto& door : record.checkpoints)
            if (door.kind == core::CheckpointKind::Meal && (!door.day || *door.day == day))
                document.papers.push_back(kitchen.paper(&door, day));
    if (document.papers.empty()) document.papers.push_back(kitchen.paper(nullptr, document.day));
    return document;
}

} // namespace kiosk::report
