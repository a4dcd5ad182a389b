// Where a process writes its database: one thread of it.
#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "core/base/result.hpp"
#include "store/desk/desk.hpp"

namespace kiosk::service {

// What a piece of work on the database writes.
enum class Writes { Nothing, Entries, Revision }; // Nothing that a screen shows

// Does the work where this process writes its database, and waits for it: in kioskctl here and now, in the kiosk on
// the desk's thread. The work is given the desk, or nothing where none is open. Unavailable: the work was not done.
using WriteHere = std::function<core::Status(Writes, const std::function<core::Status(const store::Desk*)>&)>;
[[nodiscard]] inline WriteHere write_at_once() {
    return [](Writes, const std::function<core::Status(const store::Desk*)>& work) { return work(nullptr); };
}

// Does the work by way of write, and gives what it came to.
template <class Work> [[nodiscard]] auto written(const WriteHere& write, Writes what, Work work) {
    using Done = decltype(work(static_cast<const store::Desk*>(nullptr)));
    std::optional<Done> done;
    const core::Status asked = write(what, [&](const store::Desk* desk) -> core::Status {
        done = work(desk);
        if (!*done) return tl::unexpected(done->error());
        return {};
    });
    if (!done)
        return Done(tl::unexpected(asked ? core::Error{core::ErrorKind::Unavailable, "nobody did it"} : asked.error()));
    return std::move(*done);
}

} // namespace kiosk::service
