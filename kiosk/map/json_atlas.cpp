#include "map/atlas.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "map/json.hpp"

namespace kiosk::map {
namespace {

using nlohmann::json;
using Type = json::value_t;

class Complaints {
  public:
    explicit Complaints(const File& file) : file_(file) {}
    void add(const std::string& path, const std::string& what) {
        constexpr int most = 20;
        if (++count_ > most) return;
        if (count_ > 1) text_ += "\n";
        text_ += json_error(file_, path, what).detail;
    }
    [[nodiscard]] bool any() const { return count_ > 0; }
    [[nodiscard]] tl::unexpected<core::Error> error() const { return core::fail(core::ErrorKind::Invalid, text_); }

  private:
    const File& file_;
    int count_ = 0;
    std::string text_;
};

std::string in(const char* list, std::size_t index, const char* key = nullptr) {
    return std::string("/") + list + "/" + std::to_string(index) + (key == nullptr ? "" : std::string("/") + key);
}

constexpr const char* kNameWanted = R"(must have texts for "zh-TW" and "en", up to 200 bytes each)";

const json* list_of(const json& root, const char* key, std::size_t most, Complaints& complaints) {
    const json* list = member(root, key, Type::array);
    if (list == nullptr || list->empty() || list->size() > most) {
        complaints.add(std::string("/") + key, "must be a list of 1 to " + std::to_string(most) + " entries");
        return nullptr;
    }
    return list;
}

// A list of 1 to kMaxPanes lists of town codes, or nothing.
std::vector<std::vector<std::string>> read_panes(const json& inset, const std::string& path, Complaints& complaints) {
    std::vector<std::vector<std::string>> panes;
    if (!inset.is_object() || !inset.contains("panes")) return panes;
    const auto complain = [&](const std::string& where) {
        complaints.add(where, "must be a list of 1 to " + std::to_string(kMaxPanes) +
                                  " lists of town codes in quotes, for example [[\"09007010\"], [\"09007040\"]]");
    };
    const json* list = member(inset, "panes", Type::array);
    if (list == nullptr || list->empty() || list->size() > kMaxPanes) {
        complain(path);
        return panes;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const json& towns = (*list)[i];
        const bool codes = towns.is_array() && !towns.empty() && towns.size() <= kMaxPaneTowns &&
                           std::ranges::all_of(towns, [](const json& town) { return town.is_string(); });
        if (codes) {
            panes.push_back(towns.get<std::vector<std::string>>());
        } else {
            complain(path + "/" + std::to_string(i));
        }
    }
    return panes;
}

std::string name_of(const Names& names, const std::string& code) {
    const auto found = std::ranges::find(names.counties, code, &CountyName::code);
    return found == names.counties.end() ? code : code + " (" + found->name.in(core::kHomeLanguage) + ")";
}

class OfficesReader {
  public:
    OfficesReader(const File& file, const Names& names) : names_(names), complaints_(file) {}

    core::Result<Offices> read(const json& root) {
        const json* sample = member(root, "sample", Type::boolean);
        if (sample == nullptr)
            complaints_.add("/sample", "must be true (made-up partition) or false (the organiser stands behind it)");
        offices_.sample = sample == nullptr || sample->get<bool>();
        offices_.note = texts_member(root, "note", false);
        if (offices_.sample && offices_.note.empty())
            complaints_.add("/note", std::string("sample data needs a note; it ") + kNameWanted);
        if (const json* list = list_of(root, "regions", kMostOffices, complaints_)) {
            for (std::size_t i = 0; i < list->size(); ++i) read_office((*list)[i], i);
            for (const CountyName& county : names_.counties) {
                if (!taken_.contains(county.code))
                    complaints_.add("/regions",
                                    "county " + name_of(names_, county.code) + " is in no office: add it to one");
            }
        }
        if (complaints_.any()) return complaints_.error();
        std::ranges::sort(offices_.offices, {}, &Office::number);
        return std::move(offices_);
    }

  private:
    void read_office(const json& value, std::size_t index) {
        Office office;
        const json* number = member(value, "number", Type::number_unsigned);
        const auto n = number == nullptr ? 0 : number->get<std::uint64_t>();
        if (n < 1 || n > kMostOffices) {
            complaints_.add(in("regions", index, "number"),
                            "must be a whole number from 1 to " + std::to_string(kMostOffices));
        } else if (!numbers_.insert(static_cast<int>(n)).second) {
            complaints_.add(in("regions", index, "number"),
                            "office " + std::to_string(n) + " stands twice: each office once");
        }
        office.number = static_cast<int>(std::min<std::uint64_t>(n, kMostOffices));
        office.name = texts_member(value, "name", false);
        if (office.name.empty()) complaints_.add(in("regions", index, "name"), kNameWanted);
        read_counties(value, index, office);
        const std::string* host = text_member(value, "host_city");
        if (host == nullptr) {
            complaints_.add(in("regions", index, "host_city"),
                            "is missing: give the code of the county or city where the office is");
        } else if (std::ranges::find(office.counties, *host) == office.counties.end()) {
            complaints_.add(in("regions", index, "host_city"),
                            name_of(names_, *host) + " is not one of this office's counties");
        } else {
            office.host_city = *host;
        }
        offices_.offices.push_back(std::move(office));
    }

    void read_counties(const json& value, std::size_t index, Office& office) {
        const json* list = member(value, "counties", Type::array);
        if (list == nullptr || list->empty() || list->size() > kMaxCounties) {
            complaints_.add(in("regions", index, "counties"), "must be a list of county codes, 1 or more");
            return;
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string path = in("regions", index, "counties") + "/" + std::to_string(i);
            if (!(*list)[i].is_string()) {
                complaints_.add(path, "must be a county code in quotes, for example \"63000\"");
                continue;
            }
            const auto& code = (*list)[i].get_ref<const std::string&>();
            if (std::ranges::find(names_.counties, code, &CountyName::code) == names_.counties.end()) {
                complaints_.add(path, "there is no county " + code.substr(0, 40) + ": the codes are in names.json");
            } else if (const auto [before, fresh] = taken_.try_emplace(code, index); !fresh) {
                complaints_.add(path, "county " + name_of(names_, code) + " is in " + in("regions", before->second) +
                                          " already: keep it in one office");
            } else {
                office.counties.push_back(code);
            }
        }
    }

    const Names& names_;
    Complaints complaints_;
    Offices offices_;
    std::set<int> numbers_;
    std::map<std::string, std::size_t> taken_;
};

} // namespace

core::Result<Names> read_names(const File& file) {
    const auto root = TRY(parse_json(file));
    Complaints complaints(file);
    Names names;
    std::set<std::string> codes;
    if (const json* list = list_of(root, "counties", kMaxCounties, complaints)) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string* code = text_member((*list)[i], "code");
            core::Texts name = texts_member((*list)[i], "name", true);
            if (code == nullptr) complaints.add(in("counties", i, "code"), "must be the county's code in quotes");
            if (code != nullptr && !codes.insert(*code).second)
                complaints.add(in("counties", i, "code"), "county " + *code + " stands twice: each county once");
            if (name.empty()) complaints.add(in("counties", i, "name"), kNameWanted);
            const std::string* kana = text_member((*list)[i], "kana");
            names.counties.push_back(
                {code == nullptr ? "" : *code, std::move(name), kana == nullptr ? std::string() : *kana});
        }
    }
    if (const json* list = list_of(root, "insets", kMaxCounties, complaints)) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string* county = text_member((*list)[i], "county");
            core::Texts name = texts_member((*list)[i], "name", true);
            if (county == nullptr || !codes.contains(*county))
                complaints.add(in("insets", i, "county"), "must be the code of one of the counties above");
            if (name.empty()) complaints.add(in("insets", i, "name"), kNameWanted);
            auto panes = read_panes((*list)[i], in("insets", i, "panes"), complaints);
            names.insets.push_back({county == nullptr ? "" : *county, std::move(name), std::move(panes)});
        }
    }
    if (complaints.any()) return complaints.error();
    return names;
}

core::Result<Offices> read_offices(const File& file, const Names& names) {
    const auto root = TRY(parse_json(file));
    return OfficesReader(file, names).read(root);
}

} // namespace kiosk::map
