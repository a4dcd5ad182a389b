#include "event/workbook/find_sheets.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include "event/shared_faults.hpp"
#include "event/table/columns.hpp"
#include "event/table/workbook.hpp"
#include "event/workbook_faults.hpp"

namespace kiosk::event {
namespace {

// Of a new workbook, besides those of the package, and of one that Numbers has saved.
constexpr std::array<std::string_view, 6> kOtherSheets{"說明",     "問題",     "readme",
                                                       "匯出摘要", "輸出摘要", "exportsummary"};

class Sheets {
  public:
    Sheets(const std::filesystem::path& workbook, Problems& problems)
        : file_(workbook.filename().string()), reporter_(problems, file_) {
        const auto folder = workbook.has_parent_path() ? workbook.parent_path() : std::filesystem::path(".");
        auto bytes = read_bytes(folder, file_, reporter_);
        if (!bytes) {
            if (!problems.has_errors()) reporter_.error(0, "", faults::kNoSuchFile());
            return;
        }
        bytes_ = std::make_shared<const std::string>(std::move(*bytes));
        Archive archive(*bytes_);
        auto found = sheets_in(archive);
        if (!found || found->empty()) {
            reporter_.error(0, "", archive.fault().value_or(faults::kNoSheet()));
            bytes_.reset();
            return;
        }
        sheets_ = std::move(*found);
        report_others();
    }

    [[nodiscard]] PackageFile find(std::size_t place) const {
        PackageFile file{std::string(kPackageSheets[place]), false, nullptr};
        if (bytes_ == nullptr) {
            file.there = true; // and nothing more is said of it
            file.sheet = file.name;
            return file;
        }
        for (const auto& sheet : sheets_) {
            if (package_sheet(sheet.name) != place) continue;
            if (file.there) reporter_.error(0, "", faults::kTwoSheets(in_quotes(file.name), in_quotes(sheet.name)));
            file.name = file.there ? file.name : sheet.name;
            file.there = true;
        }
        file.sheet = file.name;
        if (file.there) {
            file.bytes = bytes_;
        } else if (!may_be_missing(kPackageFiles[place])) {
            reporter_.error(0, "", faults::kSheetMissing(in_quotes(kPackageSheets[place])));
        }
        return file;
    }

  private:
    void report_others() const {
        std::vector<Sentence> others;
        for (const auto& sheet : sheets_) {
            const auto folded = fold_word(sheet.name);
            const bool known = package_sheet(sheet.name) ||
                               std::find(kOtherSheets.begin(), kOtherSheets.end(), folded) != kOtherSheets.end();
            if (!known && sheet.filled)
                others.push_back(sheet.hidden ? faults::kHiddenToo(in_quotes(sheet.name)) : in_quotes(sheet.name));
        }
        if (!others.empty()) reporter_.warning(0, "", faults::kOtherSheets(list_of(std::move(others))));
    }

    std::string file_;
    Reporter reporter_;
    std::shared_ptr<const std::string> bytes_;
    std::vector<SeenSheet> sheets_;
};

} // namespace

bool is_event_workbook(const std::filesystem::path& source) {
    std::error_code ignored;
    const auto ending = fold_word(source.extension().string());
    return (ending == ".xlsx" || ending == ".xlsm") && !std::filesystem::is_directory(source, ignored);
}

std::filesystem::path folder_beside(const std::filesystem::path& workbook) {
    auto folder = workbook;
    return folder.replace_extension(".kiosk");
}

PackageFilesFound find_sheets(const std::filesystem::path& workbook, Problems& problems) {
    const Sheets sheets(workbook, problems);
    PackageFilesFound files;
    for (std::size_t i = 0; i < std::size(kPackageSheets); ++i) files[i] = sheets.find(i);
    auto& badges = files.back();
    badges.name = kBadgesFile;
    const auto folder = folder_beside(workbook);
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) return files;
    if (auto bytes = read_bytes(folder, kBadgesFile, Reporter(problems, badges.name))) {
        badges.there = true;
        badges.bytes = std::make_shared<const std::string>(std::move(*bytes));
    }
    return files;
}

} // namespace kiosk::event
