// Letters that people would see as question marks: those that the kiosk's fonts lack. Which these are, whoever reads
// the package says (HasGlyph).
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "event/table/shown_text.hpp"

namespace kiosk::event {

// Whether a letter can be drawn. Asked once for each letter of a package, on the caller's thread.
using HasGlyph = std::function<bool(char32_t letter)>;

// Used by one thread: it remembers what it asked.
class Letters {
  public:
    // has_glyph: may be empty; then every letter has one.
    explicit Letters(HasGlyph has_glyph);
    ~Letters();
    Letters(const Letters&) = delete;
    Letters& operator=(const Letters&) = delete;

    // One that names the letters without a glyph; empty when there is none. Those that are wrong in any font, and those
    // that are never drawn, are not among them.
    [[nodiscard]] std::vector<Finding> findings_in(std::string_view text) const;

  private:
    struct Known;
    HasGlyph has_glyph_;
    std::unique_ptr<Known> known_; // what was asked before
};

} // namespace kiosk::event
