// Makes what staff want on paper: a badge that was made at a door, and who is inside, on the printer or on a stick.
// Slow; of one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/log.hpp"
#include "core/base/clock.hpp"
#include "core/event/roster.hpp"
#include "core/rules/day_people.hpp"
#include "core/rules/printouts.hpp"
#include "platform/stick.hpp"
#include "store/database.hpp"

namespace kiosk::app {

struct PaperWanted {
    core::PaperJob job;
    core::Checkpoint here; // at which this kiosk stands
};

class PrintDesk {
  public:
    struct Parts {
        std::shared_ptr<platform::Stick> stick;
        std::filesystem::path database;
        std::filesystem::path assets;
        std::optional<std::string> printer; // as CUPS calls it
        std::function<core::Now()> now;
        Log log;
    };
    explicit PrintDesk(Parts parts) : parts_(std::move(parts)) {}

    // What fails is in the log, too.
    [[nodiscard]] core::PaperMade make(const PaperWanted& wanted);

  private:
    using Trouble = core::PaperTrouble;
    struct Failed {
        Trouble trouble;
        core::Error error;
    };
    [[nodiscard]] std::optional<Failed> make(const core::BadgePaper& badge, const PaperWanted& wanted,
                                             core::PaperMade& made);
    [[nodiscard]] std::optional<Failed> make(const core::RollPaper& roll, const PaperWanted& wanted,
                                             core::PaperMade& made);
    [[nodiscard]] core::Result<std::string> badge_pdf(const core::BadgePaper& badge) const;
    [[nodiscard]] core::Result<std::string> roll_pdf(const store::Database& database, const core::InsideNow& inside,
                                                     core::LocalTime at) const;
    [[nodiscard]] std::optional<Failed> print(const std::string& pdf, const std::string& title) const;
    [[nodiscard]] std::optional<Failed> put_on_stick(const std::string& pdf, const std::string& name) const;

    Parts parts_;
    // The list that was printed last: paper is not used up for the same one.
    std::optional<core::InsideNow> printed_;
    core::LocalTime printed_at_{};
};

} // namespace kiosk::app
