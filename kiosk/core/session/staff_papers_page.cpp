#include "core/session/staff_papers_page.hpp"

#include <utility>

#include "core/session/staff_steps.hpp"

namespace kiosk::core {
namespace {

bool works_with_papers(Moment at) {
    return works_with_stick(at) && at.state.staff.view == StaffView::Papers;
}

} // namespace

void take_paper(Moment at, const PaperShown& shown) {
    StaffPapers& papers = at.state.staff.papers;
    if (!papers.asked) return;
    const bool stale = std::exchange(papers.stale, false);
    if (!stale && shown.choice != papers.choice) return; // of the page when it was open before
    papers.asked = false;
    if (stale) return ask_for_paper(at);
    papers.shown = shown;
    papers.page = shown.page;
}

void on(Moment at, const OpenPapers& event) {
    if (!works_in(at) || !may_use_stick(at.state.staff.who->role) || at.state.staff.stick.is_busy()) return;
    at.state.staff.papers = {};
    at.state.staff.papers.choice = event.choice;
    turn_to(at, StaffView::Papers);
}

void on(Moment at, const ChoosePaper& event) {
    if (!works_with_papers(at)) return;
    StaffPapers& papers = at.state.staff.papers;
    if (papers.choice == event.choice) return;
    papers.choice = event.choice;
    papers.page = 0;
    at.state.staff.stick.said.reset();
    ask_for_paper(at);
}

void on(Moment at, const TurnToPage& event) {
    if (!works_with_papers(at)) return;
    StaffPapers& papers = at.state.staff.papers;
    if (!papers.is_shown() || event.page >= papers.shown->pages || event.page == papers.page) return;
    papers.page = event.page;
    ask_for_paper(at);
}

void on(Moment at, const ChoosePaperFiles& event) {
    if (works_with_papers(at)) at.state.staff.papers.files = event.files;
}

void on(Moment at, const SavePapers&) {
    if (!works_with_papers(at)) return;
    const StaffPapers& papers = at.state.staff.papers;
    if (!papers.is_shown() || papers.shown->pages == 0 || !at.state.staff.stick.is_in()) return;
    const PaperFiles files = has_workbook(papers.choice.kind) ? papers.files : PaperFiles::Pdf;
    begin_with_stick(at, StaffStick::Doing::Saving, SavePaper{papers.choice, files});
}

} // namespace kiosk::core
