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
    [[nodiscard]] SearchSheet sheet(const ScreenInput& screen, const Translator& words, const Typed& typed);

  private:
    void index(const std::vector<core::ProgrammeItem>& programme);

    std::vector<core::ProgrammeItem> programme_; // that the index is of
    struct Text {
        std::string whole, folded;
        bool operator<(const Text& other) const { return folded < other.folded; }
    };
    std::vector<std::vector<Text>> texts_; // by item
};

} // namespace kiosk::ui
