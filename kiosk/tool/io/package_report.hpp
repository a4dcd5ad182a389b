// An event package for a command that needs it sound, and its problems for whoever called.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "event/package/package.hpp"
#include "tool/io/streams.hpp"

namespace kiosk::tool {

[[nodiscard]] std::ptrdiff_t count(const std::vector<event::Problem>& problems, event::Problem::Severity severity);
[[nodiscard]] std::string several(std::ptrdiff_t number, std::string_view what); // "1 error", "2 errors"
// texts: of the language; null: English.
void print_problems(std::ostream& out, const std::vector<event::Problem>& problems,
                    const core::Catalogue* texts = nullptr);

// event::read_package with its progress drawn; encoding "": found out; has_glyph: may be empty.
[[nodiscard]] event::PackageReport read_watched(const Io& io, const std::filesystem::path& dir,
                                                const std::string& encoding = {}, event::HasGlyph has_glyph = {});

// Says every problem on err. With an error among them the package is refused: "nothing was loaded: 2 errors in DIR".
[[nodiscard]] core::Result<event::PackageReport> read_sound(const Io& io, const std::filesystem::path& dir,
                                                            std::string_view otherwise,
                                                            const std::string& encoding = {});

// The folder of the package, for commands that write into it. Of an event that is one workbook the folder that is made
// of it beside it, with every problem said as by read_sound(); what its tables warn of was said of the workbook then,
// and read_sound() does not repeat it. issuers: public keys (hex) that the workbook need not state.
[[nodiscard]] core::Result<std::filesystem::path> package_folder(const Io& io, const std::filesystem::path& source,
                                                                 std::string_view otherwise,
                                                                 const std::vector<std::string>& issuers = {});

} // namespace kiosk::tool
