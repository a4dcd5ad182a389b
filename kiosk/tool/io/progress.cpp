#include "tool/io/progress.hpp"

#include <algorithm>
#include <ostream>

namespace kiosk::tool {

ProgressBar::~ProgressBar() {
    if (shown_ >= 0) io_->err << "\r\x1B[K" << std::flush;
}

void ProgressBar::show(double share) {
    constexpr int kWidth = 40;
    const int percent = static_cast<int>(std::clamp(share, 0.0, 1.0) * 100);
    if (!io_->err_is_terminal || io_->json || percent == shown_) return;
    shown_ = percent;
    const auto full = static_cast<std::size_t>(percent * kWidth / 100);
    io_->err << '\r' << what_ << " [" << std::string(full, '#') << std::string(kWidth - full, ' ') << "] " << percent
             << '%' << std::flush;
}

} // namespace kiosk::tool
