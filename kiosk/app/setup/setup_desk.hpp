// Answers what the first start asks: of the stick, of the event, of the clock, and of kiosk.toml, which it writes.
// Slow; of one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/config/config.hpp"
#include "app/log.hpp"
#include "app/workers/stick_desk.hpp"
#include "core/setup/setup_questions.hpp"
#include "platform/stick.hpp"
#include "service/stick_event.hpp"

namespace kiosk::app {

class SetupDesk {
  public:
    struct Parts {
        std::filesystem::path file; // kiosk.toml; its folder is made when it is missing
        Config config;              // what it says so far
        std::filesystem::path assets;
        std::shared_ptr<platform::Stick> stick;
        std::function<core::WallTime()> wall;
        std::function<core::Status(core::WallTime)> set_clock; // of the machine
        // That it is right, as service::confirm_clock() notes it.
        std::function<core::Status(const std::filesystem::path& database)> confirm_clock;
        std::function<std::vector<std::string>()> cameras;
        Log log;
    };
    explicit SetupDesk(Parts parts);

    // What fails is in the log, too.
    [[nodiscard]] core::SetupAnswer answer(const core::SetupQuestion& question);

  private:
    using Answer = core::Result<core::SetupAnswer>;
    [[nodiscard]] Answer does(const core::LookForStick& question);
    [[nodiscard]] Answer does(const core::LookForCameras& question);
    [[nodiscard]] Answer does(const core::ReadSetupEvent& question);
    [[nodiscard]] Answer does(const core::ReadLoadedEvent& question);
    [[nodiscard]] Answer does(const core::LoadSetupEvent& question);
    [[nodiscard]] Answer does(const core::TakeSetupSettings& question);
    [[nodiscard]] Answer does(const core::SaveSetup& question);
    [[nodiscard]] Answer does(const core::SetMachineClock& question);
    [[nodiscard]] Answer does(const core::MakeTeacher& question);
    [[nodiscard]] core::Result<service::StickEvent> read(const std::optional<core::StickItem>& item) const;
    [[nodiscard]] std::filesystem::path database_of(const core::EventId& event) const;
    void take_away_made(const std::filesystem::path& instead) const;

    struct Chosen {
        core::EventPackage package; // as it will be loaded
        bool demo = false;
    };
    Parts parts_;
    StickDesk stick_;    // for looks alone
    bool first_ = false; // nothing was set up here before: a database that was made may go again
    std::optional<Chosen> chosen_;
};

// The choices that a kiosk.toml states, and which of them it states.
[[nodiscard]] core::SettingsTaken choices_in(const Config& config);

} // namespace kiosk::app
