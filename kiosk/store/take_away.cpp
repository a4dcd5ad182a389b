#include "store/take_away.hpp"

#include <system_error>

namespace kiosk::store {

core::Status take_away(const std::filesystem::path& database) {
    std::error_code error;
    for (const auto* ending : {"", "-wal", "-shm", ".identity", ".lock", ".clock", ".sync"}) {
        std::filesystem::remove(database.string() + ending, error);
        if (error) return core::fail(core::ErrorKind::Io, database.string() + ending + ": " + error.message());
    }
    return {};
}

} // namespace kiosk::store
