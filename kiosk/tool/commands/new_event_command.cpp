// event new
#include <algorithm>
#include <ostream>
#include <system_error>

#include "core/base/csv.hpp"
#include "core/base/iso_day.hpp"
#include "event/table/cell_readers.hpp"
#include "event/table/values.hpp"
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

core::Result<Values> values_of(const NewEvent& options) {
    constexpr std::chrono::days kAhead{30};
    const auto zone = TRY(core::Zone::named("Asia/Taipei"));
    auto first = core::Result<core::LocalDay>(zone.day_of(platform::read_now().wall) + kAhead);
    if (!options.first_day.empty()) first = day_of(options.first_day, "--first-day");
    if (!first) return tl::unexpected(first.error());
    const auto last = TRY(options.last_day.empty() ? first : day_of(options.last_day, "--last-day"));
    if (last < *first) return core::fail(ErrorKind::Usage, "--last-day is before the first day");
    const auto id = options.id.empty() ? "event-" + core::format_day(*first) : options.id;
    if (!event::is_id(id)) return core::fail(ErrorKind::Usage, "--id: use 1 to 64 of A-Z a-z 0-9 . _ -");
    const auto title = TRY(toml_text(options.title.empty() ? "國際教育交流活動" : options.title));
    std::string issuers;
    if (!options.key.empty()) {
        const auto key = TRY(read_key_file(options.key));
        if (core::is_sample(key))
            return core::fail(ErrorKind::Refused, options.key.string() +
                                                      " is a sample key, and the event is no sample: make a key with "
                                                      "\"kioskctl key new\"");
        issuers = "\"" + core::to_hex(core::public_key_of(key).bytes) + "\"";
    }
    return Values{{"@ID@", id},
                  {"@TITLE@", title},
                  {"@TITLE_EN@", options.title.empty() ? "International education exchange" : title},
                  {"@FIRST_DAY@", core::format_day(*first)},
                  {"@LAST_DAY@", core::format_day(last)},
                  {"@ISSUERS@", issuers}};
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
