// Printed badges: sheets as PDF, and single badges as PNG for phones. Text is shaped by Pango, fonts are embedded.
// The same input gives the same bytes, given the same fonts: nothing holds a date. One thread at a time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/event/roster.hpp"
#include "print/badge/content.hpp"
#include "print/badge/sheet_layout.hpp"

namespace kiosk::print {

struct SheetPdf {
    std::string bytes;
    std::size_t pages = 0;
};

inline constexpr int kCardWidth = 1080; // px
inline constexpr int kCardHeight = 1920;

class BadgePrinter {
  public:
    BadgePrinter();
    ~BadgePrinter();
    BadgePrinter(const BadgePrinter&) = delete;
    BadgePrinter& operator=(const BadgePrinter&) = delete;

    // badges as select_badges orders them; at least one. Usage: sizes (check_sizes). Invalid: badges whose text does
    // not fit, each named by its id, in one error of a line each. Io: Cairo's words.
    [[nodiscard]] core::Result<SheetPdf> sheet(const core::EventPackage& package,
                                               const std::vector<BadgeContent>& badges, const SheetSizes& sizes);

    // An upright card on white, kCardWidth × kCardHeight. Errors as above.
    [[nodiscard]] core::Result<std::string> card(const BadgeContent& badge);

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
