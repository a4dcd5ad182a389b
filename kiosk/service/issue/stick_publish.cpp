#include "service/issue/stick_publish.hpp"

#include <algorithm>
#include <utility>

#include "event/limits.hpp"
#include "event/package/badges.hpp"
#include "service/issue/issue_steps.hpp"
#include "store/database.hpp"

namespace kiosk::service {
namespace {

using core::ErrorKind, core::Result, core::Status;

bool is_as_checked(const StickEvent& now, const StickEvent& then) {
    if (!now.report.ok() || now.workbook != then.workbook || now.badges != then.badges) return false;
    return !now.workbook.empty() || now.report.files == then.report.files;
}

// What is loaded of badges where the event came without any, so that those that people have are known still. Whoever
// is not in the event any more has a badge that counts for nobody.
std::vector<event::BadgeRow> rows_before(const StickEvent& event, const std::vector<core::Badge>& loaded) {
    if (!event.badges.empty()) return event.badges;
    const event::BadgeOwners owners(*event.report.package);
    std::vector<event::BadgeRow> rows;
    for (core::Badge badge : loaded) {
        if (badge.participant.empty() && badge.delegation.empty()) continue; // nobody's already
        if (!owners.has(badge)) badge.status = core::BadgeStatus::Revoked;
        rows.push_back({std::move(badge), {}});
    }
    return rows;
}

// Writes down what differs from what lies in the folder.
class Differences {
  public:
    Differences(const platform::Folder& stick, std::string folder) : stick_(stick), folder_(std::move(folder)) {}

    void put(std::vector<platform::NewContent>& files, std::string_view name, std::string content) const {
        const auto there = stick_.read(folder_ + "/" + std::string(name), event::kMaxFileBytes);
        if (!there || *there != content) files.push_back({file_of(name), std::move(content)});
    }
    void take_away(std::vector<platform::NewContent>& files, std::string_view name) const {
        if (stick_.has(folder_ + "/" + std::string(name))) files.push_back({file_of(name), std::nullopt});
    }

  private:
    [[nodiscard]] static std::string file_of(std::string_view name) {
        return std::string(name.substr(name.rfind('/') + 1));
    }
    const platform::Folder& stick_;
    const std::string folder_;
};

// The folder that the workbook stands for, as event::make_folder() makes it.
void put_made_folder(const event::PackageReport& report, const Differences& differences, MadeBadges& made) {
    bool places = false;
    for (const auto& file : report.made) {
        differences.put(made.files, file.name, file.bytes);
        places = places || file.name == event::kPlacesFile;
    }
    if (!places) differences.take_away(made.files, event::kPlacesFile);
    for (const auto& drawing : report.package->drawings)
        differences.put(made.plans, std::string(event::kPlansFolder) + drawing.file,
                        {reinterpret_cast<const char*>(drawing.bytes.data()), drawing.bytes.size()});
}

} // namespace

Result<MadeBadges> make_badges(const platform::Folder& stick, const core::StickItem& item, const StickEvent& checked,
                               const core::IssuerKey& key, event::ReadOptions how, const MakingPlace& place) {
    const auto& half = key.key.public_key();
    how.issuers.push_back(core::to_hex(half.bytes));
    const auto stop = how.stop;
    MadeBadges made;
    made.event = TRY(read_stick_event(stick, item, how));
    if (stop.stop_requested()) return core::fail(ErrorKind::Busy, "it was stopped");
    if (!is_as_checked(made.event, checked))
        return core::fail(ErrorKind::Busy, "it is another by now than what was checked: check it again");
    auto& report = made.event.report;
    made.folder = folder_of(item);
    const Differences differences(stick, made.folder);
    if (item.kind == core::StickKind::Workbook) {
        put_made_folder(report, differences, made);
    } else if (auto changed = TRY(with_issuer(made.event.event_file, half))) {
        put_issuer(report, *changed, half);
        made.event.event_file = *changed;
        differences.put(made.files, event::kEventFile, std::move(*changed));
    }
    TRY(event::may_sign(report.package->event, key));

    const auto database = TRY(store::Database::open(place.database, store::OpenMode::ReadOnly));
    event::IssueOptions wanted;
    wanted.days_before = 0;
    auto before = rows_before(made.event, TRY(database.badges()));
    auto issued = TRY(issue_step(std::move(before), report, key, wanted));
    made.issued = issued.issued;
    if (issued.rows != made.event.badges) {
        put_badge_rows(report, issued.rows);
        differences.put(made.files, event::kBadgesFile, badges_file(issued));
        made.event.badges = std::move(issued.rows);
    }
    // Above what is loaded here, too: the stick may come from a kiosk that had fewer revisions.
    const auto loaded = TRY(database.revision());
    report.least_revision = std::max(report.least_revision, core::RevisionNumber(loaded.value() + 1));
    const auto sealed = TRY(seal_step(made.event.seal, report, key, {}));
    event::put_seal(report, sealed.seal);
    if (sealed.is_new) differences.put(made.files, event::kSealFile, event::write_seal(sealed.seal));
    made.event.seal = std::optional(sealed.seal);

    made.revision = TRY(next_revision_of(made.event, item, place.database, place.here, place.texts));
    if (const auto& check = made.revision.check; check.hindrance)
        return core::fail(ErrorKind::Refused,
                          check.detail.empty() ? "it would not be taken here: check it again" : check.detail);
    return made;
}

Status write_made(platform::Stick& stick, const MadeBadges& made) {
    if (!made.plans.empty()) {
        constexpr auto kPlans = event::kPlansFolder.substr(0, event::kPlansFolder.size() - 1);
        TRY(stick.write_all(made.folder + "/" + std::string(kPlans), made.plans));
    }
    if (made.files.empty()) return {};
    return stick.write_all(made.folder, made.files);
}

} // namespace kiosk::service
