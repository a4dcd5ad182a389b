#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ostream>

#include <dlfcn.h>
#include <unistd.h>

#include "core/base/iso_day.hpp"
#include "core/i18n/font_files.hpp"
#include "core/rules/retention.hpp"
#include "platform/system_clock.hpp"
#include "store/database.hpp"
#include "store/desk/machine_clock.hpp"
#include "sync/sync_state_file.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {
namespace {

namespace fs = std::filesystem;

enum class Health { Ok, Warn, Fail };

struct Finding {
    Health health = Health::Ok;
    std::string name;
    std::string detail;
};
using Findings = std::vector<Finding>;

constexpr std::uintmax_t kMebibyte = 1024 * 1024;

std::string_view word_of(Health health) {
    switch (health) {
    case Health::Ok:
        return "ok";
    case Health::Warn:
        return "warn";
    case Health::Fail:
        return "fail";
    }
    return "fail";
}

void check_fonts(Findings& findings) {
    for (const auto& font : core::kFontFiles) {
        const std::string file(font.file);
        if (access(file.c_str(), R_OK) == 0)
            findings.push_back({Health::Ok, "font", file});
        else
            findings.push_back(
                {Health::Fail, "font",
                 file + " is missing, and the kiosk does not start without it; install " + std::string(font.package)});
    }
}

void check_gl(Findings& findings) {
    for (const auto* library : {"libGL.so.1", "libEGL.so.1"}) {
        if (void* handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL); handle != nullptr) {
            dlclose(handle);
            findings.push_back({Health::Ok, "opengl", library});
        } else {
            findings.push_back(
                {Health::Fail, "opengl", std::string(library) + " cannot be loaded; install libgl1 and libegl1"});
        }
    }
}

void check_cameras(Findings& findings) {
    std::vector<std::string> devices;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator("/dev", none)) {
        if (entry.path().filename().string().starts_with("video")) devices.push_back(entry.path().string());
    }
    std::sort(devices.begin(), devices.end());
    if (devices.empty())
        findings.push_back({Health::Warn, "camera", "no /dev/video* on this machine; plug a camera in"});
    for (const auto& device : devices) {
        if (access(device.c_str(), R_OK | W_OK) == 0) {
            findings.push_back({Health::Ok, "camera", device});
        } else {
            findings.push_back(
                {Health::Fail, "camera", device + ": " + std::strerror(errno) + "; add the user to the group video"});
        }
    }
}

void check_disk(Findings& findings, const fs::path& database) {
    auto folder = database.has_parent_path() ? database.parent_path() : fs::path(".");
    std::error_code error;
    const auto space = fs::space(folder, error);
    if (error) {
        findings.push_back({Health::Fail, "disk", folder.string() + ": " + error.message()});
        return;
    }
    const auto free = space.available / kMebibyte;
    const auto health = free < 64 ? Health::Fail : free < 1024 ? Health::Warn : Health::Ok;
    findings.push_back({health, "disk",
                        std::to_string(free) + " MiB free at " + folder.string() +
                            (health == Health::Ok ? "" : "; make room, a full disk records nothing")});
}

// Without a database nothing is known of entries, of an event and of what staff confirmed.
void check_clock(Findings& findings, const fs::path& database) {
    store::MachineClock clock;
    store::ClockHistory history;
    if (!database.empty())
        if (const auto opened = store::Database::open(database, store::OpenMode::ReadOnly))
            if (auto read = store::read_clock_history(*opened)) history = std::move(*read);
    clock.know(std::move(history));
    const auto judged = clock.judgement();
    findings.push_back({judged.trusted() ? Health::Ok : Health::Warn, "clock",
                        core::format_iso(clock.now().wall, core::Zone::utc()) +
                            (judged.trusted() ? ", trusted: " : ", not trusted, entries are marked time-unsure: ") +
                            core::describe(judged)});
    if (!database.empty())
        if (const auto confirmed = store::read_confirmation(database); !confirmed)
            findings.push_back({Health::Warn, "clock", confirmed.error().detail + "; confirm the clock again"});
    const auto machine = platform::machine_id();
    findings.push_back(machine ? Finding{Health::Ok, "machine", core::to_hex(machine->bytes)}
                               : Finding{Health::Fail, "machine", machine.error().detail});
}

void check_retention(Findings& findings, const store::Database& database, const core::EventInfo& event) {
    const auto purged = database.is_purged();
    if (!purged) {
        findings.push_back({Health::Fail, "names", purged.error().detail});
    } else if (*purged) {
        findings.push_back({Health::Ok, "names", "purged"});
    } else {
        const auto until = core::names_kept_until(event);
        const bool overdue = event.zone.day_of(platform::read_now().wall) > until;
        findings.push_back({overdue ? Health::Warn : Health::Ok, "names",
                            "kept until " + core::format_day(until) + (overdue ? "; run kioskctl purge" : "")});
    }
}

void check_database(Findings& findings, const fs::path& file) {
    const auto database = store::Database::open(file, store::OpenMode::ReadOnly);
    if (!database) {
        findings.push_back({Health::Fail, "database", database.error().detail});
        return;
    }
    const auto lines = database->health();
    if (!lines) {
        findings.push_back({Health::Fail, "database", lines.error().detail});
        return;
    }
    for (const auto& line : *lines) {
        const bool damaged = line.starts_with("quick_check") && !line.ends_with("= ok");
        findings.push_back({damaged ? Health::Fail : Health::Ok, "database", line});
    }
    if (const auto event = database->event()) {
        findings.push_back({Health::Ok, "event", event->id.str()});
        check_retention(findings, *database, *event);
    } else if (event.error().kind == core::ErrorKind::NotFound) {
        findings.push_back({Health::Warn, "event", "none is loaded; run kioskctl event load"});
    } else {
        findings.push_back({Health::Fail, "event", event.error().detail});
    }
    const auto ledger = database->verify_ledgers(sync::known_at_hub(file));
    if (!ledger) {
        findings.push_back({Health::Fail, "ledger", ledger.error().detail});
    } else if (ledger->first_fault) {
        findings.push_back({Health::Fail, "ledger", store::to_line(*ledger->first_fault)});
    } else {
        findings.push_back({Health::Ok, "ledger", std::to_string(ledger->entries) + " entries verified"});
    }
}

void check_hub(Findings& findings, const fs::path& file) {
    const auto contact = sync::read_sync_state(file);
    if (!contact) {
        findings.push_back({Health::Warn, "hub", contact.error().detail + "; the next sync writes it anew"});
        return;
    }
    if (!*contact) {
        findings.push_back({Health::Ok, "hub", "never met one"});
        return;
    }
    const auto& [met, tried, hub, problem, there] = **contact;
    std::map<core::LedgerId, core::LedgerSeq> here;
    if (const auto database = store::Database::open(file, store::OpenMode::ReadOnly))
        if (const auto ledgers = database->ledgers())
            for (const auto& ledger : *ledgers) here[ledger.ledger] = ledger.last;
    const auto queue = std::to_string(sync::unsent(**contact, here)) + " entries wait";
    const auto last = met == core::WallTime{} ? "never" : core::format_iso(met, core::Zone::utc());
    if (problem.empty())
        findings.push_back({Health::Ok, "hub", queue + ", last contact " + last + ", " + hub});
    else
        findings.push_back({Health::Warn, "hub",
                            queue + ", last contact " + last + ", " + hub + ": at " +
                                core::format_iso(tried, core::Zone::utc()) + " " + problem});
}

} // namespace

int doctor(const Io& io, const fs::path& database) {
    Findings findings;
    check_fonts(findings);
    check_gl(findings);
    check_cameras(findings);
    check_disk(findings, database);
    check_clock(findings, database);
    if (!database.empty()) {
        check_database(findings, database);
        check_hub(findings, database);
    }
    auto list = Json::array();
    for (const auto& finding : findings) {
        if (io.json) {
            list.push_back({{"health", word_of(finding.health)}, {"name", finding.name}, {"detail", finding.detail}});
        } else {
            io.out << word_of(finding.health) << ' ' << finding.name << ": " << printable(finding.detail) << '\n';
        }
    }
    if (io.json) print_json(io.out, list);
    const bool failed = std::any_of(findings.begin(), findings.end(),
                                    [](const Finding& finding) { return finding.health == Health::Fail; });
    return failed ? kFailed : kDone;
}

} // namespace kiosk::tool
