#include "event/package/event_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "core/crypto/crypto.hpp"
#include "event/limits.hpp"
#include "event/package/event_fields.hpp"
#include "event/package/report_section.hpp"
#include "event/seal/seal.hpp"

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
                                             "repeat_green_seconds",
                                             "report"};

class EventReader {
  public:
    EventReader(const toml::table& table, const Reporter& reporter, const Letters* letters)
        : fields_(table, reporter, letters), table_(table), reporter_(reporter), letters_(letters) {}

    EventFile read() {
        fields_.warn_of_others(kKeys);
        read_identity();
        read_place_and_days();
        read_languages();
        read_issuers();
        read_rules();
        read_demo();
        file_.courses = read_report_rules(table_, reporter_, letters_, info());
        file_.complete = true;
        return std::move(file_);
    }

  private:
    core::EventInfo& info() { return file_.info; }

    void read_identity() {
        if (table_.get("id") == nullptr) {
            fields_.wrong("id", nullptr, faults::kIdMissing());
        } else if (const auto id = fields_.text("id")) {
            if (is_id(*id)) {
                info().id = core::EventId(*id);
                info().tag = core::event_tag(info().id);
            } else {
                fields_.wrong("id", table_.get("id"), faults::kNotAnId(in_quotes(*id)));
            }
        }
        info().kind = fields_.word<core::EventKind>("kind",
                                                    {{"visit", core::EventKind::Visit},
                                                     {"workshop", core::EventKind::Workshop},
                                                     {"參訪", core::EventKind::Visit},
                                                     {"工作坊", core::EventKind::Workshop}},
                                                    core::EventKind::Visit);
        info().title = fields_.texts("title", true, TextUse::Prose);
        info().host_school = fields_.texts("host_school", false, TextUse::Label);
        info().host_short = fields_.texts("host_short", false, TextUse::Label);
        read_privacy_notice();
        info().regional_office = fields_.integer("regional_office", 1, 11, 0);
        file_.revision = core::RevisionNumber(
            static_cast<std::uint32_t>(fields_.integer("revision", 1, static_cast<int>(kLastRevision), 1)));
    }

    void read_privacy_notice() {
        info().privacy_notice = fields_.texts("privacy_notice", false, TextUse::Prose, kMaxNotice);
        if (info().privacy_notice.empty() && !table_["sample"].value_or(false)) {
            reporter_.warning(fields_.line_of(table_.get("privacy_notice")), "privacy_notice", faults::kNoNotice());
        }
    }

    std::optional<core::LocalDay> day(std::string_view key) {
        if (table_.get(key) == nullptr) {
            fields_.wrong(key, nullptr, faults::kDayMissing(key));
            return std::nullopt;
        }
        const auto written = fields_.date_text(key);
        if (!written) {
            return std::nullopt;
        }
        const auto parsed = parse_written_day(*written);
        if (!parsed) {
            fields_.wrong(key, table_.get(key), faults::kNoDay(in_quotes(*written)));
            return std::nullopt;
        }
        return *parsed;
    }

    void read_place_and_days() {
        const auto name = fields_.text("zone").value_or("Asia/Taipei");
        auto zone = core::Zone::named(name);
        if (zone) {
            info().zone = *std::move(zone);
        } else {
            fields_.wrong("zone", table_.get("zone"), faults::kNotAZone(in_quotes(name)));
        }
        const auto first = day("first_day");
        const auto last = day("last_day");
        if (!first || !last) {
            return;
        }
        if (*last < *first || *last - *first >= std::chrono::days(kMaxEventDays)) {
            fields_.wrong("last_day", table_.get("last_day"), faults::kDaysWrong());
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
            fields_.wrong("languages", node, faults::kNoLanguages());
            return;
        }
        for (const auto& item : *list) {
            const auto language = fields_.text_of("languages", item, kMaxCellBytes);
            if (!language) {
                continue;
            }
            fields_.check_offered("languages", *language, item);
            if (std::find(info().languages.begin(), info().languages.end(), *language) == info().languages.end()) {
                info().languages.push_back(*language);
            }
        }
    }

    void read_issuers() {
        const toml::node* node = table_.get("issuers");
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (node != nullptr && (list == nullptr || list->size() > 16)) {
            fields_.wrong("issuers", node, faults::kNotKeys());
            return;
        }
        if (list == nullptr || list->empty()) {
            reporter_.warning(fields_.line_of(node), "issuers", faults::kNoKeys());
            return;
        }
        for (const auto& item : *list) {
            const auto hex = fields_.text_of("issuers", item, kMaxCellBytes);
            core::PublicKey key;
            if (!hex) {
                continue;
            }
            if (!core::from_hex(*hex, key.bytes)) {
                fields_.wrong("issuers", &item, faults::kNotAKey());
            } else if (std::find(info().issuers.begin(), info().issuers.end(), key) != info().issuers.end()) {
                fields_.wrong("issuers", &item, faults::kKeyTwice());
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
        info().retention_days = fields_.integer("retention_days", 1, kMaxRetentionDays, kDefaultRetention);
        info().result_name = fields_.word<core::ResultName>("result_name",
                                                            {{"full", core::ResultName::Full},
                                                             {"given", core::ResultName::Given},
                                                             {"masked", core::ResultName::Masked},
                                                             {"全名", core::ResultName::Full},
                                                             {"名字", core::ResultName::Given},
                                                             {"遮蔽", core::ResultName::Masked}},
                                                            core::ResultName::Full);
        info().show_delegations = fields_.yes_no("show_delegations", true);
        info().rules.exit_after = std::chrono::minutes(
            fields_.integer("exit_after_minutes", 0, kMinutesOfDay, static_cast<int>(usual.exit_after.count())));
        info().rules.repeat_green = std::chrono::seconds(
            fields_.integer("repeat_green_seconds", 0, kSecondsOfHour, static_cast<int>(usual.repeat_green.count())));
    }

    void read_demo() {
        info().sample = fields_.yes_no("sample", false);
        const auto written = fields_.date_text("demo_now");
        if (!written) {
            return;
        }
        const auto now = core::parse_iso(*written, info().zone);
        if (!now) {
            fields_.wrong("demo_now", table_.get("demo_now"), faults::kDemoTime(in_quotes(*written)));
        } else if (!info().sample) {
            fields_.wrong("demo_now", table_.get("demo_now"), faults::kDemoClock());
        } else {
            info().demo_now = *now;
        }
    }

    EventFields fields_;
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
                       faults::kToml(error.source().begin.column, error.description()));
        return {};
    }
}

} // namespace kiosk::event
