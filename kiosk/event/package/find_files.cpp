#include "event/package/find_files.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "event/package/near_names.hpp"
#include "event/package_faults.hpp"
#include "event/seal/seal.hpp"
#include "platform/folder.hpp"

namespace kiosk::event {
namespace {

struct Near {
    std::string written;
    NearName name;
};

// What lies in the folder besides the package's files.
struct Others {
    std::vector<Near> near;          // the sure ones first
    std::vector<std::string> tables; // spreadsheets' files of other names
    std::vector<std::string> open;   // files that are being edited
};

Others others_in(const platform::Folder& folder) {
    Others others;
    for (const auto& name : folder.names("", kMostNames)) {
        if (const auto file = open_in_spreadsheet(name)) {
            others.open.push_back(*file);
        } else if (!folder.has_file(name)) {
            continue;
        } else if (auto near = near_name(name)) {
            others.near.push_back({name, std::move(*near)});
        } else if (is_other_table(name)) {
            others.tables.push_back(name);
        }
    }
    std::stable_sort(others.near.begin(), others.near.end(),
                     [](const Near& a, const Near& b) { return a.name.sure && !b.name.sure; });
    return others;
}

class Finder {
  public:
    Finder(const std::filesystem::path& dir, Problems& problems)
        : dir_(dir), problems_(problems), folder_(platform::Folder::open(dir)) {
        if (folder_) others_ = others_in(*folder_);
    }

    PackageFile find(std::string_view name) {
        PackageFile file{std::string(name), has(name), nullptr};
        const auto stem = std::string(name.substr(0, name.find('.')));
        if (name.ends_with(".csv") && name != kBadgesFile) {
            for (const auto* ending : {".xlsx", ".xlsm"}) take_workbook(stem + ending, file);
        }
        const Reporter reporter(problems_, file.name);
        if (auto bytes = read_bytes(dir_, file.name, reporter))
            file.bytes = std::make_shared<const std::string>(std::move(*bytes));
        if (!file.there) report_missing(name, reporter);
        report_near(name, file);
        return file;
    }

    // seal.toml is read elsewhere; the folder is the same.
    void look_for_seal() {
        PackageFile seal{std::string(kSealFile), has(kSealFile), nullptr};
        report_near(kSealFile, seal);
    }

  private:
    [[nodiscard]] bool has(std::string_view name) const { return folder_ && folder_->has(name); }

    void take_workbook(const std::string& name, PackageFile& file) {
        if (!has(name)) return;
        if (file.there) {
            Reporter(problems_, name).error(0, "", faults::kTwoTables(file.name));
        }
        file.name = name;
        file.there = true;
    }

    // A name in the folder that is surely meant for a file that may be missing is an error as well: without it the
    // package would be loaded without what that file says.
    void report_missing(std::string_view name, const Reporter& reporter) {
        const auto near = std::find_if(others_.near.begin(), others_.near.end(),
                                       [&](const Near& one) { return one.name.meant == name; });
        const bool needed = !may_be_missing(name);
        if (near != others_.near.end() && (needed || near->name.sure)) {
            reporter.error(0, "", faults::kFileMissingBut(near->name.mend));
            others_.near.erase(near);
        } else if (needed && name.ends_with(".csv") && !others_.tables.empty()) {
            reporter.error(0, "", faults::kFileMissingOr(how_to_become(others_.tables.front(), name)));
        } else if (needed) {
            reporter.error(0, "", faults::kFileMissing());
        }
    }

    void report_near(std::string_view name, const PackageFile& file) const {
        for (const auto& [written, near] : others_.near) {
            if (near.meant != name) continue;
            Reporter(problems_, written)
                .warning(0, "", file.there ? faults::kOtherIsRead(file.name) : faults::kNotRead(near.mend));
        }
        if (std::find(others_.open.begin(), others_.open.end(), file.name) != others_.open.end()) {
            Reporter(problems_, file.name).warning(0, "", faults::kBeingEdited());
        }
    }

    const std::filesystem::path& dir_;
    Problems& problems_;
    core::Result<platform::Folder> folder_;
    Others others_;
};

} // namespace

PackageFilesFound find_files(const std::filesystem::path& dir, Problems& problems) {
    Finder finder(dir, problems);
    PackageFilesFound files;
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i] = finder.find(kPackageFiles[i]);
    }
    finder.look_for_seal();
    return files;
}

} // namespace kiosk::event
