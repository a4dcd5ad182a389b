#include "service/issue/badge_maker.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "service/event_source.hpp"
#include "service/issue/key_opening.hpp"
#include "service/issue/stick_keys.hpp"
#include "store/database.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind, core::Result, core::StickFailed;
using Why = StickFailed::Why;
using From = core::IssuerKeyChoice::From;
template <class Value> using OrFailed = tl::expected<Value, StickFailed>;

constexpr double kKeyIsOpen = 0.2, kIsRead = 0.6, kIsWritten = 0.8;

// TRY() takes what fails as it is.
tl::unexpected<StickFailed> failed(Why why, std::string detail, std::int64_t number = 0) {
    return tl::unexpected(StickFailed{why, std::move(detail), number});
}

tl::unexpected<StickFailed> failed(const store::PinWrong& wrong) {
    if (wrong.wait > core::Millis{0})
        return failed(Why::PinWaits, {}, std::chrono::ceil<std::chrono::seconds>(wrong.wait).count());
    return failed(Why::WrongPin, {}, wrong.free_tries);
}

// Of what a stick, a disk or the machine itself refuses.
Why why_of_place(ErrorKind kind, Why otherwise) {
    switch (kind) {
    case ErrorKind::Unavailable:
        return Why::Gone;
    case ErrorKind::DiskFull:
        return Why::Full;
    default:
        return otherwise;
    }
}

class BadgeMaker {
  public:
    BadgeMaker(const MakerParts& parts, const core::MakeBadges& question, const core::StickItem& item,
               const StickEvent& checked)
        : parts_(parts), question_(question), item_(item), checked_(checked) {}

    OrFailed<MadeBadges> run() {
        pinned_ = TRY(read_pinned());
        const auto key = TRY(open_key());
        if (use_of(key.key.public_key(), key.sample, checked_.report.package->event, pinned_) !=
            core::StickKey::Use::Good)
            return failed(Why::OtherIssuer, "the key " + digits_of(key.key.public_key()) + " is none of the event's");
        passed(kKeyIsOpen);
        auto made = TRY(work_out(key));
        TRY(check_issuers(made.event.report.package->event.issuers, key.key.public_key()));
        if (parts_.stop.stop_requested()) return failed(Why::Stopped, {});
        passed(kIsRead);
        if (const auto written = write_made(parts_.stick, made); !written)
            return failed(written.error().kind == ErrorKind::Refused ? Why::Protected
                                                                     : why_of_place(written.error().kind, Why::Other),
                          written.error().detail);
        passed(kIsWritten);
        TRY(load(made));
        return made;
    }

  private:
    void passed(double share) const {
        if (parts_.passed) parts_.passed(share);
    }

    [[nodiscard]] OrFailed<std::vector<core::PublicKey>> read_pinned() const {
        const auto event =
            store::Database::open(parts_.database, store::OpenMode::ReadOnly).and_then([](const auto& database) {
                return database.event();
            });
        if (!event) return failed(Why::NotMade, event.error().detail);
        return event->issuers;
    }

    [[nodiscard]] OrFailed<core::IssuerKey> open_key() const {
        const std::string_view secret = question_.secret.text();
        if (question_.key.from == From::Stick) {
            const auto key = parts_.stick.open().and_then(
                [&](const platform::Folder& stick) { return open_key_on(stick, question_.key.file, secret); });
            if (key) return *key;
            const auto kind = key.error().kind;
            return failed(kind == ErrorKind::Refused    ? Why::WrongPassphrase
                          : kind == ErrorKind::NotFound ? Why::NoKey
                                                        : why_of_place(kind, Why::NotMade),
                          key.error().detail);
        }
        if (question_.key.from == From::New && !pinned_.empty())
            return failed(Why::OtherIssuer, "a new key is none of the event's");
        const auto tried = question_.key.from == From::New
                               ? make_kiosk_key(parts_.write, parts_.database, secret, parts_.now, parts_.cost)
                               : open_key_here(parts_.write, parts_.database, secret, parts_.now);
        if (!tried)
            return failed(tried.error().kind == ErrorKind::NotFound ? Why::NoKey : Why::NotMade, tried.error().detail);
        if (const auto* wrong = std::get_if<store::PinWrong>(&*tried)) return failed(*wrong);
        return std::get<core::IssuerKey>(*tried);
    }

    [[nodiscard]] OrFailed<MadeBadges> work_out(const core::IssuerKey& key) const {
        event::ReadOptions how;
        for (const auto& each : pinned_) how.issuers.push_back(core::to_hex(each.bytes));
        how.progress = [this](double share) { passed(kKeyIsOpen + share * (kIsRead - kKeyIsOpen)); };
        how.stop = parts_.stop;
        auto made = parts_.stick.open().and_then([&](const platform::Folder& stick) {
            return make_badges(stick, item_, checked_, key, how, {parts_.database, parts_.here, parts_.texts});
        });
        if (made) return std::move(*made);
        if (parts_.stop.stop_requested()) return failed(Why::Stopped, {});
        const auto kind = made.error().kind;
        return failed(kind == ErrorKind::Busy ? Why::Changed : why_of_place(kind, Why::NotMade), made.error().detail);
    }

    // A seal vouches for the list of issuers, too, and nobody who touches a button reads it: what lies on a stick adds
    // none to those that are known here.
    [[nodiscard]] OrFailed<void> check_issuers(const std::vector<core::PublicKey>& named,
                                               const core::PublicKey& ours) const {
        if (pinned_.empty()) return {};
        for (const auto& each : named)
            if (each != ours && std::ranges::find(pinned_, each) == pinned_.end())
                return failed(Why::NotMade, "it names the issuer's key " + digits_of(each) +
                                                ", which the event here does not: take it out of issuers there, or "
                                                "publish it on the computer that has the event's key");
        return {};
    }

    [[nodiscard]] OrFailed<void> load(const MadeBadges& made) const {
        const auto loaded = written(parts_.write, Writes::Revision, [&](const store::Desk* desk) {
            return load_beside(desk, parts_.database, *made.revision.package, parts_.wall, {});
        });
        if (!loaded) return failed(Why::NotLoaded, loaded.error().detail);
        return {};
    }

    const MakerParts& parts_;
    const core::MakeBadges& question_;
    const core::StickItem& item_;
    const StickEvent& checked_;
    std::vector<core::PublicKey> pinned_; // the issuers of the event that is loaded
};

} // namespace

std::variant<MadeBadges, StickFailed> make_badges_here(const MakerParts& parts, const core::MakeBadges& question,
                                                       const core::StickItem& item, const StickEvent& checked) {
    auto made = BadgeMaker(parts, question, item, checked).run();
    if (!made) return std::move(made.error());
    return std::move(*made);
}

} // namespace kiosk::service
