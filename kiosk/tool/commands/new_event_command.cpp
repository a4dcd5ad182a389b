// event new
#include <algorithm>
#include <ostream>
#include <system_error>

#include "core/base/csv.hpp"
#include "core/base/iso_day.hpp"
#include "event/table/cell_readers.hpp"
#include "event/table/values.hpp"
#include "event/workbook/event_workbook.hpp"
#include "event/workbook/find_sheets.hpp"
#include "platform/file.hpp"
#include "platform/system_clock.hpp"
#include "tool/commands.hpp"
#include "tool/commands/template_files.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

using core::ErrorKind;

// What stands between @ and @ in the template, and what is put there.
using Values = std::vector<std::pair<std::string_view, std::string>>;

core::Result<core::LocalDay> day_of(const std::string& text, const char* option) {
    const auto day = event::parse_written_day(text);
    if (!day) return core::fail(ErrorKind::Usage, std::string(option) + ": write the day as 2026-11-26 or 115/11/26");
    return *day;
}

// Within double quotes of TOML.
core::Result<std::string> toml_text(const std::string& text) {
    if (!core::is_valid_utf8(text) || std::any_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20U || c == 0x7F;
        }))
        return core::fail(ErrorKind::Usage, "--title: write it in UTF-8, without control characters");
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

struct Asked {
    std::string id;
    std::string title; // empty: the template's
    core::LocalDay first{};
    core::LocalDay last{};
    std::vector<std::string> issuers; // hex
};

core::Result<Asked> asked_for(const NewEvent& options) {
    constexpr std::chrono::days kAhead{30};
    const auto zone = TRY(core::Zone::named("Asia/Taipei"));
    auto first = core::Result<core::LocalDay>(zone.day_of(platform::read_now().wall) + kAhead);
    if (!options.first_day.empty()) first = day_of(options.first_day, "--first-day");
    if (!first) return tl::unexpected(first.error());
    const auto last = TRY(options.last_day.empty() ? first : day_of(options.last_day, "--last-day"));
    if (last < *first) return core::fail(ErrorKind::Usage, "--last-day is before the first day");
    const auto id = options.id.empty() ? "event-" + core::format_day(*first) : options.id;
    if (!event::is_id(id)) return core::fail(ErrorKind::Usage, "--id: use 1 to 64 of A-Z a-z 0-9 . _ -");
    Asked asked{id, options.title, *first, last, {}};
    if (!options.key.empty()) {
        const auto key = TRY(read_key_file(options.key));
        if (core::is_sample(key))
            return core::fail(ErrorKind::Refused, options.key.string() +
                                                      " is a sample key, and the event is no sample: make a key with "
                                                      "\"kioskctl key new\"");
        asked.issuers.push_back(core::to_hex(core::public_key_of(key).bytes));
    }
    return asked;
}

constexpr const char* kTitle = "國際教育交流活動";
constexpr const char* kTitleEn = "International education exchange";

core::Result<Values> values_of(const NewEvent& options) {
    const auto asked = TRY(asked_for(options));
    const auto title = TRY(toml_text(asked.title.empty() ? kTitle : asked.title));
    return Values{{"@ID@", asked.id},
                  {"@TITLE@", title},
                  {"@TITLE_EN@", asked.title.empty() ? kTitleEn : title},
                  {"@FIRST_DAY@", core::format_day(asked.first)},
                  {"@LAST_DAY@", core::format_day(asked.last)},
                  {"@ISSUERS@", asked.issuers.empty() ? "" : "\"" + asked.issuers.front() + "\""}};
}

int new_workbook(const Io& io, const NewEvent& options) {
    if (!event::is_event_workbook(options.workbook))
        return fail_with(io, {ErrorKind::Usage, options.workbook.string() + ": let the workbook's name end in .xlsx"});
    const auto asked = asked_for(options);
    if (!asked) return fail_with(io, asked.error());
    if (const auto title = toml_text(asked->title); !title) return fail_with(io, title.error());
    event::NewWorkbook wanted{asked->id,
                              asked->title.empty() ? kTitle : asked->title,
                              asked->title.empty() ? kTitleEn : asked->title,
                              asked->first,
                              asked->last,
                              asked->issuers};
    const auto bytes = event::new_event_workbook(wanted);
    if (!bytes) return fail_with(io, bytes.error());
    if (const auto written = platform::create_file(options.workbook, *bytes, 0600); !written)
        return fail_with(io, written.error());
    if (io.json)
        print_json(io.out, {{"workbook", options.workbook.string()}, {"event", asked->id}});
    else
        io.out << "made " << options.workbook.string() << ", the event " << asked->id
               << "; its first sheet says what to do next\n";
    return kDone;
}

// In one pass, so that what was put in is not looked through again.
std::string filled(std::string_view text, const Values& values) {
    std::string out;
    while (!text.empty()) {
        const auto at = std::min(text.find('@'), text.size());
        out += text.substr(0, at);
        text.remove_prefix(at);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto& one) { return text.starts_with(one.first); });
        if (value != values.end()) {
            out += value->second;
            text.remove_prefix(value->first.size());
        } else if (!text.empty()) {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

core::Status may_fill(const std::filesystem::path& dir) {
    std::error_code failed;
    const auto status = std::filesystem::symlink_status(dir, failed);
    if (status.type() == std::filesystem::file_type::not_found) return {};
    if (!std::filesystem::is_directory(dir, failed))
        return core::fail(ErrorKind::Refused, dir.string() + " is there and is no folder: choose another name");
    if (!std::filesystem::is_empty(dir, failed) || failed)
        return core::fail(ErrorKind::Refused,
                          dir.string() + " is not empty; nothing was written: choose another folder");
    return {};
}

core::Status write_files(const std::filesystem::path& dir, const Values& values) {
    std::error_code failed;
    const bool made = std::filesystem::create_directories(dir, failed);
    if (failed) return core::fail(ErrorKind::Io, dir.string() + ": " + failed.message());
    std::vector<std::filesystem::path> written;
    for (const auto& file : template_files()) {
        auto text = core::for_spreadsheets(filled(file.text, values));
        // TOML takes no byte order mark.
        if (file.name.ends_with(".toml")) text.erase(0, core::kUtf8Mark.size());
        auto status = platform::create_file(dir / file.name, text, 0600);
        if (!status) {
            for (const auto& one : written) std::filesystem::remove(one, failed);
            if (made) std::filesystem::remove(dir, failed);
            return status;
        }
        written.push_back(dir / file.name);
    }
    return {};
}

} // namespace

int new_event(const Io& io, const NewEvent& options) {
    if (options.dir.empty() == options.workbook.empty())
        return fail_with(io, {ErrorKind::Usage, "event new: give a folder, or --workbook FILE"});
    if (!options.workbook.empty()) return new_workbook(io, options);
    const auto values = values_of(options);
    if (!values) return fail_with(io, values.error());
    if (const auto free = may_fill(options.dir); !free) return fail_with(io, free.error());
    if (const auto written = write_files(options.dir, *values); !written) return fail_with(io, written.error());
    if (io.json) {
        auto files = Json::array();
        for (const auto& file : template_files()) files.push_back(file.name);
        print_json(io.out, {{"folder", options.dir.string()}, {"event", values->front().second}, {"files", files}});
        return kDone;
    }
    io.out << "made " << options.dir.string() << ", the event " << values->front().second
           << "; README.txt in it says what to do next\n";
    return kDone;
}

} // namespace kiosk::tool
