// For what a test needs and does not judge.
#pragma once

#include <stdexcept>
#include <utility>

#include "core/base/result.hpp"

namespace kiosk::test {

// The value; else the test ends here and fails with the error's detail.
template <class T> T must(core::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
}
inline void must(const core::Status& status) {
    if (!status) throw std::runtime_error(status.error().detail);
}

} // namespace kiosk::test
