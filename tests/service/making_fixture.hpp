// A kiosk that took an event before anybody had a key, with a teacher's PIN, and a folder for a stick on which the
// event lies as a workbook without badges.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "event/package/badges.hpp"
#include "event/workbook/event_workbook.hpp"
#include "service/issue/badge_maker.hpp"
#include "service/issue/stick_keys.hpp"
#include "service/stick_contents.hpp"
#include "store/database.hpp"
#include "store/sqlite/connection.hpp"
#include "store/staff.hpp"
#include "support/folder.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"

namespace kiosk::service {

inline constexpr core::KeyCost kQuickKey{1, 8192};
inline constexpr auto kTeachersPin = "073941", kAnotherPin = "280615";

// The folder, until it is said to be otherwise.
struct DriveOfTests final : platform::Stick {
    explicit DriveOfTests(const std::filesystem::path& folder) : real(platform::folder_stick(folder)) {}
    core::Result<std::optional<platform::StickFacts>> look() override { return real->look(); }
    core::Result<platform::Folder> open() override { return real->open(); }
    core::Status write(std::string_view name, std::string_view content) override { return real->write(name, content); }
    core::Status write_all(std::string_view sub, std::span<const platform::NewContent> files) override {
        ++writes;
        if (refuses) return core::fail(*refuses, "as the test wants");
        return real->write_all(sub, files);
    }
    core::Status eject() override { return real->eject(); }
    std::unique_ptr<platform::Stick> real;
    std::optional<core::ErrorKind> refuses;
    int writes = 0;
};

class MakingBadgesHere : public testing::Test {
  protected:
    MakingBadgesHere() {
        std::filesystem::create_directory(media_);
        auto& event = package_.event;
        event.sample = false;
        event.issuers.clear();
        event.retention_days = 30;
        package_.badges.clear();
        auto made = test::must(store::Database::open(file_, store::OpenMode::Create));
        test::must(made.load(package_, {true, {}, {}}));
        // Cheap guesses: what a real one costs is hash_pin()'s matter.
        test::must(made.connection().execute(
            "INSERT INTO staff_salt VALUES (1, x'000102030405060708090a0b0c0d0e0f', 1, 8192)"));
        test::must(store::add_staff(made, {core::OperatorId{"t1"}, core::StaffRole::Teacher}, kTeachersPin));
        test::must(store::add_staff(made, {core::OperatorId{"v1"}, core::StaffRole::Volunteer}, kAnotherPin));
        lay_workbook();
    }
    void lay(const std::string& name, const std::string& bytes) const {
        std::ofstream(media_ / name, std::ios::binary) << bytes;
    }
    void lay_workbook() const {
        lay("visit.xlsx", test::must(event::write_event_workbook(package_, core::RevisionNumber{1})));
    }
    [[nodiscard]] std::string bytes_of(const std::string& name) const {
        std::ifstream in(media_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] store::Database database() const {
        return test::must(store::Database::open(file_, store::OpenMode::ReadWrite));
    }
    [[nodiscard]] std::vector<core::PublicKey> pinned() const { return test::must(database().event()).issuers; }
    // As the stick's desk does it.
    [[nodiscard]] core::StickCheck check() {
        event::ReadOptions options;
        for (const auto& key : pinned()) options.issuers.push_back(core::to_hex(key.bytes));
        const auto stick = test::must(drive_.open());
        checked_ = test::must(read_stick_event(stick, item_, options));
        auto revision = test::must(next_revision_of(checked_, item_, file_, {}, nullptr));
        if (revision.check.making)
            add_keys_on(stick, list_stick(stick), checked_.report.package->event, pinned(), *revision.check.making);
        return revision.check;
    }
    [[nodiscard]] auto make(core::IssuerKeyChoice key, std::string_view secret) {
        const core::MakeBadges question{std::move(key), core::TypedSecret(secret)};
        return make_badges_here({drive_,
                                 file_,
                                 write_,
                                 now_,
                                 now_.wall,
                                 {},
                                 nullptr,
                                 kQuickKey,
                                 [this](double share) { passed_.push_back(share); },
                                 stop_.get_token()},
                                question, item_, checked_);
    }
    [[nodiscard]] MadeBadges makes(core::IssuerKeyChoice key = {core::IssuerKeyChoice::From::New, {}},
                                   std::string_view secret = kTeachersPin) {
        auto made = make(std::move(key), secret);
        if (const auto* failed = std::get_if<core::StickFailed>(&made))
            throw std::runtime_error(std::to_string(static_cast<int>(failed->why)) + " " + failed->detail);
        return std::get<MadeBadges>(std::move(made));
    }
    [[nodiscard]] core::StickFailed fails(core::IssuerKeyChoice key, std::string_view secret) {
        auto made = make(std::move(key), secret);
        EXPECT_TRUE(std::holds_alternative<core::StickFailed>(made));
        return std::holds_alternative<core::StickFailed>(made) ? std::get<core::StickFailed>(made)
                                                               : core::StickFailed{};
    }
    [[nodiscard]] std::vector<event::BadgeRow> rows() const {
        return test::must(event::read_badge_rows(media_ / "visit.kiosk"));
    }
    void lay_key(const std::string& name, const core::IssuerKey& key, const char* passphrase = nullptr) const {
        lay(name, passphrase == nullptr ? core::write_key_text(key)
                                        : core::write_key_text(test::must(core::lock_key(key, passphrase, kQuickKey))));
    }

    test::Folder folder_;
    const std::filesystem::path media_ = folder_.path() / "STICK", file_ = folder_.path() / "school.db";
    core::EventPackage package_ = test::sample_event().package;
    core::StickItem item_{core::StickKind::Workbook, "visit.xlsx", "visit.xlsx", 0, {}};
    DriveOfTests drive_{media_};
    StickEvent checked_;
    WriteHere write_ = write_at_once();
    core::Now now_ = test::at(9, 0);
    std::vector<double> passed_;
    std::stop_source stop_;
};

} // namespace kiosk::service
