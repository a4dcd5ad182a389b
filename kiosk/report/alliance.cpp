#include "report/alliance.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/iso_day.hpp"

namespace kiosk::report {
namespace {

constexpr std::size_t kMonthOfIso = 7; // "2026-11"

struct Tally {
    std::int64_t visits = 0;
    std::int64_t guests = 0;
    std::int64_t hosts = 0;
};

void add_visit(Tally& tally, const Visit& visit) {
    ++tally.visits;
    tally.guests += visit.guests.present;
    tally.hosts += visit.hosts.present;
}

class Tables {
  public:
    Tables(const std::vector<Visit>& visits, const Wording& wording) : visits_(visits), wording_(wording) {
        for (const auto& visit : visits) last_ = std::max(last_, visit.last_day);
    }

    [[nodiscard]] Document document() const {
        Document document;
        document.title = document.event = wording_.first("alliance");
        document.language = wording_.language();
        document.day = last_;
        document.source = wording_.say("visit_files", {{"n", static_cast<std::int64_t>(visits_.size())}});
        document.page = page_numbers(wording_);
        document.papers = {by_office(), by_month(), by_country(), by_goal(), by_event()};
        return document;
    }

  private:
    [[nodiscard]] Cell text(const Words& words) const { return {plain(words), wording_.language()}; }
    [[nodiscard]] Cell office_cell(int office) const { return text(office_words(wording_, office)); }

    [[nodiscard]] Paper paper(std::string_view subtitle) const {
        Paper paper;
        paper.in_csv = false;
        paper.day = last_;
        paper.title = wording_.say("alliance");
        paper.subtitle = wording_.say(subtitle);
        paper.date = wording_.day(last_);
        auto first = last_;
        for (const auto& visit : visits_) first = std::min(first, visit.first_day);
        paper.fields = {{wording_.say("date"), wording_.days(first, last_)}};
        return paper;
    }

    // A row for each key, with what its visits come to.
    template <class Key>
    [[nodiscard]] Paper tallied(std::string_view subtitle, std::string_view heading,
                                const std::map<Key, Tally>& tallies,
                                const std::function<Cell(const Key&)>& cell) const {
        auto made = paper(subtitle);
        made.columns = {{"key", wording_.say(heading), {}, 80, Align::Left, true},
                        {"visits", wording_.say("visits"), {}, 40},
                        {"guests", wording_.say("guests_present"), {}, 40},
                        {"hosts", wording_.say("hosts_present"), {}, 40},
                        {"all", wording_.say("all_present"), {}, 40}};
        for (const auto& [key, tally] : tallies)
            made.rows.push_back(
                {cell(key), {tally.visits}, {tally.guests}, {tally.hosts}, {tally.guests + tally.hosts}});
        add_total(made, 1, "total_visits");
        add_total(made, 2, "total_guests");
        add_total(made, 3, "total_hosts");
        return made;
    }

    void add_total(Paper& paper, std::size_t column, std::string_view key) const {
        std::int64_t sum = 0;
        for (const auto& row : paper.rows) sum += std::get<std::int64_t>(row[column].value);
        paper.totals.push_back(total_of(wording_, key, sum, Count{Count::Sum, {column}}));
    }

    [[nodiscard]] Paper by_office() const {
        std::map<int, Tally> tallies;
        for (const auto& visit : visits_) add_visit(tallies[visit.office], visit);
        return tallied<int>("by_office", "office_column", tallies, [&](int office) { return office_cell(office); });
    }

    [[nodiscard]] Paper by_month() const {
        std::map<std::string, Tally> tallies;
        for (const auto& visit : visits_)
            add_visit(tallies[core::format_day(visit.first_day).substr(0, kMonthOfIso)], visit);
        return tallied<std::string>("by_month", "month", tallies, [&](const std::string& month) {
            return Cell{month, wording_.language()};
        });
    }

    [[nodiscard]] Paper by_country() const {
        std::map<std::string, Tally> tallies;
        for (const auto& visit : visits_) {
            std::set<std::string> counted;
            for (const auto& [country, people] : visit.countries) {
                auto& tally = tallies[country];
                tally.guests += people.present;
                if (counted.insert(country).second) ++tally.visits;
            }
        }
        auto made = paper("by_country");
        made.columns = {{"country", wording_.say("country"), {}, 120, Align::Left, true},
                        {"visits", wording_.say("visits"), {}, 60},
                        {"guests", wording_.say("guests_present"), {}, 60}};
        std::vector<std::pair<std::string, Tally>> sorted(tallies.begin(), tallies.end());
        std::ranges::stable_sort(sorted, std::greater{}, [](const auto& each) { return each.second.guests; });
        for (const auto& [country, tally] : sorted)
            made.rows.push_back({text(country_words(wording_, country)), {tally.visits}, {tally.guests}});
        made.nothing = wording_.say("no_guests");
        add_total(made, 2, "total_guests");
        return made;
    }

    [[nodiscard]] Paper by_goal() const {
        struct Goal {
            std::int64_t visits = 0, items = 0;
            std::chrono::minutes length{};
        };
        std::map<int, Goal> goals;
        for (const auto& visit : visits_) {
            std::set<int> counted;
            for (const auto& each : visit.goals) {
                auto& goal = goals[each.goal];
                goal.items += each.items;
                goal.length += each.length;
                if (counted.insert(each.goal).second) ++goal.visits;
            }
        }
        auto made = paper("by_sdg");
        made.columns = {{"goal", wording_.say("sdgs"), {}, 120, Align::Left, true},
                        {"visits", wording_.say("visits"), {}, 40},
                        {"items", wording_.say("item"), {}, 40},
                        {"hours", wording_.say("hours_column"), {}, 40}};
        for (const auto& [number, goal] : goals)
            made.rows.push_back(
                {Cell{std::to_string(number) + " " + plain(wording_.say_any("sdg." + std::to_string(number))),
                      wording_.language()},
                 {goal.visits},
                 {goal.items},
                 {CreditedHours{goal.length}}});
        made.nothing = wording_.say("no_sdgs");
        return made;
    }

    [[nodiscard]] Paper by_event() const {
        auto made = paper("by_event");
        made.in_csv = true;
        made.columns = {{"date", wording_.say("date"), {}, 26},
                        {"office", wording_.say("office_column"), {}, 40},
                        {"host", wording_.say("organiser"), {}, 60, Align::Left},
                        {"event", wording_.say("event"), {}, 80, Align::Left, true},
                        {"guests", wording_.say("guests_present"), {}, 28},
                        {"hosts", wording_.say("hosts_present"), {}, 28}};
        for (const auto& visit : visits_)
            made.rows.push_back({Cell{core::format_day(visit.first_day), wording_.language()},
                                 office_cell(visit.office),
                                 text(wording_.of(visit.host_school)),
                                 text(wording_.of(visit.title)),
                                 {visit.guests.present},
                                 {visit.hosts.present}});
        add_total(made, 4, "total_guests");
        add_total(made, 5, "total_hosts");
        return made;
    }

    const std::vector<Visit>& visits_;
    const Wording& wording_;
    core::LocalDay last_{};
};

} // namespace

core::Result<Document> alliance_tables(std::vector<Visit> visits, const Wording& wording) {
    std::ranges::sort(visits, [](const Visit& a, const Visit& b) {
        return std::tie(a.first_day, a.event, a.file) < std::tie(b.first_day, b.event, b.file);
    });
    std::map<core::EventId, std::string> files;
    for (const auto& visit : visits) {
        const auto [first, is_first] = files.emplace(visit.event, visit.file);
        if (!is_first)
            return core::fail(core::ErrorKind::Invalid, first->second + " and " + visit.file +
                                                            " are both of the event " + visit.event.str() +
                                                            ": keep the newer one alone, or its people count twice");
    }
    return Tables(visits, wording).document();
}

std::map<int, std::int64_t> guests_by_office(const std::vector<Visit>& visits) {
    std::map<int, std::int64_t> guests;
    for (const auto& visit : visits) guests[visit.office] += visit.guests.present;
    return guests;
}

} // namespace kiosk::report
