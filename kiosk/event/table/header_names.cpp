#include "event/table/header_names.hpp"

#include <algorithm>
#include <array>

#include "core/base/ascii.hpp"
#include "core/i18n/text.hpp"
#include "event/table/cell_readers.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kLongest = 256; // bytes of a header that are looked at; names are shorter

template <class Visit> void each_name(const Column& column, const Visit& visit) {
    visit(column.name);
    for (auto rest = column.synonyms; !rest.empty();) {
        const auto cut = std::min(rest.find('|'), rest.size());
        visit(rest.substr(0, cut));
        rest.remove_prefix(std::min(cut + 1, rest.size()));
    }
}

enum class Writing { Any, Latin, Other };

// Of the sign that begins with this byte of UTF-8. Digits and signs belong to what they stand beside.
Writing writing_of(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
    if (core::is_letter(text.front())) return Writing::Latin;
    if (first < 0x80U) return Writing::Any;
    const bool latin = (first >= 0xC3U && first <= 0xC9U) || (first == 0xE1U && second >= 0xB8U && second <= 0xBBU);
    return latin ? Writing::Latin : Writing::Other;
}

std::size_t size_of_sign(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
    return size;
}

// Where the writing changes, and, if asked, where a blank stands.
std::vector<std::size_t> joints_of(std::string_view text, bool blanks) {
    std::vector<std::size_t> joints;
    auto last = Writing::Any;
    for (std::size_t at = 0; at < text.size(); at += size_of_sign(text.substr(at))) {
        const auto writing = writing_of(text.substr(at));
        if ((blanks && text[at] == ' ') || (writing != Writing::Any && last != Writing::Any && writing != last))
            joints.push_back(at);
        last = writing == Writing::Any ? last : writing;
    }
    return joints;
}

std::vector<std::string_view> runs_of(std::string_view text) {
    std::vector<std::string_view> runs;
    std::size_t from = 0;
    for (const auto joint : joints_of(text, false)) {
        runs.push_back(text.substr(from, joint - from));
        from = joint;
    }
    runs.push_back(text.substr(from));
    return runs;
}

enum class Sign { None, Between, Opens, Closes, RemarkFollows };

struct KnownSign {
    std::string_view text;
    Sign sign;
};

// As fold_width leaves them.
KnownSign sign_at(std::string_view text) {
    constexpr std::array<KnownSign, 37> kSigns{
        {{"(", Sign::Opens},    {")", Sign::Closes},   {"[", Sign::Opens},         {"]", Sign::Closes},
         {"【", Sign::Opens},   {"】", Sign::Closes},  {"〔", Sign::Opens},        {"〕", Sign::Closes},
         {"「", Sign::Opens},   {"」", Sign::Closes},  {"『", Sign::Opens},        {"』", Sign::Closes},
         {"《", Sign::Opens},   {"》", Sign::Closes},  {"〈", Sign::Opens},        {"〉", Sign::Closes},
         {"<", Sign::Opens},    {">", Sign::Closes},   {"*", Sign::RemarkFollows}, {":", Sign::RemarkFollows},
         {"/", Sign::Between},  {"|", Sign::Between},  {"\\", Sign::Between},      {";", Sign::Between},
         {",", Sign::Between},  {"+", Sign::Between},  {"&", Sign::Between},       {"#", Sign::Between},
         {"、", Sign::Between}, {"。", Sign::Between}, {"・", Sign::Between},      {"·", Sign::Between},
         {"•", Sign::Between},  {"–", Sign::Between},  {"—", Sign::Between},       {"※", Sign::Between},
         {"★", Sign::Between}}};
    for (const auto& known : kSigns) {
        if (text.starts_with(known.text)) return known;
    }
    return {text.substr(0, 1), Sign::None};
}

} // namespace

struct ColumnNames::Part {
    std::string text;
    bool remark = false; // in brackets, or behind * or :
};

std::vector<ColumnNames::Part> ColumnNames::parts_of(std::string_view name) {
    std::vector<Part> parts;
    Part part;
    bool to_the_end = false;
    const auto end = [&](bool remark) {
        if (!fold_word(part.text).empty()) parts.push_back(part);
        part = {"", remark};
    };
    while (!name.empty()) {
        const auto [text, sign] = sign_at(name);
        if (sign == Sign::None) {
            part.text += text;
        } else if (sign == Sign::Between) {
            end(part.remark);
        } else {
            // What begins with a star is a name with a mark, not a remark.
            to_the_end = to_the_end || (sign == Sign::RemarkFollows && !(parts.empty() && part.text.empty()));
            end(to_the_end || sign == Sign::Opens);
        }
        name.remove_prefix(text.size());
    }
    end(false);
    return parts;
}

ColumnNames::ColumnNames(std::span<const Column> columns) : columns_(columns) {
    for (const auto& column : columns) {
        each_name(column, [&](std::string_view name) {
            by_name_.emplace(fold_word(name), &column);
            all_.push_back(name);
        });
    }
    by_name_.erase("");
}

const Column* ColumnNames::find(std::string_view name) const {
    const auto found = by_name_.find(fold_word(name));
    return found == by_name_.end() ? nullptr : found->second;
}

// "圖上X Plan X": the one column that both halves name.
const Column* ColumnNames::find_twice(std::string_view name) const {
    for (const auto joint : joints_of(name, true)) {
        const auto* column = find(name.substr(0, joint));
        if (column != nullptr && column == find(name.substr(joint))) return column;
    }
    return nullptr;
}

// "姓名（英文）" is "英文姓名", "團體（編號）" is "團體編號", and "名稱（日文）" is "名稱@ja".
bool ColumnNames::with_remark(const std::vector<Part>& parts, Meaning& meaning) const {
    if (parts.size() < 2 || parts[0].remark) return false;
    const auto& name = parts[0].text;
    for (auto remark = parts.begin() + 1; remark != parts.end(); ++remark) {
        if (!remark->remark) return false;
        const auto* joined = find(remark->text + name);
        joined = joined == nullptr ? find(name + remark->text) : joined;
        if (joined != nullptr) {
            meaning.column = joined;
            return true;
        }
        const auto* column = find(name);
        const auto language = language_named(remark->text);
        if (column != nullptr && column->by_language && !language.empty() && !meaning.language) {
            meaning.column = column;
            // That of the house is the plain one.
            if (language != "zh-TW") meaning.language = language;
            return true;
        }
    }
    return false;
}

void ColumnNames::by_parts(const std::vector<Part>& parts, Meaning& meaning) const {
    bool unknown = false;
    const auto take = [&](const Column* column, bool remark) {
        if (column == nullptr) {
            unknown = unknown || !remark;
        } else if (meaning.column == nullptr) {
            meaning.column = column;
        } else if (meaning.column != column) {
            meaning.other = column;
        }
    };
    for (const auto& part : parts) {
        const auto* column = find(part.text);
        column = column == nullptr ? find_twice(part.text) : column;
        if (column != nullptr || part.remark) {
            take(column, part.remark);
            continue;
        }
        for (const auto run : runs_of(part.text)) take(find(run), false);
    }
    meaning.half = unknown;
}

ColumnNames::Meaning ColumnNames::meaning(std::string_view header) const {
    std::size_t cut = std::min(header.size(), kLongest);
    while (cut < header.size() && cut > 0 && (static_cast<unsigned char>(header[cut]) & 0xC0U) == 0x80U) --cut;
    const auto written = core::fold_width(header.substr(0, cut));
    const auto at = written.find('@');
    const auto name = std::string_view(written).substr(0, at);
    Meaning meaning;
    if (at != std::string::npos) {
        const auto tag = parts_of(std::string_view(written).substr(at + 1));
        meaning.language = tag.empty() ? "" : tag[0].text;
    }
    meaning.column = find(name);
    if (meaning.column != nullptr) return meaning;
    const auto parts = parts_of(name);
    meaning.unwanted = is_unwanted_header(fold_word(name));
    for (const auto& part : parts) {
        const auto runs = runs_of(part.text);
        meaning.unwanted =
            meaning.unwanted || is_unwanted_header(fold_word(part.text)) ||
            std::any_of(runs.begin(), runs.end(), [](auto run) { return is_unwanted_header(fold_word(run)); });
    }
    if (!meaning.unwanted && !with_remark(parts, meaning)) by_parts(parts, meaning);
    return meaning;
}

bool ColumnNames::all_required(std::span<const Cell> cells) const {
    std::vector<const Column*> there;
    for (const auto& cell : cells) {
        if (cell.text.empty()) continue;
        const auto found = meaning(cell.text);
        there.insert(there.end(), {found.column, found.other});
    }
    return std::all_of(columns_.begin(), columns_.end(), [&](const Column& column) {
        return !column.required || std::find(there.begin(), there.end(), &column) != there.end();
    });
}

std::size_t ColumnNames::named(std::span<const Cell> cells) const {
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const Cell& cell) {
        return !cell.text.empty() && meaning(cell.text).column != nullptr;
    }));
}

} // namespace kiosk::event
