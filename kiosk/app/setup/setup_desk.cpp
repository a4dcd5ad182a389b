#include "app/setup/setup_desk.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <variant>

#include "app/assets.hpp"
#include "app/config/config_writer.hpp"
#include "core/rules/checkpoint_rules.hpp"
#include "event/files/assets.hpp"
#include "event/package/badges.hpp"
#include "platform/file.hpp"
#include "service/event_source.hpp"
#include "service/stick_contents.hpp"
#include "service/stick_revision.hpp"
#include "store/database.hpp"
#include "store/staff.hpp"
#include "store/take_away.hpp"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using core::ErrorKind, core::SetupFault;

constexpr std::size_t kMostSetupBytes = std::size_t{256} << 10U;
constexpr std::size_t kMostSetupProblems = 50; // on the screen; errors stand before warnings

SetupFault::What fault_of(const core::SetupQuestion& question) {
    if (std::holds_alternative<core::TakeSetupSettings>(question)) return SetupFault::What::Settings;
    if (std::holds_alternative<core::SaveSetup>(question)) return SetupFault::What::Saving;
    if (std::holds_alternative<core::MakeTeacher>(question)) return SetupFault::What::Teacher;
    return SetupFault::What::Event;
}

core::CheckpointId suggested(const std::vector<core::Checkpoint>& checkpoints, const core::EventInfo& event,
                             core::WallTime now) {
    return core::choose_checkpoint(checkpoints, event.zone.to_local(now));
}

} // namespace

core::SettingsTaken choices_in(const Config& config) {
    core::SettingsTaken taken;
    taken.choices.rotate = config.rotate.value_or(0);
    taken.choices.touch = config.touch;
    taken.choices.camera = config.camera;
    if (config.checkpoint) taken.choices.checkpoint = core::CheckpointId{*config.checkpoint};
    taken.choices.follow = config.follow_programme;
    taken.answered = {config.rotate.has_value(), config.touch.has_value(), config.camera.has_value()};
    return taken;
}

SetupDesk::SetupDesk(Parts parts)
    : parts_(std::move(parts)),
      stick_({parts_.stick, {}, parts_.assets, service::write_at_once(), parts_.wall, parts_.log}) {
    std::error_code none;
    first_ = parts_.config.setup.has_value() || !fs::exists(parts_.file, none);
}

core::SetupAnswer SetupDesk::answer(const core::SetupQuestion& question) {
    auto answer = std::visit([this](const auto& each) { return does(each); }, question);
    if (answer) return std::move(*answer);
    parts_.log.warn("first start: " + answer.error().detail);
    return SetupFault{fault_of(question), answer.error().detail};
}

SetupDesk::Answer SetupDesk::does(const core::LookForStick&) {
    const auto looked = stick_.answer({core::LookAtStick{}, {}});
    if (const auto* seen = std::get_if<core::StickLooked>(&looked)) return *seen;
    return core::StickLooked{};
}

SetupDesk::Answer SetupDesk::does(const core::LookForCameras&) {
    return core::CamerasFound{parts_.cameras()};
}

fs::path SetupDesk::database_of(const core::EventId& event) const {
    return parts_.file.parent_path() / (event.str() + ".db");
}

core::Result<service::StickEvent> SetupDesk::read(const std::optional<core::StickItem>& item) const {
    if (item) return service::read_stick_event(TRY(parts_.stick->open()), *item, {});
    service::StickEvent demo;
    demo.report = event::read_package(demo_event(parts_.assets));
    return demo;
}

SetupDesk::Answer SetupDesk::does(const core::ReadSetupEvent& question) {
    chosen_.reset();
    auto event = TRY(read(question.item));
    const auto texts = TRY(event::load_problem_texts(parts_.assets));
    core::StickCheck check;
    service::tell_problems(event.report.problems, &texts, check);
    if (!event.report.ok()) {
        check.problems.resize(std::min(check.problems.size(), kMostSetupProblems));
        return core::SetupEventFaulty{check.errors, std::move(check.problems)};
    }
    const fs::path file = database_of(event.report.package->event.id);
    bool loaded = false;
    std::error_code none;
    if (fs::exists(file, none)) {
        const auto next =
            TRY(service::next_revision_of(event, question.item.value_or(core::StickItem{}), file, {}, &texts));
        if (!next.package)
            return core::fail(ErrorKind::Refused,
                              next.check.detail.empty()
                                  ? "this kiosk takes sealed events only, or another event has its name"
                                  : next.check.detail);
        loaded = !next.check.changes.is_new && parts_.config.database == file;
        chosen_ = Chosen{*next.package, !question.item};
    } else {
        chosen_ = Chosen{*std::move(event.report.package), !question.item};
    }
    const core::EventPackage& package = chosen_->package;
    return core::SetupEventRead{{package.event, package.revision, package.participants.size(), package.checkpoints,
                                 suggested(package.checkpoints, package.event, parts_.wall()), loaded}};
}

SetupDesk::Answer SetupDesk::does(const core::ReadLoadedEvent&) {
    if (!parts_.config.database) return core::fail(ErrorKind::NotFound, "no event is loaded");
    const auto database = TRY(store::Database::open(*parts_.config.database, store::OpenMode::ReadOnly));
    const auto event = TRY(database.event());
    const auto checkpoints = TRY(database.checkpoints());
    const auto people = TRY(database.participants());
    return core::SetupEventRead{{event, TRY(database.revision()), people.size(), checkpoints,
                                 suggested(checkpoints, event, parts_.wall()), true}};
}

// Of an event that was chosen before it, and that nobody has come to: names lie about where they are needed alone.
void SetupDesk::take_away_made(const fs::path& instead) const {
    const auto& before = parts_.config.database;
    if (!first_ || !before || *before == instead || before->parent_path() != parts_.file.parent_path()) return;
    const auto empty =
        store::Database::open(*before, store::OpenMode::ReadOnly).and_then([](const store::Database& database) {
            return database.entries().map([](const auto& entries) { return entries.empty(); });
        });
    if (!empty || !*empty) return;
    if (const auto gone = store::take_away(*before); !gone) parts_.log.warn("first start: " + gone.error().detail);
}

// A teacher who sees what it is vouches for what nobody sealed.
SetupDesk::Answer SetupDesk::does(const core::LoadSetupEvent&) {
    if (!chosen_) return core::fail(ErrorKind::NotFound, "no event was read");
    const fs::path file = database_of(chosen_->package.event.id);
    std::error_code error;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
    TRY(service::check_before_making(file, chosen_->package, true));
    auto database = TRY(store::Database::open(file, store::OpenMode::Create));
    TRY(service::load_revision(database, chosen_->package, parts_.wall(), {true}));
    take_away_made(file);
    parts_.config.database = file;
    parts_.config.event = chosen_->demo ? std::optional(demo_event(parts_.assets)) : std::nullopt;
    return core::SetupEventLoaded{};
}

SetupDesk::Answer SetupDesk::does(const core::TakeSetupSettings&) {
    const auto text = TRY(TRY(parts_.stick->open()).read(service::kStickSettings, kMostSetupBytes));
    auto read = TRY(parse_config(text, parts_.file));
    if (const auto part = torn(text, std::nullopt)) return core::fail(ErrorKind::Invalid, *part);
    for (const std::string& warning : read.warnings) parts_.log.warn(warning);
    // Of this machine alone: which event it has, where its stick is.
    read.config.database = parts_.config.database;
    read.config.event = parts_.config.event;
    read.config.setup = parts_.config.setup;
    if (parts_.config.stick) read.config.stick = parts_.config.stick;
    parts_.config = std::move(read.config);
    return choices_in(parts_.config);
}

SetupDesk::Answer SetupDesk::does(const core::SaveSetup& question) {
    Config& config = parts_.config;
    const core::SetupChoices& choices = question.choices;
    config.rotate = choices.rotate;
    config.touch = choices.touch;
    config.camera = choices.camera;
    if (!choices.checkpoint.empty()) config.checkpoint = choices.checkpoint.str();
    config.follow_programme = choices.follow && config.checkpoint;
    if (!config.follow_programme) config.followed.clear();
    config.setup = question.next;
    const auto text = TRY(write_config(config, parts_.file));
    std::error_code error;
    if (parts_.file.has_parent_path()) fs::create_directories(parts_.file.parent_path(), error);
    constexpr mode_t kPrivate = 0600;
    TRY(platform::replace_file(parts_.file, text, platform::mode_of(parts_.file, kPrivate)));
    return core::SetupSaved{!question.next};
}

SetupDesk::Answer SetupDesk::does(const core::SetMachineClock& question) {
    if (!parts_.config.database) return core::fail(ErrorKind::NotFound, "no event is loaded");
    const auto confirmed = [&]() -> core::Status {
        if (question.moved != core::Millis{0}) TRY(parts_.set_clock(parts_.wall() + question.moved));
        return parts_.confirm_clock(*parts_.config.database);
    }();
    if (!confirmed) {
        parts_.log.warn("first start: the clock: " + confirmed.error().detail);
        return core::MachineClockSet{true, confirmed.error().detail};
    }
    parts_.log.info(question.moved == core::Millis{0} ? "first start: the clock is confirmed"
                                                      : "first start: the clock was set");
    return core::MachineClockSet{};
}

SetupDesk::Answer SetupDesk::does(const core::MakeTeacher& question) {
    if (!parts_.config.database) return core::fail(ErrorKind::NotFound, "no event is loaded");
    auto database = TRY(store::Database::open(*parts_.config.database, store::OpenMode::ReadWrite));
    const core::StaffMember teacher{core::OperatorId{std::string(core::kFirstTeacher)}, core::StaffRole::Teacher};
    const auto staff = TRY(store::read_staff(database));
    const auto there = std::ranges::find(staff, teacher.id, &core::StaffMember::id);
    if (there != staff.end() && there->role == teacher.role) {
        TRY(store::reset_pin(database, teacher.id, question.pin));
        return core::TeacherMade{};
    }
    if (there != staff.end()) TRY(store::remove_staff(database, teacher.id));
    TRY(store::add_staff(database, teacher, question.pin));
    return core::TeacherMade{};
}

} // namespace kiosk::app
