// What the stages are made of: one made-up day and who takes part in it.
#pragma once

#include <functional>
#include <vector>

#include "core/event/programme.hpp"
#include "ui/stages/stages.hpp"

namespace kiosk::test {

inline constexpr core::LocalDay kStageDay{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}.time_since_epoch()};
inline constexpr core::MonoTime kStageNow{core::Millis{100'000}};
[[nodiscard]] inline core::LocalTime at_stage(int hour, int minute) {
    return core::LocalTime{kStageDay} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

[[nodiscard]] core::Texts sample_gate();
[[nodiscard]] core::Texts sample_school(const core::Language& language);
// The mock-up's day, and an afternoon with sessions side by side; a second day with one item, a third without any.
[[nodiscard]] std::vector<core::ProgrammeItem> sample_programme();
[[nodiscard]] std::shared_ptr<const ui::Image> sample_photo();

// Parts of all_stages().
void add_results(std::vector<NamedStage>& stages, const core::Language& language);
[[nodiscard]] std::vector<core::ProgrammeItem> hard_morning();
// What is next was moved, and what is on was cancelled.
void change_morning(ui::Model& model);
void add_programme(std::vector<NamedStage>& stages, const core::Language& language);
// In the languages of staff alone.
void add_staff(std::vector<NamedStage>& stages, const core::Language& language);
void add_hands(std::vector<NamedStage>& stages);          // after those of staff, where there are any
void open_delegation(Stage& stage, bool teacher);         // its second coach arrives
void count_delegation(Stage& stage);                      // a number without names, after some who were not let in
void leave_with_delegation(Stage& stage);                 // at a door that lets out
void add_checkpoints(Stage& stage);                       // of the event
void copy_roll(Stage& stage, core::PaperTrouble trouble); // onto a stick
void change_day(Stage& stage);                            // in each way, and one more is being thought of
void open_form(Stage& stage, bool filled);                // for somebody who registers at the door
void choose_character(Stage& stage);                      // for the 注音 that the name ends in
void list_delegations(Stage& stage);                      // in it, in somebody's place, after it was refused
void show_walk_in(Stage& stage, core::Verdict verdict);
void show_badge(Stage& stage, bool reissued); // of the page of whoever is open
void open_paper(Stage& stage);                // over the page of whoever is open
// Of a stick: name, what the stage is.
using StageAdder = std::function<void(const char* name, const std::function<void(Stage&)>& change)>;
void add_stick(const StageAdder& with);
void add_machine(const StageAdder& with);    // of its health
void add_papers(const StageAdder& with);     // likewise, of the papers after the day
void put_in_stick(Stage& stage);             // with three files
void check_stick(Stage& stage, bool faulty); // and the first of them checked
void add_maps(std::vector<NamedStage>& stages, const core::Language& language);

} // namespace kiosk::test
