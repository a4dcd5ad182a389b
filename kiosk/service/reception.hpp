// What staff are told at a kiosk: whose a PIN is, whom a name finds, one person's page, the day. Beside the desk, which
// alone writes entries.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "core/rules/staff.hpp"
#include "core/session/staff_questions.hpp"
#include "service/reception_day.hpp"

namespace kiosk::service {

inline constexpr int kMostPeopleShown = 40;
inline constexpr std::size_t kMostHanShown = 120;
inline constexpr int kMostNamesShown = 5;     // to a guest
inline constexpr std::size_t kLeastSigns = 2; // that a guest types

// Connections of its own to one database, used by one thread; in the kiosk by the desk's, for it counts wrong PINs
// there. Errors: of the database, each with its file.
class Reception {
  public:
    static core::Result<Reception> open(const std::filesystem::path& database);
    Reception(Reception&&) noexcept;
    Reception& operator=(Reception&&) noexcept;
    ~Reception();

    [[nodiscard]] core::Result<core::StaffKnown> who_is_staff(const core::Now& now) const;
    // Takes a tenth of a second: Argon2id.
    [[nodiscard]] core::Result<core::PinChecked> whose_pin(const std::string& pin, const core::Now& now);
    // At most kMostPeopleShown; nobody where what was typed says nothing.
    [[nodiscard]] core::Result<core::PeopleFound> find(const std::string& typed, const ReceptionMoment& moment);
    // For a guest: kMostNamesShown at most, by two signs at least.
    [[nodiscard]] core::Result<core::NamesFound> names(const std::string& typed);
    [[nodiscard]] core::Result<core::PersonRead> person(const core::ParticipantId& id, const core::StaffMember& by,
                                                        const ReceptionMoment& moment) const;
    [[nodiscard]] core::Result<core::DayBoard> board(const core::StaffMember& by, const ReceptionMoment& moment) const;
    // These two read the roster whole.
    [[nodiscard]] core::Result<core::NotArrived> not_arrived(const ReceptionMoment& moment) const;
    [[nodiscard]] core::Result<core::InsideNow> inside(const ReceptionMoment& moment) const;
    [[nodiscard]] core::Result<core::MachineHealth> health(const core::Now& now) const;
    // As service::confirm_clock().
    [[nodiscard]] core::Status confirm_clock() const;
    [[nodiscard]] core::Result<core::DelegationRead>
    delegation(const core::DelegationId& id, const core::StaffMember& by, const ReceptionMoment& moment) const;
    // At most kMostHanShown. The first question takes some tenths of a second.
    [[nodiscard]] core::Result<core::HanFound> han(const std::string& syllable);
    // In full; empty: nobody on the roster has that id.
    [[nodiscard]] core::Result<std::string> name_of(const core::ParticipantId& id) const;

  private:
    struct Impl;
    explicit Reception(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace kiosk::service
