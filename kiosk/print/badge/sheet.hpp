// Printed badges: sheets as PDF, and single badges as PNG for phones. Text is shaped by Pango, fonts are embedded.
// The same input gives the same bytes, given the same fonts: nothing holds a date. One thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "print/badge/content.hpp"
#include "print/badge/layouts.hpp"

namespace kiosk::print {

struct SheetPdf {
    std::string bytes;
    std::size_t pages = 0; // with those of the backs
};

struct SheetWishes {
    Layout layout{"a4", "", {}, {}};
    std::size_t skip = 0;   // labels of the first sheet that are used up
    bool two_sided = false; // behind every page that of the backs, to be turned over its long edge
    // Told before each page, 0 … pages - 1; false: no further one is wanted. May be empty.
    std::function<bool(std::size_t page, std::size_t pages)> passed{};
};

inline constexpr int kCardWidth = 1080; // px
inline constexpr int kCardHeight = 1920;

class BadgePrinter {
  public:
    BadgePrinter();
    ~BadgePrinter();
    BadgePrinter(const BadgePrinter&) = delete;
    BadgePrinter& operator=(const BadgePrinter&) = delete;

    // badges as select_badges orders them; at least one; two-sided with their backs. Usage: sizes (check_sizes), more
    // labels to skip than a sheet has. Busy: as
    // wishes.passed said. Invalid: badges whose text does not fit, each named by its id, in one error of a
    // line each. Io: Cairo's words.
    [[nodiscard]] core::Result<SheetPdf> sheet(const core::EventPackage& package,
                                               const std::vector<BadgeContent>& badges, const SheetWishes& wishes);

    // An upright card on white, kCardWidth × kCardHeight, with a line about the screen's brightness below. Errors as
    // above.
    [[nodiscard]] core::Result<std::string> card(const BadgeContent& badge);

    // One page of the layout to be held against the sheet that is bought: the badges' edges, rulers of 100 mm both
    // ways, and a code that says kTestCode. Errors as above.
    [[nodiscard]] core::Result<SheetPdf> test_page(const Layout& layout);

    // What no font of this machine can draw, and the package to install; of everything drawn so far, each once.
    [[nodiscard]] std::vector<std::string> warnings() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// "jp01.png"; "leader+aobadai.png" for a leader's badge. Distinct for distinct badges, never hidden, and a name that
// Windows takes too.
[[nodiscard]] std::string card_file_name(const BadgeContent& badge);

} // namespace kiosk::print
