#include "app/workers/screenshot_writer.hpp"

namespace kiosk::app {

PictureWriter::PictureWriter(std::filesystem::path folder, Log log) : folder_(std::move(folder)), log_(std::move(log)) {
    thread_ = std::thread([this] { run(); });
}

PictureWriter::~PictureWriter() {
    pictures_.close();
    thread_.join();
}

void PictureWriter::save(std::string name, Picture picture) {
    if (!pictures_.push({std::move(name), std::move(picture)}))
        log_.warn("a picture was dropped: the disk does not keep up");
}

void PictureWriter::run() {
    while (const auto next = pictures_.pop()) {
        const auto saved = save_png(folder_ / (next->first + ".png"), next->second);
        if (!saved) log_.error("no picture: " + saved.error().detail);
    }
}

} // namespace kiosk::app
