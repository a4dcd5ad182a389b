#include "event/package/near_names.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/edit_distance.hpp"
#include "core/i18n/text.hpp"
#include "event/files/package_files.hpp"
#include "event/package_faults.hpp"
#include "event/problems.hpp"
#include "event/seal/seal.hpp"
#include "event/table/cell_readers.hpp"

namespace kiosk::event {
namespace {

constexpr std::string_view kBlanks = " \t-_~";

constexpr std::array<std::string_view, 5> kRead{"csv", "xlsx", "xlsm", "txt", "tsv"};
constexpr std::array<std::string_view, 9> kOthers{"xls",     "xlsb", "xltx",   "ods", "fods",
                                                  "numbers", "et",   "gsheet", "tab"};
constexpr std::array<std::string_view, 6> kAside{"bak", "old", "orig", "tmp", "part", "crdownload"};

// What is put before or behind the name of a copy, or of a version; what ends like another one comes first.
constexpr std::array<std::string_view, 24> kMarks{
    "copy of", "copy",  "的副本", "複製", "副本",   "拷貝", "拷贝", "複本", "備份", "备份", "backup", "コピー",
    "사본",    "final", "最終版", "最終", "最新版", "最新", "新版", "new",  "v",    "ver",  "rev",    "版"};

bool has(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string folded(std::string_view written) {
    auto text = core::fold_width(written);
    for (auto at = text.find("。"); at != std::string::npos; at = text.find("。")) text.replace(at, 3, ".");
    std::transform(text.begin(), text.end(), text.begin(), core::to_lower);
    return text;
}

void trim(std::string_view& name) {
    while (!name.empty() && kBlanks.find(name.front()) != std::string_view::npos) name.remove_prefix(1);
    while (!name.empty() && kBlanks.find(name.back()) != std::string_view::npos) name.remove_suffix(1);
}

bool take_back(std::string_view& name, std::string_view what) {
    if (!name.ends_with(what) || name.size() == what.size()) return false;
    name.remove_suffix(what.size());
    return true;
}
bool take_front(std::string_view& name, std::string_view what) {
    if (!name.starts_with(what) || name.size() == what.size()) return false;
    name.remove_prefix(what.size());
    return true;
}

// One mark of a copy at either end. A word of letters is one only where it stands alone.
bool take_mark(std::string_view& name) {
    trim(name);
    for (const auto& [opens, closes] :
         std::array<std::pair<std::string_view, std::string_view>, 3>{{{"(", ")"}, {"[", "]"}, {"「", "」"}}}) {
        const auto at = name.rfind(opens);
        if (name.ends_with(closes) && at != std::string_view::npos && at > 0) {
            name = name.substr(0, at);
            return true;
        }
        if (name.starts_with(opens) && take_back(name, closes)) {
            name.remove_prefix(opens.size());
            return true;
        }
    }
    const auto digits = name.find_last_not_of("0123456789.");
    if (digits != std::string_view::npos && digits + 1 < name.size() && name.back() != '.') {
        name = name.substr(0, digits + 1);
        return true;
    }
    for (const auto mark : kMarks) {
        const bool latin = core::is_lower(mark.front());
        auto rest = name;
        if (take_back(rest, mark) && !(latin && core::is_lower(rest.back()))) {
            name = rest;
            return true;
        }
        rest = name;
        if (take_front(rest, mark) && !(latin && core::is_lower(rest.front()))) {
            name = rest;
            return true;
        }
    }
    return false;
}

struct TakenApart {
    std::string stem = {};
    std::vector<std::string> endings = {}; // the last first
};

bool take_ending(std::string_view& name, std::vector<std::string>& endings) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    auto ending = name.substr(dot + 1);
    trim(ending);
    if (ending != "toml" && !has(kRead, ending) && !has(kOthers, ending) && !has(kAside, ending)) return false;
    endings.emplace_back(ending);
    name = name.substr(0, dot);
    return true;
}

// Takes endings and marks off until none is left.
TakenApart take_apart(std::string_view name) {
    TakenApart taken;
    while (take_ending(name, taken.endings) || take_mark(name)) {
    }
    trim(name);
    taken.stem = name;
    return taken;
}

std::string_view stem_of(std::string_view file) {
    return file.substr(0, file.find('.'));
}

// Whether the word stands in the text with no letter on either side.
bool holds_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !core::is_lower(text[at - 1])) && (end == text.size() || !core::is_lower(text[end])))
            return true;
    }
    return false;
}

bool is_package_name(std::string_view written) {
    return written == kSealFile ||
           std::any_of(std::begin(kPackageFiles), std::end(kPackageFiles), [&](std::string_view file) {
               const auto stem = std::string(stem_of(file));
               const bool table = file.ends_with(".csv") && file != kBadgesFile;
               return written == file || (table && (written == stem + ".xlsx" || written == stem + ".xlsm"));
           });
}

Sentence shown(std::string_view written) {
    return is_id(written) ? Sentence(written) : in_quotes(written);
}

Sentence mend_for(std::string_view written, std::string_view meant, const std::vector<std::string>& endings) {
    const std::string stem(stem_of(meant));
    const auto found = std::find_if(endings.begin(), endings.end(),
                                    [](const auto& ending) { return !has(kAside, ending) && ending != "txt"; });
    const std::string ending = found == endings.end() ? "" : *found;
    if (meant == kBadgesFile && (has(kOthers, ending) || ending.starts_with("xls")))
        return faults::kSaveAsBadges(shown(written));
    if (has(kOthers, ending)) return faults::kSaveAs(shown(written), stem);
    const bool same = meant.ends_with(".toml") || !ending.starts_with("xls");
    const auto name = same ? std::string(meant) : stem + "." + ending;
    Sentence mend;
    mend.places.emplace_back(faults::kRename(shown(written), name));
    if (folded(written) == name) mend.places.emplace_back(faults::kSmallLetters());
    if (endings.size() > 1) mend.places.emplace_back(faults::kHiddenEnding());
    return mend;
}

// The package's file of this very stem, of one that has it as a word, or of one that is spelt almost so.
std::optional<NearName> like(const TakenApart& taken) {
    std::vector<std::string_view> meant(std::begin(kPackageFiles), std::end(kPackageFiles));
    meant.push_back(kSealFile);
    const bool toml = std::find(taken.endings.begin(), taken.endings.end(), "toml") != taken.endings.end();
    const bool text = taken.endings.empty() || taken.endings.front() == "txt";
    std::erase_if(meant, [&](auto file) { return file.ends_with(".toml") ? !toml && !text : toml; });
    for (const auto file : meant)
        if (taken.stem == stem_of(file)) return NearName{file, true, {}};
    for (const auto file : meant)
        if (holds_word(taken.stem, stem_of(file)) && (toml || file.ends_with(".csv"))) return NearName{file, false, {}};
    constexpr std::size_t kLong = 8; // letters, in which two may be wrong
    for (const auto file : meant) {
        const auto stem = stem_of(file);
        if (file.ends_with(".csv") && core::edit_distance(taken.stem, stem) <= (stem.size() < kLong ? 1U : 2U))
            return NearName{file, false, {}};
    }
    return std::nullopt;
}

} // namespace

bool is_other_table(std::string_view written) {
    if (is_package_name(written)) return false;
    const auto name = folded(written);
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) return false;
    const auto ending = std::string_view(name).substr(dot + 1);
    return ending != "txt" && (has(kRead, ending) || has(kOthers, ending));
}

std::optional<NearName> near_name(std::string_view written) {
    constexpr std::size_t kLongestName = 255;
    if (written.empty() || written.size() > kLongestName || is_package_name(written) || written.front() == '.' ||
        written.starts_with("~$")) {
        return std::nullopt;
    }
    const auto name = folded(written);
    const auto taken = take_apart(name);
    if (taken.endings.empty() && name.find('.') != std::string::npos) return std::nullopt;
    auto near = like(taken);
    if (!near) return std::nullopt;
    near->mend = mend_for(written, near->meant, taken.endings);
    return near;
}

Sentence how_to_become(std::string_view written, std::string_view meant) {
    return mend_for(written, meant, take_apart(folded(written)).endings);
}

std::optional<std::string> open_in_spreadsheet(std::string_view written) {
    constexpr std::string_view kLibreOffice = ".~lock.";
    if (written.starts_with("~$")) return std::string(written.substr(2));
    if (written.starts_with(kLibreOffice) && written.ends_with('#'))
        return std::string(written.substr(kLibreOffice.size(), written.size() - kLibreOffice.size() - 1));
    return std::nullopt;
}

} // namespace kiosk::event
