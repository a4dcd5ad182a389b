#include "event/package/report_section.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace kiosk::event {
namespace {

constexpr int kMostMinutes = 600;
constexpr int kHighestRate = 1'000'000;
constexpr double kMostHours = 200;
constexpr double kQuartersOfHour = 4;
constexpr int kMinutesOfQuarter = 15;
constexpr std::size_t kMostCode = 64; // bytes

class ReportReader {
  public:
    ReportReader(const toml::table& table, const Reporter& reporter, const Letters* letters, core::EventInfo& event)
        : fields_(table, reporter, letters, "report"), table_(table), reporter_(reporter), letters_(letters),
          event_(event) {}

    std::vector<CourseDoor> read() {
        fields_.warn_of_others({"columns", "place", "organiser", "undertaker", "due", "absent_after_minutes", "credit",
                                "rates", "courses"});
        auto& rules = event_.report;
        rules.columns = columns();
        rules.place = fields_.texts("place", false, TextUse::Label);
        rules.organiser = fields_.texts("organiser", false, TextUse::Label);
        rules.undertaker = fields_.texts("undertaker", false, TextUse::Label);
        read_due();
        rules.absent_after = std::chrono::minutes{
            fields_.integer("absent_after_minutes", 0, kMostMinutes, static_cast<int>(core::kUsualLateness.count()))};
        rules.credit = fields_.word<core::CourseCredit>("credit",
                                                        {{"full", core::CourseCredit::FullAttendance},
                                                         {"pro-rata", core::CourseCredit::ProRata},
                                                         {"全程", core::CourseCredit::FullAttendance},
                                                         {"比例", core::CourseCredit::ProRata}},
                                                        core::CourseCredit::FullAttendance);
        read_rates();
        read_courses();
        return std::move(doors_);
    }

  private:
    std::vector<core::SigninColumn> columns() {
        std::vector<core::SigninColumn> columns;
        const toml::node* node = table_.get("columns");
        if (node == nullptr) return columns;
        const toml::array* list = node->as_array();
        if (list == nullptr || list->empty()) {
            fields_.wrong("columns", node, faults::kNotColumns());
            return columns;
        }
        for (const auto& item : *list) {
            const auto word = fields_.text_of("columns", item, kMaxCellBytes);
            if (!word) continue;
            const auto column = core::find_signin_column(*word);
            if (!column) {
                fields_.wrong(
                    "columns", &item,
                    faults::kNoSuchColumn(in_quotes(*word), core::nearest_word(*word, core::signin_column_ids())));
            } else if (std::ranges::find(columns, *column) != columns.end()) {
                fields_.wrong("columns", &item, faults::kTwice(in_quotes(*word)));
            } else {
                columns.push_back(*column);
            }
        }
        return columns;
    }

    void read_due() {
        const auto written = fields_.date_text("due");
        if (!written) return;
        const auto day = parse_written_day(*written);
        if (!day) {
            fields_.wrong("due", table_.get("due"), faults::kDueDay(in_quotes(*written)));
        } else if (*day < event_.last_day) {
            fields_.wrong("due", table_.get("due"), faults::kDueEarly());
        } else {
            event_.report.due = *day;
        }
    }

    void read_rates() {
        const toml::node* node = table_.get("rates");
        if (node == nullptr) return;
        const toml::table* rates = node->as_table();
        if (rates == nullptr) {
            fields_.wrong("rates", node, faults::kNotRates());
            return;
        }
        const EventFields fields(*rates, reporter_, letters_, "report.rates");
        std::vector<std::string_view> ids;
        for (const auto kind : core::kPersonKinds) ids.push_back(core::id_of(kind));
        fields.warn_of_others(ids);
        for (const auto kind : core::kPersonKinds) {
            const toml::node* one = rates->get(core::id_of(kind));
            if (one == nullptr) continue;
            const toml::table* rate = one->as_table();
            if (rate == nullptr) {
                fields.wrong(core::id_of(kind), one, faults::kNotARate());
                continue;
            }
            const EventFields days(*rate, reporter_, letters_, "report.rates." + std::string(core::id_of(kind)));
            days.warn_of_others({"full_day", "half_day"});
            event_.report.rates[kind] = {days.integer("full_day", 0, kHighestRate, 0),
                                         days.integer("half_day", 0, kHighestRate, 0)};
        }
    }

    void read_courses() {
        const toml::node* node = table_.get("courses");
        if (node == nullptr) return;
        const toml::array* list = node->as_array();
        if (list == nullptr || list->size() > kMostCourses) {
            fields_.wrong("courses", node, faults::kNotCourses(kMostCourses));
            return;
        }
        for (const auto& item : *list) {
            if (const toml::table* course = item.as_table()) {
                read_course(*course);
            } else {
                fields_.wrong("courses", &item, faults::kNotACourse());
            }
        }
    }

    void read_course(const toml::table& table) {
        const EventFields fields(table, reporter_, letters_, "report.courses");
        fields.warn_of_others({"code", "title", "hours", "checkpoints"});
        core::Course course;
        course.code = fields.text("code", kMostCode).value_or("");
        if (!course.code.empty() && !codes_.insert(course.code).second)
            fields.wrong("code", table.get("code"), faults::kCourseTwice(in_quotes(course.code)));
        course.title = fields.texts("title", false, TextUse::Prose);
        read_hours(fields, table, course);
        read_doors(fields, table, course);
        event_.report.courses.push_back(std::move(course));
    }

    static void read_hours(const EventFields& fields, const toml::table& table, core::Course& course) {
        const toml::node* node = table.get("hours");
        if (node == nullptr) {
            fields.wrong("hours", nullptr, faults::kHoursMissing());
            return;
        }
        const auto hours = node->is_number() ? node->value<double>() : std::nullopt;
        const double quarters = hours.value_or(0) * kQuartersOfHour;
        if (!hours || !(*hours > 0 && *hours <= kMostHours) || quarters != std::round(quarters)) {
            fields.wrong("hours", node, faults::kNotHours());
            return;
        }
        course.length = std::chrono::minutes{static_cast<int>(quarters) * kMinutesOfQuarter};
    }

    void read_doors(const EventFields& fields, const toml::table& table, core::Course& course) {
        const toml::node* node = table.get("checkpoints");
        if (node == nullptr) {
            fields.wrong("checkpoints", nullptr, faults::kDoorsMissing());
            return;
        }
        const toml::array* list = node->as_array();
        if (list == nullptr || list->empty() || list->size() > kMostCourseDoors) {
            fields.wrong("checkpoints", node, faults::kNotDoors(kMostCourseDoors));
            return;
        }
        for (const auto& item : *list) {
            const auto id = fields.text_of("checkpoints", item, kMaxCellBytes);
            if (!id) continue;
            const core::CheckpointId checkpoint{*id};
            if (std::ranges::find(course.checkpoints, checkpoint) != course.checkpoints.end()) {
                fields.wrong("checkpoints", &item, faults::kTwice(in_quotes(*id)));
                continue;
            }
            course.checkpoints.push_back(checkpoint);
            doors_.push_back({checkpoint, EventFields::line_of(&item)});
        }
    }

    EventFields fields_;
    const toml::table& table_;
    const Reporter& reporter_;
    const Letters* letters_;
    core::EventInfo& event_;
    std::set<std::string> codes_;
    std::vector<CourseDoor> doors_;
};

} // namespace

std::vector<CourseDoor> read_report_rules(const toml::table& file, const Reporter& reporter, const Letters* letters,
                                          core::EventInfo& event) {
    const toml::node* node = file.get("report");
    if (node == nullptr) return {};
    if (const toml::table* table = node->as_table()) return ReportReader(*table, reporter, letters, event).read();
    EventFields(file, reporter, letters).wrong("report", node, faults::kNotReport());
    return {};
}

} // namespace kiosk::event
