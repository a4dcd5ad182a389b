#include "core/base/find_by_id.hpp"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/event/roster.hpp"

namespace kiosk::core {
namespace {

template <class List>
concept CanBeSearched = requires(List&& list) {
    find_by_id(std::forward<List>(list), PlaceId());
};

std::vector<Place> two_places() {
    std::vector<Place> places(2);
    places[0].id = PlaceId("hall");
    places[1].id = PlaceId("library");
    return places;
}

TEST(FindById, PointsIntoTheList) {
    std::vector<Place> places = two_places();
    EXPECT_EQ(find_by_id(places, PlaceId("library")), &places[1]);
    find_by_id(places, PlaceId("hall"))->kind = "room";
    EXPECT_EQ(places[0].kind, "room");
}

TEST(FindById, IsNothingWhereNoneHasTheId) {
    const std::vector<Place> places = two_places(), none;
    EXPECT_EQ(find_by_id(places, PlaceId("Hall")), nullptr);
    EXPECT_EQ(find_by_id(places, PlaceId()), nullptr);
    EXPECT_EQ(find_by_id(none, PlaceId("hall")), nullptr);
}

TEST(FindById, IsRefusedByTheCompilerOfAListThatEndsWithTheCall) {
    EXPECT_TRUE(CanBeSearched<std::vector<Place>&>);
    EXPECT_TRUE(CanBeSearched<const std::vector<Place>&>);
    EXPECT_FALSE(CanBeSearched<std::vector<Place>>);
    EXPECT_FALSE(CanBeSearched<const std::vector<Place>>);
}

} // namespace
} // namespace kiosk::core
