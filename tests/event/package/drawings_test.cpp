// The drawings of a campus, the places on them and the ways there.
#include <gmock/gmock.h>

#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Drawings : public test::PackageFolder {};

TEST_F(Drawings, ARoomMayHaveItsPointOnADrawingInsteadOfOneOnEarth) {
    std::filesystem::create_directory(dir_ / "plans");
    write("plans/campus.png", "");
    write("places.csv", "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,,,campus.png,120,80\n");
    EXPECT_THAT(lines(), IsEmpty());
    EXPECT_EQ(read().package->places[0].plan, (core::PlanSpot{"campus.png", 120, 80}));
    write("places.csv", "id,name,平面圖,圖上x,圖上y,kind,lon,lat\nhall,大禮堂,other.svg,1,2,room,120.1,24.1\n");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("places.csv:2: warning: plan: there is no plans/other.svg")));
}

TEST_F(Drawings, DrawingsThatPlacesAreOnArePartOfIt) {
    std::filesystem::create_directory(dir_ / "plans");
    write("plans/ground.png", "ground");
    write("plans/attic.svg", "attic");
    write("plans/draft.svg", "nothing is on it");
    write("places.csv",
          "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,,,ground.png,1,2\n"
          "lab,實驗室,room,,,attic.svg,1,2\nyard,中庭,room,,,ground.png,3,4\nroof,屋頂,room,1,2,gone.svg,3,4\n");
    const auto report = read();
    ASSERT_TRUE(report.ok());
    ASSERT_EQ(report.package->drawings.size(), 2U);
    EXPECT_EQ(report.package->drawings[0].file, "attic.svg");
    EXPECT_EQ(report.package->drawings[1].bytes, (core::Bytes{'g', 'r', 'o', 'u', 'n', 'd'}));
    ASSERT_GE(report.files.size(), 2U);
    const FileHash last{"plans/ground.png", core::sha256(core::as_bytes(std::string("ground")))};
    EXPECT_EQ(report.files.back(), last);
    EXPECT_EQ(report.files[report.files.size() - 2].name, "plans/attic.svg");
}

TEST_F(Drawings, DrawingsAreBoundedInSizeAndNumber) {
    std::filesystem::create_directory(dir_ / "plans");
    write("places.csv", "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,,,large.png,1,2\n");
    write("plans/large.png", "");
    std::filesystem::resize_file(dir_ / "plans/large.png", core::kMaxDrawingBytes + 1);
    EXPECT_THAT(lines(), ElementsAre(AllOf(HasSubstr("plans/large.png"), HasSubstr("larger than 16 MiB"))));
    std::string places = "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,1,2,,,\n";
    for (std::size_t i = 0; i <= kMostDrawings; ++i) {
        const auto name = "f" + std::to_string(i);
        write("plans/" + name + ".svg", "");
        places += name + ",教室,room,,," + name + ".svg,1,2\n";
    }
    write("places.csv", places);
    EXPECT_THAT(lines(), ElementsAre(AllOf(HasSubstr("41 drawings"), HasSubstr("at most 40"))));
}

TEST_F(Drawings, APointOnADrawingMustBeWhole) {
    const auto with = [&](const std::string& cells) {
        write("places.csv", "id,name,kind,lon,lat,plan,plan_x,plan_y\nhall,大禮堂,room,120.1,24.1," + cells + "\n");
        return lines();
    };
    EXPECT_THAT(with(",,"), IsEmpty());
    EXPECT_THAT(with(",5,5"), ElementsAre(HasSubstr("no drawing that it is on")));
    EXPECT_THAT(with("../x.png,5,5"), ElementsAre(HasSubstr("is no name of a drawing")));
    EXPECT_THAT(with(".x.png,5,5"), ElementsAre(HasSubstr("is no name of a drawing")));
    EXPECT_THAT(with("campus.jpg,5,5"), ElementsAre(HasSubstr("is no name of a drawing")));
    EXPECT_THAT(with("campus.png,,5"), ElementsAre(HasSubstr("warning"), HasSubstr("plan_x: is empty")));
    EXPECT_THAT(with("campus.png,5,100001"),
                ElementsAre(HasSubstr("warning"), HasSubstr("not a number from 0 to 100000")));
}

TEST_F(Drawings, TheWayToARoomIsPointsOfItsDrawingMinutesAndTheColourOfTheLineOnTheFloor) {
    using core::LineColour;
    std::filesystem::create_directory(dir_ / "plans");
    write("plans/campus.png", "");
    const auto with = [&](const std::string& cells) {
        write("places.csv",
              "id,name,kind,lon,lat,plan,plan_x,plan_y,路線,步行分鐘,線色\nhall,大禮堂,room,,,campus.png,5,6," + cells +
                  "\n");
        return lines();
    };
    EXPECT_THAT(with("600 690; 600 420;950 420,3,黃"), IsEmpty());
    EXPECT_EQ(read().package->places[0].plan,
              (core::PlanSpot{"campus.png", 5, 6, {{600, 690}, {600, 420}, {950, 420}}, 3, LineColour::Yellow}));
    EXPECT_THAT(with("\"６００，６９０；1,2\",,Blue"), IsEmpty()) << "in full width, with commas";
    EXPECT_EQ(read().package->places[0].plan,
              (core::PlanSpot{"campus.png", 5, 6, {{600, 690}, {1, 2}}, 0, LineColour::Blue}));
    EXPECT_THAT(with(",,"), IsEmpty());
    EXPECT_THAT(with("600 690; 600,,"), ElementsAre(HasSubstr("places.csv:2: route: \" 600\" is no point")));
    EXPECT_THAT(with("1 2 3; 4 5,,"), ElementsAre(HasSubstr("is more than one point")));
    EXPECT_THAT(with("1 2; 3 100001,,"), ElementsAre(HasSubstr("is no point")));
    EXPECT_THAT(with("1 2; -3 4,,"), ElementsAre(HasSubstr("is no point")));
    EXPECT_THAT(with("1 2,,"), ElementsAre(HasSubstr("one point is no way")));
    EXPECT_THAT(with(",61,"), ElementsAre(HasSubstr("not a number from 1 to 60")));
    EXPECT_THAT(with(",,plaid"), ElementsAre(HasSubstr("line: \"plaid\" is not known here")));
    std::string most;
    for (std::size_t i = 0; i <= core::kMostRoutePoints; ++i) most += "1 2;";
    EXPECT_THAT(with(most + ",,"), ElementsAre(HasSubstr("more than 32 points")));
    write("places.csv", "id,name,kind,lon,lat,route\nhall,大禮堂,room,1,2,1 2; 3 4\n");
    EXPECT_THAT(lines(), ElementsAre(HasSubstr("a way, and no drawing that it is on")));
}

} // namespace
} // namespace kiosk::event
