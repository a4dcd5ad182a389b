// A stick as somebody may have made it, for the fuzzer and for the corpus: names and contents parted by zero bytes.
#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/i18n/text.hpp"
#include "fuzz/targets.hpp"
#include "platform/private_folder.hpp"
#include "service/issue/stick_keys.hpp"
#include "service/stick_contents.hpp"
#include "service/stick_event.hpp"

namespace kiosk::test {

// The first sign of a content says what lies there: a folder with that as its event.toml, a link to that, a pipe, else
// a file. What a file system does not take is not there.
inline void lay_on_stick(const std::filesystem::path& stick, std::string_view name, std::string_view content) {
    if (name.empty() || name.size() > 255 || name == "." || name == ".." || name.find('/') != std::string_view::npos)
        return;
    std::error_code taken;
    const auto path = stick / std::filesystem::path(std::string(name));
    switch (content.empty() ? '\n' : content.front()) {
    case 'D':
        std::filesystem::create_directory(path, taken);
        std::ofstream(path / "event.toml", std::ios::binary) << content.substr(1);
        return;
    case 'L':
        std::filesystem::create_symlink(std::string(content.substr(1, 200)), path, taken);
        return;
    case 'F':
        (void)::mkfifo(path.c_str(), 0600);
        return;
    default:
        std::ofstream(path, std::ios::binary) << content;
    }
}

// Whatever lies there, names are for eyes, nothing is followed out of it, and an event is read or its problems are
// said.
inline void feed_stick(std::string_view input) {
    constexpr std::size_t kMostLaid = 40;
    const auto place = platform::PrivateFolder::make("fuzz");
    promise(place.has_value());
    std::size_t laid = 0;
    while (!input.empty() && laid++ < kMostLaid) {
        const auto name = input.substr(0, input.find('\0'));
        input.remove_prefix(std::min(name.size() + 1, input.size()));
        const auto content = input.substr(0, input.find('\0'));
        input.remove_prefix(std::min(content.size() + 1, input.size()));
        lay_on_stick(place->path(), name, content);
    }
    const auto stick = platform::Folder::open(place->path());
    promise(stick.has_value());
    const auto contents = service::list_stick(*stick);
    promise(contents.items.size() + contents.others <= laid && !contents.more);
    for (const auto& item : contents.items) {
        promise(core::is_valid_utf8(item.shown) && item.shown.find('\n') == std::string::npos);
        promise(item.kind != core::StickKind::Key || service::read_key_on(*stick, item.name).has_value());
        const auto event = service::read_stick_event(*stick, item, {});
        promise(!event || event->report.ok() || !event->report.problems.empty());
    }
}

} // namespace kiosk::test
