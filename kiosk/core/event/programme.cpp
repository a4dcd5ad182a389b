#include "core/event/programme.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "core/base/find_by_id.hpp"

namespace kiosk::core {
namespace {

bool share_rows(const TimelineSlot& a, const TimelineSlot& b) {
    return a.row < b.row + b.rows && b.row < a.row + a.rows;
}

// Items that hang together: each overlaps with another, none with what lies outside.
class Cluster {
  public:
    Cluster(std::span<const TimelineItem> items, std::span<const std::size_t> members)
        : items_(items), members_(members) {}

    void add_to(Timeline& timeline, int most_lanes) const {
        auto slots = in_lanes();
        const auto lanes =
            std::max_element(slots.begin(), slots.end(), [](const auto& a, const auto& b) { return a.lane < b.lane; })
                ->lane +
            1;
        if (lanes > most_lanes) return list(timeline, most_lanes);
        const auto rows = starts();
        const int first = static_cast<int>(timeline.rows.size());
        for (const MinuteOfDay start : rows) timeline.rows.push_back({start, start});
        for (TimelineSlot& slot : slots) {
            const TimelineItem& item = items_[slot.item];
            const auto from = std::lower_bound(rows.begin(), rows.end(), item.starts);
            slot.row = first + static_cast<int>(from - rows.begin());
            slot.rows = static_cast<int>(std::lower_bound(from, rows.end(), item.ends) - from);
            slot.lanes = lanes;
            extend(timeline, slot.row, item.ends);
        }
        widen(slots, lanes);
        timeline.slots.insert(timeline.slots.end(), slots.begin(), slots.end());
    }

  private:
    static void extend(Timeline& timeline, int row, MinuteOfDay ends) {
        auto& known = timeline.rows[static_cast<std::size_t>(row)].ends;
        known = std::max(known, ends);
    }

    // The lowest lane that is free again, in order of start.
    [[nodiscard]] std::vector<TimelineSlot> in_lanes() const {
        std::vector<TimelineSlot> slots;
        std::vector<MinuteOfDay> busy_until;
        for (const std::size_t member : members_) {
            const TimelineItem& item = items_[member];
            auto lane = std::find_if(busy_until.begin(), busy_until.end(),
                                     [&](MinuteOfDay until) { return until <= item.starts; });
            if (lane == busy_until.end()) lane = busy_until.insert(lane, MinuteOfDay{});
            *lane = item.ends;
            TimelineSlot slot;
            slot.item = member;
            slot.lane = static_cast<int>(lane - busy_until.begin());
            slots.push_back(slot);
        }
        return slots;
    }

    [[nodiscard]] std::vector<MinuteOfDay> starts() const {
        std::vector<MinuteOfDay> rows;
        for (const std::size_t member : members_)
            if (rows.empty() || rows.back() != items_[member].starts) rows.push_back(items_[member].starts);
        return rows;
    }

    // Into the free lanes on the right.
    static void widen(std::vector<TimelineSlot>& slots, int lanes) {
        for (TimelineSlot& slot : slots) {
            const auto taken = [&](int lane) {
                return std::any_of(slots.begin(), slots.end(), [&](const TimelineSlot& other) {
                    return other.lane == lane && share_rows(slot, other);
                });
            };
            while (slot.lane + slot.span < lanes && !taken(slot.lane + slot.span)) ++slot.span;
        }
    }

    void list(Timeline& timeline, int most_lanes) const {
        std::size_t from = 0;
        while (from < members_.size()) {
            const MinuteOfDay start = items_[members_[from]].starts;
            std::size_t to = from;
            while (to < members_.size() && to - from < static_cast<std::size_t>(most_lanes) &&
                   items_[members_[to]].starts == start)
                ++to;
            const int row = static_cast<int>(timeline.rows.size());
            timeline.rows.push_back({start, start});
            for (std::size_t i = from; i < to; ++i) {
                const int lane = static_cast<int>(i - from);
                timeline.slots.push_back({members_[i], row, 1, lane, 1, static_cast<int>(to - from)});
                extend(timeline, row, items_[members_[i]].ends);
            }
            from = to;
        }
    }

    std::span<const TimelineItem> items_;
    std::span<const std::size_t> members_; // by start
};

} // namespace

bool concerns(const Audience& audience, const ProgrammeFilter& filter, const std::optional<Attendee>& guest) {
    using Kind = ProgrammeFilter::Kind;
    switch (filter.kind) {
    case Kind::Everyone:
        return true;
    case Kind::Delegation:
        return allows(audience.delegations, filter.delegation);
    case Kind::Group:
        return allows(audience.groups, filter.group);
    case Kind::Guest:
        break;
    }
    return guest && allows(audience.delegations, guest->delegation) && allows(audience.groups, guest->group) &&
           allows(audience.roles, guest->role) && allows(audience.buddy_classes, guest->buddy_class);
}

LiveProgramme live_programme(std::vector<ProgrammeItem> now, std::span<const ProgrammeItem> before) {
    LiveProgramme live{std::move(now), {}};
    std::set<ItemId> there;
    for (ProgrammeItem& item : live.items) {
        there.insert(item.id);
        const ProgrammeItem* old = find_by_id(before, item.id);
        const ProgrammeItem& was = old == nullptr ? item : *old;
        LateChange change{false, false, false, was.day, was.starts, was.ends, was.place_text};
        change.time = was.day != item.day || was.starts != item.starts || was.ends != item.ends;
        const bool wet = item.status == ItemStatus::Rain && !item.rain_place.empty();
        change.place = wet || was.place != item.place || was.place_text != item.place_text;
        if (wet) {
            item.place_text = {{{"", item.rain_place}}};
            item.way = {};
        }
        if (change.time || change.place) live.changes.emplace(item.id, std::move(change));
    }
    for (const ProgrammeItem& old : before) {
        if (there.contains(old.id)) continue;
        live.items.push_back(old);
        live.items.back().status = ItemStatus::Cancelled;
        LateChange change;
        change.dropped = true;
        live.changes.emplace(old.id, std::move(change));
    }
    return live;
}

LocalDay nearest_day(const std::vector<LocalDay>& days, LocalDay today) {
    if (days.empty()) return today;
    const auto next = std::lower_bound(days.begin(), days.end(), today);
    return next == days.end() ? days.back() : *next;
}

Timeline lay_out(std::span<const TimelineItem> items, int most_lanes) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return items[a].starts < items[b].starts; });
    Timeline timeline;
    for (std::size_t from = 0; from < order.size();) {
        MinuteOfDay end = items[order[from]].ends;
        std::size_t to = from + 1;
        for (; to < order.size() && items[order[to]].starts < end; ++to) end = std::max(end, items[order[to]].ends);
        Cluster(items, std::span(order).subspan(from, to - from)).add_to(timeline, std::max(1, most_lanes));
        from = to;
    }
    return timeline;
}

} // namespace kiosk::core
