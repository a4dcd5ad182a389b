#include "app/workers/paper_desk.hpp"

#include <utility>

#include "app/workers/map_loader.hpp"
#include "event/files/assets.hpp"
#include "service/event_record.hpp"

namespace kiosk::app {
namespace {

using core::ErrorKind, core::PaperShown;

constexpr int kLongSide = 1800; // pixels: as sharp as the largest panel shows it

PaperShown::Trouble trouble_of(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::NotFound:
        return PaperShown::Trouble::Nothing;
    case ErrorKind::Refused:
        return PaperShown::Trouble::NoNames;
    case ErrorKind::Usage:
        return PaperShown::Trouble::NoSuch;
    default:
        return PaperShown::Trouble::NotRead;
    }
}

} // namespace

core::PaperShown PaperDesk::show(const core::ShowPaper& question) {
    PaperShown shown;
    shown.choice = question.choice;
    auto drawn =
        choose(question.choice, question.anew).and_then([&] { return chosen_->page(question.page, kLongSide); });
    if (!drawn) {
        log_.warn("a paper: " + drawn.error().detail);
        shown.trouble = trouble_of(drawn.error().kind);
        const bool is_said =
            shown.trouble == PaperShown::Trouble::Nothing || shown.trouble == PaperShown::Trouble::NoNames;
        if (!is_said) shown.detail = drawn.error().detail;
        return shown;
    }
    shown.page = drawn->number;
    shown.pages = drawn->pages;
    shown.picture = std::make_shared<const core::RgbImage>(std::move(drawn->image));
    shown.no_entries = chosen_->no_entries();
    return shown;
}

core::Result<std::vector<report::PaperFile>> PaperDesk::files(const core::SavePaper& question) {
    TRY(choose(question.choice, false));
    auto files = TRY(chosen_->files(question.files));
    for (const auto& file : files)
        for (const auto& warning : file.warnings) log_.warn(file.name + ": " + warning);
    return files;
}

core::Status PaperDesk::choose(const core::PaperChoice& choice, bool anew) {
    if (chosen_ && !anew && chosen_->choice() == choice) return {};
    chosen_.reset();
    const auto catalogues = TRY(event::load_catalogues(assets_));
    const auto record = TRY(service::read_event_record(database_));
    const bool has_map = choice.kind == core::PaperKind::Summary;
    chosen_ = TRY(report::ChosenPaper::make(record, choice, catalogues, has_map ? scene() : nullptr));
    return {};
}

// Without it the summary is drawn all the same.
std::shared_ptr<const map::Scene> PaperDesk::scene() {
    if (scene_) return scene_;
    auto loaded = load_scene(event::map_folder(assets_), {});
    if (loaded)
        scene_ = std::make_shared<const map::Scene>(std::move(*loaded));
    else
        log_.warn("a paper without the map: " + loaded.error().detail);
    return scene_;
}

} // namespace kiosk::app
