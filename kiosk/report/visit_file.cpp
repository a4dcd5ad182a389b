#include "report/visit_file.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/base/iso_day.hpp"

namespace kiosk::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "kiosk-visit";
constexpr int kVersion = 1;
constexpr std::int64_t kMostPeople = 1'000'000;
constexpr std::int64_t kMostMinutes = 1'000'000;
constexpr std::size_t kMostCountries = 300;
constexpr std::size_t kMostDepth = 8;
constexpr std::size_t kMostText = 1'000; // bytes
constexpr int kLastOffice = 11;
constexpr int kLastGoal = 17;

Json json_of(const core::Texts& texts) {
    auto json = Json::object();
    for (const auto& [language, text] : texts.by_language)
        json[language.empty() ? std::string(core::kHomeLanguage) : language] = text;
    return json;
}

Json json_of(const Headcount& people) {
    return {{"expected", people.expected}, {"present", people.present}};
}

std::pair<const char*, const char*> keys_of(core::Trait trait) {
    switch (trait) {
    case core::Trait::Sex:
        return {"sexes", "sex"};
    case core::Trait::SchoolLevel:
        return {"school_levels", "school_level"};
    case core::Trait::Grade:
        break;
    }
    return {"grades", "grade"};
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; });
}

bool is_text(const Json& json) {
    if (!json.is_string()) return false;
    const auto& text = json.get_ref<const std::string&>();
    return text.size() <= kMostText && !has_control(text);
}

bool is_country(std::string_view code) {
    return code.empty() || (code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }));
}

// Reads one object; the first fault stays.
class Reader {
  public:
    Reader(const Json& json, std::string place, std::string& fault)
        : json_(json), place_(std::move(place)), fault_(fault) {}

    [[nodiscard]] const Json* find(const char* key) const {
        const auto found = json_.find(key);
        return found == json_.end() ? nullptr : &*found;
    }
    std::int64_t number(const char* key, std::int64_t least, std::int64_t most) const {
        const auto* value = find(key);
        if (value == nullptr || !value->is_number_integer()) {
            wrong(key, "is no whole number");
            return least;
        }
        const bool too_large =
            value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(most);
        const auto found = too_large ? most + 1 : value->get<std::int64_t>();
        if (found < least || found > most) {
            wrong(key, "is not from " + std::to_string(least) + " to " + std::to_string(most));
            return least;
        }
        return found;
    }
    std::string text(const char* key) const {
        const auto* value = find(key);
        if (value == nullptr || !is_text(*value)) {
            wrong(key, "is no text of at most " + std::to_string(kMostText) + " bytes");
            return "";
        }
        return value->get<std::string>();
    }
    core::Texts texts(const char* key) const {
        core::Texts texts;
        const auto* value = find(key);
        if (value == nullptr || !value->is_object()) {
            wrong(key, "is no table of texts by language");
            return texts;
        }
        for (const auto& [language, each] : value->items()) {
            if (!is_text(each) || language.size() > kMostText) {
                wrong(key, "is no table of texts by language");
                return texts;
            }
            texts.by_language.emplace(language, each.get<std::string>());
        }
        return texts;
    }
    core::LocalDay day(const char* key) const {
        const auto day = core::parse_day(text(key));
        if (!day) {
            wrong(key, "is no day such as 2026-11-26");
            return core::LocalDay{};
        }
        return *day;
    }
    Headcount people(const char* key) const {
        const auto* value = find(key);
        if (value == nullptr || !value->is_object()) {
            wrong(key, "is no pair of expected and present");
            return Headcount{};
        }
        return Reader(*value, place_ + "/" + key, fault_).people();
    }
    Headcount people() const { return {number("expected", 0, kMostPeople), number("present", 0, kMostPeople)}; }
    // Calls each with a reader of each entry.
    template <class Each> void list(const char* key, std::size_t most, const Each& each) const {
        const auto* value = find(key);
        if (value == nullptr || !value->is_array() || value->size() > most)
            return wrong(key, "is no list of at most " + std::to_string(most));
        for (std::size_t i = 0; i < value->size(); ++i) {
            const auto place = place_ + "/" + key + "/" + std::to_string(i);
            if (!(*value)[i].is_object()) return wrong(key, "holds what is no table");
            each(Reader((*value)[i], place, fault_));
        }
    }
    void wrong(const char* key, const std::string& what) const {
        if (fault_.empty()) fault_ = place_ + "/" + key + " " + what;
    }

  private:
    const Json& json_;
    std::string place_;
    std::string& fault_;
};

Visit visit_from(const Json& json, const std::string& file, std::string& fault) {
    const Reader all(json, "", fault);
    Visit visit;
    visit.file = file;
    visit.event = core::EventId{all.text("event")};
    visit.title = all.texts("title");
    visit.host_school = all.texts("host_school");
    visit.office = static_cast<int>(all.number("office", 0, kLastOffice));
    visit.first_day = all.day("first_day");
    visit.last_day = all.day("last_day");
    if (visit.last_day < visit.first_day) all.wrong("last_day", "is before first_day");
    visit.guests = all.people("guests");
    visit.hosts = all.people("hosts");
    all.list("countries", kMostCountries, [&](const Reader& one) {
        visit.countries.emplace_back(one.text("country"), one.people());
        if (!is_country(visit.countries.back().first)) one.wrong("country", "is no code of two capital letters");
    });
    std::int64_t present = 0;
    for (const auto& [country, people] : visit.countries) present += people.present;
    if (present != visit.guests.present) all.wrong("countries", "do not add up to the guests");
    all.list("goals", kLastGoal, [&](const Reader& one) {
        visit.goals.push_back({static_cast<int>(one.number("goal", 1, kLastGoal)),
                               static_cast<int>(one.number("items", 0, kMostPeople)),
                               std::chrono::minutes{one.number("minutes", 0, kMostMinutes)}});
    });
    const auto* sample = all.find("sample");
    visit.sample = sample != nullptr && sample->is_boolean() && sample->get<bool>();
    return visit;
}

} // namespace

std::string write_visit_file(const Summary& summary) {
    const auto& event = summary.event;
    Json json{{"format", kFormat},
              {"version", kVersion},
              {"event", event.id.str()},
              {"kind", event.kind == core::EventKind::Visit ? "visit" : "workshop"},
              {"title", json_of(event.title)},
              {"host_school", json_of(event.host_school)},
              {"office", event.regional_office},
              {"first_day", core::format_day(summary.first_day)},
              {"last_day", core::format_day(summary.last_day)},
              {"revision", summary.revision.value()},
              {"entries", summary.entries},
              {"guests", json_of(summary.guests)},
              {"hosts", json_of(summary.hosts)},
              {"unlisted", summary.unlisted},
              {"countries", Json::array()},
              {"languages", Json::array()},
              {"roles", Json::array()},
              {"sexes", Json::array()},
              {"school_levels", Json::array()},
              {"grades", Json::array()},
              {"counted_together", summary.together},
              {"goals", Json::array()},
              {"sample", event.sample}};
    for (const auto& [country, people] : summary.countries)
        json["countries"].push_back({{"country", country}, {"expected", people.expected}, {"present", people.present}});
    for (const auto& [language, present] : summary.languages)
        json["languages"].push_back({{"language", language}, {"present", present}});
    for (const auto& [role, present] : summary.roles) json["roles"].push_back({{"role", role}, {"present", present}});
    for (const auto& [trait, values] : summary.traits) {
        const auto [list, key] = keys_of(trait);
        for (const auto& [value, people] : values)
            json[list].push_back({{key, value}, {"expected", people.expected}, {"present", people.present}});
    }
    for (const auto& goal : summary.goals)
        json["goals"].push_back({{"goal", goal.goal}, {"items", goal.items}, {"minutes", goal.length.count()}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<Visit> parse_visit_file(std::string_view text, const std::string& file) {
    const auto invalid = [&](const std::string& what) {
        return core::fail(core::ErrorKind::Invalid, file + ": " + what);
    };
    if (text.size() > kMostVisitBytes) return invalid("is larger than a visit file ever is");
    bool too_deep = false;
    const auto shallow = [&](int depth, Json::parse_event_t, const Json&) {
        too_deep = too_deep || depth > static_cast<int>(kMostDepth);
        return !too_deep;
    };
    Json json;
    try {
        json = Json::parse(text, shallow);
    } catch (const Json::parse_error& error) {
        return invalid(std::string("is no JSON: ") + error.what());
    }
    if (too_deep || !json.is_object() || json.value("format", Json()) != kFormat)
        return invalid("is no visit file; \"kioskctl report summary --json\" writes them");
    if (json.value("version", Json()) != kVersion)
        return invalid("is of another version than this program reads (" + std::to_string(kVersion) + ")");
    std::string fault;
    auto visit = visit_from(json, file, fault);
    if (!fault.empty()) return invalid(fault);
    return visit;
}

} // namespace kiosk::report
