#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "architecture/circles.hpp"

namespace kiosk::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SourceFile including(std::string path, const std::vector<std::string>& headers) {
    std::string text = "#pragma once\n";
    for (const std::string& header : headers) text += "#include \"" + header + "\"\n";
    return {std::move(path), std::move(text)};
}

TEST(House, HasNoCircleOfUnits) {
    auto files = read_files(KIOSK_SOURCE_DIR, {"kiosk"});
    std::string lines;
    for (const std::string& circle : find_circles(files)) lines += circle + "\n";
    EXPECT_EQ(lines, "") << "part the values from who passes them on: what both need stands below both";
}

TEST(CircleRule, NamesEachArrowOfTheShortestWayAround) {
    EXPECT_THAT(find_circles({including("kiosk/store/a.hpp", {"store/b.hpp"}), including("kiosk/store/b.hpp", {}),
                              including("kiosk/store/b.cpp", {"store/b.hpp", "store/c.hpp"}),
                              including("kiosk/store/c.hpp", {"store/a.hpp", "store/b.hpp"})}),
                ElementsAre("kiosk/store/a.hpp:2 includes store/b.hpp, kiosk/store/b.cpp:3 includes store/c.hpp, "
                            "kiosk/store/c.hpp:2 includes store/a.hpp"));
}

TEST(CircleRule, TakesAHeaderAndItsSourceForOne) {
    EXPECT_THAT(find_circles({including("kiosk/ui/a.hpp", {}), including("kiosk/ui/a.cpp", {"ui/a.hpp", "ui/b.hpp"}),
                              including("kiosk/ui/b.hpp", {"ui/a.hpp"})}),
                ElementsAre("kiosk/ui/a.cpp:3 includes ui/b.hpp, kiosk/ui/b.hpp:2 includes ui/a.hpp"));
}

TEST(CircleRule, LetsManyWaysLeadToOnePlace) {
    EXPECT_THAT(find_circles({including("kiosk/ui/top.hpp", {"ui/left.hpp", "ui/right.hpp", "<vector>"}),
                              including("kiosk/ui/left.hpp", {"ui/ground.hpp"}),
                              including("kiosk/ui/right.hpp", {"ui/ground.hpp"}), including("kiosk/ui/ground.hpp", {}),
                              including("kiosk/ui/main.cpp", {"ui/top.hpp", "ui/ground.hpp"})}),
                IsEmpty());
}

TEST(CircleRule, SeesCirclesThroughTwoRoomsToo) {
    EXPECT_THAT(find_circles({including("kiosk/ui/a.hpp", {"app/b.hpp"}), including("kiosk/app/b.hpp", {"ui/a.hpp"})}),
                ElementsAre("kiosk/app/b.hpp:2 includes ui/a.hpp, kiosk/ui/a.hpp:2 includes app/b.hpp"));
}

} // namespace
} // namespace kiosk::architecture
