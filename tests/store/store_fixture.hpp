// A real file in a folder of its own, with the sample event in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/database.hpp"
#include "store/desk/desk.hpp"
#include "store/ledger/tally.hpp"
#include "support/must.hpp"
#include "support/sample_event.hpp"

namespace kiosk::store::test {

using kiosk::test::at, kiosk::test::filled, kiosk::test::must, kiosk::test::kFirstDay, kiosk::test::kSecondDay;

inline const core::StaffMember kTeacher{core::OperatorId{"t1"}, core::StaffRole::Teacher};
inline const core::StaffMember kVolunteer{core::OperatorId{"v1"}, core::StaffRole::Volunteer};

class TemporaryFolder {
  public:
    TemporaryFolder() {
        auto name = (std::filesystem::temp_directory_path() / "kiosk-store-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        path_ = name;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline DeskOptions options_at(const std::string& checkpoint, std::uint8_t machine = 1) {
    DeskOptions options;
    options.checkpoint = core::CheckpointId{checkpoint};
    options.machine = filled<core::MachineId>(machine);
    return options;
}

class StoreTest : public ::testing::Test {
  protected:
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "event.db";
    kiosk::test::SampleEvent sample = kiosk::test::sample_event();

    void load() { load(sample.package); }
    void load(const core::EventPackage& package) { must(database(OpenMode::Create).load(package)); }

    [[nodiscard]] Database database(OpenMode mode = OpenMode::ReadOnly) const {
        return must(Database::open(file, mode));
    }
    [[nodiscard]] std::unique_ptr<Desk> desk(const std::string& checkpoint = "gate", std::uint8_t machine = 1) const {
        return must(Desk::open(file, options_at(checkpoint, machine)));
    }
    core::Outcome show(Desk& desk, const std::string& whose, const core::Now& now) const {
        return desk.present({sample.token(whose), core::Source::Camera}, now);
    }
    [[nodiscard]] std::vector<core::Entry> entries() const { return must(database().entries()); }
    // Of a delegation, in the school on the first day, by the tallies.
    [[nodiscard]] int came(const std::string& delegation = "jp") const {
        return must(read_tally(database().connection(), {TallyScope::Came, "school", kFirstDay, delegation}));
    }
    // As a program of other rules would have left the tallies.
    void tally_otherwise() const {
        const auto stored = database(OpenMode::ReadWrite);
        must(stored.connection().run("DELETE FROM tally_made"));
        must(stored.connection().run("UPDATE tally SET people = people + 1"));
    }
    // Nothing, or what is wrong.
    [[nodiscard]] std::string fault() const {
        const auto report = must(database().verify_ledgers());
        return report.first_fault ? report.first_fault->what : "";
    }
};

} // namespace kiosk::store::test
