#include "scan/module_cells.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::scan {

// Over bare pointers: a checked place in the inner loops would keep them from being vectorised.
void smooth(Cells& cells, double sigma) {
    const int reach = static_cast<int>(std::ceil(2.5 * sigma));
    Cells across{};
    Cells both{};
    for (int i = -reach; i <= reach; ++i) {
        const auto weight = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)));
        const int from = std::max(0, -i), to = std::min(kModules, kModules - i);
        for (int y = 0; y < kModules; ++y) {
            const float* in = cells.data() + y * kModules + i;
            float* out = across.data() + y * kModules;
            for (int x = from; x < to; ++x) out[x] += weight * in[x];
        }
    }
    for (int i = -reach; i <= reach; ++i) {
        const auto weight = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)));
        const int from = std::max(0, -i), to = std::min(kModules, kModules - i);
        for (int y = from; y < to; ++y) {
            const float* in = across.data() + (y + i) * kModules;
            float* out = both.data() + y * kModules;
            for (int x = 0; x < kModules; ++x) out[x] += weight * in[x];
        }
    }
    cells = both;
}

} // namespace kiosk::scan
