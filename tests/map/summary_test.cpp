#include "map/search.hpp"
#include "map/summary.hpp"
#include "map/taiwan.hpp"
#include "support/must.hpp"

namespace kiosk::map {
namespace {

using test::taiwan;

core::Place place(const char* id, const char* kind, double longitude, double latitude, const char* zh = "",
                  const char* en = "") {
    core::Place made;
    made.id = core::PlaceId{id};
    made.kind = kind;
    made.longitude = longitude;
    made.latitude = latitude;
    if (*zh != 0) made.name.by_language[""] = zh;
    if (*en != 0) made.name.by_language["en"] = en;
    return made;
}

core::ProgrammeItem item(const char* at, std::vector<int> sdgs) {
    core::ProgrammeItem made;
    made.place = core::PlaceId{at};
    made.sdgs = std::move(sdgs);
    return made;
}

const std::vector<core::Place> kPlaces{
    place("far", "school", 120.72, 24.25, "湖畔高級中學", "Lakeside Senior High School"),
    place("home", "host", 120.662, 24.168, "晴川高級中學", "Qingchuan Senior High School"),
    place("near", "school", 120.68, 24.15, "臺山國民中學", "Hillview Junior High School"),
    place("wetland", "sight", 120.5498, 24.3119, "高美濕地", "Gaomei Wetlands"),
    place("lake", "sight", 120.912, 23.857, "日月潭", "Sun Moon Lake"),
    place("room", "room", 120.662, 24.168, "會議室"),
    place("nowhere", "school", 0, 0, "未定"),
};
const std::vector<core::ProgrammeItem> kProgramme{item("home", {13, 4}), item("", {17}), item("lake", {6}),
                                                  item("gone", {1}), item("wetland", {4, 15})};

std::uint16_t office(int number) {
    return static_cast<std::uint16_t>(taiwan().region(number) - taiwan().regions.data());
}

TEST(Summary, TheHostsOfficeHasItsSchoolsThemesAndGuests) {
    const RegionSummary summary = summarise(taiwan(), office(4), {kPlaces, kProgramme, {}, 2, 62});
    EXPECT_TRUE(summary.hosts_event);
    ASSERT_EQ(summary.schools.size(), 3U);
    EXPECT_EQ(summary.schools[0].place, 1U) << "here first";
    EXPECT_TRUE(summary.schools[0].here);
    EXPECT_EQ(summary.schools[1].place, 2U) << "then the nearest";
    EXPECT_NEAR(*summary.schools[1].km, 2.7, 0.1);
    EXPECT_EQ(summary.schools[2].place, 0U);
    EXPECT_EQ(summary.sights, (std::vector<std::uint32_t>{3}));
    EXPECT_EQ(summary.sdgs, (std::vector<int>{4, 13, 15, 17})) << "an item without a place is held here";
    EXPECT_EQ(summary.delegations, 2);
    EXPECT_EQ(summary.guests, 62);
}

TEST(Summary, AnotherOfficeSaysOnlyWhatHappensThere) {
    const RegionSummary summary = summarise(taiwan(), office(8), {kPlaces, kProgramme, {}, 2, 62});
    EXPECT_FALSE(summary.hosts_event);
    EXPECT_TRUE(summary.schools.empty());
    EXPECT_EQ(summary.sights, (std::vector<std::uint32_t>{4}));
    EXPECT_EQ(summary.sdgs, (std::vector<int>{6}));
    EXPECT_FALSE(summary.delegations) << "a figure without a source is not shown";
    EXPECT_FALSE(summary.guests);
}

TEST(Summary, AnEventWithoutPlacesClaimsNothing) {
    for (std::uint16_t r = 0; r < taiwan().regions.size(); ++r) {
        const RegionSummary summary = summarise(taiwan(), r, {{}, kProgramme, {}, 2, 62});
        EXPECT_FALSE(summary.hosts_event || summary.delegations || summary.guests);
        EXPECT_TRUE(summary.schools.empty() && summary.sights.empty() && summary.sdgs.empty());
    }
}

TEST(Summary, HereIsThePlaceNamedElseTheHost) {
    EXPECT_EQ(here({kPlaces, {}, {}, {}, {}})->id.str(), "home");
    EXPECT_EQ(here({kPlaces, {}, core::PlaceId{"near"}, {}, {}})->id.str(), "near");
    EXPECT_EQ(here({kPlaces, {}, core::PlaceId{"gone"}, {}, {}}), nullptr);
    EXPECT_FALSE(region_at(taiwan(), {}));
    EXPECT_FALSE(region_at(taiwan(), {119.9, 24.0})) << "the strait";
    EXPECT_TRUE(region_at(taiwan(), {120.5498, 24.3119})) << "a mud flat off the coast";
}

std::vector<std::string> named(const std::vector<Found>& all) {
    std::vector<std::string> names;
    for (const Found& f : all) {
        switch (f.kind) {
        case FoundKind::Place:
            names.push_back(kPlaces[f.index].id.str());
            break;
        case FoundKind::Region:
            names.push_back("office " + std::to_string(taiwan().regions[f.index].number));
            break;
        case FoundKind::County:
            names.push_back(taiwan().counties[f.index].name.in("en"));
            break;
        case FoundKind::Town:
            names.push_back(taiwan().towns[f.index].name.in("en") + ", " +
                            taiwan().counties[taiwan().towns[f.index].county].name.in("en"));
            break;
        }
    }
    return names;
}

std::vector<std::string> found(std::string_view query, std::size_t limit = 5) {
    return named(PlaceSearch(taiwan(), kPlaces).find(query, limit));
}

// As somebody types it who has only the keys of a script.
std::vector<std::string> typed(std::string_view query, std::size_t limit = 3) {
    static const PlaceSearch search(taiwan(), kPlaces, [] {
        auto texts = names_to_read(taiwan());
        for (const auto& one : kPlaces) texts.push_back(one.name.in("zh-TW"));
        return std::make_shared<const core::Spellings>(kiosk::test::must(core::Spellings::of(texts)));
    }());
    core::NameReader reader;
    return named(search.find(query, limit, kiosk::test::must(reader.read_query(query))));
}

using Names = std::vector<std::string>;

TEST(PlaceSearch, FindsWhatIsTypedInBopomofoKanaHangulAndThai) {
    EXPECT_EQ(typed("ㄊㄞㄓㄨㄥ", 1), Names{"Taichung City"});
    EXPECT_EQ(typed("ㄖㄩㄊ", 1), Names{"lake"}) << "initials";
    EXPECT_EQ(typed("taizhong", 1), Names{"Taichung City"});
    EXPECT_EQ(typed("かれん", 1), Names{"Hualien County"});
    EXPECT_EQ(typed("たい", 3), (Names{"Taipei City", "Taichung City", "Tainan City"}));
    EXPECT_EQ(typed("たいなん", 1), Names{"Tainan City"});
    EXPECT_EQ(typed("타이베", 1), Names{"Taipei City"});
    EXPECT_EQ(typed("ไทจง", 1), Names{"Taichung City"});
    EXPECT_EQ(found("ㄊㄞ", 1), Names{}) << "as long as nobody has read the names";
}

TEST(PlaceSearch, WhatIsCalledAsWasTypedComesBeforeWhatIsReadSo) {
    const auto all = typed("tai", 50);
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.front(), "Taipei City");
}

TEST(PlaceSearch, FindsTheSameWhicheverTaiAndWhateverCaseOrWidth) {
    EXPECT_EQ(found("台中市", 1), Names{"Taichung City"});
    EXPECT_EQ(found("臺中市", 1), Names{"Taichung City"});
    EXPECT_EQ(found("TAICHUNG", 1), Names{"Taichung City"});
    EXPECT_EQ(found("ｔａｉｃｈｕｎｇ city", 1), Names{"Taichung City"});
    EXPECT_EQ(found("taíchung", 1), Names{"Taichung City"});
}

TEST(PlaceSearch, PlacesComeFirstAndPrefixesBeforeTheRest) {
    EXPECT_EQ(found("sun moon"), Names{"lake"});
    EXPECT_EQ(found("日月潭"), Names{"lake"});
    EXPECT_EQ(found("月潭"), Names{"lake"}) << "Han has no spaces: anywhere in the name";
    EXPECT_EQ(found("oon lake"), Names{}) << "Latin matches where words begin";
    EXPECT_EQ(found("台", 3).front(), "near") << "臺山國民中學 begins with it, and is a place";
    EXPECT_EQ(found("senior").size(), 2U);
}

TEST(PlaceSearch, TownsOfOneNameAreToldApartByTheirCounty) {
    const Names all = found("中正區", 50);
    EXPECT_GE(all.size(), 2U);
    EXPECT_EQ(found("基隆市中正區", 1), Names{"Zhongzheng District, Keelung City"});
    EXPECT_EQ(found("zhongzheng keelung", 1), Names{"Zhongzheng District, Keelung City"});
}

TEST(PlaceSearch, ATownWithItsCountyBeforeItComesAfterPlacesThatHoldTheName) {
    const std::vector<core::Place> places{place("school", "school", 120.68, 24.15, "國立臺中實驗中學")};
    const auto answer = PlaceSearch(taiwan(), places).find("臺中", 3);
    ASSERT_EQ(answer.size(), 3U);
    EXPECT_EQ(answer[0].kind, FoundKind::County);
    EXPECT_EQ(answer[1], (Found{FoundKind::Place, 0}));
    EXPECT_EQ(answer[2].kind, FoundKind::Town);
}

TEST(PlaceSearch, OfficesAreFoundByNumber) {
    EXPECT_EQ(found("regional office 4", 1), Names{"office 4"});
    EXPECT_EQ(found("第4區", 1), Names{"office 4"});
}

TEST(PlaceSearch, AnswersAreBounded) {
    EXPECT_EQ(found("區", 1000).size(), 50U);
    EXPECT_EQ(found("區", 3).size(), 3U);
    EXPECT_TRUE(found("").empty());
    EXPECT_TRUE(found(" -!").empty());
    EXPECT_TRUE(found(std::string(1000, 'a')).empty());
    EXPECT_TRUE(found("\xFF\xFE").empty());
}

} // namespace
} // namespace kiosk::map
