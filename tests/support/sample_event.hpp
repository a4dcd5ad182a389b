// A small made-up event with its keys and tokens, for tests of several rooms. Header-only and deterministic.
//
//   delegations  jp (Japan, ja), sg (Singapore, en), home (local teachers, zh-TW)
//   people       jp-01 … jp-04, sg-01 … sg-03, home-01, home-02; each has a badge, jp and sg have a leader's badge
//   checkpoints  gate (in) and exit (out) of area "school"; hall (both ways, capacity 3, area "hall");
//                workshop (session of 26 November 13:00–15:00, late after 13:10, only jp); lunch (meal, 11:30–13:00)
//   codes        CODE1 is jp-01's alone, SHARED is jp-01's and sg-01's
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/crypto/crypto.hpp"
#include "core/event/roster.hpp"
#include "core/event/token.hpp"
#include "core/ledger/entry.hpp"

namespace kiosk::test {

inline constexpr core::LocalDay kFirstDay{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}.time_since_epoch()};
inline constexpr core::LocalDay kSecondDay = kFirstDay + std::chrono::days{1};

[[nodiscard]] inline core::SigningKey key_from(std::uint8_t number) {
    std::array<std::uint8_t, 32> seed{};
    seed.fill(number);
    return core::SigningKey::from_seed(seed);
}

template <class Id> [[nodiscard]] Id filled(std::uint8_t value) {
    Id id;
    id.bytes.fill(value);
    return id;
}

// A clock that is trusted, at an hour and minute of a day at the host school; boot and monotonic time go with it.
[[nodiscard]] inline core::Now at(int hour, int minute, int second = 0, core::LocalDay day = kFirstDay) {
    const auto local =
        core::LocalTime{day} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
    const auto wall =
        core::WallTime{local.time_since_epoch() - std::chrono::hours{8}}; // Asia/Taipei has no summer time
    const auto since = local - core::LocalTime{kFirstDay};
    return {wall, filled<core::BootId>(7), core::MonoTime{since}, true};
}

struct SampleEvent {
    core::EventPackage package;
    core::SigningKey issuer = key_from(1);
    std::map<std::string, std::string> tokens; // by participant or delegation id

    [[nodiscard]] const std::string& token(const std::string& whose) const { return tokens.at(whose); }

    // A token signed by this event's issuer for any badge, known or not.
    [[nodiscard]] std::string sign(core::BadgeId badge, core::BadgeKind kind = core::BadgeKind::Participant) const {
        core::TokenBody body;
        body.kind = kind;
        body.event = package.event.tag;
        body.badge = badge;
        body.valid_from = core::token_day(kFirstDay);
        body.valid_to = core::token_day(kSecondDay + std::chrono::days{60});
        return core::issue_token(body, issuer);
    }
};

namespace detail {

inline core::Texts texts(std::string home, std::string english) {
    return {{{"zh-TW", std::move(home)}, {"en", std::move(english)}}};
}

inline core::Participant person(std::string id, std::string delegation, std::string name, std::string latin) {
    core::Participant one;
    one.id = core::ParticipantId{std::move(id)};
    one.delegation = core::DelegationId{std::move(delegation)};
    one.name = std::move(name);
    one.latin = std::move(latin);
    one.role = "student";
    return one;
}

inline core::Checkpoint checkpoint(std::string id, core::CheckpointKind kind, std::string area,
                                   core::Direction direction) {
    core::Checkpoint one;
    one.kind = kind;
    one.name = texts("站 " + id, "The " + id);
    one.id = core::CheckpointId{std::move(id)};
    one.area = core::AreaId{std::move(area)};
    one.direction = direction;
    return one;
}

inline core::ProgrammeItem item(std::string id, int from_minute, int to_minute) {
    core::ProgrammeItem one;
    one.title = texts("節目 " + id, "Item " + id);
    one.id = core::ItemId{std::move(id)};
    one.day = kFirstDay;
    one.starts = core::MinuteOfDay{from_minute};
    one.ends = core::MinuteOfDay{to_minute};
    return one;
}

inline void add_people(core::EventPackage& package) {
    using core::DelegationId;
    package.delegations = {{DelegationId{"jp"}, texts("海野學園", "Umino Academy"), "JP", "ja", false, {}},
                           {DelegationId{"sg"}, texts("椰林中學", "Palm Grove School"), "SG", "en", false, {}},
                           {DelegationId{"home"}, texts("本地教師", "Local teachers"), "TW", "zh-TW", true, {}}};
    auto& people = package.participants;
    people = {person("jp-01", "jp", "青木 みなも", "AOKI Minamo"),
              person("jp-02", "jp", "白川 そら", "SHIRAKAWA Sora"),
              person("jp-03", "jp", "緑谷 はる", "MIDORIYA Haru"),
              person("jp-04", "jp", "黒田 ゆき", "KURODA Yuki"),
              person("sg-01", "sg", "Alma Reed", ""),
              person("sg-02", "sg", "Ben Lake", ""),
              person("sg-03", "sg", "Cora Field", ""),
              person("home-01", "home", "王小明", "WANG Hsiao-ming"),
              person("home-02", "home", "林大樹", "LIN Ta-shu")};
    people[0].given = "みなも";
    people[0].diet = core::Diet::Vegan;
    people[0].avoid = {"花生"};
    people[0].group = "A";
    people[0].external_codes = {"CODE1", "SHARED"};
    people[4].external_codes = {"SHARED"};
    people[7].role = people[8].role = "teacher";
}

inline void add_checkpoints(core::EventPackage& package) {
    using core::CheckpointKind, core::Direction;
    auto hall = checkpoint("hall", CheckpointKind::Gate, "hall", Direction::Both);
    hall.capacity = 3;
    auto workshop = checkpoint("workshop", CheckpointKind::Session, "room-1", Direction::In);
    workshop.day = kFirstDay;
    workshop.opens = core::MinuteOfDay{13 * 60};
    workshop.closes = core::MinuteOfDay{15 * 60};
    workshop.late_after = core::MinuteOfDay{13 * 60 + 10};
    workshop.audience.delegations = {core::DelegationId{"jp"}};
    workshop.item = core::ItemId{"workshop"};
    auto lunch = checkpoint("lunch", CheckpointKind::Meal, "lunch", Direction::In);
    lunch.opens = core::MinuteOfDay{11 * 60 + 30};
    lunch.closes = core::MinuteOfDay{13 * 60};
    package.checkpoints = {checkpoint("gate", CheckpointKind::Gate, "school", Direction::In),
                           checkpoint("exit", CheckpointKind::Gate, "school", Direction::Out), hall, workshop, lunch};
}

} // namespace detail

[[nodiscard]] inline SampleEvent sample_event() {
    SampleEvent sample;
    auto& package = sample.package;
    auto& event = package.event;
    event.id = core::EventId{"sample-visit-2026"};
    event.tag = core::event_tag(event.id);
    event.title = detail::texts("國際交流參訪", "International visit");
    event.host_school = detail::texts("示範高級中學", "Sample High School");
    event.zone = core::Zone::named("Asia/Taipei").value();
    event.first_day = kFirstDay;
    event.last_day = kSecondDay;
    event.languages = {"zh-TW", "en", "ja"};
    event.issuers = {sample.issuer.public_key()};
    event.sample = true;
    detail::add_people(package);
    package.programme = {detail::item("opening", 9 * 60 + 30, 10 * 60 + 30),
                         detail::item("workshop", 13 * 60, 15 * 60)};
    package.programme[0].place = core::PlaceId{"hall"};
    package.programme[1].audience.delegations = {core::DelegationId{"jp"}};
    package.places = {{core::PlaceId{"hall"}, detail::texts("大禮堂", "Great hall"), "room", 121.5, 25.0}};
    detail::add_checkpoints(package);
    package.revision = core::RevisionNumber{1};
    package.content = filled<core::Hash>(1);

    std::uint64_t number = 0x1000;
    const auto issue = [&](core::BadgeKind kind, const std::string& whose, const core::ParticipantId& person,
                           const core::DelegationId& delegation) {
        package.badges.push_back({core::BadgeId{++number}, kind, person, delegation, core::BadgeStatus::Active});
        sample.tokens[whose] = sample.sign(core::BadgeId{number}, kind);
    };
    for (const auto& person : package.participants) issue(core::BadgeKind::Participant, person.id.str(), person.id, {});
    for (const auto* leader : {"jp", "sg"}) issue(core::BadgeKind::Delegation, leader, {}, core::DelegationId{leader});
    return sample;
}

// The same event with that many more people in delegation sg, "crowd-1" …, each with the badge 1'000'000 + its number.
// Their tokens are made with sign(), when a test needs one.
[[nodiscard]] inline SampleEvent crowded_event(int people) {
    auto sample = sample_event();
    for (int i = 1; i <= people; ++i) {
        auto one = detail::person("crowd-" + std::to_string(i), "sg", "Guest " + std::to_string(i),
                                  "GUEST " + std::to_string(i));
        one.affiliation = "Palm Grove School";
        one.group = "G" + std::to_string(i % 40);
        core::Badge badge;
        badge.id = core::BadgeId{1'000'000 + static_cast<std::uint64_t>(i)};
        badge.participant = one.id;
        sample.package.badges.push_back(badge);
        sample.package.participants.push_back(std::move(one));
    }
    return sample;
}

} // namespace kiosk::test
