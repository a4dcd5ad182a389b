#include <cmath>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "print/badge/layout.hpp"
#include "print/badge/sheet_layout.hpp"

namespace kiosk::print {
namespace {

using testing::HasSubstr;

constexpr double kNear = 1e-6;

bool overlap(const Box& a, const Box& b) {
    return a.x < b.right() - kNear && b.x < a.right() - kNear && a.y < b.bottom() - kNear && b.y < a.bottom() - kNear;
}

bool inside(const Box& inner, const Box& outer) {
    return inner.x >= outer.x - kNear && inner.y >= outer.y - kNear && inner.right() <= outer.right() + kNear &&
           inner.bottom() <= outer.bottom() + kNear;
}

bool touches(const CutMark& mark, const Box& box) {
    const Box line{std::min(mark.x1, mark.x2), std::min(mark.y1, mark.y2), std::abs(mark.x2 - mark.x1),
                   std::abs(mark.y2 - mark.y1)};
    return line.x <= box.right() && box.x <= line.right() && line.y <= box.bottom() && box.y <= line.bottom();
}

std::vector<Slot> slots(std::vector<int> people_of_delegations) {
    std::vector<Slot> all;
    for (std::size_t d = 0; d < people_of_delegations.size(); ++d) {
        all.push_back({d, true});
        for (int i = 0; i < people_of_delegations[d]; ++i) all.push_back({d, false});
    }
    return all;
}

// In tenths of a millimetre, so that a failure is short to read.
double tenths(int least, int most) {
    return *rc::gen::inRange(least, most + 1) / 10.0;
}

SheetSizes any_sizes() {
    SheetSizes sizes;
    sizes.paper = *rc::gen::arbitrary<bool>() ? kA4 : kLetter;
    sizes.badge = *rc::gen::arbitrary<bool>() ? Size{tenths(800, 1200), tenths(500, 800)}
                                              : Size{tenths(540, 900), tenths(910, 1300)};
    sizes.leader = {tenths(800, 1600), tenths(500, 1200)};
    sizes.margin = tenths(100, 200);
    sizes.gap = tenths(0, 150);
    return sizes;
}

RC_GTEST_PROP(SheetLayout, BadgesLieBetweenTheMarginsAndNeverOverlapWhateverTheSizes, ()) {
    const auto sizes = any_sizes();
    RC_PRE(check_sizes(sizes).has_value());
    const auto all = slots({*rc::gen::inRange(0, 30), *rc::gen::inRange(0, 12)});
    const Box paper{0, 0, sizes.paper.width, sizes.paper.height};
    const Box free{sizes.margin, sizes.margin, sizes.paper.width - 2 * sizes.margin,
                   sizes.paper.height - 2 * sizes.margin};
    std::vector<std::size_t> seen;
    for (const auto& page : lay_out(all, sizes)) {
        RC_ASSERT(inside(page.caption, paper));
        for (std::size_t i = 0; i < page.badges.size(); ++i) {
            const auto& badge = page.badges[i];
            seen.push_back(badge.slot);
            RC_ASSERT(inside(badge.box, free));
            RC_ASSERT(!overlap(badge.box, page.caption));
            RC_ASSERT(all[badge.slot].delegation == page.delegation);
            const auto wanted = all[badge.slot].leader ? sizes.leader : sizes.badge;
            RC_ASSERT(badge.box.width == wanted.width && badge.box.height == wanted.height);
            for (std::size_t j = 0; j < i; ++j) RC_ASSERT(!overlap(badge.box, page.badges[j].box));
        }
        for (const auto& mark : page.marks) {
            RC_ASSERT(!touches(mark, page.caption));
            for (const auto& badge : page.badges) RC_ASSERT(!touches(mark, badge.box));
            const Box line{std::min(mark.x1, mark.x2), std::min(mark.y1, mark.y2), std::abs(mark.x2 - mark.x1),
                           std::abs(mark.y2 - mark.y1)};
            RC_ASSERT(inside(line, paper));
        }
    }
    std::vector<std::size_t> expected(all.size());
    for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i;
    RC_ASSERT(seen == expected);
}

RC_GTEST_PROP(BadgeLayout, ZonesLieInsideApartAndLeaveACodeOfTwentyEightMillimetres, ()) {
    const auto size = *rc::gen::arbitrary<bool>() ? Size{tenths(800, 4000), tenths(500, 4000)}
                                                  : Size{tenths(540, 2000), tenths(850, 4000)};
    const auto zones = zones_of(size);
    RC_PRE(zones.has_value());
    const Box badge{0, 0, size.width, size.height};
    const std::array<Box, 4> boxes{zones->band, zones->name, zones->code, zones->details};
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        RC_ASSERT(inside(boxes[i], badge));
        RC_ASSERT(boxes[i].width > 0 && boxes[i].height > 0);
        for (std::size_t j = 0; j < i; ++j) RC_ASSERT(!overlap(boxes[i], boxes[j]));
    }
    RC_ASSERT(zones->code_width() >= kLeastCode - kNear);
    RC_ASSERT(std::abs(zones->code.width - zones->code.height) < kNear);
}

TEST(SheetLayout, ALeaderStandsOnTopAndEightBadgesFillTheNextPage) {
    const auto pages = lay_out(slots({14}), SheetSizes{});
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[0].badges.size(), 5U);
    EXPECT_EQ(pages[0].badges.front().box.width, 148);
    EXPECT_EQ(pages[1].badges.size(), 8U);
    EXPECT_EQ(pages[2].badges.size(), 2U);
    EXPECT_EQ(pages[1].badges[0].box, pages[2].badges[0].box) << "a stack of pages is cut in one go";
}

TEST(SheetLayout, WhatAFullPageLeavesIsSharedByHeadAndFoot) {
    SheetSizes sizes;
    sizes.badge.height = 60;
    const auto pages = lay_out(slots({14}), sizes);
    ASSERT_GE(pages.size(), 2U);
    const auto& full = pages[1].badges;
    const double above = full.front().box.y;
    const double below = sizes.paper.height - full.back().box.bottom();
    EXPECT_GT(above, sizes.margin) << "sizes that fill the page show nothing";
    EXPECT_NEAR(above, below, kNear);
}

TEST(SheetLayout, EveryDelegationBeginsAPage) {
    const auto pages = lay_out(slots({1, 1, 0}), SheetSizes{});
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[1].delegation, 1U);
}

TEST(SheetLayout, EveryCornerHasItsCutMarksAndNeighboursShareThem) {
    const std::vector<Slot> one{{0, false}};
    EXPECT_EQ(lay_out(one, SheetSizes{})[0].marks.size(), 8U);
    const std::vector<Slot> two{{0, false}, {0, false}};
    EXPECT_EQ(lay_out(two, SheetSizes{})[0].marks.size(), 14U) << "two lines lie in the gap between them";
    SheetSizes tight;
    tight.gap = 0;
    EXPECT_EQ(lay_out(two, tight)[0].marks.size(), 10U) << "one cut parts both";
}

TEST(SheetLayout, ASizeThatDoesNotFitIsAUsageErrorWithTheLimit) {
    const auto error_of = [](const SheetSizes& sizes) {
        const auto checked = check_sizes(sizes);
        EXPECT_FALSE(checked);
        EXPECT_EQ(checked ? core::ErrorKind::Io : checked.error().kind, core::ErrorKind::Usage);
        return checked ? std::string() : checked.error().detail;
    };
    SheetSizes sizes;
    sizes.badge = {60, 40};
    EXPECT_THAT(error_of(sizes), HasSubstr("at least 80x50 mm, or upright 54x85 mm"));
    sizes = {};
    sizes.leader = {200, 105};
    EXPECT_THAT(error_of(sizes), HasSubstr("between margins of 12 mm the paper has 186x273 mm"));
    sizes = {};
    sizes.margin = 5;
    EXPECT_THAT(error_of(sizes), HasSubstr("10 to 40 mm"));
    sizes = {};
    sizes.gap = -1;
    EXPECT_THAT(error_of(sizes), HasSubstr("0 to 20 mm"));
    sizes = {};
    sizes.badge = {std::nan(""), 55};
    EXPECT_THAT(error_of(sizes), HasSubstr("too small"));
    sizes = {};
    sizes.gap = std::nan("");
    EXPECT_THAT(error_of(sizes), HasSubstr("gap"));
}

} // namespace
} // namespace kiosk::print
