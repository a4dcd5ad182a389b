#include "ui/stages/parts.hpp"

#include <map>

namespace kiosk::test {
namespace {

using core::Texts;
using core::Verdict;

core::PersonCard person(const core::Language& language) {
    core::PersonCard card;
    card.language = language;
    card.affiliation = sample_school(language);
    card.role = "student";
    card.group = "B";
    card.buddy_class = "8-3";
    const std::map<std::string, std::pair<std::string, std::string>> names{
        {"ja", {"佐藤 美咲", "SATO Misaki"}},    {"zh-TW", {"王小明", "WANG Hsiao-ming"}},
        {"ko", {"김서연", "KIM Seoyeon"}},       {"vi", {"Nguyễn Thị Hồng Nhung", ""}},
        {"th", {"สมชาย ใจดี", "Somchai Jaidee"}}, {"id", {"Siti Nurhaliza Putri", ""}},
        {"en", {"Alexandria Goh Li Ting", ""}}};
    const auto& [name, latin] = names.at(language);
    card.name = name;
    card.latin = latin;
    return card;
}

core::NextItem next_item() {
    core::NextItem next;
    next.title = {
        {{"zh-TW", "歡迎式"}, {"en", "Welcome ceremony"}, {"ja", "歓迎式"}, {"ko", "환영식"}, {"th", "พิธีต้อนรับ"}}};
    next.place = {{{"zh-TW", "2F 大禮堂"}, {"en", "Auditorium, 2F"}, {"ja", "2階 講堂"}}};
    next.way = {
        {{"zh-TW", "請沿黃線前進"}, {"en", "follow the yellow line"}, {"ja", "黄色い線に沿ってお進みください"}}};
    next.starts = core::MinuteOfDay{570};
    next.ends = core::MinuteOfDay{600};
    next.item = core::ItemId{"welcome"};
    next.at = core::PlaceId{"host"};
    next.day = kStageDay;
    return next;
}

core::DelegationCount count(const core::Language& language) {
    return {core::DelegationId{"jp"}, sample_school(language), 21, 28, language};
}

} // namespace

core::Outcome sample_outcome(Verdict verdict, const core::Language& language) {
    core::Outcome o;
    o.verdict = verdict;
    o.at = at_stage(9, 12);
    o.checkpoint = sample_gate();
    const core::Tone tone = core::tone_of(verdict);
    if (verdict != Verdict::AdmittedUnknown && (tone == core::Tone::Green || verdict == Verdict::AlreadyIn)) {
        o.next = next_item();
        o.delegation = count(language);
    }
    const bool known = tone != core::Tone::Red && verdict != Verdict::AdmittedUnknown &&
                       verdict != Verdict::Ambiguous && verdict != Verdict::Group && verdict != Verdict::Unreadable;
    if (known) o.person = person(language);
    switch (verdict) {
    case Verdict::AlreadyIn:
        o.first_at = at_stage(9, 4);
        o.first_checkpoint = sample_gate();
        o.first_minutes_ago = 8;
        break;
    case Verdict::TooEarly:
        o.opens = at_stage(13, 0);
        break;
    case Verdict::NotForThisCheckpoint:
        o.instead = Texts{{{"zh-TW", "3F 會議室"}, {"en", "Meeting room, 3F"}, {"ja", "3階 会議室"}}};
        o.instead_opens = at_stage(9, 30);
        o.instead_item = next_item();
        o.instead_item->place = {
            {{"zh-TW", "3F 會議室（行政大樓）"}, {"en", "Meeting room, 3F"}, {"ja", "3階 会議室"}}};
        break;
    case Verdict::Group:
        o.delegation = count(language);
        o.group_token = "KB1SAMPLE";
        break;
    default:
        break;
    }
    return o;
}

Stage result_stage(std::vector<core::Outcome> rows, const core::Language& language) {
    Stage stage = sample_stage(core::Screen::Result, language);
    core::ShownResult result;
    result.rows = std::move(rows);
    result.shown = kStageNow - core::Millis{2000};
    result.ends = kStageNow + core::Millis{3500};
    result.group_count = 26;
    stage.state.result = std::move(result);
    return stage;
}

void add_results(std::vector<NamedStage>& stages, const core::Language& language) {
    for (std::uint8_t number = 1; number <= core::kVerdictCount; ++number) {
        const auto verdict = static_cast<Verdict>(number);
        if (verdict == Verdict::Unreadable) continue; // a hint, never a result
        stages.push_back({"result-" + std::string(core::name_of(verdict)),
                          result_stage({sample_outcome(verdict, language)}, language)});
    }
    auto tomorrow = sample_outcome(Verdict::TooEarly, language);
    tomorrow.opens = at_stage(9, 0) + std::chrono::days{1};
    stages.push_back({"result-TooEarly-tomorrow", result_stage({tomorrow}, language)});
    auto home = sample_outcome(Verdict::CheckedOut, language);
    home.next->day += std::chrono::days{1};
    stages.push_back({"result-CheckedOut-tomorrow", result_stage({home}, language)});
    Stage moved = result_stage({sample_outcome(Verdict::Admitted, language)}, language);
    change_morning(moved.model);
    stages.push_back({"result-moved", std::move(moved)});
    auto meal = sample_outcome(Verdict::Admitted, language);
    meal.kind = core::CheckpointKind::Meal;
    meal.person->diet = core::Diet::OvoLactoVegetarian;
    meal.person->avoid = {"花生", "海鮮"};
    stages.push_back({"result-meal", result_stage({meal}, language)});
    auto taken = sample_outcome(Verdict::AlreadyIn, language);
    taken.kind = core::CheckpointKind::Meal;
    stages.push_back({"result-meal-taken", result_stage({taken}, language)});
    using core::CheckpointKind;
    const auto at_kind = [&](const char* name, CheckpointKind kind, Verdict verdict) {
        auto outcome = sample_outcome(verdict, language);
        outcome.kind = kind;
        stages.push_back({std::string("result-") + name, result_stage({outcome}, language)});
    };
    at_kind("handed-out", CheckpointKind::Handout, Verdict::Admitted);
    at_kind("handout-taken", CheckpointKind::Handout, Verdict::AlreadyIn);
    at_kind("lent", CheckpointKind::Loan, Verdict::Admitted);
    at_kind("returned", CheckpointKind::Loan, Verdict::CheckedOut);
    at_kind("loan-out", CheckpointKind::Loan, Verdict::AlreadyIn);
    at_kind("handover", CheckpointKind::Handover, Verdict::NeedsStaff);
    at_kind("collected", CheckpointKind::Handover, Verdict::AlreadyIn);
    auto whole_group = sample_outcome(Verdict::Admitted, language);
    whole_group.person.reset();
    whole_group.admitted = 23;
    stages.push_back({"result-group-done", result_stage({whole_group}, language)});
    Stage sent = result_stage({sample_outcome(Verdict::Group, language)}, language);
    sent.state.result->group_sent = true;
    stages.push_back({"result-group-sent", std::move(sent)});
    const auto mixed = {sample_outcome(Verdict::Admitted, language), sample_outcome(Verdict::Late, "ja"),
                        sample_outcome(Verdict::AlreadyIn, "ko"), sample_outcome(Verdict::Revoked, language),
                        sample_outcome(Verdict::Admitted, "th")};
    stages.push_back({"result-several", result_stage(mixed, language)});
    core::Outcome last = sample_outcome(Verdict::Admitted, language);
    last.delegation->arrived = last.delegation->expected;
    stages.push_back({"result-all-here", result_stage({last}, language)});
    Stage strip = result_stage({sample_outcome(Verdict::Admitted, language)}, language);
    strip.state.strip = core::Strip{sample_outcome(Verdict::BadSignature, "en"), kStageNow + core::Millis{5000}};
    stages.push_back({"result-strip", std::move(strip)});
}

} // namespace kiosk::test
