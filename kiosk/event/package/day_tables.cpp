#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/base/ascii.hpp"
#include "core/base/edit_distance.hpp"
#include "event/files/package_files.hpp"
#include "event/package/overlaps.hpp"
#include "event/package/tables.hpp"
#include "event/package_faults.hpp"
#include "event/table/table.hpp"
#include "event/table_faults.hpp"

namespace kiosk::event {
namespace {

core::Audience read_audience(const Row& row, const Context& context) {
    core::Audience audience;
    for (const auto& written : read_list(row, "delegations")) {
        auto id = plain(written);
        if (!context.delegations.allows(id)) {
            row.error("delegations", faults::kNotIn(in_quotes(id), context.delegations.file_or(kDelegationsFile)));
        }
        audience.delegations.emplace_back(std::move(id));
    }
    audience.groups = read_text_list(row, "groups");
    for (const auto& group : audience.groups) {
        if (context.participants.complete && !context.groups.contains(group)) {
            row.warning("groups", faults::kNobodyInGroup(in_quotes(group)));
        }
    }
    for (const auto& written : read_list(row, "roles")) {
        if (const auto role = role_named(written)) {
            audience.roles.emplace_back(*role);
        } else {
            row.error("roles", faults::kUnknownWord(in_quotes(written), core::nearest_word(written, roles())));
        }
    }
    return audience;
}

void check_day(const Row& row, const std::optional<core::LocalDay>& day, const EventFile& event) {
    if (day && event.days_known && (*day < event.info.first_day || *day > event.info.last_day)) {
        row.error("day", faults::kOtherDay());
    }
}

std::vector<std::string> read_buddy_classes(const Row& row, const Context& context) {
    auto classes = read_text_list(row, "buddy_classes");
    for (const auto& one : classes) {
        if (context.participants.complete && !context.buddy_classes.contains(one)) {
            row.warning("buddy_classes", faults::kNobodyInClass(in_quotes(one)));
        }
    }
    return classes;
}

core::ItemStatus read_status(const Row& row, const std::string& rain_place) {
    using core::ItemStatus;
    static const std::vector<Word<ItemStatus>> kStatuses = {
        {"planned", ItemStatus::Planned}, {"rain", ItemStatus::Rain},      {"cancelled", ItemStatus::Cancelled},
        {"照常", ItemStatus::Planned},    {"照原定", ItemStatus::Planned}, {"正常", ItemStatus::Planned},
        {"雨備", ItemStatus::Rain},       {"雨天", ItemStatus::Rain},      {"雨天備案", ItemStatus::Rain},
        {"取消", ItemStatus::Cancelled},  {"停辦", ItemStatus::Cancelled}, {"canceled", ItemStatus::Cancelled}};
    if (row.cell("status").empty()) return ItemStatus::Planned;
    const auto status = read_word(row, "status", kStatuses).value_or(ItemStatus::Planned);
    if (status == ItemStatus::Rain && rain_place.empty()) {
        row.error("status", faults::kNoRainPlace());
    }
    return status;
}

std::vector<int> read_sdgs(const Row& row) {
    constexpr int kSdgs = 17;
    std::vector<int> goals;
    for (const auto& item : read_list(row, "sdgs")) {
        const auto written = plain(item);
        const bool digits = written.size() <= 2 && std::all_of(written.begin(), written.end(), core::is_digit);
        const int goal = digits ? std::stoi(written) : 0;
        if (goal < 1 || goal > kSdgs) {
            row.error("sdgs", faults::kNotAGoal(in_quotes(written)));
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
        row.error("ends", faults::kEndsBefore());
    }
    item.title = read_texts(row, "title", true, TextUse::Prose);
    item.place = core::PlaceId(read_reference(row, "place", context.places, kPlacesFile, false));
    item.place_text = read_texts(row, "place_text", false, TextUse::Label);
    item.way = read_texts(row, "way", false, TextUse::Prose);
    item.rain_place = read_text(row, "rain_place");
    item.audience = read_audience(row, context);
    item.audience.buddy_classes = read_buddy_classes(row, context);
    item.sdgs = read_sdgs(row);
    item.description = read_texts(row, "description", false, TextUse::Prose);
    item.speakers = read_texts(row, "speakers", false, TextUse::Label);
    item.status = read_status(row, item.rain_place);
    return item;
}

void read_window(const Row& row, core::Checkpoint& checkpoint) {
    checkpoint.opens = read_minute(row, "opens", false);
    checkpoint.closes = read_minute(row, "closes", false);
    checkpoint.late_after = read_minute(row, "late_after", false);
    const auto opens = checkpoint.opens.value_or(core::MinuteOfDay{0});
    const auto closes = checkpoint.closes.value_or(std::chrono::hours(24));
    if (closes <= opens) {
        row.error("closes", faults::kClosesBefore());
    } else if (checkpoint.late_after && (*checkpoint.late_after < opens || *checkpoint.late_after > closes)) {
        row.error("late_after", faults::kNeverLate());
    }
}

// What changes hands does so one way, but for a loan; and nobody is late for it.
void check_hands(const Row& row, const core::Checkpoint& checkpoint) {
    using core::CheckpointKind;
    const auto kind = checkpoint.kind;
    if ((kind == CheckpointKind::Handout || kind == CheckpointKind::Handover) &&
        checkpoint.direction != core::Direction::In)
        row.error("direction", faults::kComesBack());
    if (kind == CheckpointKind::Loan && checkpoint.many_entries) row.error("many_entries", faults::kLentTwice());
    if (!core::tells_attendance(kind) && checkpoint.late_after) row.warning("late_after", faults::kNobodyLate());
}

// Whoever came through one would have had what is handed out at the other.
void check_areas(const std::vector<core::Checkpoint>& checkpoints, const std::vector<int>& lines,
                 const Reporter& reporter) {
    std::map<core::AreaId, const core::Checkpoint*> first;
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
        const auto& each = checkpoints[i];
        const auto* other = first.try_emplace(each.area, &each).first->second;
        const bool apart = core::tells_attendance(each.kind) && core::tells_attendance(other->kind);
        if (each.kind != other->kind && !apart) reporter.error(lines[i], "area", faults::kAreaOfOther(other->id.str()));
    }
}

core::Checkpoint read_checkpoint(const Row& row, const Context& context) {
    using core::CheckpointKind;
    using core::Direction;
    constexpr int kMaxCapacity = 100'000;
    static const std::vector<Word<CheckpointKind>> kKinds = {
        {"gate", CheckpointKind::Gate},         {"session", CheckpointKind::Session},
        {"meal", CheckpointKind::Meal},         {"大門", CheckpointKind::Gate},
        {"校門", CheckpointKind::Gate},         {"門口", CheckpointKind::Gate},
        {"入口", CheckpointKind::Gate},         {"出口", CheckpointKind::Gate},
        {"報到", CheckpointKind::Gate},         {"場次", CheckpointKind::Session},
        {"課程", CheckpointKind::Session},      {"活動", CheckpointKind::Session},
        {"會場", CheckpointKind::Session},      {"用餐", CheckpointKind::Meal},
        {"餐", CheckpointKind::Meal},           {"午餐", CheckpointKind::Meal},
        {"晚餐", CheckpointKind::Meal},         {"領餐", CheckpointKind::Meal},
        {"handout", CheckpointKind::Handout},   {"發放", CheckpointKind::Handout},
        {"領取", CheckpointKind::Handout},      {"紀念品", CheckpointKind::Handout},
        {"便當", CheckpointKind::Handout},      {"loan", CheckpointKind::Loan},
        {"借用", CheckpointKind::Loan},         {"借還", CheckpointKind::Loan},
        {"handover", CheckpointKind::Handover}, {"交接", CheckpointKind::Handover},
        {"接回", CheckpointKind::Handover},     {"寄宿家庭", CheckpointKind::Handover}};
    static const std::vector<Word<Direction>> kDirections = {
        {"in", Direction::In},           {"out", Direction::Out},    {"both", Direction::Both},
        {"進", Direction::In},           {"入", Direction::In},      {"進場", Direction::In},
        {"入場", Direction::In},         {"簽到", Direction::In},    {"報到", Direction::In},
        {"出", Direction::Out},          {"出場", Direction::Out},   {"離場", Direction::Out},
        {"簽退", Direction::Out},        {"進出", Direction::Both},  {"雙向", Direction::Both},
        {"in and out", Direction::Both}, {"in/out", Direction::Both}};
    core::Checkpoint checkpoint;
    checkpoint.id = core::CheckpointId(read_id(row, "id"));
    checkpoint.kind = read_word(row, "kind", kKinds).value_or(CheckpointKind::Gate);
    checkpoint.name = read_texts(row, "name", true, TextUse::Label);
    checkpoint.area = core::AreaId(read_id(row, "area"));
    checkpoint.direction = read_word(row, "direction", kDirections).value_or(Direction::In);
    checkpoint.day = read_day(row, "day", false);
    check_day(row, checkpoint.day, context.event);
    read_window(row, checkpoint);
    checkpoint.capacity = read_integer(row, "capacity", 1, kMaxCapacity);
    checkpoint.many_entries = read_yes_no(row, "many_entries", false);
    checkpoint.audience = read_audience(row, context);
    checkpoint.item = core::ItemId(read_reference(row, "item", context.items, kProgrammeFile, false));
    check_hands(row, checkpoint);
    return checkpoint;
}

// "600 690; 600 420": points apart by a semicolon (；), the numbers of each by a space or a comma.
std::vector<core::PlanPoint> read_route(const Row& row) {
    std::vector<core::PlanPoint> route;
    const std::string text = core::fold_width(row.cell("route"));
    const auto refused = [&](Fault fault) {
        row.error("route", std::move(fault));
        return std::vector<core::PlanPoint>{};
    };
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(';', from), text.size());
        std::string point = text.substr(from, to - from);
        from = to + 1;
        std::ranges::replace(point, ',', ' ');
        if (point.find_first_not_of(' ') == std::string::npos) continue;
        std::array<int, 2> numbers{};
        const char* at = point.data();
        const char* const end = point.data() + point.size();
        for (int& number : numbers) {
            while (at < end && *at == ' ') ++at;
            const auto read = std::from_chars(at, end, number);
            if (read.ec != std::errc() || number < 0 || number > core::kPlanReach)
                return refused(faults::kNotAPoint(in_quotes(point), core::kPlanReach));
            at = read.ptr;
        }
        if (std::any_of(at, end, [](char c) { return c != ' '; }))
            return refused(faults::kMoreThanAPoint(in_quotes(point)));
        route.push_back({numbers[0], numbers[1]});
        if (route.size() > core::kMostRoutePoints) return refused(faults::kTooManyPoints(core::kMostRoutePoints));
    }
    if (route.size() == 1) return refused(faults::kOnePoint());
    return route;
}

core::LineColour read_line(const Row& row) {
    using core::LineColour;
    static const std::vector<Word<LineColour>> kColours = {
        {"red", LineColour::Red},     {"orange", LineColour::Orange}, {"yellow", LineColour::Yellow},
        {"green", LineColour::Green}, {"blue", LineColour::Blue},     {"purple", LineColour::Purple},
        {"pink", LineColour::Pink},   {"brown", LineColour::Brown},   {"紅", LineColour::Red},
        {"橘", LineColour::Orange},   {"橙", LineColour::Orange},     {"黃", LineColour::Yellow},
        {"綠", LineColour::Green},    {"藍", LineColour::Blue},       {"紫", LineColour::Purple},
        {"粉紅", LineColour::Pink},   {"棕", LineColour::Brown},      {"咖啡", LineColour::Brown},
        {"紅色", LineColour::Red},    {"橘色", LineColour::Orange},   {"橙色", LineColour::Orange},
        {"黃色", LineColour::Yellow}, {"綠色", LineColour::Green},    {"藍色", LineColour::Blue},
        {"紫色", LineColour::Purple}, {"粉紅色", LineColour::Pink},   {"棕色", LineColour::Brown},
        {"咖啡色", LineColour::Brown}};
    if (row.cell("line").empty()) return LineColour::None;
    return read_word(row, "line", kColours).value_or(LineColour::None);
}

std::optional<core::PlanSpot> read_plan(const Row& row, const Context& context) {
    core::PlanSpot spot;
    spot.file = row.cell("plan");
    const bool has_point = std::ranges::any_of(std::array{"plan_x", "plan_y", "route", "walk", "line"},
                                               [&](const char* column) { return !row.cell(column).empty(); });
    if (spot.file.empty()) {
        if (has_point) {
            row.error("plan", faults::kPointAlone());
        }
        return std::nullopt;
    }
    if (!is_drawing_name(spot.file)) {
        row.error("plan", faults::kNotADrawing(in_quotes(spot.file)));
        return std::nullopt;
    }
    if (!context.plans.contains(spot.file)) {
        row.warning("plan", faults::kNoDrawing(spot.file));
    }
    for (const auto& [column, value] : {std::pair{"plan_x", &spot.x}, std::pair{"plan_y", &spot.y}}) {
        if (row.cell(column).empty()) {
            row.error(column, faults::kNoPixel());
        } else {
            *value = read_integer(row, column, 0, core::kPlanReach).value_or(0);
        }
    }
    spot.route = read_route(row);
    if (!row.cell("walk").empty()) spot.walk = read_integer(row, "walk", 1, core::kLongestWalk).value_or(0);
    spot.line = read_line(row);
    return spot;
}

} // namespace

std::vector<core::Place> read_places(const TableFile& file, Context& context, const Reporter& reporter) {
    constexpr double kMaxLongitude = 180;
    constexpr double kMaxLatitude = 90;
    static const std::vector<Word<std::string_view>> kKinds = {
        {"host", "host"},     {"school", "school"}, {"sight", "sight"},   {"room", "room"},
        {"主辦學校", "host"}, {"地主學校", "host"}, {"接待學校", "host"}, {"學校", "school"},
        {"景點", "sight"},    {"教室", "room"},     {"場地", "room"},     {"室內", "room"}};
    std::vector<core::Place> places;
    context.places.complete = read_table(file, place_columns(), reporter, [&](const Row& row) {
        core::Place place;
        place.id = core::PlaceId(read_id(row, "id"));
        place.name = read_texts(row, "name", true, TextUse::Label);
        place.kind = read_word(row, "kind", kKinds).value_or("");
        place.plan = read_plan(row, context);
        // Whoever knows where a room is on the plan need not know where on earth.
        if (!place.plan || !row.cell("lon").empty() || !row.cell("lat").empty()) {
            place.longitude = read_degrees(row, "lon", kMaxLongitude).value_or(0);
            place.latitude = read_degrees(row, "lat", kMaxLatitude).value_or(0);
        }
        if (context.places.add(row, "id", place.id.str())) {
            places.push_back(std::move(place));
        }
    });
    return places;
}

std::vector<core::ProgrammeItem> read_programme(const TableFile& file, Context& context, const Reporter& reporter) {
    std::vector<core::ProgrammeItem> items;
    std::vector<int> lines;
    context.items.complete = read_table(file, programme_columns(), reporter, [&](const Row& row) {
        auto item = read_item(row, context);
        if (context.items.add(row, "id", item.id.str())) {
            items.push_back(std::move(item));
            lines.push_back(row.line());
        }
    });
    warn_of_overlaps(items, lines, reporter);
    return items;
}

std::vector<core::Checkpoint> read_checkpoints(const TableFile& file, Context& context, const Reporter& reporter) {
    std::vector<core::Checkpoint> checkpoints;
    std::vector<int> lines;
    context.checkpoints.complete = read_table(file, checkpoint_columns(), reporter, [&](const Row& row) {
        auto checkpoint = read_checkpoint(row, context);
        if (context.checkpoints.add(row, "id", checkpoint.id.str())) {
            checkpoints.push_back(std::move(checkpoint));
            lines.push_back(row.line());
        }
    });
    warn_of_overlaps(checkpoints, lines, reporter);
    check_areas(checkpoints, lines, reporter);
    if (context.checkpoints.complete && checkpoints.empty()) {
        reporter.error(1, "", faults::kNoCheckpoint());
    }
    return checkpoints;
}

} // namespace kiosk::event
