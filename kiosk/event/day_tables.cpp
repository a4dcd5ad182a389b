#include <algorithm>

#include "event/tables.hpp"

namespace kiosk::event {
namespace {

constexpr Column kPlaceColumns[] = {
    {"id", "編號", true},  {"name", "名稱", true, true}, {"kind", "類別", true},
    {"lon", "經度", true}, {"lat", "緯度", true},
};

constexpr Column kProgrammeColumns[] = {
    {"id", "編號", true},
    {"day", "日期", true},
    {"starts", "開始", true},
    {"ends", "結束", true},
    {"title", "名稱", true, true},
    {"place", "地點編號"},
    {"place_text", "地點", false, true},
    {"way", "路線", false, true},
    {"rain_place", "雨天備案"},
    {"delegations", "團體"},
    {"groups", "組別"},
    {"roles", "身分"},
    {"sdgs", "永續發展目標"},
};

constexpr Column kCheckpointColumns[] = {
    {"id", "編號", true},   {"kind", "類別", true},      {"name", "名稱", true, true},
    {"area", "區域", true}, {"direction", "方向", true}, {"day", "日期"},
    {"opens", "開放"},      {"closes", "截止"},          {"late_after", "遲到"},
    {"capacity", "名額"},   {"many_entries", "可重複"},  {"delegations", "團體"},
    {"groups", "組別"},     {"roles", "身分"},           {"item", "行程"},
};

core::Audience read_audience(const Row& row, const Context& context) {
    core::Audience audience;
    for (auto& id : read_list(row, "delegations")) {
        if (!context.delegations.allows(id)) {
            row.error("delegations", in_quotes(id) + " is not in " + std::string(kDelegationsFile),
                      "correct it, or add it there");
        }
        audience.delegations.emplace_back(std::move(id));
    }
    audience.groups = read_list(row, "groups");
    for (const auto& group : audience.groups) {
        if (context.participants.complete && !context.groups.contains(group)) {
            row.warning("groups", "nobody is in the group " + in_quotes(group), "correct it, or put people in it");
        }
    }
    audience.roles = read_list(row, "roles");
    for (const auto& role : audience.roles) {
        if (!is_role(role)) {
            row.error("roles", in_quotes(role) + " is not known here",
                      "did you mean \"" + std::string(nearest(role, roles())) + "\"?");
        }
    }
    return audience;
}

void check_day(const Row& row, const std::optional<core::LocalDay>& day, const EventFile& event) {
    if (day && event.days_known && (*day < event.info.first_day || *day > event.info.last_day)) {
        row.error("day", "the day is not one of the event's", "correct it here or in event.toml");
    }
}

std::vector<int> read_sdgs(const Row& row) {
    constexpr int kSdgs = 17;
    std::vector<int> goals;
    for (const auto& written : read_list(row, "sdgs")) {
        const bool digits = written.size() <= 2 &&
                            std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
        const int goal = digits ? std::stoi(written) : 0;
        if (goal < 1 || goal > kSdgs) {
            row.error("sdgs", in_quotes(written) + " is not a goal", "write numbers from 1 to 17");
        } else {
            goals.push_back(goal);
        }
    }
    return goals;
}

core::ProgrammeItem read_item(const Row& row, const Context& context) {
    core::ProgrammeItem item;
    item.id = core::ItemId(read_id(row, "id"));
    const auto day = read_day(row, "day", true);
    const auto starts = read_minute(row, "starts", true);
    const auto ends = read_minute(row, "ends", true);
    check_day(row, day, context.event);
    item.day = day.value_or(core::LocalDay{});
    item.starts = starts.value_or(core::MinuteOfDay{0});
    item.ends = ends.value_or(core::MinuteOfDay{0});
    if (starts && ends && *ends <= *starts) {
        row.error("ends", "it ends before it starts", "correct the times; what lasts past midnight is two rows");
    }
    item.title = read_texts(row, "title", true);
    item.place = core::PlaceId(read_reference(row, "place", context.places, kPlacesFile, false));
    item.place_text = read_texts(row, "place_text", false);
    item.way = read_texts(row, "way", false);
    item.rain_place = read_text(row, "rain_place");
    item.audience = read_audience(row, context);
    item.sdgs = read_sdgs(row);
    return item;
}

void read_window(const Row& row, core::Checkpoint& checkpoint) {
    checkpoint.opens = read_minute(row, "opens", false);
    checkpoint.closes = read_minute(row, "closes", false);
    checkpoint.late_after = read_minute(row, "late_after", false);
    const auto opens = checkpoint.opens.value_or(core::MinuteOfDay{0});
    const auto closes = checkpoint.closes.value_or(std::chrono::hours(24));
    if (closes <= opens) {
        row.error("closes", "it closes before it opens", "correct the times");
    } else if (checkpoint.late_after && (*checkpoint.late_after < opens || *checkpoint.late_after > closes)) {
        row.error("late_after", "nobody can be late then: it is outside of the opening hours",
                  "put it between opens and closes");
    }
}

core::Checkpoint read_checkpoint(const Row& row, const Context& context) {
    using core::CheckpointKind;
    using core::Direction;
    constexpr int kMaxCapacity = 100'000;
    static const std::vector<Word<CheckpointKind>> kKinds = {
        {"gate", CheckpointKind::Gate}, {"session", CheckpointKind::Session}, {"meal", CheckpointKind::Meal}};
    static const std::vector<Word<Direction>> kDirections = {
        {"in", Direction::In}, {"out", Direction::Out}, {"both", Direction::Both}};
    core::Checkpoint checkpoint;
    checkpoint.id = core::CheckpointId(read_id(row, "id"));
    checkpoint.kind = read_word(row, "kind", kKinds).value_or(CheckpointKind::Gate);
    checkpoint.name = read_texts(row, "name", true);
    checkpoint.area = core::AreaId(read_id(row, "area"));
    checkpoint.direction = read_word(row, "direction", kDirections).value_or(Direction::In);
    checkpoint.day = read_day(row, "day", false);
    check_day(row, checkpoint.day, context.event);
    read_window(row, checkpoint);
    checkpoint.capacity = read_integer(row, "capacity", 1, kMaxCapacity);
    checkpoint.many_entries = read_yes_no(row, "many_entries", false);
    checkpoint.audience = read_audience(row, context);
    checkpoint.item = core::ItemId(read_reference(row, "item", context.items, kProgrammeFile, false));
    return checkpoint;
}

} // namespace

std::vector<core::Place> read_places(std::string_view bytes, Context& context, const Reporter& reporter) {
    constexpr double kMaxLongitude = 180;
    constexpr double kMaxLatitude = 90;
    static const std::vector<Word<std::string_view>> kKinds = {
        {"host", "host"}, {"school", "school"}, {"sight", "sight"}, {"room", "room"}};
    std::vector<core::Place> places;
    context.places.complete = read_table(bytes, kPlaceColumns, reporter, [&](const Row& row) {
        core::Place place;
        place.id = core::PlaceId(read_id(row, "id"));
        place.name = read_texts(row, "name", true);
        place.kind = read_word(row, "kind", kKinds).value_or("");
        place.longitude = read_degrees(row, "lon", kMaxLongitude).value_or(0);
        place.latitude = read_degrees(row, "lat", kMaxLatitude).value_or(0);
        if (context.places.add(row, "id", place.id.str())) {
            places.push_back(std::move(place));
        }
    });
    return places;
}

std::vector<core::ProgrammeItem> read_programme(std::string_view bytes, Context& context, const Reporter& reporter) {
    std::vector<core::ProgrammeItem> items;
    context.items.complete = read_table(bytes, kProgrammeColumns, reporter, [&](const Row& row) {
        auto item = read_item(row, context);
        if (context.items.add(row, "id", item.id.str())) {
            items.push_back(std::move(item));
        }
    });
    return items;
}

std::vector<core::Checkpoint> read_checkpoints(std::string_view bytes, Context& context, const Reporter& reporter) {
    std::vector<core::Checkpoint> checkpoints;
    context.checkpoints.complete = read_table(bytes, kCheckpointColumns, reporter, [&](const Row& row) {
        auto checkpoint = read_checkpoint(row, context);
        if (context.checkpoints.add(row, "id", checkpoint.id.str())) {
            checkpoints.push_back(std::move(checkpoint));
        }
    });
    if (context.checkpoints.complete && checkpoints.empty()) {
        reporter.error(1, "", "there is no checkpoint", "add at least one row: where people check in");
    }
    return checkpoints;
}

} // namespace kiosk::event
