// data/demo is right as it lies in the repository: the first thing that anybody sees of the kiosk.
#include <gmock/gmock.h>

#include <map>
#include <set>
#include <sstream>

#include "core/crypto/crypto_key.hpp"
#include "core/rules/decide.hpp"
#include "event/folder.hpp"

namespace kiosk::event {
namespace {

using testing::IsEmpty;

const std::filesystem::path kDemo = std::filesystem::path(KIOSK_SOURCE_DIR) / "data" / "demo";

struct ClipRow {
    std::string token;
    core::Verdict verdict = core::Verdict::Unreadable;
    int at = 0;
};

std::vector<ClipRow> clip_rows() {
    std::istringstream text(test::file_text(kDemo / "clip.csv"));
    std::string line;
    std::getline(text, line);
    EXPECT_EQ(line, "token,verdict,at");
    std::vector<ClipRow> rows;
    while (std::getline(text, line)) {
        const auto first = line.find(',');
        const auto last = line.rfind(',');
        const auto verdict = core::verdict_named(line.substr(first + 1, last - first - 1));
        EXPECT_TRUE(verdict.has_value()) << line;
        rows.push_back(
            {line.substr(0, first), verdict.value_or(core::Verdict::Unreadable), std::stoi(line.substr(last + 1))});
    }
    return rows;
}

class Demo : public testing::Test {
  protected:
    void SetUp() override {
        auto report = read_package(kDemo);
        for (const auto& problem : report.problems) {
            ADD_FAILURE() << to_line(problem);
        }
        ASSERT_TRUE(report.ok());
        package_ = std::move(*report.package);
    }
    core::EventPackage package_;
};

TEST_F(Demo, HasTheSizeThatItsReadmeSays) {
    EXPECT_EQ(package_.delegations.size(), 3U);
    EXPECT_EQ(package_.participants.size(), 62U);
    EXPECT_EQ(package_.checkpoints.size(), 6U);
    std::set<core::LocalDay> days;
    for (const auto& item : package_.programme) {
        days.insert(item.day);
    }
    EXPECT_EQ(days.size(), 2U);
    EXPECT_TRUE(package_.event.sample);
    EXPECT_EQ(core::format_iso(package_.event.demo_now.value(), package_.event.zone).substr(0, 19),
              "2026-11-26T09:12:00");
    EXPECT_EQ(package_.event.result_name, core::ResultName::Full);
}

TEST_F(Demo, SpeaksEveryLanguageOfTheKioskWhereverAGuestReads) {
    const auto check = [](const core::Texts& texts, const std::string& where) {
        for (const auto language : core::guest_languages()) {
            const auto* text = texts.exactly(language);
            EXPECT_TRUE(text != nullptr && !text->empty()) << where << " lacks " << language;
        }
    };
    check(package_.event.title, "title");
    check(package_.event.host_school, "host_school");
    check(package_.event.host_short, "host_short");
    check(package_.event.privacy_notice, "privacy_notice");
    for (const auto& delegation : package_.delegations) {
        check(delegation.name, delegation.id.str());
    }
    for (const auto& item : package_.programme) {
        check(item.title, item.id.str() + " title");
        check(item.place_text, item.id.str() + " place_text");
        check(item.way, item.id.str() + " way");
    }
    for (const auto& checkpoint : package_.checkpoints) {
        check(checkpoint.name, checkpoint.id.str());
    }
    for (const auto& place : package_.places) {
        check(place.name, place.id.str());
    }
}

TEST_F(Demo, ShowsEveryKindOfCheckpointAndRule) {
    std::set<core::CheckpointKind> kinds;
    std::set<core::Direction> directions;
    bool capacity = false;
    bool audience = false;
    for (const auto& checkpoint : package_.checkpoints) {
        kinds.insert(checkpoint.kind);
        directions.insert(checkpoint.direction);
        capacity = capacity || checkpoint.capacity.has_value();
        audience = audience || !checkpoint.audience.everyone();
    }
    EXPECT_EQ(kinds.size(), 3U);
    EXPECT_EQ(directions.size(), 3U);
    EXPECT_TRUE(capacity);
    EXPECT_TRUE(audience);
    EXPECT_EQ(package_.checkpoints.front().id.str(), "gate");
}

TEST_F(Demo, EverybodyHasOneActiveBadgeThatItsSampleKeySigned) {
    const auto text = core::parse_key_text(test::file_text(kDemo / "demo.key"));
    ASSERT_TRUE(text);
    const auto* key = std::get_if<core::IssuerKey>(&*text);
    ASSERT_NE(key, nullptr);
    EXPECT_TRUE(key->sample);
    ASSERT_EQ(package_.event.issuers.size(), 1U);
    EXPECT_EQ(package_.event.issuers[0], key->key.public_key());
    std::set<std::string> owners;
    const auto rows = read_badge_rows(kDemo);
    ASSERT_TRUE(rows);
    for (const auto& [badge, text] : *rows) {
        const auto token = core::parse_token(text);
        ASSERT_TRUE(token);
        EXPECT_TRUE(core::verify_token(*token, key->key.public_key())) << badge.participant.str();
        if (badge.status == core::BadgeStatus::Active) {
            owners.insert(badge.participant.str() + "/" + badge.delegation.str());
        }
    }
    EXPECT_EQ(owners.size(), package_.participants.size() + package_.delegations.size());
}

// Presents the clip's tokens to the rule itself, one second apart from demo_now on.
TEST_F(Demo, TheClipsListIsWhatTheRulesDecide) {
    const auto rows = clip_rows();
    std::map<std::string, core::Standing> inside;
    auto now = core::Now{*package_.event.demo_now, {}, core::MonoTime{}, true};
    std::map<core::Verdict, int> seen;
    for (const auto& row : rows) {
        core::Facts facts;
        facts.event = &package_.event;
        facts.checkpoint = &package_.checkpoints.front();
        facts.all_checkpoints = package_.checkpoints;
        facts.credential = core::examine(row.token, package_.event.issuers);
        facts.now = now;
        if (facts.credential.token) {
            const auto& id = facts.credential.token->badge;
            const auto badge =
                std::find_if(package_.badges.begin(), package_.badges.end(), [&](const auto& b) { return b.id == id; });
            if (badge != package_.badges.end()) {
                facts.badge = *badge;
                facts.participant = *std::find_if(package_.participants.begin(), package_.participants.end(),
                                                  [&](const auto& p) { return p.id == badge->participant; });
            }
        }
        if (inside.contains(row.token)) {
            facts.standing = inside.at(row.token);
        }
        const auto decision = core::decide(facts);
        EXPECT_EQ(core::name_of(decision.verdict), core::name_of(row.verdict)) << "at " << row.at;
        if (decision.verdict == core::Verdict::Admitted) {
            inside[row.token] = {{}, core::Direction::In, now.wall, now.boot, now.mono, facts.checkpoint->id, true};
        }
        ++seen[decision.verdict];
        now.wall += std::chrono::seconds(1);
        now.mono += std::chrono::seconds(1);
    }
    EXPECT_EQ(seen[core::Verdict::Admitted], 7);
    EXPECT_EQ(seen[core::Verdict::AlreadyIn], 1);
    EXPECT_EQ(seen[core::Verdict::WrongEvent], 1);
    EXPECT_EQ(seen[core::Verdict::Revoked], 1);
    EXPECT_EQ(seen[core::Verdict::BadSignature], 1);
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
}

TEST_F(Demo, TheClipIsAboutThirtySecondsOfMotionJpegInAvi) {
    const auto clip = test::file_text(kDemo / "clip.avi");
    EXPECT_LE(clip.size(), 8'000'000U);
    ASSERT_GT(clip.size(), 128U);
    const auto number = [&](std::size_t at) { // little-endian, as RIFF has it
        std::uint32_t value = 0;
        for (unsigned i = 0; i < 4; ++i) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(clip[at + i])) << (8U * i);
        }
        return value;
    };
    constexpr std::size_t kAvih = 32; // RIFF….AVI LIST….hdrl avih….
    EXPECT_EQ(clip.substr(0, 4) + clip.substr(8, 4) + clip.substr(24, 4), "RIFFAVI avih");
    EXPECT_EQ(number(kAvih), 100'000U) << "microseconds a frame";
    EXPECT_NEAR(number(kAvih + 16), 300, 15) << "frames";
    EXPECT_EQ(number(kAvih + 32), 1280U);
    EXPECT_EQ(number(kAvih + 36), 720U);
    EXPECT_NE(clip.find("MJPG"), std::string::npos);
}

} // namespace
} // namespace kiosk::event
