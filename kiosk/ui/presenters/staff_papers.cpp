#include "ui/presenters/staff_papers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/base/iso_day.hpp"

namespace kiosk::ui {
namespace {

using core::PaperChoice, core::PaperKind, core::PaperShown, core::StaffPapers;

constexpr std::array kKinds{std::pair{PaperKind::Signin, std::string_view("signin")},
                            std::pair{PaperKind::Roster, std::string_view("roster")},
                            std::pair{PaperKind::Hours, std::string_view("hours")},
                            std::pair{PaperKind::Certificates, std::string_view("certificates")},
                            std::pair{PaperKind::Meals, std::string_view("meals")},
                            std::pair{PaperKind::Summary, std::string_view("summary")}};

std::string key_of(std::string_view name) {
    return "papers." + std::string(name);
}

// The same of another kind, as far as it makes a difference there.
PaperChoice of_kind(PaperChoice choice, PaperKind kind) {
    choice.kind = kind;
    if (!core::has_day(kind)) choice.day.reset();
    if (!core::has_whom(kind)) choice.whom = core::PaperWhom::All;
    if (kind != PaperKind::Signin) choice.signing = core::PaperSigning::None;
    return choice;
}

class Options {
  public:
    Options(const StaffPapers& papers, bool may, const StaffWords& words)
        : choice_(papers.choice), may_(may), words_(words) {}

    [[nodiscard]] PaperOption of(std::string_view id, Said label, PaperChoice choice) const {
        return {key_of(id), std::move(label), choice == choice_,
                may_ ? std::optional<core::SessionEvent>(core::ChoosePaper{choice}) : std::nullopt};
    }
    // Each value by the name of its words: "papers.everyone".
    template <class Value>
    [[nodiscard]] PaperOptions of(std::string_view title, Value PaperChoice::*part,
                                  std::initializer_list<std::pair<Value, std::string_view>> values) const {
        PaperOptions made{words_.say(key_of(title)), {}};
        for (const auto& [value, name] : values) {
            PaperChoice choice = choice_;
            choice.*part = value;
            made.options.push_back(of(name, words_.say(key_of(name)), choice));
        }
        return made;
    }
    [[nodiscard]] PaperOptions days(const core::EventInfo& event, core::LocalDay today) const {
        constexpr int kMostDays = 5; // beside each other
        PaperOptions made{words_.say("papers.days"), {}};
        const auto add = [&](std::optional<core::LocalDay> day, std::string_view id, Said label) {
            PaperChoice choice = choice_;
            choice.day = day;
            made.options.push_back(of(id, std::move(label), choice));
        };
        add({}, "every_day", words_.say("papers.every_day"));
        const bool all = (event.last_day - event.first_day).count() < kMostDays;
        for (auto day = event.first_day; day <= event.last_day; day += std::chrono::days{1}) {
            if (!all && day != today && day != choice_.day) continue;
            const std::string id = core::format_day(day); // 2026-11-27
            add(day, id,
                day == today ? words_.say("papers.today") : Said{id.substr(5, 2) + "/" + id.substr(8, 2), "en"});
        }
        return made;
    }

  private:
    const PaperChoice& choice_;
    bool may_;
    const StaffWords& words_;
};

std::vector<PaperOptions> options_of(const ScreenInput& screen, bool may, const StaffWords& words) {
    const StaffPapers& papers = screen.state.staff.papers;
    const PaperKind kind = papers.choice.kind;
    const core::EventInfo& event = screen.model.event;
    const Options options(papers, may, words);
    std::vector<PaperOptions> made;
    if (core::has_day(kind) && event.first_day < event.last_day)
        made.push_back(options.days(event, core::day_of(screen.local_now)));
    const auto home = std::ranges::count_if(screen.model.delegations, &core::Delegation::home);
    const bool mixed = home > 0 && home < std::ssize(screen.model.delegations);
    if (core::has_whom(kind) && mixed)
        made.push_back(options.of("whom", &PaperChoice::whom,
                                  {{core::PaperWhom::All, "everyone"},
                                   {core::PaperWhom::Hosts, "hosts"},
                                   {core::PaperWhom::Guests, "guests"}}));
    if (kind == PaperKind::Signin)
        made.push_back(options.of("signing", &PaperChoice::signing,
                                  {{core::PaperSigning::None, "no_signing"},
                                   {core::PaperSigning::Sign, "sign"},
                                   {core::PaperSigning::Blank, "blank"}}));
    made.push_back(options.of("language", &PaperChoice::languages,
                              {{core::PaperLanguages::Home, "home"},
                               {core::PaperLanguages::English, "english"},
                               {core::PaperLanguages::Both, "both"}}));
    return made;
}

std::string_view key_of(const PaperShown& shown) {
    switch (shown.trouble) {
    case PaperShown::Trouble::NoNames:
        return "papers.no_names";
    case PaperShown::Trouble::Nothing:
        return shown.choice.kind == PaperKind::Certificates ? "papers.no_certificates" : "papers.nobody";
    case PaperShown::Trouble::NoSuch:
        return "papers.no_such";
    case PaperShown::Trouble::NotRead:
    case PaperShown::Trouble::None:
        break;
    }
    return "papers.not_read";
}

void tell_page(const StaffPapers& papers, bool may, PapersPage& page, const StaffWords& words) {
    if (!papers.is_shown()) {
        page.instead = words.say("papers.drawing");
        return;
    }
    const PaperShown& shown = *papers.shown;
    if (shown.trouble != PaperShown::Trouble::None) {
        page.instead = words.say(key_of(shown));
        if (!shown.detail.empty()) page.detail = Said{shown.detail, "en"};
        return;
    }
    page.drawn = true;
    const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
    page.page = words.say("papers.page", {{"n", number(papers.page + 1)}, {"all", number(shown.pages)}});
    if (may && papers.page > 0) page.back = core::TurnToPage{papers.page - 1};
    if (may && papers.page + 1 < shown.pages) page.on = core::TurnToPage{papers.page + 1};
    if (shown.no_entries && papers.choice.signing != core::PaperSigning::Blank)
        page.below = words.say("papers.no_entries");
}

StaffButton save_button(const core::StaffStick& stick, bool may, const StaffWords& words) {
    StaffButton save{words.say("papers.save"), std::nullopt, std::nullopt, false};
    if (!stick.looked)
        save.sub = words.say("stick.reading");
    else if (!stick.looked->stick)
        save.sub = words.say(stick.looked->trouble.empty() ? "papers.no_stick" : "stick.unreadable");
    else if (stick.looked->stick->read_only)
        save.sub = words.say("stick.locked");
    else
        save.sub = words.say("stick.title", {{"name", stick.looked->stick->name}});
    if (may && stick.is_in() && !stick.looked->stick->read_only) save.does = core::SavePapers{};
    return save;
}

} // namespace

PapersPage papers_page(const ScreenInput& screen, const StaffWords& words) {
    const StaffPapers& papers = screen.state.staff.papers;
    const core::StaffStick& stick = screen.state.staff.stick;
    const bool may = !stick.is_busy();
    PapersPage page;
    for (const auto& [kind, name] : kKinds) {
        PaperKindCard card{
            key_of(name), kind, words.say(key_of(name)), words.say(key_of(name) + "_how"), kind == papers.choice.kind,
            std::nullopt};
        if (may) card.does = core::ChoosePaper{of_kind(papers.choice, kind)};
        page.kinds.push_back(std::move(card));
    }
    page.options = options_of(screen, may, words);
    tell_page(papers, may, page, words);
    if (core::has_workbook(papers.choice.kind))
        for (const auto& [files, name] :
             {std::pair{core::PaperFiles::Pdf, "pdf"}, std::pair{core::PaperFiles::Workbook, "workbook"},
              std::pair{core::PaperFiles::Both, "files"}}) {
            PaperOption option{key_of(name), words.say(key_of(name)), papers.files == files, std::nullopt};
            if (may) option.does = core::ChoosePaperFiles{files};
            page.files.push_back(std::move(option));
        }
    page.save = save_button(stick, may && page.drawn, words);
    if (stick.is_in() && may)
        page.eject = StaffButton{words.say("stick.eject"), std::nullopt, core::TakeStickOut{}, false};
    page.note = note_of(stick, words);
    return page;
}

} // namespace kiosk::ui
