#include "core/rules/trait_count.hpp"

#include <numeric>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/rules/event_day.hpp"
#include "support/sample_event.hpp"

namespace kiosk::core {
namespace {

using test::kFirstDay;
using test::kSecondDay;

Participant pupil(const std::string& id, Sex sex, const std::string& grade) {
    Participant one;
    one.id = ParticipantId{id};
    one.sex = sex;
    one.grade = grade;
    return one;
}

TraitCount only(const std::vector<TraitCount>& counts, Trait trait, const std::string& value,
                std::optional<LocalDay> day = {}) {
    TraitCount found;
    for (const auto& one : counts)
        if (one.trait == trait && one.value == value && one.day == day) found = one;
    return found;
}

TEST(TraitCount, SaysHowManyWereExpectedAndCame) {
    const auto event = test::sample_event().package.event;
    const std::vector people{pupil("a", Sex::Female, "10"), pupil("b", Sex::Female, "11"), pupil("c", Sex::Male, "")};
    const DaysThere there{{subject_of(ParticipantId{"a"}), {kFirstDay, kSecondDay}},
                          {subject_of(ParticipantId{"c"}), {kSecondDay}}};
    const auto counts = count_traits(event, people, there);
    EXPECT_EQ(only(counts, Trait::Sex, "female"), (TraitCount{Trait::Sex, "female", {}, 2, 1}))
        << "who comes on two days is one person";
    EXPECT_EQ(only(counts, Trait::Sex, "male", kFirstDay), (TraitCount{Trait::Sex, "male", kFirstDay, 1, 0}));
    EXPECT_EQ(only(counts, Trait::Sex, "male", kSecondDay), (TraitCount{Trait::Sex, "male", kSecondDay, 1, 1}));
    EXPECT_EQ(only(counts, Trait::Grade, "10").present, 1);
    EXPECT_TRUE(std::ranges::none_of(counts, [](const auto& one) { return one.value.empty(); }))
        << "what nobody states is not counted";
}

TEST(TraitCount, AnEveningThatEndsAfterMidnightIsOneDay) {
    auto event = test::sample_event().package.event;
    event.last_day = event.first_day;
    DaysOfSubject cut(event);
    EXPECT_EQ(cut.next(LocalTime{kFirstDay} + std::chrono::hours{18}, true), kFirstDay);
    EXPECT_EQ(cut.next(LocalTime{kSecondDay} + std::chrono::minutes{20}, false), kFirstDay);
    EXPECT_EQ(event_day_of(event, LocalTime{kSecondDay} + std::chrono::hours{5}, true, false), kSecondDay);
}

// Over all values of a trait those who state it, on each day and of the event; nobody is there who is not expected.
RC_GTEST_PROP(TraitCounts, AddUpToWhoeverStatesThem, ()) {
    const auto event = test::sample_event().package.event;
    std::vector<Participant> people;
    DaysThere there;
    const auto size = *rc::gen::inRange(0, 30);
    for (int i = 0; i < size; ++i) {
        people.push_back(pupil("p" + std::to_string(i), *rc::gen::element(Sex::Unstated, Sex::Female, Sex::Male),
                               *rc::gen::element<std::string>("", "10", "11")));
        for (const auto day : {kFirstDay, kSecondDay})
            if (*rc::gen::arbitrary<bool>()) there[subject_of(people.back().id)].insert(day);
    }
    const auto counts = count_traits(event, people, there);
    for (const auto trait : kTraits) {
        for (const auto& day : {std::optional<LocalDay>(), std::optional(kFirstDay), std::optional(kSecondDay)}) {
            int expected = 0;
            int present = 0;
            for (const auto& one : counts) {
                if (one.trait != trait || one.day != day) continue;
                RC_ASSERT(one.present <= one.expected);
                expected += one.expected;
                present += one.present;
            }
            int stated = 0;
            int came = 0;
            for (const auto& person : people) {
                if (value_of(person, trait).empty()) continue;
                ++stated;
                const auto found = there.find(subject_of(person.id));
                came += found != there.end() && (day ? found->second.contains(*day) : true) ? 1 : 0;
            }
            RC_ASSERT(expected == stated);
            RC_ASSERT(present == came);
        }
    }
}

} // namespace
} // namespace kiosk::core
