// clock confirm
#include <ostream>

#include "core/i18n/text.hpp"
#include "store/database.hpp"
#include "store/desk/machine_clock.hpp"
#include "tool/commands.hpp"
#include "tool/io/print.hpp"

namespace kiosk::tool {

int confirm_clock(const Io& io, const std::filesystem::path& database) {
    const auto opened = store::Database::open(database, store::OpenMode::ReadOnly);
    if (!opened) return fail_with(io, opened.error());
    const auto event = opened->event();
    if (!event) return fail_with(io, event.error());
    auto history = store::read_clock_history(*opened);
    if (!history) return fail_with(io, history.error());
    store::MachineClock clock;
    clock.know(*history);
    const auto now = clock.now();
    const core::ClockPoint point{now.wall, now.boot, now.mono};
    history->confirmed = point;
    clock.know(std::move(*history));
    const auto judged = clock.judgement();
    const auto local = core::format_iso(now.wall, event->zone);
    if (!judged.trusted())
        return fail_with(io, {core::ErrorKind::Refused,
                              "the clock shows " + local + ", which was not confirmed: " + core::describe(judged)});
    if (const auto written = store::write_confirmation(database, point); !written)
        return fail_with(io, written.error());
    if (io.json)
        print_json(io.out, {{"confirmed", local}, {"trusted", core::describe(judged)}});
    else
        io.out << "confirmed: it is " << local
               << " at the school. This holds until the clock jumps or the machine is "
                  "switched off.\n";
    return kDone;
}

} // namespace kiosk::tool
