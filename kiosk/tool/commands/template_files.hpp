// assets/template, built into the program (scripts/cmake/EmbedFiles.cmake). UTF-8 with LF, with @ID@, @TITLE@,
// @TITLE_EN@,
// @FIRST_DAY@, @LAST_DAY@ and @ISSUERS@ where an event's own values go.
#pragma once

#include <span>
#include <string_view>

namespace kiosk::tool {

struct TemplateFile {
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const TemplateFile> template_files();

} // namespace kiosk::tool
