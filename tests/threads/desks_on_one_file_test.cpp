// Two desks that write one file at the same time.
#include <barrier>
#include <set>
#include <thread>

#include "store/desk/desk.hpp"
#include "store/store_fixture.hpp"

namespace kiosk::store::test {
namespace {

using core::Verdict;

class DesksOnOneFile : public StoreTest {};

TEST_F(DesksOnOneFile, TwoThreadsThatPresentTheSameBadgeGetOneAdmittedAndOneAlreadyIn) {
    load();
    // A desk is of one thread: each has its own, as two processes on one file would.
    auto left = desk();
    auto right = desk();
    const std::vector<std::string> people{"jp-01", "jp-02", "jp-03",   "jp-04",  "sg-01",
                                          "sg-02", "sg-03", "home-01", "home-02"};
    std::barrier together(2);
    const auto present_all = [&](Desk& desk, std::vector<Verdict>& verdicts) {
        for (const auto& whose : people) {
            together.arrive_and_wait();
            verdicts.push_back(show(desk, whose, at(9, 0)).verdict);
        }
    };
    std::vector<Verdict> from_left;
    std::vector<Verdict> from_right;
    {
        std::jthread other([&] { present_all(*right, from_right); });
        present_all(*left, from_left);
    }
    const std::multiset<Verdict> one_each{Verdict::Admitted, Verdict::AlreadyIn};
    for (std::size_t i = 0; i < people.size(); ++i)
        EXPECT_EQ((std::multiset<Verdict>{from_left[i], from_right[i]}), one_each) << people[i];
    EXPECT_EQ(fault(), "");
}

} // namespace
} // namespace kiosk::store::test
