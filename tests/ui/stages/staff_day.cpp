// Where the kiosk stands and what of the day was changed, as the model has it; how the machine is.
#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

using What = core::DayChange::What;

core::Checkpoint checkpoint(const char* id, core::Texts name, core::Direction direction) {
    core::Checkpoint one;
    one.id = core::CheckpointId{id};
    one.name = std::move(name);
    one.direction = direction;
    return one;
}

core::ChangeMade made(What what, core::ChangeSubject subject, int minutes, int minute) {
    return {{what, std::move(subject), minutes}, {}, at_stage(9, minute), core::OperatorId{"t1"}};
}

core::MachineHealth machine(bool well) {
    using core::HealthLevel, core::HealthPart;
    core::MachineHealth health;
    health.looked = at_stage(9, 44);
    core::HealthFact clock{HealthPart::Clock, well ? HealthLevel::Fine : HealthLevel::Look, 0, {}, {}, {}};
    clock.clock.emplace();
    if (well) clock.clock->source = core::ClockSource::Ntp;
    health.facts = {{HealthPart::Disk, well ? HealthLevel::Fine : HealthLevel::Act, well ? 62'000 : 40, {}, {}, {}},
                    clock,
                    {HealthPart::Hub, well ? HealthLevel::Fine : HealthLevel::Look, 3, at_stage(9, 38), {}, {}},
                    {HealthPart::Staff, well ? HealthLevel::Fine : HealthLevel::Look, 4, {}, {}, {}},
                    {HealthPart::Database, HealthLevel::Fine, 1187, {}, {}, {}},
                    {HealthPart::Backup,
                     well ? HealthLevel::Fine : HealthLevel::Look,
                     well ? 7 : 0,
                     well ? std::optional(at_stage(3, 0)) : std::nullopt,
                     {},
                     {}}};
    return health;
}

void show_machine(Stage& stage, bool well) {
    stage.state.staff.health = machine(well);
    stage.state.staff.stick.looked = core::StickLooked{};
    stage.state.prints = well;
    if (well) return;
    stage.camera = {ui::CameraStatus::Lost, nullptr, {}};
    stage.keyboard_away = true;
    stage.clock_trusted = false;
}

// With a stick in, onto which the support file was written, or is not.
void show_support(Stage& stage, bool volunteer) {
    show_machine(stage, true);
    auto& staff = stage.state.staff;
    staff.stick.looked->stick.emplace().name = "KINGSTON";
    if (volunteer) {
        staff.who = core::StaffMember{core::OperatorId{"v1"}, core::StaffRole::Volunteer};
        return;
    }
    core::StickDone done;
    done.what = core::StickDone::What::LogSaved;
    done.file = "紀錄_gate_2F91.txt";
    staff.stick.said = done;
}

} // namespace

void add_machine(const StageAdder& with) {
    with("", [](Stage& s) { show_machine(s, true); });
    with("-bad", [](Stage& s) { show_machine(s, false); });
    with("-practice", [](Stage& s) {
        show_machine(s, true);
        s.state.practice = true;
    });
    with("-reading", [](Stage&) {});
    with("-support", [](Stage& s) { show_support(s, false); });
    with("-volunteer", [](Stage& s) { show_support(s, true); });
    with("-restart", [](Stage& s) {
        show_machine(s, true);
        s.state.staff.why.emplace().what = core::StaffWhy::For::Restart;
    });
}

void copy_roll(Stage& stage, core::PaperTrouble trouble) {
    stage.state.prints = true;
    stage.state.copies.to = core::PaperTo::Stick;
    stage.state.copies.written = at_stage(9, 40);
    stage.state.copies.trouble = trouble;
}

void add_checkpoints(Stage& stage) {
    auto& model = stage.model;
    model.checkpoint.id = core::CheckpointId{"gate"};
    model.checkpoints = {
        model.checkpoint,
        checkpoint("hall", {{{"zh-TW", "大禮堂入口"}, {"en", "Auditorium door"}}}, core::Direction::Both),
        checkpoint("lunch", {{{"zh-TW", "午餐領取"}, {"en", "Lunch"}}}, core::Direction::In),
        checkpoint("exit", {{{"zh-TW", "正門離場"}, {"en", "Main gate — way out"}}}, core::Direction::Out)};
    model.checkpoints[2].opens = core::MinuteOfDay{705};
    model.checkpoints[2].closes = core::MinuteOfDay{780};
}

void change_day(Stage& stage) {
    auto& model = stage.model;
    const core::ItemId tour{"tour"}, lacquer{"lacquer"}, lunch{"lunch"};
    model.changes = core::DayChanges({made(What::Delay, {core::DelegationId{"sg"}, {}}, 20, 1),
                                      made(What::Move, {{}, tour}, 675, 4), made(What::Rain, {{}, lacquer}, 0, 7),
                                      made(What::Cancel, {{}, lunch}, 0, 9)},
                                     model.programme);
    model.delegations[1] = model.changes.changed(model.delegations[1]);
    for (auto& item : model.programme) {
        auto changed = model.changes.changed(item);
        if (changed.starts != item.starts)
            model.late_changes[item.id] = {true, false, false, item.day, item.starts, item.ends, {}};
        item = std::move(changed);
    }
    stage.state.staff.changes.subject = {core::DelegationId{"sg"}, {}};
    stage.state.staff.changes.minutes = 35;
}

} // namespace kiosk::test
