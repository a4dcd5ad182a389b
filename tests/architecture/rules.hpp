// The law of the house: which room may include which, which file may include which library, and what no file may say.
// Pure functions over text, so that the tests can show each rule a file that breaks it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::architecture {

struct SourceFile {
    std::string path; // from the top of the checkout, with "/": "kiosk/core/event/token.cpp"
    std::string text;
};

// Every regular file below these folders (or these files) of the checkout that is text by its name, sorted by path.
[[nodiscard]] std::vector<SourceFile> read_files(const std::filesystem::path& checkout,
                                                 const std::vector<std::string>& below);

// place: "path:line: ".
void each_line(const SourceFile& file,
               const std::function<void(const std::string& line, const std::string& place)>& visit);

// "store" of "store/database.hpp".
[[nodiscard]] std::string first_part(std::string_view path);

// The headers that a file names in quotes, in order.
struct OwnInclude {
    std::string header;
    std::string place; // "path:line"
};
[[nodiscard]] std::vector<OwnInclude> own_includes(const SourceFile& file);

// A table of a README, each row beginning with one of the names as code: "name: word word", rows and words in the order
// of the names. word: what stands for `to` in the third column of the row of `from`; "": nothing does.
[[nodiscard]] std::string
documented_table(const std::string& readme, const std::vector<std::string>& names,
                 const std::function<std::string(const std::string& from, const std::string& to)>& word);

// Rooms in the order of the table; empty arrows mean core's case: nothing.
[[nodiscard]] std::vector<std::string> rooms();
[[nodiscard]] bool may_include(std::string_view from_room, std::string_view to_room);

// The first and third column of the README's table of rooms, "room: arrow arrow", rows and arrows in the order of
// rooms().
[[nodiscard]] std::string documented_arrows(const std::string& readme);

// Each returns one line for every offence: "path:line: what". Files outside of kiosk/ have no arrows.
[[nodiscard]] std::vector<std::string> check_includes(const SourceFile& file);
// Files are opened in a few places only, none of which is ever given a database, its WAL or its index: those are
// SQLite's, for closing another descriptor of one takes away the locks of the whole process
// (store/sqlite/connection.hpp).
[[nodiscard]] std::vector<std::string> check_openings(const SourceFile& file);
// The rooms that the sanitizers read with look at foreign memory as bytes (or as ICU's name of the same character)
// only: bytes have no alignment, and so the sanitizers need not ask for it (scripts/cmake/KioskRoom.cmake).
[[nodiscard]] std::vector<std::string> check_casts(const SourceFile& file);
// kiosk/CMakeLists.txt: a room links no room that it may not include.
[[nodiscard]] std::vector<std::string> check_links(const SourceFile& cmake);
// Machine paths, hosts, unfinished work.
[[nodiscard]] std::vector<std::string> check_words(const SourceFile& file);
// Skipped or disabled tests.
[[nodiscard]] std::vector<std::string> check_skips(const SourceFile& file);
// Length, #pragma once.
[[nodiscard]] std::vector<std::string> check_shape(const SourceFile& file);

} // namespace kiosk::architecture
