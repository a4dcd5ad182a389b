// Where the kiosk stands and what of the day was changed, as the model has it.
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

} // namespace

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
