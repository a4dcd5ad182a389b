// clock confirm
#include <ostream>

#include "core/i18n/text.hpp"
#include "service/machine_health.hpp"
#include "store/database.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {

int confirm_clock(const Io& io, const std::filesystem::path& database) {
    const auto zone = store::Database::open(database, store::OpenMode::ReadOnly).and_then([](const auto& opened) {
        return opened.event().map([](const core::EventInfo& event) { return event.zone; });
    });
    if (!zone) return fail_with(io, zone.error());
    const auto confirmed = service::confirm_clock(database);
    if (!confirmed) return fail_with(io, confirmed.error());
    const auto local = core::format_iso(confirmed->wall, *zone);
    if (io.json)
        print_json(io.out, {{"confirmed", local}, {"trusted", core::describe(confirmed->judged)}});
    else
        io.out << "confirmed: it is " << local
               << " at the school. This holds until the clock jumps or the machine is "
                  "switched off.\n";
    return kDone;
}

} // namespace kiosk::tool
