#include "app/workers/desk_write.hpp"

#include <future>
#include <memory>
#include <utility>

namespace kiosk::app {
namespace {

using core::Status, service::Writes;

TaskDid did(Writes what) {
    switch (what) {
    case Writes::Entries:
        return TaskDid::Entries;
    case Writes::Revision:
        return TaskDid::Revision;
    case Writes::Nothing:
        break;
    }
    return TaskDid::Nothing;
}

} // namespace

service::WriteHere write_on_desk(WhenFree when_free) {
    return [when_free = std::move(when_free)](Writes what,
                                              const std::function<Status(const store::Desk*)>& work) -> Status {
        const auto promise = std::make_shared<std::promise<Status>>();
        auto answer = promise->get_future();
        const bool taken = when_free([promise, what, &work](const store::Desk* desk) {
            Status done = work(desk);
            const bool well = done.has_value();
            promise->set_value(std::move(done));
            return well ? did(what) : TaskDid::Nothing;
        });
        if (!taken) return core::fail(core::ErrorKind::Unavailable, "the desk takes no more work");
        return answer.get();
    };
}

} // namespace kiosk::app
