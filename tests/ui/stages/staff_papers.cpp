// The page of the papers, with a sheet that looks like one.
#include <algorithm>
#include <utility>

#include "ui/stages/parts.hpp"

namespace kiosk::test {
namespace {

// A table on white.
std::shared_ptr<const core::RgbImage> sheet(int width, int height) {
    core::RgbImage made{
        width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 255)};
    const auto fill = [&](int x, int y, int w, int h, std::uint8_t grey) {
        for (int row = y; row < std::min(y + h, height); ++row)
            for (int at = x; at < std::min(x + w, width); ++at)
                std::fill_n(made.rgb.begin() + 3 * (static_cast<std::ptrdiff_t>(row) * width + at), 3, grey);
    };
    const int edge = width / 20;
    fill(width * 2 / 5, edge, width / 5, height / 24, 17);
    for (int y = height / 5; y <= height * 4 / 5; y += height / 20) fill(edge, y, width - 2 * edge, 2, 90);
    for (int x = edge; x <= width - edge; x += (width - 2 * edge) / 8) fill(x, height / 5, 2, height * 3 / 5 + 2, 90);
    return std::make_shared<const core::RgbImage>(std::move(made));
}

void show_paper(Stage& stage, core::PaperChoice choice, std::size_t page, std::size_t pages) {
    core::StaffPapers& papers = stage.state.staff.papers;
    papers.choice = choice;
    papers.page = page;
    papers.shown.emplace();
    papers.shown->choice = choice;
    papers.shown->page = page;
    papers.shown->pages = pages;
    const bool upright = choice.kind == core::PaperKind::Summary || choice.kind == core::PaperKind::Certificates;
    papers.shown->picture = upright ? sheet(424, 600) : sheet(600, 424);
}

core::PaperChoice of_kind(core::PaperKind kind) {
    core::PaperChoice choice;
    choice.kind = kind;
    return choice;
}

} // namespace

void add_papers(const StageAdder& with) {
    with("signin", [](Stage& s) {
        put_in_stick(s);
        s.model.event.last_day = s.model.event.first_day + std::chrono::days{2};
        core::PaperChoice choice;
        choice.day = kStageDay;
        choice.whom = core::PaperWhom::Guests;
        choice.signing = core::PaperSigning::Sign;
        show_paper(s, choice, 1, 3);
    });
    with("no-stick", [](Stage& s) {
        s.state.staff.stick.looked.emplace();
        show_paper(s, {}, 0, 1);
        s.state.staff.papers.shown->no_entries = true;
    });
    with("summary", [](Stage& s) {
        put_in_stick(s);
        show_paper(s, of_kind(core::PaperKind::Summary), 0, 1);
    });
    with("drawing", [](Stage& s) { put_in_stick(s); });
    with("nobody", [](Stage& s) {
        put_in_stick(s);
        show_paper(s, of_kind(core::PaperKind::Certificates), 0, 0);
        s.state.staff.papers.shown->picture.reset();
        s.state.staff.papers.shown->trouble = core::PaperShown::Trouble::Nothing;
    });
    with("not-read", [](Stage& s) {
        put_in_stick(s);
        show_paper(s, {}, 0, 0);
        s.state.staff.papers.shown->picture.reset();
        s.state.staff.papers.shown->trouble = core::PaperShown::Trouble::NotRead;
        s.state.staff.papers.shown->detail = "/var/lib/kiosk/visit.db: database disk image is malformed";
    });
    with("locked", [](Stage& s) {
        put_in_stick(s);
        s.state.staff.stick.looked->stick->read_only = true;
        show_paper(s, of_kind(core::PaperKind::Hours), 0, 12);
    });
    with("saving", [](Stage& s) {
        put_in_stick(s);
        show_paper(s, of_kind(core::PaperKind::Meals), 0, 2);
        s.state.staff.stick.doing = core::StaffStick::Doing::Saving;
    });
    with("saved", [](Stage& s) {
        put_in_stick(s);
        show_paper(s, of_kind(core::PaperKind::Roster), 0, 4);
        s.state.staff.stick.said =
            core::StickDone{core::StickDone::What::Saved,
                            "visit-2026_實到名冊_1126_來訪_雙語.pdf + visit-2026_實到名冊_1126_來訪_雙語.xlsx"};
    });
    with("full", [](Stage& s) {
        put_in_stick(s);
        show_paper(s, {}, 0, 3);
        s.state.staff.stick.said = core::StickFailed{core::StickFailed::Why::Full, "No space left on device"};
    });
}

} // namespace kiosk::test
