// Searching the programme by a title, a speaker or a place, in any of their languages.
#pragma once

#include <string>
#include <vector>

#include "ui/presenters/screen_input.hpp"
#include "ui/presenters/search.hpp"
#include "ui/text/translator.hpp"

namespace kiosk::ui {

class ProgrammeSearch {
  public:
    // While nothing is typed, what is still to come, for those who would rather choose than type.
    [[nodiscard]] SearchSheet sheet(const ScreenInput& screen, const Translator& words);

  private:
    void index(const std::vector<core::ProgrammeItem>& programme);

    std::vector<core::ProgrammeItem> programme_;   // that the index is of
    std::vector<std::vector<std::string>> folded_; // by item: its texts
};

} // namespace kiosk::ui
