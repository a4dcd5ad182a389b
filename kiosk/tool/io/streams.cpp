#include "tool/io/streams.hpp"

#include <ostream>

#include "tool/io/print.hpp"

namespace kiosk::tool {

int fail_with(const Io& io, const core::Error& error) {
    io.err << "kioskctl: " << printable_lines(error.detail) << '\n';
    return error.kind == core::ErrorKind::Usage ? kUsage : kFailed;
}

int ended(const Io& io, const core::Status& status) {
    return status ? kDone : fail_with(io, status.error());
}

} // namespace kiosk::tool
