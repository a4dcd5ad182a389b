// How badges lie on paper, by name: what data/print/layouts.toml says, which is built in, and whoever's own file of the
// same form.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "print/badge/sheet_layout.hpp"

namespace kiosk::print {

struct Layout {
    std::string name; // "a4", "avery-l7165"
    std::string what; // a line for people
    SheetSizes cut;
    std::optional<LabelSheet> labels; // instead of it
    [[nodiscard]] Size paper() const { return labels ? labels->paper : cut.paper; }
};

inline constexpr std::size_t kMostLayouts = 200;
inline constexpr std::string_view kTestCode = "KIOSK TEST PAGE"; // what the code of a test page says

// Invalid: "layouts.toml:12: …", the first that is wrong. file: as it is named there.
[[nodiscard]] core::Result<std::vector<Layout>> parse_layouts(std::string_view text, std::string_view file);

// Of data/print/layouts.toml, in its order; "a4" is the first.
[[nodiscard]] const std::vector<Layout>& built_in_layouts();

// Usage, with the names that there are.
[[nodiscard]] core::Result<Layout> find_layout(std::span<const Layout> layouts, std::string_view name);

// data/print/layouts.toml, built in. A zero byte follows the text.
[[nodiscard]] std::span<const std::string_view, 1> layout_texts();

} // namespace kiosk::print
