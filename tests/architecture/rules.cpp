#include "architecture/rules.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <span>
#include <sstream>

#include "architecture/standard_headers.hpp"

namespace kiosk::architecture {
namespace {

namespace fs = std::filesystem;

struct Room {
    std::string_view name;
    std::vector<std::string_view> may_include;
};

const std::vector<Room>& room_table() {
    static const std::vector<Room> table{
        {"core", {}},
        {"platform", {"core"}},
        {"map", {"core"}},
        {"store", {"core", "platform"}},
        {"scan", {"core"}},
        {"event", {"core", "platform", "store"}},
        {"sync", {"core", "platform", "store"}},
        {"service", {"core", "platform", "store", "event", "sync"}},
        {"ui", {"core", "map"}},
        {"print", {"core", "store", "event", "scan"}},
        {"report", {"core", "platform", "map", "service", "print"}},
        {"app", {"core", "platform", "map", "store", "scan", "event", "sync", "service", "print", "report", "ui"}},
        {"tool", {"core", "platform", "map", "store", "scan", "sync", "event", "service", "print", "report"}},
    };
    return table;
}

// Shell patterns; "*" also matches "/". Files are named from kiosk/ on.
struct Library {
    std::string_view name;
    std::vector<std::string_view> headers;
    std::vector<std::string_view> only_in;
};

const std::vector<Library>& library_table() {
    static const std::vector<Library> table{
        {"tl::expected", {"tl/expected.hpp"}, {"core/*"}},
        {"libsodium", {"sodium.h", "sodium/*"}, {"core/crypto/*.cpp"}},
        {"ICU", {"unicode/*"}, {"core/i18n/*.cpp"}},
        {"SQLite", {"sqlite3.h"}, {"store/*"}},
        {"ZXing", {"ZXing/*"}, {"scan/decoder.cpp", "scan/qr_writer.cpp"}},
        {"GStreamer",
         {"gst/*", "glib.h", "glib-object.h"},
         {"scan/camera*.cpp", "scan/picture*.cpp", "app/audio/sound*.cpp"}},
        {"Dear ImGui", {"imgui*.h", "misc/freetype/imgui*.h", "backends/imgui*.h"}, {"ui/*", "app/window/*"}},
        {"OpenGL", {"glad/*"}, {"ui/*", "app/window/*"}},
        {"HarfBuzz", {"hb*.h"}, {"ui/text/shaper.cpp"}},
        {"FreeType", {"freetype/*"}, {"ui/text/shaper.cpp", "print/letter_faces.cpp", "tool/io/font_letters.cpp"}},
        {"Fontconfig", {"fontconfig/*"}, {"print/letter_faces.cpp"}},
        {"GLFW", {"GLFW/*"}, {"app/*"}},
        {"X11", {"X11/*"}, {"app/*"}},
        {"libxkbcommon", {"xkbcommon/*"}, {"app/window/key_source.cpp"}},
        {"libpng", {"png.h"}, {"app/*"}},
        {"libjpeg-turbo", {"turbojpeg.h"}, {"app/image/photo.cpp"}},
        {"toml++", {"toml++/*"}, {"event/*", "app/*", "print/badge/layouts.cpp"}},
        {"libcsv", {"csv.h"}, {"event/*"}},
        {"libzip and pugixml", {"zip.h", "pugixml.hpp"}, {"event/*"}},
        {"CLI11", {"CLI/*"}, {"app/*", "tool/*"}},
        {"nlohmann/json", {"nlohmann/*"}, {"app/*", "tool/*", "map/json*", "report/visit_file.cpp"}},
        {"spdlog", {"spdlog/*"}, {"app/*", "tool/*"}},
        {"libpq", {"libpq-fe.h"}, {"sync/hub/postgres_connection.cpp"}},
        {"GEOS", {"geos_c.h"}, {"map/geos*.cpp"}},
        {"Cairo and Pango", {"cairo*.h", "cairo/*", "pango/*"}, {"print/*", "report/*", "app/image/plan.cpp"}},
        {"librsvg", {"librsvg/*"}, {"app/image/plan.cpp"}},
        {"libxlsxwriter",
         {"xlsxwriter.h", "xlsxwriter/*"},
         {"report/xlsx_writer.cpp", "event/workbook/event_workbook.cpp"}},
        // The core asks no operating system: clocks, files and randomness enter as arguments.
        {"POSIX and Linux",
         {"dirent.h", "dlfcn.h", "errno.h", "fcntl.h", "fnmatch.h", "linux/*", "malloc.h", "poll.h", "pthread.h",
          "sched.h", "signal.h", "spawn.h", "sys/*", "termios.h", "time.h", "unistd.h"},
         {"platform/*", "store/*", "scan/*", "event/*", "sync/*", "service/*", "ui/*", "print/*", "report/*", "app/*",
          "tool/*"}},
    };
    return table;
}

bool matches(std::string_view pattern, std::string_view text) {
    return fnmatch(std::string(pattern).c_str(), std::string(text).c_str(), 0) == 0;
}

// Asked before a regular expression, which takes a hundred times as long.
template <class Needles = std::initializer_list<std::string_view>>
bool names_one_of(std::string_view line, const Needles& needles) {
    return std::ranges::any_of(needles,
                               [line](std::string_view needle) { return line.find(needle) != std::string_view::npos; });
}

bool matches_any(std::span<const std::string_view> patterns, std::string_view text) {
    return std::ranges::any_of(patterns, [&](std::string_view pattern) { return matches(pattern, text); });
}

const Room* find_room(std::string_view name) {
    const auto found = std::ranges::find(room_table(), name, &Room::name);
    return found == room_table().end() ? nullptr : &*found;
}

// What is wrong with this include in this file; nothing if it may stand.
std::optional<std::string> offence(std::string_view file, const std::string& room, const std::string& header,
                                   bool quoted) {
    const std::string target = first_part(header);
    if (quoted && find_room(target) != nullptr && target != header) {
        if (room == target || may_include(room, target)) return std::nullopt;
        return room + " may not include " + target;
    }
    if (!quoted && is_standard(header)) return std::nullopt;
    for (const Library& library : library_table()) {
        if (!matches_any(library.headers, header)) continue;
        if (matches_any(library.only_in, file)) return std::nullopt;
        return std::string(library.name) + " does not belong here";
    }
    return header + " is neither a room's header (\"room/file.hpp\") nor of a library in the table";
}

} // namespace

std::vector<SourceFile> read_files(const fs::path& checkout, const std::vector<std::string>& below) {
    static const std::set<std::string> text_names{"",     ".cpp",  ".hpp",  ".c",    ".h",   ".cmake",
                                                  ".csv", ".glsl", ".json", ".md",   ".py",  ".sh",
                                                  ".sql", ".supp", ".svg",  ".toml", ".txt", ".yml"};
    std::vector<SourceFile> files;
    const auto add = [&](const fs::path& path) {
        if (!text_names.contains(path.extension().string())) return;
        std::ifstream in(path, std::ios::binary);
        files.push_back({path.lexically_relative(checkout).generic_string(),
                         std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>())});
    };
    for (const std::string& name : below) {
        if (fs::is_regular_file(checkout / name)) add(checkout / name);
        if (!fs::is_directory(checkout / name)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(checkout / name)) {
            if (entry.is_regular_file() && entry.path().generic_string().find("/__pycache__/") == std::string::npos)
                add(entry.path());
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::vector<std::string> rooms() {
    std::vector<std::string> names;
    for (const Room& room : room_table()) names.emplace_back(room.name);
    return names;
}

bool may_include(std::string_view from_room, std::string_view to_room) {
    const Room* room = find_room(from_room);
    return room != nullptr && std::ranges::find(room->may_include, to_room) != room->may_include.end();
}

std::string first_part(std::string_view path) {
    return std::string(path.substr(0, path.find('/')));
}

void each_line(const SourceFile& file,
               const std::function<void(const std::string& line, const std::string& place)>& visit) {
    std::istringstream lines(file.text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
        visit(line, file.path + ":" + std::to_string(number) + ": ");
}

std::vector<OwnInclude> own_includes(const SourceFile& file) {
    static const std::regex include(R"re(^\s*#\s*include\s*"([^"]+)")re");
    std::vector<OwnInclude> all;
    each_line(file, [&](const std::string& line, const std::string& place) {
        std::smatch found;
        if (names_one_of(line, {"include"}) && std::regex_search(line, found, include))
            all.push_back({found[1], place.substr(0, place.rfind(':'))});
    });
    return all;
}

std::string documented_table(const std::string& readme, const std::vector<std::string>& names,
                             const std::function<std::string(const std::string& from, const std::string& to)>& word) {
    static const std::regex row(R"(\n\| `([\w/]+)` \|[^|]*\|([^|]*)\|)");
    std::map<std::string, std::string> found;
    for (std::sregex_iterator line(readme.begin(), readme.end(), row), end; line != end; ++line)
        found[(*line)[1]] = (*line)[2];
    std::string lines;
    for (const std::string& from : names) {
        lines += from + ":";
        for (const std::string& to : names) {
            const std::string said = word(from, to);
            if (!said.empty() && std::regex_search(found[from], std::regex("\\b" + said + "\\b"))) lines += " " + said;
        }
        lines += "\n";
    }
    return lines;
}

std::string documented_arrows(const std::string& readme) {
    return documented_table(readme, rooms(), [](const std::string&, const std::string& to) { return to; });
}

std::vector<std::string> check_includes(const SourceFile& file) {
    static const std::regex include(R"(^\s*#\s*include\b\s*(.*)$)");
    static const std::regex operand(R"re(^(<([^>]+)>|"([^"]+)").*$)re");
    constexpr std::string_view top = "kiosk/";
    std::vector<std::string> offences;
    if (!file.path.starts_with(top)) return offences;
    const std::string inside = file.path.substr(top.size());
    const std::string room = first_part(inside);
    if (find_room(room) == nullptr) return {file.path + ": " + room + " is not a room of the table"};
    each_line(file, [&](const std::string& line, const std::string& place) {
        std::smatch found;
        if (!names_one_of(line, {"include"}) || !std::regex_match(line, found, include)) return;
        const std::string rest = found[1];
        if (!std::regex_match(rest, found, operand)) {
            offences.push_back(place + "an include must name its header: " + rest);
            return;
        }
        const bool quoted = found[3].matched;
        if (const auto wrong = offence(inside, room, quoted ? found[3] : found[2], quoted))
            offences.push_back(place + *wrong);
    });
    return offences;
}

std::vector<std::string> check_openings(const SourceFile& file) {
    // Where one of these stands, a path becomes a descriptor. store's opens nothing that SQLite has open.
    static const std::regex opening(
        R"(\b(i|o)?fstream\s+\w+\s*[({]|\b(f|fd)?reopen\s*\(|\bfopen(64)?\s*\(|(^|[^\w])::(open|openat|creat)\s*\(|\bopenat2?\s*\(|\bSYS_openat2\b|(^|[^\w.:>])open\s*\([^)]*\bO_|\bmko?s?temps?\s*\()");
    static const std::vector<std::string_view> may{
        "app/metrics.cpp",
        "scan/camera_devices.cpp",
        "scan/picture.cpp",
        "store/desk/machine_clock.cpp",     // the kernel's
        "store/sqlite/checkpoint_lock.cpp", // F.lock
        "store/sqlite/connection.cpp",      // makes F before SQLite has it
        "platform/file.cpp",                // small files of our own, never a database
        "platform/folder.cpp",              // what a package holds
        "platform/system_clock.cpp",        // the kernel's
        "tool/io/passphrase.cpp",
        "ui/text/fonts.cpp",
    };
    constexpr std::string_view top = "kiosk/";
    std::vector<std::string> offences;
    if (!file.path.starts_with(top) || matches_any(may, file.path.substr(top.size()))) return offences;
    each_line(file, [&](const std::string& line, const std::string& place) {
        if (names_one_of(line, {"stream", "open", "creat", "temp"}) && std::regex_search(line, opening))
            offences.push_back(place + "opens a file, and is not one of those that may; a database above all");
    });
    return offences;
}

std::vector<std::string> check_casts(const SourceFile& file) {
    static const std::regex in_readers("kiosk/(core|platform|map|store|event|scan|sync)/.*");
    static const std::regex cast(
        R"(\breinterpret_cast\b(?!<(const )?(std::uint8_t|std::byte|char|unsigned char|UChar32)\*>))");
    std::vector<std::string> offences;
    if (!std::regex_match(file.path, in_readers)) return offences;
    each_line(file, [&](const std::string& line, const std::string& place) {
        if (names_one_of(line, {"reinterpret_cast"}) && std::regex_search(line, cast))
            offences.push_back(place + "looks at memory as something other than bytes");
    });
    return offences;
}

std::vector<std::string> check_links(const SourceFile& cmake) {
    static const std::regex call(R"(kiosk_room(?:_part)?\(\s*(\w+)([^)]*)\))");
    static const std::regex linked(R"(\bkiosk_(\w+?)(?:_headers)?\b)"); // a room, or its headers alone
    std::vector<std::string> offences;
    for (std::sregex_iterator room(cmake.text.begin(), cmake.text.end(), call), end; room != end; ++room) {
        const std::string name = (*room)[1];
        const std::string links = (*room)[2];
        if (find_room(name) == nullptr) offences.push_back(cmake.path + ": " + name + " is not a room of the table");
        for (std::sregex_iterator target(links.begin(), links.end(), linked); target != end; ++target) {
            const std::string to = (*target)[1];
            const bool own_part = to.starts_with(name + "_");
            if (!own_part && !may_include(name, to))
                offences.push_back(cmake.path + ": " + name + " may not link " + to);
        }
    }
    return offences;
}

std::vector<std::string> check_words(const SourceFile& file) {
    struct Rule {
        std::regex pattern;
        std::vector<std::string_view> needles; // one of them stands in whatever matches
        std::string what;
    };
    // The pieces keep this file from matching itself.
    static const std::vector<Rule> rules{
        // An example may live in the home of nobody in particular.
        {std::regex(R"((^|[^\w.$}~])/(home/(?!(k|kiosk|user)/)|root/|work/|Users/|mnt/|media/))"),
         {"home/", "root/", "work/", "Users/", "mnt/", "media/"},
         "a path of one machine"},
        {std::regex(
             R"(\b(debian\.org|ubuntu\.com/ubuntu|pypi\.org|pythonhosted\.org|npmjs\.(org|com)|crates\.io|ghcr\.io)\b)"),
         {".org", ".com", ".io"},
         "a package registry's or mirror's host"},
        {std::regex("\\b(TO"
                    "DO|FIX"
                    "ME|XX"
                    "X|HA"
                    "CK)\\b"),
         {"TO"
          "DO",
          "FIX"
          "ME",
          "XX"
          "X",
          "HA"
          "CK"},
         "unfinished work"},
        {std::regex(R"(^\s*#\s*if\s+0\b)"), {"if"}, "code that is switched off"},
    };
    static const std::regex url(R"(https?://([A-Za-z0-9.-]+))");
    // Hosts that are names of things (licences, formats, sources of data) and examples.
    static const std::set<std::string> hosts{
        "data.gov.tw",    "example.com",         "example.invalid", "example.org", "localhost",
        "opensource.org", "openfontlicense.org", "sdgs.un.org",     "www.w3.org",  "schemas.openxmlformats.org"};
    std::vector<std::string> offences;
    each_line(file, [&](const std::string& line, const std::string& place) {
        for (const Rule& rule : rules) {
            if (names_one_of(line, rule.needles) && std::regex_search(line, rule.pattern))
                offences.push_back(place + rule.what);
        }
        if (!names_one_of(line, {"://"})) return;
        for (std::sregex_iterator found(line.begin(), line.end(), url), end; found != end; ++found) {
            const std::string host = (*found)[1];
            if (!hosts.contains(host))
                offences.push_back(place + "the host " + host + " is not one of those that may be named");
        }
    });
    return offences;
}

std::vector<std::string> check_skips(const SourceFile& file) {
    static const std::regex skip("GTEST_"
                                 "SKIP|\\bDIS"
                                 "ABLED_");
    std::vector<std::string> offences;
    each_line(file, [&](const std::string& line, const std::string& place) {
        if (names_one_of(line, {"SKIP", "ABLED_"}) && std::regex_search(line, skip))
            offences.push_back(place + "a test that does not run");
    });
    return offences;
}

std::vector<std::string> check_shape(const SourceFile& file) {
    constexpr std::ptrdiff_t longest = 400;
    std::vector<std::string> offences;
    if (const auto lines = std::ranges::count(file.text, '\n'); lines > longest) {
        offences.push_back(file.path + ": " + std::to_string(lines) + " lines: two things live in it");
    }
    if (file.path.ends_with(".hpp") && file.text.find("#pragma once") == std::string::npos) {
        offences.push_back(file.path + ": a header without #pragma once");
    }
    return offences;
}

} // namespace kiosk::architecture
