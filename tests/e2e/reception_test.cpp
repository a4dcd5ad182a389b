// A morning at reception, with a PIN and one finger, on the real window; and what another kiosk and the hub know of it
// afterwards.
#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "e2e/finger.hpp"
#include "e2e/two_kiosks.hpp"
#include "store/day_records.hpp"
#include "store/staff.hpp"

namespace kiosk::e2e {
namespace {

constexpr std::string_view kPin = "073941";

std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string join(const std::vector<std::string>& lines, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < lines.size(); ++i) text += lines[i] + "\n";
    return text;
}

class Reception : public TwoKiosks {
  protected:
    Reception() : TwoKiosks(1920, 1080) { b.options = {"--now", "2026-11-26T09:40:00+08:00"}; }

    // Besides the demo's guests a coach of forty.
    void write_event(const std::filesystem::path& package) override {
        // First in every list.
        const auto groups = lines_of(package / "delegations.csv");
        std::ofstream(package / "delegations.csv") << groups[0] << "\nhill,Hillside Secondary School,,,,,,,,SG,en,no\n"
                                                   << join(groups, 1);
        auto people = lines_of(package / "participants.csv");
        for (std::string& row : people) row += &row == &people[0] ? ",coach" : ",";
        for (int i = 1; i <= 40; ++i) {
            const std::string name =
                i == 1 ? "王小明"
                       : "Sample " + std::string{static_cast<char>('A' + i / 26), static_cast<char>('a' + i % 26)};
            people.push_back("k" + std::to_string(i) + ",hill," + name + ",,,student,,,A,,,葷,,yes,,,1");
        }
        std::ofstream(package / "participants.csv") << join(people, 0);
        run({"badge", "issue", package.string(), "--key", key()});
    }
    void before_start(const LocalReplica& door) override {
        auto database = store::Database::open(door.database, store::OpenMode::ReadWrite);
        ASSERT_TRUE(database);
        ASSERT_TRUE(store::add_staff(*database, {core::OperatorId{"t1"}, core::StaffRole::Teacher}, kPin));
    }
    [[nodiscard]] nlohmann::json attendance(const LocalReplica& door) const {
        return nlohmann::json::parse(run({"attendance", "--db", door.database.string(), "--json"}));
    }
    [[nodiscard]] static std::ptrdiff_t written(const LocalReplica& door, bool (*so)(const core::Entry&)) {
        const auto entries = ledger(door);
        return std::count_if(entries.begin(), entries.end(), so);
    }
    [[nodiscard]] bool comes_to_be(const LocalReplica& door, const char* what, int number) const {
        return wait_until([&] { return attendance(door).at(what) == number; });
    }
};

TEST_F(Reception, IsOnePersonsMorningAndTheOtherKioskAndTheHubKnowAllOfItAfterwards) {
    Finger finger(*a.kiosk, *a.hands);
    // Touches one after the other; one with a ? is waited for, as a person sees that the page has changed.
    const auto goes = [&](std::initializer_list<std::string> ids) {
        for (const std::string& id : ids) {
            const bool seen = id.ends_with('?') ? finger.finds(id.substr(0, id.size() - 1)) : finger.touches(id);
            if (!seen) return testing::AssertionFailure() << id << "\n" << a.kiosk->errors();
        }
        return testing::AssertionSuccess();
    };
    const auto opens = [&](std::initializer_list<std::string> keys, const std::string& who) {
        if (auto open = goes({"staff.find", "key.face.A"}); !open) return open;
        for (const std::string& key : keys)
            if (auto typed = goes({"key." + key}); !typed) return typed;
        if (!finger.finds_only("staff.found.", {who})) return testing::AssertionFailure() << "others than " << who;
        return goes({"staff.found." + who});
    };
    ASSERT_TRUE(finger.enters_staff_mode(kPin)) << a.kiosk->errors();

    // A coach of forty: all of them, which was a mistake; without the two who are missing.
    ASSERT_TRUE(goes({"staff.group.hill", "staff.admit"}));
    ASSERT_TRUE(comes_to_be(a, "inside", 40));
    ASSERT_TRUE(goes({"staff.together.undo.*", "staff.why.by_mistake"}));
    ASSERT_TRUE(comes_to_be(a, "inside", 0));
    ASSERT_TRUE(goes({"staff.tick.k1", "staff.tick.k2", "staff.admit"}));
    ASSERT_TRUE(comes_to_be(a, "inside", 38));
    ASSERT_TRUE(goes({"staff.back"}));

    // One of the two is ill.
    ASSERT_TRUE(goes({"staff.find", "key.ㄨ", "key.ㄒ", "key.ㄇ"}));
    ASSERT_TRUE(finger.finds_only("staff.found.", {"k1", "tw12"}));
    ASSERT_TRUE(goes({"staff.found.k1", "staff.act.excuse", "staff.why.ill"}));
    ASSERT_TRUE(goes({"staff.back", "staff.back"}));

    // A late pair, at the other door.
    b.hands->type_like_a_scanner(token_of("jp01"));
    b.hands->type_like_a_scanner(token_of("jp02"));
    ASSERT_TRUE(comes_to_be(a, "inside", 40));
    EXPECT_EQ(written(a, [](const core::Entry& entry) { return entry.late && entry.kind == core::EntryKind::CheckIn; }),
              2);

    // A badge is lost: its owner is here and has a new one at once, and nobody comes in with the old one, at any door.
    ASSERT_TRUE(opens({"t", "a", "k", "a", "h"}, "jp03"));
    ASSERT_TRUE(
        goes({"staff.act.in", "staff.act.out?", "staff.act.lost", "staff.why.lost", "staff.form.undo?",
              "staff.form.done", "staff.act.badge?", "staff.back", "staff.found.*?", "staff.back", "staff.walk_in?"}));
    ASSERT_TRUE(comes_to_be(b, "inside", 41));
    std::string code;
    ASSERT_TRUE(wait_until([&] {
        code = store::read_door_code(*store::Database::open(b.database, store::OpenMode::ReadOnly),
                                     core::ParticipantId{"jp03"})
                   .value_or("");
        return !code.empty();
    }));
    b.hands->type_like_a_scanner(token_of("jp03"));
    b.hands->type_like_a_scanner(code);
    ASSERT_TRUE(wait_until([&] {
        return written(a, [](const core::Entry& entry) { return entry.verdict == core::Verdict::Revoked; }) == 1 &&
               written(a, [](const core::Entry& entry) {
                   return entry.verdict == core::Verdict::AlreadyIn && entry.participant.str() == "jp03";
               }) == 1;
    }));

    // Somebody comes in another's place, and somebody whom nobody knew of.
    ASSERT_TRUE(opens({"t", "a", "n", "a", "k"}, "jp04"));
    ASSERT_TRUE(
        goes({"staff.act.substitute", "key.face.A", "key.b", "key.e", "key.n", "staff.form.told", "staff.form.create",
              "staff.form.done", "staff.act.substitute?", "staff.back", "staff.walk_in?"}));
    ASSERT_TRUE(comes_to_be(b, "inside", 42));
    ASSERT_TRUE(goes({"staff.walk_in", "key.face.A", "key.a", "key.n", "key.n", "staff.form.told", "staff.form.create",
                      "staff.form.done"}));
    ASSERT_TRUE(comes_to_be(b, "inside", 43));

    // The roll.
    ASSERT_TRUE(goes({"staff.roll", "staff.roll.drill", "staff.safe.group.*", "staff.roll.end", "staff.roll.end"}));

    // Another machine that asks the hub knows what both kiosks know.
    ASSERT_TRUE(wait_until([&] { return attendance(a) == attendance(b); }));
    const auto papers = [&](const std::filesystem::path& database) {
        const auto file = folder.path() / "signin.csv";
        run({"report", "signin", "--db", database.string(), "--csv", file.string()});
        return lines_of(file);
    };
    const auto known = papers(a.database);
    EXPECT_EQ(papers(b.database), known);
    const auto office = folder.path() / "office.db";
    run({"event", "load", event().string(), "--db", office.string()});
    const auto passfile = folder.path() / "office.pgpass";
    run({"hub", "enrol", cluster.url(), "--db", office.string(), "--key", key(), "--role", "kiosk_office", "--passfile",
         passfile.string()});
    run({"sync", "--db", office.string(), "--hub",
         "postgresql://kiosk_office@127.0.0.1:" + network.port() + "/postgres?passfile=" + passfile.string()});
    EXPECT_EQ(papers(office), known);
    for (const auto& each : {a.database, b.database, office})
        EXPECT_EQ(run({"ledger", "verify", "--db", each.string()}).rfind("ok", 0), 0U);
}

} // namespace
} // namespace kiosk::e2e
