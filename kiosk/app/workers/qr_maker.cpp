#include "app/workers/qr_maker.hpp"

#include <utility>

#include "scan/qr_writer.hpp"

namespace kiosk::app {

std::shared_ptr<const ui::QrCode> make_qr(const std::string& text) {
    auto matrix = scan::write_qr(text);
    if (!matrix) return nullptr;
    return std::make_shared<const ui::QrCode>(ui::QrCode{text, matrix->size, std::move(matrix->modules)});
}

QrMaker::QrMaker(std::function<void()> wake, Log log)
    : worker_(
          2,
          [log = std::move(log)](const std::string& text, const std::stop_token&) -> std::optional<Made> {
              if (auto made = make_qr(text)) return made;
              log.warn("a programme is not shown as a code: it is too long");
              return std::nullopt;
          },
          std::move(wake)) {}

void QrMaker::want(const std::string& text) {
    // Where too many wait it is asked for again in the next frame.
    if (!text.empty() && text != last_ && worker_.give(text)) last_ = text;
}

std::shared_ptr<const ui::QrCode> QrMaker::take() {
    return worker_.take().value_or(nullptr);
}

} // namespace kiosk::app
