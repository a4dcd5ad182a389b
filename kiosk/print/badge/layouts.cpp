#include "print/badge/layouts.hpp"

#include <algorithm>

#include <toml++/toml.h>

namespace kiosk::print {
namespace {

using core::ErrorKind;

class LayoutReader {
  public:
    explicit LayoutReader(std::string_view file) : file_(file) {}

    core::Result<Layout> cut(const toml::table& table) {
        Layout layout = TRY(begin(table));
        layout.cut.badge = TRY(size(table, "badge", layout.cut.badge));
        layout.cut.leader = TRY(size(table, "leader", layout.cut.leader));
        layout.cut.paper = TRY(paper(table));
        layout.cut.margin = table["margin"].value_or(layout.cut.margin);
        layout.cut.gap = table["gap"].value_or(layout.cut.gap);
        TRY(placed(check_sizes(layout.cut), table));
        return layout;
    }

    core::Result<Layout> labels(const toml::table& table) {
        Layout layout = TRY(begin(table));
        LabelSheet sheet;
        sheet.name = layout.name;
        sheet.what = layout.what;
        sheet.paper = TRY(paper(table));
        sheet.label = TRY(size(table, "label", {}));
        sheet.columns = TRY(count(table, "columns"));
        sheet.rows = TRY(count(table, "rows"));
        sheet.left = table["left"].value_or(0.0);
        sheet.top = table["top"].value_or(0.0);
        const auto step = TRY(size(table, "step", sheet.label));
        sheet.across = step.width;
        sheet.down = step.height;
        TRY(placed(check_labels(sheet), table));
        layout.labels = std::move(sheet);
        return layout;
    }

    [[nodiscard]] tl::unexpected<core::Error> wrong(const toml::node& node, const std::string& what) const {
        return core::fail(ErrorKind::Invalid,
                          std::string(file_) + ":" + std::to_string(node.source().begin.line) + ": " + what);
    }

  private:
    core::Result<Layout> begin(const toml::table& table) const {
        Layout layout;
        layout.name = table["name"].value_or(std::string());
        layout.what = table["what"].value_or(std::string());
        const bool is_name = !layout.name.empty() && layout.name.size() <= kLongestName &&
                             std::all_of(layout.name.begin(), layout.name.end(), [](char c) {
                                 return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
                             });
        if (!is_name) return wrong(table, "a layout needs a name of a-z 0-9 - .");
        return layout;
    }

    // Of what has passed no check of its own yet.
    core::Status placed(const core::Status& checked, const toml::table& table) const {
        if (checked) return {};
        return wrong(table, checked.error().detail);
    }

    core::Result<Size> size(const toml::table& table, const char* key, Size otherwise) const {
        const auto* node = table.get(key);
        if (node == nullptr) return otherwise;
        const auto* pair = node->as_array();
        const auto width = pair != nullptr && pair->size() == 2 ? (*pair)[0].value<double>() : std::nullopt;
        const auto height = width ? (*pair)[1].value<double>() : std::nullopt;
        if (!height) return wrong(*node, std::string(key) + " is [width, height] in millimetres");
        return Size{*width, *height};
    }

    core::Result<Size> paper(const toml::table& table) const {
        if (const auto name = table["paper"].value<std::string>()) {
            if (*name == "A4") return kA4;
            if (*name == "Letter") return kLetter;
            return wrong(*table.get("paper"), "paper is \"A4\", \"Letter\" or [width, height]");
        }
        return size(table, "paper", kA4);
    }

    core::Result<std::size_t> count(const toml::table& table, const char* key) const {
        const auto number = table[key].value<std::int64_t>();
        if (number && *number >= 1 && *number <= static_cast<std::int64_t>(kMostPlaces))
            return static_cast<std::size_t>(*number);
        return wrong(table, std::string(key) + " is 1 to " + std::to_string(kMostPlaces));
    }

    static constexpr std::size_t kLongestName = 40;
    std::string_view file_;
};

// The tables of that name; none where there is none.
std::vector<const toml::table*> tables_of(const toml::table& root, const char* name) {
    std::vector<const toml::table*> tables;
    if (const auto* list = root[name].as_array())
        for (const auto& node : *list)
            if (const auto* table = node.as_table()) tables.push_back(table);
    return tables;
}

core::Result<toml::table> parse(std::string_view text, std::string_view file) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        return core::fail(ErrorKind::Invalid, std::string(file) + ":" + std::to_string(error.source().begin.line) +
                                                  ": " + std::string(error.description()));
    }
}

} // namespace

core::Result<std::vector<Layout>> parse_layouts(std::string_view text, std::string_view file) {
    const auto root = TRY(parse(text, file));
    LayoutReader reader(file);
    std::vector<Layout> layouts;
    const auto take = [&](const toml::table& table, core::Result<Layout> read) -> core::Status {
        auto layout = TRY(std::move(read));
        const bool there =
            std::any_of(layouts.begin(), layouts.end(), [&](const auto& other) { return other.name == layout.name; });
        if (there) return reader.wrong(table, "the layout " + layout.name + " is there twice");
        if (layouts.size() == kMostLayouts) return reader.wrong(table, "there are too many layouts");
        layouts.push_back(std::move(layout));
        return {};
    };
    for (const auto* table : tables_of(root, "cut")) TRY(take(*table, reader.cut(*table)));
    for (const auto* table : tables_of(root, "labels")) TRY(take(*table, reader.labels(*table)));
    return layouts;
}

const std::vector<Layout>& built_in_layouts() {
    static const auto kLayouts = parse_layouts(layout_texts()[0], "layouts.toml").value();
    return kLayouts;
}

core::Result<Layout> find_layout(std::span<const Layout> layouts, std::string_view name) {
    std::string names;
    for (const auto& layout : layouts) {
        if (layout.name == name) return layout;
        names += (names.empty() ? "" : ", ") + layout.name;
    }
    return core::fail(ErrorKind::Usage, "there is no layout " + std::string(name) + "; there are " + names);
}

} // namespace kiosk::print
