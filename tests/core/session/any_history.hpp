// Whatever may happen at a kiosk, for properties of the session.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <rapidcheck/gtest.h>

#include "core/session/guest.hpp"
#include "core/session/session.hpp"
#include "support/between.hpp"

namespace kiosk::core::histories {

using namespace std::chrono_literals;
using test::between;

inline Outcome any_outcome() {
    const auto number = *rc::gen::weightedOneOf<int>(
        {{4, rc::gen::just(1)}, {6, between(1, kVerdictCount)}, {1, rc::gen::just(6)}, {1, rc::gen::just(18)}});
    const auto verdict = static_cast<Verdict>(number);
    if (verdict == Verdict::Group) {
        return test::group(*rc::gen::element<std::string>("T", "U"), *between(0, 50), *between(0, 2000));
    }
    auto made = test::outcome(verdict);
    made.repeats_green = verdict == Verdict::AlreadyIn && *between(0, 1) == 1;
    made.counts.checked_in = *between(0, 100);
    if (made.tone() != Tone::Red && *between(0, 1) == 1) {
        made.person.emplace();
        made.person->name = "王小明";
        made.person->delegation = DelegationId{"jp"};
        made.person->group = "B";
        made.person->role = "student";
    }
    return made;
}

inline std::vector<Outcome> any_frame() {
    std::vector<Outcome> rows;
    for (int left = *rc::gen::weightedElement<int>({{1, 0}, {6, 1}, {2, 2}, {1, 3}}); left > 0; --left)
        rows.push_back(any_outcome());
    return rows;
}

// As a search's field may hold it: nothing, words, and as much as counts and one more.
inline std::string any_search() {
    return *rc::gen::element<std::string>("", "x", "臺北", std::string(kLongestSearch, 'x'),
                                          std::string(kLongestSearch + 1, 'x'));
}

const StaffMember kAnyTeacher{OperatorId{"t1"}, StaffRole::Teacher};

inline StaffAnswer any_answer() {
    switch (*between(0, 10)) {
    case 0:
        return StaffKnown{*between(0, 1) == 1, Millis{*between(0, 40'000)}};
    case 1:
        return PinChecked{std::nullopt, *between(0, 2), Millis{*between(0, 40'000)}};
    case 2:
        return PeopleFound{any_search(), {}, false};
    case 3:
        return PersonRead{ParticipantId{"jp-01"},
                          *between(0, 1) == 1 ? std::optional<PersonPage>(PersonPage{}) : std::nullopt};
    case 4:
        return BoardRead{};
    case 5:
        return Acted{ParticipantId{"jp-01"}, "王小明", any_outcome()};
    case 6:
        return Undone{*between(0, 1) == 1};
    case 7:
        return NamesFound{any_search(), {{ParticipantId{"jp-01"}, "青○ みなも"}}, *between(0, 3) == 0};
    case 8:
        return *rc::gen::element<StaffAnswer>(
            NotArrivedRead{}, HealthRead{}, Registered{}, ClockConfirmed{true},
            BadgeReissued{ParticipantId{"jp-01"}, "青木 みなも", NewBadge{"KW1ABCDEFGHIJKLMNOP", {}, 1}});
    case 9: {
        InsideNow list;
        list.people = 1;
        list.groups.resize(1);
        list.groups[0].inside = {{SubjectKey{"p:jp-01"}, "青木 みなも", "", "", "", 1, {}}};
        return InsideRead{list};
    }
    default:
        return StaffTrouble{};
    }
}

inline StickAnswer any_stick_answer() {
    StickSeen seen;
    seen.contents.items = {{StickKind::Package, "visit", "visit", 0, {}}};
    StickCheck clean, faulty;
    clean.item = faulty.item = seen.contents.items[0];
    clean.badges = 1;
    StickCheck bare = clean;
    bare.making =
        StickMaking{2, {{{IssuerKeyChoice::From::Stick, "a.key"}, StickKey::Use::Good, "a.key", "a1", false}}, {}};
    faulty.problems.resize(2);
    faulty.errors = 2;
    faulty.hindrance = StickHindrance::Errors;
    PaperShown paper;
    paper.pages = 2;
    return *rc::gen::element<StickAnswer>(
        StickLooked{}, StickLooked{seen, {}}, StickChecked{clean}, StickChecked{faulty}, StickChecked{bare},
        BadgesMade{{StickDone::What::Made}, clean}, StickFailed{}, StickDone{StickDone::What::Loaded, {}, {}},
        StickDone{StickDone::What::Ejected}, StickDone{StickDone::What::Saved}, paper);
}

inline SessionEvent any_event() {
    switch (*between(0, 69)) {
    case 0:
        return Touched{};
    case 1:
        return OpenHome{};
    case 2:
        return OpenScan{};
    case 3:
        return GoBack{};
    case 4:
        return OpenSheet{*rc::gen::element(Sheet::None, Sheet::SeveralGuests, Sheet::Privacy, Sheet::Accessibility,
                                           Sheet::ProgrammeItem, Sheet::ProgrammeFilter, Sheet::ProgrammeSearch,
                                           Sheet::MapSearch, Sheet::FindName, Sheet::MyCalendar)};
    case 5:
        return CloseSheet{};
    case 6:
        return ChooseLanguage{*rc::gen::element<Language>("zh-TW", "en", "ja")};
    case 7:
        return SetTextSize{*rc::gen::element(TextSize::Normal, TextSize::Larger, TextSize::Largest)};
    case 8:
        return ToggleContrast{};
    case 9:
        return ToggleLowerControls{};
    case 10:
        return MoreTime{};
    case 11:
        return DismissResult{};
    case 12:
        return TryAgain{};
    case 13:
        return ChangeGroupCount{*between(-1500, 1500)};
    case 14:
        return ConfirmGroupCount{};
    case 15:
        return HintSeen{*rc::gen::element(ScanHint{}, ScanHint{ScanProblem::Blurred})};
    case 16:
        return CountsChanged{{*between(0, 9), 9}};
    case 17:
        return DefaultLanguage{*rc::gen::element<Language>("zh-TW", "en", "ja")};
    case 18:
        return Tick{};
    case 19:
        return OpenProgramme{};
    case 20:
    case 21:
    case 22:
        return OpenMyProgramme{*rc::gen::element<Language>("zh-TW", "en", "ja")};
    case 23:
        return ChooseDay{LocalDay{std::chrono::days{*between(20'000, 20'009)}}};
    case 24:
        return ChooseFilter{{*rc::gen::element(ProgrammeFilter::Kind::Everyone, ProgrammeFilter::Kind::Group,
                                               ProgrammeFilter::Kind::Guest),
                             {},
                             "B"}};
    case 25:
        return OpenItem{ItemId{"lunch"}};
    case 26:
        return OpenMap{*between(0, 11)};
    case 27:
        return ChooseOnMap{{*between(0, 11), {}, PlaceId{"lake"}, {}}};
    case 28:
        return ShowTheWay{ItemId{"welcome"}, PlaceId{"school"}, 4, *rc::gen::element<Language>("", "ja")};
    case 29:
        return TypeSearch{any_search()};
    case 30:
        return HoldResult{};
    case 31:
        return HideStrip{};
    case 32:
        return ToggleSpeech{};
    case 33:
        return OpenStaff{};
    case 34:
        return LeaveStaff{};
    case 35:
        return TypePinDigit{static_cast<char>('0' + *between(0, 9))};
    case 36:
        return OpenFind{};
    case 37:
        return TypeName{any_search()};
    case 38:
        return OpenPerson{ParticipantId{"jp-01"}};
    case 39:
        return CheckPerson{ParticipantId{"jp-01"}, *between(0, 1) == 1};
    case 40:
        return UndoEntry{};
    case 41:
        return GiveReason{*rc::gen::element<std::string>("by_mistake", "agreed", "lost", "ill", "?")};
    case 49:
        return *rc::gen::element<SessionEvent>(
            OpenDelegation{DelegationId{"jp"}}, ChoosePart{{DelegationPart::By::Class, "1"}}, ChoosePart{},
            TickPerson{ParticipantId{"jp-01"}}, TickAll{}, AdmitTicked{}, ReportLostBadge{ParticipantId{"jp-01"}},
            ExcusePerson{ParticipantId{"jp-01"}}, ShowBadge{}, PrintBadge{},
            PaperMade{BadgePaper{ParticipantId{"jp-01"}, "KW1"}});
    case 51: {
        WalkIn stated{DelegationId{"jp"}, any_search(), {}, {}, {}, {}, {}};
        return *rc::gen::element<SessionEvent>(
            OpenWalkIn{{}, DelegationId{"jp"}}, OpenWalkIn{ParticipantId{"jp-01"}, DelegationId{"jp"}}, ChooseStated{},
            ChangeStated{std::move(stated)}, ToggleTold{}, RegisterWalkIn{}, OpenPaper{}, ChangePaper{},
            NotePaper{"other"}, NotePaper{"?"}, TypeFamily{any_search()}, HandOver{});
    }
    case 50:
        return ChangePeople{*between(-9, 9)};
    case 53:
        return *rc::gen::element<SessionEvent>(ToggleLookOnly{}, OpenCheckpoints{},
                                               ChooseCheckpoint{CheckpointId{"hall"}}, FollowProgramme{}, OpenChanges{},
                                               ChooseSubject{{{}, ItemId{"lunch"}}, 0}, ChangeMinutes{*between(-9, 9)},
                                               MakeChange{{DayChange::What::Delay, {}, *between(0, 9)}});
    case 42:
        return *rc::gen::element<SessionEvent>(ErasePinDigit{}, NeverMind{}, OpenStaffHome{}, ShowNotes{},
                                               HideStaffNews{}, ToggleStaffLanguage{}, ChooseFace{});
    case 47:
        return ChooseName{ParticipantId{"jp-01"}};
    case 48:
        return *rc::gen::element<SessionEvent>(OpenNotArrived{}, ChooseAbsentGroup{}, OpenRollCall{}, BeginRoll{},
                                               MakeRollReal{}, MarkSafe{SubjectKey{"p:jp-01"}, true}, MarkGroupSafe{},
                                               EndRoll{}, OpenHealth{}, CopyRoll{}, StopRollCopies{},
                                               PaperMade{RollPaper{}}, ConfirmClock{}, BackUpNow{}, BackedUp{},
                                               AskForPractice{}, LookAtMachine{}, AskForRestart{}, GiveReason{"stuck"});
    case 43:
    case 44:
    case 45:
    case 46:
        return StaffAnswered{any_answer()};
    case 54:
        return *rc::gen::element<SessionEvent>(
            OpenStick{}, ChooseOnStick{"visit"}, CheckStick{}, ShowStickCheck{}, ShowStickProblem{1}, MarkStick{},
            LoadStick{}, OpenStickBadges{}, ChooseStickBadges{{true, DelegationId{"jp"}, "a4"}}, PrintStick{},
            SaveStickSettings{}, TakeStickSettings{}, SaveStickLog{}, StopStick{}, StickPassed{*between(-9, 109)},
            TakeStickOut{}, OpenPapers{}, ChoosePaper{}, TurnToPage{1}, ChoosePaperFiles{}, SavePapers{});
    case 55:
        return *rc::gen::element<SessionEvent>(OpenMaking{}, ChooseIssuerKey{{IssuerKeyChoice::From::New, {}}},
                                               ChooseIssuerKey{{IssuerKeyChoice::From::Stick, "a.key"}},
                                               TypeSecret{'7'}, TypeSecret{'x'}, EraseSecret{}, ToggleSecretSeen{},
                                               ChooseSecretFace{SecretFace::Signs}, UseSecret{});
    case 52:
        return StickAnswered{any_stick_answer()};
    default:
        return Decided{any_frame()};
    }
}

struct Happening {
    Millis after{}; // since the one before
    SessionEvent event;
};

inline Millis any_pause() {
    // Bursts, the times around the limits, and long silences.
    return Millis{*rc::gen::weightedOneOf<int>({{8, between(0, 700)},
                                                {2, rc::gen::element(0, 399, 400, 401, 1999, 2000, 2001, 6000, 10'000)},
                                                {2, between(0, 30'000)},
                                                {1, between(0, 130'000)}})};
}

// Mostly one event; at times somebody who goes to a search and types, which hardly ever comes about by chance.
inline std::vector<Happening> any_doing() {
    const int doing = *between(0, 19);
    if (doing > 2) return {{any_pause(), any_event()}};
    if (doing == 2) {
        const auto typed = any_search();
        return {{any_pause(), OpenScan{}},
                {any_pause(), OpenSheet{Sheet::FindName}},
                {any_pause(), TypeSearch{typed}},
                {any_pause(), StaffAnswered{NamesFound{typed, {{ParticipantId{"jp-01"}, "青○ みなも"}}, false}}},
                {any_pause(), ChooseName{ParticipantId{"jp-01"}}}};
    }
    if (doing == 1) {
        std::vector<Happening> signing_in{{any_pause(), OpenStaff{}}};
        for (const char digit : {'0', '7', '3', '9', '4', '1'}) signing_in.push_back({0ms, TypePinDigit{digit}});
        signing_in.push_back({any_pause(), StaffAnswered{PinChecked{kAnyTeacher, 0, {}}}});
        return signing_in;
    }
    const bool map = *between(0, 1) == 1;
    return {{any_pause(), map ? SessionEvent(OpenMap{}) : SessionEvent(OpenProgramme{})},
            {any_pause(), OpenSheet{map ? Sheet::MapSearch : Sheet::ProgrammeSearch}},
            {any_pause(), TypeSearch{any_search()}}};
}

inline std::vector<Happening> any_history(int longest = 100) {
    const auto doings = *rc::gen::resize(
        *between(0, longest), rc::gen::container<std::vector<std::vector<Happening>>>(rc::gen::exec(any_doing)));
    std::vector<Happening> history;
    for (const auto& doing : doings) history.insert(history.end(), doing.begin(), doing.end());
    return history;
}

} // namespace kiosk::core::histories
