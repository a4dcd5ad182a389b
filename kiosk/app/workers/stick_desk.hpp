// Answers what staff ask of a stick, and of papers that are saved to it. What was checked last is kept, so that it is
// what is loaded, marked and printed, whatever becomes of the stick. Slow; of one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include "app/log.hpp"
#include "app/workers/paper_desk.hpp"
#include "core/crypto/crypto_key.hpp"
#include "core/session/stick_questions.hpp"
#include "platform/stick.hpp"
#include "service/stick_event.hpp"
#include "service/stick_revision.hpp"
#include "service/write_here.hpp"

namespace kiosk::app {

struct StickAsked {
    core::StickQuestion question;
    core::CheckpointId here; // at which this kiosk stands; empty: not known
    std::stop_token stop{};  // what can be given up is, once it is so
    core::Now now{};         // by which tries at a PIN are counted
};

class StickDesk {
  public:
    struct Parts {
        std::shared_ptr<platform::Stick> stick;
        std::filesystem::path database;
        std::filesystem::path assets;
        service::WriteHere write;
        std::function<core::WallTime()> wall;
        Log log;
        std::optional<std::filesystem::path> settings{}, log_file{}; // the kiosk.toml of this run; where the log is
        // Takes a text in the place of the settings. Invalid: it is none.
        std::function<core::Status(std::string_view text)> take_settings{};
        std::function<void(int percent)> passed{}; // of the answer under way; may be empty
        core::KeyCost key_cost{};                  // of an issuer's key that is made here
    };
    explicit StickDesk(Parts parts) : parts_(std::move(parts)), papers_(parts_.database, parts_.assets, parts_.log) {}

    // What fails is in the log, too.
    [[nodiscard]] core::StickAnswer answer(const StickAsked& asked);

  private:
    using Answer = core::Result<core::StickAnswer>;
    [[nodiscard]] Answer does(const core::LookAtStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::CheckOnStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::MarkOnStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::LoadFromStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::PrintToStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::MakeBadges& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::SyncByStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::SettingsToStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::SettingsFromStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::LogToStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::EjectStick& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::ShowPaper& question, const StickAsked& asked);
    [[nodiscard]] Answer does(const core::SavePaper& question, const StickAsked& asked);
    void passed(double share) const;
    void keep(service::StickEvent event, service::StickRevision revision);
    [[nodiscard]] Answer wrote(core::StickDone::What what, const std::string& name, std::string_view content);
    [[nodiscard]] core::Status take_in(const platform::Folder& stick, const core::StickItem& item,
                                       const core::MachineId& machine, core::StickDone& done) const;
    [[nodiscard]] core::Result<std::string> sheet_of(const core::StickPrint& print, const std::stop_token& stop,
                                                     core::StickDone& done) const;

    struct Checked {
        service::StickEvent event;
        service::StickRevision revision;
    };
    Parts parts_;
    PaperDesk papers_;
    std::optional<core::StickSeen> seen_; // what is on it is read again only when it is another, or was written to
    std::optional<Checked> checked_;
};

} // namespace kiosk::app
