// Makes the papers that staff choose, from what the database holds: a page to look at, and the files of what was looked
// at last. Slow; of one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/log.hpp"
#include "core/session/stick_questions.hpp"
#include "map/scene.hpp"
#include "report/chosen_paper.hpp"

namespace kiosk::app {

class PaperDesk {
  public:
    PaperDesk(std::filesystem::path database, std::filesystem::path assets, Log log)
        : database_(std::move(database)), assets_(std::move(assets)), log_(std::move(log)) {}

    // What goes wrong is in the log, too.
    [[nodiscard]] core::PaperShown show(const core::ShowPaper& question);
    // Errors: as ChosenPaper::make() and files().
    [[nodiscard]] core::Result<std::vector<report::PaperFile>> files(const core::SavePaper& question);

  private:
    [[nodiscard]] core::Status choose(const core::PaperChoice& choice, bool anew);
    [[nodiscard]] std::shared_ptr<const map::Scene> scene();

    const std::filesystem::path database_;
    const std::filesystem::path assets_;
    Log log_;
    std::optional<report::ChosenPaper> chosen_;
    std::shared_ptr<const map::Scene> scene_; // once the summary was wanted
};

} // namespace kiosk::app
