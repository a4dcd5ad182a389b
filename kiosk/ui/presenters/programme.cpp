#include "ui/presenters/programme.hpp"

#include <algorithm>
#include <set>

#include "core/base/find_by_id.hpp"
#include "core/event/calendar_text.hpp"
#include "ui/presenters/when.hpp"

namespace kiosk::ui {
namespace {

using core::LocalDay;
using core::MinuteOfDay;
using core::ProgrammeFilter;
using core::ProgrammeItem;
using FilterKind = ProgrammeFilter::Kind;

constexpr std::chrono::days kLongestEvent{31}; // a day out of order in the event's file must not make a thousand tabs

core::LocalTime minute_of(const ScreenInput& screen) {
    return std::chrono::floor<std::chrono::minutes>(screen.local_now);
}

Said digits(std::string text) {
    return {std::move(text), "en"};
}

Said duration(MinuteOfDay length, const Translator& words) {
    const std::int64_t all = length.count(), hour = all / 60, rest = all % 60;
    if (hour < 2) return words.say("programme.minutes", {{"n", all}});
    if (rest == 0) return words.say("programme.hours", {{"n", hour}});
    return words.say("programme.hours_minutes", {{"h", hour}, {"m", rest}});
}

// The event's days and whatever the programme adds, in order.
std::vector<LocalDay> days_of(const Model& model) {
    std::set<LocalDay> days;
    const LocalDay first = model.event.first_day;
    for (LocalDay day = first; day <= model.event.last_day && day - first < kLongestEvent; day += std::chrono::days{1})
        days.insert(day);
    for (const ProgrammeItem& item : model.programme) days.insert(item.day);
    return {days.begin(), days.end()};
}

LocalDay shown_day(const ScreenInput& screen, const std::vector<LocalDay>& days) {
    const auto& chosen = screen.state.programme.day;
    if (chosen && std::binary_search(days.begin(), days.end(), *chosen)) return *chosen;
    return core::nearest_day(days, core::day_of(screen.local_now));
}

Said name_of_day(LocalDay day, std::int64_t number, LocalDay today, const Translator& words) {
    if (day == today) return words.say("programme.today");
    if (day == today + std::chrono::days{1}) return words.say("programme.tomorrow");
    return words.say("programme.day", {{"n", number}});
}

std::vector<DayTab> day_tabs(const ScreenInput& screen, const Translator& words) {
    const auto days = days_of(screen.model);
    const LocalDay today = core::day_of(screen.local_now), shown = shown_day(screen, days);
    std::vector<DayTab> tabs;
    for (const LocalDay day : days) {
        const auto number = static_cast<std::int64_t>(tabs.size()) + 1;
        tabs.push_back({day,
                        name_of_day(day, number, today, words),
                        {core::format_day(day, words.language(), core::DateStyle::Day), words.language()},
                        day == shown});
    }
    return tabs;
}

FilterChip chip(const ScreenInput& screen, std::string id, ProgrammeFilter filter, Said name) {
    const bool chosen = filter == screen.state.programme.filter;
    return {"programme.filter." + std::move(id), std::move(filter), std::move(name), chosen};
}

std::vector<FilterChip> general_chips(const ScreenInput& screen, const Translator& words) {
    std::vector<FilterChip> chips;
    if (screen.state.programme.guest)
        chips.push_back(chip(screen, "mine", {FilterKind::Guest, {}, {}}, words.say("programme.mine")));
    chips.push_back(chip(screen, "everyone", {}, words.say("programme.everyone")));
    return chips;
}

std::vector<FilterChip> delegation_chips(const ScreenInput& screen) {
    std::vector<FilterChip> chips;
    for (const core::Delegation& each : screen.model.delegations)
        chips.push_back(chip(screen, "delegation." + each.id.str(), {FilterKind::Delegation, each.id, {}},
                             say(each.name, each.language)));
    return chips;
}

std::vector<FilterChip> group_chips(const ScreenInput& screen, const Translator& words) {
    std::set<std::string> groups;
    for (const ProgrammeItem& item : screen.model.programme)
        groups.insert(item.audience.groups.begin(), item.audience.groups.end());
    std::vector<FilterChip> chips;
    for (const std::string& group : groups)
        chips.push_back(chip(screen, "group." + group, {FilterKind::Group, {}, group},
                             words.say("result.group_name", {{"name", group}})));
    return chips;
}

// Of what is for the guest: what comes next; when nothing does, what is on.
const ProgrammeItem* next_of(const ScreenInput& screen) {
    const core::ProgrammeChoice& choice = screen.state.programme;
    std::vector<ProgrammeItem> mine;
    for (const ProgrammeItem& item : screen.model.programme)
        if (core::concerns(item.audience, choice.filter, choice.guest)) mine.push_back(item);
    const core::NowNext on = core::now_and_next(mine, screen.local_now, nullptr);
    const ProgrammeItem* found = on.next != nullptr ? on.next : on.now;
    if (found == nullptr) return nullptr;
    return core::find_by_id(screen.model.programme, found->id);
}

std::optional<NextCard> next_card(const ScreenInput& screen, const Translator& words) {
    if (screen.state.programme.filter.kind != FilterKind::Guest) return std::nullopt;
    const ProgrammeItem* item = next_of(screen);
    if (item == nullptr) return std::nullopt;
    const bool on = item->day + item->starts <= screen.local_now;
    NextCard card;
    card.item = item->id;
    card.pill = words.both(on ? "home.now" : "home.next");
    card.title = say_both(item->title, words.language());
    card.time = when_said(item->day, item->starts, item->ends, core::day_of(screen.local_now), words);
    card.place = joined({say_both(item->place_text, words.language())}, kDot);
    card.way = joined({{say(item->way, words.language())}}, kDot);
    return card;
}

// Of this guest, from what is on now on.
std::vector<const ProgrammeItem*> to_come(const ScreenInput& screen) {
    std::vector<const ProgrammeItem*> items;
    core::ProgrammeFilter mine;
    mine.kind = FilterKind::Guest;
    for (const ProgrammeItem& item : screen.model.programme) {
        const bool over = core::LocalTime{item.day} + item.ends <= screen.local_now;
        if (over || item.status == core::ItemStatus::Cancelled) continue;
        if (core::concerns(item.audience, mine, screen.state.programme.guest)) items.push_back(&item);
    }
    std::ranges::stable_sort(items, {}, [](const ProgrammeItem* item) { return std::pair(item->day, item->starts); });
    return items;
}

struct DayItems {
    std::vector<const ProgrammeItem*> items;
    std::vector<core::TimelineItem> spans;
};

DayItems items_of(const ScreenInput& screen, LocalDay day) {
    DayItems found;
    const core::ProgrammeChoice& choice = screen.state.programme;
    for (const ProgrammeItem& item : screen.model.programme) {
        if (item.day != day || !core::concerns(item.audience, choice.filter, choice.guest)) continue;
        found.items.push_back(&item);
        found.spans.push_back({item.starts, item.ends});
    }
    return found;
}

void fill_list(ProgrammeViewModel& view, const ScreenInput& screen, const Translator& words, int most_lanes) {
    const DayItems day = items_of(screen, view.day);
    const core::Timeline timeline = core::lay_out(day.spans, most_lanes);
    std::vector<bool> even(timeline.rows.size(), true); // all that begin in the row end together
    for (const core::TimelineRow& row : timeline.rows) {
        ProgrammeRow made;
        made.starts = row.starts;
        made.ends = row.ends;
        made.time = {digits(core::format_minute(row.starts))};
        made.past = view.day + row.ends <= screen.local_now;
        view.rows.push_back(std::move(made));
    }
    for (const core::TimelineSlot& slot : timeline.slots) {
        const auto row = static_cast<std::size_t>(slot.row);
        if (day.items[slot.item]->ends != timeline.rows[row].ends) even[row] = false;
    }
    for (const core::TimelineSlot& slot : timeline.slots) {
        const ProgrammeItem& item = *day.items[slot.item];
        ProgrammeCard card{item.id, slot, say(item.title, words.language()), {}, item.sdgs, false, false, std::nullopt};
        const bool told = even[static_cast<std::size_t>(slot.row)];
        card.notice = change_notice(item, screen.model, words);
        card.detail = joined({told ? Spans{} : Spans{hours_said(item.starts, item.ends)},
                              item.place_text.empty() ? Spans{} : Spans{say(item.place_text, words.language())},
                              card.notice ? card.notice->was : Spans{}},
                             kDot);
        const bool cancelled = item.status == core::ItemStatus::Cancelled;
        card.past = item.day + item.ends <= screen.local_now;
        card.now = !card.past && !cancelled && item.day + item.starts <= screen.local_now;
        ProgrammeRow& row = view.rows[static_cast<std::size_t>(slot.row)];
        row.now = row.now || card.now;
        if (told && row.duration.empty()) row.duration = {duration(item.ends - item.starts, words)};
        view.cards.push_back(std::move(card));
    }
}

// "Aobadai Senior High School", "Group A, Group B", "Student": a line each.
Spans audience_text(const core::Audience& audience, const Model& model, const Translator& words) {
    if (audience.everyone()) return {words.say("programme.everyone")};
    std::vector<Spans> delegations, groups, roles, classes;
    for (const core::DelegationId& id : audience.delegations) {
        if (const auto* found = core::find_by_id(model.delegations, id))
            delegations.push_back({say(found->name, words.language())});
    }
    for (const std::string& group : audience.groups)
        groups.push_back({words.say("result.group_name", {{"name", group}})});
    for (const std::string& role : audience.roles)
        roles.push_back({words.has("role." + role) ? words.say("role." + role) : Said{role, words.language()}});
    for (const std::string& one : audience.buddy_classes)
        classes.push_back({words.say("result.buddy_class", {{"name", one}})});
    const bool wide = words.at_home() || words.language() == "ja";
    const std::string_view comma = wide ? "、" : ", ";
    return joined({joined(delegations, comma), joined(groups, comma), joined(roles, comma), joined(classes, comma)},
                  "\n");
}

void add_fact(ItemSheet& sheet, const Translator& words, std::string_view key, Spans text) {
    if (!text.empty()) sheet.facts.push_back({words.say(key), std::move(text)});
}

Spans if_any(const core::Texts& texts, const Translator& words) {
    return texts.empty() ? Spans{} : say_both(texts, words.language());
}

// This kiosk's own door is counted with every badge, the others now and then.
std::optional<Seats> seats_of(const core::ItemId& item, const ScreenInput& screen) {
    const core::Checkpoint& here = screen.model.checkpoint;
    if (here.item == item && here.capacity && !item.empty())
        return Seats{std::max(0, *here.capacity - screen.state.counts.inside), *here.capacity};
    const auto found = screen.model.seats.find(item);
    return found == screen.model.seats.end() ? std::nullopt : std::optional(found->second);
}

void add_facts(ItemSheet& sheet, const ProgrammeItem& item, const ScreenInput& screen, const Translator& words) {
    if (!item.speakers.empty()) add_fact(sheet, words, "programme.speakers", {say(item.speakers, words.language())});
    add_fact(sheet, words, "programme.where", if_any(item.place_text, words));
    add_fact(sheet, words, "programme.way", if_any(item.way, words));
    if (!item.rain_place.empty() && item.status != core::ItemStatus::Rain)
        add_fact(sheet, words, "programme.rain", {{item.rain_place, core::Language(core::kHomeLanguage)}});
    add_fact(sheet, words, "programme.who", audience_text(item.audience, screen.model, words));
    const auto seats = seats_of(item.id, screen);
    if (!seats || item.status == core::ItemStatus::Cancelled) return;
    const core::Args args{{"n", std::int64_t{seats->left}}, {"capacity", std::int64_t{seats->capacity}}};
    add_fact(sheet, words, "programme.seats", {words.say("programme.seats_of", args)});
}

} // namespace

ProgrammeKey programme_key(const ScreenInput& screen, const Translator& words, int most_lanes) {
    ProgrammeKey key{minute_of(screen),
                     words.language(),
                     screen.state.programme,
                     most_lanes,
                     screen.model.event.first_day,
                     screen.model.event.last_day,
                     screen.model.programme,
                     screen.model.late_changes,
                     screen.model.delegations};
    key.choice.item = {};
    return key;
}

bool still_holds(const ProgrammeKey& key, const ScreenInput& screen, const Translator& words, int most_lanes) {
    const core::ProgrammeChoice& choice = screen.state.programme;
    return key.minute == minute_of(screen) && key.language == words.language() && key.choice.day == choice.day &&
           key.choice.filter == choice.filter && key.choice.guest == choice.guest && key.most_lanes == most_lanes &&
           key.first_day == screen.model.event.first_day && key.last_day == screen.model.event.last_day &&
           key.programme == screen.model.programme && key.late_changes == screen.model.late_changes &&
           key.delegations == screen.model.delegations;
}

ProgrammeViewModel programme_view_model(const ScreenInput& screen, const Translator& words, int most_lanes) {
    ProgrammeViewModel view;
    view.days = day_tabs(screen, words);
    view.day = shown_day(screen, days_of(screen.model));
    view.filters = general_chips(screen, words);
    for (auto&& more : {delegation_chips(screen), group_chips(screen, words)})
        view.filters.insert(view.filters.end(), more.begin(), more.end());
    view.more = words.say("programme.more");
    view.next = next_card(screen, words);
    if (screen.state.programme.guest && !to_come(screen).empty()) view.take = words.say("programme.take");
    view.now_label = words.say("home.now");
    fill_list(view, screen, words, most_lanes);
    const LocalDay today = core::day_of(screen.local_now);
    if (view.day == today) view.now = std::chrono::floor<std::chrono::minutes>(screen.local_now - today);
    if (view.rows.empty()) view.nothing = words.say("programme.empty");
    return view;
}

CalendarSheet calendar_sheet(const ScreenInput& screen, const Translator& words) {
    CalendarSheet sheet;
    const auto items = to_come(screen);
    // Stamped with the day, so that the same programme is the same code all day.
    core::CalendarText made = core::calendar_text(items, screen.model.event, words.language(),
                                                  core::LocalTime{core::day_of(screen.local_now)});
    sheet.title = words.say("programme.take");
    if (!words.at_home()) sheet.title_home = words.say_home("programme.take");
    sheet.lines.push_back(words.say("programme.take_how", {{"n", static_cast<std::int64_t>(made.items)}}));
    sheet.lines.push_back(words.say("programme.take_what"));
    sheet.text = std::move(made.text);
    sheet.close = words.say("common.close");
    return sheet;
}

std::optional<ItemSheet> item_sheet(const ScreenInput& screen, const Translator& words) {
    const ProgrammeItem* found = core::find_by_id(screen.model.programme, screen.state.programme.item);
    if (found == nullptr) return std::nullopt;
    const ProgrammeItem& item = *found;
    ItemSheet sheet;
    sheet.title = say(item.title, words.language());
    if (const Said home = say(item.title, core::kHomeLanguage); !words.at_home() && home.text != sheet.title.text)
        sheet.title_home = home;
    const Said day{core::format_day(item.day, words.language(), core::DateStyle::Long), words.language()};
    sheet.when =
        joined({{day}, {hours_said(item.starts, item.ends)}, {duration(item.ends - item.starts, words)}}, kDot);
    const bool cancelled = item.status == core::ItemStatus::Cancelled;
    sheet.now = !cancelled && item.day + item.starts <= screen.local_now && screen.local_now < item.day + item.ends;
    sheet.notice = change_notice(item, screen.model, words);
    if (!item.description.empty()) sheet.about = {say(item.description, words.language())};
    sheet.item = item.id;
    sheet.place = item.place;
    if (!cancelled) sheet.show_way = words.say("map.way");
    sheet.now_label = words.say("home.now");
    add_facts(sheet, item, screen, words);
    sheet.goals_label = words.say("programme.goals");
    for (const int goal : item.sdgs) sheet.goals.emplace_back(goal, sdg_title(goal, words));
    sheet.close = words.say("common.close");
    return sheet;
}

FilterSheet filter_sheet(const ScreenInput& screen, const Translator& words) {
    FilterSheet sheet;
    sheet.title = words.say("programme.choose");
    sheet.sections.emplace_back(std::nullopt, general_chips(screen, words));
    sheet.sections.emplace_back(words.say("programme.delegations"), delegation_chips(screen));
    if (auto groups = group_chips(screen, words); !groups.empty())
        sheet.sections.emplace_back(words.say("programme.groups"), std::move(groups));
    sheet.close = words.say("common.close");
    return sheet;
}

} // namespace kiosk::ui
