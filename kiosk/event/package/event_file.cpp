#include "event/package/event_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "core/base/edit_distance.hpp"
#include "core/crypto/crypto.hpp"
#include "event/limits.hpp"
#include "event/seal/seal.hpp"
#include "event/table/cell_readers.hpp"

namespace kiosk::event {
namespace {

constexpr std::size_t kMaxNotice = 4'000;
constexpr int kMaxRetentionDays = 3'650;
constexpr int kMaxEventDays = 366; // more is a slip of the pen

const std::vector<std::string_view> kKeys = {"id",
                                             "kind",
                                             "title",
                                             "host_school",
                                             "host_short",
                                             "regional_office",
                                             "zone",
                                             "first_day",
                                             "last_day",
                                             "issuers",
                                             "languages",
                                             "revision",
                                             "privacy_notice",
                                             "retention_days",
                                             "result_name",
                                             "sample",
                                             "demo_now",
                                             "show_delegations",
                                             "exit_after_minutes",
                                             "repeat_green_seconds"};

class EventReader {
  public:
    EventReader(const toml::table& table, const Reporter& reporter, const Letters* letters)
        : table_(table), reporter_(reporter), letters_(letters) {}

    EventFile read() {
        report_unknown_keys();
        read_identity();
        read_place_and_days();
        read_languages();
        read_issuers();
        read_rules();
        read_demo();
        file_.complete = true;
        return std::move(file_);
    }

  private:
    core::EventInfo& info() { return file_.info; }

    static int line_of(const toml::node* node) {
        return node == nullptr ? 0 : static_cast<int>(node->source().begin.line);
    }

    void wrong(std::string_view key, const toml::node* node, std::string what, std::string mend) {
        reporter_.error(line_of(node), key, std::move(what), std::move(mend));
    }

    void missing(std::string_view key, std::string mend) { wrong(key, nullptr, "the key is missing", std::move(mend)); }

    void report_unknown_keys() {
        for (const auto& [key, node] : table_) {
            if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end()) {
                reporter_.warning(line_of(&node), key.str(), "the key is not known and not read",
                                  "did you mean \"" + std::string(core::nearest_word(key.str(), kKeys)) + "\"?");
            }
        }
    }

    std::optional<std::string> text(std::string_view key, std::size_t longest = kMaxCellBytes) {
        const toml::node* node = table_.get(key);
        return node == nullptr ? std::nullopt : text_of(key, *node, longest);
    }

    // An id, a day or a word is the same without marks that nobody sees: nobody need hear of them there.
    std::optional<std::string> text_of(std::string_view key, const toml::node& node, std::size_t longest) {
        auto kept = kept_of(key, node, longest);
        return kept ? std::optional(std::move(kept->text)) : std::nullopt;
    }

    std::optional<std::string> shown_of(std::string_view key, const toml::node& node, std::size_t longest,
                                        TextUse use) {
        auto kept = kept_of(key, node, longest);
        if (!kept) return std::nullopt;
        report(key, node, findings_of(*kept));
        report(key, node, findings_in(kept->text, use, kTypeInFile));
        if (letters_ != nullptr) report(key, node, letters_->findings_in(kept->text));
        return std::move(kept->text);
    }

    void report(std::string_view key, const toml::node& node, const std::vector<Finding>& findings) {
        for (const auto& finding : findings) {
            if (finding.severity == Problem::Error) {
                wrong(key, &node, finding.what, finding.mend);
            } else {
                reporter_.warning(line_of(&node), key, finding.what, finding.mend);
            }
        }
    }

    std::optional<core::KeptText> kept_of(std::string_view key, const toml::node& node, std::size_t longest) {
        const auto value = node.value_exact<std::string>();
        if (!value) {
            wrong(key, &node, "this is not a text", "put it in quotes");
            return std::nullopt;
        }
        if (value->size() > longest) {
            wrong(key, &node, "the text is longer than " + std::to_string(longest) + " bytes", "shorten it");
            return std::nullopt;
        }
        const bool control = std::any_of(value->begin(), value->end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte < 0x20U && c != '\n') || byte == 0x7FU;
        });
        if (control) {
            wrong(key, &node, "the text holds a control character", "type it again");
            return std::nullopt;
        }
        if (const auto lost = lost_letters_in(*value, kTypeInFile); !lost.empty()) {
            report(key, node, lost);
            return std::nullopt;
        }
        return core::keep_text(*value);
    }

    core::Texts texts(std::string_view key, bool required, TextUse use, std::size_t longest = kMaxCellBytes) {
        core::Texts texts;
        const toml::node* node = table_.get(key);
        if (node == nullptr) {
            if (required) {
                missing(key, "add " + std::string(key) + " = \"…\"");
            }
            return texts;
        }
        const toml::table* by_language = node->as_table();
        if (by_language == nullptr) {
            if (auto plain = shown_of(key, *node, longest, use)) {
                texts.by_language.emplace("", std::move(*plain));
            }
            return texts;
        }
        for (const auto& [language, value] : *by_language) {
            const auto full = std::string(key) + "." + std::string(language.str());
            check_offered(full, language.str(), value);
            if (auto translated = shown_of(full, value, longest, use)) {
                texts.by_language.emplace(std::string(language.str()), std::move(*translated));
            }
        }
        if (required && texts.empty()) {
            wrong(key, node, "there is no text", "give it in at least one language");
        }
        return texts;
    }

    void check_offered(std::string_view key, std::string_view language, const toml::node& node) {
        const auto offered = core::guest_languages();
        if (std::find(offered.begin(), offered.end(), language) == offered.end()) {
            wrong(key, &node, in_quotes(language) + " is not a language of the kiosk",
                  "did you mean \"" + std::string(core::nearest_word(language, {offered.begin(), offered.end()})) +
                      "\"?");
        }
    }

    template <class T> std::optional<T> value(std::string_view key, std::string_view what) {
        const toml::node* node = table_.get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const auto value = node->value_exact<T>();
        if (!value) {
            wrong(key, node, "this is not " + std::string(what), "correct it");
        }
        return value;
    }

    int integer(std::string_view key, int least, int most, int otherwise) {
        const auto number = value<std::int64_t>(key, "a whole number");
        if (!number) {
            return otherwise;
        }
        if (*number < least || *number > most) {
            wrong(key, table_.get(key),
                  std::to_string(*number) + " is not from " + std::to_string(least) + " to " + std::to_string(most),
                  "correct it");
            return otherwise;
        }
        return static_cast<int>(*number);
    }

    bool yes_no(std::string_view key, bool otherwise) { return value<bool>(key, "true or false").value_or(otherwise); }

    // A date may be written bare, as TOML has a type for it, or in quotes.
    std::optional<std::string> date_text(std::string_view key) {
        const toml::node* node = table_.get(key);
        if (node == nullptr || (!node->is_date() && !node->is_date_time())) {
            return text(key);
        }
        std::ostringstream out;
        if (const auto* date = node->as_date()) {
            out << date->get();
        } else {
            out << node->as_date_time()->get();
        }
        return out.str();
    }

    template <class T> T word(std::string_view key, const std::vector<Word<T>>& words, T otherwise) {
        const auto written = text(key);
        if (!written) {
            return otherwise;
        }
        if (const auto found = find_word(*written, words)) {
            return *found;
        }
        wrong(key, table_.get(key), in_quotes(*written) + " is not known here",
              "did you mean \"" + std::string(core::nearest_word(*written, names_of(words))) + "\"?");
        return otherwise;
    }

    void read_identity() {
        if (table_.get("id") == nullptr) {
            missing("id", "add id = \"…\", 1 to 64 of A-Z a-z 0-9 . _ -");
        } else if (const auto id = text("id")) {
            if (is_id(*id)) {
                info().id = core::EventId(*id);
                info().tag = core::event_tag(info().id);
            } else {
                wrong("id", table_.get("id"), in_quotes(*id) + " is not an id", "use 1 to 64 of A-Z a-z 0-9 . _ -");
            }
        }
        info().kind = word<core::EventKind>("kind",
                                            {{"visit", core::EventKind::Visit},
                                             {"workshop", core::EventKind::Workshop},
                                             {"參訪", core::EventKind::Visit},
                                             {"工作坊", core::EventKind::Workshop}},
                                            core::EventKind::Visit);
        info().title = texts("title", true, TextUse::Prose);
        info().host_school = texts("host_school", false, TextUse::Label);
        info().host_short = texts("host_short", false, TextUse::Label);
        read_privacy_notice();
        info().regional_office = integer("regional_office", 1, 11, 0);
        file_.revision = core::RevisionNumber(
            static_cast<std::uint32_t>(integer("revision", 1, static_cast<int>(kLastRevision), 1)));
    }

    void read_privacy_notice() {
        info().privacy_notice = texts("privacy_notice", false, TextUse::Prose, kMaxNotice);
        if (info().privacy_notice.empty() && !table_["sample"].value_or(false)) {
            reporter_.warning(line_of(table_.get("privacy_notice")), "privacy_notice",
                              "guests are not told what is kept about them",
                              "state who collects what, for which purpose, for how long, and how to see, correct or "
                              "delete it (個資蒐集告知)");
        }
    }

    std::optional<core::LocalDay> day(std::string_view key) {
        if (table_.get(key) == nullptr) {
            missing(key, "add " + std::string(key) + " = 2026-11-26");
            return std::nullopt;
        }
        const auto written = date_text(key);
        if (!written) {
            return std::nullopt;
        }
        const auto parsed = parse_written_day(*written);
        if (!parsed) {
            wrong(key, table_.get(key), in_quotes(*written) + " is not a day", "write it as 2026-11-26");
            return std::nullopt;
        }
        return *parsed;
    }

    void read_place_and_days() {
        const auto name = text("zone").value_or("Asia/Taipei");
        auto zone = core::Zone::named(name);
        if (zone) {
            info().zone = *std::move(zone);
        } else {
            wrong("zone", table_.get("zone"), in_quotes(name) + " is not a time zone", "write it as Asia/Taipei");
        }
        const auto first = day("first_day");
        const auto last = day("last_day");
        if (!first || !last) {
            return;
        }
        if (*last < *first || *last - *first >= std::chrono::days(kMaxEventDays)) {
            wrong("last_day", table_.get("last_day"), "the last day is before the first, or more than a year after it",
                  "correct the days");
            return;
        }
        info().first_day = *first;
        info().last_day = *last;
        file_.days_known = true;
    }

    void read_languages() {
        const toml::node* node = table_.get("languages");
        const auto offered = core::guest_languages();
        if (node == nullptr) {
            info().languages.assign(offered.begin(), offered.end());
            return;
        }
        const toml::array* list = node->as_array();
        if (list == nullptr || list->empty()) {
            wrong("languages", node, "this is not a list of languages", "write it as [\"zh-TW\", \"en\"]");
            return;
        }
        for (const auto& item : *list) {
            const auto language = text_of("languages", item, kMaxCellBytes);
            if (!language) {
                continue;
            }
            check_offered("languages", *language, item);
            if (std::find(info().languages.begin(), info().languages.end(), *language) == info().languages.end()) {
                info().languages.push_back(*language);
            }
        }
    }

    void read_issuers() {
        const toml::node* node = table_.get("issuers");
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (node != nullptr && (list == nullptr || list->size() > 16)) {
            wrong("issuers", node, "this is not a list of 1 to 16 public keys",
                  "put in what \"kioskctl key new\" printed");
            return;
        }
        if (list == nullptr || list->empty()) {
            reporter_.warning(line_of(node), "issuers",
                              "there is no public key yet: no badge can be issued, and none is admitted",
                              "make a key with \"kioskctl key new\" and put in what it prints");
            return;
        }
        for (const auto& item : *list) {
            const auto hex = text_of("issuers", item, kMaxCellBytes);
            core::PublicKey key;
            if (!hex) {
                continue;
            }
            if (!core::from_hex(*hex, key.bytes)) {
                wrong("issuers", &item, "this is not a public key",
                      "put in the 64 hex digits that \"kioskctl key new\" printed");
            } else if (std::find(info().issuers.begin(), info().issuers.end(), key) != info().issuers.end()) {
                wrong("issuers", &item, "the key is there twice", "remove one of them");
            } else {
                info().issuers.push_back(key);
            }
        }
    }

    void read_rules() {
        constexpr int kDefaultRetention = 180;
        constexpr int kMinutesOfDay = 1'440;
        constexpr int kSecondsOfHour = 3'600;
        const core::EventRules usual;
        info().retention_days = integer("retention_days", 1, kMaxRetentionDays, kDefaultRetention);
        info().result_name = word<core::ResultName>("result_name",
                                                    {{"full", core::ResultName::Full},
                                                     {"given", core::ResultName::Given},
                                                     {"masked", core::ResultName::Masked}},
                                                    core::ResultName::Full);
        info().show_delegations = yes_no("show_delegations", true);
        info().rules.exit_after = std::chrono::minutes(
            integer("exit_after_minutes", 0, kMinutesOfDay, static_cast<int>(usual.exit_after.count())));
        info().rules.repeat_green = std::chrono::seconds(
            integer("repeat_green_seconds", 0, kSecondsOfHour, static_cast<int>(usual.repeat_green.count())));
    }

    void read_demo() {
        info().sample = yes_no("sample", false);
        const auto written = date_text("demo_now");
        if (!written) {
            return;
        }
        const auto now = core::parse_iso(*written, info().zone);
        if (!now) {
            wrong("demo_now", table_.get("demo_now"), in_quotes(*written) + " is not a time",
                  "write it as 2026-11-26T09:12:00+08:00");
        } else if (!info().sample) {
            wrong("demo_now", table_.get("demo_now"), "only a sample event may have a clock of its own",
                  "remove the line");
        } else {
            info().demo_now = *now;
        }
    }

    const toml::table& table_;
    const Reporter& reporter_;
    const Letters* letters_;
    EventFile file_;
};

} // namespace

EventFile read_event_file(std::string_view bytes, const Reporter& reporter, const Letters* letters) {
    try {
        const toml::table table = toml::parse(bytes);
        return EventReader(table, reporter, letters).read();
    } catch (const toml::parse_error& error) {
        reporter.error(static_cast<int>(error.source().begin.line), "",
                       "character " + std::to_string(error.source().begin.column) + ": " +
                           std::string(error.description()),
                       "correct the TOML");
        return {};
    }
}

} // namespace kiosk::event
