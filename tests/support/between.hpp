// A number of a test's own range, for rapidcheck.
#pragma once

#include <rapidcheck.h>

namespace kiosk::test {

// From low to high, both included, evenly whatever the size of the case (rapidcheck's inRange grows with it).
inline rc::Gen<int> between(int low, int high) {
    return rc::gen::resize(100, rc::gen::inRange(low, high + 1));
}

} // namespace kiosk::test
