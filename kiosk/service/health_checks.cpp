#include "service/health_checks.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <system_error>
#include <utility>

#include <dlfcn.h>
#include <unistd.h>

#include "platform/system_clock.hpp"
#include "store/database.hpp"
#include "store/desk/machine_clock.hpp"
#include "store/kiosk_key.hpp"
#include "store/staff.hpp"

namespace kiosk::service {
namespace {

namespace fs = std::filesystem;

Finding examine_names(const store::Database& database, const core::EventInfo& event) {
    const auto purged = database.is_purged();
    if (!purged) return {Health::Fail, "names", purged.error().detail};
    return judge_names(event, *purged, event.zone.day_of(platform::read_now().wall));
}

Finding examine_ledgers(const store::Database& database, const fs::path& file) {
    const auto ledger = database.verify_ledgers(sync::known_at_hub(file));
    if (!ledger) return {Health::Fail, "ledger", ledger.error().detail};
    if (ledger->first_fault) return {Health::Fail, "ledger", store::to_line(*ledger->first_fault)};
    return {Health::Ok, "ledger", std::to_string(ledger->entries) + " entries verified"};
}

Finding examine_staff(const store::Database& database, const fs::path& file) {
    const auto staff = store::read_staff(database);
    if (!staff) return {Health::Fail, "staff", staff.error().detail};
    return judge_staff(*staff, file);
}

Finding examine_issuer(const store::Database& database) {
    const auto key = store::read_kiosk_key(database);
    if (!key) return {Health::Warn, "issuer", key.error().detail + "; badges can be made with another"};
    if (!*key) return {Health::Ok, "issuer", "no key on this kiosk"};
    return {Health::Ok, "issuer",
            "key " + core::to_hex((*key)->key.public_key.bytes) + ", under the PIN of " + (*key)->owner.str()};
}

} // namespace

Findings examine_fonts() {
    const auto readable = [](const fs::path& file) {
        std::error_code error;
        return fs::is_regular_file(file, error) && access(file.c_str(), R_OK) == 0;
    };
    Findings findings;
    for (const auto& font : core::kFontFiles) findings.push_back(judge_font(font, readable(font.file)));
    findings.push_back(judge_shaped_fonts(std::ranges::all_of(core::kShapedFonts, [&](const core::ShapedFont& font) {
        return readable(font.regular) && readable(font.bold);
    })));
    return findings;
}

Findings examine_opengl() {
    Findings findings;
    for (const auto* library : {"libGL.so.1", "libEGL.so.1"}) {
        if (void* handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL); handle != nullptr) {
            dlclose(handle);
            findings.push_back({Health::Ok, "opengl", library});
        } else {
            findings.push_back(
                {Health::Fail, "opengl", std::string(library) + " cannot be loaded; install libgl1 and libegl1"});
        }
    }
    return findings;
}

Findings examine_cameras() {
    Findings findings;
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
    return findings;
}

Finding examine_disk(const fs::path& database) {
    fs::path folder = database.has_parent_path() ? database.parent_path() : fs::path(".");
    std::error_code error;
    // The first start makes the folders that are missing.
    while (!fs::exists(folder, error) && folder.has_parent_path() && folder.parent_path() != folder)
        folder = folder.parent_path();
    const auto space = fs::space(folder, error);
    if (error) return judge_disk(folder, core::fail(core::ErrorKind::Io, error.message()));
    return judge_disk(folder, space.available);
}

core::ClockJudgement judge_clock_here(const fs::path& database) {
    store::MachineClock clock;
    store::ClockHistory history;
    if (!database.empty())
        if (const auto opened = store::Database::open(database, store::OpenMode::ReadOnly))
            if (auto read = store::read_clock_history(*opened)) history = std::move(*read);
    clock.know(std::move(history));
    return clock.judgement();
}

Findings examine_clock(const fs::path& database) {
    Findings findings;
    findings.push_back(judge_clock(judge_clock_here(database), platform::read_now().wall));
    if (!database.empty())
        if (const auto confirmed = store::read_confirmation(database); !confirmed)
            findings.push_back({Health::Warn, "clock", confirmed.error().detail + "; confirm the clock again"});
    const auto machine = platform::machine_id();
    findings.push_back(machine ? Finding{Health::Ok, "machine", core::to_hex(machine->bytes)}
                               : Finding{Health::Fail, "machine", machine.error().detail});
    return findings;
}

Findings examine_database(const fs::path& file) {
    const auto database = store::Database::open(file, store::OpenMode::ReadOnly);
    if (!database) return {{Health::Fail, "database", database.error().detail}};
    const auto lines = database->health();
    if (!lines) return {{Health::Fail, "database", lines.error().detail}};
    Findings findings;
    for (const auto& line : *lines) {
        const bool damaged = line.starts_with("quick_check") && !line.ends_with("= ok");
        findings.push_back({damaged ? Health::Fail : Health::Ok, "database", line});
    }
    if (const auto event = database->event()) {
        findings.push_back({Health::Ok, "event", event->id.str()});
        findings.push_back(examine_names(*database, *event));
    } else if (event.error().kind == core::ErrorKind::NotFound) {
        findings.push_back({Health::Warn, "event", "none is loaded; run kioskctl event load"});
    } else {
        findings.push_back({Health::Fail, "event", event.error().detail});
    }
    findings.push_back(examine_staff(*database, file));
    findings.push_back(examine_issuer(*database));
    findings.push_back(examine_ledgers(*database, file));
    return findings;
}

Finding examine_hub(const fs::path& file) {
    const auto state = sync::read_sync_state(file);
    if (!state) return {Health::Warn, "hub", state.error().detail + "; the next sync writes it anew"};
    if (!*state) return {Health::Ok, "hub", "never met one"};
    std::map<core::LedgerId, core::LedgerSeq> here;
    if (const auto database = store::Database::open(file, store::OpenMode::ReadOnly))
        if (const auto ledgers = database->ledgers())
            for (const auto& ledger : *ledgers) here[ledger.ledger] = ledger.last;
    return judge_hub(**state, sync::unsent(**state, here));
}

} // namespace kiosk::service
