#include "event/files/assets.hpp"

#include <cstdlib>
#include <map>
#include <span>
#include <system_error>

#include <toml++/toml.h>

#include "platform/file.hpp"

namespace kiosk::event {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxCatalogueBytes = 1U << 20U;
constexpr std::size_t kMaxMapBytes = 32U << 20U;

bool holds_assets(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "i18n", error);
}

std::string place(const fs::path& file, const toml::source_position& where) {
    return file.string() + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) + ": ";
}

core::Status flatten(const toml::table& table, const std::string& prefix, const fs::path& file,
                     std::map<std::string, std::string>& out) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const toml::table* inner = node.as_table()) {
            TRY(flatten(*inner, name + ".", file, out));
        } else if (const auto text = node.value_exact<std::string>()) {
            out.insert_or_assign(name, *text);
        } else {
            return core::fail(core::ErrorKind::Invalid,
                              place(file, node.source().begin) + name + " is not a text: put it in quotation marks");
        }
    }
    return {};
}

} // namespace

core::Result<fs::path> find_assets(const fs::path& executable) {
    if (const char* chosen = std::getenv("KIOSK_ASSETS"); chosen != nullptr && *chosen != '\0') {
        if (holds_assets(chosen)) return fs::path(chosen);
        return core::fail(core::ErrorKind::NotFound, std::string("KIOSK_ASSETS=") + chosen + " has no folder i18n");
    }
    constexpr int kFoldersAbove = 4; // build/<preset>/tests/<program>
    fs::path folder = executable.parent_path();
    for (int up = 0; up < kFoldersAbove; ++up) {
        for (const char* name : {"assets", "share/kiosk"})
            if (holds_assets(folder / name)) return folder / name;
        folder = folder.parent_path();
    }
    return core::fail(core::ErrorKind::NotFound, "no assets/i18n nor share/kiosk/i18n in the folders above " +
                                                     executable.string() + ": set KIOSK_ASSETS to the assets folder");
}

fs::path executable_path() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error);
}

fs::path map_folder(const fs::path& assets) {
    std::error_code error;
    const auto in_source = assets.parent_path() / "data" / "map";
    return fs::is_directory(in_source, error) ? in_source : assets / "map";
}

core::Result<std::array<NamedText, 3>> read_map_files(const fs::path& folder) {
    const std::array<const char*, 3> names{"towns.json", "names.json", "regions.json"};
    std::array<NamedText, 3> files;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto file = folder / names.at(i);
        files.at(i) = {file.string(), TRY(platform::read_file(file, kMaxMapBytes))};
    }
    return files;
}

core::Result<core::Catalogue> parse_catalogue(core::Language language, std::string_view text, const fs::path& file) {
    toml::table root;
    try {
        root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return core::fail(core::ErrorKind::Invalid,
                          place(file, error.source().begin) + std::string(error.description()));
    }
    std::map<std::string, std::string> patterns;
    TRY(flatten(root, "", file, patterns));
    return core::Catalogue::make(std::move(language), std::move(patterns)).map_error([&](const core::Error& error) {
        return error.at(file.string());
    });
}

namespace {

core::Result<std::vector<core::Catalogue>> load_all(const fs::path& folder,
                                                    std::span<const std::string_view> languages) {
    std::vector<core::Catalogue> catalogues;
    for (const std::string_view tag : languages) {
        const fs::path file = folder / (std::string(tag) + ".toml");
        const auto text = TRY(platform::read_file(file, kMaxCatalogueBytes));
        auto catalogue = TRY(parse_catalogue(std::string(tag), text, file));
        catalogues.push_back(std::move(catalogue));
    }
    return catalogues;
}

} // namespace

core::Result<std::vector<core::Catalogue>> load_catalogues(const fs::path& assets) {
    return load_all(assets / "i18n", core::guest_languages());
}

core::Result<std::vector<core::Catalogue>> load_staff_catalogues(const fs::path& assets) {
    return load_all(assets / "i18n" / "staff", core::staff_languages());
}

core::Result<core::Catalogue> load_problem_texts(const fs::path& assets) {
    static constexpr std::string_view kLanguages[] = {core::kHomeLanguage};
    auto catalogues = TRY(load_all(assets / "i18n" / "problems", kLanguages));
    return std::move(catalogues.front());
}

} // namespace kiosk::event
