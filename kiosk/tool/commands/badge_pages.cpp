#include "tool/commands/badge_pages.hpp"

#include <charconv>

#include "event/files/assets.hpp"
#include "platform/file.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

constexpr std::size_t kMostLayoutBytes = std::size_t{256} << 10U;

core::Result<print::Size> parse_size(const char* option, const std::string& text) {
    print::Size size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    if (width.ec == std::errc() && width.ptr != end && (*width.ptr == 'x' || *width.ptr == 'X')) {
        const auto height = std::from_chars(width.ptr + 1, end, size.height);
        if (height.ec == std::errc() && height.ptr == end) return size;
    }
    return core::fail(ErrorKind::Usage,
                      std::string(option) + " " + text + ": write width x height in mm, such as 90x55");
}

core::Result<print::Size> parse_paper(const std::string& name) {
    if (name == "A4" || name == "a4") return print::kA4;
    if (name == "Letter" || name == "letter") return print::kLetter;
    return core::fail(ErrorKind::Usage, "--paper " + name + ": it is A4 or Letter");
}

print::ContentOptions content_of(const PrintBadges& options) {
    print::ContentOptions content;
    content.photo_mark = options.photo_mark;
    content.buddy = options.buddy;
    content.diet = options.diet;
    content.backs = options.two_sided;
    content.delegation = options.delegation;
    content.group = options.group;
    content.only = options.only;
    return content;
}

} // namespace

core::Result<std::vector<print::Layout>> layouts_in(const std::filesystem::path& file) {
    if (file.empty()) return print::built_in_layouts();
    const auto text = TRY(platform::read_file(file, kMostLayoutBytes));
    return print::parse_layouts(text, file.string());
}

core::Result<print::SheetWishes> wishes_of(const PrintBadges& options) {
    print::SheetWishes wishes;
    wishes.layout = TRY(print::find_layout(TRY(layouts_in(options.layouts)), options.layout));
    wishes.two_sided = options.two_sided;
    wishes.skip = options.skip;
    auto& cut = wishes.layout.cut;
    const bool sized =
        !options.badge.empty() || !options.leader.empty() || !options.paper.empty() || options.margin || options.gap;
    if (wishes.layout.labels) {
        if (sized)
            return core::fail(ErrorKind::Usage, "--badge, --leader, --paper, --margin and --gap are for badges that "
                                                "are cut: " +
                                                    wishes.layout.name + " has its own sizes");
        return wishes;
    }
    if (!options.badge.empty()) cut.badge = TRY(parse_size("--badge", options.badge));
    if (!options.leader.empty()) cut.leader = TRY(parse_size("--leader", options.leader));
    if (!options.paper.empty()) cut.paper = TRY(parse_paper(options.paper));
    cut.margin = options.margin.value_or(cut.margin);
    cut.gap = options.gap.value_or(cut.gap);
    TRY(print::check_sizes(cut));
    return wishes;
}

core::Result<print::Selection> choose_badges(const core::EventPackage& package,
                                             const std::vector<event::BadgeRow>& rows, const PrintBadges& options) {
    const auto assets = TRY(event::find_assets(event::executable_path()));
    const auto catalogues = TRY(event::load_catalogues(assets));
    return print::select_badges(package, rows, catalogues, content_of(options));
}

std::string issue_hint(const std::filesystem::path& dir) {
    return "run kioskctl badge issue " + dir.string() + " --key FILE";
}

} // namespace kiosk::tool
