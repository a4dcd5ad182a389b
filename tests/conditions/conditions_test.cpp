// How many badges are read that are far, moved, dark, glaring, covered, folded …: a floor under each condition, so that
// no change reads less unnoticed, and a ceiling, so that pictures which became easier, or a decoder which became
// better, raise the floor.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scan/decoder.hpp"
#include "scan/sheet_stack.hpp"
#include "support/badge_camera.hpp"
#include "support/paint.hpp"

namespace kiosk::scan {
namespace {

using test::Condition;
using testing::IsEmpty;

constexpr int kShots = 20;
constexpr int kFrames = 5; // of one badge, a tenth of a second apart

struct Reach {
    Condition condition;
    int one;     // read from one picture, of kShots
    int several; // read from kFrames by Straightened, each with those before it
};

void PrintTo(const Reach& reach, std::ostream* out) {
    *out << name_of(reach.condition);
}

test::ShotPlan plan_for(Condition condition, int shot) {
    return {.condition = condition, .seed = static_cast<std::uint64_t>(4200 + shot), .hardness = shot / (kShots - 1.0)};
}

struct Tally {
    int read = 0;
    std::string missed;

    void add(int shot, bool is_read) {
        read += is_read ? 1 : 0;
        if (!is_read) missed += std::to_string(shot) + " ";
    }
    void expect_near(int expected, const char* from) const {
        constexpr int kSlack = 1; // the sine's last bit and the version of ZXing
        EXPECT_GE(read, expected - kSlack) << "from " << from << " missed: " << missed;
        EXPECT_LE(read, expected + kSlack) << "raise the floor; from " << from << " missed: " << missed;
    }
};

class Conditions : public testing::TestWithParam<Reach> {
  protected:
    // Whether the badge is among the codes; what is neither it nor a badge beside it fails the test.
    static bool is_read(const std::vector<core::FoundCode>& codes, const test::Shot& shot) {
        for (const core::FoundCode& code : codes) {
            const bool beside = GetParam().condition == Condition::SecondBadge;
            EXPECT_TRUE(code.text == shot.text || (beside && code.text == shot.second)) << code.text;
        }
        return std::any_of(codes.begin(), codes.end(),
                           [&shot](const core::FoundCode& code) { return code.text == shot.text; });
    }
};

// Each picture is drawn once for both figures, for drawing takes longer than reading.
TEST_P(Conditions, AreReadAsOftenAsStatedFromOneFrameAndFromSeveral) {
    Tally one, several;
    for (int i = 0; i < kShots; ++i) {
        test::ShotPlan plan = plan_for(GetParam().condition, i);
        const test::Shot first = shoot(plan);
        const Decoder decoder;
        SheetStack stack;
        const bool plain = is_read(decoder.decode(first.image.view(), Pass::Plain), first);
        // Without frames before it this is the pass Straightened.
        bool straight = is_read(decoder.straighten(first.image.view(), test::at(0), 0, stack).codes, first);
        one.add(i, plain || straight || is_read(decoder.decode_all_passes(first.image.view()), first));
        for (plan.moment = 1; plan.moment < kFrames && !straight; ++plan.moment) {
            const test::Shot next = shoot(plan);
            const auto turn = static_cast<unsigned>(plan.moment);
            straight =
                is_read(decoder.straighten(next.image.view(), test::at(100 * plan.moment), turn, stack).codes, next);
        }
        several.add(i, straight);
    }
    one.expect_near(GetParam().one, "one frame");
    several.expect_near(GetParam().several, "several frames");
}

INSTANTIATE_TEST_SUITE_P(All, Conditions,
                         testing::Values(Reach{Condition::Distance, 16, 15}, Reach{Condition::Motion, 14, 14},
                                         Reach{Condition::LowLight, 20, 20}, Reach{Condition::Laminated, 11, 17},
                                         Reach{Condition::Thumb, 20, 20}, Reach{Condition::Folded, 17, 17},
                                         Reach{Condition::PhoneMoire, 20, 20}, Reach{Condition::PhoneDark, 20, 20},
                                         Reach{Condition::PhoneCracked, 16, 16}, Reach{Condition::Bent, 18, 19},
                                         Reach{Condition::Sway, 17, 15}, Reach{Condition::Backlight, 20, 20},
                                         Reach{Condition::DirtyLens, 18, 18}, Reach{Condition::SecondBadge, 20, 20}),
                         [](const auto& info) {
                             std::string name(name_of(info.param.condition));
                             std::erase_if(name, [](char c) { return c == ' ' || c == ','; });
                             return name;
                         });

TEST(NoBadge, IsReadWhereThereIsNone) {
    SheetStack stack;
    for (int i = 0; i < 24; ++i) {
        const GrayImage image = test::shoot_without_badge(static_cast<std::uint64_t>(4200 + i), 560, 480);
        EXPECT_THAT(Decoder().decode(image.view(), Pass::Straightened), IsEmpty()) << i; // all others stand below
        EXPECT_THAT(Decoder().straighten(image.view(), test::at(33 * i), static_cast<unsigned>(i), stack).codes,
                    IsEmpty())
            << i;
        EXPECT_THAT(Decoder().decode_all_passes(image.view()), IsEmpty()) << i;
    }
}

} // namespace
} // namespace kiosk::scan
