// The two small files beside the topology: the counties' official names, and which office has which counties. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/i18n/text.hpp"
#include "map/scene.hpp"

namespace kiosk::map {

struct CountyName {
    std::string code;
    core::Texts name;
    std::string kana; // as County has it
};
struct InsetName {
    std::string county;
    core::Texts name;
    std::vector<std::vector<std::string>> panes; // town codes, by pane; none: the whole county in one
};
struct Names {
    std::vector<CountyName> counties; // codes are unique
    std::vector<InsetName> insets;
};

struct Office {
    int number = 0; // 1 … 11
    core::Texts name;
    std::string host_city; // county code; one of its own
    std::vector<std::string> counties;
};
struct Offices {
    bool sample = true;
    core::Texts note;
    std::vector<Office> offices; // by number; every county of Names is in exactly one
};

inline constexpr int kMostOffices = 11;
inline constexpr std::size_t kMaxCounties = 64;
inline constexpr std::size_t kMaxPanes = 4, kMaxPaneTowns = 64;

// Invalid: everything that is wrong (20 lines at the utmost), each with the path to it and how to mend it.
[[nodiscard]] core::Result<Names> read_names(const File& file);
[[nodiscard]] core::Result<Offices> read_offices(const File& file, const Names& names);

} // namespace kiosk::map
